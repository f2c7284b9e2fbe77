"""Dates for the margin of a chronology, where there is room for a word or two."""

from functools import lru_cache

import msgspec

from chronicle.when.parts import Gap, Point, When, ordinal_of
from chronicle.when.phrase import (
    MONTHS,
    SEASONS,
    SHORT_MONTHS,
    about,
    clock,
    clocks,
    is_decade,
    is_uncertain,
    kind,
    plain,
    year_ends,
    year_text,
)

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NO_DATE = "no date"
_AFTER: dict[Gap, tuple[str, str]] = {
    "open": ("since", "still open"),
    "unknown": ("from", "end unknown"),
}
_BEFORE: dict[Gap, tuple[str, str]] = {
    "open": ("until", "start not given"),
    "unknown": ("until", "start unknown"),
}


class DayMark(msgspec.Struct, frozen=True):
    """The words of one margin."""

    top: str
    """`16 May`, `23–25 May`, `about 16 May`, `May`, `no date`."""
    number: str
    """The same under a heading that names the month: `16`. Where there is none, `top`."""
    sub: str = ""
    """Weekday, year, or what is not known: `Fri`, `20 days`, `2025`, `some day`, `still open`."""
    clock: str = ""
    """`13:35` or `13:35–15:20`, by the clock of the place."""
    precise: bool = True
    """Whether it names known days and nothing else."""


@lru_cache(4096)
def short(when: When) -> DayMark:
    """Return what stands beside an entry of that date."""
    start, end = when.start, when.end
    if isinstance(start, Point):
        if end is None:
            return _mark(start)
        return _span(start, end) if isinstance(end, Point) else _ray(start, *_AFTER[end])
    if isinstance(end, Point):
        return _ray(end, *_BEFORE[start])
    return DayMark(_NO_DATE, _NO_DATE, precise=False)


def _mark(point: Point) -> DayMark:
    top, sub = _top_and_sub(point)
    if is_uncertain(point):
        sub = f"{sub}, uncertain" if sub else "uncertain"
    if kind(point) != "day":
        return DayMark(top, top, sub, precise=False)
    number = f"{about(point)}{point.day}"
    return DayMark(top, number, sub, clock(point), precise=not point.qualifier)


def _top_and_sub(point: Point) -> tuple[str, str]:
    year = year_text(point.year)
    what = kind(point)
    match what:
        case "day":
            top = f"{point.day}\N{NO-BREAK SPACE}{SHORT_MONTHS[point.month - 1]}"
            sub = "" if point.qualifier else _weekday(point)
        case "month":
            top, sub = SHORT_MONTHS[point.month - 1], year
        case "season":
            top, sub = SEASONS[point.month], year
        case "some day" if point.month > 0:
            top, sub = SHORT_MONTHS[point.month - 1], what
        case "some day" | "some month":
            top, sub = year, what
        case "some year" if not is_decade(point):
            top, sub = "–".join(year_ends(point)), what
        case _:
            top, sub = plain(point, MONTHS), ""
    return about(point) + top, sub


def _ray(point: Point, preposition: str, gap: str) -> DayMark:
    mark = _mark(point)
    top, number = f"{preposition} {mark.top}", f"{preposition} {mark.number}"
    return DayMark(top, number, gap, mark.clock, precise=False)


def _span(start: Point, end: Point) -> DayMark:
    first, last = _mark(start), _mark(end)
    precise = first.precise and last.precise
    # Written in two zones, the end may bear the earlier day: then the first stands for both.
    if (first.top, first.sub) == (last.top, last.sub) or (precise and _days(start, end) < 1):
        return msgspec.structs.replace(first, clock=clocks(start, end))
    top = number = f"{first.top}–{last.top}"
    if (
        kind(start) == kind(end) == "day"
        and start.qualifier == end.qualifier
        and (start.year, start.month) == (end.year, end.month)
    ):
        number = f"{first.number}–{end.day}"
        top = f"{first.number}–{_top_and_sub(end)[0].removeprefix(about(end))}"
    if precise and _days(start, end) > 7:
        sub = f"{_days(start, end)} days"
    elif first.sub == last.sub:
        sub = first.sub
    elif is_uncertain(start) or is_uncertain(end):
        sub = "uncertain"
    else:
        # Two weekdays or two years make a span; a weekday and a year do not.
        sub = f"{first.sub}–{last.sub}" if precise or kind(start) == kind(end) == "month" else ""
    return DayMark(top, number, sub, first.clock, precise)


def _days(start: Point, end: Point) -> int:
    first = ordinal_of(start.year, start.month, start.day)
    return ordinal_of(end.year, end.month, end.day) - first + 1


def _weekday(point: Point) -> str:
    # Day 1, the first of January of year 1, is a Monday.
    return _WEEKDAYS[(ordinal_of(point.year, point.month, point.day) - 1) % 7]
