"""The object store of an application: S3 when S3_* is set, else files under the data folder."""

from flask import Flask, current_app

from backend.config import Config
from sync.stores.base import ObjectStore
from sync.stores.disk import DiskStore
from sync.stores.s3 import S3Address, S3Store


def make_store(config: Config) -> ObjectStore:
    """The store the configuration names. Nothing is opened yet; `check()` says whether it works."""
    if config.s3_bucket:
        return S3Store(
            S3Address(
                endpoint=config.s3_endpoint,
                bucket=config.s3_bucket,
                access_key=config.s3_access_key,
                secret_key=config.s3_secret_key,
                region=config.s3_region,
            )
        )
    return DiskStore(config.data_dir / "objects")


def register(app: Flask) -> None:
    app.extensions["liancha_store"] = make_store(app.extensions["liancha_config"])


def current_store() -> ObjectStore:
    """The store of the running application."""
    store: ObjectStore = current_app.extensions["liancha_store"]
    return store
