"""Words for what can go wrong with files and uploads: what happened, what is safe, what to do."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "media.empty": Entry(
            422,
            "文件为空",
            "该文件没有内容，未上传。请重新拍摄或录制。",
            "Empty file",
            "The file has no content. Capture it again.",
        ),
        "media.too_large": Entry(
            413,
            "文件过大",
            "文件约 {size_mb} MB，此类文件不得超过 {limit_mb} MB。原件仍在本机；请分段录制，或请管理员调整上限。",
            "File too large",
            "About {size_mb} MB; the limit for this kind is {limit_mb} MB. It stays on the phone.",
        ),
        "media.wrong_type": Entry(
            422,
            "文件类型不符",
            "文件标明为 {declared}，实际为 {detected}。原始内容已隔离保存，未被替换；请用本系统重新拍摄，或由审核人员查验。",
            "Not the declared type",
            "Declared {declared}, found {detected}. The bytes are kept in quarantine, nothing was replaced.",
        ),
        "media.hash_mismatch": Entry(
            422,
            "文件校验不一致",
            "收到的内容与拍摄时的校验码不同。收到的内容已隔离保存，未替换任何文件；请从本机重新上传原件。",
            "Hash mismatch",
            "The bytes do not have the declared hash. They are in quarantine; send the original again.",
        ),
        "media.bomb": Entry(
            422,
            "图像尺寸异常",
            "图像展开后达 {width}×{height} 像素，超出可处理范围。原始内容已隔离保存；请重新拍摄。",
            "Picture too large when decoded",
            "{width}×{height} pixels. The bytes are kept in quarantine.",
        ),
        "media.truncated": Entry(
            422,
            "图像不完整",
            "图像内容在中途中断。收到的内容已隔离保存；如本机有原件请重新上传，否则请重新拍摄。",
            "Truncated picture",
            "The picture ends in the middle. The bytes are kept in quarantine.",
        ),
        "media.unreadable": Entry(
            422,
            "文件无法打开",
            "文件内容已损坏或不是可识别的格式。收到的内容已隔离保存；请重新拍摄或录制。",
            "Unreadable file",
            "Damaged, or in no known format. The bytes are kept in quarantine.",
        ),
        "media.not_ready": Entry(
            409,
            "文件尚未上传完毕",
            "拍摄手机联网并上传后即可查看。",
            "Not here yet",
            "Wait for the phone to deliver it.",
        ),
        "media.quarantined": Entry(
            409,
            "文件已隔离",
            "该文件未通过校验，不能查看；原始内容已保存，请联系审核人员。",
            "In quarantine",
            "The file did not pass the checks; its bytes are kept.",
        ),
        "media.lost": Entry(
            410, "文件已登记为丢失", "原因见保管记录。", "Recorded as lost", "See the custody record."
        ),
        "media.no_view": Entry(
            404,
            "没有此预览",
            "可能正在生成，请稍后再试，或查看原件。",
            "No such view",
            "It may still be made.",
        ),
        "media.bad_range": Entry(416, "读取范围有误", "请重新打开文件。", "Range not satisfiable"),
        "media.bad_ticket": Entry(
            401, "查看凭证已过期", "请返回页面重新打开该文件。", "Ticket expired", "Open the file again."
        ),
        "upload.not_found": Entry(
            404,
            "没有此上传任务",
            "请重新开始上传；本机原件不受影响。",
            "No such upload",
            "Begin the upload again.",
        ),
        "upload.gone": Entry(
            410,
            "上传任务已结束",
            "任务已过期或被取消，请重新开始上传；本机原件不受影响。",
            "Upload is gone",
            "Begin again.",
        ),
        "upload.offset": Entry(
            409,
            "上传位置不一致",
            "服务器已有 {expected} 字节，请从该位置继续。",
            "Wrong offset",
            "The server has {expected} bytes; continue from there.",
        ),
        "upload.checksum": Entry(
            460,
            "传输校验失败",
            "本段内容在传输中出错，已丢弃，请重新发送本段。",
            "Checksum mismatch",
            "This request's bytes were dropped; send them again.",
        ),
        "upload.checksum_unknown": Entry(
            400, "不支持的校验方式", "请使用 sha256。", "Unknown checksum algorithm", "Use sha256."
        ),
        "upload.version": Entry(
            412, "上传协议版本不符", "请使用 tus 1.0.0。", "Wrong tus version", "Use tus 1.0.0."
        ),
        "upload.content_type": Entry(
            415,
            "上传格式有误",
            "请使用 application/offset+octet-stream。",
            "Wrong content type",
            "Use application/offset+octet-stream.",
        ),
        "upload.header": Entry(
            400,
            "上传请求有误",
            "请求头 {name} 缺失或无效。",
            "Bad upload request",
            "Header {name} is missing or invalid.",
        ),
        "upload.metadata": Entry(
            400,
            "上传说明有误",
            "上传说明须含文件的 sha256（64 位小写十六进制）。",
            "Bad upload metadata",
            "Metadata must name the file's sha256 (64 lower-case hex digits).",
        ),
        "upload.beyond_length": Entry(
            413, "内容超出声明长度", "请核对文件后重新开始上传。", "More bytes than declared", "Begin again."
        ),
        "upload.proof": Entry(
            401,
            "设备签名无效",
            "请用拍摄时的手机移交；本机内容不受影响。",
            "Device proof invalid",
            "Hand over from the phone that captured it.",
        ),
        "store.unreachable": Entry(
            503,
            "文件存储暂不可用",
            "请稍后重试；本机原件不受影响。",
            "Object store unavailable",
            "Try again later; nothing is lost.",
            outcome="held",
        ),
        "store.missing": Entry(
            503, "文件暂时无法读取", "已记录，请稍后重试。", "File missing in the store", outcome="held"
        ),
        "store.unreliable": Entry(
            503,
            "文件存储校验失败",
            "写入后读回的内容不一致，请重新上传；本机原件不受影响。",
            "The store gave back other bytes",
            "Send it again.",
            outcome="held",
        ),
        "health.unavailable": Entry(
            503, "系统部分不可用", "缺少：{missing}。", "Not healthy", "Missing: {missing}."
        ),
    }
)
