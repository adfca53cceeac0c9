"""Coming to rest: fair weather until nobody owes anything and nobody hears anything new."""

import time

from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.fieldwork import jobs
from tests.scenarios.chaos import trouble, uploads
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.network import FAIR
from tests.scenarios.chaos.phones import Handset
from tests.scenarios.chaos.truth import Violation

ROUNDS, REST_WITHIN = 40, 150  # rounds of everybody; seconds
EXCHANGES = 40  # of one phone in one round
IN_VAIN = 3  # exchanges that brought nothing, one after the other: the next phone's turn
QUEUE_WITHIN = 60  # seconds
JOBS = text("select count(*) from procrastinate_jobs where status in ('todo', 'doing')")


def come_to_rest(county: County, session: Session, machine: Machine) -> list[Violation]:
    """Empty when everybody is at rest; else who is not."""
    for phone in county.phones:
        clear_the_road(county, phone)
    deadline = time.monotonic() + REST_WITHIN
    for _ in range(ROUNDS):
        one_round(county)
        if is_quiet(county) or time.monotonic() > deadline:
            break
    if not is_quiet(county):
        restless = [describe(phone) for phone in county.phones if not at_rest(phone)]
        restless += [node.describe() for node in county.nodes if not node.at_rest()]
        return [Violation("does not come to rest", one) for one in restless[:3]]
    if not wait_for_jobs(session, machine):
        return [Violation("does not come to rest", "background work is still waiting")]
    jobs.look_again(
        session
    )  # else it comes with the next full minute, perhaps between the last pull and the judge
    session.commit()
    one_round(county)
    one_round(county)
    for node in county.nodes:
        node.show()
    return []


def clear_the_road(county: County, phone: Handset) -> None:
    """Fair weather, and what was under way arrives."""
    phone.road.weather = FAIR
    phone.road.deliver_parked()
    while phone.road.late:
        trouble.late_answer(county, phone)


def one_round(county: County) -> None:
    """Every phone does what it can do now."""
    for phone in county.phones:
        calm(phone)
    for node in county.nodes:
        node.front.road.deliver_parked()
        node.calm()
    trouble.replace_revoked(county)


def is_quiet(county: County) -> bool:
    return all(at_rest(phone) for phone in county.phones) and all(node.at_rest() for node in county.nodes)


def calm(phone: Handset) -> None:
    """Everything this phone can do now."""
    vain = 0
    for _ in range(EXCHANGES):
        done = phone.sync()
        if done and phone.disk.cursor is None and not phone.disk.chain.unsettled() and not phone.disk.carried:
            break
        vain = vain + 1 if not done and phone.disk.cursor is None else 0
        if vain == IN_VAIN:
            break
    for medium in uploads.waiting(phone):
        for _ in range(6):
            if uploads.step(phone, medium):
                break


def at_rest(phone: Handset) -> bool:
    waits = phone.owes() or phone.disk.cursor is not None or bool(phone.disk.carried)
    return not waits and not phone.only_hand_over and phone.disk.chain.enrolled


def describe(phone: Handset) -> str:
    line = phone.disk.chain
    waiting = [(one.sha256[:8], one.state, one.offset, len(one.content)) for one in uploads.waiting(phone)]
    return (
        f"{phone.name} {line.device} at {line.seq}, settled {line.settled_seq}, unsent {len(line.unsettled())}, "
        f"carried {len(phone.disk.carried)}, files {waiting[:3]}, refused {phone.refused!r}, "
        f"hand-over only {phone.only_hand_over}, cursor {phone.disk.cursor is not None}"
    )


def wait_for_jobs(session: Session, machine: Machine) -> bool:
    """Until the queue is empty: files announced, records looked at."""
    deadline = time.monotonic() + QUEUE_WITHIN
    while time.monotonic() < deadline:
        session.rollback()
        machine.supervise()
        if not session.execute(JOBS).scalar_one():
            return True
        time.sleep(0.1)
    return False
