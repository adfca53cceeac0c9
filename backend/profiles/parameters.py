"""What a county may decide for itself (domain.md 1): own values over the parent's over the product default."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal


@dataclass(frozen=True)
class Parameters:
    """The parameters in force for a place on a day. Days are working days unless the name says otherwise."""

    coordinator_name: str = "联席办"
    plan_submit_deadline: str = "01-31"  # "MM-DD"; "12-31" of the year before
    plan_author: Literal["DEPARTMENT_DRAFTS", "INDUSTRY_DEPARTMENT", "OFFICE"] = "DEPARTMENT_DRAFTS"
    all_tasks_done_by: str | None = None
    office_supervision_by: str | None = "12-31"
    result_entry_days: int = 20
    penalty_collection_days: int = 7
    entry_responsibility: Literal["EACH", "LEAD"] = "EACH"
    publish_mode: Literal["PER_DEPARTMENT", "TOGETHER"] = "PER_DEPARTMENT"
    archive_custody: Literal["LEAD_INDEX_EACH_FILES", "EACH", "LEAD"] = "LEAD_INDEX_EACH_FILES"
    min_inspectors_per_dept_on_site: int = 2
    min_inspectors_per_group: int = 2
    leader_rule: Literal["INITIATING_DEPT"] = "INITIATING_DEPT"
    replacement_approver: Literal["DEPT_HEAD_AND_FILING", "DEPT_HEAD"] = "DEPT_HEAD_AND_FILING"
    max_draws_per_object_year: int = 2
    exclude_drawn_by_upper_level: bool = True
    single_random_allowed: bool = True
    neighbour_area_allowed: bool = False
    advance_notice: Literal["REQUIRED_UNLESS_SURPRISE", "OPTIONAL"] = "REQUIRED_UNLESS_SURPRISE"
    notice_days: int = 3
    refusal_av_required: bool = True
    refusal_witness_required: bool = False
    unreachable_attempts_min: int = 2
    direct_result_allowed: bool = True
    public_negative_stop: bool = True

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


KNOWN = {field.name for field in fields(Parameters)}


def laid_over(layers: list[dict[str, Any]]) -> Parameters:
    """The parameters of layers from the farthest ancestor to the place itself; raises ValueError for unknown ones."""
    merged: dict[str, Any] = {}
    for layer in layers:
        if unknown := layer.keys() - KNOWN:
            raise ValueError(f"unknown parameters: {sorted(unknown)}")
        merged |= layer
    return Parameters(**merged)
