"""From a form's Liquid template and plain data to HTML of a small fixed subset.

The phone renders the same templates with the same filters, so the words on both papers are the same by construction.
An office replaces a form by putting a file of the same name into the folder FORMS_DIR names; no code changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from liquid import Environment
from liquid.exceptions import LiquidError

from backend.forms.filters import FILTERS
from backend.forms.words import TEMPLATES
from sync.faults import Fault

FORMS = {
    "F-04": "检查任务书", "F-06": "行政检查审批表", "F-07": "检查通知书", "F-09": "实地抽查记录表", "F-10": "现场笔录",
    "F-11": "责令改正通知书", "F-12": "拒绝签名或者盖章情况说明", "F-13": "见证人声明",
    "F-14": "无法联系／不配合情况说明", "F-17": "送达回证",
}  # fmt: skip


@dataclass(frozen=True)
class Templates:
    """Where the forms' templates lie: an office's own folder before ours."""

    own: Path | None = None

    def path_of(self, form: str) -> Path:
        name = f"{form.lower().replace('-', '')}.liquid"
        if self.own is not None and (self.own / name).is_file():
            return self.own / name
        return TEMPLATES / name

    def replaced(self) -> dict[str, str]:
        """The forms this office replaced, as text: phones carry them along."""
        chosen = {form: self.path_of(form) for form in FORMS}
        return {form: path.read_text("utf-8") for form, path in chosen.items() if path.parent != TEMPLATES}

    def render(self, form: str, values: Mapping[str, Any]) -> str:
        """The HTML of a form; raises Fault('forms.template_broken') naming what the template got wrong."""
        try:
            source = self.path_of(form).read_text("utf-8")
            return str(environment().from_string(source).render(**values))
        except LiquidError as error:
            raise Fault("forms.template_broken", form=form, said=str(error)) from error


@cache
def environment() -> Environment:
    made = Environment(autoescape=True)
    made.filters.update(FILTERS)
    return made
