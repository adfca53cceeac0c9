"""Words for what the phone itself could have known to be impossible; codes are those of the phone's own gates."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "task.unknown": Entry(
            404, "没有这个任务", "任务可能尚未恢复，内容已保留，等待人工处理。",
            "No such task", "It may not be restored yet; the work is kept.", outcome="held",
        ),
        "team.not_member": Entry(
            403, "不在本任务检查组", "检查人员不得擅自更换；如需更换请走更换程序。",
            "Not on the team", "Replacement needs its procedure.",
        ),
        "team.not_leader": Entry(403, "只有组长可以分工", "请组长在其手机上分工。", "Only the leader assigns", "Ask the leader."),
        "team.recused": Entry(
            403, "已声明回避", "您已声明与检查对象有利害关系，不得参加本次检查；接替人员由本部门负责人指定。",
            "You declared a conflict", "Your head names a successor.",
        ),
        "notice.incomplete": Entry(
            422, "告知记录不完整", "请写明告知了谁；电话、传真、短信、邮件告知还须写明号码或者地址。",
            "Notice incomplete", "Say who was told, and under which number or address.",
        ),
        "team.not_officer": Entry(
            403, "没有执法资格", "辅助人员和专家只能协助，不能记录结果或者以检查人员身份签名。",
            "Not an officer", "Auxiliaries and experts assist only.",
        ),
        "team.too_few_on_site": Entry(
            409, "现场检查人员不得少于两人", "{department}现场持证检查人员最多 {present} 人，需要 {needed} 人；满两人后继续。",
            "At least two inspectors on site", "{department} has at most {present}, needs {needed}.",
        ),
        "team.own_only": Entry(
            403, "只能由本人办理", "请本人用自己的账号签到或者确认；代为签到请选择“同机签到”。",
            "Only in person", "Use your own account.",
        ),
        "line.unknown": Entry(404, "没有这一项", "请同步任务资料后重试。", "No such line", "Sync and try again."),
        "line.not_own": Entry(
            403, "不是本部门的检查项", "该项由{department}检查，这里只能查看。",
            "Another department's line", "{department} records it.",
        ),
        "line.assigned_across": Entry(
            422, "不能跨部门分工", "检查项只能分给本部门的检查人员：{lines}。",
            "Not across departments", "A line stays within its department.",
        ),
        "part.closed": Entry(
            409, "{department}已完成本部门检查", "如需更正，请用“补正”说明。",
            "{department} has closed its part", "Propose a supplement.",
        ),
        "part.not_own": Entry(
            403, "只能完成本部门的检查", "请{department}的检查人员操作。",
            "Only your own department", "{department} closes its part.",
        ),
        "officers.two_signatures": Entry(
            422, "需要两名检查人员签名", "现有 {present} 名持证检查人员签名，至少两名。",
            "Two officers must sign", "{present} signed so far.",
        ),
        "finding.outcome_not_offered": Entry(
            422, "该项不能选择此结果", "请从该项列出的结果中选择。",
            "Outcome not offered", "Choose one the line offers.",
        ),
        "measure.order_missing": Entry(
            409, "责令改正缺少责令改正通知书", "请在这些检查项填写“责令改正”（F-11）后再继续：{lines}。",
            "The order to rectify is missing", "Give the order (F-11) first: {lines}.",
        ),
        "measure.requirement_missing": Entry(
            422, "请写明责令改正的内容和要求", "写明当事人要做什么后重新提交。", "State what must be put right"
        ),
        "measure.note_missing": Entry(
            422, "口头责令须有记录", "请写明口头责令的过程（对谁、怎么说的）。",
            "An oral order needs a note", "Say who was told and what.",
        ),
        "measure.proof_missing": Entry(
            422, "口头责令须有录音录像或者签名", "请录音、录像，或者请当事人签名后重新提交。",
            "An oral order needs proof", "Record it or have it signed.",
        ),
        "sample.incomplete": Entry(
            422, "抽样记录不完整", "请填写：{what}。", "The sampling record is incomplete", "Missing: {what}."
        ),
        "sample.report_awaited": Entry(
            422, "检验报告未到，不能判定合格或者不合格", "该项已抽样，先记为待检验；收到报告后由本部门录入。",
            "The test report is awaited", "Leave the line pending until the report is in.",
        ),
        "conclusion.incomplete": Entry(
            422, "采用的结论不完整", "请填写：{what}。", "The adopted conclusion is incomplete", "Missing: {what}."
        ),
        "conclusion.copy_missing": Entry(
            422, "请附结论的复制件", "拍照或者扫描后附上。", "Attach a copy of the conclusion", "Photograph or scan it."
        ),
        "clue.incomplete": Entry(
            422, "问题线索不完整", "请写明移交哪个部门和线索内容。", "The clue is incomplete", "Name department and matter."
        ),
        "contest.not_own": Entry(
            409, "由{department}选定", "两份填写已都保留，请该部门的检查人员在手机上选定。",
            "{department} chooses", "Both entries are kept; an inspector of that department chooses.",
        ),
        "contest.signed": Entry(
            409, "已经签名，只能保留签名的那一份", "另一份留在记录中；需要更正的，请用“补正”说明。",
            "Signed already: only the signed entry can stand", "The other stays on record; propose a supplement.", outcome="held",
        ),
        "evidence.not_named": Entry(
            422, "文件没有随记录声明", "请重新拍摄或者录制后附上。",
            "The file was not named", "Take it again and attach it.",
        ),
        "recorder.span_wrong": Entry(
            422, "结束时间早于开始时间", "请核对执法记录仪的起止时间后重新提交。",
            "It ends before it begins", "Check the times of the recorder.",
        ),
        "witness.of_the_team": Entry(
            422, "见证人不能是本次检查人员", "请另请见证人；没有见证人也可以继续。",
            "A witness is not of the team", "Ask somebody else, or go on without.",
        ),
        "refusal.reason_missing": Entry(422, "请写明拒签的理由", "写明后重新提交。", "State the reason of the refusal"),
        "refusal.document_missing": Entry(422, "请写明拒签的文书", "写明后重新提交。", "Name the document refused"),
        "refusal.recording_missing": Entry(
            422, "需音像记录", "请补录音或者录像后再锁定。", "A recording is needed", "Record audio or video first."
        ),
        "unreachable.address_unexplained": Entry(
            422, "到访地址与登记地址不同", "请说明原因后重新提交。", "Visited another address", "Explain why."
        ),
        "unreachable.photo_missing": Entry(
            422, "需要现场照片", "请至少拍一张现场照片。", "A photo of the place is needed", "Take at least one."
        ),
        "unreachable.note_missing": Entry(422, "请写现场情况说明", "写明后重新提交。", "Write the note"),
        "record.lines_open": Entry(
            409, "还有 {count} 项未完成", "每一项都要有结果，或者写明未检查的原因：{lines}。",
            "{count} lines open", "Every line needs an outcome or a reason: {lines}.",
        ),
        "record.parts_open": Entry(
            409, "还有部门未完成：{departments}", "请等该部门完成本部门检查后再确认。",
            "Parts still open: {departments}", "Wait until they close their part.",
        ),
        "record.not_answered": Entry(
            409, "当事人尚未确认", "请先签字确认、记录拒签或者记录无法联系。",
            "The party has not answered", "Record signature, refusal or absence first.",
        ),
        "record.locked": Entry(
            409, "记录已锁定", "签字后不得改动，请用“补正”说明；本次内容已保留，等待人工处理。",
            "Record is locked", "Nothing is changed after signing; propose a supplement.", outcome="held",
        ),
        "record.code_differs": Entry(
            422, "核验码与记录不符", "请重新生成记录后再锁定。", "The code does not fit the record", "Build the record again."
        ),
    }
)  # fmt: skip
