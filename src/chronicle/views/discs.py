"""Discs of places on a drawing of the earth, with their names, placed so that none hides another.

It knows nothing of records. The area of a disc stands for a number, down to one that is as small as
can be pointed at. Where one would hide another the smaller stands beside its spot, tied to it by a
line. Names go to the largest first; one that finds no room is left out.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product
from math import cos, hypot, pi, sin, sqrt
from typing import Final, NamedTuple

SMALL: Final = 4.0
LARGE: Final = 16.0
# Of a name: how many letters it is cut to, how wide a letter of its bold face is, and its height.
_LETTERS: Final = 26
_LETTER: Final = 7.4
_LINE: Final = 14
_BESIDE: Final = 4
# How far apart the middles of two discs are at least, beyond the larger one's radius.
_APART: Final = 3.0
# How far a disc may be moved from its spot, in steps, and in how many directions.
_STEPS: Final = 6
_WAYS: Final = 12


class Box(NamedTuple):
    """A rectangle that nothing else may cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles have a point in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


class Spot(NamedTuple):
    """What is to be drawn: where, its number, the largest number of all, its name."""

    x: float
    y: float
    number: int
    name: str


class Placed(NamedTuple):
    """A disc as drawn; `name` is empty where there is no room, else cut to fit and aligned."""

    x: float
    y: float
    radius: float
    name: str
    name_x: float
    name_y: float
    anchor: str


def radius(number: int, most: int) -> float:
    """The radius of a disc for a number, the largest number having the largest."""
    return round(max(SMALL, LARGE * sqrt(number / max(most, 1))), 1)


def place_discs(
    spots: Sequence[Spot], most: int, width: float, height: float, taken: Sequence[Box] = ()
) -> tuple[Placed, ...]:
    """Discs and names for spots in order of their number, the largest first.

    `most` is the number that the largest disc stands for, `taken` is what no name may cover.
    """
    discs: list[tuple[float, float, float]] = []
    for spot in spots:
        size = radius(spot.number, most)
        discs.append((*_free(spot.x, spot.y, size, discs), size))
    boxes = [Box(x - r, y - r, x + r, y + r) for x, y, r in discs]
    whole = Box(0, 0, width, height)
    names = list(taken)
    placed = []
    for spot, (x, y, size), own in zip(spots, discs, boxes, strict=True):
        name = shortened(spot.name)
        for anchor, name_x, name_y, box in _ways(x, y, size, f"{name} {spot.number}"):
            others = (one for one in boxes if one is not own)
            is_inside = box.left >= whole.left and box.right <= whole.right
            is_inside = is_inside and box.top >= whole.top and box.bottom <= whole.bottom
            if is_inside and not any(map(box.meets, (*names, *others))):
                names.append(box)
                placed.append(Placed(x, y, size, name, name_x, name_y, anchor))
                break
        else:
            placed.append(Placed(x, y, size, "", 0, 0, ""))
    return tuple(placed)


def shortened(name: str) -> str:
    """A name as far as a drawing has room for it."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip(' ,;:–')}…"


def _free(
    x: float, y: float, size: float, discs: Sequence[tuple[float, float, float]]
) -> tuple[float, float]:
    """The spot itself, or the nearest point at which neither disc would hide the other."""

    def is_free(at: float, on: float) -> bool:
        return all(hypot(at - u, on - v) >= max(size, r) + _APART for u, v, r in discs)

    if is_free(x, y):
        return x, y
    for step, way in product(range(1, _STEPS + 1), range(_WAYS)):
        reach = step * (SMALL + _APART)
        at = round(x + reach * cos(2 * pi * way / _WAYS), 1)
        on = round(y + reach * sin(2 * pi * way / _WAYS), 1)
        if is_free(at, on):
            return at, on
    return x, y


def _ways(x: float, y: float, size: float, words: str) -> Iterator[tuple[str, float, float, Box]]:
    """Where words can stand beside a disc, the best place first: anchor, point and extent."""
    wide, beside = _wide(words), size + _BESIDE
    half, low = wide / 2, _LINE * 0.75
    right, left = x + beside, x - beside
    yield "start", right, y + 4, Box(right, y - low + 2, right + wide, y + low / 2)
    yield "end", left, y + 4, Box(left - wide, y - low + 2, left, y + low / 2)
    top, base = y - beside, y + beside + low
    yield "middle", x, top, Box(x - half, top - low, x + half, top + 3)
    yield "middle", x, base, Box(x - half, base - low, x + half, base + 3)


def _wide(words: str) -> float:
    """About how wide words are; letters of Chinese and the like take the room of two."""
    return sum(
        _LETTER * (1.8 if unicodedata.east_asian_width(one) in "WF" or one in "MW@" else 1)
        for one in words
    )
