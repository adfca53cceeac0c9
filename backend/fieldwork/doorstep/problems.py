"""Words for the party's page and for who decides about its requests."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "party.code_unknown": Entry(
            404, "打不开这个检查码", "请重新扫描检查人员手机上的码；仍打不开时，请检查人员重新出示。",
            "This code opens nothing", "Scan the code on the inspector's phone again.",
        ),
        "party.too_often": Entry(
            429, "操作太频繁", "请过一分钟再试，已填写的内容还在。", "Too often", "Try again in a minute."
        ),
        "party.too_many_cases": Entry(
            429, "已提交多件，请等待答复", "本次检查一天内最多提交 {most} 件；请补充在已提交的内容之后再联系检查部门。",
            "Too many requests", "At most {most} a day for one inspection.",
        ),
        "party.nobody_named": Entry(
            422, "请选择申请谁回避", "请在检查人员名单中选择。", "Name the inspector", "Choose one of the list."
        ),
        "party.nothing_written": Entry(
            422, "请写明理由", "写明后重新提交。", "State the reason", "Write it and send again."
        ),
        "party.not_decider": Entry(
            403, "由{department}负责人决定", "回避申请由被申请人所在部门负责人决定，异议由检查部门答复。",
            "{department} decides", "The own department decides.",
        ),
        "party.decided_already": Entry(409, "已经答复", "答复已告知当事人，不能更改。", "Decided already"),
    }
)  # fmt: skip
