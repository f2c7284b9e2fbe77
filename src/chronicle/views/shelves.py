"""Where the chronology lists each event: under months, else under its year, else under no year.

An event stands under the months it touches. One whose month is not known stands under its year.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from chronicle.model import Event
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When, first_day, last_day, months

# An interval longer than this is listed where it begins and nowhere else.
_MONTHS_SPANNED = 12


class Shelves(msgspec.Struct, frozen=True):
    """Events by where they stand, each in order of time. Months are written `2025-05`."""

    months: Mapping[str, Sequence[Event]]
    years: Mapping[int, Sequence[Event]]
    undated: Sequence[Event]

    def years_shown(self) -> tuple[int, ...]:
        """Every year that has a page, in order."""
        return tuple(sorted({int(month[:4]) for month in self.months} | set(self.years)))

    def in_year(self, year: int) -> tuple[Event, ...]:
        """The events that the page of a year lists, each once: by months, then without a month."""
        by_month = {
            event.id: event
            for month in sorted(self.months)
            if int(month[:4]) == year
            for event in self.months[month]
        }
        return (*by_month.values(), *self.years.get(year, ()))


def shelves_of(viewer: Viewer) -> Shelves:
    """The shelves of a whole chronicle."""
    return shelve(viewer.chronicle.events)


def shelve(events: Iterable[Event]) -> Shelves:
    """Put each event where the chronology lists it."""
    by_month: defaultdict[str, list[Event]] = defaultdict(list)
    by_year: defaultdict[int, list[Event]] = defaultdict(list)
    undated: list[Event] = []
    for event in events:
        start = event.date.start
        begins = first_day(event.date)
        if begins is None or not isinstance(start, Point) or start.open_digits:
            undated.append(event)
        elif 1 <= start.month <= 12:
            for month in listed_under(event.date):
                by_month[month].append(event)
        else:
            by_year[begins.year].append(event)
    return Shelves(by_month, by_year, undated)


def listed_under(when: When) -> tuple[str, ...]:
    """The months under which a date with a known first month is listed."""
    first, last = first_day(when), last_day(when)
    if first is None:
        return ()
    if last is None or (last.year - first.year) * 12 + last.month - first.month >= _MONTHS_SPANNED:
        return (first.isoformat()[:7],)
    return months(when)
