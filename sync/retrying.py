"""A transaction that met a deadlock is run again; what is an outcome is decided elsewhere."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from sync.faults import Fault

T = TypeVar("T")
ATTEMPTS = 10
RETRIED = {"40001", "40P01", "55P03"}  # serialization, deadlock, lock not available
FATAL = {"57P01", "57P02", "57P03", "08000", "08003", "08006", None}  # the connection is gone


def is_retried(error: DBAPIError) -> bool:
    """A deadlock, or a connection that died: what was committed meanwhile is found in the ledger."""
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in RETRIED


def is_fatal(error: Exception) -> bool:
    """Must the whole transaction go, instead of this one mutation?"""
    if not isinstance(error, DBAPIError):
        return False
    return is_retried(error) or getattr(error.orig, "sqlstate", None) in FATAL


def retried(session: Session, transaction: Callable[[], T]) -> T:
    """Run a transaction again after a deadlock; raises Fault('sync.busy') when it never gets through."""
    for attempt in range(ATTEMPTS):
        try:
            return transaction()
        except DBAPIError as error:
            session.rollback()
            if not is_retried(error):
                raise
            time.sleep(random.uniform(0.005, 0.02) * (attempt + 1))
        except BaseException:
            session.rollback()
            raise
    raise Fault("sync.busy")
