"""Where it happened: the world and the region of most entries as drawings, and the same as a table.

A place is drawn where its record says it is; one without coordinates stands in the table alone. A
place that is part of another, and so near that one disc would cover both, is drawn with it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import cos, floor, hypot, radians
from typing import Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Event, Key, PlaceRecord
from chronicle.views.coasts import Frame, land
from chronicle.views.discs import Box, Spot, place_discs, radius
from chronicle.views.holdings import events_of
from chronicle.views.parts import Crumb, PageView
from chronicle.views.rows import place_words, within
from chronicle.views.stretches import is_placed
from chronicle.views.viewer import Mention, Viewer
from chronicle.views.words import KINDS_TITLE

_WORLD, _REGION, _LOCATOR = 1120, 850, 296
# The world is cut in the Bering Strait, and shown between these parallels if nothing lies beyond.
_WEST, _SOUTH, _NORTH, _PARALLEL = -169, -56, 76, 25
# The region is looked for in steps of so many degrees, and is at most so wide and high.
_STEP, _WIDE, _HIGH = 5, 60, 40
# What stands around its places, and how small it gets.
_MARGIN, _LEAST = 3, 24
# How high a drawing of a region is by its width, at least and at most.
_FLAT, _TALL = 0.6, 0.85
# At a pole a parallel has no length: no drawing goes by one beyond this.
_HIGHEST_PARALLEL = 60
# A part of a place is drawn with it if it is not farther off than this, in degrees.
_NEAR: Final = 0.5
# So many discs to a drawing; the table has all.
_MOST: Final = 120
_LOCATOR_WIDE, _LOCATOR_HIGH, _LOCATOR_STEP = 36, 22, 4
_OFF: Final = frozenset({"cancelled", "did-not-happen"})


class Disc(msgspec.Struct, frozen=True, array_like=True):
    """A place on a drawing; `lead` is the line to its spot where it had to be moved from there."""

    href: str
    words: str
    x: float
    y: float
    radius: float
    is_off: bool
    lead: str
    name: str
    number: str
    name_x: float
    name_y: float
    anchor: str


class Drawing(msgspec.Struct, frozen=True):
    """A drawing; `inset` are the rectangles of what another shows from nearer, two at the edge."""

    words: str
    width: int
    height: int
    land: str
    discs: tuple[Disc, ...]
    inset: tuple[tuple[float, float, float, float], ...] = ()


class PlaceLine(msgspec.Struct, frozen=True, array_like=True):
    """A place in the table; `last` is its latest entry with a date."""

    place: Mention
    count: str
    note: str
    last: Mention | None


class MapView(PageView, frozen=True, kw_only=True):
    """The page. Without a place that has coordinates there are no drawings."""

    count: str
    world: Drawing | None
    region: Drawing | None
    sizes: tuple[tuple[float, str], ...]
    has_off: bool
    lines: tuple[PlaceLine, ...]
    bare: tuple[Mention, ...]
    data: str


class Locator(msgspec.Struct, frozen=True):
    """Where one place lies, for its own page."""

    width: int
    height: int
    land: str
    x: float
    y: float
    map: str


class _Shown(NamedTuple):
    """A place with its entries, in order of time, and where it is."""

    place: PlaceRecord
    events: tuple[Event, ...]
    lat: float
    lon: float

    @property
    def is_off(self) -> bool:
        return all(event.status in _OFF for event in self.events)


def map_view(viewer: Viewer) -> MapView:
    """The page of the map."""
    origin = routes.MAP
    entries = {
        place.key: events_of(viewer, place)[::-1] for place in viewer.chronicle.of_kind["place"]
    }
    used = sorted(
        (one for one in viewer.chronicle.of_kind["place"] if entries[one.key]),
        key=lambda one: (-len(entries[one.key]), one.label.casefold(), one.id),
    )
    with_ = _drawn_with(viewer, used)
    shown = [
        _Shown(place, entries[place.key], place.lat, place.lon)
        for place in used
        if place.lat is not None and place.lon is not None and place.key not in with_
    ]
    world, region = _drawings(viewer, shown, origin) if shown else (None, None)
    with_place = {event.key for events in entries.values() for event in events}
    all_ = len(viewer.chronicle.events)
    return MapView(
        title=viewer.gettext("Where it happened"),
        description=viewer.gettext("The places of the entries on a map, and as a table."),
        crumbs=(
            Crumb(viewer.gettext(KINDS_TITLE["place"]), routes.href(origin, routes.index("place"))),
            Crumb(viewer.gettext("Map")),
        ),
        count=viewer.counted(
            "%(count)s of %(all)s entries has a place.",
            "%(count)s of %(all)s entries have a place.",
            len(with_place),
            all=viewer.words.number(all_),
        ),
        world=world,
        region=region,
        sizes=_sizes(viewer, max((len(one.events) for one in shown), default=0)),
        has_off=any(one.is_off for one in shown),
        lines=tuple(_line(viewer, place, entries[place.key], with_, origin) for place in used),
        bare=viewer.mentions(
            (one for one in viewer.chronicle.of_kind["place"] if not entries[one.key]), origin
        ),
        data=routes.href(origin, routes.DATA_PLACES),
    )


def locator(place: PlaceRecord) -> Locator | None:
    """Where a place lies; None where its record does not say."""
    if place.lat is None or place.lon is None:
        return None
    # In steps, so that places near each other have the same coasts around them.
    west = floor((place.lon - _LOCATOR_WIDE / 2) / _LOCATOR_STEP + 0.5) * _LOCATOR_STEP
    south = floor((place.lat - _LOCATOR_HIGH / 2) / _LOCATOR_STEP + 0.5) * _LOCATOR_STEP
    south = max(-90, min(south, 90 - _LOCATOR_HIGH))
    frame = Frame(
        west,
        south,
        west + _LOCATOR_WIDE,
        south + _LOCATOR_HIGH,
        _LOCATOR,
        _parallel(south, south + _LOCATOR_HIGH),
    )
    x, y = frame.at(place.lat, place.lon)
    origin = routes.record(place.key)
    return Locator(frame.width, frame.height, land(frame), x, y, routes.href(origin, routes.MAP))


# --- the drawings ------------------------------------------------------------------------------


def _drawn_with(viewer: Viewer, places: Iterable[PlaceRecord]) -> Mapping[Key, Key]:
    """The places whose disc would lie on that of the place they are part of, with that place."""
    found: dict[Key, Key] = {}
    for place in sorted(places, key=lambda one: len(within(viewer, one))):
        if place.part_of is None or place.lat is None or place.lon is None:
            continue
        whole = viewer.of(place.part_of, "place")
        if whole.lat is None or whole.lon is None or whole.key == place.key:
            continue
        east = ((place.lon - whole.lon + 180) % 360 - 180) * cos(radians(place.lat))
        # A disc counts the parts of its place, not theirs: one drawn with another takes in no more.
        if hypot(east, place.lat - whole.lat) <= _NEAR and whole.key not in found:
            found[place.key] = whole.key
    return found


def _drawings(viewer: Viewer, shown: Sequence[_Shown], origin: str) -> tuple[Drawing, Drawing]:
    """The world, with what lies outside the region; and the region, from nearer."""
    near = _region([(one.lat, one.lon, len(one.events)) for one in shown])
    inside = [one for one in shown if near.holds(one.lat, one.lon)]
    beyond = [one for one in shown if not near.holds(one.lat, one.lon)]
    lats = [near.south, near.north, *(one.lat for one in beyond)]
    south = max(-90, min(_SOUTH, floor(min(lats)) - _MARGIN))
    north = min(90, max(_NORTH, floor(max(lats)) + _MARGIN))
    world = Frame(_WEST, south, _WEST + 360, north, _WORLD, _PARALLEL)
    most = max(len(one.events) for one in shown)
    words = (
        viewer.counted(
            "The world: %(count)s place outside the framed region",
            "The world: %(count)s places outside the framed region",
            len(beyond),
        ),
        viewer.counted(
            "The region of most entries: %(count)s place",
            "The region of most entries: %(count)s places",
            len(inside),
        ),
    )
    return (
        _drawing(viewer, world, beyond, most, words[0], origin, _inset(world, near)),
        _drawing(viewer, near, inside, most, words[1], origin, ()),
    )


def _drawing(  # noqa: PLR0913 - one call, close by
    viewer: Viewer,
    frame: Frame,
    shown: Sequence[_Shown],
    most: int,
    words: str,
    origin: str,
    inset: tuple[tuple[float, float, float, float], ...],
) -> Drawing:
    shown = shown[:_MOST]
    spots = [
        Spot(*frame.at(one.lat, one.lon), len(one.events), viewer.label(one.place)) for one in shown
    ]
    taken = [Box(x, y, x + width, y + height) for x, y, width, height in inset]
    placed = place_discs(spots, most, frame.width, frame.height, taken)
    discs = tuple(
        Disc(
            viewer.mention(one.place.key, origin).href,
            _words(viewer, one),
            disc.x,
            disc.y,
            disc.radius,
            one.is_off,
            f"M{spot.x} {spot.y}L{disc.x} {disc.y}" if (disc.x, disc.y) != spot[:2] else "",
            disc.name,
            viewer.words.number(spot.number),
            disc.name_x,
            disc.name_y,
            disc.anchor,
        )
        for one, spot, disc in zip(shown, spots, placed, strict=True)
    )
    return Drawing(words, frame.width, frame.height, land(frame), discs, inset)


def _words(viewer: Viewer, one: _Shown) -> str:
    place, number = viewer.label(one.place), len(one.events)
    if one.is_off:
        return viewer.counted(
            "%(place)s: %(count)s entry, called off",
            "%(place)s: %(count)s entries, all called off",
            number,
            place=place,
        )
    return viewer.counted(
        "%(place)s: %(count)s entry", "%(place)s: %(count)s entries", number, place=place
    )


def _inset(world: Frame, near: Frame) -> tuple[tuple[float, float, float, float], ...]:
    """What the region covers on the world, in two parts where it lies across the edge."""
    left, top = world.at(near.north, near.west)
    right, bottom = world.at(near.south, near.east)
    high = round(bottom - top, 1)
    if left < right:
        return ((left, top, round(right - left, 1), high),)
    return ((left, top, round(world.width - left, 1), high), (0, top, right, high))


def _region(spots: Sequence[tuple[float, float, int]]) -> Frame:
    """The stretch of the earth with the most entries, as near as its places allow.

    Of stretches with as many the one is taken in whose middle they lie, then the southern, western
    one. A place at its very edge is left to the world.
    """
    cells = Counter[tuple[int, int]]()
    for lat, lon, number in spots:
        cells[floor((lon + 180) / _STEP) % _AROUND, min(floor(lat / _STEP), 90 // _STEP - 1)] += (
            number
        )
    across, up = _WIDE // _STEP, _HIGH // _STEP

    def worth(window: tuple[int, int]) -> tuple[int, float]:
        held, off = 0, 0.0
        for (column, row), number in cells.items():
            right, over = (column - window[1]) % _AROUND, row - window[0]
            if right < across and 0 <= over < up:
                held += number
                off += number * hypot(right - (across - 1) / 2, over - (up - 1) / 2)
        return held, -off

    rows = range(-90 // _STEP, (90 - _HIGH) // _STEP + 1)
    row, column = max(((row, column) for row in rows for column in range(_AROUND)), key=worth)
    west, south = column * _STEP - 180, row * _STEP
    found = [
        (lat, west + (lon - west) % 360)
        for lat, lon, _ in spots
        if south <= lat <= south + _HIGH and (lon - west) % 360 < _WIDE
    ]
    return _fitting([lat for lat, _ in found], [lon for _, lon in found])


_AROUND: Final = 360 // _STEP


def _fitting(lats: Sequence[float], lons: Sequence[float]) -> Frame:
    """A frame around positions, in whole degrees, neither too flat nor too tall."""
    south, north = floor(min(lats)) - _MARGIN, floor(max(lats)) + 1 + _MARGIN
    west, east = floor(min(lons)) - _MARGIN, floor(max(lons)) + 1 + _MARGIN
    ground = cos(radians(_parallel(south, north)))
    wide = max(east - west, _LEAST, (north - south) / ground / _TALL)
    high = max(north - south, wide * _FLAT * ground)
    west, south = floor((west + east - wide) / 2), floor((south + north - high) / 2)
    wide, high = floor(wide) + 1, floor(high) + 1
    south = max(-90, min(south, 90 - high))
    parallel = _parallel(south, south + high)
    return Frame(west, south, west + wide, south + high, _REGION, parallel)


def _parallel(south: float, north: float) -> float:
    """The parallel that a drawing is true to scale on: its middle one, but none near a pole."""
    middle = (south + north) / 2
    return max(-_HIGHEST_PARALLEL, min(middle, _HIGHEST_PARALLEL))


# --- the table ---------------------------------------------------------------------------------


def _line(
    viewer: Viewer,
    place: PlaceRecord,
    events: Sequence[Event],
    with_: Mapping[Key, Key],
    origin: str,
) -> PlaceLine:
    dated = [event for event in events if is_placed(event)]
    return PlaceLine(
        viewer.mention(place.key, origin),
        viewer.words.number(len(events)),
        _note(viewer, place, events, with_),
        viewer.mention(dated[-1].key, origin) if dated else None,
    )


def _note(
    viewer: Viewer, place: PlaceRecord, events: Sequence[Event], with_: Mapping[Key, Key]
) -> str:
    whole = place_words(viewer, viewer.of(place.part_of, "place")) if place.part_of else ""
    notes = [whole and viewer.gettext("in %(place)s", place=whole)]
    if place.lat is None or place.lon is None:
        notes.append(viewer.gettext("not drawn: no coordinates"))
    elif place.key in with_:
        notes.append(viewer.gettext("drawn with it"))
    if all(event.status in _OFF for event in events):
        notes.append(viewer.gettext("called off"))
    return ", ".join(filter(None, notes))


def _sizes(viewer: Viewer, most: int) -> tuple[tuple[float, str], ...]:
    """A few discs for the key: of the most entries, of a third of them, and of one."""
    numbers = dict.fromkeys(number for number in (most, most // 3, 1) if number)
    return tuple(
        (
            radius(number, most),
            viewer.counted("%(count)s entry", "%(count)s entries", number),
        )
        for number in numbers
    )
