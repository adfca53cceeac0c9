"""What happens to phones and people: clocks, reboots, lost writes, QR codes, membership, revocation, ended accounts."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from sync import devices, dossiers, release
from sync.faults import Fault
from tests.scenarios.chaos import uploads
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.disk import Disk
from tests.scenarios.chaos.phones import Handset

TWO_DAYS = 2 * 24 * 60 * 60 * 1000


def wrong_clock(county: County, phone: Handset) -> bool:
    phone.clock_off = phone.chance.randint(-TWO_DAYS, TWO_DAYS)
    return True


def reboot(county: County, phone: Handset) -> bool:
    """Switched off and on: the open request and the time since the anchor are gone, the disk is not."""
    phone.boot, phone.open, phone.disk.anchor_at = f"boot {phone.chance.random()}", None, None
    phone.road.close()
    return True


def upload(county: County, phone: Handset) -> bool:
    waiting = uploads.waiting(phone)
    if waiting:
        uploads.step(phone, phone.chance.choice(waiting))
    return bool(waiting)


def send_again(county: County, phone: Handset) -> bool:
    """Settled work once more: the same answer must come (the ear compares)."""
    line = phone.disk.chain
    old = [made for seq, made in line.kept.items() if seq <= line.settled_seq]
    if not old:
        return False
    start = phone.chance.randrange(len(old))
    phone.sync(again=old[start : start + phone.chance.randint(1, 8)])
    return True


def tail_first(county: County, phone: Handset) -> bool:
    """The end of the chain arrives before its middle: the server names the number it wants and keeps to it (P40)."""
    line = phone.disk.chain
    if phone.only_hand_over or len(line.tail()) < 2 or not phone.enrol_all():
        return False
    phone.send(phone.request(skip=phone.chance.randrange(1, len(line.tail()))))
    return True


def rot(county: County, phone: Handset) -> bool:
    """A byte of one unsent mutation goes bad on the disk: the damage is that record and no other (P41)."""
    line = phone.disk.chain
    tail = [made for made in line.unsettled() if sha256(made.payload).digest() in county.truth.captures]
    if not tail or phone.only_hand_over:
        return False
    made = phone.chance.choice(tail)
    at = phone.chance.randrange(len(made.payload))
    bad = made.payload[:at] + bytes([made.payload[at] ^ 1]) + made.payload[at + 1 :]
    county.truth.captures[sha256(made.payload).digest()].rotten = sha256(bad).digest()
    line.kept[made.seq] = replace(made, payload=bad)
    return True


def two_tabs(county: County, phone: Handset) -> bool:
    """Two tabs ask at once; only the request opened last counts, the other's answer finds no open door."""
    if phone.only_hand_over or not phone.enrol_all():
        return False
    bodies = [phone.request(), phone.request()]
    tabs = [threading.Thread(target=phone.send, args=(body,)) for body in bodies[:1]]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    phone.send(bodies[1])
    return True


def storm(county: County, phone: Handset) -> bool:
    """Four phones sync at the same moment."""
    some = phone.chance.sample(county.phones, 4)
    threads = [threading.Thread(target=one.sync) for one in some]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return True


def scan(county: County, phone: Handset) -> bool:
    """A colleague's screen is read: his signed work of one task travels with this phone."""
    other = phone.chance.choice(county.phones)
    line = other.disk.chain
    if other is phone or not line.kept:
        return False
    task = phone.chance.choice(county.tasks).id
    mine = [made for made in line.kept.values() if line.about[made.seq][0] == task]
    for made in mine[-phone.chance.randint(1, 12) :]:
        phone.disk.carried[line.device, made.seq] = made
    return bool(mine)


def clear(county: County, phone: Handset) -> bool:
    """Room is made: files the server has verified, whose mutations it has acknowledged."""
    line = phone.disk.chain
    unsent = {name for made in line.unsettled() for name in line.about[made.seq][1]}
    done = [one for one in phone.disk.media.values() if one.state == "verified" and one.sha256 not in unsent]
    for medium in done:
        medium.state, medium.content = "cleared", b""
    return bool(done)


def late_answer(county: County, phone: Handset) -> bool:
    """An answer that was on its way for long comes in."""
    if not phone.road.late:
        return False
    asked, answer = phone.road.late.pop(0)
    if asked.path == "/api/sync":
        phone.arrive(asked, answer)
    return True


def late_request(county: County, phone: Handset) -> bool:
    waiting = bool(phone.road.parked)
    phone.road.deliver_parked()
    return waiting


# -- the disk goes back ----------------------------------------------------------------------------------


def remember(county: County, phone: Handset, kept: dict[str, tuple[Disk, dict[UUID, int]]]) -> bool:
    """A copy of the phone as it is."""
    kept[phone.name] = (phone.disk.copy(), {line.device: line.seq for line in phone.disk.chains})
    return True


def forget(county: County, phone: Handset, kept: dict[str, tuple[Disk, dict[UUID, int]]]) -> bool:
    """The phone goes back to its copy, when all it loses is acknowledged: only then can nothing be missed."""
    copy = kept.pop(phone.name, None)
    if copy is None or phone.owes() or phone.disk.carried:
        return False
    disk, ends = copy
    for line in phone.disk.chains:
        lost = [seq for seq in line.kept if seq > ends.get(line.device, 0)]
        if lost and line.device in ends:
            county.truth.forked.add(line.device)
        mark_lost(county, line.device, lost)
    phone.disk, phone.open = disk, None
    for medium in phone.disk.media.values():
        medium.url, medium.offset = "", 0
    phone.disk.anchor_at = None
    return True


def mark_lost(county: County, device: UUID, lost: list[int]) -> None:
    numbers = set(lost)
    for capture in county.truth.captures.values():
        if capture.device == device and capture.seq in numbers:
            capture.lost_by_phone = True


# -- the office ------------------------------------------------------------------------------------------


def move(county: County, session: Session) -> bool:
    """The office takes a task from somebody, or gives it back."""
    task, user = county.chance.choice(sorted(county.teams))
    name = next(name for name, one in county.users.items() if one == user)
    key = f"out {task} {name}"
    if key in county.switched:
        county.switched.discard(key)
        dossiers.permit(session, task, user)
    else:
        county.switched.add(key)
        county.truth.left.add((user, task))
        dossiers.withdraw(session, task, user)
    session.commit()
    return True


def revoke(county: County, session: Session) -> bool:
    """One phone is withdrawn; what it holds must still be delivered, then a new key begins."""
    phone = county.chance.choice(county.phones)
    if not phone.disk.chain.enrolled:
        return False
    device = phone.disk.chain.device
    county.truth.revoked.add(device)
    devices.revoke(session, device)
    session.commit()
    return True


def end_account(county: County, session: Session) -> bool:
    """The account ends, or is taken up again."""
    name = county.chance.choice(list(county.users))
    user = county.users[name]
    if f"ended {name}" in county.switched:
        resume_account(county, session, name)
        return True
    county.switched.add(f"ended {name}")
    county.truth.ended.add(user)
    devices.end_account(session, user)
    session.commit()
    return True


def resume_account(county: County, session: Session, name: str) -> None:
    county.switched.discard(f"ended {name}")
    devices.resume_account(session, county.users[name])
    session.commit()
    for phone in county.phones:
        if phone.user == county.users[name] and phone.disk.chain.device not in county.truth.revoked:
            phone.only_hand_over = False


def replace_revoked(county: County) -> None:
    """Whoever has delivered what a revoked phone held gets a new key, and no rows of the old one."""
    for phone in county.phones:
        line = phone.disk.chain
        if line.device in county.truth.revoked and phone.only_hand_over and not phone.owes():
            phone.renew("revoked")
            phone.disk.rows, phone.disk.have, phone.disk.pending = {}, {}, {}
            phone.disk.staged, phone.disk.cursor = [], None


def decide(county: County, session: Session) -> bool:
    """A person looks at one piece of held work and lets it through or declines it (P56)."""
    held = release.pending(session, [UUID(task.id) for task in county.tasks])
    if not held:
        session.rollback()
        return False
    one, by = county.chance.choice(held), county.chance.choice(list(county.users.values()))
    context, now = current_app.extensions["liancha_sync"], datetime.now(UTC)
    try:
        if county.chance.random() < 0.7:
            release.release(session, one.device_id, one.seq, context, now, by, "采用")
        else:
            release.decline(session, one.device_id, one.seq, context, now, by, "不采用")
        session.commit()
    except Fault:
        session.rollback()
    return True
