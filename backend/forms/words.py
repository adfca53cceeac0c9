"""The Chinese words of the codes, exactly those of the glossary (domain.md section 2; L22 for results)."""

OUTCOMES = {
    "NO_PROBLEM_FOUND": "未发现问题",
    "FAILED_TO_DISCLOSE_INFO": "未按规定公示应当公示的信息",
    "UNREACHABLE_AT_REGISTERED_ADDRESS": "通过登记的住所（经营场所）无法联系",
    "NO_RELEVANT_ACTIVITY": "未发现开展本次抽查涉及的经营活动",
    "PROBLEM_ORDERED_RECTIFY": "发现问题，依法责令立即改正或者限期改正",
    "PROBLEM_PENDING_INVESTIGATION": "发现问题，待后续调查处理",
    "SERIOUSLY_UNCOOPERATIVE": "不配合检查情节严重",
    "QUALIFIED": "合格",
    "UNQUALIFIED": "不合格",
    "OTHER": "其他情况",
}
OTHER_CODES = {
    "DEREGISTERED": "已注销",
    "REVOKED": "被吊销营业执照",
    "CANCELLED": "被撤销",
    "MOVED_OUT": "已迁出",
    "CLOSED_OR_LIQUIDATING": "停业或清算",
    "CONCEALED_OR_FALSE_DISCLOSURE": "公示信息隐瞒真实情况、弄虚作假",
    "OTHER": "其他",
}
METHODS = {
    "ON_SITE": "实地核查",
    "WRITTEN": "书面检查",
    "NETWORK": "网络监测",
    "SAMPLING": "抽样检测",
    "DATA_COMPARISON": "信息比对",
    "ENTRUSTED": "委托专业机构",
    "OFF_SITE": "非现场监管",
    "ADOPTED_CONCLUSION": "采信结论",
}
MEASURES = {
    "NONE": "无",
    "RECTIFY_NOW": "责令立即改正",
    "RECTIFY_BY": "责令限期改正",
    "INVESTIGATE": "待后续调查处理",
    "TRANSFER": "移送",
}
MODES = {
    "SIGNED": "签名",
    "SEALED": "盖章",
    "REFUSED": "拒绝签名或者盖章",
    "NOT_PRESENT": "未到场（无法联系）",
    "UNCOOPERATIVE": "不配合检查情节严重",
}
MEDIA_KINDS = {
    "PHOTO": "照片",
    "AUDIO": "录音",
    "VIDEO": "录像",
    "DOC_SCAN": "书证扫描件",
    "SIGNATURE": "手写签名",
    "RECORD": "检查记录",
}
PURPOSES = {
    "SITE": "现场",
    "REFUSAL": "拒签",
    "UNREACHABLE": "无法联系",
    "NOTICE": "告知",
    "SERVICE": "送达",
    "UNCOOPERATIVE": "不配合",
    "SUSPENSION": "中止",
    "VOICE_NOTE": "语音备注",
    "SAMPLE": "抽样",
    "MEASURE": "责令改正",
    "ADOPTED": "采信结论",
    "CLUE": "问题线索",
    "PAPER": "纸质文书",
    "NO_ACTIVITY": "未开展经营活动",
    "WITNESS": "见证",
    "CHECK_IN": "签到",
    "CONFIRMATION": "确认",
}
SOURCES = {"CAMERA": "现场拍录", "ALBUM": "相册导入", "SCAN": "扫描", "RECORDER": "执法记录仪"}
GAPS = {
    "MUTED": "来电或者其他应用占用", "HIDDEN": "锁屏或者切换应用", "ENDED": "设备被系统收回", "STALLED": "系统暂停",
}  # fmt: skip
GIVEN = {"WRITTEN": "书面", "ORAL": "口头", "PRINTED_BY_DEVICE": "移动执法设备打印"}
CONCLUSION_KINDS = {
    "DEPARTMENT": "其他部门的检查结果",
    "COURT": "生效法律文书",
    "PROFESSIONAL": "专业机构结论",
}
CHANNELS = {"PHONE": "电话", "VISIT": "上门", "MAIL": "邮寄", "EMAIL": "电子邮件"}
ROLES = {"LEADER": "组长", "MEMBER": "组员", "AUXILIARY": "辅助人员", "EXPERT": "专家"}
DEPARTMENT_ROLES = {"INITIATING": "发起部门", "COOPERATING": "配合部门"}


def outcome_words(outcome: str | None, sub_code: str | None = None, note: str = "") -> str:
    """One result in words; 其他情况 always with what it is."""
    words = OUTCOMES.get(outcome or "", "")
    if outcome == "OTHER":
        extra = "：".join(part for part in (OTHER_CODES.get(sub_code or "", ""), note) if part)
        return f"{words}（{extra}）" if extra else words
    return words


def measure_words(measure: str, deadline: str | None) -> str:
    """What was ordered, with its deadline: 责令限期改正（2026-06-10前）(R85)."""
    words = MEASURES.get(measure, "")
    return f"{words}（{deadline}前）" if measure == "RECTIFY_BY" and deadline else words
