"""team.check_in, team.check_out, team.confirm."""

from typing import Any

from backend.fieldwork.site import Site
from backend.fieldwork.team import schemas, service
from backend.fieldwork.verbs import verb


# presence is a fact about a person: it belongs to no part and counts whenever it arrives
@verb("team.check_in/1", schemas.CheckIn, after_lock=True)
def check_in(site: Site, args: dict[str, Any]) -> None:
    service.check_in(site, args)


# the team leaves after the party has signed
@verb("team.check_out/1", schemas.CheckOut, after_lock=True)
def check_out(site: Site, args: dict[str, Any]) -> None:
    service.check_out(site, args)


@verb("team.confirm/1", schemas.Confirm, after_lock=True)
def confirm(site: Site, args: dict[str, Any]) -> None:
    service.confirm(site, args)
