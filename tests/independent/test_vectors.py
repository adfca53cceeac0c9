"""Every vector file of the specification, run by the independent code."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from . import chain, encodings, proof, qr, rules

REPOSITORY = Path(__file__).resolve().parents[2]
VECTORS = Path(os.environ.get("LIANCHA_VECTORS", str(REPOSITORY / "sync" / "spec" / "vectors")))


def load(name: str) -> Any:
    """Read one vector file."""
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


def ends(items: dict[str, Any]) -> dict[str, rules.End]:
    """Read a cut."""
    return {device: rules.End(end["seq"], end["link"]) for device, end in items.items()}


def test_every_file_is_run() -> None:
    """No vector file is left out; the sealed ones are run by test_sealed_vectors.py."""
    run = {"anchors", "canonical", "chain", "conflict", "cut", "digest", "proof", "record_code", "relay"}
    assert {path.stem for path in VECTORS.glob("*.json")} == run | {"certificate", "export", "vault"}


def test_canonical() -> None:
    """P3."""
    vectors = load("canonical")
    for case in vectors["cases"]:
        text = encodings.canonical(case["value"])
        assert text == case["text"]
        assert encodings.sha256(text.encode("utf-8")).hex() == case["sha256"]
    for text in vectors["refused_json"]:
        with pytest.raises(encodings.ShapeError):
            encodings.canonical(encodings.parse(text))


def key_of(jwk: dict[str, str]) -> chain.Key:
    """Take the key the vectors were signed with."""
    scalar = base64.urlsafe_b64decode(jwk["d"] + "=")
    assert ec.derive_private_key(int.from_bytes(scalar, "big"), ec.SECP256R1())
    return chain.Key.from_scalar(scalar)


def test_chain() -> None:
    """P2, P10, P11, P20, P21."""
    vectors = load("chain")
    key, public = key_of(vectors["private_key_jwk"]), encodings.unb64(vectors["public_key"])
    link = chain.link_0(vectors["device"], public)
    assert (key.public, link.hex()) == (public, vectors["link_0"])
    for case in vectors["mutations"]:
        made = chain.sign_payload(key, link, case["value"])
        sent = chain.from_wire({k: case[k] for k in ("payload", "prev_link", "link", "signature")})
        assert (made.payload, made.prev_link, made.link) == (sent.payload, sent.prev_link, sent.link)
        assert made.hash == case["payload_hash"]
        assert chain.verify(public, sent.link, sent.signature)
        assert chain.verify(public, made.link, made.signature)
        assert chain.read_payload(sent.payload).seq == case["value"]["seq"]
        link = made.link


def test_bad_signatures() -> None:
    """P2, P20."""
    vectors = load("chain")
    public = encodings.unb64(vectors["public_key"])
    for case in vectors["bad_signatures"]:
        signature = encodings.unb64(case["signature"])
        assert not chain.verify(public, encodings.unhex(case["link"]), signature), case["why"]


def test_proof() -> None:
    """P31."""
    vectors = load("proof")
    public = encodings.unb64(vectors["public_key"])
    for case in vectors["cases"]:
        lists = [
            [chain.Mutation(b"", b"", bytes.fromhex(link), b"") for link in case[f"{part}_links"]]
            for part in ("mutation", "relayed")
        ]
        request = proof.Request(
            case["id"],
            case["device"],
            case["epoch"],
            case["settled"]["seq"],
            case["settled"]["link"],
            case["lowest"],
            {},
            cursor=case["cursor"],
            mutations=lists[0],
            relayed=lists[1],
        )
        text = request.text().replace(proof.digest({}), case["held"], 1)
        assert text == case["text"], case["name"]
        assert chain.verify(public, text.encode("utf-8"), encodings.unb64(case["proof"]))


def test_digest() -> None:
    """P61."""
    for case in load("digest"):
        assert proof.digest(case["have"]) == case["digest"]


def judged(case: dict[str, Any]) -> str:
    """Judge one case."""
    last = rules.Write(**case["last"]) if case["last"] else None
    claim = rules.Claim(case["base"], case["device"], case["seq"], case["own_last"], case["base_known"])
    return rules.judge(last, claim)


def test_conflict() -> None:
    """P50-P55."""
    vectors = load("conflict")
    for case in vectors["judge"]:
        assert judged(case) == case["verdict"], case["name"]
    for case in vectors["keep_beside"]:
        heads = [entry["head"] for entry in case["contest"]]
        assert rules.keep_beside(heads, case["base"], case["device"], case["seq"]) == case["kept"]
    for case in vectors["unseen"]:
        assert rules.unseen(case["current"], case["contest"], case["saw"]) == case["unseen"]


def test_heads() -> None:
    """P50: the heads of the vectors say what stands beside them."""
    for case in load("conflict")["judge"]:
        if case["last"]:
            assert rules.read_head(case["last"]["head"]) == rules.Write(**case["last"])


def test_cut() -> None:
    """P80, P81."""
    vectors = load("cut")
    lock = vectors["lock"]
    cut = rules.whole_cut(ends(vectors["named"]), lock["device"], lock["seq"], lock["link"])
    assert cut == ends(vectors["cut"])
    for case in vectors["cases"]:
        assert rules.inside(cut, case["device"], case["seq"], case["link"]) is case["inside"], case


def test_anchor() -> None:
    """P70."""
    vectors = load("anchors")
    public = encodings.unb64(vectors["public_key"])
    assert rules.anchor_time(vectors["token"], vectors["device"], public) == vectors["t"]
    assert rules.anchor_time(vectors["token"], "another", public) is None
    for token in vectors["refused"]:
        assert rules.anchor_time(token, vectors["device"], public) is None


def test_effective_at() -> None:
    """P71."""
    for case in load("anchors")["effective_at"]:
        clocks = rules.Clocks(
            case["anchor"], case["elapsed_ms"], case["device_time"], case["last_offset_ms"], case["received"]
        )
        found = rules.effective_at(clocks)
        wanted = rules.Moment(case["effective_at"], case["verified"], case["clock_was_wrong"])
        assert found == wanted, case["name"]


def test_record_code() -> None:
    """P82."""
    for case in load("record_code"):
        assert rules.record_code(case["sha256"]) == case["code"]
        assert rules.shown_code(case["sha256"]) == case["shown"]


def test_base45() -> None:
    """P112."""
    for case in load("relay")["base45"]:
        assert qr.base45(bytes.fromhex(case["bytes"])) == case["text"]
        assert qr.unbase45(case["text"]).hex() == case["bytes"]


def test_relay() -> None:
    """P110-P113, P115, P116."""
    vectors = load("relay")
    hello, wanted = vectors["hello"], [qr._run(run) for run in vectors["runs"]]
    for sequence in vectors["sequences"]:
        reader = qr.Reader(hello["dossier"])
        said = [reader.add(text) for text in [*reversed(sequence["frames"]), sequence["frames"][0]]]
        assert said[-1] == "complete"
        greeting, runs = reader.result()
        assert runs == wanted
        assert (greeting.name, greeting.unsent, greeting.at) == (hello["name"], hello["unsent"], hello["at"])
        assert [m.prev_link for m in qr.check(greeting, runs, [hello["user"]], "me")][:1] == [
            runs[0].prev_link
        ]


def test_frames_are_made_alike() -> None:
    """P112: unpacked, the same stream makes the same letters."""
    vectors = load("relay")
    runs = [qr._run(run) for run in vectors["runs"]]
    stream = qr.make_stream(vectors["hello"], runs, method=0)
    assert qr.frames(stream, vectors["hello"]["dossier"]) == vectors["sequences"][0]["frames"]
    packed = qr.make_stream(vectors["hello"], runs, method=1)
    assert qr.read_stream(packed) == qr.read_stream(stream)


def test_a_misread_frame_is_known() -> None:
    """P112, P115."""
    vectors = load("relay")
    text = vectors["sequences"][0]["frames"][0]
    reader = qr.Reader(vectors["hello"]["dossier"])
    assert reader.add(text[:-9] + ("A" if text[-9] != "A" else "B") + text[-8:]) != "complete"
    assert reader.add("https://example.org") == "a foreign code"
    assert qr.Reader("another").add(text) == "a code of another task"
    assert not reader.chunks
