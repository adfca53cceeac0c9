"""Words for every problem the sync layer raises. The outcome says what becomes of a mutation that meets it."""

from backend.problems import Entry, catalogue

SAFE = "本机记录不受影响。"

REQUESTS = {
    "sync.protocol_unknown": Entry(
        426, "应用版本不兼容", "请更新应用后再同步；" + SAFE, "App out of date", "Update the app; nothing on it is lost."
    ),
    "sync.schema_unknown": Entry(
        426, "数据格式不兼容", "请更新应用后再同步；" + SAFE, "App out of date", "Update the app; nothing on it is lost."
    ),
    "sync.device_unknown": Entry(
        409, "本机尚未登记", "请联网重新登录，以登记本机；" + SAFE, "Device not enrolled",
        "Sign in online to enrol this phone.", outcome="held",
    ),
    "sync.certificate_invalid": Entry(
        403, "登记证书无效", "请联网重新登录，以登记本机；" + SAFE, "Certificate invalid", "Sign in online to enrol this phone."
    ),
    "sync.device_taken": Entry(
        409, "设备编号已被占用", "请重新登记本机；" + SAFE, "Device id taken", "Enrol again with a new key."
    ),
    "sync.device_of_another": Entry(
        403, "本机由他人登记", "原使用人的内容将移交待核；请以本人账号重新登记本机。", "Device of another person",
        "Hand over what is sealed, then enrol this phone for yourself.",
    ),
    "sync.device_revoked": Entry(
        403, "本机已被停用", "未上传的内容请移交，由所在部门核实；不会丢失。", "Device revoked",
        "Hand over what is unsent; your department decides.", outcome="held",
    ),
    "sync.account_ended": Entry(
        403, "账号已停用", "未上传的内容请移交，由所在部门核实；不会丢失。", "Account ended",
        "Hand over what is unsent; your department decides.", outcome="held",
    ),
    "sync.chain_closed": Entry(
        409, "本机的记录链已封闭", "请重新登记本机；未上传的内容请移交，不会丢失。", "Chain closed",
        "Enrol a new key and hand over what is unsent.", outcome="held",
    ),
    "sync.proof_invalid": Entry(
        403, "本机签名无效", "请重新登录并登记本机；" + SAFE, "Proof invalid", "Sign in and enrol this phone again."
    ),
    "sync.key_invalid": Entry(422, "设备公钥无效", "请重新登记本机。", "Key invalid", "Make a new key and enrol again."),
    "sync.busy": Entry(503, "系统繁忙", "将自动重试；" + SAFE, "Busy", "It is tried again by itself."),
    "sync.not_held": Entry(409, "该内容不在待处理之列", "请刷新列表。", "Not held", "Reload the list."),
}  # fmt: skip

HELD = {
    "sync.altered": Entry(
        200, "内容与签名不符", "原始数据已隔离保存，由所在部门核实；请核对后重新记录。", "Altered after capture",
        "The bytes are kept in quarantine; check and record again.", outcome="held",
    ),
    "sync.too_large": Entry(
        200, "单条记录过大", "已保存待核；请分条重新记录。", "Record too large", "Kept for review; record it in parts.",
        outcome="held",
    ),
    "sync.verb_unknown": Entry(
        200, "系统尚不支持此操作", "已保存，系统升级后处理。", "Not known yet", "Kept until the server is updated.",
        outcome="held",
    ),
    "sync.author_differs": Entry(
        200, "记录人与本机登记人不符", "已保存待核。", "Author differs", "Kept for review.", outcome="held"
    ),
    "sync.dossier_unknown": Entry(
        404, "未找到任务资料", "已保存待核。", "Dossier unknown", "Kept for review.", outcome="held"
    ),
    "sync.access_lost": Entry(
        200, "您已不在该任务检查组", "已保存，由组长或所在部门决定是否采用。", "No longer on the team",
        "Kept; the leader or your department decides.", outcome="held",
    ),
    "sync.base_unknown": Entry(
        200, "所依据的记录尚未到达", "已保存，相关记录到达后自动处理。", "Waiting for an earlier record",
        "Kept; it is applied when that arrives.", outcome="held",
    ),
    "sync.outside_cut": Entry(
        200, "记录已锁定", "作为补正建议保存，由检查组决定是否采用。", "Record locked",
        "Kept as a proposed supplement.", outcome="held",
    ),
    "sync.locked_already": Entry(
        200, "记录已由同事锁定", "已保存待核。", "Already locked", "Kept for review.", outcome="held"
    ),
    "sync.handed_over": Entry(
        200, "已移交待核", "由所在部门核实后决定是否采用。", "Handed over", "Your department decides.", outcome="held"
    ),
    "sync.signature_invalid": Entry(
        200, "签名无效", "数据已隔离保存；请重新登记本机并移交未上传的内容。", "Signature invalid",
        "Kept in quarantine; enrol a new key and hand over.", outcome="held",
    ),
    "contest.unseen": Entry(
        409, "另有未查看的不同记录", "请查看全部记录后重新确认。", "A value was not seen", "Look at all values and settle again.",
        outcome="held",
    ),
}  # fmt: skip

REJECTED = {
    "sync.fork": Entry(
        409, "同一编号已有不同内容", "两份内容均已保存待核（已登记：{recorded}）；请重新登记本机。", "Same number, other content",
        "Both are kept (on record: {recorded}); enrol a new key.",
    ),
    "sync.payload_invalid": Entry(
        422, "记录内容无法读取（{field}）", "已留存；请重新记录。", "Record unreadable ({field})", "It is kept; record it again."
    ),
    "sync.id_taken": Entry(
        409, "记录编号重复", "已留存；请重新记录。", "Identifier used twice", "It is kept; record it again."
    ),
    "sync.base_missing": Entry(
        422, "记录缺少依据（{row}）", "已留存；请更新应用后重新记录。", "Base missing ({row})", "Update the app and record again."
    ),
    "sync.relay_invalid": Entry(
        422, "扫码内容不完整", "请在同事手机上重新扫码。", "Relayed work invalid", "Scan the colleague's screen again."
    ),
}  # fmt: skip

catalogue(REQUESTS | HELD | REJECTED)
