"""The account id of a request's access token, for the one route that is called all the time.

The same tokens and the same rules as everywhere (flask-jwt-extended made them); a token whose signature was
checked once is remembered, its expiry is looked at every time.
"""

from functools import lru_cache
from typing import Any
from uuid import UUID

import jwt
from flask import current_app, request

from backend import clock
from sync.faults import Fault


def identity() -> UUID:
    """Who is signed in; raises Fault('access.sign_in_needed') or Fault('access.expired')."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise Fault("access.sign_in_needed")
    claims = checked(token, current_app.config["JWT_SECRET_KEY"])
    if claims.get("type") != "access":
        raise Fault("access.sign_in_needed")
    if claims["exp"] <= clock.now().timestamp():
        raise Fault("access.expired")
    try:
        return UUID(claims["sub"])
    except ValueError as error:
        raise Fault("access.sign_in_needed") from error


@lru_cache(maxsize=4096)
def checked(token: str, key: str) -> dict[str, Any]:
    """The claims of a token we signed; a forged one is not remembered."""
    options = {"verify_exp": False, "require": ["exp", "sub"]}
    try:
        return jwt.decode(token, key, algorithms=["HS256"], options=options)  # type: ignore[arg-type]
    except jwt.InvalidTokenError as error:
        raise Fault("access.sign_in_needed") from error
