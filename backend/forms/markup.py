"""The HTML subset of our forms, read into blocks a typesetter can lay out.

h1 h2 p · table(data-cols) thead tr th td(colspan) · b small br · img(name). Text is text: nothing in it is markup.
A cell of class "fill" keeps its line breaks, and an empty one is a blank: crossed out, or ruled to be filled by hand.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TEXT_BLOCKS = {"h1", "h2", "p"}
CELLS = {"td", "th"}
BLANKS = re.compile(r"[ \t\r\n\f]+")
Run = dict[str, Any]


@dataclass
class Cell:
    tag: str
    classes: list[str]
    span: int = 1
    runs: list[Run] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"classes": self.classes, "span": self.span, "head": self.tag == "th", "runs": tidy(self)}


class Reader(HTMLParser):
    """Collects blocks: {kind, classes, runs} and {kind: table, cols, classes, head, rows}."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict[str, Any]] = []
        self.open: Cell | None = None
        self.table: dict[str, Any] | None = None
        self.in_head = False
        self.style: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "table":
            cols = [float(each) for each in given.get("data-cols", "1").split()]
            self.table = {"kind": "table", "classes": classes, "cols": cols, "head": [], "rows": []}
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr" and self.table is not None:
            self.table["head" if self.in_head else "rows"].append([])
        elif tag in CELLS | TEXT_BLOCKS:
            self.open = Cell(tag, classes, int(given.get("colspan", "1")))
        elif tag in {"b", "small"}:
            self.style.append(tag)
        elif self.open is not None and tag in {"br", "img"}:
            self.open.runs.append({"br": True} if tag == "br" else {"image": given.get("name", "")})

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.table is not None:
            self.blocks.append(self.table)
            self.table = None
        elif tag == "thead":
            self.in_head = False
        elif tag in {"b", "small"} and tag in self.style:
            self.style.remove(tag)
        elif tag in CELLS | TEXT_BLOCKS and self.open is not None:
            self.finish(self.open)

    def finish(self, cell: Cell) -> None:
        self.open = None
        if cell.tag in TEXT_BLOCKS:
            self.blocks.append({"kind": cell.tag, "classes": cell.classes, "runs": tidy(cell)})
        elif self.table is not None:
            self.table["head" if self.in_head else "rows"][-1].append(cell.as_json())

    def handle_data(self, data: str) -> None:
        if self.open is not None:
            self.open.runs.append({"text": data, "b": "b" in self.style, "small": "small" in self.style})


def tidy(cell: Cell) -> list[Run]:
    """Runs with their blanks collapsed as a browser does; a "fill" cell keeps the lines a person wrote."""
    keeps = "fill" in cell.classes
    runs: list[Run] = []
    for run in cell.runs:
        if "text" not in run:
            runs.append(run)
            continue
        for number, line in enumerate(run["text"].split("\n") if keeps else [run["text"]]):
            if number:
                runs.append({"br": True})
            runs.append(run | {"text": BLANKS.sub(" ", line)})
    return trimmed(runs)


def trimmed(runs: list[Run]) -> list[Run]:
    """No blank at the beginning or end of a line, no empty text."""
    for number, run in enumerate(runs):
        if "text" not in run:
            continue
        if number == 0 or "text" not in runs[number - 1]:
            run["text"] = run["text"].lstrip(" ")
        if number + 1 == len(runs) or "text" not in runs[number + 1]:
            run["text"] = run["text"].rstrip(" ")
    return [run for run in runs if "text" not in run or run["text"]]


def read_blocks(html: str) -> list[dict[str, Any]]:
    reader = Reader()
    reader.feed(html)
    return reader.blocks


def lines_of(blocks: list[dict[str, Any]]) -> list[str]:
    """The paper's text line by line: each paragraph, cell and line break begins a line; empty ones are left out."""
    found: list[str] = []
    for block in blocks:
        cells = (
            [block]
            if block["kind"] != "table"
            else [c for row in [*block["head"], *block["rows"]] for c in row]
        )
        for cell in cells:
            text = "".join("\n" if "br" in run else run.get("text", "") for run in cell["runs"])
            found += [squeezed for line in text.split("\n") if (squeezed := BLANKS.sub(" ", line).strip())]
    return found
