"""What the specification leaves open, gathered so that whoever knows better can say otherwise."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


def _fresh_id() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Guesses:
    """Every answer this client had to make up; the numbers are those of its list of questions."""

    sync_path: str = "/api/sync"
    hand_over_path: str = "/api/sync/hand-over"
    uploads_path: str = "/api/media/uploads"
    hand_over_uploads_path: str = "/api/sync/hand-over/uploads"
    enrol_path: str = "/api/devices"  # Q2
    enrol_id: str = "id"  # Q2
    enrol_public_key: str = "public_key"  # Q2
    enrol_name: str = "name"  # Q2
    closes_link: Literal["head", "acknowledged"] = "head"  # Q3
    settled_link_at_zero: Literal["link_0", ""] = "link_0"  # Q5
    lowest_when_empty: Literal["next", "zero"] = "next"  # Q6
    send_unsent: bool = False  # Q8
    send_now: bool = True  # Q8
    most_mutations: int = 200  # Q9
    digest_when_pushing: bool = False  # Q10
    refuse_nul: bool = True  # Q22
    language: str = "en"  # Q7
    request_id: Callable[[], str] = field(default=_fresh_id)  # Q11
