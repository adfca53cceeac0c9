"""The answer goes out from the transaction that is committed a moment later, or never, when the process dies."""

import threading
from typing import Any

from sqlalchemy.orm import Session

from sync import exchange, mutations

WAIT = 0.3  # seconds


class Undecided(Session):
    """A session whose commits only reach its own transaction."""

    def commit(self) -> None:
        self.flush()

    def finish(self) -> None:
        super().commit()
        self.close()


def plant() -> None:
    push, read_back = mutations.push, exchange.read_back
    undecided = threading.local()

    def pushing(session: Session, *rest: Any) -> Any:
        undecided.session = Undecided(session.get_bind())
        return push(undecided.session, *rest)

    def reading(bind: Any, *rest: Any) -> Any:
        session = getattr(undecided, "session", None)
        if session is None:
            return read_back(bind, *rest)
        undecided.session = None
        body = read_back(session.connection(), *rest)
        threading.Timer(WAIT, session.finish).start()
        return body

    mutations.push, exchange.read_back = pushing, reading
