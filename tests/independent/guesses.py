"""What a client may still choose, or had to guess before the specification said it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


def _fresh_id() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Guesses:
    """Every answer this client once had to make up; the rule that says it now stands beside it."""

    sync_path: str = "/api/sync"
    hand_over_path: str = "/api/sync/hand-over"
    uploads_path: str = "/api/media/uploads"
    hand_over_uploads_path: str = "/api/sync/hand-over/uploads"
    enrol_path: str = "/api/accounts/devices"  # P7
    enrol_id: str = "id"  # P7
    enrol_public_key: str = "public_key"  # P7
    enrol_name: str = "label"  # P7
    closes_link: Literal["head", "acknowledged"] = "head"  # P8
    settled_link_at_zero: Literal["link_0", ""] = "link_0"  # P30
    lowest_when_empty: Literal["next", "zero"] = "next"  # P30
    send_unsent: bool = False  # P30
    send_now: bool = True  # P30
    most_mutations: int = 200  # P32
    digest_when_pushing: bool = False  # P68
    refuse_nul: bool = True  # P13
    language: str = "en"  # P37
    request_id: Callable[[], str] = field(default=_fresh_id)  # P33
