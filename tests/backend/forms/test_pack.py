"""R71: one PDF with what is pre-filled and what is blank, carried by every phone of the team."""

import re
import subprocess

import orjson
import pytest

from backend import jobs
from backend.tasks import service as tasks
from backend.tasks.papers import pack
from backend.web.store import current_store
from sync import dossiers, media
from tests.backend.forms.test_f09 import text_of
from tests.cast import get


@pytest.fixture
def prepared(app, session, cast):
    tasks.prepare(session, cast.lead, cast.task, vehicle="豫H·演示01")
    session.commit()
    jobs.run_pending(session)
    session.commit()
    return cast


def files(session, cast) -> list[dict]:
    return list(dossiers.read_rows(session, cast.task.id, "files").values())


def pack_of(session, cast) -> bytes:
    [row] = [row for row in files(session, cast) if row["mime"] == pack.PDF]
    return b"".join(current_store().open(media.key_of(bytes.fromhex(row["sha256"]))))


@pytest.mark.rule("R71")
def test_prepared_makes_one_pdf_with_number_and_code_on_every_page(prepared, session):
    content = pack_of(session, prepared)
    text = text_of(content)
    for title in (
        "检查任务书",
        "检查通知书",
        "实地抽查记录表",
        "现场笔录",
        "责令改正通知书",
        "拒绝签名或者盖章情况说明",
        "见证人声明",
    ):
        assert title in text
    pages = int(
        re.search(
            rb"Pages:\s+(\d+)",
            subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True).stdout,
        )[1]
    )
    assert text.count(f"任务编号{prepared.task.task_no}核验码") == pages
    assert text.count("一式两份，一份交当事人，一份归档。") == pages
    [row] = [row for row in files(session, prepared) if row["mime"] == pack.PDF]
    assert (row["kind"], row["title"], row["size"]) == ("FORM", f"文书包（{pages}页）", len(content))


@pytest.mark.rule("R71")
def test_what_is_known_is_filled_in_and_the_rest_is_left_to_be_written(prepared, session):
    text = text_of(pack_of(session, prepared))
    assert prepared.task.object_frozen["name"] in text
    assert prepared.lead.certificate_no in text
    assert all(line["code"] in text for line in prepared.task.lines_frozen)
    assert "■" not in text.partition("实地抽查记录表")[2]


@pytest.mark.rule("R71")
def test_the_pack_follows_the_team_and_the_earlier_one_goes(prepared, session):
    before = {row["sha256"] for row in files(session, prepared)}
    tasks.give_notice(session, prepared.lead, prepared.task, "电话")
    jobs.run_pending(session)
    assert {row["sha256"] for row in files(session, prepared)} == before
    prepared.task.team[1].frozen = {**prepared.task.team[1].frozen, "name": "接替人（演示）"}
    dossiers.write_online(
        session,
        prepared.task.id,
        {("members", str(prepared.task.team[1].user_id)): prepared.task.team[1].frozen},
    )
    pack.ask(session, prepared.task)
    jobs.run_pending(session)
    after = {row["sha256"] for row in files(session, prepared)}
    assert len(after) == len(before)
    assert after.isdisjoint(before)
    assert "接替人（演示）" in text_of(pack_of(session, prepared))


@pytest.mark.rule("R71")
def test_a_phone_of_the_team_may_fetch_it(prepared, session):
    [row] = [row for row in files(session, prepared) if row["mime"] == pack.PDF]
    digest = bytes.fromhex(row["sha256"])
    assert media.may_read(session, digest, prepared.partner.id)
    assert not media.may_read(session, digest, prepared.outsider.id)


def test_a_task_on_site_gets_no_new_pack(prepared, session):
    prepared.task.state = "ON_SITE"
    before = files(session, prepared)
    pack.make(session, str(prepared.task.id))
    assert files(session, prepared) == before


@pytest.mark.parametrize("form", ["F-04", "F-06", "F-07"])
def test_forms_about_the_task_need_no_record(prepared, client, form: str):
    answer = get(client, prepared.lead, f"/api/forms/tasks/{prepared.task.id}/{form}.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert prepared.task.task_no in text_of(answer.data)


@pytest.mark.rule("R40")
def test_the_approval_form_shows_each_departments_approval(prepared, client):
    text = text_of(get(client, prepared.lead, f"/api/forms/tasks/{prepared.task.id}/F-06.pdf").data)
    assert text.count("行政检查审批表") == len(prepared.task.departments)
    assert prepared.head.name in text


@pytest.mark.rule("R69")
def test_a_surprise_check_has_no_notice(prepared, session, client):
    prepared.task.surprise, prepared.task.surprise_reason = True, "举报线索（演示）"
    row = dossiers.read_rows(session, prepared.task.id, "task")["self"]
    dossiers.write_online(session, prepared.task.id, {("task", "self"): {**row, "surprise": True}})
    session.commit()
    answer = get(client, prepared.lead, f"/api/forms/tasks/{prepared.task.id}/F-07.pdf")
    assert (answer.status_code, answer.json["code"]) == (404, "forms.not_applicable")
    assert all(sheet.form != "F-07" for sheet in pack.pack_sheets(pack.known_of(session, prepared.task)))


def test_the_office_s_own_templates_travel_along(prepared, session, tmp_path):
    (tmp_path / "f12.liquid").write_text("<h1>本县拒签说明 {{ record.task.task_no }}</h1>", "utf-8")
    press = pack.Press.of(tmp_path, None, demo=False, forms_dir=tmp_path)
    made = pack.pack_files(press, prepared.task, pack.known_of(session, prepared.task))
    [(content, _), (settings, _)] = made.values()
    assert "本县拒签说明" in text_of(content)
    assert "拒绝签名或者盖章情况说明" not in text_of(content)
    assert list(orjson.loads(settings)["templates"]) == ["F-12"]
