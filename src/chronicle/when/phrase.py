"""One date in English: a day, a month, a year, or what is known of one; and times of day.

What an interval is called, and how uncertainty is said of a whole, is decided in `when.words`.
"""

from typing import Literal

from chronicle.when.parts import UNSPECIFIED, Gap, Point

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

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


def phrase(point: Point, months: tuple[str, ...]) -> str:
    """Say a date without its time: `about May 2025`, `a day in April 2025`."""
    match kind(point):
        case "some day":
            return f"a day in {about(point)}{plain(point, months)}"
        case "some month":
            return f"a month in {about(point)}{plain(point, months)}"
        case "some year" if is_decade(point):
            return f"{about(point)}the {plain(point, months)}"
        case "some year":
            first, last = year_ends(point)
            return f"between {about(point)}{first} and {last}"
        case _:
            return about(point) + plain(point, months)


def plain(point: Point, months: tuple[str, ...]) -> str:
    """Say what is known of a date, without any qualifier."""
    year = year_text(point.year)
    if is_decade(point):
        return f"{year}s"
    if point.month > 12:
        return f"{SEASONS[point.month]} {year}"
    if point.month < 1:
        return year
    month = f"{months[point.month - 1]} {year}"
    return f"{point.day}\N{NO-BREAK SPACE}{month}" if point.day > 0 else month


def year_text(year: int) -> str:
    """Say an astronomical year; those before 1000 and after 9999 need their era to be years."""
    if 1000 <= year <= 9999:
        return str(year)
    return f"{year:,}\N{NO-BREAK SPACE}CE" if year > 0 else f"{1 - year:,}\N{NO-BREAK SPACE}BCE"


def year_ends(point: Point) -> tuple[str, str]:
    """Say the first and the last of the years that open digits leave possible."""
    return year_text(point.year), year_text(point.year + 10**point.open_digits - 1)


def is_decade(point: Point) -> bool:
    """Tell whether the date can be said as `the 2010s`.

    "The 2000s" may be ten years, a hundred or a thousand, so those are said by their ends.
    """
    return point.open_digits == 1 and point.year >= 1000 and point.year % 100 > 0


def about(point: Point) -> str:
    """Return `about ` for an approximate date, nothing for others."""
    return "about " if point.qualifier in {"~", "%"} else ""


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
