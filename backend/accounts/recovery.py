"""Opening a phone whose PIN is forgotten or destroyed: its content key, wrapped to the office, is wrapped anew to a key
the phone made for this answer alone. For whoever signs in as its owner, or with an administrator's code."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import RecoveryCode, User
from backend.accounts.passwords import hash_secret, is_password
from backend.problems import Problem
from sync.proofs import vault
from sync.proofs.text import from_b64u, to_b64u

GOOD_FOR = timedelta(minutes=30)
TRIES = 5
DIGITS = 8


def public_key(recovery_key: str) -> str | None:
    """What phones wrap their content keys to: 65 bytes as base64url; None where the office has no key."""
    return to_b64u(vault.public_bytes(vault.private_key(recovery_key))) if recovery_key else None


def recover(
    session: Session, user: User, wrap: Mapping[str, Any], to: str, recovery_key: str, by: User | None = None
) -> dict[str, Any]:
    """The same content key wrapped to `to`, for nobody but the account it belongs to. Raises accounts.recovery_unopened."""
    try:
        key = vault.unwrap_from(vault.private_key(recovery_key), str(user.id), wrap)
        answer = vault.wrap_for(from_b64u(to), str(user.id), key, vault.ANSWER)
    except ValueError as error:
        raise Problem("accounts.recovery_unopened") from error
    audit.write(session, user, "recovery.open", ("user", user.id), by=str(by.id) if by else None)
    return answer


def make_code(session: Session, actor: User, user: User) -> str:
    """Eight digits for thirty minutes, to be read out once; earlier ones end. The caller has checked who may."""
    now = clock.now()
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    end_codes(session, user.id)
    session.add(
        RecoveryCode(
            user_id=user.id,
            code_hash=hash_secret(code),
            made_by=actor.id,
            made_at=now,
            expires_at=now + GOOD_FOR,
            tries=0,
        )
    )
    audit.write(session, actor, "recovery.code", ("user", user.id))
    return code


def by_code(
    session: Session, username: str, code: str, wrap: Mapping[str, Any], to: str, recovery_key: str
) -> dict[str, Any]:
    """As recover, with a code instead of a sign-in. Raises accounts.recovery_code_wrong; the caller commits then too,
    or the count of tries is lost."""
    user = session.scalar(select(User).where(User.username == username, User.disabled_at.is_(None)))
    known = open_code(session, user) if user else None
    if not is_password(known.code_hash if known else None, code) or user is None or known is None:
        if user is not None:
            audit.write(session, user, "recovery.code_failed", ("user", user.id))
        raise Problem("accounts.recovery_code_wrong")
    answer = recover(session, user, wrap, to, recovery_key, by=session.get_one(User, known.made_by))
    known.ended_at = clock.now()
    return answer


def open_code(session: Session, user: User) -> RecoveryCode | None:
    """The code that is good now; looking at it counts as a try."""
    query = select(RecoveryCode).where(
        RecoveryCode.user_id == user.id,
        RecoveryCode.ended_at.is_(None),
        RecoveryCode.expires_at > clock.now(),
        RecoveryCode.tries < TRIES,
    )
    code = session.scalar(query.with_for_update())
    if code is not None:
        code.tries += 1
    return code


def end_codes(session: Session, user_id: UUID) -> None:
    session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
