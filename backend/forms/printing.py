"""One way from a template and data to PDF bytes. Data travel as JSON, so no text of a record is ever markup."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import typst

from backend.forms import fonts
from sync.faults import Fault


@dataclass(frozen=True)
class Press:
    """Where fonts lie, and whether every page says it is a demonstration."""

    font_folders: tuple[Path, ...]
    demo: bool = False

    @classmethod
    def of(cls, pwa_dir: Path, fonts_dir: Path | None, *, demo: bool) -> "Press":
        return cls(tuple(fonts.find(pwa_dir, fonts_dir)), demo)


def print_pdf(
    press: Press,
    template: Path,
    values: Mapping[str, Any],
    files: Mapping[str, bytes],
    printed_for: datetime,
) -> bytes:
    """The PDF (PDF/A-2b) of a template; `files` are the images it names.

    The same input gives the same bytes: `printed_for` (when the record was closed) is the only date inside.
    Raises Fault('forms.cannot_print') with what the typesetter said.
    """
    with TemporaryDirectory(prefix="liancha-form-") as name:
        folder = Path(name)
        (folder / "form.typ").write_bytes(template.read_bytes())
        (folder / "values.json").write_bytes(orjson.dumps({**values, "demo": press.demo}))
        for filename, content in files.items():
            (folder / filename).write_bytes(content)
        compiler = typst.Compiler(folder / "form.typ", root=folder, font_paths=fonts.load(press.font_folders))
        second = printed_for.replace(microsecond=0)  # PDF dates know no smaller part
        try:
            made = compiler.compile(format="pdf", timestamp=second, pdf_standards="a-2b")
        except typst.TypstError as error:
            raise Fault("forms.cannot_print", said=error.message) from error
    if not isinstance(made, bytes):
        raise Fault("forms.cannot_print", said="no single document")
    return made
