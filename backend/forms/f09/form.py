"""F-09 as PDF bytes."""

from pathlib import Path

from backend.forms import dates
from backend.forms.f09.page import Signing, lay_out, qr_text
from backend.forms.f09.record import read_record
from backend.forms.images import picture_suffix, qr_svg
from backend.forms.printing import Press, print_pdf

TEMPLATE = Path(__file__).with_name("form.typ")


def print_f09(press: Press, content: bytes, signing: Signing) -> bytes:
    """The form of a signed record (its canonical bytes) and the pictures signed beside it.

    Raises Fault('forms.record_unreadable') or Fault('forms.cannot_print').
    """
    record = read_record(content)
    files = {"qr.svg": qr_svg(qr_text(record, content, signing))}
    names: dict[str, str] = {}
    for sha256, picture in signing.pictures.items():
        if suffix := picture_suffix(picture):
            names[sha256] = f"{sha256}.{suffix}"
            files[names[sha256]] = picture
    values = {**lay_out(record, content, signing), "pictures": names}
    return print_pdf(press, TEMPLATE, values, files, dates.instant(record["closed_at"] or 0))
