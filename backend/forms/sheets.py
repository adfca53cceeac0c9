"""One form made of a record, and the marks every page of it carries."""

from dataclasses import dataclass, field
from typing import Any

from backend.forms.markup import lines_of, read_blocks
from backend.forms.rendering import FORMS, Templates
from sync.proofs import record as code_of

Json = dict[str, Any]


@dataclass(frozen=True)
class Signing:
    """What stands beside the record: who signed, with which handwriting. `values` has the phone's shape."""

    values: Json = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)  # SHA-256 (hex) → bytes


@dataclass(frozen=True)
class Sheet:
    """A form to be printed. `one` is its own row: the measure of F-11, the witness of F-13, the delivery of F-17."""

    form: str
    record: Json
    sha256: str  # of the signed record; of what was pre-filled where nothing is signed yet
    signing: Json = field(default_factory=dict)
    one: Json | None = None
    more: Json = field(default_factory=dict)  # task, team, approvals: what F-04, F-06 and F-07 speak of
    blank: bool = False
    version: int = 1

    @property
    def task_no(self) -> str:
        return str(self.record["task"]["task_no"])

    @property
    def code(self) -> str:
        """核验码, as it is shown: 4821 7730."""
        return code_of.shown(code_of.code(bytes.fromhex(self.sha256)))

    def values(self) -> Json:
        """What the template may name. An empty text is nothing, so that both engines see it alike."""
        given = {
            "record": self.record, "signing": self.signing, "one": self.one,
            "sheet": {"form": self.form, "code": self.code, "sha256": self.sha256, "unfilled": self.blank},
        }  # fmt: skip
        made: Json = bare(given | self.more)
        return made

    def page_mark(self, page: int, pages: int) -> str:
        """What the QR of a page says: short and in capitals, so that a cheap camera reads it (R95)."""
        head = self.sha256[:16].upper()
        return f"LC1:{self.form}:{self.task_no}:{head}:{self.version}:{page}/{pages}".upper()

    def laid_out(self, templates: Templates) -> Json:
        """Blocks and page marks for the typesetter."""
        return {
            "title": f"{FORMS[self.form]} {self.task_no}", "form": self.form, "task_no": self.task_no,
            "code": self.code, "sha256": self.sha256, "version": str(self.version), "blank": self.blank,
            "blocks": read_blocks(templates.render(self.form, self.values())),
        }  # fmt: skip

    def lines(self, templates: Templates) -> list[str]:
        return lines_of(read_blocks(templates.render(self.form, self.values())))


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items()}
    if isinstance(value, list):
        return [bare(each) for each in value]
    return None if value == "" else value
