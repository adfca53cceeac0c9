"""Passwords: kept as salted scrypt; a check takes the same time whether the account exists or not."""

from werkzeug.security import check_password_hash, generate_password_hash

from backend.problems import Problem

METHOD = "scrypt:32768:8:1"
NOBODY = generate_password_hash("nobody signs in with this", method=METHOD)
SHORTEST = 10


def hash_password(password: str) -> str:
    """The stored form; raises accounts.weak_password."""
    if len(password) < SHORTEST:
        raise Problem("accounts.weak_password")
    return generate_password_hash(password, method=METHOD)


def hash_secret(secret: str) -> str:
    """The stored form of a short code that lives for minutes."""
    return generate_password_hash(secret, method=METHOD)


def is_password(stored: str | None, password: str) -> bool:
    """Whether the password is the one stored; nobody's hash is checked where there is none."""
    return check_password_hash(stored or NOBODY, password) and stored is not None
