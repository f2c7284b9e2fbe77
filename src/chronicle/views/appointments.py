"""Events as calendar programs take them: calendars of all, of each year, track and actor.

Only a date known to the day is an appointment: of "May" a calendar could name nothing but a day
that nobody named. Calendars that people subscribe to hold what is near, from the year before their
newest event on, and so stay small; that of a year holds all of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec

from chronicle import routes
from chronicle.model import Event, Key, PlaceRecord, Status
from chronicle.views.parts import updated
from chronicle.views.rows import place_words
from chronicle.views.viewer import Viewer, order
from chronicle.views.words import EVENT_KIND
from chronicle.when import Point, When, first_day, last_day, utc

# What calendars know: whether it will be, may be, or will not. What was put off is not on its day.
Standing = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
_STANDING: Final[Mapping[Status, Standing]] = {
    "proposed": "TENTATIVE",
    "scheduled": "CONFIRMED",
    "rescheduled": "CONFIRMED",
    "postponed": "CANCELLED",
    "under-way": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
    "did-not-happen": "CANCELLED",
    "disputed": "TENTATIVE",
}


class Appointment(msgspec.Struct, frozen=True, array_like=True):
    """An event in a calendar, its texts not yet escaped.

    `start` and `end` are as iCalendar writes them, days or moments in UTC; the end is the first
    day after, or empty. `stamp` is when the record was last changed as far as it says, `sequence`
    how often.
    """

    uid: str
    title: str
    start: str
    end: str
    standing: Standing
    sequence: int
    stamp: str
    summary: str
    url: str
    place: str
    position: str
    kind: str


class CalendarView(msgspec.Struct, frozen=True):
    """A calendar, its appointments in order of time."""

    title: str
    url: str
    appointments: tuple[Appointment, ...]


class Calendar(NamedTuple):
    """A calendar to be made: its title and path, and the events in it."""

    title: str
    path: str
    events: tuple[Event, ...]


def calendars(viewer: Viewer) -> Iterator[Calendar]:
    """All calendars that have an appointment."""
    site_name = viewer.edition.settings.site_name
    dated = tuple(one for one in viewer.chronicle.events if is_appointment(one.date))
    if dated:
        yield Calendar(site_name, routes.CALENDAR, _near(viewer, dated))
    years: defaultdict[int, list[Event]] = defaultdict(list)
    subjects: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in dated:
        years[year_of(event)].append(event)
        for subject in dict.fromkeys(
            link.target for link in viewer.chronicle.from_(event.key) if link.role in _SUBJECTS
        ):
            subjects[subject].append(event)
    for year, events in sorted(years.items()):
        yield Calendar(f"{site_name}, {year}", routes.calendar_year(year), tuple(events))
    for subject, events in sorted(subjects.items()):
        title = f"{site_name}: {viewer.label(viewer.chronicle.records[subject])}"
        yield Calendar(title, routes.calendar(subject), _near(viewer, events))


def calendar_view(viewer: Viewer, calendar: Calendar) -> CalendarView:
    """A calendar with its appointments."""
    url = routes.absolute(viewer.edition.settings.site_url, calendar.path)
    appointments = tuple(viewer.once(_appointment, event) for event in calendar.events)
    return CalendarView(calendar.title, url, appointments)


_SUBJECTS: Final = frozenset({"participants.actor", "participants.for", "track"})


def calendar_link(viewer: Viewer, path: str, events: Iterable[Event], origin: str) -> str:
    """The calendar at a path as seen from a page; empty if it would have no appointment."""
    there = viewer.edition.settings.site_url and any(is_appointment(one.date) for one in events)
    return routes.href(origin, path) if there else ""


def year_link(viewer: Viewer, event: Event, origin: str) -> str:
    """The calendar of an event's year; empty if the event is no appointment."""
    if not is_appointment(event.date):
        return ""
    return calendar_link(viewer, routes.calendar_year(year_of(event)), (event,), origin)


def is_appointment(when: When) -> bool:
    """Whether a date is known to the day, at both ends where it has two."""
    ends = (when.start, when.end)
    return (
        isinstance(when.start, Point)
        and first_day(when) is not None
        and all(one.day > 0 and not one.qualifier for one in ends if isinstance(one, Point))
    )


def _near(viewer: Viewer, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events from the year before the newest one on; what is yet to come is not the newest."""
    dated = [(year_of(event), event) for event in events]
    newest = max(year for year, _ in dated)
    today = first_day(viewer.edition.as_of) if viewer.edition.as_of else None
    since = min(newest, today.year if today else newest) - 1
    return tuple(event for year, event in dated if year >= since)


def year_of(event: Event) -> int:
    """The year whose calendar holds an event."""
    first = first_day(event.date)
    return first.year if first else 0


def _appointment(viewer: Viewer, event: Event) -> Appointment:
    site_url = viewer.edition.settings.site_url
    start, end = _ends(event.date)
    places: list[PlaceRecord] = [viewer.of(ref, "place") for ref in event.places]
    lat, lon = (places[0].lat, places[0].lon) if places else (None, None)
    return Appointment(
        uid=f"{event.id}@{urlsplit(site_url).hostname}",
        title=event.title,
        start=start,
        end=end,
        standing=_STANDING[event.status],
        sequence=len(event.history) + len(event.corrections),
        stamp=_stamp(event),
        summary=viewer.chronicle.prose[event.key].summary,
        url=routes.absolute(site_url, routes.record(event.key)),
        place="; ".join(place_words(viewer, place) for place in places),
        position=f"{lat};{lon}" if lat is not None and lon is not None else "",
        kind=viewer.gettext(EVENT_KIND[event.kind].words),
    )


def _ends(when: When) -> tuple[str, str]:
    """Start and end as moments where both have one, else as days; the end lies behind it."""
    start, _, end = utc(when).partition("/")
    if start.endswith("Z") and (when.end is None or end.endswith("Z")):
        return _moment(start), _moment(end)
    first, last = first_day(when), last_day(when)
    end_day = last + timedelta(days=1) if last and last < date.max else None
    return _day(first), _day(end_day) if when.end is not None else ""


def _moment(text: str) -> str:
    """`2025-05-16T10:35Z` as `20250516T103500Z`."""
    day, _, clock = text.removesuffix("Z").partition("T")
    return f"{day.replace('-', '')}T{clock.replace(':', ''):0<6}Z" if text else ""


def _day(day: date | None) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}" if day else ""


def _stamp(event: Event) -> str:
    """When the event was last changed as far as its record says; else the day itself."""
    told = [updated(event), *(step.as_of for step in event.history)]
    newest = max((when for when in told if when), key=order, default=event.date)
    moment, _, _ = utc(newest).partition("/")
    if moment.endswith("Z"):
        return _moment(moment)
    return f"{_day(first_day(newest) or first_day(event.date))}T000000Z"
