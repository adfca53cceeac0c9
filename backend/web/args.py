"""What arguments look like on the wire (pwa/src/domain/verbs.ts). Shape only: facts are checked by services."""

from collections.abc import Callable
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from sync.faults import Fault


class Args(Schema):
    """Keys we do not know yet are left out, so that a newer phone can always deliver."""

    class Meta:
        unknown = EXCLUDE


def loader(schema: type[Schema]) -> Callable[[Any], dict[str, Any]]:
    """What `sync.registry.handles` wants: checked arguments, or Fault('input.invalid') naming the fields."""
    made = schema()

    def load(args: Any) -> dict[str, Any]:
        try:
            loaded: dict[str, Any] = made.load(args)
        except ValidationError as error:
            raise Fault("input.invalid", errors=spelled(error.messages)) from error
        return loaded

    return load


def spelled(messages: Any) -> Any:
    """The messages with places in lists as text: JSON knows no other keys."""
    if isinstance(messages, dict):
        return {str(key): spelled(value) for key, value in messages.items()}
    return messages


def words(longest: int = 4000, **more: Any) -> fields.String:
    """Text a person wrote; absent means nothing was written."""
    return fields.String(load_default="", validate=validate.Length(max=longest), **more)


def needed(longest: int = 200) -> fields.String:
    return fields.String(required=True, validate=validate.Length(min=1, max=longest))


def identity(**more: Any) -> fields.String:
    """A UUID as lower-case text, the way rows carry it; required unless told otherwise."""
    return fields.String(
        **{"required": True} | more, validate=validate.Regexp(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    )


def digest(**more: Any) -> fields.String:
    """SHA-256 in lower-case hex."""
    return fields.String(validate=validate.Regexp(r"^[0-9a-f]{64}$"), **more)


def one_of(choices: Any, **more: Any) -> fields.String:
    return fields.String(validate=validate.OneOf(list(choices)), **more)


def whole_number(**more: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(0, 2**53 - 1), **more)


def day(**more: Any) -> fields.String:
    """2026-06-10"""
    return fields.String(validate=validate.Regexp(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"), **more)


def digests() -> fields.List[Any]:
    return fields.List(digest(), load_default=list, validate=validate.Length(max=500))
