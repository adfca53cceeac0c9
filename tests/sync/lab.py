"""A laboratory of phones: users are ids, dossiers hold notes, everything goes over HTTP."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from flask.testing import FlaskClient
from flask_jwt_extended import create_access_token
from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import devices, dossiers
from sync import tables as t
from sync.anchors import make
from sync.phone import Made, Phone
from tests.sync import verbs

__all__ = ["Lab", "verbs"]

SIGNING_KEY = "11" * 32


@dataclass
class Lab:
    """Makes users, phones and dossiers in `session`, and talks to the server through `client`."""

    session: Session
    client: FlaskClient

    def dossier(self, *users: UUID) -> UUID:
        made = uuid4()
        dossiers.open_dossier(self.session, made, "task")
        for user in users:
            dossiers.permit(self.session, made, user)
        self.session.commit()
        return made

    def user(self) -> UUID:
        """A user with a desk."""
        made = uuid4()
        dossiers.open_dossier(self.session, made, "desk")
        dossiers.permit(self.session, made, made)
        self.session.commit()
        return made

    def phone(self, user: UUID | None = None, **made: Any) -> Phone:
        phone = Phone(uuid4(), user or self.user(), **made)
        devices.enrol(self.session, phone.device_id, phone.user_id, phone.public_key, "test")
        self.session.commit()
        return phone

    def anchor(self, phone: Phone, at: datetime | None = None) -> None:
        moment = at or datetime.now(UTC) - timedelta(minutes=10)
        phone.anchored(make(SIGNING_KEY, phone.device_id, round(moment.timestamp() * 1000)), moment)

    def post(self, phone: Phone, body: dict[str, Any], user: UUID | None = None):
        token = create_access_token(identity=str(user or phone.user_id))
        return self.client.post("/api/sync", json=body, headers={"Authorization": f"Bearer {token}"})

    def sync(self, phone: Phone, mutations: Iterable[Made] | None = None, **over: Any) -> dict[str, Any]:
        """One round trip that must succeed, taken in by the phone; pages are followed to the last."""
        answer = self.post(phone, phone.request(mutations, **over))
        assert answer.status_code == 200, answer.text
        first = body = answer.get_json()
        phone.take(body)
        while not body["last"]:
            body = self.post(phone, phone.request([])).get_json()
            phone.take(body)
        return first

    def outcomes(self, answer: dict[str, Any]) -> list[tuple[int, str, str | None]]:
        return [(o["seq"], o["outcome"], o.get("problem", {}).get("code")) for o in answer["outcomes"]]

    def note(self, phone: Phone, dossier: UUID, key: str, text: str, **over: Any) -> Made:
        base = over.pop("base", [f"notes/{key}"])
        return phone.make(dossier, "test.note/1", {"key": key, "text": text}, base=base, **over)

    def row(self, dossier: UUID, row: str) -> Any:
        collection, _, key = row.partition("/")
        r = t.row.c
        query = select(t.row).where(r.dossier_id == dossier, r.collection == collection, r.key == key)
        self.session.commit()
        return self.session.execute(query).first()

    def texts(self, dossier: UUID, key: str) -> list[str]:
        """The current text and those kept beside it."""
        found = self.row(dossier, f"notes/{key}")
        return [found.value["text"], *(entry["value"]["text"] for entry in found.contest or [])]

    def ledger(self, phone: Phone) -> list[Any]:
        m = t.mutation.c
        self.session.commit()
        return list(
            self.session.execute(select(t.mutation).where(m.device_id == phone.device_id).order_by(m.seq))
        )

    def every_line(self, dossier: UUID) -> list[Any]:
        """Every mutation of a dossier."""
        query = select(t.mutation).where(t.mutation.c.dossier_id == dossier)
        return list(self.session.execute(query))

    def base_of(self, line: Any, row: str) -> str | None:
        """The head a mutation named for a row."""
        bases = orjson.loads(line.payload)["base"]
        return next((one["head"] for one in bases if one["row"] == row), None)

    def text_of_head(self, head: str | None) -> str | None:
        """The text of the note a head names."""
        device, _, seq = (head or "").partition(":")
        if not seq:
            return None
        m = t.mutation.c
        query = select(m.payload).where(m.device_id == UUID(device), m.seq == int(seq))
        return str(orjson.loads(self.session.execute(query).scalar_one())["args"]["text"])
