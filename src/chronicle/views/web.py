"""What answered what: the records tied to one over several steps, as a picture and as sentences.

At most a dozen boxes stand in a picture, those fewest steps away. Every arrow points from the
earlier record to the later one, with the word that reads this way round.
"""

import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Agreement, Event, Key, Proposal, Record
from chronicle.views.layered import WIDTH, layout
from chronicle.views.relations import tie_words
from chronicle.views.viewer import Mention, Viewer, order
from chronicle.views.words import EVENT_KIND, STATUS

_MOST: Final = 12
_STEPS: Final = 3
_BEYOND: Final = 2
_KINDS: Final = ("event", "proposal", "agreement")
# How many letters fit on a line of a box, a wide one counted for more; its head is set smaller.
_ROOM: Final = 20.5
_ROOM_OF_HEAD: Final = 24.5


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A record in the picture; `lines` are its label, cut to fit, `whole` the label if it was."""

    x: int
    y: int
    head: str
    lines: tuple[str, ...]
    whole: str
    href: str
    is_off: bool
    is_here: bool


class Edge(msgspec.Struct, frozen=True, array_like=True):
    """An arrow, with its word at a point."""

    path: str
    words: str
    x: int
    y: int


class Saying(msgspec.Struct, frozen=True, array_like=True):
    """The same as a sentence: the earlier record, the word, the later record."""

    earlier: Mention
    words: str
    later: Mention


class Web(msgspec.Struct, frozen=True, array_like=True):
    """The picture; `is_part` where more is tied to it than is shown."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    sayings: tuple[Saying, ...]
    is_part: bool
    script: str


class Tie(NamedTuple):
    """A relation as it reads forward in time; its words are a message."""

    earlier: Key
    words: str
    later: Key


class Reach(NamedTuple):
    """The records shown with one, in order of time, and whether there are more."""

    keys: tuple[Key, ...]
    is_part: bool


def reach(viewer: Viewer, key: Key) -> Reach:
    """The records that the picture of one shows; none where its list of relations says it all."""
    ties = viewer.shared(_ties)
    if key not in ties:
        return Reach((), is_part=False)
    place = viewer.shared(_places)
    found, ring, near = {key: None}, [key], 0
    is_part = False
    for _ in range(_STEPS):
        beside = {
            other: None
            for one in ring
            for tie in ties[one]
            for other in (tie.earlier, tie.later)
            if other not in found
        }
        ring = sorted(beside, key=place.__getitem__)
        is_part = len(found) + len(ring) > _MOST
        ring = ring[: _MOST - len(found)]
        found.update(dict.fromkeys(ring))
        near = near or len(found)
        if is_part:
            break
    if len(found) < near + _BEYOND:
        return Reach((), is_part=False)
    is_part = is_part or any(
        {tie.earlier, tie.later} - found.keys() for one in found for tie in ties[one]
    )
    return Reach(tuple(sorted(found, key=place.__getitem__)), is_part)


def web(viewer: Viewer, record: Record, origin: str) -> Web | None:
    """The picture of what a record answers and what answered it, if it has enough of either."""
    keys, is_part = reach(viewer, record.key)
    if not keys:
        return None
    number = {key: place for place, key in enumerate(keys)}
    ties = viewer.shared(_ties)
    shown: dict[tuple[int, int], Tie] = {}
    for key in keys:
        for tie in ties[key]:
            if tie.earlier == key and tie.later in number:
                shown.setdefault((number[key], number[tie.later]), tie)
    placed = layout(len(keys), tuple(shown))
    return Web(
        placed.width,
        placed.height,
        WIDTH,
        placed.box_height,
        tuple(
            _box(viewer, key, origin, corner, is_here=key == record.key)
            for key, corner in zip(keys, placed.boxes, strict=True)
        ),
        tuple(
            Edge(arrow.path, viewer.gettext(tie.words), arrow.x, arrow.y)
            for tie, arrow in zip(shown.values(), placed.arrows, strict=True)
        ),
        tuple(
            Saying(
                viewer.mention(tie.earlier, origin),
                viewer.gettext(tie.words),
                viewer.mention(tie.later, origin),
            )
            for tie in shown.values()
        ),
        is_part,
        routes.href(origin, routes.WEB_SCRIPT),
    )


# --- which records, and how they hang together -------------------------------------------------


def _ties(viewer: Viewer) -> dict[Key, tuple[Tie, ...]]:
    """All relations of events, proposals and agreements, under both their ends, by time."""
    place = viewer.shared(_places)
    found: defaultdict[Key, dict[Tie, None]] = defaultdict(dict)
    for record in viewer.entries():
        for link in viewer.chronicle.from_(record.key):
            both = tie_words(link)
            if both is None or link.target.kind not in _KINDS or link.target == link.origin:
                continue
            is_forth = place[link.origin] < place[link.target]
            tie = (
                Tie(link.origin, both.forth, link.target)
                if is_forth
                else Tie(link.target, both.back, link.origin)
            )
            found[tie.earlier][tie] = found[tie.later][tie] = None
    return {
        key: tuple(sorted(ties, key=lambda tie: (place[tie.earlier], place[tie.later])))
        for key, ties in found.items()
    }


def _places(viewer: Viewer) -> dict[Key, int]:
    """The order of time; on one day events come before what was tabled or agreed there."""

    def moment(key: Key) -> tuple[object, ...]:
        date = date_of(viewer.chronicle.records[key])
        return (*order(date), _KINDS.index(key.kind), key)

    # Withdrawn ones too: others may still say what they answered.
    keys = sorted((key for key in viewer.chronicle.records if key.kind in _KINDS), key=moment)
    return {key: place for place, key in enumerate(keys)}


# --- a box ---------------------------------------------------------------------------------


def _box(viewer: Viewer, key: Key, origin: str, corner: tuple[int, int], *, is_here: bool) -> Box:
    mention = viewer.mention(key, origin)
    kind, is_off = _kind(viewer, viewer.chronicle.records[key])
    head = " · ".join(part for part in (mention.when.words, kind) if part)
    lines = _lines(mention.label)
    whole = "" if " ".join(lines) == mention.label else mention.label
    return Box(
        *corner,
        _cut(head, _ROOM_OF_HEAD),
        lines,
        whole,
        mention.href,
        is_off=is_off,
        is_here=is_here,
    )


def _kind(viewer: Viewer, record: Record) -> tuple[str, bool]:
    match record:
        case Event(kind=kind, status=status):
            is_off = status in {"cancelled", "did-not-happen"}
            words = STATUS[status].words if is_off else EVENT_KIND[kind].words
            return viewer.gettext(words), is_off
        case Proposal():
            return viewer.gettext("Proposal"), False
        case Agreement():
            return viewer.gettext("Agreement"), False
        case _:
            return "", False


@lru_cache(4096)
def _lines(label: str) -> tuple[str, ...]:
    """A label on at most two lines, broken between words, its end cut off if need be."""
    first = ""
    rest = label.split()
    while rest and _wide(f"{first} {rest[0]}".strip()) <= _ROOM:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return (_cut(label, _ROOM),)
    return (first, _cut(" ".join(rest), _ROOM)) if rest else (first,)


@lru_cache(4096)
def _cut(text: str, room: float) -> str:
    """The text, or as much of it as fits with three dots."""
    width, fits = 0.0, 0
    for one in text:
        width += _wide_letter(one)
        if width > room:
            return f"{text[:fits].rstrip()}…"
        fits += width <= room - 1
    return text


def _wide(text: str) -> float:
    """How wide a text is at most, in small letters of a wide common face."""
    return sum(map(_wide_letter, text))


def _wide_letter(one: str) -> float:
    if one in " ijl.,:;·'’\N{NO-BREAK SPACE}":
        return 0.6
    if unicodedata.east_asian_width(one) in "WF" or one in "MW@%":
        return 1.8
    if one in "mw":
        return 1.6
    return 1.35 if one.isupper() else 1.05
