"""One step of one phone's uploads: tus 1.0.0, begun anew or continued at the byte the server names."""

from base64 import b64encode
from collections.abc import Mapping

from sync.proofs import chain
from sync.proofs.text import to_b64u
from tests.scenarios.chaos.disk import Medium
from tests.scenarios.chaos.network import Answer, Asked
from tests.scenarios.chaos.phones import Handset

SESSION, HAND_OVER = "/api/media/uploads", "/api/sync/hand-over/uploads"
BODY = {"Content-Type": "application/offset+octet-stream"}
TUS = {"Tus-Resumable": "1.0.0"}
GONE = {404, 410}


def waiting(phone: Handset) -> list[Medium]:
    """Files the server has not verified yet."""
    return [one for one in phone.disk.media.values() if one.state == "here"]


def step(phone: Handset, medium: Medium) -> bool:
    """Begin, go on, or ask how far it is; True when the file is verified."""
    if "blob dropped when unreadable" in phone.faults and phone.chance.random() < 0.1:
        del phone.disk.media[medium.sha256]  # the planted fault: unreadable just now, so forgotten
        return False
    if phone.chance.random() < 0.03:
        return False  # unreadable just now: tried again later
    if not phone.enrol_all():
        return False
    if not medium.url:
        return begin(phone, medium)
    if phone.chance.random() < 0.3:
        return look(phone, medium)
    return go_on(phone, medium)


def begin(phone: Handset, medium: Medium) -> bool:
    names = {"sha256": medium.sha256, "filetype": medium.mime, "device": str(phone.disk.chain.device)}
    said = ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in names.items())
    headers = {"Upload-Length": str(len(medium.content)), "Upload-Metadata": said}
    whole = phone.chance.random() < 0.5
    body = medium.content if whole else b""
    door = HAND_OVER if phone.only_hand_over else SESSION
    answer = ask(phone, medium, "POST", door, headers | (BODY if whole else {}), body)
    if answer is None or answer.status != 201:
        return False
    medium.url = str(answer.headers["Location"])
    return note(phone, medium, answer)


def go_on(phone: Handset, medium: Medium) -> bool:
    """The rest, or a piece of it."""
    left = medium.content[medium.offset :]
    piece = left[: phone.chance.choice((1000, 10_000, len(left)))] or left
    answer = ask(phone, medium, "PATCH", medium.url, BODY | {"Upload-Offset": str(medium.offset)}, piece)
    if answer is None:
        return look(phone, medium)
    return note(phone, medium, answer) if answer.status == 204 else look(phone, medium)


def look(phone: Handset, medium: Medium) -> bool:
    answer = ask(phone, medium, "HEAD", medium.url, {}, b"")
    if answer is None:
        return False
    if answer.status in GONE:
        medium.url, medium.offset = "", 0
        return False
    return answer.status == 200 and note(phone, medium, answer)


def note(phone: Handset, medium: Medium, answer: Answer) -> bool:
    """What the server has. It never has less than it said before (G9)."""
    offset = int(answer.headers["Upload-Offset"])
    if offset < medium.offset and medium.life == phone.truth.restores:
        phone.truth.accuse("upload fell back", f"{medium.sha256}: {medium.offset} was said, now {offset}")
    medium.offset, medium.life = offset, phone.truth.restores
    state = answer.headers["Liancha-State"]
    if state in {"verified", "quarantined"}:
        medium.state = state
        if state == "quarantined":
            phone.truth.accuse(
                "honest file quarantined", f"{medium.sha256} {answer.headers['Liancha-Reason']}"
            )
    return state == "verified"


def ask(
    phone: Handset, medium: Medium, method: str, path: str, headers: Mapping[str, str], body: bytes
) -> Answer | None:
    """Through the door this phone may use: the person's, or the device's own."""
    by_device = path.startswith(HAND_OVER)
    key = proof(phone, medium) if by_device else phone.bearer()
    answer = phone.road.carry(Asked(method, path, {**TUS, **headers, **key}, body))
    if answer is not None and answer.status in {401, 403} and medium.url:
        medium.url, medium.offset = "", 0  # another door from now on
    return answer


def proof(phone: Handset, medium: Medium) -> dict[str, str]:
    line = phone.disk.chain
    said = f"liancha-upload-v1|{line.device}|{medium.sha256}|{len(medium.content)}".encode()
    return {"Liancha-Device": str(line.device), "Liancha-Proof": to_b64u(chain.sign(line.key, said))}
