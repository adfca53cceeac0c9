"""The fonts that go into our PDFs. System fonts are ignored: what they hold differs from machine to machine."""

from functools import cache
from pathlib import Path

from typst import Fonts

from sync.faults import Fault

PACKAGE = Path(__file__).parents[2] / "pwa/node_modules/@expo-google-fonts/noto-serif-sc"
WEIGHTS = ("400Regular", "700Bold")


def find(pwa_dir: Path, chosen: Path | None = None) -> list[Path]:
    """Folders with TTF files: the configured one, the built app's, or the package as installed.

    Raises Fault('forms.fonts_missing') where there is none: a PDF without Chinese text is worse than no PDF.
    """
    for folder in (chosen, pwa_dir / "fonts"):
        if folder is not None and any(folder.rglob("*.ttf")):
            return [folder]
    package = [PACKAGE / weight for weight in WEIGHTS if (PACKAGE / weight).is_dir()]
    if not package:
        raise Fault("forms.fonts_missing", looked_in=f"{chosen or '-'}, {pwa_dir / 'fonts'}, {PACKAGE}")
    return package


@cache
def load(folders: tuple[Path, ...]) -> Fonts:
    """The font book of these folders, read once per process."""
    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders]
    )
