"""Wires files into the application: store, routes, words, background work."""

from flask import Flask

from backend.web import media_jobs, media_problems, media_routes, one_life, store, uploads_routes

__all__ = ["media_jobs", "media_problems", "register"]


def register(app: Flask) -> None:
    store.register(app)
    one_life.register(app)
    app.register_blueprint(uploads_routes.blueprint)
    app.register_blueprint(media_routes.blueprint)
