"""The party's page (anybody who holds the code; the code travels in the body, never in an address), and the desk's
view of the door."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from backend import audit, clock
from backend.accounts.models import User
from backend.extensions import db
from backend.fieldwork.doorstep import cases, desk, schemas
from backend.fieldwork.doorstep.pace import Pace
from backend.fieldwork.doorstep.page import page_of as party_page
from backend.fieldwork.doorstep.shown import Scanned, open_scanned
from backend.tasks import service as tasks
from backend.web.guard import allowed, public, seen
from backend.web.paging import page_of
from backend.web.signing import signing_key
from backend.web.store import current_store

public_routes = Blueprint("visit", __name__, url_prefix="/api/portal/visit", description="当事人页（凭码）")
routes = Blueprint("doorstep", __name__, url_prefix="/api/doorstep", description="到场、告知与当事人申请")
NEVER_KEPT = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
READERS = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "OFFICE", "OFFICE_HEAD", "LAW_SUPERVISOR", "INSPECTOR")
reading, asking = Pace(60), Pace(10)


def scanned(code: str, pace: Pace) -> Scanned:
    found = open_scanned(db.session(), signing_key(), code)
    pace.step(str(found.task.id))
    return found


@public_routes.post("")
@public
@public_routes.arguments(schemas.Scan)
@public_routes.response(200, schemas.VisitPage)
def open_visit(given: dict[str, str]) -> tuple[dict[str, Any], int, dict[str, str]]:
    found = scanned(given["code"], reading)
    return party_page(db.session(), current_store(), found), 200, NEVER_KEPT


@public_routes.post("/cases")
@public
@public_routes.arguments(schemas.Ask)
@public_routes.response(201, schemas.Asked)
def ask(given: dict[str, Any]) -> tuple[dict[str, str], int, dict[str, str]]:
    session, task = db.session(), scanned(given["code"], asking).task
    words, contact = given["words"], given["contact"]
    if given["kind"] == "RECUSAL":
        made = cases.ask_recusal(
            session, task, given["about"], words, at=clock.now(), source="PORTAL", contact=contact
        )
    else:
        made = cases.object_to(session, task, given["department"], words, contact)
    session.commit()
    return {"number": made.number}, 201, NEVER_KEPT


@routes.get("/tasks/<uuid:task_id>")
@allowed()
@routes.response(200, schemas.Door)
def show_door(actor: User, task_id: UUID) -> dict[str, Any]:
    session = db.session()
    task = seen(tasks.visible_task(session, actor, task_id))
    answer = desk.door_of(session, actor, task)
    audit.write(session, actor, "door.view", ("task", task.id))
    session.commit()
    return answer


@routes.get("/cases")
@allowed(*READERS)
@routes.arguments(schemas.CaseQuery, location="query")
@routes.response(200, schemas.CasePage)
def list_cases(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = cases.visible(actor, query["state"])
    return page_of(db.session(), found, lambda case: desk.case_of(actor, case), query["page"], query["size"])


@routes.post("/cases/<uuid:case_id>/decide")
@allowed()
@routes.arguments(schemas.Decide)
@routes.response(200, schemas.DeskCase)
def decide(actor: User, said: dict[str, Any], case_id: UUID) -> dict[str, Any]:
    session = db.session()
    case = seen(cases.find(session, actor, case_id))
    cases.decide(session, actor, case, **said)
    session.commit()
    return desk.case_of(actor, case)
