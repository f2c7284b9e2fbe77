"""What a date is made of: the values, and the counting of days and seconds behind them.

Everything works for any year, also those that Python's `date` cannot hold.
"""

from datetime import date
from typing import Final, Literal

import msgspec

Qualifier = Literal["", "?", "~", "%"]
Gap = Literal["open", "unknown"]

UNSPECIFIED: Final = -1
"""A month or day that was written XX."""

DAY: Final = 86_400
"""Seconds."""

_LAST_ORDINAL = date.max.toordinal()
# Spring begins with March. Winter is the one that begins in the year's December, and ends with
# the February after: EDTF fixes neither, and this is what meteorologists of the north count.
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


class Point(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One date as written: all of a `When`, or one end of an interval."""

    year: int
    """Astronomical: 0 is 1 BCE. The first of ten or a hundred where digits are open."""
    month: int = 0
    """0 not given, 1 to 12, 21 to 24 a season, or UNSPECIFIED."""
    day: int = 0
    """0 not given, 1 to 31, or UNSPECIFIED."""
    qualifier: Qualifier = ""
    open_digits: int = 0
    """How many digits of the year were written X: 1 a decade, 2 a century."""
    clock: int | None = None
    """Seconds since local midnight; only on a known day of the years 1 to 9999."""
    offset: int = 0
    """Minutes east of Greenwich; means something only beside a clock."""


class When(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A possibly imprecise date. Two are equal when their texts are."""

    text: str
    """EDTF; what `parse_when` reads back as this value."""
    first: int | None
    """The first possible civil day, counted as `date.toordinal` does, below 1 before year 1.
    None where the start is open or unknown."""
    last: int | None
    """The last possible civil day, likewise. None where the end is open or unknown."""
    start: Point | Gap
    end: Point | Gap | None = None
    """None: not an interval."""


def on_day(day: date) -> When:
    """Make the value of one known day."""
    ordinal = day.toordinal()
    return When(day.isoformat(), ordinal, ordinal, Point(day.year, day.month, day.day))


def span(point: Point) -> tuple[int, int]:
    """Return the first and the last day it may mean.

    A qualifier widens nothing: nobody knows by how much.
    """
    year, month, day = point.year, point.month, point.day
    if day > 0:
        ordinal = ordinal_of(year, month, day)
        return ordinal, ordinal
    if month > 20:
        month = _SEASON_MONTHS[month]
        return ordinal_of(year, month, 1), ordinal_of(year, month + 3, 1) - 1
    if month > 0:
        return ordinal_of(year, month, 1), ordinal_of(year, month + 1, 1) - 1
    return ordinal_of(year, 1, 1), ordinal_of(year + 10**point.open_digits, 1, 1) - 1


def ordinal_of(year: int, month: int, day: int) -> int:
    """Count days as `date.toordinal`, for any year; month 13 is the next January, and so on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    # The Gregorian calendar repeats every 400 years, which are 146,097 days.
    cycles, rest = divmod(year - 1, 400)
    return cycles * 146_097 + date(rest + 1, month, day).toordinal()


def date_of(ordinal: int | None) -> date | None:
    """Return the day with that count; None if Python's `date` cannot hold it."""
    if ordinal is None or not 1 <= ordinal <= _LAST_ORDINAL:
        return None
    return date.fromordinal(ordinal)


def moment(end: Point | Gap | None) -> int | None:
    """Count seconds in UTC, from the midnight before day 0; None without a time."""
    if not isinstance(end, Point) or end.clock is None:
        return None
    return ordinal_of(end.year, end.month, end.day) * DAY + end.clock - end.offset * 60


def zone_text(offset: int) -> str:
    """Write an offset in minutes as ISO 8601 does: +03:00, or Z for none."""
    sign = "-" if offset < 0 else "+"
    return f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}" if offset else "Z"
