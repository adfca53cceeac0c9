"""The watermarked copy: says when, where, for what and by whom; the original's bytes are untouched (R140)."""

import io
from hashlib import sha256

import pytest
from PIL import Image

from backend.fieldwork.evidence.watermark import lines_of
from sync import dossiers, media
from sync.custody import Sender
from tests.cast import bearer
from tests.media_samples import audio, jpeg, png
from tests.tus_client import sha_of

pytestmark = pytest.mark.rule("R140")
TAKEN = 1_778_635_800_000  # 2026-05-13 09:30:00 in China


def row(cast, content: bytes, **change):
    return {
        "sha256": sha_of(content), "kind": "PHOTO", "purpose": "SITE", "line": None, "mime": "image/jpeg",
        "size": len(content), "captured_at": TAKEN, "captured_by": str(cast.lead.id), "duration_ms": None, "width": None,
        "height": None, "place": {"lat_e7": 351000000, "lon_e7": 1134000000, "accuracy_m": 12, "system": "WGS84"},
        "state": "verified",
    } | change  # fmt: skip


@pytest.fixture
def attached(tus, session, cast, work):
    """A file of the lead's, delivered, and evidence of the visit."""

    def attach(content: bytes, mime: str = "image/jpeg", **change) -> bytes:
        tus.send(content, mime)
        media.reference(
            session, cast.task.id, [sha256(content).digest()], Sender(user_id=cast.lead.id), seq=1
        )
        key = ("evidence", sha_of(content))
        dossiers.write_online(session, cast.task.id, {key: row(cast, content, **change)})
        session.commit()
        work()
        return content

    return attach


def fetch(client, cast, content: bytes, view: str = "?view=watermark", who: str = "lead"):
    return client.get(f"/api/media/{sha_of(content)}{view}", headers=bearer(getattr(cast, who)))


def test_it_works(client, cast, attached):
    content = attached(jpeg("gate", (1280, 960)))
    answer = fetch(client, cast, content)
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    made = Image.open(io.BytesIO(answer.data)).convert("L")
    plain = Image.open(io.BytesIO(content)).convert("L")
    foot = (0, 900, 1280, 960)
    assert made.size == (1280, 960)
    assert max(made.crop(foot).tobytes()) > 220  # letters
    assert sum(made.crop(foot).tobytes()) < 0.8 * sum(plain.crop(foot).tobytes())  # on a dark band
    assert (made.crop((0, 0, 1280, 8)).resize((8, 1)).tobytes())[0] == pytest.approx(
        (plain.crop((0, 0, 1280, 8)).resize((8, 1)).tobytes())[0], abs=4
    )


def test_the_original_is_untouched(client, cast, attached, store):
    content = attached(jpeg("untouched", with_exif=True))
    assert fetch(client, cast, content).data != content
    assert sha_of(fetch(client, cast, content, "").data) == sha_of(content)
    kept = b"".join(store.open(media.key_of(sha256(content).digest())))
    assert sha_of(kept) == sha_of(content)


def test_it_says_when_where_for_what_and_by_whom(cast, attached):
    said = lines_of(cast.task, row(cast, b"x"))
    assert said[0] == "2026-05-13 09:30:00"
    assert said[1] == "北纬35.10000° 东经113.40000°（±12米）"
    assert cast.task.task_no in said[2] and cast.task.object_frozen["name"] in said[2]
    assert cast.lead.name in said[3] and cast.lead.certificate_no in said[3]


def test_an_import_from_the_album_says_so_and_no_place_is_said_too(cast):
    said = lines_of(cast.task, row(cast, b"x", source="ALBUM", place=None))
    assert (said[0], said[1]) == ("2026-05-13 09:30:00（相册导入）", "未取得定位")


def test_a_picture_with_transparency_and_a_tiny_one_work(client, cast, attached):
    content = attached(png("tiny", (60, 40)), "image/png")
    assert fetch(client, cast, content).status_code == 200


def test_a_sound_has_none(client, cast, attached):
    content = attached(audio(0.5, 3), "audio/webm", kind="AUDIO")
    assert fetch(client, cast, content).json["code"] == "media.no_view"


def test_who_may_not_see_the_original_sees_no_copy(client, cast, attached):
    content = attached(jpeg("secret"))
    assert fetch(client, cast, content, who="outsider").status_code == 404
