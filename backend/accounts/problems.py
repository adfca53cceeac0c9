"""What can go wrong with accounts, in words."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "accounts.wrong_password": Entry(
            401, "用户名或密码不正确", "请核对后重试；连续输错会暂时锁定登录。",
            "Wrong user name or password", "Check both and try again.",
        ),
        "accounts.blocked": Entry(
            429, "登录暂时锁定", "连续输错密码，请于 {minutes} 分钟后重试，或请部门管理员重置密码。",
            "Sign-in paused", "Try again in {minutes} minutes or ask for a new password.",
        ),
        "accounts.ended": Entry(
            401, "账号已停用", "请联系部门管理员；本机未上传的内容仍可移交，不会丢失。",
            "This account has ended", "What this phone still holds can be handed over.",
        ),
        "accounts.username_taken": Entry(
            409, "用户名已被使用", "“{username}”已存在，请换一个用户名。",
            "User name taken", "Choose another user name.",
        ),
        "accounts.code_taken": Entry(
            409, "部门代码已被使用", "“{taken}”已存在，请换一个代码。", "Code taken", "Choose another code.",
        ),
        "accounts.unknown_role": Entry(
            422, "没有这种角色", "不能授予角色：{roles}。", "Unknown role", "No such role: {roles}.",
        ),
        "accounts.department_needed": Entry(
            422, "请选择所属部门", "检查人员、审核员、部门负责人和部门管理员必须属于一个部门。",
            "A department is needed", "These roles belong to a department.",
        ),
        "accounts.department_unknown": Entry(
            422, "部门不存在或已停用", "请重新选择部门。", "No such department", "Choose another one.",
        ),
        "accounts.duties_mixed": Entry(
            422, "三员应当分立", "系统管理员、安全管理员和审计员不得由同一账号兼任。",
            "Duties must be separate", "One account cannot hold two of these roles.",
        ),
        "accounts.office_inspects": Entry(
            422, "联席办不得实施检查", "联席办账号不能同时担任检查人员（国办发〔2024〕54号）。",
            "The joint office must not inspect", "Use two accounts.",
        ),
        "accounts.beyond_own_department": Entry(
            403, "超出本部门权限", "部门管理员只能管理本部门账号，且不能授予系统或联席办角色。",
            "Beyond your department", "Ask the system administrator.",
        ),
        "accounts.recovery_unopened": Entry(
            422, "不能打开这部手机的资料", "恢复信息不是为这个账号和本系统登记的，请核对账号后重试。",
            "This phone's key cannot be opened", "It was not wrapped for this account and this office.",
        ),
        "accounts.recovery_code_wrong": Entry(
            403, "恢复码不正确或者已失效", "恢复码 30 分钟内有效，最多试 5 次；请核对账号，或请部门管理员重新生成。",
            "Wrong or expired code", "A code is good for 30 minutes and five tries.",
        ),
        "accounts.weak_password": Entry(
            422, "密码过短", "密码至少 10 个字符。", "Password too short", "At least 10 characters.",
        ),
    }
)  # fmt: skip
