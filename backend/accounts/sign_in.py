"""Sign-in with throttling: after five wrong passwords an account waits one minute, doubling up to fifteen."""

import math
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts import desk
from backend.accounts.models import User
from backend.accounts.passwords import is_password
from backend.problems import Problem

TRIES = 5
LONGEST_MINUTES = 15


def sign_in(session: Session, username: str, password: str) -> User:
    """The account; raises accounts.wrong_password, accounts.blocked or accounts.ended.

    The caller commits on failure too, or the count of failures is lost.
    """
    # the counter is locked, not the person: rows that name somebody are written while that somebody signs in
    user = session.scalar(
        select(User).where(User.username == username).with_for_update(of=User, key_share=True)
    )
    if user is not None:
        refuse_blocked(user)
    if not is_password(user.password_hash if user else None, password) or user is None:
        if user is not None:
            count_failure(session, user)
        raise Problem("accounts.wrong_password")
    if user.disabled_at is not None:
        raise Problem("accounts.ended")
    user.failed_sign_ins, user.blocked_until = 0, None
    audit.write(session, user, "account.sign_in", ("user", user.id))
    desk.write(session, user)
    return user


def refuse_blocked(user: User) -> None:
    if user.blocked_until is not None and user.blocked_until > clock.now():
        waiting = (user.blocked_until - clock.now()).total_seconds()
        raise Problem("accounts.blocked", minutes=math.ceil(waiting / 60))


def count_failure(session: Session, user: User) -> None:
    user.failed_sign_ins += 1
    beyond = user.failed_sign_ins - TRIES
    if beyond >= 0:
        user.blocked_until = clock.now() + timedelta(minutes=min(2**beyond, LONGEST_MINUTES))
    audit.write(session, user, "account.sign_in_failed", ("user", user.id), failures=user.failed_sign_ins)
