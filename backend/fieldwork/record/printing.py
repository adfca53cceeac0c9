"""The papers of a visit: which of them there are, and their pages (R71, R85, R87–R92)."""

from dataclasses import dataclass
from typing import Any, NoReturn

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.record.signing import COLLECTIONS, pictures_in, signing_of
from backend.forms import dates
from backend.forms.printing import Press, Printed, print_sheets
from backend.forms.record import read_record
from backend.forms.rendering import FORMS
from backend.forms.sheets import Sheet
from backend.problems import Problem
from backend.tasks.models import InspectionTask
from backend.tasks.papers import prefilled
from sync import dossiers, media
from sync.faults import Fault
from sync.stores.base import ObjectStore

OFFICIALS = ("REVIEWER", "DEPT_HEAD", "DEPT_ADMIN", "ARCHIVIST")
LARGEST = 8 * 1024 * 1024  # bytes of a record or of one handwriting
ABSENT = {"NOT_PRESENT", "UNCOOPERATIVE"}
WHEN = {
    "F-07": "提前告知（非突击检查）时", "F-11": "作出责令改正时", "F-12": "当事人拒绝签名或者盖章时", "F-13": "有见证人时",
    "F-14": "无法联系或者不配合检查时", "F-17": "有文书送达时",
}  # fmt: skip
UNREAD = {"forms.record_missing", "forms.record_unreadable", "store.missing"}
FILLED = ("F-09", "F-10", "F-11", "F-12", "F-13", "F-14", "F-17")


def may_print(actor: User, task: InspectionTask) -> bool:
    """The team, and officials of the departments that took part."""
    if any(member.user_id == actor.id for member in task.team):
        return True
    taking_part = actor.department_id in {part.department_id for part in task.departments}
    return taking_part and actor.has_role(*OFFICIALS)


@dataclass(frozen=True)
class Visit:
    """A locked visit: its record as it was signed, and what was signed beside it."""

    record: dict[str, Any]
    sha256: str
    signing: dict[str, Any]

    def sheets(self, form: str) -> list[Sheet]:
        """A form of this visit: one sheet, or one for each measure, witness, delivery; none where it has none."""
        if form == "F-09" or (form == "F-10" and self.record["mode"] != "NOT_PRESENT"):
            return [self.sheet(form)]
        if form == "F-12":
            return [self.sheet(form)] if self.record["mode"] == "REFUSED" else []
        if form == "F-14":
            return [self.sheet(form)] if self.record["mode"] in ABSENT else []
        own = {"F-11": self.orders(), "F-13": self.signing["witnesses"], "F-17": self.signing["services"]}
        return [self.sheet(form, one) for one in own.get(form, [])]

    def orders(self) -> list[dict[str, Any]]:
        """The orders to rectify the record names (record version 2)."""
        visit = self.record.get("visit") or {}
        orders: list[dict[str, Any]] = visit.get("measures") or []
        return orders

    def sheet(self, form: str, one: dict[str, Any] | None = None) -> Sheet:
        return Sheet(form, self.record, self.sha256, self.signing, one)


def read_visit(session: Session, store: ObjectStore, task: InspectionTask) -> Visit:
    """Raises forms.record_missing while the record's bytes are on the phone, forms.record_unreadable."""
    locked = session.get(FieldRecord, task.id)
    content = read(session, store, locked.sha256) if locked else None
    if locked is None or content is None:
        raise Problem("forms.record_missing")
    rows = {name: dossiers.read_rows(session, task.id, name) for name in COLLECTIONS}
    return Visit(read_record(content), locked.sha256.hex(), signing_of(rows))


def print_form(
    session: Session, store: ObjectStore, press: Press, task: InspectionTask, form: str
) -> Printed:
    """A form as PDF; raises forms.unknown, forms.not_applicable, or what reading and printing raise."""
    if form not in FORMS:
        raise Problem("forms.unknown", forms="、".join(FORMS))
    if form in prefilled.BEFORE:
        return print_before(session, press, task, form)
    visit = read_visit(session, store, task)
    sheets = visit.sheets(form) or not_applicable(form)
    found = {name: read(session, store, bytes.fromhex(name)) for name in pictures_in(visit.signing)}
    pictures = {name: each for name, each in found.items() if each}
    return print_sheets(press, sheets, pictures, dates.instant(visit.record["closed_at"] or 0))


def forms_of(session: Session, store: ObjectStore, task: InspectionTask) -> list[dict[str, Any]]:
    """Which forms there are now: {form, title, count}; those of the record once its bytes are here."""
    rows = known_before(session, task)
    counts = {form: len(prefilled.prefilled_sheets(rows, form)) for form in prefilled.BEFORE}
    try:
        visit = read_visit(session, store, task)
        counts |= {form: len(visit.sheets(form)) for form in FILLED}
    except Fault as missing:
        if missing.code not in UNREAD:
            raise
    return [{"form": form, "title": FORMS[form], "count": n} for form, n in counts.items() if n]


def known_before(session: Session, task: InspectionTask) -> prefilled.Rows:
    return {name: dossiers.read_rows(session, task.id, name) for name in prefilled.COLLECTIONS}


def print_before(session: Session, press: Press, task: InspectionTask, form: str) -> Printed:
    """A form about the task itself: the order, the approval, the notice."""
    rows = known_before(session, task)
    sheets = prefilled.prefilled_sheets(rows, form) or not_applicable(form)
    return print_sheets(press, sheets, {}, task.created_at)


def not_applicable(form: str) -> NoReturn:
    raise Problem("forms.not_applicable", form=form, title=FORMS[form], when=WHEN.get(form, "现场检查后"))


def read(session: Session, store: ObjectStore, sha256: bytes) -> bytes | None:
    """The bytes of a verified file of ordinary size, else None."""
    medium = media.find(session, sha256)
    if medium is None or medium.state != "verified" or (medium.size or 0) > LARGEST:
        return None
    return b"".join(store.open(media.key_of(sha256)))
