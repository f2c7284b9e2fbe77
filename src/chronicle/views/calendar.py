"""The days of a month as a calendar: on which of them something happened, or lasted."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from chronicle.model import Event
from chronicle.when import Point, When, first_day, is_exact_day, last_day


class CalendarDay(msgspec.Struct, frozen=True, array_like=True):
    """A day: 0 is a blank. `runs` that something lasted over it."""

    number: int
    entries: int = 0
    href: str = ""
    runs: bool = False


def weeks(events: Sequence[Event], year: int, month: int) -> tuple[tuple[CalendarDay, ...], ...]:
    """The days of a month in weeks from Monday; a day leads to its first entry."""
    blanks, length = monthrange(year, month)
    on: defaultdict[int, list[Event]] = defaultdict(list)
    lasting: set[int] = set()
    for event in events:
        first, last = begins_on_day(event.date), last_day(event.date)
        if first is not None:
            if (first.year, first.month) == (year, month):
                on[first.day].append(event)
            if last is not None and last > first:
                lasting.update(_days_within(first, last, year, month))
    days = [CalendarDay(0)] * blanks
    for number in range(1, length + 1):
        href = f"#{on[number][0].id}" if number in on else ""
        days.append(CalendarDay(number, len(on.get(number, ())), href, number in lasting))
    days += [CalendarDay(0)] * (-len(days) % 7)
    return tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))


def begins_on_day(when: When) -> date | None:
    """The day on which something began; None where that is not known to the day."""
    if is_exact_day(when) or (when.end and _starts_on_a_day(when)):
        return first_day(when)
    return None


def _starts_on_a_day(when: When) -> bool:
    return isinstance(when.start, Point) and when.start.day > 0


def _days_within(first: date, last: date, year: int, month: int) -> range:
    start = first.day if (first.year, first.month) == (year, month) else 1
    if (first.year, first.month) > (year, month):
        return range(0)
    stop = last.day if (last.year, last.month) == (year, month) else 31
    return range(start, stop + 1)
