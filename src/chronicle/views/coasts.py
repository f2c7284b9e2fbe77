"""A stretch of the earth as a drawing: where a position lies in it, and its land as a path.

The projection is the plainest one: degrees east run evenly to the right and degrees north evenly
upwards, as much longer as they are on the ground at one parallel (equirectangular). Coasts are
Natural Earth's; there are no borders. THIRD_PARTY.md says where the file comes from.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import cos, radians
from typing import Final, NamedTuple

Point = tuple[float, float]
Ring = tuple[Point, ...]

# The file writes positions in this part of a degree.
_PART: Final = 20
# What is smaller on the drawing than this many of its units squared is not drawn.
_SPECK: Final = 2.5


class Frame(NamedTuple):
    """The bounds of a drawing in degrees, how wide it is, and the parallel that is true to scale.

    `east` is beyond 180 where the drawing crosses the line where dates change.
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    parallel: float

    @property
    def _scale(self) -> float:
        return self.width / (self.east - self.west)

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return round((self.north - self.south) * self._scale / cos(radians(self.parallel)))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a position lies inside."""
        turned = (lon - self.west) % 360
        return self.south <= lat <= self.north and turned <= self.east - self.west

    def at(self, lat: float, lon: float) -> Point:
        """Where a position is drawn, from the upper left corner."""
        return self.drawn(self.west + (lon - self.west) % 360, lat)

    def drawn(self, east: float, north: float) -> Point:
        """Where a point is drawn whose degrees east are counted on from `west`."""
        x = (east - self.west) * self._scale
        y = (self.north - north) * self._scale / cos(radians(self.parallel))
        return round(x, 1), round(y, 1)


@cache
def outlines() -> tuple[Ring, ...]:
    """All coasts as closed rings of (east, north), in degrees; seas inside land are rings too."""
    text = resources.files("chronicle.data").joinpath("outlines.txt").read_text("utf-8")
    return tuple(_ring(line) for line in text.splitlines() if not line.startswith("#"))


def _ring(line: str) -> Ring:
    x = y = 0
    points = []
    for way in line.split(" "):
        east, _, north = way.partition(",")
        x, y = x + int(east), y + int(north)
        points.append((x / _PART, y / _PART))
    return tuple(points)


@lru_cache(256)
def land(frame: Frame) -> str:
    """The land of a drawing as the path of an SVG, to be filled by the rule `evenodd`."""
    return "".join(_paths(frame))


def _paths(frame: Frame) -> Iterator[str]:
    for turn in (-360, 0, 360):
        for ring in outlines():
            moved = [(x + turn, y) for x, y in ring]
            inside = _inside(frame, moved)
            points = [(round(x), round(y)) for x, y in (frame.drawn(*one) for one in inside)]
            bent = [one for before, one in pairwise([*points[-1:], *points]) if one != before]
            if len(bent) > 2 and _area(bent) >= _SPECK:
                ways = (f"{u - x} {v - y}" for (x, y), (u, v) in pairwise(bent))
                yield f"M{bent[0][0]} {bent[0][1]}l{' '.join(ways)}z".replace(" -", "-")


def _area(ring: list[tuple[int, int]]) -> float:
    twice = sum(x * v - u * y for (x, y), (u, v) in pairwise([*ring, ring[0]]))
    return abs(twice) / 2


def _inside(frame: Frame, ring: list[Point]) -> list[Point]:
    """The part of a ring within the bounds, cut at one after the other (Sutherland, Hodgman)."""
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, frame.west, float.__ge__),
        (0, frame.east, float.__le__),
        (1, frame.south, float.__ge__),
        (1, frame.north, float.__le__),
    )
    for axis, bound, keeps in sides:
        limit = float(bound)
        kept: list[Point] = []
        for before, point in pairwise([*ring[-1:], *ring]):
            was, is_ = keeps(before[axis], limit), keeps(point[axis], limit)
            if was != is_:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if is_:
                kept.append(point)
        ring = kept
        if not ring:
            break
    return ring
