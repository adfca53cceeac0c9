"""Legal and technical review of off-site evidence at the desk (R80): two people who did not inspect."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.fieldwork.evidence import off_site
from backend.fieldwork.record import whole
from backend.problems import Problem
from backend.results.fact import Case, Fact
from backend.results.models import EvidenceReview
from backend.results.responsibility import may_judge
from backend.tasks.models import InspectionTask
from sync import dossiers
from sync.anchors import to_ms

WORDS = {"LEGAL": "法制审核", "TECHNICAL": "技术审核"}
Row = dict[str, Any]


def review(
    session: Session, actor: User, task: InspectionTask, sha256: str, kind: str, usable: bool, opinion: str
) -> EvidenceReview:
    """Record one of the two reviews; the second one lets a waiting result be entered by itself.

    Raises request.not_found, off_site.not_yours, off_site.reviewed_already, off_site.same_person,
    off_site.opinion_missing.
    """
    dossiers.lock_dossiers(session, [task.id])
    row = off_site_row(session, task, sha256)
    if not may_judge(actor, task, departments_of(task, row["line"])):
        raise Problem("off_site.not_yours")
    if not opinion.strip():
        raise Problem("off_site.opinion_missing")
    refuse_second(session, actor, task, sha256, kind)
    made = EvidenceReview(
        task_id=task.id, sha256=bytes.fromhex(sha256), kind=kind, usable=usable, opinion=opinion.strip(), by=actor.id,
        at=clock.now(),
    )  # fmt: skip
    session.add(made)
    session.flush()
    show(session, actor, task, made)
    trail.write(session, actor, "evidence.review", ("task", task.id), sha256=sha256, kind=kind, usable=usable)
    whole.look_again(session, task)
    return made


def off_site_row(session: Session, task: InspectionTask, sha256: str) -> Row:
    rows = dossiers.read_rows(session, task.id, "evidence").values()
    found = [row for row in rows if row["sha256"] == sha256 and off_site.is_off_site(row)]
    if not found:
        raise Problem("request.not_found")
    return found[0]


def departments_of(task: InspectionTask, line: str | None) -> list[UUID]:
    """Whose evidence it is; evidence of the visit as a whole is everybody's."""
    own = [UUID(each["department"]) for each in task.lines_frozen if each["code"] == line]
    return own or [part.department_id for part in task.departments]


def refuse_second(session: Session, actor: User, task: InspectionTask, sha256: str, kind: str) -> None:
    """Each review once, and the two by different people."""
    query = select(EvidenceReview).where(
        EvidenceReview.task_id == task.id, EvidenceReview.sha256 == bytes.fromhex(sha256)
    )
    done = {one.kind: one for one in session.scalars(query)}
    if kind in done:
        raise Problem("off_site.reviewed_already", what=WORDS[kind])
    if any(one.by == actor.id for one in done.values()):
        raise Problem("off_site.same_person")


def show(session: Session, actor: User, task: InspectionTask, made: EvidenceReview) -> None:
    """EvidenceReviewRow: the phones read who said what, with the line."""
    sha256 = made.sha256.hex()
    row = dossiers.read_rows(session, task.id, "evidence_reviews").get(sha256, {"sha256": sha256})
    said = {"by": str(actor.id), "name": actor.name, "at": to_ms(made.at), "usable": made.usable}
    fresh = {**row, made.kind: said | {"opinion": made.opinion}}
    dossiers.write_online(session, task.id, {("evidence_reviews", sha256): fresh}, actor.id)


def awaited(session: Session, task: InspectionTask, department_id: UUID) -> list[str]:
    """Lines of a department that wait for a review before their result may be entered."""
    rows = {
        name: dossiers.read_rows(session, task.id, name)
        for name in ("findings", "evidence", "evidence_reviews")
    }
    codes = [line["code"] for line in task.lines_of(department_id)]
    return off_site.unreviewed(codes, rows["findings"], rows["evidence"].values(), rows["evidence_reviews"])


def is_reviewed(case: Case) -> list[Fact]:
    """A barrier while a review is out; said where one found the material not to be used."""
    sheet, codes = case.sheet, [line["code"] for line in case.lines]
    reviews = sheet.of("evidence_reviews")
    ours = [
        row for row in sheet.of("evidence").values() if off_site.is_off_site(row) and row["line"] in codes
    ]
    if not ours:
        return []
    left = off_site.unreviewed(codes, sheet.of("findings"), ours, reviews)
    text = f"固定电子监控资料尚未经法制审核和技术审核，不能立案：{case.items(left)}"
    barrier = Fact("off_site", not left, text if left else "固定电子监控资料：没有待审核而用于立案的")
    against = sorted({row["line"] for row in ours if off_site.refused(row, reviews)})
    if not against:
        return [barrier]
    warning = f"固定电子监控资料审核意见为不予采用，请核对是否有其他证据：{case.items(against)}"
    return [barrier, Fact("off_site_refused", False, warning, is_barrier=False)]


def shown(actor: User, task: InspectionTask, row: Row, reviews: dict[str, Row]) -> Row:
    """What the desk shows with a piece of evidence: {reviews: [...], can_review: [kind]}."""
    done = reviews.get(row["sha256"], {})
    said = [{"kind": kind, **done[kind]} for kind in off_site.KINDS if done.get(kind)]
    spoke = any(each["by"] == str(actor.id) for each in said)
    may = not spoke and may_judge(actor, task, departments_of(task, row["line"]))
    return {"reviews": said, "can_review": off_site.missing(row, reviews) if may else []}
