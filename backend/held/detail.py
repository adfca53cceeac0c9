"""One piece of held work as the desk reads it: what was recorded, by whom and when, and what releasing it would do."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock, problems
from backend.accounts.models import User
from backend.held import listing, supplements
from backend.held.telling import Teller, teller_of
from backend.web.sync_routes import context
from sync import ledger, media, payload, release
from sync import tables as t
from sync.faults import Fault
from sync.ledger import Settled
from sync.payload import Payload
from sync.proofs import chain

FLAGS = {
    "time_unverified": "手机时间未经核实", "clock_offset": "手机时钟有偏差", "outcome_before_report": "检验报告未到就作了结论",
    "record_not_attached": "记录文件未附上", "arrived_after_checkout": "签退之后记录",
}  # fmt: skip


def detail(session: Session, actor: User, row: Any) -> dict[str, Any]:
    """HeldDetail. Without the right to read, only what the list shows."""
    about = listing.shown(actor, row)
    if not about["can_read"]:
        return about | {"said": [], "media": [], "effects": None, "proof": None, "history": []}
    author, task = row[-3], row[-2]
    line, content = read(session, row)
    teller = teller_of(session, task, author.id if author else None)
    return about | {
        "said": teller.args(content.args) if content else [],
        "media": files(session, content.media if content else []),
        "effects": effects(session, teller, line, content, row),
        "proof": proof(session, line),
        "history": history(session, row),
    }


def read(session: Session, row: Any) -> tuple[Settled, Payload | None]:
    found = ledger.line_at(session, row.device_id, row.seq)
    if found is None:
        raise Fault("sync.not_held")
    try:
        return found[0], payload.read(found[0].payload)
    except Fault:
        return found[0], None


def files(session: Session, digests: list[bytes]) -> list[dict[str, Any]]:
    """The files it names and how far they are."""
    known = {digest: media.find(session, digest) for digest in digests}
    return [
        {
            "sha256": digest.hex(), "state": found.state if found else "declared",
            "mime": found.content_type if found else "", "size": found.size if found else None,
        }
        for digest, found in known.items()
    ]  # fmt: skip


def effects(
    session: Session, teller: Teller, line: Settled, content: Payload | None, row: Any
) -> dict[str, Any]:
    """What releasing would do now: {outcome, text, changes: [{row, before, after, beside}]}."""
    if content is not None and supplements.is_due(session, line, content):
        changes = supplements.changes(session, teller, content)
        return {"outcome": "supplement", "text": EFFECTS["supplement"], "changes": changes}
    tried = release.rehearse(session, row.device_id, row.seq, context(), clock.now())
    if tried.fault is not None:
        told = problems.as_json(tried.fault)
        return {"outcome": "held", "text": f"{told['title']}。{told['detail']}", "changes": []}
    return {
        "outcome": tried.outcome, "text": EFFECTS[tried.outcome],
        "changes": [
            {
                "row": teller.row(one.where[1], one.where[2]), "before": teller.text(one.before),
                "after": teller.text(one.after), "beside": one.beside,
            }
            for one in tried.changes
        ],
    }  # fmt: skip


EFFECTS = {
    "applied": "采用后写入任务资料。",
    "contested": "采用后与现有内容并列，由所属部门的检查人员选定。",
    "supplement": "记录已经锁定：采用后作为补正写入，已签认的内容不改动。",
}


def proof(session: Session, line: Settled) -> dict[str, Any]:
    """Does the phone's signature hold, what was flagged, and where it was."""
    key = session.scalar(select(t.device.c.public_key).where(t.device.c.id == line.device_id))
    fits = chain.link_n(line.prev_link, line.payload_hash) == line.link
    return {
        "signature_valid": bool(key) and fits and chain.verify(key or b"", line.link, line.signature),
        "time_verified": line.time_verified, "received_at": line.received_at,
        "flags": [FLAGS.get(flag, flag) for flag in line.flags or []],
    }  # fmt: skip


WORDS = {"held": "改为待处理", "applied": "采用", "contested": "采用", "rejected": "不予采用"}


def history(session: Session, row: Any) -> list[dict[str, Any]]:
    """Earlier words on it."""
    d = t.later_decision.c
    query = (
        select(d.outcome, d.reason, d.decided_at, User.name)
        .outerjoin(User, User.id == d.decided_by)
        .where(d.device_id == row.device_id, d.seq == row.seq)
        .order_by(d.decided_at, d.id)
    )
    return [
        {"at": at, "by": name, "text": f"{WORDS[outcome]}：{said(reason)}" if reason else WORDS[outcome]}
        for outcome, reason, at, name in session.execute(query)
    ]


def said(reason: str) -> str:
    """A person's words, or what a code means."""
    return listing.title_of(reason) if reason in problems.CATALOGUE else reason
