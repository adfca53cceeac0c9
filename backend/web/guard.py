"""The one way a route says who may: every view carries exactly one of these marks (a guard test proves it).

    @blueprint.get("/tasks")
    @allowed("DEPT_HEAD", "REVIEWER")          # these roles; `@allowed()` is anybody signed in
    @blueprint.response(200, TaskPage)
    def list_tasks(actor: User) -> ...         # the account comes first

    @public                                    # nobody has to sign in
    @device_signed                             # the device's own signature is the key (hand-over)
    @token_renewal                             # the refresh token is the key

401: not signed in, or the account has ended. 403: signed in, lacks the role. 404 (`seen`): what you may not
see does not exist. The mark stands above `arguments` so that nobody learns shapes before he may ask.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from flask_jwt_extended import get_jwt_identity, verify_jwt_in_request

from backend.problems import Problem

if TYPE_CHECKING:
    from backend.accounts.models import User

P = ParamSpec("P")
R = TypeVar("R")
MARK = "__who_may__"

# Wired by the accounts feature: the account of an id, None when there is none or it has ended.
actor_loaders: list[Callable[[UUID], "User | None"]] = []


def allowed(*roles: str) -> Callable[[Callable[Concatenate["User", P], R]], Callable[P, R]]:
    """Let in accounts with one of the roles (any account when none is named)."""

    def mark(view: Callable[Concatenate["User", P], R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            return view(actor_with(roles), *args, **kwargs)

        return marked(guarded, roles or ("SIGNED_IN",))

    return mark


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a route that is open to everybody."""
    return marked(view, ("PUBLIC",))


def device_signed(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a route whose caller is proved by a device's signature instead of an account."""
    return marked(view, ("DEVICE",))


def token_renewal(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a route that takes the refresh token instead of the access token."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        verify_jwt_in_request(refresh=True)
        return view(*args, **kwargs)

    return marked(guarded, ("REFRESH_TOKEN",))


def marked(view: Callable[P, R], who: tuple[str, ...]) -> Callable[P, R]:
    setattr(view, MARK, who)
    return view


def who_may(view: Callable[..., Any]) -> tuple[str, ...] | None:
    """What a view declares, None when it says nothing."""
    return getattr(view, MARK, None)


def actor_with(roles: tuple[str, ...]) -> "User":
    """The account that asks; raises access.sign_in_needed or access.denied."""
    verify_jwt_in_request()
    actor = load_actor(get_jwt_identity())
    if roles and not actor.has_role(*roles):
        raise Problem("access.denied")
    return actor


def load_actor(identity: str) -> "User":
    """The account of a token's subject; raises access.sign_in_needed when it has ended."""
    for load in actor_loaders:
        if actor := load(UUID(identity)):
            return actor
    raise Problem("access.sign_in_needed")


def seen(thing: R | None) -> R:
    """The thing, or 404: what may not be seen does not exist."""
    if thing is None:
        raise Problem("request.not_found")
    return thing
