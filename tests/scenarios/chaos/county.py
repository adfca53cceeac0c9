"""The county of one seed: two departments, six inspectors, eight phones, three tasks; made with the product's services."""

import json
import random
import time
from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask
from flask_jwt_extended import create_access_token
from sqlalchemy.orm import Session

from tests import factories
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.network import FOUL, Answer, Asked, Road
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
    truth: Truth
    chance: random.Random
    faults: frozenset[str] = frozenset()
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
    session.commit()
    tasks = [Task(str(task.id), codes) for task in made]
    users = {name: person.user.id for name, person in people.items()}
    county = County(
        seed, users, {"com": str(com.id), "amr": str(amr.id)}, tasks, [], truth, chance, faults
    )  # fmt: skip
    county.teams = {
        (task.id, people[name].user.id) for task, team in zip(made, teams, strict=True) for name in team
    }
    county.phones = [phone(app, county, n, name, machine) for n, name in enumerate(PHONES)]
    return county


def phone(app: Flask, county: County, number: int, name: str, machine: Machine) -> Handset:
    """One phone with its own road and its own dice."""
    user = county.users[name]
    with app.app_context():
        token = create_access_token(identity=str(user))
    made: Handset

    def hear(asked: Asked, answer: Answer, began: float) -> None:
        overheard(county.truth, machine, asked, answer, began)

    road = Road(machine.port, random.Random(f"road {county.seed} {number}"), hear, county.truth.counts, FOUL)
    made = Handset(
        f"{name}-{number}", user, county.departments[name[:3]], token, road, county.truth,
        random.Random(f"phone {county.seed} {number}"), county.faults,
    )  # fmt: skip
    return made


def overheard(truth: Truth, machine: Machine, asked: Asked, answer: Answer, began: float) -> None:
    """Everything the server says is written down, whoever gets to read it."""

    truth.counts[f"status {answer.status}"] += 1
    if answer.status == 200 and asked.path in ("/api/sync", "/api/sync/hand-over"):
        device = UUID(json.loads(asked.body)["device"])
        truth.hear(device, answer.json(), began, time.monotonic())
    elif answer.status == 500 and began > machine.restarted_at + CALM:
        truth.accuse("server answered 500", f"{asked.method} {asked.path}")
