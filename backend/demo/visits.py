"""Makes the demo's tasks through the real services, as far as the office brings them: drawn, approved, prepared, told."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.demo import plot
from backend.demo.county import County
from backend.demo.dossiers import fill_dossier
from backend.demo.plot import Visit
from backend.draws.models import Draw
from backend.tasks import service as tasks
from backend.tasks.making import NewTask, make_task
from backend.tasks.models import InspectionTask
from backend.tasks.team import Seat

PRESENT = {"undertaker": "李承办（演示）", "operator": "王操作（演示）", "supervisor": "赵监督（演示）"}


def lock_draw(
    session: Session, county: County, draw_no: str, field: str, objects: tuple[str, ...], at: datetime
) -> Draw:
    """A locked draw of a field's objects."""
    chosen = [county.objects[no] for no in objects]
    draw = Draw(
        draw_no=draw_no, plan_entry_id=county.plan[field].id, jurisdiction="WUZHI", present=PRESENT,
        base_count=county.plan[field].base_count, locked_at=at,
        exclusions=[{"object_no": "O-09", "reason": "NOT_COMMON"}] if field == "F1" else [],
        result=[{"object": str(one.id), "object_no": one.object_no, "name": one.name} for one in chosen],
    )  # fmt: skip
    session.add(draw)
    session.flush()
    audit.write(session, None, "draw.lock", ("draw", draw.id), draw_no=draw_no, objects=list(objects))
    return draw


def bring_drawn(
    session: Session, county: County, draw_no: str, visits: tuple[Visit, ...], drawn_at: datetime
) -> dict[str, InspectionTask]:
    """Lock a draw of the visits' objects (all of one field) and bring each task; by task number."""
    with clock.at(drawn_at):
        objects = tuple(visit.inspected for visit in visits)
        draw = lock_draw(session, county, draw_no, visits[0].field, objects, drawn_at)
        return {visit.task_no: bring(session, county, visit, draw) for visit in visits}


def bring_open(session: Session, county: County) -> dict[str, InspectionTask]:
    """The tasks planned for today, by task number; drawn three days ago."""
    visits = plot.open_visits(clock.today())
    drawn_at = clock.now() - timedelta(days=3)
    made: dict[str, InspectionTask] = {}
    for number, field in enumerate(("F1", "F2", "F4"), start=101):
        own = tuple(visit for visit in visits if visit.field == field)
        made |= bring_drawn(session, county, f"D-{drawn_at.year}-{number}", own, drawn_at)
    return made


def bring(session: Session, county: County, visit: Visit, draw: Draw) -> InspectionTask:
    """Made, approved by every department's head, prepared and announced by the leader."""
    task = make(session, county, visit, draw)
    for part in task.departments:
        tasks.approve(session, county.users[f"head-{part.department.code[3:].lower()}"], task)
    leader = county.users[visit.team[0]]
    tasks.prepare(session, leader, task, vehicle="豫H·演示01")
    tasks.give_notice(session, leader, task, means="电话告知现场负责人")
    fill_dossier(session, task, visit)
    return task


def make(session: Session, county: County, visit: Visit, draw: Draw) -> InspectionTask:
    """Made from the draw, with every head asked."""
    entry = county.plan[visit.field]
    wanted = NewTask(
        id=visit.id, task_no=visit.task_no, name=entry.task_name, checklist=county.checklists[visit.field],
        inspected=county.objects[visit.inspected], planned_at=visit.planned_at, seats=seats(county, visit),
        plan_entry_id=entry.id, draw=draw,
    )  # fmt: skip
    return make_task(session, county.users["office"], wanted)


def bring_waiting(session: Session, county: County) -> None:
    """Drawn this morning; no head has decided yet."""
    visits = plot.waiting_visits(clock.today())
    draw = lock_draw(
        session,
        county,
        f"D-{clock.today().year}-111",
        "F1",
        tuple(one.inspected for one in visits),
        clock.now(),
    )
    for visit in visits:
        fill_dossier(session, make(session, county, visit, draw), visit)


def seats(county: County, visit: Visit) -> list[Seat]:
    return [
        Seat(county.inspectors[no], "LEADER" if number == 0 else "MEMBER")
        for number, no in enumerate(visit.team)
    ]
