"""One way from forms and pictures to PDF bytes. Data travel as JSON, so no text of a record is ever markup."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import typst

from backend.config import Config
from backend.forms import fonts
from backend.forms.images import picture_suffix, qr_svg
from backend.forms.rendering import Templates
from backend.forms.sheets import Sheet
from sync.faults import Fault

PAGE = Path(__file__).with_name("page.typ")
LONG_WORD = 24  # characters without a blank before a line may break inside


@dataclass(frozen=True)
class Press:
    """Where fonts and templates lie, and whether every page says it is a demonstration."""

    font_folders: tuple[Path, ...]
    demo: bool = False
    templates: Templates = field(default_factory=Templates)

    @classmethod
    def of(
        cls, pwa_dir: Path, fonts_dir: Path | None, *, demo: bool, forms_dir: Path | None = None
    ) -> "Press":
        return cls(tuple(fonts.find(pwa_dir, fonts_dir)), demo, Templates(forms_dir))

    @classmethod
    def configured(cls, config: Config) -> "Press":
        return cls.of(config.pwa_dir, config.fonts_dir, demo=config.demo, forms_dir=config.forms_dir)


@dataclass(frozen=True)
class Printed:
    """A PDF, and how many pages each of its forms has."""

    content: bytes
    pages: list[int]


def print_sheets(
    press: Press, sheets: Sequence[Sheet], pictures: dict[str, bytes], printed_for: datetime
) -> Printed:
    """The PDF (PDF/A-2b) of forms, each with its own page numbers and a QR on every page.

    The same input gives the same bytes: `printed_for` (when the record was closed) is the only date inside.
    Raises Fault('forms.cannot_print') with what the typesetter said, Fault('forms.template_broken').
    """
    forms = [sheet.laid_out(press.templates) for sheet in sheets]
    with TemporaryDirectory(prefix="liancha-form-") as name:
        folder = Path(name)
        (folder / "page.typ").write_bytes(PAGE.read_bytes())
        paper = {
            "title": forms[0]["title"], "demo": press.demo, "forms": [breakable(form) for form in forms],
            "pictures": lay_pictures(folder, pictures), "codes": [],
        }  # fmt: skip
        counted = Typesetter(press, folder, paper).count()
        paper["codes"] = lay_codes(folder, sheets, counted)
        return Printed(Typesetter(press, folder, paper).set(printed_for.replace(microsecond=0)), counted)


def lay_pictures(folder: Path, pictures: dict[str, bytes]) -> dict[str, str]:
    """Pictures as files by hash; one that cannot be read is left out."""
    names = {}
    for sha256, content in pictures.items():
        if suffix := picture_suffix(content):
            names[sha256] = f"{sha256}.{suffix}"
            (folder / names[sha256]).write_bytes(content)
    return names


def lay_codes(folder: Path, sheets: Sequence[Sheet], counted: list[int]) -> list[str]:
    """The QR of every page: qr-<form>-<page>.svg."""
    names = []
    for number, (sheet, pages) in enumerate(zip(sheets, counted, strict=True)):
        for page in range(1, pages + 1):
            names.append(f"qr-{number}-{page}.svg")
            (folder / names[-1]).write_bytes(qr_svg(sheet.page_mark(page, pages)))
    return names


class Typesetter:
    """One run over page.typ and paper.json in a folder."""

    def __init__(self, press: Press, folder: Path, paper: dict[str, Any]) -> None:
        (folder / "paper.json").write_bytes(orjson.dumps(paper))
        loaded = fonts.load(press.font_folders)
        self.compiler = typst.Compiler(folder / "page.typ", root=folder, font_paths=loaded)

    def count(self) -> list[int]:
        """Pages of each form, before their codes are known (a code's room is always the same)."""
        try:
            said = self.compiler.query("<pages>", field="value", one=True)
        except typst.TypstError as error:
            raise Fault("forms.cannot_print", said=error.message) from error
        return [int(each) for each in orjson.loads(said)]

    def set(self, second: datetime) -> bytes:
        try:
            made = self.compiler.compile(format="pdf", timestamp=second, pdf_standards="a-2b")
        except typst.TypstError as error:
            raise Fault("forms.cannot_print", said=error.message) from error
        if not isinstance(made, bytes):
            raise Fault("forms.cannot_print", said="no single document")
        return made


def breakable(value: Any) -> Any:
    """Hashes and other long words may break at the end of a line: an invisible break every sixteen characters."""
    if isinstance(value, dict):
        return {key: soft(each) if key == "text" else breakable(each) for key, each in value.items()}
    return [breakable(each) for each in value] if isinstance(value, list) else value


def soft(text: str) -> str:
    return " ".join(
        "\u200b".join(word[at : at + 16] for at in range(0, len(word), 16))
        if len(word) > LONG_WORD and word.isascii()
        else word
        for word in text.split(" ")
    )
