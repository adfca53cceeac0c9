"""Who is asking, and does he have anything new? Answered in one query: the commonest request of the system."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from sync.faults import Fault
from sync.proofs import chain
from sync.protocol import Request

# The digest is computed where the versions are: SHA-256 over "id:version" lines in byte order (PROTOCOL.md P61).
QUERY = """
    select d.user_id, d.public_key, d.acknowledged_seq, d.acknowledged_link, d.acknowledged_signature,
           least(d.durable_seq, d.acknowledged_seq) as durable,
           d.revoked_at is not null as revoked, d.ended_at is not null as ended, d.closed_at is not null as closed,
           d.last_contact_at is null or d.last_contact_at < now() - interval '1 minute' as contact_due,
           d.unsent,
           e.id as epoch, e.recovering,
           (select encode(sha256(coalesce(string_agg(line, ''::bytea order by line), ''::bytea)), 'hex')
            from (select convert_to(s.id::text || ':' || s.version || E'\\n', 'UTF8') as line
                  from sync_access a join sync_dossier s on s.id = a.dossier_id
                  where a.user_id = d.user_id) as lines) as digest
    from sync_device d
    cross join (select id, recovering from sync_epoch order by began_at desc limit 1) as e
    where d.id = %(device)s
"""
LOOK_UP = text(QUERY.replace("%(device)s", ":device").replace("::", "\\:\\:"))


@dataclass(frozen=True, slots=True)
class Caller:
    """One enrolled device as the database has it now."""

    user_id: UUID
    public_key: bytes
    acknowledged_seq: int
    acknowledged_link: bytes
    acknowledged_signature: bytes
    durable: int
    revoked: bool
    ended: bool
    closed: bool
    contact_due: bool  # a minute has passed since the last one noted
    unsent: int | None
    epoch: UUID
    recovering: bool
    digest: str


def look_up(connection: Connection, device: UUID) -> Caller:
    """The caller, in one round trip; raises Fault('sync.device_unknown')."""
    found = connection.execute(LOOK_UP, {"device": device}).first()
    if found is None:
        raise Fault("sync.device_unknown")
    return Caller(*found)


def look_up_alone(driver: Any, device: UUID) -> Caller:
    """The same on a bare psycopg connection, in autocommit: no BEGIN and no COMMIT around it."""
    driver.autocommit = True
    found = driver.execute(QUERY, {"device": device}).fetchone()
    driver.autocommit = False
    if found is None:
        raise Fault("sync.device_unknown")
    return Caller(*found)


def admit(caller: Caller, user: UUID, request: Request) -> None:
    """May this device push and pull for this user? Raises the Fault that tells the phone what to do instead."""
    if caller.user_id != user:
        raise Fault("sync.device_of_another")
    if caller.ended:
        raise Fault("sync.account_ended")
    if caller.revoked:
        raise Fault("sync.device_revoked")
    if caller.closed:
        raise Fault("sync.chain_closed")
    prove(caller, request)


def prove(caller: Caller, request: Request) -> None:
    """Does the device's own key stand behind this request? A stolen token alone pulls nothing."""
    if not chain.verify(caller.public_key, request.statement(), request.proof):
        raise Fault("sync.proof_invalid")
