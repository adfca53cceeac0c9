"""Shapes of what a restored server leaves open."""

import marshmallow as ma
from marshmallow import fields


class RecoveryPerson(ma.Schema):
    """`can_sign_in` false: an account made from a certificate, or none."""

    id = fields.UUID(allow_none=True)
    username = fields.String()
    name = fields.String()
    can_sign_in = fields.Boolean()


class RestoredDevice(ma.Schema):
    id = fields.UUID()
    label = fields.String()
    user = fields.Nested(RecoveryPerson)
    acknowledged_seq = fields.Integer()
    restored_at = fields.AwareDateTime()
    revoked_at = fields.AwareDateTime(allow_none=True)


class HeldOf(ma.Schema):
    user = fields.Nested(RecoveryPerson)
    count = fields.Integer()


class WitnessCopy(ma.Schema):
    """`title`: the inspected object by the phone's own word, empty where it says none."""

    dossier = fields.UUID()
    title = fields.String()
    devices = fields.Integer()
    rows = fields.Integer()
    received_at = fields.AwareDateTime()


class Gap(ma.Schema):
    """Numbers `first` to `last` of a phone are lost."""

    device = fields.UUID()
    user = fields.Nested(RecoveryPerson)
    first = fields.Integer()
    last = fields.Integer()
    noticed_at = fields.AwareDateTime()


class MissingFile(ma.Schema):
    sha256 = fields.String()
    size = fields.Integer(allow_none=True)
    type = fields.String(allow_none=True)
    dossiers = fields.List(fields.UUID())


class Recovery(ma.Schema):
    epoch = fields.String()
    recovering = fields.Boolean()
    restored_to = fields.AwareDateTime(allow_none=True)
    ready_at = fields.AwareDateTime(allow_none=True)
    recovered_at = fields.AwareDateTime(allow_none=True)
    devices = fields.List(fields.Nested(RestoredDevice))
    held = fields.List(fields.Nested(HeldOf))
    copies = fields.List(fields.Nested(WitnessCopy))
    gaps = fields.List(fields.Nested(Gap))
    missing = fields.List(fields.Nested(MissingFile))
    missing_total = fields.Integer()


class WitnessRow(ma.Schema):
    device = fields.String()
    collection = fields.String()
    key = fields.String()
    version = fields.Integer()
    body = fields.Raw(allow_none=True)


class WitnessRows(ma.Schema):
    items = fields.List(fields.Nested(WitnessRow))


class EndRecovering(ma.Schema):
    """Said by a person who has looked: memberships and revocations are as they should be."""

    confirmed = fields.Boolean(required=True, validate=ma.validate.Equal(True))
