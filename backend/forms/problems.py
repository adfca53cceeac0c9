"""Words for what can go wrong while a form is made."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "forms.record_unreadable": Entry(
            422,
            "检查记录无法读取",
            "记录文件与约定格式不符，原件未改动。请联系管理员核对该记录。",
            "The record cannot be read",
            "The record file does not have the agreed shape; the original is untouched.",
        ),
        "forms.record_missing": Entry(
            404,
            "检查记录尚未上传",
            "手机上传完成后即可打印；已在现场打印的纸质件不受影响。",
            "The record has not arrived",
            "It can be printed once the phone has sent it.",
        ),
        "forms.cannot_print": Entry(
            500,
            "文书生成失败",
            "已记录，数据不受影响。请稍后重试或联系管理员。",
            "The form could not be made",
            "It was logged; nothing is affected.",
        ),
        "forms.fonts_missing": Entry(
            500,
            "缺少中文字体",
            "服务器未找到文书字体，请管理员设置 FONTS_DIR 或重新构建前端。",
            "No Chinese fonts",
            "Set FONTS_DIR or build the app.",
        ),
    }
)
