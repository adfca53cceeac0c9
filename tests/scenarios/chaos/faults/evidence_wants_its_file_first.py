"""Evidence is rejected when its record arrives before its bytes: legality depends on the order of uploads."""

from backend.fieldwork.evidence import service
from backend.fieldwork.site import Site
from backend.problems import Entry, Problem, catalogue


def plant() -> None:
    catalogue({"chaos.no_file_yet": Entry(409, "文件未到", "请先上传文件。", "No file yet")})
    media_state = service.media_state

    def file_first(site: Site, digest: bytes) -> str:
        state = media_state(site, digest)
        if state != "verified":
            raise Problem("chaos.no_file_yet")
        return state

    service.media_state = file_first
