"""Verbs only chaos needs: a handler that dies halfway, and membership changed by a phone's own mutation."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from sync import dossiers, media
from sync.custody import Sender
from sync.registry import Work, handles


def any_args(args: Any) -> dict[str, Any]:
    return dict(args)


@handles("chaos.crash/1", any_args)
def crash(work: Work, args: dict[str, Any]) -> None:
    """Writes a row and speaks of a file, then dies: of a bug of its own, or of what the database says."""
    work.put("notes", args["key"], {"text": "left behind"})
    media.reference(work.session, work.dossier_id, work.media, Sender(work.user_id, work.device_id), work.seq)
    if args["how"] == "database":
        work.session.execute(text("select 1 / 0"))
    raise ZeroDivisionError("chaos")


@handles("chaos.leave/1", any_args)
def leave(work: Work, args: dict[str, Any]) -> None:
    """The author gives the dossier up; what he recorded before counts, what comes after is held."""
    work.put("notes", f"left-{work.user_id}", {"left": args["n"]})
    dossiers.withdraw(work.session, work.dossier_id, work.user_id)


@handles("chaos.invite/1", any_args)
def invite(work: Work, args: dict[str, Any]) -> None:
    """The author lets a colleague in."""
    work.put("notes", f"invited-{args['user']}", {"by": str(work.user_id), "n": args["n"]})
    dossiers.permit(work.session, work.dossier_id, UUID(args["user"]))
