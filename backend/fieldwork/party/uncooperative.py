"""R92: the party was there and let nothing be inspected. The result forms directly from this."""

from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.evidence.service import own_kinds
from backend.fieldwork.party.answering import SILENT, answer
from backend.fieldwork.party.reporting import report_to_head
from backend.fieldwork.recorders.rules import meets
from backend.fieldwork.site import Site
from backend.problems import Problem

KEYS = ("behaviours", "warned", "warning", "note", "media", "officers")


def meet_resistance(site: Site, args: dict[str, Any]) -> None:
    """Behaviours, the legal warning given, a recording, a note, two officers; no line need be finished.

    The officers may have left before they sign: presence is not asked, the times and the place stay true.
    """
    site.require_officer()
    if not [each for each in args["behaviours"] if each.strip()]:
        raise Problem("uncooperative.behaviour_missing")
    if not (args["warned"] and args["warning"].strip()):
        raise Problem("uncooperative.not_warned")
    if not args["note"].strip():
        raise Problem("uncooperative.note_missing")
    site.require_signatures([each["user"] for each in args["officers"]])
    require_recording(site, args["media"])
    row = {**SILENT, "uncooperative": {key: args[key] for key in KEYS}, "mode": "UNCOOPERATIVE"}
    answer(site, row)
    report_to_head(site, "UNCOOPERATIVE")


def require_recording(site: Site, media: list[str]) -> None:
    """Sound or film of this or a colleague's phone, or the body camera named on site (its files come later)."""
    if rules.could_hold(media, own_kinds(site, media), rules.RECORDINGS):
        return
    if not meets(site.work.all("recorders").values(), "UNCOOPERATIVE"):
        raise Problem("uncooperative.recording_missing")
    site.flag("recorder_awaited")
