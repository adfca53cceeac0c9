"""Words for what publication refuses."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "publication.not_head": Entry(
            403, "须由部门负责人公示", "公示和不予公开由负责该结果的部门负责人批准。",
            "Only the head of the department", "The head who answers for the result decides.",
        ),
        "publication.without_follow_up": Entry(
            409, "发现问题，尚无责任部门", "请先明确后续处理的责任部门，再公示。",
            "The problem has no owner", "Name the responsible department first.",
        ),
        "publication.ground_missing": Entry(
            422, "请填写不予公开的法律依据", "不予公开须有法律依据并经部门负责人批准。", "State the legal ground"
        ),
        "publication.terminated": Entry(
            409, "检查已终止，不公示", "本次检查没有完成，不形成可以公示的检查结果；已有记录留存备查。",
            "Terminated: nothing to publish", "The inspection was not completed; what was recorded is kept.",
        ),
        "publication.immutable": Entry(
            405, "公示内容不得更改", "已公示的结果不能修改或者删除；如有错误请走更正程序。",
            "Published results are not changed", "Use the correction procedure.",
        ),
    }
)  # fmt: skip
