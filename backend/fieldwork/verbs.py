"""How this feature's verbs are registered: open the site, call the service, look whether the record is now whole."""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema

from backend.fieldwork.record import whole
from backend.fieldwork.shapes import loader
from backend.fieldwork.site import Site, open_site
from sync.registry import Work, handles

Handler = Callable[[Site, dict[str, Any]], None]


def verb(name: str, schema: type[Schema], *, after_lock: bool = False) -> Callable[[Handler], Handler]:
    """Register the handler of "noun.verb/version" on a task's site."""

    def register(handler: Handler) -> Handler:
        def apply(work: Work, args: dict[str, Any]) -> None:
            site = open_site(work)
            handler(site, args)
            whole.look_again(work.session, site.task, arriving=(str(work.device_id), work.seq))

        handles(name, loader(schema), after_lock=after_lock)(apply)
        return handler

    return register
