"""What can go wrong with backups and while a restored server recovers, in words."""

from backend.problems import Entry, catalogue

SAFE = "手机上的内容不会丢失，将自动重试。"

catalogue(
    {
        "server.epoch_superseded": Entry(
            503, "本服务器已被恢复后的服务器取代", "请联系系统管理员核对访问地址。" + SAFE,
            "This server has been superseded", "Another database serves now. Nothing on the phone is lost.",
        ),
        "server.not_ready": Entry(
            503, "服务器正在恢复数据", "恢复完成后即可使用。" + SAFE,
            "The server is being restored", "It is tried again by itself; nothing on the phone is lost.",
        ),
        "backup.running": Entry(
            409, "正在备份或恢复", "同一数据库一次只能进行一项，请稍后再试。", "A backup is running", "Try again later.",
        ),
        "backup.no_tools": Entry(
            503, "未找到 {program}", "请安装 PostgreSQL 客户端，或用 PG_BIN 指明其所在文件夹。",
            "{program} not found", "Install PostgreSQL's client programs or set PG_BIN.",
        ),
        "backup.tool_failed": Entry(
            503, "{program} 未能完成", "原因：{why}", "{program} failed", "Reason: {why}",
        ),
        "backup.unreadable": Entry(
            503, "备份读回后与写入不符", "该备份不会被使用（{id}）；请检查存储后重新备份。",
            "The backup reads back differently", "It is not used ({id}); check the store and back up again.",
        ),
        "backup.last": Entry(
            409, "这是唯一可用的备份", "请先完成新的备份，再删除此份。", "The only backup", "Take another one first.",
        ),
        "backup.not_found": Entry(
            404, "未找到可用的备份（{id}）", "请用 make backups 查看可选的备份。", "No such backup ({id})",
            "List them with make backups.",
        ),
        "backup.database_not_empty": Entry(
            409, "目标数据库不是空库", "恢复不会覆盖已有数据；请新建空数据库后重试。", "The database is not empty",
            "A restore writes over nothing; name an empty database.",
        ),
    }
)  # fmt: skip
