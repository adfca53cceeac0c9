"""Phones of an account: enrolment, revocation."""

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from sync.phone import Phone
from sync.proofs import chain
from sync.proofs.text import to_b64u
from tests.cast import bearer, get, patch, post

ADDRESS = "/api/accounts/devices"


def phone():
    key = chain.public_bytes(ec.generate_private_key(ec.SECP256R1()))
    return {"id": str(uuid4()), "public_key": to_b64u(key), "label": "Android · Chrome 141"}


def test_it_works(client, cast):
    body = phone()
    answer = post(client, cast.lead, ADDRESS, body)
    assert answer.status_code == 200
    assert answer.json["id"] == body["id"]
    assert answer.json["anchor"].count(".") == 2
    assert len(answer.json["link"]) == 64


def test_enrolling_twice_answers_the_same(client, cast):
    body = phone()
    first, second = (post(client, cast.lead, ADDRESS, body).json for _ in range(2))
    assert (first["link"], first["epoch"]) == (second["link"], second["epoch"])


def test_another_key_for_the_same_device_is_refused(client, cast):
    body = phone()
    post(client, cast.lead, ADDRESS, body)
    answer = post(client, cast.lead, ADDRESS, phone() | {"id": body["id"]})
    assert (answer.status_code, answer.json["code"]) == (409, "sync.device_taken")


def test_a_key_that_is_none_is_refused(client, cast):
    answer = post(client, cast.lead, ADDRESS, phone() | {"public_key": "A" * 87})
    assert answer.status_code == 422


def test_a_new_key_closes_the_lost_chain(client, cast):
    old = phone()
    link = post(client, cast.lead, ADDRESS, old).json["link"]
    post(client, cast.lead, ADDRESS, phone() | {"closes": {"device": old["id"], "seq": 0, "link": link}})
    listed = {one["id"]: one for one in get(client, cast.lead, ADDRESS).json["items"]}
    assert listed[old["id"]]["closed_at"]


@pytest.mark.rule("R141")
def test_the_administrator_revokes_a_lost_phone(client, cast):
    body = phone()
    post(client, cast.lead, ADDRESS, body)
    assert post(client, cast.dept_admin, f"{ADDRESS}/{body['id']}/revoke").status_code == 204
    answer = post(client, cast.lead, ADDRESS, body)
    assert (answer.status_code, answer.json["code"]) == (403, "sync.device_revoked")


def test_another_departments_phone_does_not_exist(client, cast):
    body = phone()
    post(client, cast.partner, ADDRESS, body)
    assert post(client, cast.dept_admin, f"{ADDRESS}/{body['id']}/revoke").status_code == 404
    assert get(client, cast.dept_admin, ADDRESS).json["items"] == []


def enrolled(client, user):
    made = Phone(uuid4(), user.id)
    body = {"id": str(made.device_id), "public_key": to_b64u(made.public_key)}
    made.epoch = post(client, user, ADDRESS, body).json["epoch"]
    return made


@pytest.mark.rule("R141")
def test_the_phone_of_an_ended_account_gets_nothing_and_hands_over(client, session, cast):
    device, headers = enrolled(client, cast.second), bearer(cast.second)
    assert client.post("/api/sync", json=device.request(), headers=headers).status_code == 200
    device.make(cast.task.id, "team.check_out/1", {"user": str(cast.second.id), "reason": ""})
    address = f"/api/accounts/users/{cast.second.id}"
    assert patch(client, cast.dept_admin, address, {"disabled": True}).status_code == 200
    assert client.post("/api/sync", json=device.request(), headers=headers).status_code in {401, 403}
    handed = client.post("/api/sync/hand-over", json=device.handing_over())
    assert handed.status_code == 200
    assert handed.json["acknowledged"]["seq"] == 1


def test_a_resumed_account_goes_on(client, session, cast):
    device, headers = enrolled(client, cast.second), bearer(cast.second)
    address = f"/api/accounts/users/{cast.second.id}"
    for disabled in (True, False):
        patch(client, cast.dept_admin, address, {"disabled": disabled})
    assert client.post("/api/sync", json=device.request(), headers=headers).status_code == 200
