"""Sample pictures of the demo, drawn at loading: believable, and each marked 演示 so that nobody takes one for real."""

import io
import math
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from backend.forms import fonts
from sync.faults import Fault

SIZE = (1200, 900)
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Pens:
    """The fonts of the pictures; without a Chinese font Pillow's own is used."""

    bold: Path | None
    regular: Path | None

    def of(self, size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        path = self.bold if bold else self.regular
        return face(path, size) if path else ImageFont.load_default(size)


@cache
def face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def find_pens(pwa_dir: Path) -> Pens:
    try:
        files = sorted(file for folder in fonts.find(pwa_dir) for file in folder.rglob("*.ttf"))
    except Fault:
        return Pens(None, None)
    bold = next((file for file in files if "700" in file.name), files[0])
    return Pens(bold, next((file for file in files if "400" in file.name), files[0]))


def gradient(top: Colour, bottom: Colour) -> Image.Image:
    """A vertical run from one colour to another, with the grain of a phone's camera."""
    return ground(top, bottom).copy()


@cache
def ground(top: Colour, bottom: Colour) -> Image.Image:
    mask = Image.linear_gradient("L").resize(SIZE)
    run = Image.composite(Image.new("RGB", SIZE, bottom), Image.new("RGB", SIZE, top), mask)
    grain = Image.effect_noise(SIZE, 14).convert("RGB")
    return Image.blend(run, grain, 0.05)


@cache
def watermark(pens: Pens) -> Image.Image:
    sheet = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    ImageDraw.Draw(sheet).text((600, 450), "演 示", font=pens.of(230), fill=(200, 30, 30, 46), anchor="mm")
    return sheet.rotate(20)


def finished(picture: Image.Image, pens: Pens, caption: str) -> bytes:
    """JPEG bytes with a watermark across and a caption below, as inspection cameras print it."""
    draw = ImageDraw.Draw(picture, "RGBA")
    mark = watermark(pens)
    picture.paste(mark, (0, 0), mark)
    draw.rectangle((0, 852, 1200, 900), fill=(0, 0, 0, 130))
    draw.text(
        (24, 876),
        f"{caption} · 演示图片",
        font=pens.of(28, bold=False),
        fill=(255, 255, 255, 235),
        anchor="lm",
    )
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def pump_plate(pens: Pens, name: str, number: int) -> bytes:
    """The name plate of a pump with its verification sticker and lead seal."""
    picture = gradient((148, 156, 164), (92, 100, 108))
    draw = ImageDraw.Draw(picture, "RGBA")
    draw.rounded_rectangle((158, 108, 1058, 768), 26, fill=(40, 44, 48, 120))
    draw.rounded_rectangle(
        (140, 90, 1040, 750), 26, fill=(206, 210, 214, 255), outline=(90, 96, 102, 255), width=5
    )
    for y in range(96, 746, 3):
        draw.line((148, y, 1032, y), fill=(255, 255, 255, 28))
    for x, y in ((180, 130), (1000, 130), (180, 710), (1000, 710)):
        draw.ellipse(
            (x - 15, y - 15, x + 15, y + 15), fill=(130, 136, 142, 255), outline=(70, 74, 78, 255), width=3
        )
        draw.line((x - 9, y - 6, x + 9, y + 6), fill=(60, 64, 68, 255), width=4)
    draw.text((590, 160), "税控燃油加油机", font=pens.of(56), fill=(28, 32, 36, 255), anchor="mm")
    rows = (
        ("型    号", "YS-2042 型（演示）"), ("出厂编号", f"YS2021-{number:04d}"), ("流量范围", "5～50 L/min"),
        ("最大允许误差", "±0.30 %"), ("制造单位", "演示加油设备有限公司"),
    )  # fmt: skip
    for line, (label, value) in enumerate(rows):
        y = 250 + line * 62
        draw.text((220, y), label, font=pens.of(34), fill=(50, 54, 58, 255), anchor="lm")
        draw.text((480, y), value, font=pens.of(34, bold=False), fill=(28, 32, 36, 255), anchor="lm")
        draw.line((470, y + 26, 960, y + 26), fill=(120, 126, 132, 160), width=2)
    sticker(draw, pens, number)
    return finished(picture, pens, f"{name} {number % 4 + 1} 号加油机铭牌、检定标志和封印")


def sticker(draw: ImageDraw.ImageDraw, pens: Pens, number: int) -> None:
    draw.ellipse((720, 540, 920, 740), fill=(20, 132, 84, 245), outline=(255, 255, 255, 255), width=6)
    draw.text((820, 600), "强检合格", font=pens.of(38), fill=(255, 255, 255, 255), anchor="mm")
    draw.text((820, 645), "有效期至", font=pens.of(24), fill=(230, 255, 240, 255), anchor="mm")
    draw.text((820, 682), f"20{27 + number % 2}-03", font=pens.of(30), fill=(255, 255, 255, 255), anchor="mm")
    draw.line((300, 640, 420, 690), fill=(96, 84, 60, 255), width=5)
    draw.ellipse((400, 655, 470, 725), fill=(120, 122, 126, 255), outline=(60, 62, 66, 255), width=4)
    draw.text((435, 690), "封", font=pens.of(30), fill=(40, 42, 46, 255), anchor="mm")


def licence(pens: Pens, name: str, uscc: str, address: str) -> bytes:
    """A business licence in its frame on the wall."""
    picture = gradient((222, 216, 204), (188, 180, 166))
    draw = ImageDraw.Draw(picture, "RGBA")
    draw.rectangle((118, 68, 1102, 828), fill=(60, 40, 24, 90))
    draw.rectangle((100, 50, 1084, 810), fill=(120, 78, 44, 255))
    draw.rectangle((126, 76, 1058, 784), fill=(250, 246, 232, 255))
    for inset, width in ((18, 4), (28, 1)):
        draw.rectangle(
            (126 + inset, 76 + inset, 1058 - inset, 784 - inset), outline=(176, 44, 40, 255), width=width
        )
    draw.text((592, 180), "营 业 执 照", font=pens.of(84), fill=(150, 24, 24, 255), anchor="mm")
    draw.text(
        (592, 250),
        f"统一社会信用代码 {uscc}",
        font=pens.of(26, bold=False),
        fill=(60, 40, 40, 255),
        anchor="mm",
    )
    rows = (
        ("名  称", name),
        ("类  型", "有限责任公司（演示）"),
        ("住  所", address),
        ("登记机关", "武陟县市场监督管理局（演示）"),
    )
    for line, (label, value) in enumerate(rows):
        y = 340 + line * 84
        draw.text((210, y), label, font=pens.of(32), fill=(70, 40, 40, 255), anchor="lm")
        draw.text((380, y), value, font=pens.of(32, bold=False), fill=(30, 24, 24, 255), anchor="lm")
    draw.ellipse((820, 590, 980, 750), outline=(200, 40, 40, 190), width=6)
    draw.text((900, 670), "演示印章", font=pens.of(30), fill=(200, 40, 40, 190), anchor="mm")
    draw.polygon(((126, 76), (420, 76), (126, 520)), fill=(255, 255, 255, 34))
    return finished(picture, pens, f"{name} 亮照情况")


def closed_gate(pens: Pens, name: str) -> bytes:
    """The station with its gate shut and chained: nobody can be reached."""
    picture = gradient((176, 192, 206), (206, 196, 178))
    draw = ImageDraw.Draw(picture, "RGBA")
    draw.rectangle((0, 660, 1200, 900), fill=(126, 122, 114, 255))
    canopy(draw, pens, name, faded=True)
    for x in range(90, 1120, 34):
        draw.rectangle((x, 420, x + 9, 800), fill=(70, 84, 92, 255))
        draw.polygon(((x, 420), (x + 4, 398), (x + 9, 420)), fill=(70, 84, 92, 255))
    for y in (450, 600, 770):
        draw.rectangle((80, y, 1130, y + 12), fill=(58, 70, 78, 255))
    for step in range(14):
        x = 520 + step * 12
        draw.ellipse(
            (x, 596 + 14 * math.sin(step / 2), x + 18, 618 + 14 * math.sin(step / 2)),
            outline=(150, 150, 154, 255),
            width=5,
        )
    draw.arc((578, 610, 634, 672), 180, 360, fill=(190, 190, 196, 255), width=9)
    draw.rounded_rectangle(
        (566, 640, 646, 716), 10, fill=(196, 150, 40, 255), outline=(120, 88, 16, 255), width=4
    )
    draw.rectangle((210, 500, 440, 640), fill=(244, 240, 226, 255), outline=(120, 110, 90, 255), width=3)
    draw.text((325, 550), "停  业", font=pens.of(58), fill=(170, 34, 30, 255), anchor="mm")
    draw.text((325, 608), "门已上锁", font=pens.of(28), fill=(90, 80, 70, 255), anchor="mm")
    return finished(picture, pens, f"{name} 大门关闭")


def forecourt(pens: Pens, name: str) -> bytes:
    """The whole station from the entrance, the name on the canopy readable."""
    picture = gradient((126, 176, 224), (220, 230, 236))
    draw = ImageDraw.Draw(picture, "RGBA")
    draw.rectangle((0, 640, 1200, 900), fill=(152, 152, 150, 255))
    draw.polygon(((420, 900), (560, 640), (640, 640), (780, 900)), fill=(164, 164, 162, 255))
    canopy(draw, pens, name, faded=False)
    for x in (250, 470, 690, 910):
        draw.rectangle((x - 46, 660, x + 46, 690), fill=(200, 196, 188, 255))
        draw.rounded_rectangle(
            (x - 32, 500, x + 32, 668), 8, fill=(236, 238, 240, 255), outline=(110, 116, 122, 255), width=3
        )
        draw.rectangle((x - 24, 512, x + 24, 548), fill=(36, 60, 48, 255))
        draw.text((x, 530), "7.42", font=pens.of(20), fill=(140, 255, 170, 255), anchor="mm")
        draw.text((x, 590), "92#", font=pens.of(26), fill=(196, 40, 30, 255), anchor="mm")
        draw.arc((x + 20, 560, x + 64, 650), 270, 90, fill=(30, 30, 32, 255), width=6)
    return finished(picture, pens, f"{name} 罩棚及站区全景")


def canopy(draw: ImageDraw.ImageDraw, pens: Pens, name: str, *, faded: bool) -> None:
    tone = (150, 128, 120, 255) if faded else (190, 36, 32, 255)
    for x in (180, 1000):
        draw.rectangle((x, 360, x + 26, 680), fill=(214, 216, 218, 255))
    draw.rectangle((80, 230, 1120, 370), fill=tone)
    draw.rectangle((80, 352, 1120, 370), fill=(240, 226, 120, 255))
    draw.text(
        (600, 292), name.removesuffix("有限公司"), font=pens.of(66), fill=(255, 255, 255, 255), anchor="mm"
    )


def handwriting(pens: Pens, name: str, occasion: str) -> bytes:
    """A name written with a finger on glass: PNG, dark on white."""
    rng = random.Random(f"{name}{occasion}")  # nobody writes the same way twice
    sheet = Image.new("RGBA", (720, 280), (255, 255, 255, 255))
    x = 90
    for letter in name.split("（")[0]:
        tile = Image.new("RGBA", (220, 240), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text(
            (110, 120), letter, font=pens.of(150, bold=False), fill=(24, 28, 60, 255), anchor="mm"
        )
        sheared = tile.transform(
            tile.size,
            Image.Transform.AFFINE,
            (1, rng.uniform(0.12, 0.3), -28, rng.uniform(-0.06, 0.06), 1, 0),
        )
        sheet.alpha_composite(sheared.rotate(rng.uniform(-7, 5)), (x, 10 + rng.randint(0, 26)))
        x += 160
    draw = ImageDraw.Draw(sheet)
    curve = [(90 + step * 12, 236 + 8 * math.sin(step / 3 + rng.random())) for step in range((x - 60) // 12)]
    draw.line(curve, fill=(24, 28, 60, 255), width=5, joint="curve")
    out = io.BytesIO()
    sheet.convert("L").save(out, "PNG")
    return out.getvalue()
