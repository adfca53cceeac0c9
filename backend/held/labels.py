"""What the fields of arguments and rows are called, and the words of their codes. Nothing here is shown as JSON."""

from backend.forms import words as w

# In the order in which a person reads them; what is not here is an id, a hash or a detail of the machinery.
FIELDS = {
    "line": "检查项", "lines": "检查项", "department": "部门", "user": "人员", "users": "人员", "name": "姓名", "unit": "单位",
    "checked": "是否检查", "outcome": "检查结果", "sub_code": "具体情形", "fact": "事实", "reason": "理由", "note": "说明",
    "clause": "依据条款", "measure": "处理措施", "deadline": "期限", "methods": "检查方式", "kind": "类型", "purpose": "用途",
    "form": "文书", "documents": "文书", "captured_at": "拍摄时间", "duration_ms": "时长", "size": "大小", "source": "来源", "gaps": "录制中断",
    "requirement": "改正要求", "number": "编号", "given": "方式", "time": "时间", "at": "时间", "planned_at": "计划时间",
    "vehicle": "车辆", "channel": "联系方式", "means": "告知方式", "method": "签到方式", "result": "结果", "contact": "联系方式", "relation": "与当事人关系",
    "statement": "陈述", "signer_name": "签字人", "signer_role": "身份", "opinion": "意见", "sealed": "盖章", "mode": "确认方式",
    "document": "文件", "told": "已说明检查结果", "site_state": "现场情况", "address_visited": "实际检查地点",
    "address_explanation": "地点说明", "behaviours": "不配合的表现", "warned": "已告知法律后果", "warning": "告知的内容", "to_name": "对方姓名",
    "to_role": "对方身份", "to_department": "移交部门", "matter": "线索内容", "product": "样品", "batch": "批次", "quantity": "数量",
    "place": "地点", "seal_no": "封样编号", "receipt_no": "凭证编号", "laboratory": "检验机构", "representative": "当事人代表",
    "summary": "结论摘要", "date": "日期", "device_no": "设备编号", "from": "开始", "since": "开始", "to": "结束", "how": "送达方式",
    "refused_note": "拒收情况", "witness": "见证人", "deliver_later": "盖章文书后补送达", "shown_to": "出示对象", "shown_role": "身份", "officers": "检查人员",
    "signatures": "签名的检查人员", "recusal": "申请回避", "recusal_reason": "回避理由", "conflict": "有利害关系", "approved_by": "同意人",
    "approved_how": "请示方式", "approved_at": "同意时间", "decision": "决定", "successor": "接替人员", "deputy": "受委托人",
    "certificate_no": "执法证号", "certificate_shown": "已亮证", "in_at": "签到时间", "out_at": "签退时间", "confirmed": "本人已确认",
    "row": "所改内容", "why": "原因", "old": "原来的内容", "new": "改为", "code": "核验码", "closed_at": "完成时间", "closed_by": "完成人",
    "locked_at": "锁定时间", "locked_by": "锁定人", "recorded_by": "记录人", "recorded_at": "记录时间", "captured_by": "拍摄人", "by": "记录人",
    "pages_expected": "应有页数", "pages": "已拍页数", "media": "音像", "state": "状态", "value": "采用的值", "saw": "看过的值",
}  # fmt: skip

CODES = {
    "outcome": w.OUTCOMES, "sub_code": w.OTHER_CODES, "measure": w.MEASURES, "methods": w.METHODS, "mode": w.MODES,
    "purpose": w.PURPOSES, "channel": w.CHANNELS, "source": w.SOURCES, "given": w.GIVEN, "how": w.SERVICES,
    "kind": w.MEDIA_KINDS | w.CONCLUSION_KINDS | {"KINSHIP": "亲属关系", "INTEREST": "利益关系", "": "", "OTHER": "其他"},
    "method": {"OWN": "本人签到", "COLLEAGUE": "同机签到"}, "approved_how": {"PHONE": "电话", "ONLINE": "线上"},
    "decision": {"APPROVE": "同意", "RETURN": "退回"},
    "means": {"LETTER": "书面", "PHONE": "电话", "FAX": "传真", "SMS": "短信", "EMAIL": "电子邮件", "IN_PERSON": "当面"},
    "state": {
        "proposed": "待采用", "accepted": "已采用", "declined": "未采用", "declared": "尚未传来", "receiving": "正在接收",
        "assembled": "待核验", "verified": "已核验", "quarantined": "已隔离", "lost": "已灭失", "AWAITED": "待导入", "IMPORTED": "已导入",
    },
}  # fmt: skip

PEOPLE = {
    "user", "users", "officers", "signatures", "successor", "deputy", "approved_by", "recorded_by", "captured_by",
    "closed_by", "locked_by", "by",
}  # fmt: skip
MOMENTS = {
    "time", "at", "captured_at", "approved_at", "in_at", "out_at", "closed_at", "locked_at", "recorded_at", "from",
    "since", "to",
}  # fmt: skip
COUNTED = {"media": "{n} 件", "saw": "{n} 个", "gaps": "{n} 处", "pages": "{n} 页"}
