"""Administration of departments and accounts."""

import pytest
from sqlalchemy import select

from sync import tables as t
from tests.cast import get, patch, post

NEW = {"username": "I-COM-9", "name": "冯九", "password": "long enough now", "roles": ["INSPECTOR"]}


def test_it_works(client, session, cast):
    answer = post(client, cast.dept_admin, "/api/accounts/users", NEW | {"department_id": str(cast.com.id)})
    assert answer.status_code == 201
    desk = session.execute(select(t.row).where(t.row.c.dossier_id == answer.json["id"])).mappings()
    rows = {(row["collection"], row["key"]): row["value"] for row in desk}
    assert rows["profile", "self"]["name"] == "冯九"
    assert rows["problems", "tasks.not_on_team"]["title"] == "不在本任务检查组"


def test_an_administrator_stays_in_the_own_department(client, cast):
    answer = post(client, cast.dept_admin, "/api/accounts/users", NEW | {"department_id": str(cast.amr.id)})
    assert (answer.status_code, answer.json["code"]) == (403, "accounts.beyond_own_department")


def test_another_departments_account_does_not_exist(client, cast):
    address = f"/api/accounts/users/{cast.partner.id}"
    assert patch(client, cast.dept_admin, address, {"name": "改名"}).status_code == 404
    listed = get(client, cast.dept_admin, "/api/accounts/users").json["items"]
    assert {user["department"]["code"] for user in listed} == {"WZ-COM"}


def test_an_administrator_grants_no_system_role(client, cast):
    body = {"roles": ["INSPECTOR", "SYS_ADMIN"]}
    answer = patch(client, cast.dept_admin, f"/api/accounts/users/{cast.second.id}", body)
    assert answer.status_code == 403


def test_an_inspector_administers_nobody(client, cast):
    assert get(client, cast.lead, "/api/accounts/users").status_code == 403
    address = f"/api/accounts/users/{cast.second.id}/password"
    assert post(client, cast.lead, address, {"password": "long enough now"}).status_code == 404


def test_without_signing_in_nothing_is_shown(client, cast):
    answer = client.get("/api/accounts/users")
    assert (answer.status_code, answer.json["code"]) == (401, "access.sign_in_needed")


@pytest.mark.rule("R142")
def test_the_three_administrators_are_three_people(client, cast):
    body = NEW | {"roles": ["SYS_ADMIN", "AUDITOR"]}
    answer = post(client, cast.sysadmin, "/api/accounts/users", body)
    assert (answer.status_code, answer.json["code"]) == (422, "accounts.duties_mixed")


def test_the_office_never_inspects(client, cast):
    body = NEW | {"roles": ["OFFICE", "INSPECTOR"], "department_id": str(cast.com.id)}
    assert post(client, cast.sysadmin, "/api/accounts/users", body).json["code"] == "accounts.office_inspects"


def test_an_ended_account_is_signed_out_at_once(client, cast):
    assert get(client, cast.second, "/api/accounts/me").status_code == 200
    patch(client, cast.dept_admin, f"/api/accounts/users/{cast.second.id}", {"disabled": True})
    assert get(client, cast.second, "/api/accounts/me").status_code == 401


def test_a_user_name_is_taken_once(client, cast):
    body = NEW | {"username": cast.lead.username, "department_id": str(cast.com.id)}
    assert post(client, cast.dept_admin, "/api/accounts/users", body).status_code == 409


def test_a_short_password_is_refused(client, cast):
    body = NEW | {"password": "short", "department_id": str(cast.com.id)}
    assert post(client, cast.dept_admin, "/api/accounts/users", body).json["code"] == "accounts.weak_password"


def test_departments_are_added_and_closed(client, cast):
    body = {"code": "WZ-EM", "name": "武陟县应急管理局", "jurisdiction": "WUZHI"}
    made = post(client, cast.sysadmin, "/api/accounts/departments", body)
    assert made.status_code == 201
    assert post(client, cast.sysadmin, "/api/accounts/departments", body).status_code == 409
    address = f"/api/accounts/departments/{made.json['id']}"
    assert patch(client, cast.sysadmin, address, {"closed": True}).json["closed_at"]
    assert patch(client, cast.head, address, {"closed": True}).status_code == 403


def test_a_role_change_reaches_the_desk(client, session, cast):
    patch(
        client, cast.dept_admin, f"/api/accounts/users/{cast.second.id}", {"roles": ["INSPECTOR", "REVIEWER"]}
    )
    query = select(t.row.c.value).where(t.row.c.dossier_id == cast.second.id, t.row.c.collection == "profile")
    assert session.execute(query).scalar_one()["roles"] == ["INSPECTOR", "REVIEWER"]
