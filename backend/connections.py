"""Pooled connections are asked whether they still live only after a rest: a busy pool pays no extra round trip."""

import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

RESTED = 15.0  # seconds unused after which a connection must answer before it is handed out


def ask_after_rest(engine: Engine) -> None:
    """Let `engine` replace connections that died while they rested (a restarted database, a closed socket)."""

    def put_back(connection: Any, entry: ConnectionPoolEntry) -> None:
        entry.info["rested_since"] = time.monotonic()

    def hand_out(connection: Any, entry: ConnectionPoolEntry, proxy: Any) -> None:
        since = entry.info.get("rested_since")
        if since is not None and time.monotonic() - since > RESTED and not lives(engine, connection):
            raise DisconnectionError

    event.listen(engine, "checkin", put_back)
    event.listen(engine, "checkout", hand_out)


def lives(engine: Engine, connection: Any) -> bool:
    try:
        return bool(engine.dialect.do_ping(connection))
    except (DBAPIError, engine.dialect.loaded_dbapi.Error):
        return False
