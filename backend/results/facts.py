"""What a reviewer must know about a sheet, computed from everything that arrived, never from its order (R102)."""

from backend.fieldwork.evidence import rules
from backend.fieldwork.findings.completeness import lines_tested, open_lines, unordered
from backend.fieldwork.record.lines import lines_hash
from backend.fieldwork.team.presence import officers_present, spans
from backend.results import interruptions, off_site
from backend.results.aggregation import report_in_force
from backend.results.endings import answer_is_proved, no_activity_is_shown
from backend.results.fact import Case, Fact
from backend.results.recording import recorders_are_imported


def completeness(case: Case) -> list[Fact]:
    """The whole list, in the order a reviewer works through it."""
    if interruptions.is_terminated(case.sheet):
        return [interruptions.terminated(case), media_are_settled(case), *interruptions.facts(case)]
    return [
        record_is_here(case), *lines_are_closed(case), *orders_are_given(case), *parts_agree(case),
        media_are_settled(case), *off_site.is_reviewed(case), nothing_is_contested(case), *answer_is_proved(case), *no_activity_is_shown(case),
        *interruptions.facts(case), two_were_there(case), proxies_confirmed(case), nothing_waits(case),
        has_recording(case), *recorders_are_imported(case), time_is_certain(case), was_approved(case), was_certified(case),
    ]  # fmt: skip


def record_is_here(case: Case) -> Fact:
    record = case.sheet.self_of("record")
    complete = record is not None and not record["incomplete"]
    return Fact(
        "record",
        complete,
        "现场记录已锁定，各部门内容到齐" if complete else "现场记录不完整：还有内容在手机上没有上传",
    )


def lines_are_closed(case: Case) -> list[Fact]:
    """R78; where nothing could be inspected open lines count as not checked (R91, R92)."""
    if case.is_direct:
        return []
    tested = lines_tested(case.sheet.of("samples"))
    left = open_lines([line["code"] for line in case.lines], case.sheet.of("findings"), tested)
    text = "检查项全部完成" if not left else f"还有 {len(left)} 项未完成：{case.items(left)}"
    return [Fact("lines", not left, text), *reports_are_in(case)]


def reports_are_in(case: Case) -> list[Fact]:
    """R82: what the laboratory has not answered yet; only that item waits."""
    codes = {line["code"] for line in case.lines}
    samples = [one for one in case.sheet.of("samples").values() if one["line"] in codes]
    if not samples:
        return []
    waiting = sorted({one["line"] for one in samples if not report_in_force(one)})
    text = "检验报告均已收到" if not waiting else f"待检验，报告未到：{case.items(waiting)}"
    return [Fact("reports", not waiting, text, is_barrier=False)]


def orders_are_given(case: Case) -> list[Fact]:
    """R83: 责令改正 with its order; shown only where something was ordered."""
    codes, findings = [line["code"] for line in case.lines], case.sheet.of("findings")
    if not unordered(codes, findings, {}):
        return []
    left = unordered(codes, findings, case.sheet.of("measures"))
    text = "责令改正均有责令改正通知书" if not left else f"责令改正缺少通知书（F-11）：{case.items(left)}"
    return [Fact("orders", not left, text)]


def parts_agree(case: Case) -> list[Fact]:
    """What each department closed is what is here."""
    if case.is_direct:
        return []
    parts, findings = case.sheet.of("parts"), case.sheet.of("findings")
    missing = [d for d in case.departments if d not in parts]
    differs = [
        d for d in case.departments
        if d in parts and lines_hash(case.lines, findings, d) != parts[d]["lines_hash"]
    ]  # fmt: skip
    return [
        Fact("parts", not missing, "各部门均已完成本部门检查" if not missing else "有部门未完成本部门检查"),
        Fact(
            "lines_hash",
            not differs,
            "检查内容与签字时一致" if not differs else "检查内容与签字时的摘要不一致，请核对",
        ),
    ]


def media_are_settled(case: Case) -> Fact:
    evidence = rules.by_file(case.sheet.of("evidence"))
    left = rules.unsettled(evidence)
    lost = sum(1 for row in evidence.values() if row["state"] == "lost")
    done = f"音像资料 {len(evidence)} 件均已核验" + (f"（其中 {lost} 件确认丢失）" if lost else "")
    return Fact("media", not left, done if not left else f"还有 {len(left)} 件音像资料未核验")


def nothing_is_contested(case: Case) -> Fact:
    rows = sorted(case.sheet.contests)
    text = "没有未处理的不一致" if not rows else f"有 {len(rows)} 处填写不一致，由所属部门检查人员选定"
    return Fact("contested", not rows, text)


def two_were_there(case: Case) -> Fact:
    """R56, R75: when each finding was recorded, two officers of its department were on site."""
    needed = max(2, int(case.profile.get("min_inspectors_per_dept_on_site") or 2))
    stays = spans(case.presence)
    codes = {line["code"] for line in case.lines}
    few = [
        code for code, finding in case.sheet.of("findings").items()
        if code in codes
        and len(officers_present(case.roster, stays, finding["department"], finding["recorded_at"])) < needed
    ]  # fmt: skip
    text = (
        f"每项检查时现场均不少于 {needed} 名检查人员"
        if not few
        else f"签到记录显示检查时不足 {needed} 人：{case.items(few)}"
    )
    return Fact("two_officers", not few, text, is_barrier=False)


def proxies_confirmed(case: Case) -> Fact:
    open_ones = [row["user"] for row in case.sheet.of("checkins").values() if not row["confirmed"]]
    names = "、".join(member.name for user in open_ones if (member := case.roster.of(user)))
    text = "签到均由本人完成或者确认" if not open_ones else f"同机签到尚未由本人确认：{names}"
    return Fact("proxies", not open_ones, text, is_barrier=False)


def nothing_waits(case: Case) -> Fact:
    held = case.sheet.held
    return Fact(
        "held",
        not held,
        "没有待处理的迟到内容" if not held else f"有 {held} 项迟到或者受限的内容待处理",
        is_barrier=False,
    )


def has_recording(case: Case) -> Fact:
    """R76: a review warning, except where a recording is mandatory."""
    kinds = {row["kind"] for row in case.sheet.of("evidence").values()}
    seen = bool(kinds & {"PHOTO", "AUDIO", "VIDEO"}) or bool(case.sheet.of("recorders"))
    return Fact("recording", seen, "有现场音像记录" if seen else "未见现场音像记录", is_barrier=False)


def time_is_certain(case: Case) -> Fact:
    """R96: unverified times and wrong clocks are flags, nothing more."""
    uncertain = sorted(case.sheet.flags & {"time_unverified", "clock_offset"})
    return Fact(
        "time",
        not uncertain,
        "时间已核实" if not uncertain else "手机时间未经核实，以服务器时间为准",
        is_barrier=False,
    )


def was_approved(case: Case) -> Fact:
    return Fact(
        "approval",
        case.approved,
        "检查已经审批" if case.approved else "有部门尚未审批本次检查",
        is_barrier=False,
    )


def was_certified(case: Case) -> Fact:
    doubtful = sorted(case.sheet.flags & {"certificate_expired", "certificate_differs"})
    text = "检查人员证件与名录一致" if not doubtful else "签到证件与名录不一致或者已过期，请核对"
    return Fact("certificates", not doubtful, text, is_barrier=False)
