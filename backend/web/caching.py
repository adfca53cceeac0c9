"""Answers of the API are kept by no cache, unless a route says otherwise: a browser's cache is a file on a disk (P133)."""

from flask import Flask, Response, request


def register(app: Flask) -> None:
    app.after_request(keep_out_of_caches)


def keep_out_of_caches(response: Response) -> Response:
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
