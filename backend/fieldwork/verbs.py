"""How this feature's verbs are registered: open the site, call the service, look whether the record is now whole."""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema

from backend.fieldwork.record import whole
from backend.fieldwork.shapes import loader
from backend.fieldwork.site import Site, open_site
from sync import media
from sync.custody import Sender
from sync.registry import Work, handles

__all__ = ["verb"]

Handler = Callable[[Site, dict[str, Any]], None]


def verb(name: str, schema: type[Schema], *, after_lock: bool = False) -> Callable[[Handler], Handler]:
    """Register the handler of "noun.verb/version" on a task's site."""

    def register(handler: Handler) -> Handler:
        def apply(work: Work, args: dict[str, Any]) -> None:
            site = open_site(work)
            refer_to_media(work)
            handler(site, args)
            if work.get("record", "self") is not None:
                whole.look_again(work.session, site.task, arriving=(str(work.device_id), work.seq))

        handles(name, loader(schema), after_lock=after_lock)(apply)
        return handler

    return register


def refer_to_media(work: Work) -> None:
    """The dossier speaks of these files from now on. Their rows are held meanwhile: a file verified at this very
    moment is either seen as verified here, or tells this dossier afterwards."""
    sender = Sender(user_id=work.user_id, device_id=work.device_id)
    media.reference(work.session, work.dossier_id, work.media, sender, work.seq)
