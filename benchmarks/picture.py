"""Results as a picture: how time grows with the number of events, both on scales of tens."""

import math
from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from results import Results, Size

_PANELS: Final = (("cold", "Cold build"), ("new", "One new entry, new process"))
_SIDE: Final = 300
_LEFT: Final = 70
_TOP: Final = 60
_APART: Final = 240
_WIDTH: Final = 2 * (_SIDE + _APART) + _LEFT - 20
_HEIGHT: Final = _SIDE + _TOP + 60
# Told apart by those who see few colours too; and every line has its name at its end.
_COLOURS: Final = {
    "Chronicle": "#0b5fa5",
    "Hugo": "#c2410c",
    "Hugo with data": "#9a6700",
    "Eleventy": "#4d4d4d",
    "MkDocs": "#1a7f37",
    "Material for MkDocs": "#8250df",
    "Zensical": "#bf3989",
}


class _Line(NamedTuple):
    tool: str
    points: tuple[tuple[int, float], ...]


class _Scale(NamedTuple):
    """Where a number stands, between two powers of ten."""

    low: int
    high: int

    def at(self, number: float) -> float:
        return (math.log10(number) - self.low) / (self.high - self.low) * _SIDE


def svg(results: Results) -> str:
    """Draw two panels side by side: cold builds, and one new entry."""
    lines = {name: _lines(results, name) for name, _ in _PANELS}
    points = [point for of in lines.values() for line in of for point in line.points]
    across = _scale([events for events, _ in points] or [100, 1000])
    up = _scale([taken for _, taken in points] or [0.1, 1])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"',
        f'  width="{_WIDTH}" height="{_HEIGHT}" fill="#1f2328"',
        '  font-family="system-ui, sans-serif" font-size="13">',
        "<title>Time by number of events</title>",
        f"<desc>{escape(_described(lines))}</desc>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for number, (name, title) in enumerate(_PANELS):
        left = _LEFT + number * (_SIDE + _APART)
        parts.append(f'<g transform="translate({left} {_TOP})">')
        parts.append(f'<text y="-24" font-weight="600" font-size="15">{title}, seconds</text>')
        parts.extend(_grid(across, up))
        parts.extend(_drawn(lines[name], across, up))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _lines(results: Results, name: str) -> list[_Line]:
    """Chronicle alone, and of the other run all others; Chronicle of that run where it is all."""
    alone = results.alone.sizes if results.alone else ()
    beside = results.rivals.sizes if results.rivals else ()
    sizes: list[Size] = [*alone, *(one for one in beside if one.tool != "Chronicle" or not alone)]
    found = []
    for tool in dict.fromkeys(size.tool for size in sizes):
        points = tuple(
            (size.events, size.figures[name].wall)
            for size in sorted(sizes, key=lambda size: size.events)
            if size.tool == tool and name in size.figures and size.figures[name].wall
        )
        if points:
            found.append(_Line(tool, points))
    return found


def _scale(numbers: list[float] | list[int]) -> _Scale:
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    return _Scale(low, max(high, low + 1))


def _grid(across: _Scale, up: _Scale) -> Iterator[str]:
    for power in range(across.low, across.high + 1):
        x = across.at(10**power)
        yield f'<path d="M{x:.1f} 0V{_SIDE}" stroke="#d8dee4"/>'
        yield f'<text x="{x:.1f}" y="{_SIDE + 20}" text-anchor="middle">{10**power:,}</text>'
    for power in range(up.low, up.high + 1):
        y = _SIDE - up.at(10.0**power)
        yield f'<path d="M0 {y:.1f}H{_SIDE}" stroke="#d8dee4"/>'
        yield f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
    yield f'<text x="{_SIDE / 2}" y="{_SIDE + 42}" text-anchor="middle">events</text>'


def _drawn(lines: list[_Line], across: _Scale, up: _Scale) -> Iterator[str]:
    ends = []
    for line in lines:
        colour = _COLOURS.get(line.tool, "#1f2328")
        places = [(across.at(events), _SIDE - up.at(taken)) for events, taken in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        width = 3 if line.tool == "Chronicle" else 1.5
        yield (f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
        ends.append((places[-1], line))
    lowest = -math.inf
    for (x, y), line in sorted(ends, key=lambda end: end[0][1]):
        lowest = max(y + 4, lowest + 15)  # names stand below each other, not on each other
        told = f"{line.tool} {line.points[-1][1]:.3g} s"
        yield (
            f'<text x="{x + 9:.1f}" y="{lowest:.1f}" paint-order="stroke" stroke="#ffffff" '
            f'stroke-width="4" '
            f'fill="{_COLOURS.get(line.tool, "#1f2328")}">{escape(told)}</text>'
        )


def _described(lines: dict[str, list[_Line]]) -> str:
    return " ".join(
        f"{title}: "
        + "; ".join(
            f"{line.tool} "
            + ", ".join(f"{taken:.3g} s at {events:,}" for events, taken in line.points)
            for line in lines[name]
        )
        + "."
        for name, title in _PANELS
    )
