"""What can go wrong with tasks, in words."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "tasks.item_not_in_force": Entry(
            422, "抽查事项未公开或依据已失效", "不得检查：{items}。未列入清单的事项不得实施检查（照单履职）。",
            "Item not in force", "These items must not be inspected: {items}.",
        ),
        "tasks.not_drawn": Entry(
            422, "检查对象不在抽取结果中", "“{name}”不在已锁定的抽取结果内，不得替换检查对象。",
            "Object was not drawn", "{name} is not in the locked draw.",
        ),
        "tasks.surprise_without_lead": Entry(
            422, "突击检查须有问题线索", "请填写线索来源和文号。", "A surprise check needs a lead",
        ),
        "tasks.one_leader": Entry(
            422, "检查组须有且只有一名组长", "请指定一名组长。", "Exactly one leader is needed",
        ),
        "tasks.leader_not_initiating": Entry(
            422, "组长应由发起部门人员担任", "{name} 不是发起部门（{department}）的检查人员，请重新指定组长。",
            "The leader comes from the initiating department", "{name} does not belong to {department}.",
        ),
        "tasks.certificate_invalid": Entry(
            422, "执法证在检查日无效", "{name} 无有效执法证，不得作为执法人员参加 {day} 的检查。",
            "No valid certificate", "{name} has no valid certificate on {day}.",
        ),
        "tasks.outside_departments": Entry(
            422, "人员不属于联查部门", "{name} 所在部门未参加本次联合检查。", "Department does not take part",
        ),
        "tasks.without_account": Entry(
            422, "检查人员没有账号", "请先为 {name} 开通账号，再编入检查组。", "Inspector without an account",
        ),
        "tasks.not_in_this_state": Entry(
            409, "当前状态不能进行此操作", "任务处于“{state}”，不能{event}。", "Not possible in this state",
        ),
        "tasks.not_approved": Entry(
            409, "尚未完成检查审批", "{departments} 负责人尚未审批本次检查。", "Approval is missing",
        ),
        "tasks.approved_already": Entry(
            409, "本部门已审批", "本部门负责人已审批本次检查，无需重复操作。", "Approved already",
        ),
        "tasks.not_taking_part": Entry(
            403, "本部门未参加该任务", "只有联查部门负责人可以审批。", "Your department does not take part",
        ),
        "tasks.only_leader": Entry(
            403, "仅组长可以操作", "请由本任务检查组组长操作。", "Only the leader may do this",
        ),
        "tasks.not_on_team": Entry(
            403, "不在本任务检查组", "检查组成员不得擅自更换；如需更换请由部门负责人审批。",
            "Not on this team", "Replacement needs the department head's approval.",
        ),
        "tasks.interest_declared": Entry(
            422, "应当回避", "{name} 已声明与检查对象有利害关系，不得参加本次检查。",
            "Recusal", "{name} declared an interest in this object.",
        ),
        "tasks.replacement_reason": Entry(
            422, "请说明更换原因", "请选择回避、岗位调整、工作冲突、健康状况，或者填写其他特殊原因。",
            "A reason is needed",
        ),
        "tasks.replacement_approver": Entry(
            403, "应由本人所在部门负责人批准", "{name} 的更换由{department}负责人批准。",
            "The own department's head approves", "{department} decides about {name}.",
        ),
        "tasks.successor_other_department": Entry(
            422, "接替人员应为本部门人员", "请在本部门持证检查人员中指定接替人员。", "Successor of another department",
        ),
        "tasks.on_team_already": Entry(409, "该人员已在检查组", "请指定其他人员。", "On the team already"),
    }
)  # fmt: skip
