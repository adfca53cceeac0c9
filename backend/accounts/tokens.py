"""Access and refresh tokens. A refresh token stays valid until its successor is used, so that one lost answer
signs nobody out; a token older than that is refused."""

from datetime import UTC, datetime
from uuid import UUID

from flask_jwt_extended import create_access_token, create_refresh_token, decode_token
from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import RefreshToken, User
from backend.problems import Problem


def issue(session: Session, user: User, parent: RefreshToken | None = None) -> dict[str, str]:
    """{access_token, refresh_token}; the refresh token is recorded as successor of `parent`."""
    encoded = create_refresh_token(identity=str(user.id))
    claims = decode_token(encoded)
    session.add(
        RefreshToken(
            id=UUID(claims["jti"]),
            user_id=user.id,
            parent_id=parent.id if parent else None,
            expires_at=datetime.fromtimestamp(claims["exp"], UTC),
        )
    )
    return {"access_token": create_access_token(identity=str(user.id)), "refresh_token": encoded}


def renew(session: Session, token_id: UUID) -> dict[str, str]:
    """A new pair for a refresh token; its parent ends here. Raises access.expired or accounts.ended."""
    token = session.get(RefreshToken, token_id, with_for_update=True)
    if token is None or token.retired_at is not None:
        raise Problem("access.expired")
    user = session.get_one(User, token.user_id)
    if user.disabled_at is not None:
        raise Problem("accounts.ended")
    if token.parent_id is not None:
        retire(session, RefreshToken.id == token.parent_id)
    return issue(session, user, token)


def retire(session: Session, which: ColumnElement[bool]) -> None:
    """End refresh tokens that are still good."""
    session.execute(
        update(RefreshToken).where(which, RefreshToken.retired_at.is_(None)).values(retired_at=clock.now())
    )
