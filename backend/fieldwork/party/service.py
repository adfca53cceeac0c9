"""How the party answered, and what stands in for an answer (R87–R91)."""

from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.evidence.service import own_kinds
from backend.fieldwork.party.answering import SILENT, answer
from backend.fieldwork.party.reporting import report_to_head
from backend.fieldwork.recorders.rules import meets
from backend.fieldwork.site import Site
from backend.problems import Problem


def log_contact(site: Site, args: dict[str, Any]) -> None:
    """One attempt to reach the party (R91)."""
    _ = site.member
    site.work.put("contacts", args["id"], {**args, "by": site.user})


def record_witness(site: Site, args: dict[str, Any]) -> None:
    """A witness is optional and is not of the team (R89)."""
    _ = site.member
    phones = {digits(member.phone) for member in site.roster.members} - {""}
    names = {member.name for member in site.roster.members}
    if args["name"].strip() in names or digits(args["contact"]) in phones:
        raise Problem("witness.of_the_team", name=args["name"])
    site.work.put("witnesses", args["id"], args)


def digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def confirm(site: Site, args: dict[str, Any]) -> None:
    """The party signs or seals what was found (R87)."""
    site.require_officer()
    row = {key: args[key] for key in ("signer_name", "signer_role", "signature", "opinion")}
    answer(site, {**SILENT, **row, "mode": "SEALED" if args["sealed"] else "SIGNED"})


def refuse(site: Site, args: dict[str, Any]) -> None:
    """The party refuses: note, two officers, and a recording unless the profile says otherwise (R88)."""
    site.require_officer()
    for key in ("reason", "document"):
        if not args[key].strip():
            raise Problem(f"refusal.{key}_missing")
    site.require_signatures([each["user"] for each in args["officers"]])
    require_recording(site, args["media"])
    refusal = {key: args[key] for key in ("reason", "document", "told", "media", "officers")}
    answer(site, {**SILENT, "opinion": args["opinion"], "refusal": refusal, "mode": "REFUSED"})
    report_to_head(site, "REFUSED")


def require_recording(site: Site, media: list[str]) -> None:
    """A recording is here or may be on its way, or a body camera was named for it; the desk awaits its files."""
    if not site.profile.get("refusal_av_required", True):
        return
    if rules.could_hold(media, own_kinds(site, media), rules.RECORDINGS):
        return
    if not meets(site.work.all("recorders").values(), "REFUSAL"):
        raise Problem("refusal.recording_missing")
    site.flag("recorder_awaited")


def find_nobody(site: Site, args: dict[str, Any]) -> None:
    """The registered premises cannot be reached: place, photo, note, two officers (R91)."""
    site.require_officer()
    registered = site.task.object_frozen.get("address_registered", "")
    if args["address_visited"].strip() != registered.strip() and not args["address_explanation"].strip():
        raise Problem("unreachable.address_unexplained")
    if not rules.could_hold(args["media"], own_kinds(site, args["media"]), rules.PICTURES):
        raise Problem("unreachable.photo_missing")
    if not args["note"].strip():
        raise Problem("unreachable.note_missing")
    site.require_signatures([each["user"] for each in args["officers"]])
    keys = ("site_state", "address_visited", "address_explanation", "note", "media", "officers")
    answer(site, {**SILENT, "unreachable": {key: args[key] for key in keys}, "mode": "NOT_PRESENT"})
