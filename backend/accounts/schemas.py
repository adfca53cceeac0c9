"""What comes in and goes out of the accounts' routes. Shapes only; facts are checked by the service."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.web.pages import page_schema

TEXT = validate.Length(min=1, max=200)
HEX32 = validate.Regexp(r"^[0-9a-f]{64}$")


class SignIn(ma.Schema):
    username = fields.String(required=True, validate=TEXT)
    password = fields.String(required=True, validate=TEXT, load_only=True)


class DepartmentShort(ma.Schema):
    id = fields.UUID()
    code = fields.String()
    name = fields.String()


class Me(ma.Schema):
    """The account as its own phone and desk see it."""

    id = fields.UUID()
    username = fields.String()
    name = fields.String()
    department = fields.Nested(DepartmentShort, allow_none=True)
    roles = fields.List(fields.String())


class Tokens(ma.Schema):
    access_token = fields.String()
    refresh_token = fields.String()


class SignedIn(Tokens):
    user = fields.Nested(Me)
    recovery_key = fields.String(
        allow_none=True
    )  # the office's public key for PIN recovery, 65 bytes as base64url


class PinRecoveryKey(ma.Schema):
    public_key = fields.String(allow_none=True)


class Wrap(ma.Schema):
    """A content key wrapped to one public key (PROTOCOL P132)."""

    v = fields.Integer(required=True, validate=validate.Equal(1))
    key_id = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{16}$"))
    epk = fields.String(required=True, validate=validate.Length(equal=87))
    iv = fields.String(required=True, validate=validate.Length(equal=16))
    ct = fields.String(required=True, validate=validate.Length(equal=64))


class PinRecovery(ma.Schema):
    wrap = fields.Nested(Wrap, required=True)
    to = fields.String(required=True, validate=validate.Length(equal=87))


class PinRecoveryByCode(PinRecovery):
    username = fields.String(required=True, validate=TEXT)
    code = fields.String(required=True, validate=validate.Regexp(r"^[0-9]{8}$"), load_only=True)


class PinRecoveryCode(ma.Schema):
    code = fields.String()  # shown once
    minutes = fields.Integer()


class Department(DepartmentShort):
    jurisdiction = fields.String()
    contact = fields.String()
    closed_at = fields.AwareDateTime(allow_none=True)


class Departments(ma.Schema):
    items = fields.List(fields.Nested(Department))


class NewDepartment(ma.Schema):
    code = fields.String(required=True, validate=validate.Regexp(r"^[A-Z0-9-]{2,20}$"))
    name = fields.String(required=True, validate=TEXT)
    jurisdiction = fields.String(required=True, validate=TEXT)


class DepartmentChange(ma.Schema):
    name = fields.String(validate=TEXT)
    contact = fields.String(validate=validate.Length(max=200))
    closed = fields.Boolean()


class User(Me):
    """An account as an administrator sees it."""

    phone = fields.String()
    inspector_no = fields.String()
    person_type = fields.String()
    certificate_no = fields.String()
    certificate_valid_to = fields.Date(allow_none=True)
    disabled_at = fields.AwareDateTime(allow_none=True)
    created_at = fields.AwareDateTime()


UserPage = page_schema("UserPage", User)


class NewUser(ma.Schema):
    username = fields.String(required=True, validate=validate.Regexp(r"^[A-Za-z0-9._-]{2,60}$"))
    name = fields.String(required=True, validate=TEXT)
    password = fields.String(required=True, validate=TEXT, load_only=True)
    roles = fields.List(fields.String(validate=TEXT), required=True, validate=validate.Length(max=20))
    department_id = fields.UUID(load_default=None, allow_none=True)
    phone = fields.String(load_default="", validate=validate.Length(max=30))


class UserChange(ma.Schema):
    name = fields.String(validate=TEXT)
    phone = fields.String(validate=validate.Length(max=30))
    roles = fields.List(fields.String(validate=TEXT), validate=validate.Length(max=20))
    department_id = fields.UUID(allow_none=True)
    disabled = fields.Boolean()


class NewPassword(ma.Schema):
    password = fields.String(required=True, validate=TEXT, load_only=True)


class Closed(ma.Schema):
    """A chain that ended on this phone: what it last knew of it."""

    device = fields.UUID(required=True)
    seq = fields.Integer(required=True, validate=validate.Range(min=0))
    link = fields.String(required=True, validate=HEX32)


class NewDevice(ma.Schema):
    id = fields.UUID(required=True)
    public_key = fields.String(required=True, validate=validate.Length(equal=87))  # 65 bytes as base64url
    label = fields.String(load_default="", validate=validate.Length(max=200))
    closes = fields.Nested(Closed, load_default=None, allow_none=True)


class Enrolled(ma.Schema):
    id = fields.UUID()
    link = fields.String()
    anchor = fields.String()
    epoch = fields.String()
    certificate = fields.String()


class Owner(ma.Schema):
    id = fields.UUID()
    username = fields.String()
    name = fields.String()


class Device(ma.Schema):
    id = fields.UUID()
    user = fields.Nested(Owner)
    label = fields.String()
    acknowledged_seq = fields.Integer()
    unsent = fields.Integer(allow_none=True)
    enrolled_at = fields.AwareDateTime()
    last_contact_at = fields.AwareDateTime(allow_none=True)
    revoked_at = fields.AwareDateTime(allow_none=True)
    closed_at = fields.AwareDateTime(allow_none=True)


class Devices(ma.Schema):
    items = fields.List(fields.Nested(Device))
