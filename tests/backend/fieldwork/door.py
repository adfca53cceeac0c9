"""The door as the tests open it: the party's code as a phone shows it, and the page behind it."""

from typing import Any

from flask.testing import FlaskClient

from backend.fieldwork.doorstep.shown import message
from sync.anchors import to_ms
from sync.proofs import chain
from sync.proofs.text import to_b64u
from tests.backend.fieldwork.site import Visit


def token_of(visit: Visit) -> str:
    token: str = visit.row("task/self")["party_token"]
    return token


def shown_by(visit: Visit, who: str, code: str | None = None, at: int | None = None) -> str:
    """What the QR on a person's phone carries after the #."""
    token, moment = token_of(visit), to_ms(visit.now()) if at is None else at
    signature = to_b64u(chain.sign(visit.phone(who).key, message(token, moment, code)))
    return "~".join([token, str(moment), signature, *([code] if code else [])])


def scan(client: FlaskClient, code: str) -> Any:
    return client.post("/api/portal/visit", json={"code": code})


def ask(client: FlaskClient, code: str, **said: Any) -> Any:
    return client.post("/api/portal/visit/cases", json={"code": code} | said)


def tell(visit: Visit, who: str = "lead", **change: Any) -> Any:
    """亮证告知, recorded and sent; returns how it was settled."""
    args = {
        "shown_to": "刘某（演示）", "shown_role": "当班经理",
        "officers": [str(visit.cast.lead.id), str(visit.cast.second.id)],
        "recusal": False, "recusal_of": [], "recusal_reason": "",
    } | change  # fmt: skip
    return visit.do(who, "visit.tell", args, ["told/self"])
