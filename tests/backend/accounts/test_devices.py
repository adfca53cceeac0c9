"""Phones of an account: enrolment, revocation."""

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from sync.proofs import chain
from sync.proofs.text import to_b64u
from tests.cast import get, post

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
