"""What arguments on a task's dossier look like on the wire (pwa/src/domain/verbs.ts): the common pieces, and signatures."""

from typing import Any

from marshmallow import fields, validate

from backend.web.args import (
    Args,
    day,
    digest,
    digests,
    identity,
    loader,
    needed,
    one_of,
    spelled,
    whole_number,
    words,
)  # fmt: skip

__all__ = [
    "Args", "OfficerSignature", "day", "digest", "digests", "identity", "loader", "needed", "one_of", "signatures",
    "spelled", "whole_number", "words",
]  # fmt: skip


class OfficerSignature(Args):
    user = identity()
    sha256 = digest(required=True)


def signatures() -> fields.List[Any]:
    return fields.List(fields.Nested(OfficerSignature), required=True, validate=validate.Length(max=40))
