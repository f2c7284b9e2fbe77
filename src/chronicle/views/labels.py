"""The turning points that are named in a picture of the chronicle, placed so that none overlap."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Event, Key
from chronicle.views.stretches import RIGHT, Scale
from chronicle.views.turning import turning_points
from chronicle.views.viewer import Dated, Mention, Viewer

# Of a label: letters a line, lines of it, rows of labels, how wide a letter is about, and a line.
_LETTERS, _LINES, _ROWS, _LETTER, _LINE = 25, 2, 3, 7.8, 15
_WEIGHT: Final = {"summit": 3, "agreement": 2, "signing": 2}


class Label(msgspec.Struct, frozen=True, array_like=True):
    """A turning point with its words in the picture; `ends` where its line does."""

    x: float
    y: int
    ends: int
    before: bool
    lines: tuple[str, ...]
    when: Dated
    target: Mention


def place_labels(
    viewer: Viewer, scale: Scale, lane_of: Mapping[Key, int]
) -> tuple[list[Label], int]:
    """The turning points that find room for their words, and where the lanes begin below them.

    Those that most hangs on come first; one that finds no room is in the list alone. `ends` is
    the number of a lane here, or below 0.
    """
    best: list[tuple[int, date, Key]] = []
    end = scale.first + timedelta(days=scale.days)
    for day, keys in viewer.shared(turning_points).items():
        if scale.first <= day < end:
            weighed = max(keys, key=lambda key: (_weight(viewer, key), key))
            best.append((_weight(viewer, weighed), day, weighed))
    rows: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
    placed: list[tuple[int, Label]] = []
    for _, day, key in sorted(best, key=lambda one: (-one[0], one[1])):
        mention = viewer.mention(key, routes.FRONT)
        lines = wrapped(mention.label, _LETTERS, _LINES)
        x = scale.x(day)
        width = 8 + _LETTER * max(map(len, (*lines, mention.when.words)))
        before = x + width > RIGHT
        left, right = (x - width, x) if before else (x, x + width)
        # A line goes down from each label, through the rows below it.
        for row, taken in enumerate(rows):
            below = [one for lower in rows[row + 1 :] for one in lower]
            above = [label.x for higher, label in placed if higher < row]
            is_free = all(right + 6 < begin or left - 6 > end_ for begin, end_ in taken)
            is_clear = all(not begin - 2 <= x <= end_ + 2 for begin, end_ in below)
            is_apart = all(not left - 2 <= other <= right + 2 for other in above)
            if is_free and is_clear and is_apart and left >= 0:
                taken.append((left, right))
                label = Label(x, 0, lane_of.get(key, -1), before, lines, mention.when, mention)
                placed.append((row, label))
                break
    used = sorted({row for row, _ in placed})
    height = (_LINES + 1) * _LINE + 6
    labels = [
        msgspec.structs.replace(label, y=12 + height * used.index(row)) for row, label in placed
    ]
    return sorted(labels, key=lambda one: one.x), height * len(used) + 6


def _weight(viewer: Viewer, key: Key) -> int:
    """How much hangs on a record: what refers to it, whether heads met or agreed on something."""
    record = viewer.chronicle.records[key]
    kind = record.kind if isinstance(record, Event) else ""
    return 2 * _WEIGHT.get(kind, 0) + len({one.origin for one in viewer.chronicle.to(key)})


def wrapped(text: str, letters: int, most: int = 2) -> tuple[str, ...]:
    """A text as lines of at most so many letters; what does not fit ends in an ellipsis."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [one if len(one) <= letters else f"{one[: letters - 1]}…" for one in lines]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1].rstrip(' ,;:–')}…"]
    return tuple(lines)
