"""Days, weeks, months and years as the values of findings; plain calendar arithmetic."""

import re
from datetime import date, timedelta
from functools import cache

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

_LONG = "|".join(MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?"

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month or its short form."""
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Return 0 to 6, Monday first."""
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def long_day(day: date) -> str:
    """Return "Sunday 2025-05-11"."""
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def week_of(day: date) -> str:
    """Return the ISO week, "2025-W19"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def month_of(day: date) -> str:
    """Return "2025-05"."""
    return f"{day.year}-{day.month:02}"


def months_away(day: date, months: int) -> str:
    """Return the month so many months away, as "2025-05"."""
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def weekend_of(day: date) -> str:
    """Return Saturday/Sunday of the ISO week that holds the day."""
    saturday = day + timedelta(days=5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def nearest_year(month: int, day: int, to: date) -> date | None:
    """Return the month and day in the year that brings it nearest to the given day."""
    days = [found for year in (-1, 0, 1) if (found := day_of(to.year + year, month, day))]
    return min(days, key=lambda found: abs(found - to), default=None)


@cache
def spelled() -> str:
    """Return a pattern for a small number in words or digits."""
    words = sorted((word for word in NUMBERS if word != "zero"), key=len, reverse=True)
    return rf"(?:\d{{1,3}}|{'|'.join(map(re.escape, words))})"


def number_of(word: str) -> int:
    """Return the number the word or digits stand for."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]
