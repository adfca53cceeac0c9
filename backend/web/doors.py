"""The three doors and the demo stage: the built app's pages and files, with the cache rules each needs."""

from pathlib import Path

from flask import Flask, current_app, send_from_directory
from flask.typing import ResponseReturnValue

from backend.config import Config

PAGES = {"/": "index.html", "/office": "office.html", "/portal": "portal.html", "/demo": "demo.html"}


def folder() -> Path:
    config: Config = current_app.extensions["liancha_config"]
    return config.pwa_dir.resolve()


def page(name: str) -> ResponseReturnValue:
    response = send_from_directory(folder(), name)
    response.headers["Cache-Control"] = "no-cache"
    return response


def asset(path: str) -> ResponseReturnValue:
    """A file of the build; hashed names never change, everything else is asked for again."""
    response = send_from_directory(folder(), path)
    hashed = path.startswith("assets/")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
    return response


def register(app: Flask) -> None:
    for address, name in PAGES.items():
        app.add_url_rule(address, f"door_{name}", page, defaults={"name": name})
        if address != "/":
            app.add_url_rule(
                f"{address}/<path:rest>", f"door_{name}_rest", lambda rest, name=name: page(name)
            )
    app.add_url_rule("/<path:path>", "asset", asset)
