"""The server's own Ed25519 signing key (anchors, checkpoints, the party's code)."""

from flask import current_app

from backend.config import Config


def signing_key() -> str:
    """Hex of the 32-byte seed the running application signs with."""
    config: Config = current_app.extensions["liancha_config"]
    return config.signing_key
