"""Words for what a phone could have known about papers and deliveries; codes are those of its own gates."""

from backend.problems import Entry, catalogue

catalogue(
    {
        "service.left_unproven": Entry(
            422, "留置送达需要说明和见证", "请写明拒收情况，并请基层组织或所在单位的代表见证，或者拍照、录像。",
            "A document left behind needs proof", "Say why, and add a witness or photographs.",
        ),
        "service.no_receipt": Entry(
            422, "直接送达需要签收", "请收件人签名，或者拍下已签收的送达回证。",
            "No receipt", "Let the recipient sign, or photograph the signed receipt.",
        ),
        "paper.no_pages": Entry(
            422, "还没有拍到任何一页", "请逐页拍下签过名或者盖过章的纸质文书。",
            "No page yet", "Photograph the signed paper page by page.",
        ),
    }
)  # fmt: skip
