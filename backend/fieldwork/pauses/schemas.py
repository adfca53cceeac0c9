"""Arguments of the verbs about an interrupted visit."""

from backend.fieldwork.shapes import Args, digests, identity, one_of, whole_number, words


class Suspend(Args):
    id = identity()
    reason = words()
    media = digests()


class End(Args):
    id = identity()
    reason = words()
    approved_by = words(200)
    approved_how = one_of(("PHONE", "ONLINE"), required=True)
    approved_at = whole_number(load_default=None, allow_none=True)
