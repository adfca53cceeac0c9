"""The county of one seed: two departments, six inspectors, eight phones, three tasks; made with the product's services."""

import json
import random
import time
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from flask import Flask
from flask_jwt_extended import create_access_token
from sqlalchemy.orm import Session

from backend.tasks import service as approving
from sync.proofs.text import from_b64u
from tests import factories
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.network import FAIR, FOUL, Answer, Asked, Crowded, Ear, Front, Road
from tests.scenarios.chaos.node_phones import NodePhone, NodeProcess
from tests.scenarios.chaos.phones import Handset
from tests.scenarios.chaos.truth import Truth

CALM = 3.0  # seconds after the machine broke: until then a 500 is no news
LINES = 6  # per department and task
PHONES = ("com1", "com1", "com2", "com3", "amr1", "amr1", "amr2", "amr3")


@dataclass
class Task:
    """What phones need to know of a task; its dossier tells them the rest."""

    id: str
    lines: dict[str, list[str]]  # department → codes


@dataclass
class County:
    seed: int
    users: dict[str, UUID]
    departments: dict[str, str]
    tasks: list[Task]
    phones: list[Handset]
    usernames: dict[str, str]
    truth: Truth
    chance: random.Random
    faults: frozenset[str] = frozenset()
    nodes: list[NodePhone] = field(default_factory=list)
    switched: set[str] = field(default_factory=set)
    teams: set[tuple[UUID, UUID]] = field(default_factory=set)  # (dossier, user) as the tasks were made


def build(app: Flask, session: Session, seed: int, machine: Machine, faults: frozenset[str]) -> County:
    """A county nobody has touched yet."""
    chance, truth = random.Random(f"county {seed}"), Truth()
    com = factories.department(session, f"商务局{seed}")
    amr = factories.department(session, f"市监局{seed}")
    people = {
        f"{short}{n}": factories.inspector(session, f"{short}{n}", unit)
        for short, unit in (("com", com), ("amr", amr)) for n in (1, 2, 3)
    }  # fmt: skip
    codes = {str(unit.id): [f"S{seed}-{unit.code}-{n}" for n in range(LINES)] for unit in (com, amr)}
    items = [factories.item(session, unit, code) for unit in (com, amr) for code in codes[str(unit.id)]]
    listed = factories.checklist(session, items)
    teams = (
        ("com1", "com2", "com3", "amr1", "amr2", "amr3"),
        ("com1", "com2", "amr1", "amr2"),
        ("com2", "com3", "amr2", "amr3"),
    )
    made = [factories.task(session, listed, [people[name] for name in team]) for team in teams]
    heads = [
        factories.user(session, f"head {unit.code}", "DEPT_HEAD", department=unit) for unit in (com, amr)
    ]
    for task in made:
        for head in heads:
            approving.approve(session, head, task)
    session.commit()
    tasks = [Task(str(task.id), codes) for task in made]
    users = {name: person.user.id for name, person in people.items()}
    names = {name: person.user.username for name, person in people.items()}
    county = County(
        seed, users, {"com": str(com.id), "amr": str(amr.id)}, tasks, [], names, truth, chance, faults
    )  # fmt: skip
    county.teams = {
        (task.id, people[name].user.id) for task, team in zip(made, teams, strict=True) for name in team
    }
    county.phones = [phone(app, county, n, name, machine) for n, name in enumerate(PHONES)]
    return county


def add_node_phones(county: County, machine: Machine, process: NodeProcess) -> None:
    """Two phones that run the product's own engine, for people who have a Python phone too."""
    for name in ("com2", "amr2"):
        road = Crowded(
            machine.port,
            random.Random(f"road {county.seed} {name}"),
            ear(county, machine),
            county.truth.counts,
            FAIR,
        )
        made = NodePhone(
            f"node-{county.seed}-{name}", county.users[name], county.departments[name[:3]], process, Front(road),
            county.truth, random.Random(f"node {county.seed} {name}"),
        )  # fmt: skip
        made.enter(county.usernames[name], factories.PASSWORD)
        for task in county.tasks:
            for other in ("1", "2", "3"):
                made.arrive(task.id, county.users[name[:3] + other])
        road.weather = FOUL
        county.nodes.append(made)


def ear(county: County, machine: Machine) -> Ear:
    """Everything the server says is written down, whoever gets to read it."""
    return partial(overheard, county.truth, machine)


def phone(app: Flask, county: County, number: int, name: str, machine: Machine) -> Handset:
    """One phone with its own road and its own dice."""
    user = county.users[name]
    with app.app_context():
        token = create_access_token(identity=str(user))
    road = Road(
        machine.port,
        random.Random(f"road {county.seed} {number}"),
        ear(county, machine),
        county.truth.counts,
        FOUL,
    )
    return Handset(
        f"{name}-{number}", user, county.departments[name[:3]], token, road, county.truth,
        random.Random(f"phone {county.seed} {number}"), county.faults,
    )  # fmt: skip


def overheard(truth: Truth, machine: Machine, asked: Asked, answer: Answer, began: float) -> None:
    truth.counts[f"status {answer.status}"] += 1
    if answer.status == 200 and asked.path in ("/api/sync", "/api/sync/hand-over"):
        device = UUID(json.loads(asked.body)["device"])
        truth.hear(device, answer.json(), began, time.monotonic())
    elif answer.status == 200 and asked.path == "/api/accounts/devices":
        enrolled = json.loads(asked.body)
        truth.keys[UUID(enrolled["id"])] = from_b64u(enrolled["public_key"])
    elif answer.status == 500 and began > machine.restarted_at + CALM:
        truth.accuse("server answered 500", f"{asked.method} {asked.path}")
