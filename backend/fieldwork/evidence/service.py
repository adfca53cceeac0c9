"""Attaching a file to the dossier. Its bytes may be here before or after."""

from typing import Any

from sqlalchemy import select

from backend.fieldwork.evidence import off_site
from backend.fieldwork.site import Site
from backend.problems import Problem
from sync import tables as t


def attach(site: Site, args: dict[str, Any]) -> None:
    """EvidenceRow of a photo, recording, scan, handwriting, or of the signed record itself.

    A row per attachment: the same bytes stand at every line they were attached to.
    """
    _ = site.member
    if args["line"] is not None:
        site.require_own(args["line"])
    digest = bytes.fromhex(args["sha256"])
    if digest not in site.work.media:
        raise Problem("evidence.not_named", sha256=args["sha256"])
    state = media_state(site, digest)
    row = {**args, "captured_by": site.user, "place": site.work.place, "state": state}
    site.work.put("evidence", args.get("id") or args["sha256"], row)
    if off_site.is_off_site(row) and off_site.wants_investigation(
        site.work.get("findings", row["line"] or "")
    ):
        site.flag("off_site_unreviewed")


def media_state(site: Site, digest: bytes) -> str:
    state = site.work.session.scalar(select(t.media.c.state).where(t.media.c.sha256 == digest))
    return state or "declared"


def own_kinds(site: Site, media: list[str]) -> dict[str, str]:
    """What kind of file each of these is, as far as this very phone attached it earlier."""
    head, rows = f"{site.work.device_id}:", site.work.all("evidence")
    fresh = {
        row["sha256"]: row["kind"]
        for key, row in rows.items()
        if row["sha256"] in media and (site.work.head_of("evidence", key) or "").startswith(head)
    }
    return earlier_kinds(site, media) | fresh


def earlier_kinds(site: Site, media: list[str]) -> dict[str, str]:
    """The same from what was written before this batch (the row may show a later write of the server)."""
    written = t.write.c
    name = written.value["sha256"].astext
    found = site.work.session.execute(
        select(name, written.value["kind"].astext).where(
            written.dossier_id == site.work.dossier_id,
            written.collection == "evidence",
            name.in_(media),
            written.device_id == site.work.device_id,
            written.seq < site.work.seq,
        )
    )
    return {sha256: kind for sha256, kind in found}
