"""The chronology by years, months and days, and what leads from one to another."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Container, Mapping
from datetime import date

import msgspec

from chronicle import routes
from chronicle.model import Event
from chronicle.views.balance import Balance, balance
from chronicle.views.calendar import CalendarDay, begins_on_day, weeks
from chronicle.views.parts import Crumb, PageView
from chronicle.views.published import Month
from chronicle.views.rows import Meaning, Row, meanings, month_rows, rows
from chronicle.views.shelves import Shelves
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When, first_day

# The height of the highest bar, in the units of its drawing.
_BAR = 15
# A month of more entries shows their titles, for their days show the rest; a year of more shows
# its months.
_MONTH_FULL, _YEAR_FULL = 120, 500


class Bar(msgspec.Struct, frozen=True, array_like=True):
    """A month or a year as a bar: its height is its share of the highest."""

    label: str
    words: str
    href: str
    height: int


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A page of the chronology, and what is on it."""

    label: str
    href: str
    note: str = ""


class MonthSection(msgspec.Struct, frozen=True, array_like=True):
    """A month in the list of its year; in a year of very many entries without them."""

    title: str
    href: str
    count: str
    rows: tuple[Row, ...]


class MonthView(PageView, frozen=True, kw_only=True):
    """The chronology of a month. `loose` leads to the events of the year without a month.

    `weekdays` are the heads of the calendar, in letters and in full.
    """

    count: str
    titles_only: bool
    rows: tuple[Row, ...]
    weeks: tuple[tuple[CalendarDay, ...], ...]
    weekdays: tuple[tuple[str, str], ...]
    zoom: str
    key: tuple[Meaning, ...]
    earlier: Link | None
    later: Link | None
    loose: Link | None
    known: str


class DayView(PageView, frozen=True, kw_only=True):
    """The chronology of a day: what began on it."""

    count: str
    rows: tuple[Row, ...]
    key: tuple[Meaning, ...]
    earlier: Link | None
    later: Link | None


class YearView(PageView, frozen=True, kw_only=True):
    """The chronology of a year."""

    bars: tuple[Bar, ...]
    zoom: str
    count: str
    sections: tuple[MonthSection, ...]
    loose: tuple[Row, ...]
    key: tuple[Meaning, ...]
    balance: Balance
    earlier: Link | None
    later: Link | None


class TimelineView(PageView, frozen=True, kw_only=True):
    """All years, newest first, with the months of each, and events without a year."""

    years: tuple[tuple[Link, tuple[Bar, ...]], ...]
    undated: tuple[Row, ...]
    count: str
    differences: str
    zoom: str


def month_view(
    viewer: Viewer, shelves: Shelves, month: str, known: Container[Month] = ()
) -> MonthView:
    """The page of a month that has entries; `known` are those with a page of what was known."""
    year, number = int(month[:4]), int(month[5:])
    origin = routes.month(year, number)
    events = shelves.months[month]
    title = viewer.month(year, number)
    loose = shelves.years.get(year, ())
    there = sorted(shelves.months)
    at = there.index(month)
    count = viewer.counted("%(count)s entry", "%(count)s entries", len(events))
    return MonthView(
        title=title,
        description=viewer.gettext(
            "%(month)s: %(entries)s, day by day, each with its sources.", month=title, entries=count
        ),
        crumbs=(
            _timeline_crumb(viewer, origin),
            Crumb(str(year), routes.href(origin, routes.year(year))),
            Crumb(viewer.names.month_alone(number)),
        ),
        count=count,
        titles_only=len(events) > _MONTH_FULL,
        rows=month_rows(viewer, events, origin, month, full=len(events) <= _MONTH_FULL),
        weeks=weeks(events, year, number),
        weekdays=tuple(
            (viewer.names.weekday_letters(day), viewer.names.weekday_alone(day)) for day in range(7)
        ),
        zoom=routes.zoomed(origin, *_ends(year, number)),
        key=meanings(events, viewer),
        earlier=_month_link(viewer, there[at - 1], origin) if at else None,
        later=_month_link(viewer, there[at + 1], origin) if at + 1 < len(there) else None,
        loose=Link(
            viewer.counted("%(count)s more entry", "%(count)s more entries", len(loose)),
            routes.href(origin, routes.year(year), "Loose"),
            viewer.gettext("of %(year)s, without a month", year=year),
        )
        if loose
        else None,
        known=routes.href(origin, routes.known(year, number)) if (year, number) in known else "",
    )


def _ends(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def days_of(viewer: Viewer) -> Mapping[date, tuple[Event, ...]]:
    """The days, in order, on which several events began that are known to the day.

    A day of one event has the page of that event, which says the same and more.
    """
    found: defaultdict[date, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if day := begins_on_day(event.date):
            found[day].append(event)
    return {day: tuple(found[day]) for day in sorted(found) if len(found[day]) > 1}


def day_view(viewer: Viewer, day: date, before: date | None, after: date | None) -> DayView:
    """The page of a day on which something began, and of those next to it that have a page."""
    origin = routes.day(day)
    events = viewer.shared(days_of)[day]
    month = viewer.names.month_alone(day.month)
    title = viewer.day(day)
    count = viewer.counted("%(count)s entry", "%(count)s entries", len(events))
    return DayView(
        title=title,
        description=viewer.gettext(
            "%(day)s: %(entries)s, each with its sources.", day=title, entries=count
        ),
        crumbs=(
            _timeline_crumb(viewer, origin),
            Crumb(str(day.year), routes.href(origin, routes.year(day.year))),
            Crumb(month, routes.href(origin, routes.month(day.year, day.month))),
            Crumb(str(day.day)),
        ),
        count=count,
        rows=month_rows(viewer, events, origin, day.isoformat()[:7]),
        key=meanings(events, viewer),
        earlier=_day_link(viewer, before, origin) if before else None,
        later=_day_link(viewer, after, origin) if after else None,
    )


def _day_link(viewer: Viewer, day: date, origin: str) -> Link:
    return Link(viewer.day(day), routes.href(origin, routes.day(day)))


def year_view(viewer: Viewer, shelves: Shelves, year: int) -> YearView:
    """The page of a year that has entries."""
    origin = routes.year(year)
    mine = [month for month in sorted(shelves.months) if int(month[:4]) == year]
    loose = shelves.years.get(year, ())
    everything = shelves.in_year(year)
    there = shelves.years_shown()
    at = there.index(year)
    is_full = len(everything) <= _YEAR_FULL
    count = viewer.counted("%(count)s entry", "%(count)s entries", len(everything))
    return YearView(
        title=str(year),
        description=viewer.gettext(
            "%(year)s: %(entries)s, month by month.", year=year, entries=count
        ),
        crumbs=(_timeline_crumb(viewer, origin), Crumb(str(year))),
        zoom=routes.zoomed(origin, date(year, 1, 1), date(year, 12, 31)),
        bars=month_bars(viewer, shelves, year, origin),
        count=count,
        sections=tuple(
            MonthSection(
                viewer.names.month_alone(int(month[5:])),
                routes.href(origin, routes.month(year, int(month[5:]))),
                viewer.counted("%(count)s entry", "%(count)s entries", len(shelves.months[month])),
                month_rows(viewer, shelves.months[month], origin, month, full=False)
                if is_full
                else (),
            )
            for month in mine
        ),
        loose=rows(viewer, loose, origin),
        key=meanings(everything, viewer),
        balance=balance(viewer, everything),
        earlier=_year_link(there[at - 1], origin) if at else None,
        later=_year_link(there[at + 1], origin) if at + 1 < len(there) else None,
    )


def timeline_view(viewer: Viewer, shelves: Shelves) -> TimelineView:
    """The page of all years."""
    origin = routes.TIMELINE
    count = viewer.counted("%(count)s entry", "%(count)s entries", len(viewer.chronicle.events))
    return TimelineView(
        title=viewer.gettext("Timeline"),
        description=viewer.gettext("%(entries)s by year and month.", entries=count),
        years=tuple(
            (
                Link(
                    str(year),
                    routes.href(origin, routes.year(year)),
                    _in_year(viewer, shelves, year),
                ),
                month_bars(viewer, shelves, year, origin),
            )
            for year in reversed(shelves.years_shown())
        ),
        undated=rows(viewer, shelves.undated, origin, summaries=True),
        count=count,
        differences=routes.href(origin, routes.DIFFERENCES),
        zoom=routes.href(origin, routes.ZOOM),
    )


def month_bars(viewer: Viewer, shelves: Shelves, year: int, origin: str) -> tuple[Bar, ...]:
    """The twelve months of a year; those without entries have no address."""
    counts = [len(shelves.months.get(f"{year:04d}-{number:02d}", ())) for number in range(1, 13)]
    highest = max(counts)
    return tuple(
        Bar(
            viewer.names.month_alone(number, "abbreviated"),
            f"{viewer.month(year, number)}: {_entries(viewer, count)}",
            routes.href(origin, routes.month(year, number)) if count else "",
            # The lowest that is not nothing can still be seen.
            max(1, round(_BAR * count / highest)) if count else 0,
        )
        for number, count in enumerate(counts, 1)
    )


def _entries(viewer: Viewer, count: int) -> str:
    return viewer.counted("%(count)s entry", "%(count)s entries", count)


def _timeline_crumb(viewer: Viewer, origin: str) -> Crumb:
    return Crumb(viewer.gettext("Timeline"), routes.href(origin, routes.TIMELINE))


def day_crumbs(viewer: Viewer, when: When, origin: str) -> tuple[Crumb, ...]:
    """The way to an event through the chronology, as far as its date is known."""
    crumbs = [_timeline_crumb(viewer, origin)]
    begins, start = first_day(when), when.start
    if begins is None or not isinstance(start, Point) or start.open_digits:
        return tuple(crumbs)
    crumbs.append(Crumb(f"{begins.year}", routes.href(origin, routes.year(begins.year))))
    if 1 <= start.month <= 12:
        path = routes.month(begins.year, begins.month)
        crumbs.append(Crumb(viewer.names.month_alone(begins.month), routes.href(origin, path)))
    return tuple(crumbs)


def _month_link(viewer: Viewer, month: str, origin: str) -> Link:
    year, number = int(month[:4]), int(month[5:])
    return Link(viewer.month(year, number), routes.href(origin, routes.month(year, number)))


def _year_link(year: int, origin: str) -> Link:
    return Link(str(year), routes.href(origin, routes.year(year)))


def _in_year(viewer: Viewer, shelves: Shelves, year: int) -> str:
    return viewer.counted("%(count)s entry", "%(count)s entries", len(shelves.in_year(year)))
