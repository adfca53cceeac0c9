"""The sealed export: read piece by piece, taken frame by frame, into the ledger and the store (P140–P147, G14)."""

import dataclasses
import hashlib
import io
import itertools
from typing import Any

import pytest

from backend.extensions import db
from sync import devices, media
from sync import tables as t
from sync.proofs import chain, export, vault
from sync.proofs.export import NotAnExport, Reader
from sync.proofs.text import from_b64u, to_b64u
from sync.spec import export_case, make_vectors
from tests.media_samples import jpeg
from tests.sync.test_conflict import team
from tests.sync.test_hand_over import quarantine
from tests.sync.test_vectors import load

URL = "/api/sync/hand-over/export"


@pytest.fixture(autouse=True)
def office(app):
    """The office holds the recovery key of the vectors."""
    before = app.extensions["liancha_config"]
    app.extensions["liancha_config"] = dataclasses.replace(before, recovery_key=export_case.RECOVERY_KEY)
    yield
    app.extensions["liancha_config"] = before


def frames_of(phone, files: dict[str, bytes] | None = None, mutations=None) -> export_case.Frames:
    """What a phone exports: all its mutations, and files by their type."""
    made = phone.mutations if mutations is None else mutations
    frames = [
        export_case.vault_frame(phone.user_id, phone.device_id, phone.public_key, len(made), len(files or {}))
    ]
    frames += [
        export_case.mutation_frame(
            phone.device_id, one.seq, one.payload, one.prev_link, one.link, one.signature
        )
        for one in made
    ]
    for mime, content in (files or {}).items():
        frames += export_case.medium_frames(content, mime, 10_000)
    return frames


def deliver(lab, phone, file: bytes, **headers: str):
    digest = hashlib.sha256(file).hexdigest()
    said = f"liancha-export-v1|{phone.device_id}|{digest}|{len(file)}".encode()
    proof = to_b64u(chain.sign(phone.key, said))
    sent = {"Liancha-Device": str(phone.device_id), "Liancha-Sha256": digest, "Liancha-Proof": proof}
    return lab.client.post(URL, data=file, headers=sent | headers)


def state_of(lab, content: bytes) -> str | None:
    lab.session.commit()
    found = media.find(lab.session, hashlib.sha256(content).digest())
    return found.state if found else None


# -- the format ------------------------------------------------------------------------------------------


def test_the_vector_reads_back_piece_by_piece():
    """P140, P141, P142."""
    case = load("export")
    file = from_b64u(case["file"])
    for size in (1, 7, 10**6):
        reader = Reader(Trickle(file, size))
        frames = list(reader.frames())
        assert [frame.header for frame in frames] == case["headers"]
        assert [to_b64u(frame.body) for frame in frames] == case["bodies"]
        assert (reader.ending, reader.size, reader.digest().hex()) == ("whole", len(file), case["sha256"])


def test_the_vector_opens_with_the_recovery_key_alone():
    case = load("export")
    key = vault.unwrap_from(vault.private_key(case["recovery_key"]), case["user"], case["headers"][0]["wrap"])
    assert key.hex() == case["content_key"]
    bodies = [from_b64u(body) for body in case["bodies"]]
    sealed = [
        body for header, body in zip(case["headers"], bodies, strict=True) if header["kind"] == "mutation"
    ]
    assert [to_b64u(vault.unseal(key, body)) for body in sealed] == case["plain"]
    slices = [body for header, body in zip(case["headers"], bodies, strict=True) if header["kind"] == "slice"]
    assert b"".join(vault.unseal(key, body) for body in slices) == from_b64u(case["medium"])


@pytest.mark.parametrize("change", ["user", "epk", "ct", "key"])
def test_another_user_key_or_byte_opens_nothing(change):
    case = load("export")
    wrap, user, private = dict(case["headers"][0]["wrap"]), case["user"], case["recovery_key"]
    if change == "user":
        user = str(make_vectors.OTHER)
    elif change == "key":
        private = "42" * 32
    else:
        raw = bytearray(from_b64u(wrap[change]))
        raw[-1] ^= 1
        wrap[change] = to_b64u(bytes(raw))
    with pytest.raises(vault.NotOpened):
        vault.unwrap_from(vault.private_key(private), user, wrap)


def test_a_cut_and_an_impossible_length_are_known():
    file = from_b64u(load("export")["file"])
    for cut in range(len(export.MAGIC), len(file) - 1, 97):
        reader = Reader(io.BytesIO(file[:cut]))
        assert all(frame.header for frame in reader.frames()) and reader.ending == "cut_off"
    huge = export.MAGIC + (2**32 - 1).to_bytes(4, "big") + b"x" * 100
    reader = Reader(io.BytesIO(huge))
    assert (list(reader.frames()), reader.ending, reader.size) == ([], "damaged", 10)
    with pytest.raises(NotAnExport):
        list(Reader(io.BytesIO(b"PK\3\4 something else")).frames())


# -- taking it in ----------------------------------------------------------------------------------------


@pytest.mark.rule("R141")
def test_a_revoked_phones_work_arrives_whole_and_twice_is_once(lab):
    """P145, P146, P147."""
    dossier, phone, _ = team(lab)
    photo = jpeg("export")
    for key in "ab":
        lab.note(phone, dossier, key, key)
    devices.revoke(lab.session, phone.device_id)
    lab.session.commit()
    file = export.whole(frames_of(phone, {"image/jpeg": photo}))
    first, second = deliver(lab, phone, file), deliver(lab, phone, file)
    assert first.status_code == 200, first.text
    assert set(first.json) == {
        "protocol", "epoch", "ending", "acknowledged", "durable", "mutations", "broken", "media"
    }  # fmt: skip
    assert first.json == second.json and first.json["ending"] == "whole" and first.json["broken"] == []
    assert first.json["media"] == {hashlib.sha256(photo).hexdigest(): "verified"}
    assert first.json["acknowledged"]["seq"] == 2
    assert [(line.outcome, line.via, line.problem["code"]) for line in lab.ledger(phone)] == [
        ("held", "export", "sync.handed_over")
    ] * 2
    assert state_of(lab, photo) == "verified"
    imports = lab.session.execute(db.text("select counts->>'mutations_known' from export_import order by 1"))
    assert [row[0] for row in imports] == ["0", "2"]


def test_what_is_broken_is_named_and_everything_else_is_taken(lab):
    """P144: one seal that does not open, one header that is none, one file without its middle."""
    dossier, phone, _ = team(lab)
    for key in "abc":
        lab.note(phone, dossier, key, key)
    good, bad = jpeg("good"), jpeg("bad")
    frames = frames_of(phone, {"image/jpeg": good, "image/pjpeg": bad})
    header, body = frames[2]
    frames[2] = (header, body[:-1] + bytes([body[-1] ^ 1]))
    missing = next(
        n for n, (one, _) in enumerate(frames)
        if one.get("medium") == hashlib.sha256(bad).hexdigest() and one["n"] == 1
    )  # fmt: skip
    del frames[missing]
    frames.insert(4, ({"kind": "poem"}, b"?"))
    answer = deliver(lab, phone, export.whole(frames)).json
    assert [(one["kind"], one["why"]) for one in answer["broken"]] == [
        ("mutation", "seal"), ("poem", "frame"), ("medium", "incomplete")
    ]  # fmt: skip
    assert answer["broken"][0]["seq"] == 2 and answer["mutations"] == 2
    assert [line.seq for line in lab.ledger(phone)] == [1, 3]
    assert (state_of(lab, good), state_of(lab, bad)) == ("verified", "receiving")
    again = deliver(lab, phone, export.whole(frames_of(phone, {"image/jpeg": bad}))).json
    assert (again["broken"], state_of(lab, bad)) == ([], "verified"), "the whole file comes later"
    assert [line.seq for line in lab.ledger(phone)] == [1, 2, 3]


def test_a_file_cut_anywhere_gives_what_came_before(lab):
    dossier, phone, _ = team(lab)
    for key in "abc":
        lab.note(phone, dossier, key, key)
    file = export.whole(frames_of(phone))
    counts = []
    for cut in (len(file) // 2, len(file) - 3, len(file)):
        answer = deliver(lab, phone, file[:cut]).json
        counts.append((answer["mutations"], answer["ending"]))
    assert counts == [(1, "cut_off"), (3, "cut_off"), (3, "whole")]


def test_slices_in_another_order_are_another_file(lab):
    _, phone, _ = team(lab)
    photo = jpeg("swapped")
    frames = frames_of(phone, {"image/jpeg": photo})
    frames[2], frames[3] = (frames[2][0], frames[3][1]), (frames[3][0], frames[2][1])
    answer = deliver(lab, phone, export.whole(frames)).json
    assert [one["sha256"] for one in answer["broken"]] == [hashlib.sha256(photo).hexdigest()]
    assert state_of(lab, photo) == "receiving"


def test_forged_work_is_kept_in_quarantine_and_counts_for_nobody(lab):
    """Whoever has the office's public key can seal anything; only the phone can sign."""
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1")
    frames = frames_of(phone)
    header, _ = frames[1]
    frames[1] = (header, export_case.seal(export_case.CONTENT_KEY, b'{"v":1}', b"9" * 12))
    answer = deliver(lab, phone, export.whole(frames)).json
    assert (answer["mutations"], answer["acknowledged"]["seq"]) == (1, 0)
    assert quarantine(lab, phone) == {b'{"v":1}': "sync.altered"} and lab.ledger(phone) == []


def test_colleagues_work_that_was_carried_goes_to_its_own_chain(lab):
    dossier, phone, colleague = team(lab)
    lab.note(colleague, dossier, "k", "由同事手机带来")
    lab.note(phone, dossier, "a", "1")
    one = colleague.mutations[0]
    frames = frames_of(phone)
    frames.append(
        export_case.mutation_frame(
            colleague.device_id, 1, one.payload, one.prev_link, one.link, one.signature
        )
    )
    assert deliver(lab, phone, export.whole(frames)).json["mutations"] == 2
    assert [line.via for line in lab.ledger(colleague)] == ["export"]


def test_a_device_nobody_knows_here_is_kept_by_hash(lab):
    """P44: after a restore, or the wrong county."""
    dossier, phone, stranger = team(lab)
    made = lab.note(stranger, dossier, "a", "1")
    unknown = make_vectors.OTHER
    frames = frames_of(phone)
    frames.append(
        export_case.mutation_frame(unknown, 1, made.payload, made.prev_link, made.link, made.signature)
    )
    assert deliver(lab, phone, export.whole(frames)).json["ending"] == "whole"
    kept = lab.session.execute(t.handed_over.select().where(t.handed_over.c.device_id == unknown)).one()
    assert (kept.payload, kept.reason) == (made.payload, "sync.device_unknown")


def test_only_the_devices_own_key_opens_the_door(lab):
    """P146."""
    _, phone, other = team(lab)
    file = export.whole(frames_of(phone))
    assert deliver(lab, phone, file, **{"Liancha-Proof": to_b64u(b"x" * 64)}).json["code"] == "upload.proof"
    assert deliver(lab, phone, file, **{"Liancha-Sha256": "ab" * 32}).status_code == 401
    assert deliver(lab, other, file).json["code"] == "upload.proof", "an export of another device"
    for garbage in ({"Liancha-Device": "me"}, {"Liancha-Proof": "===="}, {"Liancha-Sha256": "AB" * 32}):
        assert deliver(lab, phone, file, **garbage).status_code == 401


def test_what_cannot_be_opened_is_refused_in_words(lab, app):
    _, phone, _ = team(lab)
    frames = frames_of(phone)
    codes = []
    for change in ("magic", "first", "wrap", "key_id", "no_key"):
        content = export.whole(frames)
        if change == "magic":
            content = b"PK\3\4" + content
        if change == "first":
            content = export.whole(frames[1:] or [({"kind": "end?"}, b"")])
        if change in ("wrap", "key_id"):
            header = dict(frames[0][0], wrap=dict(frames[0][0]["wrap"]))
            header["wrap"]["ct" if change == "wrap" else "key_id"] = "AAAA"
            content = export.whole([(header, b"")])
        if change == "no_key":
            config = app.extensions["liancha_config"]
            app.extensions["liancha_config"] = dataclasses.replace(config, recovery_key="")
        codes.append(deliver(lab, phone, content).json["code"])
    assert codes == [
        "exports.not_an_export", "exports.cut_off", "exports.wrap_broken", "exports.other_key", "exports.no_key"
    ]  # fmt: skip


def test_memory_stays_flat_for_a_large_file(lab):
    """A stream of 60 MB passes in slices: the reader never holds more than one."""
    _, phone, _ = team(lab)
    reader = Reader(Endless(60))
    most = max(len(frame.body) for frame in itertools.islice(reader.frames(), 60))
    assert most == 2**20 and reader.size > 60 * 2**20


class Trickle:
    """At most so many bytes a read."""

    def __init__(self, content: bytes, size: int) -> None:
        self.source, self.size = io.BytesIO(content), size

    def read(self, size: int, /) -> bytes:
        return self.source.read(min(size, self.size))


class Endless:
    """An export whose frames are made as they are read."""

    def __init__(self, frames: int) -> None:
        self.left, self.rest = frames, export.MAGIC

    def read(self, size: int, /) -> bytes:
        if not self.rest and self.left:
            self.left -= 1
            header: dict[str, Any] = {"kind": "slice", "n": self.left}
            self.rest = export.frame(header, b"\0" * 2**20)
        piece, self.rest = self.rest[:size], self.rest[size:]
        return piece
