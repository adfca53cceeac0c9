"""Is a file what it says? Facts of good ones, reasons for the others."""

import io
import json

import pytest

from sync.derive import pictures, recordings
from sync.derive.inspection import inspect
from sync.derive.waveform import waveform
from sync.faults import Fault
from sync.media_types import Limits
from tests import media_samples as samples


def look(content: bytes, declared: str, limits: Limits | None = None):
    return inspect(io.BytesIO(content), len(content), declared, limits or Limits())


def reason(content: bytes, declared: str, limits: Limits | None = None) -> str:
    with pytest.raises(Fault) as refused:
        look(content, declared, limits)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "declared", "detected"),
    [
        (samples.jpeg(), "image/jpeg", "image/jpeg"),
        (samples.jpeg(), "image/jpg", "image/jpeg"),
        (samples.png(), "image/png", "image/png"),
        (samples.webp(), "image/webp", "image/webp"),
        (samples.audio(0.3), "audio/webm; codecs=opus", "audio/webm"),
        (samples.video(0.3), "video/webm", "video/webm"),
        (samples.mp4(0.3), "video/mp4", "video/mp4"),
        (samples.mp4(0.3), "video/quicktime", "video/mp4"),
        (b'{"kind":"liancha-record/1"}', "application/json", "application/json"),
        (b"%PDF-1.7\n", "application/pdf", "application/pdf"),
        (samples.jpeg(), "", "image/jpeg"),
        (b"anything at all", "application/octet-stream", None),
        (b"plain words", "text/plain", None),
    ],
)
def test_it_works(content, declared, detected):
    assert look(content, declared).detected == detected


def test_first_facts():
    assert look(samples.jpeg(size=(64, 48)), "image/jpeg").facts == {"width": 64, "height": 48}
    assert look(samples.mp4(1.0), "video/mp4").facts == {"width": 160, "height": 120, "duration_ms": 1000}


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (b"<html><script>alert(1)</script>", "image/jpeg"),
        (samples.png(), "image/jpeg"),
        (samples.jpeg(), "video/mp4"),
        (samples.jpeg(), "text/plain"),
        (samples.video(0.3), "audio/webm"),
        (samples.audio(0.3), "video/webm"),
        (b"%PDF-1.7\n", "application/json"),
        (b"not json", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"#EXTM3U\n/etc/passwd", "video/mp4"),
    ],
)
def test_a_file_that_is_not_what_it_says(content, declared):
    assert reason(content, declared) == "media.wrong_type"


def test_a_bomb_is_refused_by_its_header():
    assert len(samples.bomb()) < 10_000
    assert reason(samples.bomb(), "image/png") == "media.bomb"


@pytest.mark.parametrize("declared", ["image/jpeg", ""])
def test_a_truncated_photo(declared):
    content = samples.jpeg()
    assert reason(content[: len(content) // 2], declared) == "media.truncated"


@pytest.mark.parametrize("make", [samples.png, samples.webp])
def test_half_a_picture(make):
    content = make()
    assert reason(content[: len(content) * 2 // 3], "").startswith("media.")


def test_noise_under_a_good_first_line():
    assert reason(b"\xff\xd8\xff" + b"\x07" * 5000, "image/jpeg") == "media.unreadable"
    assert reason(b"\x1aE\xdf\xa3webm" + b"\x07" * 5000, "video/webm") == "media.unreadable"


def test_a_recording_that_stops_in_the_middle_is_whole_evidence():
    content = samples.audio(3.0)
    cut = content[: len(content) * 2 // 3]
    assert look(cut, "audio/webm").detected == "audio/webm"
    assert 1000 < recordings.duration_ms(io.BytesIO(cut), "audio/webm") < 3000


def test_the_kind_found_has_the_limit_not_the_kind_said():
    assert reason(samples.jpeg(), "", Limits(photo=1000)) == "media.too_large"


def test_what_a_camera_wrote():
    content = samples.jpeg(with_exif=True)
    assert pictures.exif(io.BytesIO(content), "image/jpeg") == {
        "taken_at": "2026-11-21T09:30:00",
        "make": "Liancha",
        "orientation": 6,
        "lat_e7": 351000000,
        "lon_e7": 1134000000,
    }
    assert pictures.exif(io.BytesIO(samples.png()), "image/png") == {}


def test_a_thumbnail_is_small_upright_and_bare():
    made = pictures.thumbnail(io.BytesIO(samples.jpeg(size=(1600, 1200), with_exif=True)), "image/jpeg")
    with pictures.opened(io.BytesIO(made), "image/jpeg") as image:
        assert image.size == (360, 480)
        assert not image.getexif()


def test_a_waveform_has_few_points_and_the_sound_in_them():
    outline = waveform(io.BytesIO(samples.audio(2.0)), "audio/webm")
    assert 30 <= len(outline["peaks"]) <= 45
    assert outline["ms_per_point"] == 50
    assert max(outline["peaks"]) > 40
    assert json.dumps(outline)
    assert waveform(io.BytesIO(samples.video(0.3)), "video/webm") is None


def test_a_long_waveform_is_capped():
    assert len(waveform(io.BytesIO(samples.audio(60)), "audio/webm")["peaks"]) <= 800


def test_a_recording_without_length_gets_a_copy_one_can_seek_in(tmp_path):
    content = samples.video(2.0)
    assert recordings.needs_remux(io.BytesIO(content), "video/webm")
    recordings.remux(io.BytesIO(content), tmp_path / "play", "video/webm")
    made = io.BytesIO((tmp_path / "play").read_bytes())
    assert not recordings.needs_remux(made, "video/webm")
    assert recordings.duration_ms(made, "video/webm") == pytest.approx(2000, abs=150)


def test_an_index_at_the_end_is_moved_to_the_front(tmp_path):
    content = samples.mp4(1.0)
    assert recordings.needs_remux(io.BytesIO(content), "video/mp4")
    recordings.remux(io.BytesIO(content), tmp_path / "play", "video/mp4")
    assert not recordings.needs_remux(io.BytesIO((tmp_path / "play").read_bytes()), "video/mp4")


def test_a_film_has_a_thumbnail_and_a_sound_has_none():
    assert recordings.frame(io.BytesIO(samples.video(0.5)), "video/webm").startswith(b"\xff\xd8\xff")
    assert recordings.frame(io.BytesIO(samples.audio(0.5)), "audio/webm") is None
