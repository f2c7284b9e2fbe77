"""A card as a picture: 1200 by 630 points of ink on paper, in sixteen shades of grey.

The same words give the same bytes: fonts are our own, and letters are set by the plain rules that
every build of the library has.
"""

import io
import re
from functools import cache
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from chronicle.views.card import CardView
from chronicle.views.furniture import SiteView

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_PAPER, _INK, _QUIET = 253, 24, 96
_SERIF: Final = "NotoSerif-Bold.ttf"
_SANS: Final = "NotoSans-Regular.ttf"
# The title is set as large as it fits into its lines.
_SIZES: Final = ((72, 3), (60, 4), (50, 5), (42, 5))
# Letters that our fonts have; `.ci/fonts` keeps the same.
_DRAWN = re.compile(
    "[\\x20-\\x7e\\xa0-\u024f\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0327\u0328\u0370-\u03ff"
    "\u0400-\u052f\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033"
    "\u2039\u203a\u20ac\u2116\u2122\u2212]*"
)


def write_card(view: CardView, site: SiteView) -> bytes:
    """The picture as PNG."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 15), fill=_INK)
    _line(draw, _MARGIN, site.name, 30, _INK)
    y = 150
    _line(draw, y, view.kind, 30, _QUIET)
    size, lines = _fitted(drawn(view.title))
    y += 56
    for line in lines:
        draw.text((_MARGIN, y), line, fill=_INK, font=_font(_SERIF, size))
        y += round(size * 1.25)
    draw.line((_MARGIN, 512, WIDTH - _MARGIN, 512), fill=_QUIET, width=2)
    below = " · ".join(filter(None, (drawn(view.when), drawn(view.where))))
    _line(draw, 534, below, 32, _INK)
    return _png(picture)


def drawn(text: str) -> str:
    """A text that our fonts can draw; nothing where they lack a letter of it, never boxes."""
    plain = " ".join(text.split())
    return plain if _DRAWN.fullmatch(plain) else ""


def _line(draw: ImageDraw.ImageDraw, y: int, text: str, size: int, shade: int) -> None:
    """One line, cut where it would run out of the card."""
    font = _font(_SANS, size)
    draw.text((_MARGIN, y), _cut(drawn(text), font), fill=shade, font=font)


def _fitted(title: str) -> tuple[int, list[str]]:
    for size, most in _SIZES:
        lines = _wrapped(title, _font(_SERIF, size))
        if len(lines) <= most:
            return size, lines
    size, most = _SIZES[-1]
    lines = _wrapped(title, _font(_SERIF, size))[:most]
    lines[-1] = _cut(f"{lines[-1]} …", _font(_SERIF, size), always=True)
    return size, lines


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and font.getlength(longer) > _ROOM:
            lines.append(_cut(line, font))
            line = word
        else:
            line = longer
    return [*lines, _cut(line, font)] if line else lines


_ROOM: Final = WIDTH - 2 * _MARGIN


def _cut(text: str, font: ImageFont.FreeTypeFont, *, always: bool = False) -> str:
    """A line that fits, with an ellipsis where it had to be cut."""
    if font.getlength(text) <= _ROOM:
        return text
    text = text.removesuffix(" …") if always else text
    end = len(text)
    while end and font.getlength(f"{text[:end].rstrip()}…") > _ROOM:
        end -= max(1, end // 20)
    return f"{text[:end].rstrip()}…"


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    data = files("chronicle").joinpath("data", "fonts", name).read_bytes()
    # The plain rules, whatever else a machine has.
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


_SHADES: Final = [255 * shade // 15 for shade in range(16) for _ in "rgb"]


def _png(picture: Image.Image) -> bytes:
    """The picture in sixteen shades: half the size, and the eye sees no difference."""
    few = picture.point([(value * 15 + 127) // 255 for value in range(256)], "L")
    paletted = Image.frombytes("P", few.size, few.tobytes())
    paletted.putpalette(_SHADES)
    out = io.BytesIO()
    paletted.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()
