"""The seeded scheduler of one county: which operation comes next, on which phone, and when the machine breaks."""

import contextlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.extensions import db
from sync import devices, dossiers, epochs
from tests.processes import wait_until_healthy
from tests.scenarios.chaos import county as counties
from tests.scenarios.chaos import judge, node_work, trouble, work
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.disk import Disk
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.node_phones import NodeProcess
from tests.scenarios.chaos.phones import Handset
from tests.scenarios.chaos.rest import come_to_rest
from tests.scenarios.chaos.truth import Violation

log = logging.getLogger(__name__)
Operation = Callable[[County, Handset], bool]


def sync(county: County, phone: Handset) -> bool:
    phone.sync()
    return True


def sync_whole(county: County, phone: Handset) -> bool:
    """Until the last page, as a phone with a good signal does."""
    for _ in range(12):
        if phone.sync() and phone.disk.cursor is None and not phone.disk.chain.unsettled():
            break
    return True


ON_A_PHONE: dict[Operation, float] = {
    work.record: 26, work.contact: 12, work.attach: 6, work.mistake: 1.5, work.crash: 1.5, work.settle: 4,
    work.supplement: 3, work.lock: 0.25, work.leave: 0.4, work.invite: 0.8,
    sync: 17, sync_whole: 5, trouble.upload: 12, trouble.send_again: 2, trouble.two_tabs: 1.5, trouble.storm: 1,
    trouble.scan: 2, trouble.late_answer: 2, trouble.late_request: 2, trouble.wrong_clock: 1, trouble.reboot: 1,
    trouble.clear: 1, trouble.tail_first: 2, trouble.rot: 0.3,
}  # fmt: skip
OF_THE_OFFICE = {trouble.move: 0.8, trouble.revoke: 0.12, trouble.end_account: 0.25, trouble.decide: 0.8}
OF_THE_DISK = {trouble.remember: 1.0, trouble.forget: 0.5}
MACHINE = {
    "kill web": 0.5,
    "kill worker": 0.04,
    "restart postgres": 0.05,
    "store refuses": 0.1,
    "store stalls": 0.05,
}


@dataclass
class Result:
    """What one seed did and found."""

    seed: int
    operations: int
    seconds: float
    counts: Counter[str]
    violations: list[Violation]
    captures: int


@dataclass
class Run:
    """One seed on one machine."""

    machine: Machine
    app: Flask
    seed: int
    operations: int
    faults: frozenset[str] = frozenset()
    with_restore: bool = False
    process: NodeProcess | None = None  # where this county has phones of the product's own engine
    county: County = field(init=False)
    kept: dict[str, tuple[Disk, dict[UUID, int]]] = field(default_factory=dict)
    kept_numbers: set[int] = field(default_factory=set)
    store_until: int = 0
    backup_at: int = -1
    restore_at: int = -1

    def play(self) -> Result:
        """Everything, and the judgement."""
        began = time.monotonic()
        with self.app.app_context():
            self.county = counties.build(self.app, db.session(), self.seed, self.machine, self.faults)
            self.choose_restore()
            if self.process:
                counties.add_node_phones(self.county, self.machine, self.process)
            for phone in self.county.phones:
                sync_whole(self.county, phone)
            done = 0
            while done < self.operations:
                done += self.one(done)
            self.calm()
            tired = come_to_rest(self.county, db.session(), self.machine)
            violations = [*self.county.truth.violations, *tired]
            if not tired:
                violations += judge.everything(self.county, db.session(), self.machine)
            db.session.remove()
            db.engine.dispose()
        self.close()
        truth = self.county.truth
        return Result(
            self.seed,
            self.operations,
            time.monotonic() - began,
            truth.counts,
            violations,
            len(truth.captures),
        )

    def choose_restore(self) -> None:
        """Some counties lose their database and go back to a backup."""
        if self.with_restore:
            dice = self.county.chance
            self.backup_at = dice.randrange(self.operations // 4, self.operations // 2)
            self.restore_at = dice.randrange(self.backup_at + 20, self.operations * 3 // 4)

    def one(self, number: int) -> bool:
        """The next operation; False when the one that was drawn found nothing to do."""
        dice = self.county.chance
        if number in (self.backup_at, self.restore_at) and number not in self.kept_numbers:
            self.kept_numbers.add(number)
            return self.backup() if number == self.backup_at else self.restore()
        if number == self.store_until and number:
            self.machine.store("")
        self.confirm_later(number)
        weights = {**ON_A_PHONE, **OF_THE_OFFICE, **OF_THE_DISK, **MACHINE}
        chosen = dice.choices(list(weights), list(weights.values()))[0]
        nodes = self.county.nodes
        if chosen in ON_A_PHONE and dice.randrange(len(self.county.phones) + len(nodes)) < len(nodes):
            there = dice.choices(list(node_work.OPERATIONS), list(node_work.OPERATIONS.values()))[0]
            happened = self.done(f"node {there.__name__}", there(self.county, dice.choice(nodes)))
        elif chosen in ON_A_PHONE:
            happened = self.done(chosen.__name__, chosen(self.county, dice.choice(self.county.phones)))
        elif chosen in OF_THE_OFFICE:
            happened = self.done(chosen.__name__, self.office(chosen))
        elif chosen in OF_THE_DISK:
            happened = self.done(
                chosen.__name__, chosen(self.county, dice.choice(self.county.phones), self.kept)
            )
        else:
            happened = self.done(chosen, self.break_machine(chosen, number))
        trouble.replace_revoked(self.county)
        self.machine.supervise()
        return happened

    def done(self, name: str, happened: bool) -> bool:
        self.county.truth.counts[f"op {name}"] += happened
        return happened

    def office(self, change: Callable[[County, Session], bool]) -> bool:
        """The office works online: a database that is just restarting is asked again."""
        for _ in range(40):
            try:
                return change(self.county, db.session())
            except DBAPIError:
                with contextlib.suppress(DBAPIError):
                    db.session.rollback()
                db.session.remove()
                time.sleep(0.1)
        return False

    # -- the machine -------------------------------------------------------------------------------------

    def break_machine(self, what: str, number: int) -> bool:
        machine = self.machine
        if what == "kill web":
            self.kill_in_flight()
        elif what == "kill worker":
            machine.kill_worker()
        elif what == "restart postgres":
            if not machine.own_postgres:
                return False
            db.session.remove()
            machine.restart_postgres()
        else:
            machine.store("refuse" if what == "store refuses" else "stall")
            self.store_until = number + self.county.chance.randint(5, 25)
        return True

    def kill_in_flight(self) -> None:
        """SIGKILL while phones are talking to the server."""
        with talking(self.county):
            time.sleep(self.county.chance.uniform(0.0, 0.06))
            self.machine.kill_web()

    def backup(self) -> bool:
        """What a backup holds is durable: the phones may forget it."""
        self.county.switched.add("backed up")
        self.machine.store("")
        self.machine.backup(self.app)
        return self.done("backup", True)

    def restore(self) -> bool:
        truth = self.county.truth
        db.session.remove()
        db.engine.dispose()
        self.machine.store("")
        self.machine.restore()
        wait_until_healthy(self.machine.port)
        truth.restores += 1
        self.county.switched.add("recovering")
        self.recovered_at = -1
        return self.done("restore", True)

    def confirm_later(self, number: int) -> None:
        """Some time after a restore the office confirms memberships and revocations."""
        if "recovering" not in self.county.switched:
            return
        if self.recovered_at < 0:
            self.recovered_at = number + self.county.chance.randint(10, 60)
        elif number >= self.recovered_at:
            self.office(confirm)

    def calm(self) -> None:
        """The storm is over: everything works, everybody is back."""
        self.machine.store("")
        if "recovering" in self.county.switched:
            self.office(confirm)
        for name in self.county.users:
            if f"ended {name}" in self.county.switched:
                self.office(
                    lambda county, session, name=name: trouble.resume_account(county, session, name) is None
                )
        wait_until_healthy(self.machine.port)

    def close(self) -> None:
        for phone in self.county.phones:
            phone.road.close()
        for node in self.county.nodes:
            node.front.close()


@contextlib.contextmanager
def talking(county: County) -> Iterator[None]:
    """Three phones sync meanwhile."""

    some = county.chance.sample(county.phones, 3)
    threads = [threading.Thread(target=one.sync) for one in some]
    for one in threads:
        one.start()
    yield
    for one in threads:
        one.join()


def confirm(county: County, session: Session) -> bool:
    """The office says again who is on which task and which phones are withdrawn; then recovering ends."""
    for task in county.tasks:
        for name, user in county.users.items():
            if f"out {task.id} {name}" in county.switched:
                dossiers.withdraw(session, UUID(task.id), user)
    for device in county.truth.revoked:
        devices.revoke(session, device)
    for name, user in county.users.items():
        if f"ended {name}" in county.switched:
            devices.end_account(session, user)
        else:
            devices.resume_account(session, user)
    epochs.end_recovering(session, None)
    session.commit()
    county.switched.discard("recovering")
    return True
