"""Files a verb names itself, also after the lock: they show among the evidence like those attached one by one."""

from collections.abc import Iterable

from backend.fieldwork.evidence.service import media_state
from backend.fieldwork.site import Site
from sync import media


def show_files(site: Site, names: Iterable[str], kind: str, purpose: str) -> None:
    """An EvidenceRow for each file (SHA-256, hex) this mutation names and nobody attached before."""
    for name in names:
        digest = bytes.fromhex(name)
        if site.work.get("evidence", name) is not None or digest not in site.work.media:
            continue
        medium = media.find(site.work.session, digest)
        row = {
            "sha256": name, "kind": kind, "purpose": purpose, "line": None,
            "mime": (medium.content_type if medium else "") or "image/jpeg",
            "size": (medium.size if medium else None) or 0, "captured_at": site.at, "duration_ms": None,
            "width": None, "height": None, "captured_by": site.user, "place": site.work.place,
            "state": media_state(site, digest), "source": "SCAN",
        }  # fmt: skip
        site.work.put_derived("evidence", name, row)
