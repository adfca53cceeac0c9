"""GET /api/media/<sha256>: a file or one of its views, to whom may see it; never as anything a browser would run.

`POST …/ticket` gives an address an <img> or <video> can load for five minutes without a header. With S3 such an
address leads on to a signed one in the bucket; a script that sends a header gets the bytes from us, because a
bucket answers scripts of another origin only where somebody has set that up.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, Response, current_app, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer

from backend.config import Config
from backend.extensions import db
from backend.problems import Problem
from backend.web import guard, media_access
from backend.web.guard import allowed
from backend.web.store import current_store
from sync import media
from sync.derive.views import VIEWS
from sync.media import Medium
from sync.media_types import is_inline, shown_type
from sync.stores.base import Stored

if TYPE_CHECKING:
    from backend.accounts.models import User

blueprint = Blueprint("media", __name__)
LIFE = 300  # seconds: of a ticket and of a signed address
SHA256 = re.compile(r"[0-9a-f]{64}")
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
SAFE = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Accept-Ranges": "bytes",
}
EXTENSIONS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "audio/webm": "weba", "video/webm": "webm",
    "audio/mp4": "m4a", "video/mp4": "mp4", "application/pdf": "pdf", "application/json": "json",
}  # fmt: skip


def tickets() -> URLSafeTimedSerializer:
    config: Config = current_app.extensions["liancha_config"]
    return URLSafeTimedSerializer(config.secret_key, salt="media-ticket")


@blueprint.post("/api/media/<name>/ticket")
@allowed()
def ticket(actor: "User", name: str) -> ResponseReturnValue:
    """{ticket, url, expires_in}: the right of this account to this file, for five minutes."""
    readable(actor.id, name)
    made = tickets().dumps([str(actor.id), name])
    return jsonify(ticket=made, url=f"/api/media/{name}?ticket={made}", expires_in=LIFE)


def fetch(name: str) -> ResponseReturnValue:
    """The original, or `?view=thumbnail|waveform|play|watermark`; ranges; with a ticket 302 to where the store signs addresses."""
    medium = readable(asking(name), name)
    refuse_unverified(medium)
    if request.args.get("view") == "watermark":
        return watermarked(medium, name)
    key, content_type = chosen(medium, request.args.get("view"))
    stored = current_store().stat(key)
    if stored is None:
        raise Problem("store.missing", key=key)
    shown = shown_type(content_type) if content_type != "application/json" else content_type
    title = f"{name[:12]}.{EXTENSIONS.get(content_type, 'bin')}"
    url = current_store().signed_url(key, LIFE, title, shown) if "ticket" in request.args else None
    if url:
        response = redirect(url, 302)
        response.headers["Cache-Control"] = "no-store"
        return response
    return streamed(stored, shown, title)


guard.marked(fetch, ("SIGNED_IN",))  # by a token in the header, or by a ticket in the address
blueprint.add_url_rule("/api/media/<name>", "fetch", fetch, methods=["GET"])


def asking(name: str) -> UUID:
    """Who is asking: the ticket's account, or the signed-in one."""
    given = request.args.get("ticket")
    if given is None:
        return guard.actor_with(()).id
    try:
        user_id, file = tickets().loads(given, max_age=LIFE)
    except (BadData, ValueError, TypeError):
        raise Problem("media.bad_ticket") from None
    if file != name:
        raise Problem("media.bad_ticket")
    return guard.load_actor(user_id).id


def readable(user_id: UUID, name: str) -> Medium:
    """The file, or 404: what one may not see does not exist."""
    sha256 = bytes.fromhex(name) if SHA256.fullmatch(name) else b""
    medium = media.find(db.session(), sha256)
    if medium is None or not media_access.may_read(db.session(), user_id, sha256):
        raise Problem("request.not_found")
    return medium


def refuse_unverified(medium: Medium) -> None:
    if medium.state == "verified":
        return
    problems = {"quarantined": "media.quarantined", "lost": "media.lost"}
    raise Problem(problems.get(medium.state, "media.not_ready"), state=medium.state)


def chosen(medium: Medium, view: str | None) -> tuple[str, str]:
    """(object key, content type) of what was asked for. Where nothing had to be remuxed, play is the original."""
    views = medium.facts.get("views", {})
    if view is not None and view in views:
        return media.derived_key(medium.sha256, view), views[view]
    if view is None or (view == "play" and "views" in medium.facts):
        return media.key_of(medium.sha256), medium.content_type
    raise Problem("media.no_view") if view in VIEWS else Problem("request.not_found")


def watermarked(medium: Medium, name: str) -> Response:
    """A copy that says on its face what it shows; made now, kept nowhere, the original untouched (R140)."""
    made = (copy for make in media_access.WATERMARKS if (copy := make(db.session(), medium)))
    body = next(made, None)
    if body is None:
        raise Problem("media.no_view")
    response = Response(body, content_type="image/jpeg")
    response.headers.update({key: value for key, value in SAFE.items() if key != "Accept-Ranges"})
    response.headers["Content-Disposition"] = f'inline; filename="{name[:12]}-watermark.jpg"'
    return response


def streamed(stored: Stored, content_type: str, title: str) -> Response:
    start, end = span(request.headers.get("Range"), stored.size)
    body: Iterator[bytes] = current_store().open(stored.key, start, end - start)
    partial = end - start < stored.size
    response = Response(body, 206 if partial else 200, content_type=content_type)
    response.headers.update(SAFE)
    response.headers["Content-Length"] = str(end - start)
    kind = "inline" if is_inline(content_type) else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{title}"'
    if partial:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size}"
    return response


def span(header: str | None, size: int) -> tuple[int, int]:
    """[start, end) of a Range header; the whole where there is none we understand; raises media.bad_range."""
    match = RANGE.fullmatch(header.strip()) if header else None
    if not match or match[0] == "bytes=-":
        return 0, size
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size
    start, end = int(first), min(size, int(last) + 1) if last else size
    if start >= size or end <= start:
        raise Problem("media.bad_range")
    return start, end
