"""GET /api/health."""


def test_it_works(client):
    answer = client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json["status"] == "ok"


def test_an_unknown_address_is_a_problem(client):
    answer = client.get("/api/nothing-here")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["code"] == "request.not_found"
