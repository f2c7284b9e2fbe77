"""The whole chronicle as a picture: a lane for each track, a mark for each stretch of time.

How long a stretch is follows from the span, so that a picture of one month and one of thirty years
hold about as many marks, whatever the number of entries. What a mark stands for is said in words
as well, and all of it is a list besides.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Event, Key
from chronicle.views.as_of import today
from chronicle.views.labels import Label, place_labels, wrapped
from chronicle.views.shelves import shelves_of
from chronicle.views.stretches import (
    DAYS,
    LEFT,
    RIGHT,
    Naming,
    Scale,
    Tick,
    Unit,
    after,
    begins_on,
    is_placed,
    scale_of,
    ticks,
)
from chronicle.views.turning import turning_points
from chronicle.views.viewer import Mention, Viewer
from chronicle.views.words import STATUS, Mark
from chronicle.when import is_exact_day, last_day
from chronicle.words import small, to_translate

_ENTRIES_BY: Final[dict[Unit, str]] = {
    "day": to_translate("Entries by day, %(years)s, in %(lanes)s"),
    "week": to_translate("Entries by week, %(years)s, in %(lanes)s"),
    "month": to_translate("Entries by month, %(years)s, in %(lanes)s"),
    "year": to_translate("Entries by year, %(years)s, in %(lanes)s"),
}
_LANES: Final = 6
_LANE, _BARS = 34, 56
_SMALL, _LARGE = 4.5, 11.0
# More turning points than these are listed where positions are, not beside the picture.
_LISTED: Final = 60


class Lane(msgspec.Struct, frozen=True, array_like=True):
    """A track, or those beyond the first few; `lines` are its name as far as there is room."""

    name: str
    lines: tuple[str, ...]
    href: str
    y: int


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """What happened on a lane in a stretch of time; a single entry has the mark of its status."""

    x: float
    y: int
    radius: float
    mark: Mark | None
    href: str
    words: str


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Something that lasted; or, `broken`, a day somewhere between the two ends."""

    x: float
    end: float
    y: int
    broken: bool
    href: str
    words: str


class Column(msgspec.Struct, frozen=True, array_like=True):
    """All entries of a stretch of time as a bar."""

    x: float
    width: float
    y: float
    height: float
    href: str
    words: str


class Stretch(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of time in the list: how many entries, and in which tracks."""

    label: str
    href: str
    count: str
    tracks: str


class Overview(msgspec.Struct, frozen=True):
    """The picture, in units of its drawing, and the same in words."""

    words: str
    unit: Unit
    height: int
    top: int
    base: int
    left: int
    right: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    spans: tuple[Span, ...]
    spots: tuple[Spot, ...]
    columns: tuple[Column, ...]
    labels: tuple[Label, ...]
    now: float
    turning: tuple[Mention, ...]
    stretches: tuple[Stretch, ...]


def overview(viewer: Viewer) -> Overview | None:
    """The picture of a chronicle; None while no entry has a year."""
    shelves = viewer.shared(shelves_of)
    events = [one for one in viewer.chronicle.events if is_placed(one)]
    if not events:
        return None
    scale = scale_of(events)
    lane_of, lanes = _lanes(viewer, events)
    labels, top = place_labels(viewer, scale, lane_of)
    lanes = tuple(msgspec.structs.replace(one, y=one.y + top) for one in lanes)
    base = top + _LANE * len(lanes) + _BARS + 8
    at = {event.key: lanes[lane_of.get(event.key, 0)] for event in events}
    named = Naming(viewer, shelves, scale.unit)
    columns, stretches = _columns(viewer, events, scale, at, base, named)
    first, last = scale.first.year, (scale.first + timedelta(days=scale.days - 1)).year
    years = viewer.names.year(first)
    if first != last:
        end = viewer.names.year(last)
        years = viewer.gettext("%(first)s to %(last)s", first=years, last=end)
    now = today(viewer)
    is_inside = now is not None and 0 <= (now - scale.first).days <= scale.days
    return Overview(
        words=viewer.gettext(
            _ENTRIES_BY[scale.unit],
            years=years,
            lanes=viewer.counted("%(count)s lane", "%(count)s lanes", len(lanes)),
        ),
        unit=scale.unit,
        height=base + 22,
        top=top,
        base=base,
        left=LEFT,
        right=RIGHT,
        ticks=ticks(scale, viewer.names),
        lanes=lanes,
        spans=_spans(viewer, events, scale, at),
        spots=_spots(viewer, events, scale, at, named),
        columns=columns,
        labels=tuple(
            msgspec.structs.replace(one, ends=lanes[one.ends].y if one.ends >= 0 else base)
            for one in labels
        ),
        now=scale.x(now) if now is not None and is_inside else 0,
        turning=viewer.mentions(
            (
                viewer.chronicle.records[key]
                for keys in viewer.shared(turning_points).values()
                for key in keys
            ),
            routes.FRONT,
        )
        if len(viewer.shared(turning_points)) <= _LISTED
        else (),
        stretches=stretches,
    )


# --- lanes ---------------------------------------------------------------------------------


def _lanes(viewer: Viewer, events: Sequence[Event]) -> tuple[Mapping[Key, int], tuple[Lane, ...]]:
    """The tracks with the most entries in order of their first, then all others, then none."""
    track_of = {one.key: viewer.of(one.track, "track").key for one in events if one.track}
    counts = Counter(track_of.values())
    first = {key: number for number, key in reversed(list(enumerate(track_of.values())))}
    most = sorted(counts, key=lambda key: (-counts[key], first[key]))
    shown = most if len(most) <= _LANES + 1 else most[:_LANES]
    shown.sort(key=first.__getitem__)
    rank = {key: number for number, key in enumerate(shown)}
    names = [(viewer.label(viewer.chronicle.records[key]), routes.record(key)) for key in shown]
    if len(most) > len(shown):
        left = viewer.counted(
            "%(count)s other track", "%(count)s other tracks", len(most) - len(shown)
        )
        names.append((left, routes.index("track")))
    others = len(names) - 1
    if len(track_of) < len(events):
        names.append((viewer.gettext("No track") if most else viewer.gettext("Entries"), ""))
    lane_of = {
        one.key: rank.get(track_of[one.key], others) if one.key in track_of else len(names) - 1
        for one in events
    }
    return lane_of, tuple(
        Lane(
            name,
            wrapped(name, 20),
            routes.href(routes.FRONT, path) if path else "",
            _LANE * number + _LANE // 2,
        )
        for number, (name, path) in enumerate(names)
    )


def _entries(viewer: Viewer, number: int) -> str:
    return viewer.counted("%(count)s entry", "%(count)s entries", number)


# --- marks ---------------------------------------------------------------------------------


def _spots(
    viewer: Viewer,
    events: Sequence[Event],
    scale: Scale,
    at: Mapping[Key, Lane],
    named: Naming,
) -> tuple[Spot, ...]:
    found: defaultdict[tuple[int, date], list[Event]] = defaultdict(list)
    for event in events:
        if not _is_long(event, scale):
            found[at[event.key].y, scale.begins(begins_on(event))].append(event)
    highest = max(map(len, found.values()), default=1)
    return tuple(
        _spot(viewer, found[y, begin], scale.middle(begin), y, highest, named, begin)
        for y, begin in sorted(found)
    )


def _spot(  # noqa: PLR0913 - one call, close by
    viewer: Viewer,
    events: Sequence[Event],
    x: float,
    y: int,
    highest: int,
    named: Naming,
    begin: date,
) -> Spot:
    if len(events) == 1:
        (event,) = events
        status = small(viewer.gettext(STATUS[event.status].words))
        words = f"{event.title}, {viewer.brief(event.date)}, {status}"
        href = viewer.mention(event.key, routes.FRONT).href
        return Spot(x, y, _SMALL, STATUS[event.status], href, words)
    share = sqrt((len(events) - 1) / max(highest - 1, 1))
    radius = round(_SMALL + 1 + (_LARGE - _SMALL - 1) * share, 1)
    count = _entries(viewer, len(events))
    words = f"{named.label(begin)}: {count}"
    return Spot(x, y, radius, None, named.href(events), words)


def _is_long(event: Event, scale: Scale) -> bool:
    """Whether a date reaches beyond one stretch of time, so that a single mark would lie."""
    last = last_day(event.date)
    return last is not None and (last - begins_on(event)).days >= DAYS[scale.unit]


def _spans(
    viewer: Viewer, events: Sequence[Event], scale: Scale, at: Mapping[Key, Lane]
) -> tuple[Span, ...]:
    """What lasted, as long as it did; what is not known to a stretch of time, between brackets."""
    found: defaultdict[tuple[int, float, float, bool], list[Event]] = defaultdict(list)
    for event in events:
        last = last_day(event.date)
        if last is None or not _is_long(event, scale):
            continue
        first = begins_on(event)
        x, end = scale.x(first), scale.x(min(last, date.max - timedelta(1)) + timedelta(days=1))
        broken = event.date.end is None and not is_exact_day(event.date)
        found[at[event.key].y, x, max(end, x + 4), broken].append(event)
    return tuple(
        Span(
            x,
            end,
            y,
            broken,
            viewer.mention(mine[0].key, routes.FRONT).href
            if len(mine) == 1
            else routes.href(routes.FRONT, routes.year(begins_on(mine[0]).year)),
            f"{mine[0].title}, {viewer.brief(mine[0].date)}"
            if len(mine) == 1
            else f"{viewer.brief(mine[0].date)}: {_entries(viewer, len(mine))}",
        )
        for (y, x, end, broken), mine in sorted(found.items(), key=lambda one: one[0])
    )


def _columns(  # noqa: PLR0913 - one call, close by
    viewer: Viewer,
    events: Sequence[Event],
    scale: Scale,
    at: Mapping[Key, Lane],
    base: int,
    named: Naming,
) -> tuple[tuple[Column, ...], tuple[Stretch, ...]]:
    found: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        found[scale.begins(begins_on(event))].append(event)
    highest = max(map(len, found.values()))
    columns, stretches = [], []
    for begin in sorted(found):
        mine = found[begin]
        height = max(2.0, round((_BARS - 14) * len(mine) / highest, 1))
        x, end = scale.x(begin), scale.x(after(scale.unit, begin))
        count = _entries(viewer, len(mine))
        label, href = named.label(begin), named.href(mine)
        width = round(max(end - x - 1, 1), 1)
        columns.append(Column(x, width, base - height, height, href, f"{label}: {count}"))
        by_lane = Counter(at[event.key].name for event in mine).most_common()
        tracks = ", ".join(f"{name} {number}" for name, number in by_lane)
        stretches.append(Stretch(label, href, count, tracks))
    return tuple(columns), tuple(stretches)
