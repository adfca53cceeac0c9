"""tus at /api/media/uploads (an account's uploads) and /api/sync/hand-over/uploads (a device's, by its key alone).

Both doors run the same functions; they differ in who is asking. An upload of somebody else does not exist.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, Response, current_app, request
from sqlalchemy import select

from backend import clock
from backend.config import Config
from backend.extensions import db
from backend.problems import Problem
from backend.web import tus
from backend.web.guard import allowed, device_signed, public
from backend.web.store import current_store
from sync import tables as t
from sync import uploads
from sync.custody import Sender
from sync.proofs import chain
from sync.proofs.text import from_b64u
from sync.receiving import Receiver
from sync.uploads import Upload, Wish

if TYPE_CHECKING:
    from backend.accounts.models import User

blueprint = Blueprint("uploads", __name__)
SESSION = "/api/media/uploads"
HAND_OVER = "/api/sync/hand-over/uploads"


def config() -> Config:
    found: Config = current_app.extensions["liancha_config"]
    return found


def receiver() -> Receiver:
    return Receiver(db.session(), current_store(), config().limits, clock.now)


def begin(wish: Wish, by: Sender, door: str) -> Response:
    """POST: a new upload, with its first bytes when the client sends them along."""
    upload = uploads.create(db.session(), wish, by, config().limits, clock.now())
    db.session.commit()
    if request.mimetype == tus.BODY_TYPE and upload.is_open:
        upload = take_bytes(upload, 0)
    return tus.answer(upload, 201, location=f"{door}/{upload.id}")


def go_on(upload: Upload) -> Response:
    """PATCH: more bytes."""
    if request.mimetype != tus.BODY_TYPE:
        raise Problem("upload.content_type")
    return tus.answer(take_bytes(upload, tus.number(request, "Upload-Offset")), 204)


def take_bytes(upload: Upload, offset: int) -> Upload:
    """What the request carries; a file that does not pass is an answer in words."""
    if (request.content_length or 0) > upload.length - offset:
        raise Problem("upload.beyond_length")
    after = receiver().append(upload, offset, tus.RequestBytes(request), tus.checksum_of(request))
    if after.state == "quarantined" and after.reason:
        raise Problem(after.reason["code"], **after.reason["details"])
    return after


def show(upload: Upload) -> Response:
    """HEAD: how far it is."""
    if upload.state in {"terminated", "expired"} or (upload.is_open and upload.expires_at <= clock.now()):
        raise Problem("upload.gone")
    return tus.answer(upload, 200, full=True)


def end(upload: Upload) -> Response:
    """DELETE: the client does not want it any more."""
    if upload.state in {"terminated", "expired"}:
        raise Problem("upload.gone")
    uploads.terminate(db.session(), current_store(), upload)
    return Response(status=204, headers={"Tus-Resumable": tus.VERSION})


def act(upload: Upload) -> Response:
    """One upload, one verb; X-HTTP-Method-Override for clients that cannot send PATCH or DELETE."""
    tus.refuse_version(request)
    method = request.headers.get("X-HTTP-Method-Override", request.method).upper()
    verbs = {"PATCH": go_on, "HEAD": show, "DELETE": end}
    if method not in verbs:
        raise Problem("request.method_not_allowed")
    return verbs[method](upload)


@blueprint.route(SESSION, methods=["OPTIONS"], provide_automatic_options=False, endpoint="session_options")
@blueprint.route(HAND_OVER, methods=["OPTIONS"], provide_automatic_options=False, endpoint="device_options")
@public
def options() -> Response:
    return tus.options(config().limits)


@blueprint.post(SESSION)
@allowed()
def create(actor: "User") -> Response:
    """Metadata: sha256 (hex), filetype, device (the id of the actor's enrolled phone)."""
    tus.refuse_version(request)
    wish = tus.wish_of(request)
    return begin(wish, Sender(actor.id, own_device(actor.id, wish)), SESSION)


@blueprint.route(f"{SESSION}/<uuid:upload_id>", methods=["HEAD", "PATCH", "DELETE", "POST"])
@allowed()
def one(actor: "User", upload_id: UUID) -> Response:
    upload = uploads.find(db.session(), upload_id)
    if upload.sender.user_id != actor.id:
        raise Problem("upload.not_found")
    return act(upload)


@blueprint.post(HAND_OVER)
@device_signed
def create_by_device() -> Response:
    """Headers Liancha-Device, Liancha-Proof: the device's signature over its own id, the hash and the length."""
    tus.refuse_version(request)
    wish = tus.wish_of(request)
    return begin(wish, proved(wish.sha256, wish.length), HAND_OVER)


@blueprint.route(f"{HAND_OVER}/<uuid:upload_id>", methods=["HEAD", "PATCH", "DELETE", "POST"])
@device_signed
def one_by_device(upload_id: UUID) -> Response:
    upload = uploads.find(db.session(), upload_id)
    if proved(upload.sha256, upload.length).device_id != upload.sender.device_id:
        raise Problem("upload.not_found")
    return act(upload)


def own_device(user_id: UUID, wish: Wish) -> UUID | None:
    """The device the client names, when it is enrolled for this user; a wrong name is worth nothing."""
    named = tus.read_metadata(wish.metadata).get("device", "")
    try:
        device_id = UUID(named)
    except ValueError:
        return None
    found = select(t.device.c.id).where(t.device.c.id == device_id, t.device.c.user_id == user_id)
    return db.session.execute(found).scalar_one_or_none()


def proved(sha256: bytes, length: int) -> Sender:
    """The device that signed this very upload, revoked or not: sealed work is never refused. Raises upload.proof."""
    named, signature = request.headers.get("Liancha-Device", ""), request.headers.get("Liancha-Proof", "")
    try:
        device_id, raw = UUID(named), from_b64u(signature)
    except ValueError:
        raise Problem("upload.proof") from None
    query = select(t.device.c.public_key).where(t.device.c.id == device_id)
    key = db.session.execute(query).scalar_one_or_none()
    said = f"liancha-upload-v1|{device_id}|{sha256.hex()}|{length}".encode()
    if key is None or not chain.verify(key, said, raw):
        raise Problem("upload.proof")
    return Sender(device_id=device_id)
