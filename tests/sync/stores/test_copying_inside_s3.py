"""A server that copies parts by itself is let to: rclone cannot, so the in-process S3 of moto stands in."""

import hashlib
import os
from collections.abc import Iterator

import pytest
from moto import mock_aws

from sync.stores.s3 import S3Address, S3Store

MIB = 1024 * 1024


@pytest.fixture
def store() -> Iterator[S3Store]:
    with mock_aws():
        made = S3Store(S3Address("", "liancha", "k" * 16, "s" * 16))
        made.client.create_bucket(Bucket="liancha")
        yield made


@pytest.mark.parametrize("sizes", [[6, 6], [6, 5, 1], [1, 6, 6], [6, 1, 1, 6, 7]])
def test_parts_are_joined_in_order(store, sizes):
    parts = [os.urandom(size * MIB) for size in sizes]
    for index, part in enumerate(parts):
        store.put(f"in/{index}", part)
    assert store.join([f"in/{index}" for index in range(len(parts))], "media/x") == sum(sizes) * MIB
    assert hashlib.sha256(store.read("media/x")).digest() == hashlib.sha256(b"".join(parts)).digest()
    assert store.copies_parts


def test_a_listing_of_many_pages_is_complete(store):
    for number in range(1003):
        store.client.put_object(Bucket="liancha", Key=f"many/{number:05d}", Body=b"x")
    assert len(list(store.list("many/"))) == 1003
