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
        "forms.unknown": Entry(
            404,
            "没有这种文书",
            "请从文书列表中选择；可打印的文书编号为 {forms}。",
            "No such form",
            "Choose one of {forms}.",
        ),
        "forms.not_applicable": Entry(
            404,
            "本次检查没有这份文书",
            "{form}《{title}》只在{when}时生成。请核对检查记录。",
            "This visit has no such form",
            "{form} is made only where the visit calls for it.",
        ),
        "forms.template_broken": Entry(
            500,
            "文书模板有误",
            "{form} 的模板无法使用：{said}。请管理员检查 FORMS_DIR 中的文件。",
            "A template is broken",
            "{form}: {said}. Check the files in FORMS_DIR.",
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
