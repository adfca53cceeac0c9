"""create_app(): the only file that knows every feature."""

from datetime import timedelta

from flask import Flask
from sqlalchemy.pool import NullPool

from backend import connections, extensions
from backend.accounts import feature as accounts
from backend.audit import feature as audit
from backend.config import Config
from backend.demo import routes as demo
from backend.fieldwork import feature as fieldwork
from backend.held import feature as held
from backend.libraries import feature as libraries
from backend.lists import feature as lists
from backend.publication import feature as publication
from backend.recovery import feature as recovery
from backend.results import feature as results
from backend.tasks import feature as tasks
from backend.web import caching, doors, errors, health, media_feature, sync_routes

# In the order of an inspection's life; each registers its routes, its problems and what it listens to.
FEATURES = (
    audit,
    accounts,
    recovery,
    lists,
    libraries,
    tasks,
    fieldwork,
    results,
    held,
    publication,
    demo,
)


def create_app(config: Config, *, pooled: bool = True) -> Flask:
    """The application of one configuration. `pooled=False` for short-lived command lines."""
    app = Flask("liancha", static_folder=None)
    app.extensions["liancha_config"] = config
    app.config.update(flask_settings(config, pooled=pooled))
    for extension in (extensions.db, extensions.jwt, extensions.api):
        extension.init_app(app)
    extensions.migrate.init_app(app, extensions.db)
    with app.app_context():
        connections.ask_after_rest(extensions.db.engine)
    errors.register(app)
    caching.register(app)
    health.register(app)
    sync_routes.register(app)
    media_feature.register(app)
    for feature in FEATURES:
        feature.register(app)
    doors.register(app)
    return app


def flask_settings(config: Config, *, pooled: bool) -> dict[str, object]:
    engine: dict[str, object] = {"pool_size": 8, "max_overflow": 8}
    return {
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine if pooled else {"poolclass": NullPool},
        "JWT_SECRET_KEY": config.secret_key,
        "JWT_ACCESS_TOKEN_EXPIRES": timedelta(hours=8),
        "JWT_REFRESH_TOKEN_EXPIRES": timedelta(days=30),
        "MAX_CONTENT_LENGTH": 4 * 1024 * 1024,
        "API_TITLE": "Liancha 联查",
        "API_VERSION": "1",
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_URL_PREFIX": "/api",
        "OPENAPI_JSON_PATH": "openapi.json",
    }
