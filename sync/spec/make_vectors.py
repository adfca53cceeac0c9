"""Writes sync/spec/vectors/*.json, the cases both languages run. `python -m sync.spec.make_vectors`

Every value follows from constants here, signatures too (RFC 6979), so a second run changes nothing.
"""

import json
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sync import anchors, conflict
from sync.proofs import canonical, chain, record, relay, vault
from sync.proofs.request import Statement, digest, digest_of_links
from sync.proofs.text import from_b64u, to_b64u
from sync.spec import certificate_case, export_case

FOLDER = Path(__file__).parent / "vectors"
DEVICE = UUID("018f6f00-0000-7000-8000-00000000000a")
OTHER = UUID("018f6f00-0000-7000-8000-00000000000b")
THIRD = UUID("018f6f00-0000-7000-8000-00000000000c")
FOURTH = UUID("018f6f00-0000-7000-8000-00000000000e")
DOSSIER = UUID("018f6f00-0000-7000-8000-0000000000d0")
USER = UUID("018f6f00-0000-7000-8000-0000000000e0")
SECRET = int.from_bytes(sha256(b"liancha test key, never used elsewhere").digest(), "big")
SIGNING_KEY = "22" * 32
T = 1_795_224_600_000  # 2026-11-21 09:30 in Asia/Shanghai


def private_key() -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(SECRET, ec.SECP256R1())


def sign(message: bytes) -> bytes:
    """As chain.sign, but the same bytes every time."""
    der = private_key().sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    r, s = decode_dss_signature(der)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def jwk() -> dict[str, Any]:
    point = chain.public_bytes(private_key())
    return {
        "kty": "EC", "crv": "P-256", "d": to_b64u(SECRET.to_bytes(32, "big")),
        "x": to_b64u(point[1:33]), "y": to_b64u(point[33:]), "ext": True,
    }  # fmt: skip


def canonical_cases() -> dict[str, Any]:
    values: list[Any] = [
        None, True, 0, -1, 2**53 - 1, -(2**53) + 1, "", "消防通道堵塞 🚒", "a\"b\\c/d\b\f\n\r\t\u0000\u001f\u007f\u2028",
        [], {}, [1, [2, {"b": 1, "a": 2}]], {"b": 1, "a": {"z": [], "y": None}, "10": 1, "9": 2},
        {"\u20ac": 1, "\r": 2, "1": 3, "\U0001f600": 4, "\u0080": 5, "\u00f6": 6, "\ufb33": 7},
    ]  # fmt: skip
    cases = [
        {"value": value, "text": text.decode(), "sha256": sha256(text).hexdigest()}
        for value in values
        for text in [canonical.dumps(value)]
    ]
    refused = ["1.5", "9007199254740992", '"\\ud800"', '{"a":[0.1]}']
    return {"cases": cases, "refused_json": refused}


def payload(seq: int, args: dict[str, Any], base: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "v": 1, "id": str(UUID(int=UUID("018f6f00-0000-7000-8000-000000000100").int + seq)), "device": str(DEVICE),
        "seq": seq, "dossier": str(DOSSIER), "name": "finding.record/1", "base": base, "args": args, "media": [],
        "place": {"lat_e7": 350_950_000, "lon_e7": 1_134_010_000, "accuracy_m": 12, "system": "WGS84"} if seq == 2 else None,
        "made_by": str(USER), "anchor": None if seq == 1 else anchors.make(SIGNING_KEY, DEVICE, T, "00112233445566ff"),
        "boot": "b1", "elapsed_ms": None if seq == 1 else seq * 1000, "device_time": T + seq * 1000,
    }  # fmt: skip


def chain_cases() -> dict[str, Any]:
    public = chain.public_bytes(private_key())
    last, mutations = chain.link_0(DEVICE, public), []
    bases = [None, f"{DEVICE}:1", f"{DEVICE}:2"]
    notes = ["灭火器压力不足", "emoji 🧯 and a NUL \u0000", ""]
    for seq, (base, note) in enumerate(zip(bases, notes, strict=True), start=1):
        value = payload(seq, {"line": "3", "note": note}, [{"row": "findings/3", "head": base}])
        raw = canonical.dumps(value)
        link = chain.link_n(last, sha256(raw).digest())
        mutations.append(
            {
                "value": value,
                "payload": to_b64u(raw),
                "payload_hash": sha256(raw).hexdigest(),
                "prev_link": last.hex(),
                "link": link.hex(),
                "signature": to_b64u(sign(link)),
            }  # fmt: skip
        )
        last = link
    return {
        "device": str(DEVICE), "private_key_jwk": jwk(), "public_key": to_b64u(public),
        "link_0": chain.link_0(DEVICE, public).hex(), "mutations": mutations,
        "bad_signatures": [
            {"why": "another message", "link": "00" * 32, "signature": to_b64u(sign(last))},
            {"why": "63 bytes", "link": last.hex(), "signature": to_b64u(sign(last)[:63])},
            {"why": "zero", "link": last.hex(), "signature": to_b64u(bytes(64))},
        ],
    }  # fmt: skip


def anchor_cases() -> dict[str, Any]:
    token = anchors.make(SIGNING_KEY, DEVICE, T, "00112233445566ff")
    public = anchors.private_key(SIGNING_KEY).public_key().public_bytes_raw()
    rows = [
        ("same boot", T, 3_600_000, T + 3_600_000, 0, T + 7_200_000),
        ("wrong clock by a day, same boot", T, 60_000, T + 86_460_000, 0, T + 100_000),
        ("restarted", T, None, T + 500, -2_000, T + 9_000),
        ("no anchor", None, 10, T, 1_500, T + 9_000),
        ("device time after receipt", None, None, T + 86_400_000, 0, T),
        ("elapsed too large to be believed", T, 999_000, T, 0, T + 1_000),
        ("elapsed a little ahead", T, 30_000, T, 0, T + 1_000),
        ("negative elapsed", T, -5, T + 5, 0, T + 1_000),
    ]
    cases = []
    for name, anchor, elapsed, device_time, offset, received in rows:
        moment = anchors.effective_at(anchor, elapsed, device_time, offset, received)
        cases.append(
            {
                "name": name,
                "anchor": anchor,
                "elapsed_ms": elapsed,
                "device_time": device_time,
                "last_offset_ms": offset,
                "received": received,
                "effective_at": anchors.to_ms(moment.at),
                "verified": moment.verified,
                "clock_was_wrong": moment.clock_was_wrong,
            }  # fmt: skip
        )
    return {
        "device": str(DEVICE), "public_key": to_b64u(public), "t": T, "token": token,
        "message": anchors.message(DEVICE, T, "00112233445566ff").decode(),
        "refused": [token.replace(str(T), str(T + 1)), "nonsense", token[:-4] + "AAAA"], "effective_at": cases,
    }  # fmt: skip


def proof_cases() -> dict[str, Any]:
    have = {str(DOSSIER): 12, str(OTHER): 3}
    links = [chain.link_n(bytes(32), bytes([n]) * 32) for n in range(2)]
    cases = []
    for name, held, mutations, cursor, epoch in [
        ("first request", digest({}), [], "", ""),
        ("nothing new", digest(have), [], "", str(THIRD)),
        ("push and page", digest(have), links, "c1.abc", str(THIRD)),
    ]:
        statement = Statement(
            str(DEVICE), epoch, "00ff00ff", 2, links[1].hex(), 1, held, cursor, digest_of_links(mutations), digest_of_links([])
        )  # fmt: skip
        cases.append(
            {
                "name": name,
                "device": str(DEVICE),
                "epoch": epoch,
                "id": "00ff00ff",
                "lowest": 1,
                "settled": {"seq": 2, "link": links[1].hex()},
                "held": held,
                "cursor": cursor,
                "mutation_links": [link.hex() for link in mutations],
                "relayed_links": [],
                "text": statement.text().decode(),
                "proof": to_b64u(sign(statement.text())),
            }  # fmt: skip
        )
    return {"public_key": to_b64u(chain.public_bytes(private_key())), "cases": cases}


def digest_cases() -> list[dict[str, Any]]:
    haves: list[dict[str, int]] = [
        {}, {str(DOSSIER): 1}, {str(DOSSIER): 12, str(OTHER): 3, str(DEVICE): 100}, {str(OTHER): 9, str(THIRD): 10},
    ]  # fmt: skip
    return [{"have": have, "digest": digest(have)} for have in haves]


def conflict_cases() -> dict[str, Any]:
    a, b, x = str(DEVICE), str(OTHER), "0f" * 16
    rows: list[tuple[str, list[Any] | None, str | None, str, int, int | None, bool]] = [
        ("first write of a row", None, None, a, 1, None, False),
        ("builds on what stands there", [f"{b}:4", b, 4], f"{b}:4", a, 7, None, True),
        ("a colleague wrote meanwhile", [f"{b}:5", b, 5], f"{b}:4", a, 7, None, True),
        ("both thought the row new", [f"{b}:5", b, 5], None, a, 7, None, False),
        ("own later write, stale base", [f"{a}:5", a, 5], None, a, 7, 5, False),
        ("older than own last write", [f"{a}:9", a, 9], None, a, 7, 9, False),
        ("older than own write kept beside", [f"{b}:5", b, 5], f"{b}:5", a, 7, 9, True),
        ("online write seen", [x, None, None], x, a, 7, None, True),
        ("online write not seen", [x, None, None], f"{a}:5", a, 7, 5, True),
        ("base unknown, nothing there", None, f"{b}:4", a, 7, None, False),
        ("base unknown, own write there", [f"{a}:5", a, 5], f"{b}:4", a, 7, 5, False),
        ("same number of another device is not older", [f"{b}:9", b, 9], f"{b}:9", a, 7, None, True),
    ]
    judged = []
    for name, last, base, device, seq, own, known in rows:
        verdict = conflict.judge(conflict.LastWrite(*last) if last else None, base, device, seq, own, known)
        judged.append(
            {
                "name": name,
                "last": dict(zip(["head", "device", "seq"], last, strict=True)) if last else None,
                "base": base,
                "device": device,
                "seq": seq,
                "own_last": own,
                "base_known": known,
                "verdict": verdict.value,
            }  # fmt: skip
        )
    return {"judge": judged, "keep_beside": beside_cases(a, b), "unseen": unseen_cases(a, b, x)}


def beside_cases(a: str, b: str) -> list[dict[str, Any]]:
    def entry(head: str) -> dict[str, Any]:
        return {"head": head, "value": {"note": head[-3:]}, "by": None, "at": T}

    rows: list[tuple[list[dict[str, Any]], str, str | None, str, int]] = [
        ([], f"{a}:3", None, a, 3),
        ([entry(f"{b}:1")], f"{a}:3", None, a, 3),
        ([entry(f"{a}:2"), entry(f"{b}:1")], f"{a}:3", f"{a}:2", a, 3),
        ([entry(f"{b}:1")], f"{a}:3", f"{b}:1", a, 3),
        ([entry(f"{a}:4")], f"{a}:3", None, a, 3),
    ]
    return [
        {
            "contest": contest, "entry": entry(head), "base": base, "device": device, "seq": seq,
            "kept": [e["head"] for e in conflict.keep_beside(contest, entry(head), base, device, seq)],
        }
        for contest, head, base, device, seq in rows
    ]  # fmt: skip


def unseen_cases(a: str, b: str, x: str) -> list[dict[str, Any]]:
    rows: list[tuple[str | None, list[str], list[str]]] = [
        (f"{a}:1", [f"{b}:1"], [f"{a}:1", f"{b}:1"]),
        (f"{a}:1", [f"{b}:1", x], [f"{a}:1", f"{b}:1"]),
        (f"{a}:1", [], []),
        (None, [], []),
    ]
    return [
        {"current": head, "contest": beside, "saw": saw, "unseen": conflict.unseen(head, [{"head": h} for h in beside], saw)}
        for head, beside, saw in rows
    ]  # fmt: skip


def cut_cases() -> dict[str, Any]:
    a, b, c, d = str(DEVICE), str(OTHER), str(THIRD), str(FOURTH)
    named = {b: {"seq": 4, "link": "bb" * 32}, d: {"seq": 6, "link": ""}}
    cut = conflict.whole_cut(named, a, 9, "aa" * 32)
    rows = [
        (a, 8, "11" * 32), (a, 9, "aa" * 32), (a, 10, "11" * 32), (b, 4, "bb" * 32), (b, 4, "cc" * 32),
        (b, 3, "11" * 32), (b, 5, "11" * 32), (c, 1, "11" * 32),
        (d, 6, "dd" * 32), (d, 7, "dd" * 32),
    ]  # fmt: skip
    cases = [
        {"device": who, "seq": seq, "link": link, "inside": conflict.inside_cut(cut, who, seq, link)}
        for who, seq, link in rows
    ]
    return {
        "named": named, "lock": {"device": a, "seq": 9, "link": "aa" * 32},
        "cut": cut, "cases": cases,
    }  # fmt: skip


def record_cases() -> list[dict[str, str]]:
    hashes_ = [
        "00" * 32,
        "ff" * 32,
        sha256(b"record").hexdigest(),
        "05f5e100" + "00" * 28,
        "02dfdc1c" + "00" * 28,
    ]
    codes = [record.code(bytes.fromhex(one)) for one in hashes_]
    return [{"sha256": h, "code": c, "shown": record.shown(c)} for h, c in zip(hashes_, codes, strict=True)]


def relay_cases() -> dict[str, Any]:
    """Two mutations of the chain vector as a sequence, plain and deflated (stored blocks: the same bytes everywhere)."""
    made = chain_cases()["mutations"][:2]
    hello = {
        "v": 1, "dossier": str(DOSSIER), "device": str(DEVICE), "public_key": to_b64u(chain.public_bytes(private_key())),
        "user": str(USER), "name": "王二", "unsent": 2, "media": 1, "at": T,
    }  # fmt: skip
    items = [
        {"payload": canonical.dumps(one["value"]).decode(), "signature": one["signature"]} for one in made
    ]
    runs = [{"prev_link": made[0]["prev_link"], "items": items}]
    greeting, body = canonical.dumps(hello), canonical.dumps({"runs": runs})
    stored = zlib.compressobj(0, wbits=-15)
    deflated = stored.compress(body) + stored.flush()
    return {
        "hello": hello, "runs": runs,
        "base45": [{"bytes": data.hex(), "text": relay.base45(data)} for data in (b"", b"a", b"AB", b"base-45", bytes(3))],
        "sequences": [
            {"method": method, "frames": relay.frames(relay.stream(greeting, content, method), str(DOSSIER))}
            for method, content in ((relay.PLAIN, body), (relay.DEFLATED, deflated))
        ],
    }  # fmt: skip


def export_cases() -> dict[str, Any]:
    """P140–P142: a whole export of the two mutations of chain.json and one small file."""
    made = chain_cases()
    mutations = [
        {
            "payload": from_b64u(one["payload"]), "prev_link": bytes.fromhex(one["prev_link"]),
            "link": bytes.fromhex(one["link"]), "signature": from_b64u(one["signature"]),
        }
        for one in made["mutations"]
    ]  # fmt: skip
    return export_case.case(USER, DEVICE, chain.public_bytes(private_key()), mutations)


def vault_cases() -> dict[str, Any]:
    """P130–P132, P137: a content key, what it seals, and its three wraps."""
    key, user = derived("content key"), str(USER)
    office, asker = (vault.private_key(derived(name).hex()) for name in ("office", "asker"))
    salt, kek = derived("salt")[:16], pin_key("470913", derived("salt")[:16])
    plain = ['{"value":{"fact":"灭火器压力不足"}}', ""]
    return {
        "content_key": key.hex(), "user": user, "pin": "470913", "salt": salt.hex(), "pin_key": kek.hex(),
        "pin_iv": derived("pin iv")[:12].hex(), "pin_wrap": vault.wrap_under(kek, user, key, derived("pin iv")[:12]).hex(),
        "sealed": [
            {"plain": text, "iv": derived(text)[:12].hex(), "sealed": vault.seal(key, text.encode(), derived(text)[:12]).hex()}
            for text in plain
        ],
        "office": vault_jwk(office, "office"), "recovery": vault.wrap_for(
            vault.public_bytes(office), user, key, vault.RECOVERY, vault.private_key(derived("epk 1").hex()), derived("iv 1")[:12]
        ),
        "asker": vault_jwk(asker, "asker"), "answer": vault.wrap_for(
            vault.public_bytes(asker), user, key, vault.ANSWER, vault.private_key(derived("epk 2").hex()), derived("iv 2")[:12]
        ),
    }  # fmt: skip


def derived(name: str) -> bytes:
    return sha256(f"liancha vault vectors: {name}".encode()).digest()


def pin_key(pin: str, salt: bytes) -> bytes:
    return Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19_456).derive(pin.encode())


def vault_jwk(key: ec.EllipticCurvePrivateKey, name: str) -> dict[str, str]:
    """A private key as both languages read it."""
    point = vault.public_bytes(key)
    return {
        "kty": "EC", "crv": "P-256", "d": to_b64u(derived(name)), "x": to_b64u(point[1:33]), "y": to_b64u(point[33:]),
    }  # fmt: skip


def cases() -> dict[str, Any]:
    """Every file's content by its name."""
    return {
        "canonical": canonical_cases(), "chain": chain_cases(), "anchors": anchor_cases(), "proof": proof_cases(),
        "digest": digest_cases(), "conflict": conflict_cases(), "cut": cut_cases(), "record_code": record_cases(),
        "relay": relay_cases(), "export": export_cases(), "vault": vault_cases(),
        "certificate": certificate_case.case(bytes(range(32)), DEVICE, USER, chain.public_bytes(private_key())),
    }  # fmt: skip


def text_of(content: Any) -> str:
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in cases().items():
        (FOLDER / f"{name}.json").write_text(text_of(content), encoding="ascii")


if __name__ == "__main__":
    write()
