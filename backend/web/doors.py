"""The three doors and the demo stage: the built app's pages and files, with the cache rules each needs."""

from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, current_app, request, send_from_directory
from flask.typing import ResponseReturnValue

from backend.config import Config
from backend.web.guard import public

PAGES = {"/": "index.html", "/office": "office.html", "/portal": "portal.html", "/demo": "demo.html"}
FIELD_PAGES = (
    "/tasks",
    "/task",
    "/todo",
    "/sync",
    "/me",
    "/sign-in",
    "/checkup",
    "/pin",
    "/deputies",
    "/export",
)  # pages inside the field door


def folder() -> Path:
    config: Config = current_app.extensions["liancha_config"]
    return config.pwa_dir.resolve()


PACKED = (("br", ".br"), ("gzip", ".gz"))  # made by the build beside each text file, the smaller first


def built(name: str) -> Response:
    """A file of the build, packed where the build packed it and the browser takes it."""
    for coding, ending in PACKED:
        if request.accept_encodings.quality(coding) and (folder() / f"{name}{ending}").is_file():
            response = send_from_directory(folder(), f"{name}{ending}", mimetype=guess_type(name)[0])
            response.headers["Content-Encoding"] = coding
            break
    else:
        response = send_from_directory(folder(), name)
    response.vary.add("Accept-Encoding")
    return response


@public
def page(name: str) -> ResponseReturnValue:
    response = built(name)
    response.headers["Cache-Control"] = "no-cache"
    return response


@public
def inside(name: str, rest: str) -> ResponseReturnValue:
    """A page further inside a door: the same file, the app reads the address."""
    return page(name)


@public
def asset(path: str) -> ResponseReturnValue:
    """A file of the build; hashed names never change, everything else is asked for again."""
    response = built(path)
    hashed = path.startswith("assets/")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
    return response


def register(app: Flask) -> None:
    pages = PAGES | dict.fromkeys(FIELD_PAGES, PAGES["/"])
    if not app.extensions["liancha_config"].demo:
        del pages["/demo"]
    for address, name in pages.items():
        endpoint = f"door_{address.strip('/') or 'field'}"
        app.add_url_rule(address, endpoint, page, defaults={"name": name}, strict_slashes=False)
        if address != "/":
            app.add_url_rule(f"{address}/<path:rest>", f"{endpoint}_inside", inside, defaults={"name": name})
    app.add_url_rule("/<path:path>", "asset", asset)
