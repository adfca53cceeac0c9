"""Words for what the desk of held work, of losses and of exports refuses."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "held.not_yours": Entry(
            403, "不由您决定", "由组长所在部门的负责人或者联席办决定，本人的记录不能由本人决定。",
            "Not yours to decide", "The head of the leader's department or the joint office decides, never the author.",
        ),
        "held.reason_missing": Entry(
            422, "请写明理由", "记录人会在手机上看到这句话。", "State the reason", "The author reads it on the phone."
        ),
        "held.cannot": Entry(
            409, "现在不能采用", "{why}", "It cannot be let through now", "{why}"
        ),
        "losses.not_missing": Entry(
            409, "这件音像没有缺失", "它已经核验，或者已经登记为灭失。", "It is not missing", "Verified, or given up already."
        ),
        "losses.asked_already": Entry(
            409, "已经有人报请登记灭失", "请等待审批，或者在列表中查看。", "It was asked for already", "See the list."
        ),
        "losses.not_yours": Entry(
            403, "不由您办理", "由参加检查的部门或者联席办报请，由组长所在部门负责人或者联席办负责人审批。",
            "Not yours", "A department taking part asks; the leading department's head or the office's head approves.",
        ),
        "losses.second_person": Entry(
            403, "须由另一人审批", "报请人不能审批自己的报请。", "A second person must approve", "Not the one who asked."
        ),
        "losses.decided_already": Entry(409, "这件报请已经办结", "请刷新列表。", "Decided already", "Reload the list."),
        "exports.not_an_export": Entry(
            422, "这不是联查的导出文件", "请选择手机上“导出未上传的工作”生成的文件（.lcex）。",
            "Not an export of this app", "Choose the file the phone made (.lcex).",
        ),
        "exports.cut_off": Entry(
            422, "文件开头已损坏", "这个文件读不出是谁的手机，请从手机重新导出。",
            "The beginning of the file is damaged", "Export it from the phone again.",
        ),
        "exports.other_key": Entry(
            422, "文件不是交给本办公端的", "它由另一把恢复密钥封装（{key}）；请在对应的办公端导入。",
            "Sealed for another office", "It was wrapped for recovery key {key}.",
        ),
        "exports.wrap_broken": Entry(
            422, "文件的钥匙打不开", "文件可能已损坏，请从手机重新导出。", "The wrapped key does not open", "Export it again."
        ),
        "exports.no_key": Entry(
            503, "办公端没有恢复密钥", "请系统管理员配置 RECOVERY_KEY 后再导入；导出文件仍然有效。",
            "No recovery key is configured", "Set RECOVERY_KEY; the file stays valid.",
        ),
        "exports.not_yours": Entry(
            403, "不由您导入", "由联席办或者使用人所在部门的管理员导入。", "Not yours to import",
            "The joint office, or the administrator of the user's department.",
        ),
    }
)  # fmt: skip
