"""Words for interrupted visits, no relevant activity and non-cooperation; codes are those of the phone's own gates."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "pause.reason_missing": Entry(
            422, "请写明原因", "中止、恢复或者终止检查都要写明原因。", "State the reason", "Say why."
        ),
        "pause.leave_missing": Entry(
            422, "请写明同意的负责人", "电话请示后写明是哪位负责人同意的，或者请其在线审批。",
            "Who allowed it?", "Name the head who allowed it by phone.",
        ),
        "pause.unknown": Entry(
            409, "没有找到对应的中止记录", "中止记录可能还在另一部手机上，内容已保留，等待人工处理。",
            "No such suspension", "It may still be on another phone; the work is kept.", outcome="held",
        ),
        "pause.not_yours": Entry(
            403, "由发起部门选定", "两部手机上中止的结束方式不一致，请{department}的检查人员选定。",
            "The initiating department decides", "{department} says which end stands.",
        ),
        "no_activity.reason_missing": Entry(
            422, "请写明看到的情况", "写明为什么认定没有开展相关经营活动。", "Say what you saw"
        ),
        "no_activity.photo_missing": Entry(
            422, "需要现场照片", "请至少拍一张能说明情况的照片。", "A photo is needed", "Take at least one."
        ),
        "uncooperative.behaviour_missing": Entry(
            422, "请选择不配合的具体表现", "至少选择一项，或者写明其他表现。", "How did it show?"
        ),
        "uncooperative.not_warned": Entry(
            422, "需先告知法律后果", "请当场宣读告知内容并勾选，经告知仍拒绝的才能按不配合记录。",
            "Give the legal warning first", "Read it aloud and tick it.",
        ),
        "uncooperative.note_missing": Entry(422, "请写情况说明", "写明后重新提交。", "Write the note"),
        "uncooperative.recording_missing": Entry(
            422, "需音像记录", "请录音、录像，或者登记执法记录仪。", "A recording is needed",
            "Record sound or video, or name the body camera.",
        ),
    }
)  # fmt: skip
