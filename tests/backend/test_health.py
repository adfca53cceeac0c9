"""GET /api/health."""

from sync.stores.disk import DiskStore


def test_it_works(client):
    answer = client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "database": "ok", "store": "ok"}


def test_it_names_what_is_missing(app, client, tmp_path, monkeypatch):
    (tmp_path / "not-a-folder").write_bytes(b"")
    monkeypatch.setitem(app.extensions, "liancha_store", DiskStore(tmp_path / "not-a-folder"))
    answer = client.get("/api/health")
    assert answer.status_code == 503
    assert answer.mimetype == "application/problem+json"
    assert answer.json["missing"] == ["store"]
    assert (answer.json["status"], answer.json["database"]) == ("unavailable", "ok")


def test_an_unknown_address_is_a_problem(client):
    answer = client.get("/api/nothing-here")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["code"] == "request.not_found"
