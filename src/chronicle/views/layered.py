"""Boxes and arrows laid out in columns, so that every arrow points to the right.

It knows nothing of records: boxes are numbers, in the order they are to be read. An arrow that
passes over a column has a lane of its own there, so it never runs through a box.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

WIDTH: Final = 184
"""How wide a box is; all measures are those of the picture."""
_GAP: Final = 140
_ELBOW: Final = 24
_BETWEEN: Final = 16
_LOW: Final = 64
_LINE: Final = 16


class Arrow(NamedTuple):
    """A line from a box to a later one, and where its word stands, centred."""

    path: str
    x: int
    y: int


class Layout(NamedTuple):
    """Where everything is: the upper left corner of each box, and the arrows in the order given."""

    width: int
    height: int
    box_height: int
    boxes: tuple[tuple[int, int], ...]
    arrows: tuple[Arrow, ...]


class _Cell(NamedTuple):
    """A place in a column: of a box, or of the lane of the arrow with a number."""

    column: int
    box: int = -1
    arrow: int = -1


def layout(boxes: int, arrows: Sequence[tuple[int, int]]) -> Layout:
    """Lay out boxes `0 … boxes - 1`; each arrow leads from a lower number to a higher one."""
    columns = _columns(boxes, arrows)
    ways = [_way(number, ends, columns) for number, ends in enumerate(arrows)]
    rows = _rows([_Cell(columns[box], box) for box in range(boxes)], ways)
    into: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(ways)), key=lambda number: (rows[ways[number][-2]], number)):
        into[arrows[number][1]].append(number)
    high = max((_LOW, *(_LINE * (len(found) + 1) for found in into.values())))
    port = {
        number: high * (place + 1) // (len(found) + 1)
        for found in into.values()
        for place, number in enumerate(found)
    }
    bends = _bends(ways, rows)
    step = high + _BETWEEN
    corners = tuple(
        (columns[box] * (WIDTH + _GAP) + 1, rows[_Cell(columns[box], box)] * step + 1)
        for box in range(boxes)
    )
    return Layout(
        max((x for x, _ in corners), default=0) + WIDTH + 1,
        max((rows[cell] for cell in rows), default=0) * step + high + 2,
        high,
        corners,
        tuple(_arrow(way, rows, bends, high, port[number]) for number, way in enumerate(ways)),
    )


def _columns(boxes: int, arrows: Sequence[tuple[int, int]]) -> list[int]:
    """Each box right of all that lead to it; those nothing leads to just before what follows."""
    columns = [0] * boxes
    for start, end in sorted(arrows, key=lambda ends: (ends[1], ends[0])):
        columns[end] = max(columns[end], columns[start] + 1)
    ends = {end for _, end in arrows}
    for box in range(boxes):
        after = [columns[end] for start, end in arrows if start == box]
        if box not in ends and after:
            columns[box] = min(after) - 1
    return columns


def _way(number: int, ends: tuple[int, int], columns: Sequence[int]) -> list[_Cell]:
    start, end = ends
    between = range(columns[start] + 1, columns[end])
    lanes = [_Cell(column, arrow=number) for column in between]
    return [_Cell(columns[start], start), *lanes, _Cell(columns[end], end)]


def _rows(boxes: Sequence[_Cell], ways: Sequence[Sequence[_Cell]]) -> dict[_Cell, int]:
    """The row of every cell: as near to what leads there as the cells above it leave room for.

    What nothing leads to stands below the rest of its column.
    """
    before: defaultdict[_Cell, list[_Cell]] = defaultdict(list)
    for way in ways:
        for one, other in itertools.pairwise(way):
            before[other].append(one)
    lanes = [cell for way in ways for cell in way[1:-1]]
    rows: dict[_Cell, int] = {}
    for column in sorted({cell.column for cell in (*boxes, *lanes)}):
        wished: list[tuple[float, int, int, _Cell]] = []
        for cell in (*boxes, *lanes):
            if cell.column == column:
                found = [rows[one] for one in before[cell]]
                wish = sum(found) / len(found) if found else math.inf
                wished.append((wish, cell.box < 0, max(cell.box, cell.arrow), cell))
        free = 0
        for wish, _, _, cell in sorted(wished):
            rows[cell] = max(free, int(wish)) if before[cell] else free
            free = rows[cell] + 1
    return rows


def _bends(ways: Sequence[Sequence[_Cell]], rows: dict[_Cell, int]) -> dict[_Cell, int]:
    """How far right of its cell an arrow turns: differently for each cell it may come from."""
    starts: defaultdict[int, set[_Cell]] = defaultdict(set)
    for way in ways:
        for cell in way[:-1]:
            starts[cell.column].add(cell)
    return {
        cell: 6 + _ELBOW * place // len(found)
        for found in starts.values()
        for place, cell in enumerate(sorted(found, key=rows.__getitem__))
    }


def _arrow(
    way: Sequence[_Cell],
    rows: dict[_Cell, int],
    bends: dict[_Cell, int],
    high: int,
    port: int,
) -> Arrow:
    def right(cell: _Cell) -> int:
        return cell.column * (WIDTH + _GAP) + WIDTH + 1

    step = high + _BETWEEN
    y = rows[way[0]] * step + high // 2 + 1
    path = f"M{right(way[0])} {y}"
    for one, other in itertools.pairwise(way):
        middle = port if other is way[-1] else high // 2
        level = rows[other] * step + middle + 1
        if level != y:
            path += f"H{right(one) + bends[one]}V{level}"
            y = level
    end = right(way[-1]) - WIDTH
    return Arrow(f"{path}H{end - 2}", end - (_GAP - _ELBOW) // 2 - 2, y - 4)
