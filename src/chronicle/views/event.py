"""The page of an event: what happened, who took part, who says so, and what it is tied to."""

from collections import defaultdict

import msgspec

from chronicle import routes
from chronicle.model import Event, Key, Participant, PlaceRecord, Source, Track, Zone
from chronicle.prose import Prose
from chronicle.views.accounts import Accounts, accounts, differs
from chronicle.views.claims import ClaimView, claim_views, claims_in
from chronicle.views.parts import (
    CorrectionLine,
    Crumb,
    PageView,
    corrections,
    offices,
    version,
)
from chronicle.views.relations import RelationLine, mentioned_by, relations
from chronicle.views.rows import named, within
from chronicle.views.sources import SourceLine, source_lines, sourcing
from chronicle.views.timeline import day_crumbs
from chronicle.views.viewer import Dated, Mention, Viewer, dated
from chronicle.views.words import (
    ACCOUNTS_DIFFER,
    EVENT_KIND,
    STATUS,
    Mark,
    plain,
)
from chronicle.when import Point, When, iso
from chronicle.when_words import brief, short, utc_words, words


class Person(msgspec.Struct, frozen=True, array_like=True):
    """Someone who took part; `office` is the one held at the time."""

    mention: Mention
    role: str
    office: str


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Those who took part for one party; without one, those who took part for themselves."""

    party: Mention | None
    people: tuple[Person, ...]


class HistoryLine(msgspec.Struct, frozen=True, array_like=True):
    """One step in how an event came to be."""

    mark: Mark
    as_of: Dated
    words: str
    source: Mention | None


class EventView(PageView, frozen=True, kw_only=True):
    """An event with all its parts. `sentence` is the date as said below the title."""

    id: str
    kind: Mark
    status: Mark
    is_off: bool
    differs: Mark | None
    track: Mention | None
    round: str
    sentence: str
    iso: str
    precision: tuple[str, ...]
    places: tuple[tuple[Mention, ...], ...]
    prose: Prose
    parties: tuple[Party, ...]
    accounts: Accounts
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationLine, ...]
    mentioned_by: tuple[Mention, ...]
    sources: tuple[SourceLine, ...]
    sourcing: tuple[str, ...]
    corrections: tuple[CorrectionLine, ...]
    history: tuple[HistoryLine, ...]
    issues: tuple[Mention, ...]
    earlier: Mention | None
    later: Mention | None
    version: Dated


def event_view(viewer: Viewer, event: Event, track: tuple[Event, ...]) -> EventView:
    """The page of an event; `track` holds all events of its track, in order."""
    origin = routes.record(event.key)
    prose = viewer.chronicle.prose[event.key]
    sources = tuple(viewer.of(ref, "source") for ref in event.sources)
    numbers = tuple(source.key for source in sources)
    at = track.index(event) if track else 0
    said = sentence(viewer, event)
    mark = short(event.date)
    return EventView(
        title=event.title,
        description=prose.summary or f"{EVENT_KIND[event.kind].words}, {said}",
        crumbs=(*day_crumbs(event.date, origin), Crumb(mark.top)),
        file=event.path,
        id=event.id,
        kind=EVENT_KIND[event.kind],
        status=STATUS[event.status],
        is_off=event.status in {"cancelled", "did-not-happen"},
        differs=ACCOUNTS_DIFFER if differs(viewer, event) else None,
        track=_track(viewer, event, origin),
        round=_round(viewer, event),
        sentence=said,
        iso=iso(event.date),
        precision=_precision(event),
        places=tuple(
            viewer.mentions(named(viewer, viewer.of(ref, "place")), origin) for ref in event.places
        ),
        prose=prose,
        parties=parties(viewer, event, origin),
        accounts=accounts(viewer, event, origin),
        claims=claim_views(viewer, claims_in(event.key, event.claims), origin, numbers),
        relations=relations(viewer, event, origin),
        mentioned_by=mentioned_by(viewer, event.key, origin),
        sources=source_lines(viewer, sources, origin),
        sourcing=sourcing(viewer, sources, event.claims),
        corrections=corrections(event),
        history=tuple(_history(viewer, event, origin)),
        issues=viewer.mentions((viewer.of(ref, "issue") for ref in event.issues), origin),
        earlier=viewer.mention(track[at - 1].key, origin) if at else None,
        later=viewer.mention(track[at + 1].key, origin) if at + 1 < len(track) else None,
        version=version(event),
    )


# --- when ----------------------------------------------------------------------------------


def sentence(viewer: Viewer, event: Event) -> str:
    """The date in words, with weekday, time and zone as far as each is known."""
    said = words(event.date, zone_city=city(viewer, event), time_words=event.time_words)
    mark = short(event.date)
    is_day = mark.precise and event.date.first == event.date.last
    plainly = said[:1].isdigit()
    return f"{_WEEKDAY.get(mark.sub, mark.sub)} {said}" if is_day and plainly else said


_WEEKDAY = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}


def city(viewer: Viewer, event: Event) -> str:
    """The city that names the zone of an event: of its own zone, else of its first place."""
    zone = event.zone
    if not zone and event.places:
        place: PlaceRecord = viewer.of(event.places[0], "place")
        zones = [one.timezone for one in within(viewer, place) if one.timezone]
        zone = zones[0] if zones else Zone("")
    area, _, name = zone.rpartition("/")
    return name.replace("_", " ") if area and area != "Etc" else ""


def _precision(event: Event) -> tuple[str, ...]:
    """How exactly the date is known, in lines; it is never more exact than its source."""
    when = event.date
    lines = [utc_words(when), _exactness(when)]
    if event.time_words:
        lines.append(f"“{event.time_words}” are the source’s words")
    return tuple(filter(None, lines))


def _exactness(when: When) -> str:
    start = when.start
    if not isinstance(start, Point):
        return "no start is known" if when.end is not None else ""
    exact = _unit(start)
    if isinstance(when.end, Point) and _unit(when.end) != exact:
        return "its ends are not known equally well"
    doubt = {"~": ", approximately", "?": ", uncertain", "%": ", approximately and uncertain"}
    return f"known to the {exact}{doubt.get(start.qualifier, '')}"


def _unit(point: Point) -> str:
    if point.clock is not None:
        return "minute"
    if point.day > 0:
        return "day"
    if point.month > 12:
        return "season"
    if point.month > 0:
        return "month"
    return {0: "year", 1: "decade", 2: "century"}[point.open_digits]


def _history(viewer: Viewer, event: Event, origin: str) -> list[HistoryLine]:
    lines = []
    for step in event.history:
        mark = STATUS[step.status]
        said = mark.words.lower()
        if step.date is not None:
            said += f" {_TO.get(step.status, 'for')} {brief(step.date)}"
        if step.title:
            said += f", as “{step.title}”"
        source: Source | None = viewer.of(step.source, "source") if step.source else None
        told = viewer.mention(source.key, origin) if source else None
        lines.append(HistoryLine(mark, dated(step.as_of), said, told))
    return lines


_TO = {"rescheduled": "to", "held": "on", "under-way": "from"}


# --- who -----------------------------------------------------------------------------------


def parties(viewer: Viewer, event: Event, origin: str) -> tuple[Party, ...]:
    """Participants by the party they took part for, parties in the one order, others last."""
    by_party: defaultdict[Key | None, list[Participant]] = defaultdict(list)
    for one in event.participants:
        by_party[_party(viewer, one)].append(one)
    known = sorted((key for key in by_party if key), key=viewer.rank)
    found: list[Key | None] = [*known, None] if None in by_party else [*known]
    return tuple(
        Party(
            viewer.mention(key, origin) if key else None,
            tuple(_person(viewer, event, one, origin) for one in by_party[key]),
        )
        for key in found
    )


def _party(viewer: Viewer, one: Participant) -> Key | None:
    if one.for_ is not None:
        return Key("actor", viewer.of(one.for_, "actor").id)
    actor = viewer.of(one.actor, "actor")
    return Key("actor", actor.id) if actor.kind == "state" else None


def _person(viewer: Viewer, event: Event, one: Participant, origin: str) -> Person:
    actor = viewer.of(one.actor, "actor")
    mention = viewer.mention(actor.key, origin)
    return Person(mention, plain(one.role), offices(actor, event.date))


# --- where it belongs ----------------------------------------------------------------------


def _track(viewer: Viewer, event: Event, origin: str) -> Mention | None:
    if event.track is None:
        return None
    return viewer.mention(viewer.of(event.track, "track").key, origin)


def _round(viewer: Viewer, event: Event) -> str:
    if event.round is None:
        return ""
    track: Track | None = viewer.of(event.track, "track") if event.track else None
    of = f" of {len(track.rounds)}" if track and track.rounds else ""
    return f"round {event.round}{of}"
