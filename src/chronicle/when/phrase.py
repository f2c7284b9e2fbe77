"""One date: a day, a month, a year, or what is known of one; and times of day.

What an interval is called, and how uncertainty is said of a whole, is decided in `when.words`.
"""

from typing import Literal

from chronicle.when.names import Names, Width
from chronicle.when.parts import UNSPECIFIED, Gap, Point

Kind = Literal["day", "month", "season", "year", "some day", "some month", "some year"]


def kind(point: Point) -> Kind:
    """Return what the date names; with "some", that it names one of many."""
    if point.open_digits:
        return "some year"
    if UNSPECIFIED in {point.day, point.month}:
        return "some day" if point.day else "some month"
    if point.day:
        return "day"
    if point.month:
        return "season" if point.month > 12 else "month"
    return "year"


def phrase(point: Point, names: Names, width: Width = "wide") -> str:
    """Say a date without its time: `about May 2025`, `a day in April 2025`."""
    gettext = names.words.gettext
    is_about = point.qualifier in {"~", "%"}
    match kind(point):
        case "some day" if point.month > 0:
            month = names.month(point, width)
            if is_about:
                return gettext("a day in about %(month)s", month=month)
            return gettext("a day in %(month)s", month=month)
        case "some day":
            year = names.year(point.year)
            if is_about:
                return gettext("a day in about %(year)s", year=year)
            return gettext("a day in %(year)s", year=year)
        case "some month":
            year = names.year(point.year)
            if is_about:
                return gettext("a month in about %(year)s", year=year)
            return gettext("a month in %(year)s", year=year)
        case "some year" if is_decade(point):
            decade = gettext("the %(decade)s", decade=names.decade(point))
            return about(point, decade, names)
        case "some year":
            first, last = year_ends(point, names)
            if is_about:
                return gettext("between about %(first)s and %(last)s", first=first, last=last)
            return gettext("between %(first)s and %(last)s", first=first, last=last)
        case _:
            return about(point, plain(point, names, width), names)


def plain(point: Point, names: Names, width: Width = "wide") -> str:
    """Say what is known of a date, without any qualifier."""
    if is_decade(point):
        return names.decade(point)
    if point.month > 12:
        return names.season(point)
    if point.month < 1:
        return names.year(point.year)
    return names.day(point, width) if point.day > 0 else names.month(point, width)


def year_ends(point: Point, names: Names) -> tuple[str, str]:
    """Say the first and the last of the years that open digits leave possible."""
    return names.year(point.year), names.year(point.year + 10**point.open_digits - 1)


def is_decade(point: Point) -> bool:
    """Tell whether the date can be said as `the 2010s`.

    "The 2000s" may be ten years, a hundred or a thousand, so those are said by their ends.
    """
    return point.open_digits == 1 and point.year >= 1000 and point.year % 100 > 0


def about(point: Point, said: str, names: Names) -> str:
    """Say that a date is approximate, if it is."""
    if point.qualifier not in {"~", "%"}:
        return said
    return names.words.gettext("about %(date)s", date=said)


def is_uncertain(point: Point) -> bool:
    """Tell whether the date itself is in doubt."""
    return point.qualifier in {"?", "%"}


def is_one_day(start: Point, end: Point) -> bool:
    """Tell whether both are written with the same day."""
    return (start.year, start.month, start.day) == (end.year, end.month, end.day)


def clock(point: Point) -> str:
    """Say the time to the minute; seconds are never shown. Empty without a time."""
    if point.clock is None:
        return ""
    return f"{point.clock // 3600:02}:{point.clock // 60 % 60:02}"


def clocks(start: Point, end: Point | Gap | None) -> str:
    """Say the times of one day and one zone as `13:35–15:20`; of others only the first."""
    first = clock(start)
    if not isinstance(end, Point) or not is_one_day(start, end) or start.offset != end.offset:
        return first
    return first if clock(end) == first else f"{first}–{clock(end)}"


def zone(offset: int) -> str:
    """Say an offset in minutes: `UTC+3`, `UTC−4:30`, `UTC`."""
    hours, minutes = divmod(abs(offset), 60)
    if not offset:
        return "UTC"
    return f"UTC{'−' if offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
