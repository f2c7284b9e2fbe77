"""Make src/chronicle/data/outlines.txt of the Natural Earth land that world-atlas carries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz      (in a folder of its own)
    python scripts/outlines.py FOLDER/package/land-50m.json          (run from the repository)

Coasts are simplified by dropping, again and again, the point whose triangle with its neighbours is
smallest (Visvalingam and Whyatt, 1993), areas being those on the ground, until none is smaller than
LEAST. Islands and lakes smaller than SMALLEST go. A coast on both sides of the line where dates
change goes on beyond 180 degrees. Natural Earth (https://www.naturalearthdata.com) is in the public
domain.
"""

import heapq
import json
import sys
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "chronicle" / "data" / "outlines.txt"

# Square degrees, as they are at the equator.
LEAST = 0.04
SMALLEST = 0.12
# Positions are written in this part of a degree.
PART = 20

HEAD = """\
# Coasts of the world, simplified: a ring a line, in twentieths of a degree, as pairs east,north;
# the first is a position, each other the way from the one before it.
# Made by scripts/outlines.py of Natural Earth (https://www.naturalearthdata.com) 4.1.0, 1:50m,
# public domain, as carried by world-atlas 2.0.2.
"""

Point = tuple[float, float]


def main(source: str) -> int:
    """Write the file and say how large it became."""
    topology = json.loads(Path(source).read_text("utf-8"))
    rings = [simplified(ring) for ring in rings_of(topology) if area(ring) >= SMALLEST]
    whole = [whole_ for ring in rings if len(whole_ := rounded(ring)) >= 3]
    whole.sort(key=lambda ring: (-len(ring), ring))
    TARGET.write_text(HEAD + "".join(f"{line(ring)}\n" for ring in whole), "utf-8")
    sys.stdout.write(
        f"{TARGET.name}: {len(whole)} rings, {sum(map(len, whole))} points, "
        f"{TARGET.stat().st_size // 1000} kB\n"
    )
    return 0


def rings_of(topology: dict[str, Any]) -> list[list[Point]]:
    """All rings of the land, in degrees, without the repeated last point."""
    (east, north), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        found = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            found.append((x * east + left, y * north + low))
        arcs.append(found)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: list[Point] = []
            for number in ring:
                points.extend((arcs[number] if number >= 0 else arcs[~number][::-1])[:-1])
            rings.append(unrolled(points))
    return rings


def unrolled(ring: list[Point]) -> list[Point]:
    """The ring without leaps where dates change; one around a pole is closed by way of it."""
    turn, before, points = 0.0, ring[0][0], []
    for x, y in [*ring, ring[0]]:
        turn += -360 if x - before > 180 else 360 if x - before < -180 else 0
        before = x
        points.append((x + turn, y))
    if abs(turn) < 180:
        middle = (max(x for x, _ in points) + min(x for x, _ in points)) / 2
        home = -360 if middle > 180 else 360 if middle < -180 else 0
        return [(x + home, y) for x, y in points[:-1]]
    pole = 90.0 if points[0][1] > 0 else -90.0
    return [*points, (points[-1][0], pole), (points[0][0], pole)]


def area(ring: list[Point]) -> float:
    """About how large a ring is on the ground, in square degrees at the equator."""
    twice = sum(x * v - u * y for (x, y), (u, v) in pairwise([*ring, ring[0]]))
    return abs(twice) / 2 * cos(radians(sum(y for _, y in ring) / len(ring)))


def simplified(ring: list[Point]) -> list[Point]:
    """The ring without the points that matter least."""
    size = len(ring)
    before, after = [(n - 1) % size for n in range(size)], [(n + 1) % size for n in range(size)]
    weight = [triangle(ring[before[n]], ring[n], ring[after[n]]) for n in range(size)]
    queue = [(weight[n], n) for n in range(size)]
    heapq.heapify(queue)
    gone = [False] * size
    left = size
    while queue and left > 4:
        least, n = heapq.heappop(queue)
        if gone[n] or least != weight[n]:
            continue
        if least >= LEAST:
            break
        gone[n] = True
        left -= 1
        one, other = before[n], after[n]
        after[one], before[other] = other, one
        for near in (one, other):
            fresh = triangle(ring[before[near]], ring[near], ring[after[near]])
            # Never less than what has gone, or a whole headland would go point by point.
            weight[near] = max(fresh, least)
            heapq.heappush(queue, (weight[near], near))
    return [point for n, point in enumerate(ring) if not gone[n]]


def triangle(one: Point, two: Point, three: Point) -> float:
    """How large a triangle is on the ground; poles stay, and what lies across from them."""
    if 90 in {abs(one[1]), abs(two[1]), abs(three[1])}:
        return 1e9
    twice = (two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])
    return abs(twice) / 2 * cos(radians(two[1]))


def rounded(ring: list[Point]) -> list[tuple[int, int]]:
    """The ring in parts of a degree, without repeated points."""
    points = [(round(x * PART), round(y * PART)) for x, y in ring]
    return [point for before, point in pairwise([points[-1], *points]) if point != before]


def line(ring: list[tuple[int, int]]) -> str:
    """A ring as written."""
    ways = [(u - x, v - y) for (x, y), (u, v) in pairwise(ring)]
    return " ".join(f"{x},{y}" for x, y in (ring[0], *ways))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
