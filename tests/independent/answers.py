"""What the server answers, read strictly before anything is changed (P37, P60, P91)."""

from dataclasses import dataclass

from .encodings import UUID, Fields, ShapeError, canonical, parse

OUTCOMES = ("applied", "contested", "held", "rejected")


@dataclass(frozen=True)
class Outcome:
    """P37: what became of one mutation."""

    device: str
    seq: int
    hash: str
    outcome: str
    code: str = ""
    title: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Change:
    """P60: a row's new body as canonical text, or null where it is gone."""

    collection: str
    key: str
    version: int
    body: str | None


@dataclass(frozen=True)
class Block:
    """P60, P63: the changes of one dossier."""

    dossier: str
    start: int
    version: int
    whole: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Acknowledged:
    """P60: how far the server has the chain."""

    seq: int
    link: str
    signature: str


@dataclass(frozen=True)
class Answer:
    """P60, P91: one answer."""

    epoch: str
    id: str
    acknowledged: Acknowledged
    durable: int
    outcomes: tuple[Outcome, ...]
    anchor: str = ""
    blocks: tuple[Block, ...] = ()
    leave: tuple[str, ...] = ()
    last: bool = True
    cursor: str = ""
    want: str = ""
    expected: int = 0
    closed: str = ""


def _outcome(item: object) -> Outcome:
    fields = Fields(item, "outcome")
    if fields.text("outcome") not in OUTCOMES:
        raise ShapeError(f"outcome: unknown: {fields.text('outcome')!r}")
    problem = fields.fields("problem") if fields.has("problem") else Fields({}, "problem")
    words = (problem.text_or(name, "") for name in ("code", "title", "detail"))
    # P45: what was carried and stands in no ledger has neither
    seq = fields.integer("seq") if fields.has("seq") else 0
    names = fields.text_or("device", ""), seq, fields.text("hash")
    return Outcome(*names, fields.text("outcome"), *words)


def _change(item: object) -> Change:
    if not isinstance(item, list) or len(item) != 4:
        raise ShapeError("change: not a list of four")
    fields = Fields(dict(zip(("collection", "key", "version", "body"), item, strict=True)), "change")
    body = canonical(fields.raw["body"]) if fields.has("body") else None
    if body is not None:
        fields.fields("body").text("head")
    return Change(fields.text("collection"), fields.text("key"), fields.integer("version"), body)


def _block(item: object) -> Block:
    fields = Fields(item, "dossier")
    return Block(
        dossier=fields.text("id"),
        start=fields.integer("from"),
        version=fields.integer("version"),
        whole=fields.flag("whole"),
        changes=tuple(_change(change) for change in fields.items("changes")),
    )


def _left(item: object) -> str:
    if not isinstance(item, str) or not UUID.fullmatch(item):
        raise ShapeError("leave: not a dossier")
    return item


def _acknowledged(fields: Fields) -> Acknowledged:
    return Acknowledged(fields.integer("seq"), fields.text_or("link", ""), fields.text_or("signature", ""))


def _common(fields: Fields) -> Answer:
    if fields.integer("protocol") != 1:
        raise ShapeError("answer: another protocol")
    return Answer(
        epoch=fields.text("epoch"),
        id=fields.text("id"),
        acknowledged=_acknowledged(fields.fields("acknowledged")),
        durable=fields.integer_or("durable", 0),
        outcomes=tuple(_outcome(item) for item in fields.items("outcomes")),
    )


def _closed(fields: Fields) -> str:
    value = fields.raw.get("closed")
    return value if isinstance(value, str) else canonical(value) if value else ""


def read_answer(body: bytes) -> Answer:
    """P60: read the answer of a sync."""
    fields = Fields(parse(body), "answer")
    common = _common(fields)
    return Answer(
        epoch=common.epoch,
        id=common.id,
        acknowledged=common.acknowledged,
        durable=common.durable,
        outcomes=common.outcomes,
        anchor=fields.text_or("anchor", ""),
        blocks=tuple(_block(item) for item in fields.items("dossiers")),
        leave=tuple(_left(item) for item in fields.items("leave")),
        last=fields.flag("last"),
        cursor=fields.text_or("cursor", ""),
        want=fields.text_or("want", ""),
        expected=fields.integer_or("expected", 0),
        closed=_closed(fields),
    )


def read_hand_over(body: bytes) -> tuple[Answer, dict[str, int]]:
    """P91: read the answer of a hand-over and the bytes received per file."""
    fields = Fields(parse(body), "answer")
    uploads = fields.fields("uploads") if fields.has("uploads") else Fields({}, "uploads")
    return _common(fields), {name: uploads.integer(name) for name in uploads.raw}
