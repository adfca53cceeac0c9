"""What every object store promises, asked of the disk and of a real S3 server: read back, and hashed."""

import hashlib
import io
import os
import urllib.request
from collections.abc import Iterator

import pytest

from sync.faults import Fault
from sync.stores.base import ObjectStore
from sync.stores.disk import DiskStore
from sync.stores.s3 import S3Store
from tests.s3_server import S3Server

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def s3(tmp_path_factory) -> Iterator[S3Server]:
    with S3Server(tmp_path_factory.mktemp("s3")) as server:
        yield server


@pytest.fixture(params=["disk", "s3"])
def store(request, tmp_path) -> ObjectStore:
    return DiskStore(tmp_path) if request.param == "disk" else S3Store(request.getfixturevalue("s3").address)


def sha(store: ObjectStore, key: str) -> str:
    digest = hashlib.sha256()
    for piece in store.open(key):
        assert 0 < len(piece) <= MIB
        digest.update(piece)
    return digest.hexdigest()


@pytest.mark.parametrize("size", [0, 1, MIB, 5 * MIB + 1, 70 * MIB + 3])
def test_what_is_put_is_read_back(store, size):
    content = os.urandom(size)
    assert store.put("media/ab/whole", io.BytesIO(content), "image/jpeg") == size
    assert sha(store, "media/ab/whole") == hashlib.sha256(content).hexdigest()
    assert store.stat("media/ab/whole").size == size


def test_an_object_is_replaced_whole(store):
    store.put("a/b", b"the longer first content")
    store.put("a/b", b"short")
    assert store.read("a/b") == b"short"


@pytest.mark.parametrize(("start", "length"), [(0, 4), (3, None), (3, 2), (9, 5), (10, None), (0, 0)])
def test_a_part_is_read(store, start, length):
    store.put("a/digits", b"0123456789")
    end = None if length is None else start + length
    assert b"".join(store.open("a/digits", start, length)) == b"0123456789"[start:end]


def test_what_is_missing_is_said(store):
    assert store.stat("no/such") is None
    with pytest.raises(Fault, match="store.missing"):
        store.read("no/such")
    with pytest.raises(Fault, match="store.missing"):
        store.join(["no/such"], "a/target")
    store.delete("no/such")


@pytest.mark.parametrize(
    "sizes",
    [[3], [6 * MIB], [1, 0, 2], [6 * MIB, 5 * MIB, 1], [1, 6 * MIB, 2, 9 * MIB, 4 * MIB, 3], [40 * MIB, 40 * MIB]],
)  # fmt: skip
def test_parts_are_joined_in_order_and_stay(store, sizes):
    parts = [os.urandom(size) for size in sizes]
    keys = [f"incoming/u/{index:04d}" for index in range(len(parts))]
    for key, part in zip(keys, parts, strict=True):
        store.put(key, part)
    assert store.join(keys, "media/ab/joined", "video/webm") == sum(sizes)
    assert sha(store, "media/ab/joined") == hashlib.sha256(b"".join(parts)).hexdigest()
    assert [store.stat(key).size for key in keys] == sizes


def test_a_stage_that_is_left_leaves_nothing(store):
    with store.stage(io.BytesIO(b"half a body")) as staged:
        assert staged.size == 11
    assert list(store.list("")) == [] or all(found.size != 11 for found in store.list(""))


def test_a_stage_is_kept_under_a_key_found_later(store):
    with store.stage(io.BytesIO(b"body")) as staged:
        staged.keep("late/" + hashlib.sha256(b"body").hexdigest())
    assert [found.size for found in store.list("late/")] == [4]


def test_a_source_that_breaks_leaves_nothing(store):
    class Broken(io.BytesIO):
        def read(self, size: int = -1) -> bytes:
            raise ConnectionError("cut")

    with pytest.raises((ConnectionError, Fault)):
        store.put("broken/one", Broken(b"x"))
    assert store.stat("broken/one") is None


def test_objects_are_listed_by_prefix_in_order(store):
    for key in ("list/b/2", "list/b/1", "list/bb", "list/a", "lost"):
        store.put(key, key.encode())
    assert [found.key for found in store.list("list/b")] == ["list/b/1", "list/b/2", "list/bb"]
    assert [found.size for found in store.list("list/a")] == [6]
    store.delete("list/b/1")
    assert [found.key for found in store.list("list/b/")] == ["list/b/2"]


def test_a_signed_address_gives_the_bytes_once_signed(store):
    store.put("media/ab/photo", b"picture")
    url = store.signed_url("media/ab/photo", 60, "现场.jpg", "image/jpeg")
    if isinstance(store, DiskStore):
        assert url is None
        return
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == b"picture"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "image/jpeg"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(url.replace("X-Amz-Signature=", "X-Amz-Signature=0"))
    refused.value.close()
    assert refused.value.code == 403


def test_a_healthy_store_says_so(store):
    store.check()
    assert store.stat("check/now") is None


def test_a_store_that_is_gone_says_so(store, tmp_path, s3):
    if isinstance(store, DiskStore):
        (tmp_path / "file").write_bytes(b"")
        gone: ObjectStore = DiskStore(tmp_path / "file")
    else:
        gone = S3Store(s3.address.__class__(s3.address.endpoint, "no-such-bucket", "x" * 12, "y" * 12))
    with pytest.raises(Fault, match="store.unreachable"):
        gone.check()


@pytest.mark.parametrize("key", ["../out", "/etc/passwd", "a/../../b", ".staging/x", ""])
def test_a_key_cannot_leave_the_folder(tmp_path, key):
    with pytest.raises(Fault, match="store.bad_key"):
        DiskStore(tmp_path).put(key, b"x")
