"""The client against a pretended server: lost answers, kills, pages, epochs, hand-over, cuts."""

import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from .chain import Key, from_wire
from .client import Client
from .encodings import Fields, ShapeError, b64, canonical, parse, uuid4
from .pretend import Pretended
from .transport import HttpTransport, Refused

DOSSIER, OTHER = uuid4(), uuid4()
WANG, LI = uuid4(), uuid4()
LINE = "findings/3"


@pytest.fixture
def server() -> Pretended:
    """A server with two people on one task."""
    return Pretended(access={WANG: {DOSSIER, OTHER}, LI: {DOSSIER}}, versions={DOSSIER: 0, OTHER: 0})


def phone(server: Pretended, path: Path, user: str = WANG) -> Client:
    """An enrolled phone."""
    client = Client(path, server)
    client.enrol(user, "token", extra={"user": user})
    return client


def note(client: Client, text: str, row: str = LINE, dossier: str = DOSSIER) -> int:
    """Record something."""
    return client.record(dossier, "finding.record/1", {"note": text}, [row]).seq


def shown(client: Client, row: str = LINE, dossier: str = DOSSIER) -> object:
    """Say what stands in a row."""
    view = client.value(dossier, row)
    return view.value if view else None


def test_record_sync_read(server: Pretended, tmp_path: Path) -> None:
    """P15, P22, P30, P60: what one phone records another reads."""
    one, two = phone(server, tmp_path / "1"), phone(server, tmp_path / "2", LI)
    note(one, "a")
    assert note(one, "b") == 2
    report = one.sync()
    assert [outcome.outcome for outcome in report.outcomes] == ["applied", "applied"]
    two.sync()
    assert shown(two) == shown(one) == {"note": "b"}
    assert one.head(DOSSIER, LINE) == two.head(DOSSIER, LINE)
    assert one.sync().rounds == 1
    assert "digest" in server.log[-1]


def test_effects_are_laid_over(server: Pretended, tmp_path: Path) -> None:
    """P117: own work shows before it is sent."""
    client = Client(tmp_path / "1", server, effects={"finding.record/1": lambda _, args: args["note"]})
    client.enrol(WANG, "token", extra={"user": WANG})
    note(client, "now")
    assert shown(client) == "now"
    client.sync()
    assert shown(client) == {"note": "now"}


def test_lost_answer(server: Pretended, tmp_path: Path) -> None:
    """P38: the same is sent again and answered as the first time."""
    client = phone(server, tmp_path / "1")
    note(client, "a")
    server.cut = 1
    with pytest.raises(ConnectionError):
        client.sync()
    note(client, "b")
    assert [outcome.seq for outcome in client.sync().outcomes] == [1, 2]
    assert shown(client) == {"note": "b"}


def test_answers_late_and_twice(server: Pretended, tmp_path: Path) -> None:
    """P33."""
    client = phone(server, tmp_path / "1")
    late = server.request("POST", "/api/sync", {}, canonical(client.request()).encode())[2]
    second = server.request("POST", "/api/sync", {}, canonical(client.request()).encode())[2]
    with pytest.raises(ShapeError):
        client.take(late)
    client.take(second)
    with pytest.raises(ShapeError):
        client.take(second)


def test_pages_and_a_kill(server: Pretended, tmp_path: Path) -> None:
    """P64: half a pull is never shown, and a new process goes on with the next page."""
    for number in range(10):
        server.write(DOSSIER, f"findings/{number}", {"value": number, "head": "office"})
    server.page = 4
    client = phone(server, tmp_path / "1")
    client.take(server.request("POST", "/api/sync", {}, canonical(client.request()).encode())[2])
    assert client.rows(DOSSIER) == []
    client.close()
    server.write(DOSSIER, "findings/0", {"value": "later", "head": "office2"})
    again = Client(tmp_path / "1", server)
    again.sync()
    assert len(again.rows(DOSSIER)) == 10
    assert shown(again, "findings/0") == "later"
    assert "cursor" in server.log[1]


def test_contest(server: Pretended, tmp_path: Path) -> None:
    """P53: nothing is overwritten unseen."""
    one, two = phone(server, tmp_path / "1"), phone(server, tmp_path / "2", LI)
    note(one, "mine")
    note(two, "yours")
    one.sync()
    assert [outcome.outcome for outcome in two.sync().outcomes] == ["contested"]
    view = two.value(DOSSIER, LINE)
    assert view and view.value == {"note": "mine"} and len(view.contest) == 1


def test_restored_server(server: Pretended, tmp_path: Path) -> None:
    """P23, P66: another epoch with less: the phone asks for all and sends what is missing."""
    client = phone(server, tmp_path / "1")
    note(client, "kept")
    client.sync()
    note(client, "lost", "findings/4")
    client.sync()
    chain = next(iter(server.chains.values()))
    del chain.links[1:], chain.settled[2], server.rows[DOSSIER, "findings", "4"]
    server.epoch, server.versions = uuid4(), {DOSSIER: 1, OTHER: 0}
    client.sync()
    assert shown(client, "findings/4") == {"note": "lost"}
    assert shown(client) == {"note": "kept"}
    assert len(chain.links) == 2


def test_leave(server: Pretended, tmp_path: Path) -> None:
    """P65: a dossier goes only after what is owed is settled."""
    client = phone(server, tmp_path / "1")
    note(client, "a", dossier=OTHER)
    client.sync()
    server.access[WANG].discard(OTHER)
    note(client, "b", dossier=OTHER)
    client.sync()
    assert client.rows(OTHER) == []
    assert OTHER not in client.pull.have()
    assert client.outcome(2) is not None


def test_durable_work_goes(server: Pretended, tmp_path: Path) -> None:
    """P23: acknowledged is kept, durable may go, and the chain goes on."""
    client = phone(server, tmp_path / "1")
    note(client, "a")
    client.sync()
    assert client.outbox.lowest(client.outbox.device()) == 1
    server.durable = 1
    client.sync()
    assert client.outbox.lowest(client.outbox.device()) == 2
    note(client, "b")
    client.sync()
    assert shown(client) == {"note": "b"}


def test_relay_by_codes(server: Pretended, tmp_path: Path) -> None:
    """P110-P117: a colleague's work travels by another phone, once."""
    one, two = phone(server, tmp_path / "1"), phone(server, tmp_path / "2", LI)
    note(one, "carried")
    codes = one.show(DOSSIER, "王二")
    assert two.read(DOSSIER, list(reversed(codes)), {WANG, LI}) == 1
    assert two.read(DOSSIER, codes, {WANG, LI}) == 0
    note(two, "after it")
    two.sync()
    assert shown(two) == {"note": "after it"}
    assert [outcome.outcome for outcome in one.sync().outcomes] == ["applied"]
    with pytest.raises(ShapeError):
        two.read(DOSSIER, codes, {LI})


def test_closed_chain(server: Pretended, tmp_path: Path) -> None:
    """P42, P90, P91: a new key is enrolled and the stranded tail is handed over."""
    client = phone(server, tmp_path / "1")
    old = client.outbox.device().device
    note(client, "a")
    server.chains[old].closed = "sync.fork"
    with pytest.raises(Refused) as refused:
        client.sync()
    assert refused.value.remedy == "hand_over"
    new = client.enrol(WANG, "token", extra={"user": WANG})
    assert new != old
    assert [outcome.code for outcome in client.hand_over().outcomes] == ["sync.handed_over"]
    assert note(client, "b") == 1
    client.sync()
    assert shown(client) == {"note": "b"}


def test_upload_with_cuts(server: Pretended, tmp_path: Path) -> None:
    """P101-P103: an upload goes on where it was cut."""
    client, path = phone(server, tmp_path / "1"), tmp_path / "photo.jpg"
    path.write_bytes(os.urandom(1_000_000))
    recorded = client.record(DOSSIER, "finding.record/1", {}, [LINE], media=[path])
    server.cut_piece = 5
    assert client.upload(path) == "verified"
    name = client.add_file(path)
    assert not client.may_clear(name)
    client.sync()
    assert client.may_clear(name)
    assert recorded.seq == 1


def test_hand_over_uploads(server: Pretended, tmp_path: Path) -> None:
    """P106: files travel by the device's key too."""
    client, path = phone(server, tmp_path / "1"), tmp_path / "photo.jpg"
    path.write_bytes(b"picture")
    client.record(DOSSIER, "finding.record/1", {}, [LINE], media=[path])
    client.hand_over()
    assert [upload.data for upload in server.uploads.values()] == [b"picture"]


def test_refused_while_recording(server: Pretended, tmp_path: Path) -> None:
    """P3, P10, P12: what cannot be sent is said at once and leaves no gap."""
    client = phone(server, tmp_path / "1")
    for text in ("x" * 70_000, "\0", "\ud800"):
        with pytest.raises(ShapeError):
            note(client, text)
    with pytest.raises(ShapeError):
        note(client, "a", "no-row")
    assert note(client, "a") == 1


def test_another_history_is_not_believed(server: Pretended, tmp_path: Path) -> None:
    """P60: an acknowledgement this key never signed is refused and changes nothing."""
    client = phone(server, tmp_path / "1")
    answer = dict(parse(server.request("POST", "/api/sync", {}, canonical(client.request()).encode())[2]))  # type: ignore[call-overload]
    signature = Key.new().sign(b"x")
    answer["acknowledged"] = {"seq": 7, "link": "a" * 64, "signature": b64(signature)}
    with pytest.raises(Exception, match="never signed"):
        client.take(canonical(answer).encode())
    assert client.store.get("epoch") == ""


RECORDER = """
import sys; from pathlib import Path
from {package}.client import Client
from {package}.pretend import Pretended
client = Client(Path(sys.argv[1]), Pretended())
client.prepare("{user}")
while True:
    print(client.record("{dossier}", "finding.record/1", {{}}, ["findings/3"]).seq, flush=True)
"""


def test_killed_while_recording(tmp_path: Path) -> None:
    """P22: what was said to be saved is there after a kill, and the chain is whole."""
    script = RECORDER.format(package=__package__, user=WANG, dossier=DOSSIER)
    root = str(Path(__file__).parents[len(__package__.split("."))])
    command = [sys.executable, "-c", script, str(tmp_path / "1")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout
    said = [int(process.stdout.readline()) for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    said += [int(line) for line in process.stdout.read().split()]
    process.stdout.close()
    process.wait()
    client = Client(tmp_path / "1", Pretended())
    kept = client.outbox.batch(client.outbox.device(), 10_000)
    assert len(kept) >= said[-1]
    assert all(one.link == two.prev_link for one, two in zip(kept, kept[1:], strict=False))
    assert note(client, "next") == len(kept) + 1


class Front(BaseHTTPRequestHandler):
    """The pretended server behind a real socket."""

    server_side: ClassVar[Pretended]

    def do_POST(self) -> None:
        """Pass one request on."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, answer = self.server_side.request("POST", self.path, dict(self.headers), body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_over_http(server: Pretended, tmp_path: Path) -> None:
    """P30: the same over a real line; a server that is away is an OSError and loses nothing."""
    Front.server_side = server
    front = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=front.serve_forever, daemon=True).start()
    client = Client(tmp_path / "1", HttpTransport(f"http://127.0.0.1:{front.server_port}"))
    client.enrol(WANG, "token", extra={"user": WANG})
    note(client, "a")
    client.sync()
    front.shutdown()
    front.server_close()
    note(client, "b")
    with pytest.raises(OSError, match=r".*"):
        client.sync()
    assert shown(client) == {"note": "a"}
    assert client.outbox.owing(client.outbox.device()) == 1


def test_many_records_go_in_several_requests(server: Pretended, tmp_path: Path) -> None:
    """P32: all payloads of one request stay below 512 KiB."""
    client = phone(server, tmp_path / "1")
    for number in range(12):
        note(client, "x" * 60_000, f"findings/{number}")
    report = client.sync()
    assert len(report.outcomes) == 12
    pushed = [Fields(sent, "request").items("mutations") for sent in server.log]
    sizes = [sum(len(from_wire(item).payload) for item in items) for items in pushed]
    assert max(sizes) <= 512 * 1024
    assert report.rounds >= 2
