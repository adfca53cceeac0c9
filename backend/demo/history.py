"""What happened before today: drawn, visited, entered, and as far as the office got, reviewed and published."""

from datetime import datetime, timedelta

from backend import clock
from backend.demo import plot, stories, visits
from backend.demo.acts import Officers
from backend.demo.pictures import Pens
from backend.demo.plot import Visit
from backend.demo.stage import Scene, Stage
from backend.publication import service as publication
from backend.results import review
from backend.tasks import replacing
from backend.tasks.models import InspectionTask

REVIEWED = {"T-2026-F1-001", "T-2026-F1-002"} | {visit.task_no for visit in plot.OTHER_VISITS}
PUBLISHED = REVIEWED - {"T-2026-F1-002"}
SIGNERS = {"O-02": "刘经理", "O-14": "苏经理", "O-10": "沈经理"}


def play(stage: Stage, pens: Pens, now: datetime) -> None:
    """Everything that lies in the past on the day of loading."""
    may = [visit for visit in plot.MAY_VISITS if visit.planned_at < now]
    if may:
        tasks = visits.bring_drawn(
            stage.session, stage.county, "D-2026-001", plot.MAY_VISITS, plot.DRAW_IN_MAY
        )
        replace_retiring(stage, tasks)
        for visit in may:
            visit_and_follow(stage, pens, visit, tasks[visit.task_no])
    for number, visit in enumerate((*plot.OTHER_VISITS, plot.recent_visit(clock.local_day(now))), start=2):
        if visit.planned_at < now - timedelta(days=1):
            play_alone(stage, pens, number, visit)


def play_alone(stage: Stage, pens: Pens, number: int, visit: Visit) -> None:
    """A visit with a draw of its own, a week before."""
    drawn_at = visit.planned_at - timedelta(days=7)
    draw_no = f"D-{visit.planned_at.year}-{number:03d}"
    tasks = visits.bring_drawn(stage.session, stage.county, draw_no, (visit,), drawn_at)
    visit_and_follow(stage, pens, visit, tasks[visit.task_no])


def replace_retiring(stage: Stage, tasks: dict[str, InspectionTask]) -> None:
    """I-AMR-2 is about to retire: the head of 市监局 names I-AMR-5 (R62)."""
    head, leaving = stage.county.users["head-amr"], stage.county.users["I-AMR-2"]
    with clock.at(plot.DRAW_IN_MAY + timedelta(days=1)):
        for task in tasks.values():
            successor = stage.county.inspectors["I-AMR-5"]
            replacing.replace(stage.session, head, task, leaving.id, successor, "POST_CHANGE", "即将退休")


def visit_and_follow(stage: Stage, pens: Pens, visit: Visit, task: InspectionTask) -> None:
    scene = Scene(stage, task, visit.planned_at)
    lead, others = teams(stage, task)
    if visit.story == "refused":
        stories.refused(scene, lead, others, pens)
    elif visit.story == "nobody":
        stories.nobody_there(scene, lead, others, pens)
    elif visit.story == "rectify":
        changes = {"GS-M2": stories.RECTIFY, "GS-M4": stories.NOT_YET}
        stories.signed(scene, lead, others, pens, signer_of(stage, visit), changes)
    else:
        stories.signed(scene, lead, others, pens, signer_of(stage, visit), {})
    stage.session.refresh(task)
    follow(stage, task, visit.planned_at)


def signer_of(stage: Stage, visit: Visit) -> str:
    return stage.county.objects[visit.inspected].contact_name.removesuffix("（演示）") + "（演示）"


def teams(stage: Stage, task: InspectionTask) -> tuple[Officers, Officers]:
    """The numbers of the initiating department's members, leader first, and of the others'."""
    names = {user.id: no for no, user in stage.county.users.items()}
    own = task.initiating.department_id
    lead = tuple(names[member.user_id] for member in task.team if member.department_id == own)
    others = tuple(names[member.user_id] for member in task.team if member.department_id != own)
    return lead, others


def follow(stage: Stage, task: InspectionTask, visited_at: datetime) -> None:
    """Review two days, publication five days after the visit, by the lead department (武陟 enters by the lead)."""
    short = task.initiating.department.code[3:].lower()
    for number, part in enumerate(task.departments):
        if task.task_no in REVIEWED:
            with clock.at(visited_at + timedelta(days=2, minutes=number)):
                review.let_pass(
                    stage.session, stage.county.users[f"reviewer-{short}"], task, part.department_id
                )
        if task.task_no in PUBLISHED:
            with clock.at(visited_at + timedelta(days=5, minutes=number)):
                publication.publish(
                    stage.session, stage.county.users[f"head-{short}"], task, part.department_id
                )
    stage.session.commit()
