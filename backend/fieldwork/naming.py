"""Every verb of a phone in the field's words: one list for the review desk and the desk of held work."""

VERBS = {
    "team.declare/1": "利害关系声明", "replacement.request/1": "更换人员申请", "surprise.request/1": "突击检查申请",
    "schedule.set/1": "时间和车辆", "notice.give/1": "检查告知", "urgent.start/1": "紧急检查", "visit.tell/1": "亮证告知",
    "finding.record/1": "检查项记录", "finding.settle/1": "检查项选定", "contest.settle/1": "选定采用的填写", "evidence.attach/1": "音像资料",
    "part.close/1": "完成本部门检查", "party.confirm/1": "当事人确认", "party.refuse/1": "拒签记录",
    "party.unreachable/1": "无法联系记录", "party.uncooperative/1": "不配合记录", "visit.suspend/1": "中止检查",
    "visit.resume/1": "恢复检查", "visit.terminate/1": "终止检查", "visit.settle/1": "选定中止结束方式",
    "department.no_activity/1": "未开展相关经营活动",
    "record.lock/1": "锁定记录", "contact.log/1": "联系记录",
    "witness.record/1": "见证人", "line.assign/1": "分工", "supplement.propose/1": "补正",
    "recorder.note/1": "执法记录仪",
    "measure.order/1": "责令改正", "sample.take/1": "抽样", "conclusion.adopt/1": "采用其他结论",
    "clue.record/1": "问题线索", "service.record/1": "文书送达", "paper.attach/1": "纸质签署件",
    "team.check_in/1": "签到", "team.check_out/1": "签退", "team.confirm/1": "签到确认",
    "approval.decide/1": "审批", "deputy.name/1": "委托审批", "deputy.end/1": "结束委托审批",
}  # fmt: skip

COLLECTIONS = {
    "task": "任务", "members": "检查组成员", "checkins": "签到", "lines": "检查项", "assignments": "分工", "findings": "检查项",
    "evidence": "音像资料", "contacts": "联系记录", "witnesses": "见证人", "parts": "部门检查完成", "confirmation": "当事人确认",
    "record": "现场记录", "supplements": "补正", "review": "审核", "notice": "检查告知", "schedule": "时间和车辆",
    "urgent": "紧急检查", "declarations": "利害关系声明", "replacements": "更换人员申请", "surprise": "突击检查申请",
    "told": "亮证告知", "cases": "当事人申请", "pauses": "中止与恢复", "measures": "责令改正", "samples": "抽样",
    "adopted": "采用其他结论", "clues": "问题线索", "recorders": "执法记录仪", "services": "文书送达",
    "evidence_reviews": "固定电子监控审核", "papers": "纸质签署件", "approvals": "审批", "deputies": "委托审批",
}  # fmt: skip
