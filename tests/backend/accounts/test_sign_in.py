"""Sign-in, its throttle, and the renewal of tokens."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend import clock
from backend.accounts import sign_in as sign_in_service
from backend.accounts.models import RefreshToken
from backend.audit.models import AuditEntry
from backend.extensions import db
from tests.cast import make_cast
from tests.factories import PASSWORD


def sign_in(client, user, password=PASSWORD):
    return client.post("/api/accounts/sign-in", json={"username": user.username, "password": password})


def renew(client, token):
    return client.post("/api/accounts/refresh", headers={"Authorization": f"Bearer {token}"})


def test_it_works(client, cast):
    answer = sign_in(client, cast.lead)
    assert answer.status_code == 200
    assert answer.json["user"]["department"]["name"] == "武陟县商务局"
    assert answer.json["user"]["roles"] == ["INSPECTOR"]
    me = client.get("/api/accounts/me", headers={"Authorization": f"Bearer {answer.json['access_token']}"})
    assert me.json["id"] == str(cast.lead.id)


def test_a_wrong_password_is_refused_in_words(client, cast):
    answer = sign_in(client, cast.lead, "wrong")
    assert (answer.status_code, answer.json["code"]) == (401, "accounts.wrong_password")


def test_an_unknown_name_reads_like_a_wrong_password(client, cast):
    answer = client.post("/api/accounts/sign-in", json={"username": "nobody", "password": "wrong"})
    assert (answer.status_code, answer.json["code"]) == (401, "accounts.wrong_password")


def test_five_wrong_passwords_pause_the_account(client, cast):
    for _ in range(5):
        sign_in(client, cast.lead, "wrong")
    answer = sign_in(client, cast.lead)
    assert (answer.status_code, answer.json["code"]) == (429, "accounts.blocked")
    assert "1 分钟" in answer.json["detail"]


def test_the_pause_ends(client, cast):
    for _ in range(5):
        sign_in(client, cast.lead, "wrong")
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert sign_in(client, cast.lead).status_code == 200
    assert cast.lead.failed_sign_ins == 0


def test_an_ended_account_is_told_that_nothing_is_lost(client, session, cast):
    cast.lead.disabled_at = clock.now()
    answer = sign_in(client, cast.lead)
    assert (answer.status_code, answer.json["code"]) == (401, "accounts.ended")
    assert "不会丢失" in answer.json["detail"]


@pytest.mark.rule("R137")
def test_sign_ins_are_on_the_audit_trail(client, session, cast):
    sign_in(client, cast.lead, "wrong")
    sign_in(client, cast.lead)
    actions = session.scalars(select(AuditEntry.action).where(AuditEntry.actor_id == cast.lead.id)).all()
    assert actions == ["account.sign_in_failed", "account.sign_in"]


def test_a_lost_answer_does_not_sign_the_phone_out(client, cast):
    first = sign_in(client, cast.lead).json["refresh_token"]
    assert renew(client, first).status_code == 200  # the answer is lost
    second = renew(client, first)
    assert second.status_code == 200
    assert renew(client, second.json["refresh_token"]).status_code == 200


def test_the_old_token_ends_when_its_successor_is_used(client, cast):
    first = sign_in(client, cast.lead).json["refresh_token"]
    second = renew(client, first).json["refresh_token"]
    renew(client, second)
    answer = renew(client, first)
    assert (answer.status_code, answer.json["code"]) == (401, "access.expired")


def test_an_access_token_renews_nothing(client, cast):
    assert renew(client, sign_in(client, cast.lead).json["access_token"]).status_code == 401


def test_a_new_password_ends_other_sign_ins(client, session, cast):
    token = sign_in(client, cast.lead).json
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    address = f"/api/accounts/users/{cast.lead.id}/password"
    assert client.post(address, json={"password": "another long one"}, headers=headers).status_code == 204
    assert renew(client, token["refresh_token"]).status_code == 401
    assert sign_in(client, cast.lead, "another long one").status_code == 200
    retired = session.scalars(select(RefreshToken.retired_at).where(RefreshToken.user_id == cast.lead.id))
    assert any(retired)


def test_bad_input_is_a_problem_not_a_crash(client, cast):
    answer = client.post("/api/accounts/sign-in", json={"username": 5})
    assert answer.status_code == 422
    assert answer.json["errors"]["json"]["password"]


def test_work_that_names_somebody_goes_on_while_that_person_signs_in(real_app):
    """A long transaction that writes rows naming a user must not keep that user out, nor the other way round."""
    with real_app.app_context():
        lead = make_cast(db.session()).lead
        db.session.commit()
        sign_in_service.sign_in(db.session(), lead.username, PASSWORD)
        with db.engine.connect() as other:
            named = text("select 1 from app_user where id = :id for key share nowait")
            assert other.scalar(named, {"id": lead.id}) == 1
        db.session.rollback()
