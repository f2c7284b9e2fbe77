"""Events as rows of a chronology: when, what mark on the rail, what it is, and where it leads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Event, PlaceRecord, Record
from chronicle.views.calendar import begins_on_day
from chronicle.views.compared import differs
from chronicle.views.viewer import Viewer
from chronicle.views.words import (
    ACCOUNTS_DIFFER,
    EVENT_KIND,
    HELD_DIFFERS,
    STATUS,
    STATUS_MEANING,
    Mark,
)
from chronicle.when import first_day, is_exact_day, iso, last_day
from chronicle.words import to_translate

_DESCRIBED: Final = to_translate("the sides describe it differently")
# From so many days without an entry on, the chronology says so.
_GAP = 3


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An event in a chronology.

    `day` and `beneath` are the margin, `same` that it repeats the row before, `gap` what is said
    of the time since then. `status` is empty for what was held: the rail shows it.
    """

    id: str
    title: str
    href: str
    iso: str
    day: str
    beneath: tuple[str, ...]
    node: Mark
    kind: Mark
    status: Mark | None
    differs: Mark | None
    is_off: bool
    summary: str = ""
    notes: tuple[str, ...] = ()
    same: bool = False
    gap: str = ""
    day_href: str = ""


class Meaning(msgspec.Struct, frozen=True, array_like=True):
    """A mark with what it means, for the key of a page."""

    mark: Mark
    words: str


def month_rows(
    viewer: Viewer, events: Sequence[Event], origin: str, month: str, *, full: bool = True
) -> tuple[Row, ...]:
    """Rows below the heading of a month (`2025-05`): days as numbers, silences written out.

    Where they are not `full`, a row is its title.
    """
    rows: list[Row] = []
    counts = Counter(begins_on_day(event.date) for event in events)
    before: Event | None = None
    for event in events:
        mark = viewer.margin(event.date)
        begins = first_day(event.date)
        is_here = begins is not None and begins.isoformat().startswith(month)
        beneath = (mark.sub, event.time_words or mark.clock.partition("–")[0])
        row = _row(viewer, event, origin, mark.number if is_here else mark.top, beneath)
        last = rows[-1] if rows else None
        same = last is not None and (last.day, last.beneath[:1]) == (row.day, row.beneath[:1])
        same = same and mark.precise
        day = begins_on_day(event.date) if is_here and not same else None
        day_href = ""
        if day and counts[day] > 1 and origin != routes.day(day):
            day_href = routes.href(origin, routes.day(day))
        row = msgspec.structs.replace(
            row, same=same, gap=_gap(viewer, before, event), day_href=day_href
        )
        if full:
            sources = viewer.counted("%(count)s source", "%(count)s sources", len(event.sources))
            notes = (*_whereabouts(viewer, event), sources)
            summary = viewer.chronicle.prose[event.key].summary
            row = msgspec.structs.replace(row, summary=summary, notes=notes)
        rows.append(row)
        before = event
    return tuple(rows)


def rows(
    viewer: Viewer,
    events: Iterable[Event],
    origin: str,
    notes: dict[str, tuple[str, ...]] | None = None,
    *,
    summaries: bool = False,
) -> tuple[Row, ...]:
    """Rows of events of any time, in the order given; `notes` of some, by id."""
    made = []
    for event in events:
        mark = viewer.margin(event.date)
        begins = first_day(event.date)
        year = viewer.names.year(begins.year) if begins else ""
        sub = "" if mark.precise else mark.sub
        beneath = (sub, "" if year in f"{mark.top} {sub}" else year)
        row = _row(viewer, event, origin, mark.top, beneath)
        told = notes.get(event.id, ()) if notes is not None else _whereabouts(viewer, event)
        summary = viewer.chronicle.prose[event.key].summary if summaries else ""
        made.append(msgspec.structs.replace(row, notes=told, summary=summary))
    return tuple(made)


def meanings(events: Iterable[Event], viewer: Viewer) -> tuple[Meaning, ...]:
    """The key to the marks on the rail of these events, in the order of the table."""
    shown = list(events)
    statuses = {event.status for event in shown}
    told = [Meaning(STATUS[one], STATUS_MEANING[one]) for one in STATUS if one in statuses]
    if any(event.status == "held" and differs(viewer, event) for event in shown):
        told.append(Meaning(HELD_DIFFERS, _DESCRIBED))
    return tuple(told)


def _row(viewer: Viewer, event: Event, origin: str, day: str, beneath: tuple[str, ...]) -> Row:
    mention = viewer.mention(event.key, origin)
    differ = differs(viewer, event)
    status = STATUS[event.status]
    is_held = event.status == "held"
    return Row(
        id=event.id,
        title=event.title,
        href=mention.href,
        iso=iso(event.date),
        day=day,
        beneath=tuple(filter(None, beneath)),
        node=HELD_DIFFERS if is_held and differ else status,
        kind=EVENT_KIND[event.kind],
        status=None if is_held else status,
        differs=ACCOUNTS_DIFFER if differ else None,
        is_off=event.status in {"cancelled", "did-not-happen"},
    )


def _whereabouts(viewer: Viewer, event: Event) -> tuple[str, ...]:
    if event.track is None:
        return places(viewer, event)
    return (viewer.label(viewer.of(event.track, "track")), *places(viewer, event))


def places(viewer: Viewer, event: Event) -> tuple[str, ...]:
    """The places of an event as one note, if it has any."""
    found = [place_words(viewer, viewer.of(ref, "place")) for ref in event.places]
    return ("; ".join(found),) if found else ()


def place_words(viewer: Viewer, place: PlaceRecord) -> str:
    """A place with those it is part of: `Customs House, Havn`."""
    return ", ".join(viewer.label(one) for one in named(viewer, place))


def named(viewer: Viewer, place: PlaceRecord) -> tuple[PlaceRecord, ...]:
    """A place and those it is part of, without any that the name before it names already."""
    found: list[PlaceRecord] = []
    for one in within(viewer, place):
        if not found or not viewer.label(found[-1]).endswith(f", {viewer.label(one)}"):
            found.append(one)
    return tuple(found)


def within(viewer: Viewer, place: PlaceRecord) -> tuple[PlaceRecord, ...]:
    """A place, the place it is part of, and so on; a circle ends where it closes."""
    found: list[PlaceRecord] = []
    next_: Record | None = place
    while isinstance(next_, PlaceRecord) and next_ not in found:
        found.append(next_)
        next_ = viewer.of(next_.part_of, "place") if next_.part_of else None
    return tuple(found)


def _gap(viewer: Viewer, before: Event | None, event: Event) -> str:
    if before is None or not (is_exact_day(before.date) or before.date.end):
        return ""
    last, first = last_day(before.date), first_day(event.date)
    if last is None or first is None or not is_exact_day(event.date):
        return ""
    days = (first - last).days - 1
    if days < _GAP:
        return ""
    return viewer.words.spelled("no entry for %(count)s day", "no entry for %(count)s days", days)
