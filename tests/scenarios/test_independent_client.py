"""A client written from the specification alone (tests/independent) against real web and worker processes.

What the specification left open and the client guessed wrongly stands in GUESSES; it is to become empty.
"""

import http.client
import io
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from backend.config import Config
from backend.extensions import db
from sync import tables as t
from tests import cast, factories
from tests.independent.client import Client
from tests.independent.guesses import Guesses
from tests.independent.transport import HttpTransport, Refused
from tests.scenarios.test_headless_phones import free_port, running

GUESSES = Guesses(enrol_path="/api/accounts/devices", enrol_name="label")
LINE = "findings/C1"


class Line(HttpTransport):
    """A line that breaks when it is told to: in the middle of a piece, or before an answer is heard."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.loses_answer, self.cuts_piece, self.pieces = False, 0, 0
        self.offsets: list[int] = []

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        if method == "PATCH":
            self.pieces += 1
            self.offsets.append(int(headers["Upload-Offset"]))
            if self.pieces == self.cuts_piece:
                self.send_half(path, headers, body)
        answer = super().request(method, path, headers, body)
        if self.loses_answer:
            self.loses_answer = False
            raise ConnectionError("the answer was lost")
        return answer

    def send_half(self, path: str, headers: Mapping[str, str], body: bytes) -> None:
        line = http.client.HTTPConnection(self.base.netloc, timeout=self.timeout)
        line.putrequest("PATCH", path)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            line.putheader(name, value)
        line.endheaders(body[: len(body) // 2])
        line.close()
        raise ConnectionError("cut in the middle of a piece")


@dataclass
class Phone:
    """One independent client, its line, and who holds it."""

    client: Client
    line: Line
    user: str
    token: str

    def note(self, task: str, fact: str) -> int:
        return self.client.record(task, "finding.record/1", finding(fact), [LINE]).seq

    def attach(self, task: str, path: Path) -> str:
        name = self.client.add_file(path)
        args = evidence(name, path.stat().st_size)
        self.client.record(task, "evidence.attach/1", args, [f"evidence/{name}"], media=[path])
        return name

    def value(self, task: str, row: str) -> dict[str, object]:
        found = self.client.value(task, row)
        assert found is not None and isinstance(found.value, dict), row
        return found.value


def finding(fact: str) -> dict[str, object]:
    return {
        "line": "C1", "checked": True, "reason": "", "outcome": "PROBLEM_ORDERED_RECTIFY", "sub_code": None,
        "note": "", "fact": fact, "clause": "", "measure": "RECTIFY_NOW", "deadline": None, "methods": ["ON_SITE"],
    }  # fmt: skip


def evidence(sha256: str, size: int) -> dict[str, object]:
    return {
        "sha256": sha256, "kind": "PHOTO", "purpose": "SITE", "line": "C1", "mime": "image/jpeg", "size": size,
        "captured_at": 1_795_000_000_000,
    }  # fmt: skip


def photo(path: Path) -> Path:
    """A picture of several pieces."""
    target = io.BytesIO()
    Image.effect_noise((1600, 1200), 90).save(target, "JPEG", quality=90)
    path.write_bytes(target.getvalue())
    return path


def ask(line: HttpTransport, path: str, body: dict[str, object], token: str = "") -> dict[str, object]:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    status, _, answer = line.request("POST", path, headers, json.dumps(body).encode())
    assert 200 <= status < 300, answer
    told: dict[str, object] = json.loads(answer) if answer else {}
    return told


def signed_in(line: HttpTransport, username: str) -> tuple[str, str]:
    """The user's id and a token, for name and password."""
    told = ask(line, "/api/accounts/sign-in", {"username": username, "password": factories.PASSWORD})
    user = told["user"]
    assert isinstance(user, dict)
    return str(user["id"]), str(told["access_token"])


def phone(origin: str, folder: Path, name: str, username: str) -> Phone:
    """Signed in and enrolled by the real routes."""
    line = Line(origin)
    user, token = signed_in(line, username)
    client = Client(folder / name, line, guesses=GUESSES)
    client.enrol(user, token)
    return Phone(client, line, user, token)


@pytest.fixture
def county(real_app: Flask, fresh_database: Config) -> Iterator[tuple[cast.Cast, str]]:
    """The cast and the origin of the running server."""
    with real_app.app_context():
        people = cast.make_cast(db.session())
        db.session.commit()
        with running(fresh_database, free_port()) as origin:
            yield people, origin


def outcomes(device: str) -> list[tuple[int, str, str]]:
    """What the county's ledger says of a device: number, outcome, way."""
    db.session.rollback()
    m = t.mutation.c
    query = select(m.seq, m.outcome, m.via).where(m.device_id == device).order_by(m.seq)
    return [(seq, outcome, via) for seq, outcome, via in db.session.execute(query)]


@pytest.mark.rule("R96", "R140")
def test_a_stranger_s_client_lives_through_a_day(county: tuple[cast.Cast, str], tmp_path: Path) -> None:
    """P38, P42, P90, P91, P101, P106: whoever reads the specification has a phone that works."""
    people, origin = county
    task = str(people.task.id)
    one = phone(origin, tmp_path, "one", people.lead.username)
    two = phone(origin, tmp_path, "two", people.second.username)
    records_and_uploads_over_a_cut(one, task, tmp_path)
    other_phone_converges(one, two, task)
    answer_is_lost(one, task)
    work_goes_by_qr_code(one, two, task)
    revoked_phone_hands_over(one, origin, people.dept_admin.username, task, tmp_path)


def records_and_uploads_over_a_cut(one: Phone, task: str, folder: Path) -> None:
    one.client.sync()
    assert task in one.client.pull.have() and one.user in one.client.pull.have()
    one.note(task, "消防通道堆放纸箱")
    path = photo(folder / "site.jpg")
    name = one.attach(task, path)
    assert [found.outcome for found in one.client.sync().outcomes] == ["applied", "applied"]
    one.line.cuts_piece = 2
    assert one.client.upload(path) == "verified"
    assert len(one.line.offsets) > 3 and one.line.offsets.count(0) == 1
    until_row_says_verified(one, task, f"evidence/{name}")
    assert one.client.may_clear(name)


def until_row_says_verified(one: Phone, task: str, row: str) -> None:
    """The worker tells the dossiers that speak of a file; the next pull brings it."""
    deadline = time.monotonic() + 30
    while one.value(task, row)["state"] != "verified":
        assert time.monotonic() < deadline, one.value(task, row)
        time.sleep(0.2)
        one.client.sync()


def other_phone_converges(one: Phone, two: Phone, task: str) -> None:
    """The second officer had recorded the same line before he heard of it: both stand, and both phones say so."""
    two.note(task, "消防通道畅通")
    assert [found.outcome for found in two.client.sync().outcomes] == ["contested"]
    one.client.sync()
    assert one.client.rows(task) == two.client.rows(task)
    views = [each.client.value(task, LINE) for each in (one, two)]
    assert views[0] == views[1] and views[0] is not None and len(views[0].contest) == 1
    assert one.value(task, LINE)["fact"] == "消防通道堆放纸箱"


def answer_is_lost(one: Phone, task: str) -> None:
    seq = one.note(task, "已责令清理")
    one.line.loses_answer = True
    with pytest.raises(ConnectionError):
        one.client.sync()
    assert [found.seq for found in one.client.sync().outcomes] == [seq]
    assert one.value(task, LINE)["fact"] == "已责令清理"


def work_goes_by_qr_code(one: Phone, two: Phone, task: str) -> None:
    seq = one.note(task, "复查已清理")
    two.client.sync()
    assert two.client.read(task, one.client.show(task, "张一"), {one.user, two.user}) == 1
    two.client.sync()
    assert two.value(task, LINE)["fact"] == "复查已清理"
    device = one.client.outbox.device().device
    assert (seq, "applied", "relay") in outcomes(device)
    assert [found.outcome for found in one.client.sync().outcomes] == ["applied"]


def revoked_phone_hands_over(one: Phone, origin: str, admin: str, task: str, folder: Path) -> None:
    """Nothing of a revoked phone is lost; then a new key closes the chain and goes on."""
    old, path = one.client.outbox.device().device, photo(folder / "after.jpg")
    name, seq = one.attach(task, path), one.note(task, "停用前最后一条")
    office = HttpTransport(origin)
    ask(office, f"/api/accounts/devices/{old}/revoke", {}, signed_in(office, admin)[1])
    with pytest.raises(Refused) as refused:
        one.client.sync()
    assert refused.value.code == "sync.device_revoked" and refused.value.remedy == "hand_over"
    told = one.client.hand_over()
    assert [(found.outcome, found.code) for found in told.outcomes] == [("held", "sync.handed_over")] * 2
    assert outcomes(old)[-2:] == [(seq - 1, "held", "hand-over"), (seq, "held", "hand-over")]
    assert state_of(name) == "verified"
    assert one.client.enrol(one.user, one.token) != old
    one.client.sync()
    one.note(task, "换机后继续")
    assert [found.outcome for found in one.client.sync().outcomes] == ["applied"]


def state_of(sha256: str) -> str:
    db.session.rollback()
    found: str = db.session.scalars(
        select(t.media.c.state).where(t.media.c.sha256 == bytes.fromhex(sha256))
    ).one()
    return found
