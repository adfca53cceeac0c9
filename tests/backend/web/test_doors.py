"""Pages and files of the built app: packed for whom takes it, plain for everybody else."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest

from backend.web.doors import FIELD_PAGES

REPO = Path(__file__).resolve().parents[3]


@pytest.fixture
def built(app, tmp_path):
    """A build of two files; the application's own folder comes back afterwards."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>联查</p>")
    (tmp_path / "assets" / "a.js").write_text("let a = 1")
    (tmp_path / "assets" / "a.js.gz").write_bytes(gzip.compress(b"let a = 1"))
    (tmp_path / "assets" / "a.js.br").write_bytes(b"brotli bytes")
    before = app.extensions["liancha_config"]
    app.extensions["liancha_config"] = replace(before, pwa_dir=tmp_path)
    yield app.test_client()
    app.extensions["liancha_config"] = before


def test_it_works(built):
    answer = built.get("/checkup", buffered=True)
    assert answer.text == "<p>联查</p>"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
)
def test_the_smaller_packing_is_handed_out(built, accepted, coding):
    answer = built.get("/assets/a.js", headers={"Accept-Encoding": accepted}, buffered=True)
    assert answer.headers["Content-Encoding"] == coding
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_who_takes_nothing_packed_gets_it_plain(built):
    answer = built.get("/assets/a.js", buffered=True)
    assert answer.text == "let a = 1"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("address", ["/office", "/office/", "/tasks/", "/office/results/1"])
def test_a_door_opens_with_and_without_the_last_slash(built, app, address):
    (app.extensions["liancha_config"].pwa_dir / "office.html").write_text("<p>联查</p>")
    assert built.get(address, buffered=True).text == "<p>联查</p>"


def test_every_page_of_the_field_door_can_be_opened_by_its_address():
    routes = "".join(one.read_text() for one in (REPO / "pwa/src/field").rglob("rout*.ts"))
    heads = {f"/{path.split('/')[1]}" for path in re.findall(r"path: '(/[a-z][^']*)'", routes)}
    assert {"/task", "/pin", "/deputies"} <= heads
    assert heads <= set(FIELD_PAGES)
