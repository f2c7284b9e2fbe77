"""The timeline from decades to days: its page, and the entries of each year for its script.

A file for each year holds the entries that begin in it, as short as they can be said, so that a new
entry rewrites one of them. What the lanes are called stands in the page, once for all years.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from chronicle import routes
from chronicle.model import Event, Key, Kind, Ref
from chronicle.views.overview import Overview, overview
from chronicle.views.parts import Crumb, PageView
from chronicle.views.rows import Meaning, meanings
from chronicle.views.script_words import ZOOM, script_words
from chronicle.views.shelves import shelves_of
from chronicle.views.stretches import begins_on, is_placed
from chronicle.views.timeline import Link
from chronicle.views.viewer import Viewer
from chronicle.views.words import STATUS
from chronicle.when import Point, When, is_exact_day, last_day
from chronicle.words import small, to_translate

By = Literal["track", "actor", "issue"]

_BY: Final[tuple[tuple[By, str], ...]] = (
    ("track", to_translate("Track")),
    ("actor", to_translate("Actor")),
    ("issue", to_translate("Issue")),
)
# So many lanes have a name; what else there is stands in one more.
_LANES: Final = 10
# How high a lane and the axis are, in the script as here.
_LANE: Final = 44
_AXIS: Final = 30


class ZoomView(PageView, frozen=True, kw_only=True):
    """The page. `lanes` is what the script needs to know of all years; empty without entries.

    `height` is that of the picture it begins with.
    """

    height: int

    script: str
    words: str
    lanes: str
    ways: tuple[Link, ...]
    key: tuple[Meaning, ...]
    picture: Overview | None
    years: tuple[Link, ...]


class ZoomYear(msgspec.Struct, frozen=True):
    """The entries that begin in a year. `names` are the ids that they refer to by number."""

    year: int
    names: tuple[str, ...]
    entries: tuple["ZoomEntry", ...]


class ZoomEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry; `track` is below 0 for none, `days` how long it lasts or how inexact it is."""

    id: str
    title: str
    when: str
    first: str
    days: int
    shape: Literal["day", "in", "span", "open"]
    status: str
    tone: str
    track: int
    actors: tuple[int, ...]
    issues: tuple[int, ...]


def zoom_view(viewer: Viewer) -> ZoomView:
    """The page, with all that a reader without script is shown in its place."""
    origin = routes.ZOOM
    shelves = viewer.shared(shelves_of)
    by_year = viewer.shared(zoom_years)
    return ZoomView(
        title=viewer.gettext("Zoomable timeline"),
        description=viewer.gettext("All entries from decades to days, by track, actor or issue."),
        crumbs=(
            Crumb(viewer.gettext("Timeline"), routes.href(origin, routes.TIMELINE)),
            Crumb(viewer.gettext("Zoomable timeline")),
        ),
        script=routes.href(origin, routes.ZOOM_SCRIPT),
        words=script_words(
            viewer.words,
            ZOOM,
            status={status: small(viewer.gettext(mark.words)) for status, mark in STATUS.items()},
        ),
        height=_height(viewer, by_year),
        lanes=_lanes(viewer, by_year) if by_year else "",
        ways=tuple(Link(viewer.gettext(label), id_) for id_, label in _BY),
        key=meanings(viewer.chronicle.events, viewer),
        picture=overview(viewer),
        years=tuple(
            Link(
                str(year),
                routes.href(origin, routes.year(year)),
                viewer.counted("%(count)s entry", "%(count)s entries", len(shelves.in_year(year))),
            )
            for year in reversed(shelves.years_shown())
        ),
    )


def zoom_years(viewer: Viewer) -> Mapping[int, tuple[Event, ...]]:
    """The events that begin in each year, in order of time."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if is_placed(event):
            found[begins_on(event).year].append(event)
    return {year: tuple(found[year]) for year in sorted(found)}


def zoom_year(viewer: Viewer, year: int) -> ZoomYear:
    """The entries that begin in a year."""
    names: dict[str, int] = {}
    entries = []
    for event in viewer.shared(zoom_years)[year]:
        of = [_numbers(names, _keys(viewer, event, by)) for by, _ in _BY]
        first, last = begins_on(event), last_day(event.date)
        entries.append(
            ZoomEntry(
                event.id,
                event.title,
                viewer.brief(event.date),
                first.isoformat(),
                1 if last is None else (last - first).days + 1,
                _shape(event.date, last),
                event.status,
                STATUS[event.status].tone,
                of[0][0] if of[0] else -1,
                of[1],
                of[2],
            )
        )
    return ZoomYear(year, tuple(names), tuple(entries))


def _shape(when: When, last: date | None) -> Literal["day", "in", "span", "open"]:
    if last is None:
        return "open"
    if isinstance(when.end, Point):
        return "span"
    return "day" if is_exact_day(when) else "in"


def _numbers(names: dict[str, int], keys: Iterable[Key]) -> tuple[int, ...]:
    return tuple(names.setdefault(key.id, len(names)) for key in keys)


def _keys(viewer: Viewer, event: Event, by: By) -> tuple[Key, ...]:
    """The tracks, actors or issues of an event, each once."""
    refs: dict[By, tuple[Ref | None, ...]] = {
        "track": (event.track,),
        "actor": tuple(ref for one in event.participants for ref in (one.for_, one.actor)),
        "issue": tuple(event.issues),
    }
    kind: Kind = by
    return tuple(dict.fromkeys(viewer.of(ref, kind).key for ref in refs[by] if ref is not None))


def _height(viewer: Viewer, by_year: Mapping[int, Sequence[Event]]) -> int:
    """The height of the lanes of tracks, of one for others and one for none, and of the axis."""
    of_each = [tuple(_keys(viewer, one, "track")) for year in by_year.values() for one in year]
    named = {key for keys in of_each for key in keys}
    lanes = min(len(named), _LANES) + (len(named) > _LANES) + (() in of_each)
    return _LANE * lanes + _AXIS


def _lanes(viewer: Viewer, by_year: Mapping[int, Sequence[Event]]) -> str:
    """Of each way to cut the lanes their ids and names; and of each year its file and its reach."""
    lanes: dict[str, list[tuple[str, str]]] = {}
    events = [event for year in by_year.values() for event in year]
    for by, _ in _BY:
        counts = Counter(key for event in events for key in _keys(viewer, event, by))
        most = sorted(counts, key=lambda key: (-counts[key], key))[:_LANES]
        lanes[by] = [(key.id, viewer.label(viewer.chronicle.records[key])) for key in most]
    years = [
        (year, routes.href(routes.ZOOM, routes.zoom_year(year)), _reach(mine))
        for year, mine in by_year.items()
    ]
    days = [begins_on(event).isoformat() for event in (events[0], events[-1])]
    told = {"lanes": lanes, "years": years, "first": days[0], "last": days[1]}
    return msgspec.json.encode(told).decode()


def _reach(events: Sequence[Event]) -> int:
    """The year in which the last of these ends."""
    return max((last_day(event.date) or begins_on(event)).year for event in events)
