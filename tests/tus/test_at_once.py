"""The same upload many times at once, two clients on one upload, a web node killed in the middle: real processes."""

import http.client
import os
import threading
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from sqlalchemy import select

from backend.config import Config
from backend.web.store import make_store
from sync import media
from sync import tables as t
from tests.media_samples import jpeg
from tests.processes import Running
from tests.tus.test_tus_js_client import wait_until_verified

pytestmark = pytest.mark.rule("R140")
BODY = "application/offset+octet-stream"


class Client:
    """Plain requests over one connection each."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.port, self.headers = port, headers

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, self.headers | named)
            answer = connection.getresponse()
            answer.read()
            return answer
        finally:
            connection.close()

    def create(self, content: bytes, filetype: str = "image/jpeg") -> str:
        pairs = {"sha256": sha256(content).hexdigest(), "filetype": filetype}
        named = ",".join(f"{k} {b64encode(v.encode()).decode()}" for k, v in pairs.items())
        made = self.ask("POST", "/api/media/uploads", Upload_Length=str(len(content)), Upload_Metadata=named)
        assert made.status == 201
        return made.getheader("Location")

    def patch(self, url: str, offset: int, content: bytes):
        return self.ask("PATCH", url, content, Upload_Offset=str(offset), Content_Type=BODY)

    def offset(self, url: str) -> int:
        return int(self.ask("HEAD", url).getheader("Upload-Offset"))

    def begin(self, url: str, promised: int, arrives: bytes) -> http.client.HTTPConnection:
        """A PATCH whose body has not ended yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest("PATCH", url)
        sent = {"Upload-Offset": "0", "Content-Type": BODY, "Content-Length": str(promised)}
        for name, value in (self.headers | sent).items():
            connection.putheader(name, value)
        connection.endheaders(arrives)
        return connection


@pytest.fixture
def product(fresh_database: Config):
    with Running(fresh_database, webs=2) as running:
        yield running


def test_twenty_identical_uploads_get_the_same_answer(product, person, fresh_database):
    content = jpeg("twenty", (1600, 1200))
    gate = threading.Barrier(20)

    def send(number: int) -> tuple[int, str]:
        client = Client(product.ports[number % 2], person.headers)
        gate.wait()
        url = client.create(content)
        done = client.patch(url, 0, content)
        if done.status == 409:  # complete at once: somebody was faster, and the bytes are known to be his own
            assert client.offset(url) == len(content)
            return 204, "verified"
        return done.status, done.getheader("Liancha-State")

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(send, range(20)))
    assert answers == [(204, "verified")] * 20
    digest = sha256(content).digest()
    delivered = select(t.custody.c.event).where(t.custody.c.sha256 == digest)
    events = list(person.session.scalars(delivered.order_by(t.custody.c.id)))
    assert events.count("verified") == 1
    assert events.count("delivered") >= 1
    store = make_store(fresh_database)
    assert store.read(media.key_of(digest)) == content
    assert [f.key for f in store.list("incoming/")] == []
    assert [f.key for f in store.list("media/")] == [media.key_of(digest)]


def test_two_clients_on_one_upload(product, person):
    """Both send everything from 0 at once: one way or the other the file is whole and verified."""
    content = os.urandom(3_000_000)
    clients = [Client(port, person.headers) for port in product.ports]
    url = clients[0].create(content, "")
    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(done.status for done in pool.map(lambda c: c.patch(url, 0, content), clients))
    assert statuses[0] == 204 and statuses[1] in {204, 409}
    assert clients[1].offset(url) == len(content)
    wait_until_verified(person.session, sha256(content).digest())


def test_parts_of_one_file_sent_twice_at_once(product, person, fresh_database):
    content = os.urandom(2_000_000)
    clients = [Client(port, person.headers) for port in product.ports]
    url = clients[0].create(content, "")
    offset = 0
    while offset < len(content):
        part = content[offset : offset + 300_000]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda c, o=offset, p=part: c.patch(url, o, p), clients))
        offset = clients[0].offset(url)
    wait_until_verified(person.session, sha256(content).digest())
    assert make_store(fresh_database).read(media.key_of(sha256(content).digest())) == content


def test_one_file_in_two_uploads_at_once(product, person, fresh_database):
    content = os.urandom(1_000_000)
    client = Client(product.ports[0], person.headers)
    first, second = client.create(content, ""), client.create(content, "")
    for url in (first, second):
        client.patch(url, 0, content[:400_000])
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda url: client.patch(url, 400_000, content[400_000:]), (first, second)))
    wait_until_verified(person.session, sha256(content).digest())
    deadline = time.monotonic() + 15
    while list(make_store(fresh_database).list("incoming/")) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert list(make_store(fresh_database).list("incoming/")) == []
    for url in (first, second):
        assert client.ask("HEAD", url).getheader("Liancha-State") == "verified"


def test_a_web_node_is_killed_in_the_middle(product, person):
    """What was acknowledged stays; the other node goes on from there."""
    content = os.urandom(5_000_000)
    near, other = (Client(port, person.headers) for port in product.ports)
    url = near.create(content, "")
    assert near.patch(url, 0, content[:1_000_000]).status == 204
    hanging = near.begin(url, 4_000_000, content[1_000_000:2_000_000])
    product.kill(product.children[0])
    hanging.close()
    offset = other.offset(url)
    assert offset == 1_000_000
    assert other.patch(url, offset, content[offset:]).status == 204
    wait_until_verified(person.session, sha256(content).digest())
