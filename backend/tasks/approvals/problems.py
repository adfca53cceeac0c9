"""What can go wrong with approvals and deputies, in words."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "approvals.unknown": Entry(
            404, "没有这项待办", "可能已由他人办理，请同步后查看。", "No such matter", "Sync and look again.",
        ),
        "approvals.decided_already": Entry(
            409, "已经办理", "{name}已办理此事项，无需重复操作。", "Decided already", "{name} has decided it.",
        ),
        "approvals.not_yours": Entry(
            403, "不能办理此事项", "由该部门负责人或者其在有效期内的受托人办理。",
            "Not yours to decide", "The department's head or a deputy in force decides.",
        ),
        "approvals.opinion_missing": Entry(
            422, "请写明退回的原因", "写明原因后再退回，申请人会看到。", "Say why it is returned",
        ),
        "approvals.successor_missing": Entry(
            422, "请指定接替人员", "请从候选人员中选定一名接替人员，再批准。", "Name the successor", "Choose a candidate.",
        ),
        "approvals.own_desk": Entry(
            403, "只能在自己的待办中办理", "请用本人账号登录后办理。", "Only on your own desk",
        ),
        "deputies.not_head": Entry(
            403, "仅部门负责人可以委托", "委托审批由部门负责人本人指定。", "Only a head names a deputy",
        ),
        "deputies.person": Entry(
            422, "不能委托给此人", "请选择本部门在用账号，且不能是本人。", "Not this person",
            "Choose an account of your department other than your own.",
        ),
        "deputies.days": Entry(
            422, "委托日期有误", "止日不能早于起日，也不能早于今天；一次委托最长一年。", "Wrong days",
            "The last day is neither before the first nor before today; a year at most.",
        ),
        "deputies.unknown": Entry(404, "没有这项委托", "请同步后查看。", "No such deputation"),
    }
)  # fmt: skip
