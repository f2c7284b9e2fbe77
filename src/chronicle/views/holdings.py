"""What belongs on the page of an actor, issue, track, place or outlet, and which stretch it shows.

Where that is too much for one page, the page shows the newest stretch, and leads to the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Actor, Event, Issue, Key, Outlet, PlaceRecord, Source, Track
from chronicle.page import ClaimKey
from chronicle.views.cut import (
    LIMITS,
    Part,
    before_newest,
    cut,
    known_of,
    newest_of,
    part_label,
    years_of,
)
from chronicle.views.parts import PageView
from chronicle.views.relations import mentioning
from chronicle.views.stances import Stance, board
from chronicle.views.timeline import Link
from chronicle.views.viewer import Viewer

Holder = Actor | Issue | Track | PlaceRecord | Outlet
"""The kinds of record whose pages could grow without end."""
Group = Literal["events", "claims", "stances", "sources", "cited_by", "mentions"]


class Piece(NamedTuple):
    """One thing that a page shows: of which group, and as much of its day as is known."""

    group: Group
    known: str
    what: Any


class Holding(msgspec.Struct, frozen=True):
    """What a page shows, newest first, but stances, with their parties, and mentions in order."""

    events: tuple[Event, ...] = ()
    claims: tuple[ClaimKey, ...] = ()
    stances: tuple[tuple[Key, Stance], ...] = ()
    sources: tuple[Source, ...] = ()
    cited_by: tuple[Source, ...] = ()
    mentions: tuple[Any, ...] = ()

    def records(self) -> tuple[Key, ...]:
        """The records that these are or stand in, each once."""
        shown = (*self.events, *self.sources, *self.cited_by, *self.mentions)
        keys = [one.key for one in shown]
        keys += (claim.record for claim in self.claims)
        keys += (stance.record for _, stance in self.stances)
        return tuple(dict.fromkeys(keys))


class CutView(PageView, frozen=True, kw_only=True):
    """The page of a record that may be cut.

    `stretch` is the name of what it shows, empty for all; `years` and `before` lead to the rest.
    """

    stretch: str
    years: tuple[Link, ...]
    before: Link | None


class Stretch(NamedTuple):
    """What the page of a record shows, of how much, and where the rest is."""

    shown: Holding
    all: Holding
    label: str = ""
    years: tuple[Link, ...] = ()
    before: Link | None = None


def parts_of(viewer: Viewer, record: Holder) -> Mapping[str, Part[Piece]]:
    """The parts of what belongs to a record; none for most."""
    # What so few links lead to is not looked through; a place also has what its parts have.
    if record.key.kind != "place" and len(viewer.chronicle.to(record.key)) <= LIMITS[0]:
        return {}
    return cut(tuple(_pieces(viewer, record)), _known)


def stretch_of(viewer: Viewer, record: Holder) -> Stretch:
    """What the page of a record shows."""
    whole = holding(_pieces(viewer, record))
    parts = viewer.once(parts_of, record)
    known = viewer.shared(_days)
    timeless = tuple(one for one in mentioning(viewer, record.key) if not known[one.key])
    if not parts:
        whole = msgspec.structs.replace(whole, mentions=(*whole.mentions, *timeless))
        return Stretch(whole, whole)
    newest = newest_of(parts)
    shown = holding(parts[newest].pieces)
    shown = msgspec.structs.replace(shown, mentions=(*shown.mentions, *timeless))
    origin = routes.record(record.key)

    def href(name: str) -> str:
        return routes.href(origin, routes.part(record.key, name))

    years, before = years_of(viewer, parts, href), before_newest(viewer, parts, href)
    return Stretch(shown, whole, part_label(viewer, newest), years, before)


def holding(pieces: Iterable[Piece]) -> Holding:
    """Pieces by their groups."""
    found: dict[str, list[Any]] = {}
    for piece in pieces:
        found.setdefault(piece.group, []).append(piece.what)
    return Holding(**{group: tuple(what) for group, what in found.items()})


def _known(piece: Piece) -> str:
    return piece.known


def _days(viewer: Viewer) -> dict[Key, str]:
    """As much of the day of every record as is known."""
    return {key: known_of(date_of(record)) for key, record in viewer.chronicle.records.items()}


def _pieces(viewer: Viewer, record: Holder) -> Iterator[Piece]:
    """All that belongs to a record, but mentions by what has no date, which are of no time."""
    key, known = record.key, viewer.shared(_days)
    for event in events_of(viewer, record):
        yield Piece("events", known[event.key], event)
    for claim in _claims(viewer, record):
        yield Piece("claims", known[claim.record], claim)
    if isinstance(record, Issue):
        yield from _stances(viewer, key)
    if isinstance(record, Outlet):
        for source in viewer.origins(key, "outlet", kind="source")[::-1]:
            yield Piece("sources", known[source.key], source)
        for source in viewer.origins(key, "cites", "syndicated_from", kind="source"):
            yield Piece("cited_by", known[source.key], source)
    for one in mentioning(viewer, key):
        if known[one.key]:
            yield Piece("mentions", known[one.key], one)


def _stances(viewer: Viewer, issue: Key) -> Iterator[Piece]:
    for (on, party), course in viewer.shared(board).items():
        if on == issue:
            for stance in course.stances:
                yield Piece("stances", stance.day.isoformat(), (party, stance))


def events_of(viewer: Viewer, record: Holder) -> tuple[Event, ...]:
    """The entries of a record, newest first; those of a track in the order of a story."""
    key = record.key
    match record:
        case Actor():
            return viewer.origins(key, "participants.actor", "participants.for")[::-1]
        case Issue():
            return viewer.origins(key, "issues")[::-1]
        case Track():
            return viewer.origins(key, "track")
        case PlaceRecord():
            there = [key, *(part.key for part in viewer.origins(key, "part_of", kind="place"))]
            found = {event.key for one in there for event in viewer.origins(one, "places")}
            return viewer.in_order(found)[::-1]
        case Outlet():
            return ()


def _claims(viewer: Viewer, record: Holder) -> tuple[ClaimKey, ...]:
    """The claims of a record, newest first."""
    match record:
        case Actor():
            return viewer.claims_to(record.key, "claims.speaker", "claims.for")[::-1]
        case Issue():
            return viewer.claims_to(record.key, "claims.issues")[::-1]
        case Outlet():
            return viewer.claims_to(record.key, "claims.via")[::-1]
        case Track() | PlaceRecord():
            return ()
