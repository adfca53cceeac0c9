"""A phone whose PIN is gone: its key opened for its owner, by sign-in or by an administrator's code (P137, P138)."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select

from backend import clock
from backend.accounts.models import RecoveryCode
from backend.audit.models import AuditEntry
from backend.extensions import db
from sync.proofs import vault
from sync.proofs.text import from_b64u, to_b64u
from tests.cast import bearer
from tests.factories import PASSWORD

KEY = bytes(range(32))


class Asker:
    """A phone with a sealed key and a key pair for one answer."""

    def __init__(self, client, user):
        self.client, self.user = client, user
        self.pair = ec.generate_private_key(vault.CURVE)
        self.to = to_b64u(vault.public_bytes(self.pair))
        office = client.get("/api/accounts/recovery-key").json["public_key"]
        self.wrap = vault.wrap_for(from_b64u(office), str(user.id), KEY)

    def opened(self, answer) -> bytes:
        return vault.unwrap_from(self.pair, str(self.user.id), answer.json, vault.ANSWER)

    def by_code(self, code, **change):
        body = {"username": self.user.username, "code": code, "wrap": self.wrap, "to": self.to}
        return self.client.post("/api/accounts/recovery/by-code", json=body | change)


@pytest.fixture
def asker(client, cast) -> Asker:
    return Asker(client, cast.lead)


def actions() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def made_code(client, admin, user) -> str:
    answer = client.post(f"/api/accounts/users/{user.id}/recovery-code", headers=bearer(admin))
    assert answer.status_code == 201 and answer.json["minutes"] == 30
    return str(answer.json["code"])


def test_p137_whoever_signs_in_gets_the_key_of_the_own_phone(client, cast, asker):
    answer = client.post(
        "/api/accounts/recovery", json={"wrap": asker.wrap, "to": asker.to}, headers=bearer(cast.lead)
    )
    assert answer.status_code == 200 and asker.opened(answer) == KEY
    assert "recovery.open" in actions()


def test_the_key_to_wrap_to_comes_with_the_sign_in(client, cast):
    body = {"username": cast.lead.username, "password": PASSWORD}
    told = client.post("/api/accounts/sign-in", json=body).json["recovery_key"]
    assert told == client.get("/api/accounts/recovery-key").json["public_key"]


def test_p137_nobody_opens_a_colleagues_wrap(client, cast, asker):
    answer = client.post(
        "/api/accounts/recovery", json={"wrap": asker.wrap, "to": asker.to}, headers=bearer(cast.second)
    )
    assert (answer.status_code, answer.json["code"]) == (422, "accounts.recovery_unopened")
    assert "recovery.open" not in actions()


def test_p137_without_a_sign_in_nothing_opens(client, asker):
    answer = client.post("/api/accounts/recovery", json={"wrap": asker.wrap, "to": asker.to})
    assert answer.status_code == 401


@pytest.mark.parametrize("to", ["A" * 87, "B" + "A" * 86])
def test_p137_a_key_that_is_no_point_is_refused(client, cast, asker, to):
    answer = client.post(
        "/api/accounts/recovery", json={"wrap": asker.wrap, "to": to}, headers=bearer(cast.lead)
    )
    assert answer.status_code == 422


def test_p138_an_administrators_code_opens_once(client, cast, asker):
    code = made_code(client, cast.dept_admin, cast.lead)
    answer = asker.by_code(code)
    assert answer.status_code == 200 and asker.opened(answer) == KEY
    again = asker.by_code(code)
    assert (again.status_code, again.json["code"]) == (403, "accounts.recovery_code_wrong")
    assert [one for one in actions() if one.startswith("recovery.")] == [
        "recovery.code",
        "recovery.open",
        "recovery.code_failed",
    ]


def test_p138_the_code_is_kept_hashed(client, cast):
    code = made_code(client, cast.dept_admin, cast.lead)
    kept = db.session.scalar(select(RecoveryCode))
    assert code not in kept.code_hash and len(code) == 8


def test_p138_five_wrong_tries_end_it(client, cast, asker):
    code = made_code(client, cast.dept_admin, cast.lead)
    wrong = f"{(int(code) + 1) % 10**8:08d}"
    assert [asker.by_code(wrong).status_code for _ in range(5)] == [403] * 5
    assert asker.by_code(code).status_code == 403


def test_p138_half_an_hour_ends_it(client, cast, asker):
    code = made_code(client, cast.dept_admin, cast.lead)
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert asker.by_code(code).status_code == 403


def test_p138_a_new_code_ends_the_one_before(client, cast, asker):
    first, second = (made_code(client, cast.dept_admin, cast.lead) for _ in range(2))
    assert asker.by_code(first).status_code == 403
    assert asker.by_code(second).status_code == 200


def test_p138_a_code_is_for_one_account(client, cast, asker):
    code = made_code(client, cast.dept_admin, cast.lead)
    assert asker.by_code(code, username=cast.second.username).status_code == 403
    assert asker.by_code(code, username="nobody").status_code == 403


def test_p138_only_an_administrator_of_the_account_makes_a_code(client, cast):
    path = f"/api/accounts/users/{cast.lead.id}/recovery-code"
    assert client.post(path, headers=bearer(cast.second)).status_code == 403
    cast.amr_head.roles = ["DEPT_ADMIN"]
    db.session.commit()
    assert client.post(path, headers=bearer(cast.amr_head)).status_code == 404
    assert client.post(path, headers=bearer(cast.sysadmin)).status_code == 201
