"""The committed vectors: what both languages must compute, checked here against values written by hand."""

import json
from hashlib import sha256
from uuid import UUID

import pytest

from sync import anchors, conflict
from sync.phone import Phone
from sync.proofs import canonical, chain, record, relay
from sync.proofs.request import digest
from sync.proofs.text import from_b64u, from_hex
from sync.spec import make_vectors


def load(name: str):
    return json.loads((make_vectors.FOLDER / f"{name}.json").read_text())


@pytest.mark.parametrize("name", sorted(make_vectors.cases()))
def test_the_committed_file_is_what_the_script_writes(name):
    assert (make_vectors.FOLDER / f"{name}.json").read_text() == make_vectors.text_of(
        make_vectors.cases()[name]
    )


def test_p3_canonical_json_sorts_as_rfc_8785_says():
    value = {"€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, "ö": 7}
    assert list(json.loads(canonical.dumps(value))) == ["\r", "1", "\u0080", "ö", "€", "😀", "\ufb33"]
    assert canonical.dumps({"b": [True, None], "a": "\u0000\u001f/\u007f"}) == (
        b'{"a":"\\u0000\\u001f/\x7f","b":[true,null]}'
    )


@pytest.mark.parametrize("text", load("canonical")["refused_json"])
def test_p3_what_has_no_canonical_form_is_refused(text):
    with pytest.raises(canonical.NotCanonical):
        canonical.dumps(json.loads(text))


def test_p20_the_chain_holds_and_every_single_change_breaks_it():
    case = load("chain")
    device, key = UUID(case["device"]), from_b64u(case["public_key"])
    entries = [
        chain.Entry(
            n, bytes.fromhex(m["payload_hash"]), bytes.fromhex(m["prev_link"]), bytes.fromhex(m["link"]),
            from_b64u(m["signature"]), from_b64u(m["payload"]),
        )
        for n, m in enumerate(case["mutations"], start=1)
    ]  # fmt: skip
    assert chain.link_0(device, key) == sha256(case["device"].encode() + key).digest()
    assert chain.first_fault(device, key, entries) is None
    assert "missing" in chain.first_fault(device, key, entries[1:])
    for n, entry in enumerate(entries):
        for field in ("payload", "payload_hash", "link", "prev_link", "signature"):
            good = getattr(entry, field)
            bad = chain.Entry(
                **{name: getattr(entry, name) for name in entry.__slots__}
                | {field: bytes([good[0] ^ 1]) + good[1:]}
            )
            assert chain.first_fault(device, key, [*entries[:n], bad, *entries[n + 1 :]]) is not None


def test_p2_bad_signatures_do_not_verify():
    case = load("chain")
    for bad in case["bad_signatures"]:
        assert not chain.verify(
            from_b64u(case["public_key"]), bytes.fromhex(bad["link"]), from_b64u(bad["signature"])
        )


def test_p70_anchors_are_read_and_forged_ones_are_not():
    case = load("anchors")
    device = UUID(case["device"])
    assert anchors.read(make_vectors.SIGNING_KEY, device, case["token"]) == case["t"]
    for token in case["refused"]:
        assert anchors.read(make_vectors.SIGNING_KEY, device, token) is None
    assert anchors.read(make_vectors.SIGNING_KEY, make_vectors.OTHER, case["token"]) is None


TIMES = {
    "same boot": (3_600_000, True, False),
    "wrong clock by a day, same boot": (60_000, True, True),
    "restarted": (-1_500, False, False),
    "no anchor": (1_500, False, False),
    "device time after receipt": (0, False, False),
    "elapsed too large to be believed": (1_000, False, False),
    "elapsed a little ahead": (1_000, True, False),
    "negative elapsed": (5, False, False),
}


@pytest.mark.parametrize("case", load("anchors")["effective_at"], ids=lambda case: case["name"])
@pytest.mark.rule("R96")
def test_p71_effective_at(case):
    after, verified, wrong = TIMES[case["name"]]
    moment = anchors.effective_at(
        case["anchor"], case["elapsed_ms"], case["device_time"], case["last_offset_ms"], case["received"]
    )
    assert (anchors.to_ms(moment.at) - make_vectors.T, moment.verified, moment.clock_was_wrong) == (
        after, verified, wrong,
    )  # fmt: skip
    assert case["effective_at"] == make_vectors.T + after


def test_p31_proofs_verify_over_their_text():
    case = load("proof")
    for one in case["cases"]:
        lines = one["text"].split("\n")
        assert lines[0] == "liancha-proof-v1" and lines[7] == one["held"] and len(lines) == 11
        assert chain.verify(from_b64u(case["public_key"]), one["text"].encode(), from_b64u(one["proof"]))


def test_p61_digest_is_over_sorted_lines():
    have = {"b": 2, "a": 10}
    assert digest(have) == sha256(b"a:10\nb:2\n").hexdigest()
    assert all(digest(case["have"]) == case["digest"] for case in load("digest"))


VERDICTS = {
    "first write of a row": "current",
    "builds on what stands there": "current",
    "a colleague wrote meanwhile": "beside",
    "both thought the row new": "beside",
    "own later write, stale base": "current",
    "older than own last write": "beside",
    "older than own write kept beside": "beside",
    "online write seen": "current",
    "online write not seen": "beside",
    "base unknown, nothing there": "waits",
    "base unknown, own write there": "waits",
    "same number of another device is not older": "current",
}


@pytest.mark.parametrize("case", load("conflict")["judge"], ids=lambda case: case["name"])
@pytest.mark.rule("R139")
def test_p53_the_conflict_rule(case):
    assert case["verdict"] == VERDICTS[case["name"]]
    last = conflict.LastWrite(**case["last"]) if case["last"] else None
    verdict = conflict.judge(
        last, case["base"], case["device"], case["seq"], case["own_last"], case["base_known"]
    )
    assert verdict == case["verdict"]


def test_p80_the_cut():
    a, b, c = str(make_vectors.DEVICE), str(make_vectors.OTHER), str(make_vectors.THIRD)
    inside = [(x["device"], x["seq"]) for x in load("cut")["cases"] if x["inside"]]
    assert inside == [(a, 8), (a, 9), (b, 4), (b, 3), (str(make_vectors.FOURTH), 6)]
    assert not conflict.inside_cut({}, c, 1, "00")


def test_p82_the_record_code_has_eight_digits():
    assert record.code(bytes.fromhex("05f5e100" + "00" * 28)) == "00000000"
    assert record.code(bytes.fromhex("02dfdc1c" + "00" * 28)) == "48225308"
    assert record.shown("48217730") == "4821 7730"
    assert all(record.code(from_hex(c["sha256"], 32)) == c["code"] for c in load("record_code"))


@pytest.mark.parametrize("text", ["YQ==", "Y+", "Y/", "é", "a", "ab!d", "YQ\n"])
def test_p1_base64url_is_strict(text):
    with pytest.raises(ValueError):
        from_b64u(text)


def test_the_phone_in_python_makes_a_chain_that_holds():
    phone = Phone(make_vectors.DEVICE, make_vectors.USER)
    made = [phone.make(make_vectors.DOSSIER, "note.put/1", {"n": n}, base=["notes/a"]) for n in range(3)]
    entries = [
        chain.Entry(m.seq, sha256(m.payload).digest(), m.prev_link, m.link, m.signature, m.payload)
        for m in made
    ]
    assert chain.first_fault(phone.device_id, phone.public_key, entries) is None
    assert json.loads(made[2].payload)["base"] == [{"row": "notes/a", "head": f"{make_vectors.DEVICE}:2"}]


@pytest.mark.parametrize("sequence", load("relay")["sequences"], ids=["plain", "deflated"])
def test_p112_a_sequence_of_codes_is_read_in_any_order_and_twice(sequence):
    given = load("relay")
    texts = sequence["frames"]
    assert len(texts) > 4 and max(map(len, texts)) <= 390
    greeting, body = relay.parts(relay.collect([*reversed(texts), *texts[:3]]))
    assert (json.loads(greeting), json.loads(body)["runs"]) == (given["hello"], given["runs"])
    assert [text for text in texts if not text.startswith("LC1:")] == []


def test_a_sequence_that_is_not_whole_is_damaged():
    texts = load("relay")["sequences"][0]["frames"]
    for given in (texts[:-1], [*texts[:-1], texts[-1][:-3] + "000"], ["https://example.com"], []):
        with pytest.raises(relay.Damaged):
            relay.collect(given)


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")]
)
def test_base_45_as_rfc_9285_says(data, text):
    assert relay.base45(data) == text and relay.unbase45(text) == data


@pytest.mark.parametrize("text", ["A", "GGW", "::", "ab8"])
def test_what_is_no_base_45_is_refused(text):
    with pytest.raises(relay.Damaged):
        relay.unbase45(text)
