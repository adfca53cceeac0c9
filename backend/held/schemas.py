"""What comes in and goes out of the desk of held work (types: pwa/src/api/office/held.ts)."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.web.paging import PageQuery


class HeldQuery(PageQuery):
    why = fields.String(load_default="", validate=validate.Length(max=100))
    task = fields.UUID(load_default=None)
    device = fields.UUID(load_default=None)


class HeldAuthor(ma.Schema):
    id, name, department = fields.String(), fields.String(), fields.String()


class HeldTask(ma.Schema):
    id, task_no, name, object = fields.String(), fields.String(), fields.String(), fields.String()


class HeldWhy(ma.Schema):
    code, title, detail = fields.String(), fields.String(), fields.String()


class HeldRow(ma.Schema):
    device, name, verb, phone, via = (fields.String() for _ in range(5))
    seq = fields.Integer()
    author = fields.Nested(HeldAuthor, allow_none=True)
    task = fields.Nested(HeldTask, allow_none=True)
    why = fields.Nested(HeldWhy)
    since = fields.AwareDateTime()
    made_at = fields.AwareDateTime(allow_none=True)
    can_decide, can_read = fields.Boolean(), fields.Boolean()


class HeldReason(ma.Schema):
    code, title = fields.String(), fields.String()
    count = fields.Integer()


class HeldPage(ma.Schema):
    items = fields.List(fields.Nested(HeldRow))
    reasons = fields.List(fields.Nested(HeldReason))
    total, page, pages = fields.Integer(), fields.Integer(), fields.Integer()


class HeldSaid(ma.Schema):
    name, text = fields.String(), fields.String()


class HeldFile(ma.Schema):
    sha256, state, mime = fields.String(), fields.String(), fields.String()
    size = fields.Integer(allow_none=True)


class HeldChange(ma.Schema):
    row, before, after = fields.String(), fields.String(), fields.String()
    beside = fields.Boolean()


class HeldEffects(ma.Schema):
    outcome = fields.String(validate=validate.OneOf(["applied", "contested", "supplement", "held"]))
    text = fields.String()
    changes = fields.List(fields.Nested(HeldChange))


class HeldProof(ma.Schema):
    signature_valid, time_verified = fields.Boolean(), fields.Boolean()
    received_at = fields.AwareDateTime()
    flags = fields.List(fields.String())


class HeldStep(ma.Schema):
    at = fields.AwareDateTime()
    by = fields.String(allow_none=True)
    text = fields.String()


class HeldDetail(HeldRow):
    said = fields.List(fields.Nested(HeldSaid))
    media = fields.List(fields.Nested(HeldFile))
    effects = fields.Nested(HeldEffects, allow_none=True)
    proof = fields.Nested(HeldProof, allow_none=True)
    history = fields.List(fields.Nested(HeldStep))


class Place(ma.Schema):
    device = fields.UUID(required=True)
    seq = fields.Integer(required=True, validate=validate.Range(1, 2**53))


class Decision(ma.Schema):
    """One word on one or many; each is judged and answered by itself."""

    places = fields.List(fields.Nested(Place), required=True, validate=validate.Length(1, 100))
    decision = fields.String(required=True, validate=validate.OneOf(["RELEASE", "DECLINE"]))
    reason = fields.String(load_default="", validate=validate.Length(max=1000))


class Decided(ma.Schema):
    device = fields.String()
    seq = fields.Integer()
    outcome = fields.String(
        validate=validate.OneOf(["applied", "contested", "supplement", "rejected", "held"])
    )
    problem = fields.Nested(HeldWhy, allow_none=True)


class DecidedAll(ma.Schema):
    items = fields.List(fields.Nested(Decided))


class ExportBreak(ma.Schema):
    """A frame that was not taken, and why: seal | frame | incomplete | a problem's code."""

    frame = fields.Integer()
    kind, why, sha256 = fields.String(), fields.String(), fields.String()
    seq = fields.Integer(allow_none=True)
    arrived = fields.Integer()


class ImportedExport(ma.Schema):
    id, sha256, device, phone, user, department = (fields.String() for _ in range(6))
    size = fields.Integer()
    imported_by = fields.String(allow_none=True)
    imported_at = fields.AwareDateTime()
    again = fields.AwareDateTime(allow_none=True)
    mutations, mutations_known, quarantined = fields.Integer(), fields.Integer(), fields.Integer()
    media, media_known, media_here, broken_total = (fields.Integer() for _ in range(4))
    broken = fields.List(fields.Nested(ExportBreak))
    ending = fields.String(validate=validate.OneOf(["whole", "cut_off", "damaged"]))


class ImportedPage(ma.Schema):
    items = fields.List(fields.Nested(ImportedExport))
    total, page, pages = fields.Integer(), fields.Integer(), fields.Integer()


class MissingMedium(ma.Schema):
    """A file a dossier speaks of and nobody has seen whole."""

    sha256, state, what, line, author, phone = (fields.String() for _ in range(6))
    size, captured_at = fields.Integer(), fields.Integer()
    last_contact_at = fields.AwareDateTime(allow_none=True)
    revoked, asked = fields.Boolean(), fields.Boolean()
    task = fields.Nested(HeldTask)


class MissingMedia(ma.Schema):
    items = fields.List(fields.Nested(MissingMedium))


class LossAsked(ma.Schema):
    task = fields.UUID(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}$"))
    reason = fields.String(required=True, validate=validate.Length(max=1000))


class LossDecision(ma.Schema):
    approve = fields.Boolean(required=True)
    opinion = fields.String(load_default="", validate=validate.Length(max=1000))


class Loss(MissingMedium):
    """One request and what became of it."""

    id, reason, asked_by, opinion = (fields.String() for _ in range(4))
    decision = fields.String(validate=validate.OneOf(["ASKED", "APPROVED", "DECLINED"]))
    asked_at = fields.AwareDateTime()
    decided_by = fields.String(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    can_decide = fields.Boolean()


class LossPage(ma.Schema):
    items = fields.List(fields.Nested(Loss))
    total, page, pages = fields.Integer(), fields.Integer(), fields.Integer()
