"""One transaction of a push: devices and dossiers locked, mutations settled one by one, everything written at once."""

import logging
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select, tuple_, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from sync import anchors, ledger, payload
from sync import tables as t
from sync.batch import KEY, Batch
from sync.conflict import inside_cut
from sync.faults import Fault
from sync.ledger import Line, Place, Settled
from sync.payload import Payload, without_nul
from sync.proofs import chain
from sync.protocol import LARGEST_MUTATION, Envelope
from sync.registry import VERBS, Verb
from sync.retrying import is_fatal
from sync.work import MutationWork

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Context:
    """What the engine is given from outside: the anchor key, and what a fault's code makes of a mutation."""

    signing_key: str  # hex of the Ed25519 seed
    outcome_of: Callable[[str], str]  # code → "rejected" | "held"


@dataclass(frozen=True, slots=True)
class Checked:
    """An envelope after the checks that need no lock."""

    envelope: Envelope
    device: UUID
    fits: bool  # the payload hashes into the link
    signed: bool  # the link carries the device's signature
    payload: Payload | None
    fault: Fault | None  # why the payload could not be read


def check(envelope: Envelope, device: UUID, public_key: bytes) -> Checked:
    """Hash, signature and shape of one mutation; costs no lock and no query."""
    fits = chain.link_n(envelope.prev_link, envelope.payload_hash) == envelope.link
    signed = chain.verify(public_key, envelope.link, envelope.signature)
    content, fault = None, None
    try:
        content = payload.read(envelope.payload)
    except Fault as caught:
        fault = caught
    return Checked(envelope, device, fits, signed, content, fault)


def lock_devices(session: Session, ids: Iterable[UUID]) -> dict[UUID, Row[Any]]:
    """The device rows, locked in the one order everybody uses."""
    query = select(t.device).where(t.device.c.id.in_(sorted(set(ids)))).order_by(t.device.c.id)
    return {found.id: found for found in session.execute(query.with_for_update(key_share=True))}


@dataclass
class Settling:
    """See the top of the file. Use inside `with`: the batch is open on the session meanwhile."""

    session: Session
    context: Context
    now: datetime
    via: str
    devices: dict[UUID, Row[Any]] = field(default_factory=dict)
    batch: Batch = field(init=False)
    stored: dict[Place, Line] = field(default_factory=dict)
    looked_up: set[Place] = field(default_factory=set)
    taken: set[UUID] = field(default_factory=set)
    access: set[tuple[UUID, UUID]] = field(default_factory=set)
    offsets: dict[UUID, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.batch = Batch(self.session)

    def __enter__(self) -> "Settling":
        self.session.info[KEY] = self.batch
        return self

    def __exit__(self, *_: object) -> None:
        self.session.info.pop(KEY, None)

    def prepare(self, devices: Iterable[UUID], contents: list[Payload], places: Iterable[Place]) -> None:
        """Take every lock in order, then read all that the mutations will ask for."""
        self.devices = lock_devices(self.session, devices)
        self.batch.lock({one.dossier for one in contents} | {one.made_by for one in contents})
        self.look_up(places)
        if not contents:
            return
        a = t.access.c
        pairs = {(one.made_by, one.dossier) for one in contents}
        query = select(a.user_id, a.dossier_id).where(tuple_(a.user_id, a.dossier_id).in_(list(pairs)))
        self.access = {(user, dossier) for user, dossier in self.session.execute(query)}
        self.taken = ledger.ids_taken(self.session, [one.id for one in contents])
        heads = {head for one in contents for head in one.base.values() if head}
        self.batch.heads |= ledger.known_heads(self.session, heads)
        self.batch.preload({(one.dossier, *split_row(row)) for one in contents for row in one.base})

    def look_up(self, places: Iterable[Place]) -> None:
        """What the ledger already has at these places."""
        fresh = set(places) - self.looked_up
        if fresh:
            self.stored |= ledger.find(self.session, fresh)
            self.looked_up |= fresh

    def line(self, checked: Checked, seq: int) -> Settled:
        """The ledger's line of a mutation, before its outcome is known."""
        e, content = checked.envelope, checked.payload
        read = content is not None and checked.fits
        return Settled(
            device_id=checked.device, seq=seq, id=content.id if read and content else None,
            dossier_id=content.dossier if read and content else None,
            name=content.name if read and content else "", payload=e.payload, payload_hash=e.payload_hash,
            prev_link=e.prev_link, link=e.link, signature=e.signature, outcome="held", problem=None, via=self.via,
            received_at=self.now, effective_at=None, time_verified=False,
            made_by=content.made_by if read and content else None, flags=None,
        )  # fmt: skip

    def settle(self, checked: Checked, seq: int) -> Settled:
        """Decide the outcome of one mutation and remember it for the ledger."""
        line = self.line(checked, seq)
        try:
            self.decide(line, checked)
        except Fault as fault:
            self.batch.drop()
            line.outcome = self.context.outcome_of(fault.code)
            line.problem = {"code": fault.code, "details": plain(fault.details)}
        self.stored[line.device_id, line.seq] = Line(line.link, line.outcome)
        if line.problem is None or line.problem["code"] != ledger.WAITS:
            self.batch.heads.add(f"{line.device_id}:{line.seq}")
        self.batch.settled.append(line)
        return line

    def hold(self, checked: Checked, seq: int, fault: Fault) -> None:
        """Write it into the ledger as held, whatever it says."""
        line = self.line(checked, seq)
        if line.id in self.taken:
            line.id = None
        elif line.id is not None:
            self.taken.add(line.id)
        if checked.payload is not None:
            self.moment(line, checked.payload)
        line.problem = {"code": fault.code, "details": plain(fault.details)}
        self.stored[line.device_id, line.seq] = Line(line.link, line.outcome)
        self.batch.settled.append(line)

    def decide(self, line: Settled, checked: Checked) -> None:
        """Run the checks that need locks, then the handler; raises the Fault that becomes its problem."""
        if not checked.fits or len(checked.envelope.payload) > LARGEST_MUTATION:
            self.quarantine(line, checked)
        content = checked.payload
        if content is None:
            raise checked.fault or Fault("sync.payload_invalid", field="JSON")
        if content.device != line.device_id or content.seq != line.seq:
            line.id = line.dossier_id = line.made_by = None
            raise Fault("sync.payload_invalid", field="seq")
        if content.id in self.taken:
            line.id = None
            raise Fault("sync.id_taken")
        self.taken.add(content.id)
        moment = self.moment(line, content)
        self.permit(line, content)
        verb = VERBS.get(content.name)
        if verb is None:
            raise Fault("sync.verb_unknown", name=content.name)
        self.stay_inside_cut(line, verb)
        self.run(line, verb, content, moment)

    def quarantine(self, line: Settled, checked: Checked) -> None:
        """The link is signed but these bytes are not what was signed, or more than was allowed."""
        code = "sync.too_large" if checked.fits else "sync.altered"
        ledger.keep_bytes(self.session, line, checked.envelope.payload, code)
        line.payload, line.id, line.dossier_id, line.made_by = b"", None, None, None
        raise Fault(code)

    def moment(self, line: Settled, content: Payload) -> anchors.Moment:
        """When it happened; sets the line's time and flags."""
        if line.effective_at is not None:  # held before, let through now: the time it had stays
            return anchors.Moment(line.effective_at, line.time_verified, 0)
        device = self.devices[line.device_id]
        anchor = anchors.read(self.context.signing_key, content.device, content.anchor or "")
        offset = self.offsets.get(line.device_id, device.clock_offset_ms or 0)
        moment = anchors.effective_at(
            anchor, content.elapsed_ms, content.device_time, offset, anchors.to_ms(line.received_at)
        )
        line.effective_at, line.time_verified = moment.at, moment.verified
        line.flags = time_flags(moment) or None
        if moment.verified:
            self.offsets[line.device_id] = moment.clock_offset_ms
        return moment

    def permit(self, line: Settled, content: Payload) -> None:
        """Who wrote it, and may he still? Everything here holds the work, nothing loses it."""
        device = self.devices[line.device_id]
        if content.made_by != device.user_id:
            raise Fault("sync.author_differs")
        if device.ended_at is not None:
            raise Fault("sync.account_ended")
        if device.revoked_at is not None:
            raise Fault("sync.device_revoked")
        if device.closed_at is not None:
            raise Fault("sync.chain_closed")
        if content.dossier not in self.batch.dossiers:
            raise Fault("sync.dossier_unknown")
        if (content.made_by, content.dossier) not in self.access:
            raise Fault("sync.access_lost")

    def stay_inside_cut(self, line: Settled, verb: Verb) -> None:
        dossier = self.batch.dossier(line.dossier_id) if line.dossier_id else None
        if dossier is None or dossier.cut is None or verb.after_lock:
            return
        if not inside_cut(dossier.cut, str(line.device_id), line.seq, line.link.hex()):
            raise Fault("sync.outside_cut")

    def run(
        self, line: Settled, verb: Verb, content: Payload, moment: anchors.Moment, *, released: bool = False
    ) -> None:
        """The handler inside its savepoint."""
        work = self.work(line, content, moment)
        work.released = released
        work.judge_base()
        dossiers = set(self.batch.dossiers)
        try:
            args = verb.load(content.args)
            with self.session.begin_nested():
                verb.handler(work, args)
                self.session.flush()
        except Fault:
            self.batch.forget(dossiers)
            raise
        except Exception as error:
            if is_fatal(error):
                raise
            self.batch.forget(dossiers)
            log_crash(line, error)
            raise Fault("server.unexpected") from error
        line.outcome = "contested" if work.contested else "applied"
        line.flags = work.flags or None
        self.batch.keep()

    def work(self, line: Settled, content: Payload, moment: anchors.Moment) -> MutationWork:
        return MutationWork(
            batch=self.batch, mutation_id=content.id, dossier_id=content.dossier, device_id=line.device_id,
            seq=line.seq, link=line.link, name=content.name, user_id=content.made_by, effective_at=moment.at,
            time_verified=moment.verified, received_at=line.received_at, place=content.place,
            media=content.media, base=content.base, flags=list(line.flags or []),
        )  # fmt: skip

    def write(self) -> None:
        """Everything at once, before the commit."""
        self.batch.flush()
        ledger.write(self.session, self.batch.settled)


def time_flags(moment: anchors.Moment) -> list[str]:
    flags = [] if moment.verified else ["time_unverified"]
    return [*flags, "clock_offset"] if moment.clock_was_wrong else flags


def split_row(row: str) -> tuple[str, str]:
    collection, _, key = row.partition("/")
    return collection, key


def plain(details: dict[str, Any]) -> dict[str, Any]:
    """Details as JSON can hold them."""
    found: dict[str, Any] = without_nul(
        orjson.loads(orjson.dumps(details, default=str, option=orjson.OPT_NON_STR_KEYS))
    )
    return found


def log_crash(line: Settled, error: Exception) -> None:
    """Where it crashed, without the message: it may quote personal data."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    log.error(
        "handler crashed",
        extra={
            "verb": line.name,
            "device": str(line.device_id),
            "seq": line.seq,
            "kind": type(error).__name__,
            "at": frames[-1],
        },
    )


def move_acknowledged(
    session: Session, device: UUID, seq: int, link: bytes, signature: bytes, offset: int | None
) -> None:
    """The end of a device's chain after this transaction."""
    values: dict[str, Any] = {
        "acknowledged_seq": seq, "acknowledged_link": link, "acknowledged_signature": signature,
        "last_contact_at": func.clock_timestamp(),
    }  # fmt: skip
    if offset is not None:
        values["clock_offset_ms"] = offset
    session.execute(update(t.device).where(t.device.c.id == device).values(**values))
