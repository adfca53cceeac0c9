"""What phones seal and the office opens, bit by bit as the vectors say (PROTOCOL.md section 15)."""

import json

import pytest

from sync.proofs import vault
from sync.proofs.text import from_b64u
from sync.spec import make_vectors

CASE = json.loads((make_vectors.FOLDER / "vault.json").read_text(encoding="ascii"))
KEY = bytes.fromhex(CASE["content_key"])
USER = CASE["user"]


def owner(name: str):
    return vault.private_key(from_b64u(CASE[name]["d"]).hex())


def altered(text: str) -> str:
    return ("A" if text[0] != "A" else "B") + text[1:]


@pytest.mark.parametrize("case", CASE["sealed"])
def test_p130_a_sealed_value(case):
    sealed = bytes.fromhex(case["sealed"])
    assert vault.seal(KEY, case["plain"].encode(), bytes.fromhex(case["iv"])) == sealed
    assert vault.unseal(KEY, sealed).decode() == case["plain"]


@pytest.mark.parametrize(
    "change", [lambda s: b"\x02" + s[1:], lambda s: s[:-1] + bytes([s[-1] ^ 1]), lambda s: s[:20]]
)
def test_p130_an_altered_seal_does_not_open(change):
    with pytest.raises(vault.NotOpened):
        vault.unseal(KEY, change(bytes.fromhex(CASE["sealed"][0]["sealed"])))


def test_p130_no_iv_is_used_twice():
    assert len({vault.seal(KEY, b"the same")[1:13] for _ in range(100)}) == 100


def test_p131_the_pin_opens_its_wrap_and_another_does_not():
    wrap, salt = bytes.fromhex(CASE["pin_wrap"]), bytes.fromhex(CASE["salt"])
    assert vault.unwrap_under(make_vectors.pin_key(CASE["pin"], salt), USER, wrap) == KEY
    with pytest.raises(vault.NotOpened):
        vault.unwrap_under(make_vectors.pin_key("470914", salt), USER, wrap)
    with pytest.raises(vault.NotOpened):
        vault.unwrap_under(make_vectors.pin_key(CASE["pin"], salt), "somebody else", wrap)


def test_p132_the_office_opens_its_wrap():
    assert vault.unwrap_from(owner("office"), USER, CASE["recovery"]) == KEY
    assert CASE["recovery"]["key_id"] == vault.key_id(vault.public_bytes(owner("office")))


@pytest.mark.parametrize("field", ["epk", "iv", "ct"])
def test_p132_an_altered_wrap_does_not_open(field):
    for change in (altered(CASE["recovery"][field]), "", "!", None):
        with pytest.raises(vault.NotOpened):
            vault.unwrap_from(owner("office"), USER, CASE["recovery"] | {field: change})


def test_p132_p137_a_wrap_is_for_one_key_one_user_and_one_purpose():
    for key, user, wrap, purpose in (
        ("asker", USER, "recovery", vault.RECOVERY),
        ("office", "somebody else", "recovery", vault.RECOVERY),
        ("office", USER, "recovery", vault.ANSWER),
        ("asker", USER, "answer", vault.RECOVERY),
    ):
        with pytest.raises(vault.NotOpened):
            vault.unwrap_from(owner(key), user, CASE[wrap], purpose)
    assert vault.unwrap_from(owner("asker"), USER, CASE["answer"], vault.ANSWER) == KEY


@pytest.mark.parametrize("scalar", ["", "00" * 32, "ff" * 32, "11" * 31, "zz" * 32])
def test_a_recovery_key_that_is_none_is_refused(scalar):
    with pytest.raises(ValueError):
        vault.private_key(scalar)
