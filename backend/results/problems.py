"""Words for what entry and review refuse."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "results.not_responsible": Entry(
            403, "不由您录入", "本任务的结果由{who}录入并负责，请由其办理。",
            "Not yours to enter", "The result is entered by {who}.",
        ),
        "results.not_reviewer": Entry(
            403, "不能审核此结果", "审核须由负责部门的审核员进行，且不得是本任务的检查人员。",
            "You may not review this", "A reviewer of the responsible department who did not inspect.",
        ),
        "results.not_in_this_state": Entry(
            409, "当前状态不能{action}", "该部门结果处于“{state}”，请刷新后再办理。",
            "Not possible in this state", "The result is {state}.",
        ),
        "recorders.not_yours": Entry(
            403, "不由您导入", "执法记录仪的文件由检查组成员或者本部门的管理人员导入。",
            "Not yours to import", "The team or its department imports these files.",
        ),
        "recorders.not_uploaded": Entry(
            409, "文件还没有传完", "请等文件上传完成后再导入。", "The file has not arrived", "Upload it first."
        ),
        "recorders.quarantined": Entry(
            409, "文件没有通过核对", "文件可能已损坏或者类型不符，请从执法记录仪重新导出后再传。",
            "The file was set aside", "Export it again from the device.",
        ),
        "recorders.not_a_recording": Entry(
            422, "不是录音、录像或者照片", "请选择执法记录仪导出的音像文件（现为 {kind}）。",
            "Not a recording", "Choose a file the device made.",
        ),
        "results.not_locked": Entry(
            409, "现场记录尚未锁定", "检查组锁定记录并上传后才能录入。", "The record is not locked"
        ),
        "results.awaited": Entry(
            409, "资料尚未到齐", "还有内容在手机上没有上传：{what}。到齐后会自动录入。",
            "Something has not arrived", "Still on a phone: {what}.",
        ),
        "results.incomplete": Entry(
            409, "资料不完整，不能通过", "请先处理：{what}；或者填写意见退回检查组补正。",
            "Not complete", "Deal with {what} first, or return it.",
        ),
        "results.opinion_missing": Entry(
            422, "请填写退回意见", "检查人员将按意见补正，请写明需要补正的内容。", "State why it is returned"
        ),
        "samples.not_yours": Entry(
            403, "检验报告由负责部门录入", "请由该项所属部门的审核员或者部门管理员录入。",
            "Not yours to record", "The item's own department records the report.",
        ),
        "samples.reported_already": Entry(
            409, "该样品的检验报告已经录入", "已录入的报告不能改动；复检另行办理。",
            "The report is recorded already", "It is not changed; a re-test is a matter of its own.",
        ),
        "samples.no_report": Entry(
            409, "检验报告还没有录入", "先录入检验报告，当事人有异议的再办理复检。", "No report yet", "Record it first."
        ),
        "samples.retested_already": Entry(
            409, "该样品已经申请过复检", "复检以一次为限，请录入复检报告。", "A re-test was asked for already", "There is one only."
        ),
        "samples.retest_reason": Entry(
            422, "请填写复检理由", "写明当事人对检验结果的异议。", "State the reason", "What does the party dispute?"
        ),
        "samples.retest_day": Entry(
            422, "申请复检的日期不对", "应在收到报告（{received}）当天或者之后，不晚于今天。",
            "The day cannot be", "Not before the report came ({received}), not after today.",
        ),
        "samples.day_impossible": Entry(
            422, "收到报告的日期不对", "应在抽样日（{taken}）当天或者之后，不晚于今天。",
            "The day cannot be", "Not before the sample was taken ({taken}), not after today.",
        ),
        "off_site.unreviewed": Entry(
            409, "固定电子监控资料尚未审核", "这些检查项拟立案，所附固定电子监控资料须先经法制审核和技术审核：{lines}。",
            "Off-site evidence not reviewed", "Legal and technical review come first: {lines}.",
        ),
        "off_site.not_yours": Entry(
            403, "不由您审核", "固定电子监控资料由所属部门的审核员、管理员或者负责人审核，且不得是本任务的检查人员。",
            "Not yours to review", "An official of the department who did not inspect.",
        ),
        "off_site.reviewed_already": Entry(
            409, "{what}已经办理", "审核意见不能改动，请刷新后查看。", "Reviewed already", "A review is not changed."
        ),
        "off_site.same_person": Entry(
            409, "两项审核不能由同一人办理", "法制审核和技术审核须由不同的人办理，请另一位同事审核。",
            "The two reviews need two people", "Ask a colleague.",
        ),
        "off_site.opinion_missing": Entry(
            422, "请填写审核意见", "写明为什么可以采用或者不予采用。", "State your opinion", "Say why."
        ),
        "results.line_unknown": Entry(
            422, "没有这个检查项", "本部门没有检查项“{line}”。", "No such line of this department"
        ),
    }
)  # fmt: skip
