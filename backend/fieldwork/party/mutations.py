"""contact.log, witness.record, party.confirm, party.refuse, party.unreachable, party.uncooperative."""

from typing import Any

from backend.fieldwork.party import schemas, service, uncooperative
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


@verb("contact.log/1", schemas.Contact)
def log_contact(site: Site, args: dict[str, Any]) -> None:
    service.log_contact(site, args)


@verb("witness.record/1", schemas.Witness)
def record_witness(site: Site, args: dict[str, Any]) -> None:
    service.record_witness(site, args)


@verb("party.confirm/1", schemas.Confirm)
def confirm(site: Site, args: dict[str, Any]) -> None:
    service.confirm(site, args)


@verb("party.refuse/1", schemas.Refuse)
def refuse(site: Site, args: dict[str, Any]) -> None:
    service.refuse(site, args)


@verb("party.unreachable/1", schemas.Unreachable)
def find_nobody(site: Site, args: dict[str, Any]) -> None:
    service.find_nobody(site, args)


@verb("party.uncooperative/1", schemas.Uncooperative)
def meet_resistance(site: Site, args: dict[str, Any]) -> None:
    uncooperative.meet_resistance(site, args)
