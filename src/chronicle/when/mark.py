"""Dates for the margin of a chronology, where there is room for a word or two."""

from functools import lru_cache

import msgspec

from chronicle.when.names import ENGLISH_NAMES, Names
from chronicle.when.parts import Gap, Point, When, ordinal_of
from chronicle.when.phrase import (
    about,
    clock,
    clocks,
    is_decade,
    is_uncertain,
    kind,
    plain,
    year_ends,
)


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
def short(when: When, names: Names = ENGLISH_NAMES) -> DayMark:
    """Return what stands beside an entry of that date."""
    start, end = when.start, when.end
    if isinstance(start, Point):
        if end is None:
            return _mark(start, names)
        if isinstance(end, Point):
            return _span(start, end, names)
        return _from(start, end, names)
    if isinstance(end, Point):
        return _until(end, start, names)
    none = names.words.gettext("no date")
    return DayMark(none, none, precise=False)


def _mark(point: Point, names: Names) -> DayMark:
    top, sub = _top_and_sub(point, names)
    if is_uncertain(point):
        gettext = names.words.gettext
        sub = gettext("%(what)s, uncertain", what=sub) if sub else gettext("uncertain")
    if kind(point) != "day":
        return DayMark(top, top, sub, precise=False)
    number = about(point, str(point.day), names)
    return DayMark(top, number, sub, clock(point), precise=not point.qualifier)


def _top_and_sub(point: Point, names: Names) -> tuple[str, str]:
    year = names.year(point.year)
    gettext = names.words.gettext
    match kind(point):
        case "day":
            top = names.day_of_year(point)
            sub = "" if point.qualifier else names.weekday(point, "abbreviated")
        case "month":
            top, sub = names.month_alone(point.month, "abbreviated"), year
        case "season":
            top, sub = names.season_alone(point), year
        case "some day":
            is_known = point.month > 0
            top = names.month_alone(point.month, "abbreviated") if is_known else year
            sub = gettext("some day")
        case "some month":
            top, sub = year, gettext("some month")
        case "some year" if not is_decade(point):
            top, sub = "–".join(year_ends(point, names)), gettext("some year")
        case _:
            top, sub = plain(point, names), ""
    return about(point, top, names), sub


def _from(point: Point, end: Gap, names: Names) -> DayMark:
    mark, gettext = _mark(point, names), names.words.gettext
    if end == "open":
        top, number = (gettext("since %(date)s", date=one) for one in (mark.top, mark.number))
        sub = gettext("still open")
    else:
        top, number = (gettext("from %(date)s", date=one) for one in (mark.top, mark.number))
        sub = gettext("end unknown")
    return DayMark(top, number, sub, mark.clock, precise=False)


def _until(point: Point, start: Gap, names: Names) -> DayMark:
    mark, gettext = _mark(point, names), names.words.gettext
    top, number = (gettext("until %(date)s", date=one) for one in (mark.top, mark.number))
    sub = gettext("start not given") if start == "open" else gettext("start unknown")
    return DayMark(top, number, sub, mark.clock, precise=False)


def _span(start: Point, end: Point, names: Names) -> DayMark:
    first, last = _mark(start, names), _mark(end, names)
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
        top = about(start, names.days_of_year(start, end), names)
    if precise and _days(start, end) > 7:
        days = _days(start, end)
        sub = names.words.ngettext("%(count)s day", "%(count)s days", days, count=days)
    elif first.sub == last.sub:
        sub = first.sub
    elif is_uncertain(start) or is_uncertain(end):
        sub = names.words.gettext("uncertain")
    else:
        # Two weekdays or two years make a span; a weekday and a year do not.
        sub = f"{first.sub}–{last.sub}" if precise or kind(start) == kind(end) == "month" else ""
    return DayMark(top, number, sub, first.clock, precise)


def _days(start: Point, end: Point) -> int:
    first = ordinal_of(start.year, start.month, start.day)
    return ordinal_of(end.year, end.month, end.day) - first + 1
