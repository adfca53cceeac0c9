"""The three doors and the demo stage: the built app's pages and files, with the cache rules each needs."""

from pathlib import Path

from flask import Flask, current_app, send_from_directory
from flask.typing import ResponseReturnValue

from backend.config import Config
from backend.web.guard import public

PAGES = {"/": "index.html", "/office": "office.html", "/portal": "portal.html", "/demo": "demo.html"}
FIELD_PAGES = ("/tasks", "/task", "/todo", "/sync", "/me", "/sign-in")  # pages inside the field door


def folder() -> Path:
    config: Config = current_app.extensions["liancha_config"]
    return config.pwa_dir.resolve()


@public
def page(name: str) -> ResponseReturnValue:
    response = send_from_directory(folder(), name)
    response.headers["Cache-Control"] = "no-cache"
    return response


@public
def inside(name: str, rest: str) -> ResponseReturnValue:
    """A page further inside a door: the same file, the app reads the address."""
    return page(name)


@public
def asset(path: str) -> ResponseReturnValue:
    """A file of the build; hashed names never change, everything else is asked for again."""
    response = send_from_directory(folder(), path)
    hashed = path.startswith("assets/")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
    return response


def register(app: Flask) -> None:
    pages = PAGES | dict.fromkeys(FIELD_PAGES, PAGES["/"])
    if not app.extensions["liancha_config"].demo:
        del pages["/demo"]
    for address, name in pages.items():
        endpoint = f"door_{address.strip('/') or 'field'}"
        app.add_url_rule(address, endpoint, page, defaults={"name": name})
        if address != "/":
            app.add_url_rule(f"{address}/<path:rest>", f"{endpoint}_inside", inside, defaults={"name": name})
    app.add_url_rule("/<path:path>", "asset", asset)
