"""F-09: every text of the signed record stands on the paper, in our own font."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from backend.forms import dates, words
from backend.forms.printing import Press, print_sheets
from backend.forms.record import read_record
from backend.forms.sheets import Sheet
from sync.faults import Fault
from sync.proofs import record as code_of
from tests.backend.forms import record_example as example

CODES = {*words.OUTCOMES, *words.OTHER_CODES, *words.METHODS, *words.MEASURES, *words.MODES, *words.MEDIA_KINDS,
         *words.PURPOSES, *words.ROLES, *words.DEPARTMENT_ROLES, *words.CHANNELS}  # fmt: skip


@pytest.fixture(scope="module")
def press() -> Press:
    return Press.of(Path("pwa/dist"), None, demo=False)


def print_f09(
    press: Press, content: bytes, signing: dict | None = None, pictures: dict | None = None
) -> bytes:
    record = read_record(content)
    sheet = Sheet("F-09", record, example.sha256(content), signing or {})
    return print_sheets(press, [sheet], pictures or {}, dates.instant(record["closed_at"])).content


def handwriting() -> bytes:
    image = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(image).line([(10, 60), (120, 20), (280, 100)], fill="black", width=5)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def text_of(pdf: bytes) -> str:
    """The text in the order it was set, without the blanks that lines break at."""
    out = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return squeezed(out.stdout.decode())


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u200b]+", "", words)


def texts_of(value: Any) -> list[str]:
    """Every text a person wrote or reads; codes are printed as words, ids not at all."""
    if isinstance(value, dict):
        return [
            t
            for key, v in value.items()
            if key not in {"kind", "id", "user", "department", "closed_by", "profile"}
            for t in texts_of(v)
        ]
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    return [value] if isinstance(value, str) and value and value not in CODES else []


@pytest.mark.rule("R85")
def test_it_works_and_nothing_is_typed_twice(press: Press):
    content = example.canonical(example.record())
    printed = text_of(print_f09(press, content))
    assert "加油机强制检定" in printed
    assert "3号机铅封缺失" in printed
    assert "责令限期改正（2026-06-10前）" in printed


@pytest.mark.rule("R87")
def test_a_phone_closes_at_any_millisecond(press: Press):
    content = example.canonical(example.record(closed_at=1795224600123))
    assert print_f09(press, content).startswith(b"%PDF-")


def test_the_rare_character_of_the_town_comes_out(press: Press):
    printed = text_of(print_f09(press, example.canonical(example.record())))
    assert "圪垱店镇" in printed


def test_every_text_of_the_record_is_on_the_paper(press: Press):
    record = example.record(
        opinion="油罐清洗当天停业\n第二行意见",
        mode="REFUSED",
        refusal={"reason": "负责人认为铅封并非本站损坏", "document": "实地抽查记录表", "told": True},
        witnesses=[{"name": "村干部演示", "unit": "圪垱店村委会", "relation": "无利害关系"}],
        contacts=[
            {"time": 1795224600000, "channel": "PHONE", "number": "0391-0000000", "result": "无人接听"}
        ],
        unreachable={
            "site_state": "大门紧锁",
            "address_visited": "演示路12号",
            "address_explanation": "门牌已改",
            "note": "两次拨打无人接听",
        },
    )
    printed = text_of(print_f09(press, example.canonical(record)))
    task = record["task"]
    task["planned_at"] = task["planned_at"].replace("T", " ")
    missing = [text for text in texts_of(record) if squeezed(text) not in printed]
    assert missing == []


def test_codes_are_printed_as_the_glossary_says(press: Press):
    printed = text_of(print_f09(press, example.canonical(example.record())))
    assert "发现问题，依法责令立即改正或者限期改正" in printed
    assert "其他情况（已迁出：油罐已迁至乔庙镇）" in printed
    assert "PROBLEM_ORDERED_RECTIFY" not in printed


@pytest.mark.rule("R87")
def test_the_signature_its_hash_time_and_signer_are_embedded(press: Press):
    content = example.canonical(example.record())
    signature = handwriting()
    key = example.sha256(signature)
    signing = {
        "signer_name": "李站长",
        "signer_role": "站长",
        "party": key,
        "officers": [{"user": "u1", "sha256": key}],
    }
    pdf = print_f09(press, content, signing, {key: signature})
    printed = text_of(pdf)
    assert "李站长/站长" in printed
    assert "2026年11月21日" in printed
    assert example.sha256(content) in printed
    images = subprocess.run(["pdfimages", "-list", "-"], input=pdf, capture_output=True, check=True)
    assert images.stdout.decode().count(" image ") >= 1


def test_every_page_carries_number_code_and_copies(press: Press):
    content = example.canonical(example.record())
    printed = text_of(print_f09(press, content))
    pages = printed.count("一式两份，一份交当事人，一份归档。")
    assert pages >= 2
    assert f"第1页共{pages}页" in printed
    assert (
        printed.count(
            "核验码" + squeezed(code_of.shown(code_of.code(bytes.fromhex(example.sha256(content)))))
        )
        == pages
    )


def test_only_our_own_font_is_used_and_embedded(press: Press):
    pdf = print_f09(press, example.canonical(example.record()))
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    fonts = listed.splitlines()[2:]
    assert fonts
    assert all("NotoSerifSC" in font for font in fonts)
    assert all(" yes " in font for font in fonts)


def test_a_demonstration_says_so_on_the_page(press: Press):
    demo = Press(press.font_folders, demo=True)
    content = example.canonical(example.record())
    assert "演示—非正式文书" in text_of(print_f09(demo, content))
    assert "演示—非正式文书" not in text_of(print_f09(press, content))


def test_the_same_record_gives_the_same_bytes(press: Press):
    content = example.canonical(example.record())
    assert print_f09(press, content) == print_f09(press, content)


def test_text_of_a_record_is_never_markup(press: Press):
    record = example.record(opinion='#panic("x") $x^2$ *粗* \\ [括号] <标签> @引用 // 注')
    printed = text_of(print_f09(press, example.canonical(record)))
    assert squeezed(record["opinion"]) in printed


def test_a_broken_picture_does_not_stop_the_form(press: Press):
    signing = {"signer_name": "李站长", "signer_role": "站长", "party": "ee" * 32}
    pictures = {"ee" * 32: b"not a picture"}
    assert "李站长" in text_of(print_f09(press, example.canonical(example.record()), signing, pictures))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"kind":"liancha-record/2"}', b'{"kind":"liancha-record/1"}']
)
def test_a_record_of_another_shape_is_refused_in_words(press: Press, content: bytes):
    with pytest.raises(Fault) as fault:
        print_f09(press, content)
    assert fault.value.code == "forms.record_unreadable"
