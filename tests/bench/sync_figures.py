"""POST /api/sync: with nothing new, the first sync of a full phone, and a thousand signed mutations."""

import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import orjson

from backend.app import create_app
from backend.extensions import db
from sync import dossiers
from tests.bench import load
from tests.bench.county import County

DOSSIERS, ROWS, ROW_BYTES, MUTATIONS = 200, 30, 1024, 1000


def fill(county: County, user: UUID) -> None:
    """200 dossiers of 30 rows of 1 KiB for one user."""
    app = create_app(county.config, pooled=False)
    with app.app_context():
        session = db.session()
        for _ in range(DOSSIERS):
            dossier = uuid4()
            dossiers.open_dossier(session, dossier, "task")
            dossiers.permit(session, dossier, user)
            rows = {("lines", f"L{n}"): {"text": "油" * (ROW_BYTES // 3)} for n in range(ROWS)}
            dossiers.write_online(session, dossier, dict(rows))
        session.commit()


def first_sync(county: County) -> float:
    """Rows per second until the phone holds all of them."""
    phone, token = county.enrolled()
    began = time.monotonic()
    while not county.sync(phone, token)["last"]:
        pass
    held = sum(1 for (_, collection, key) in phone.rows if collection == "lines" and key.startswith("L"))
    if held != DOSSIERS * ROWS:
        raise AssertionError(f"{held} rows arrived")
    return held / (time.monotonic() - began)


def nothing_new(county: County) -> float:
    """Requests per second of a phone that has everything and sends nothing."""
    phone, token = county.enrolled()
    while not county.sync(phone, token)["last"]:
        pass
    body = orjson.dumps(phone.request(by_digest=True))
    result = load.measure(county.port, load.post("/api/sync", body, {"Authorization": f"Bearer {token}"}))
    answer = orjson.loads(result.first_answer.split(b"\r\n\r\n", 1)[1])
    if answer["dossiers"] or "want" in answer:
        raise AssertionError("the phone was told news")
    return result.per_second


def pushes(county: County) -> float:
    """Signed, chained mutations per second, in requests of fifty, until every one is acknowledged."""
    phone, token = county.enrolled()
    while not county.sync(phone, token)["last"]:
        pass
    for number in range(MUTATIONS):
        key = str(uuid4())
        args = {
            "id": key,
            "time": 1_778_000_000_000 + number,
            "channel": "PHONE",
            "number": "0391-000",
            "result": "无人接听",
        }
        phone.make(
            county.task, "contact.log/1", args, base=[f"contacts/{key}"], effective_at=datetime.now(UTC)
        )
    began = time.monotonic()
    while todo := phone.unsettled():
        county.sync(phone, token, mutations=todo[:50])
    seconds = time.monotonic() - began
    bad = [outcome for outcome in phone.outcomes.values() if outcome["outcome"] != "applied"]
    if bad or len(phone.outcomes) < MUTATIONS:
        raise AssertionError(f"{len(phone.outcomes)} outcomes, {bad[:1]}")
    return MUTATIONS / seconds
