"""The questions asked of a date: its days, its order, its moments.

Days are civil days as written: a meeting at 00:30+03:00 on 17 May is listed under 17 May,
although it is still 16 May in Greenwich.
"""

from datetime import date
from functools import lru_cache

from chronicle.when.parts import (
    DAY,
    Gap,
    Point,
    When,
    date_of,
    moment,
    zone_text,
)

_NEVER = 1 << 62  # sorts after every day and every second that can be written


def sort_key(when: When) -> tuple[int, int, int, int, str]:
    """Order all dates: equal keys belong to equal values only.

    By the first possible day; then by the last, so that what is known more exactly comes first;
    on the same days those without a time before those with one, these by the moment in UTC. What
    has no first day comes last. The day goes before the moment because the chronology prints one
    heading a day, and because no order by moments alone could place a day whose zone is unknown.
    """
    start, end = _moments(when) or (None, None)
    return (
        _NEVER if when.first is None else when.first,
        _NEVER if when.last is None else when.last,
        start or 0,  # before every moment that can be written
        end or 0,
        when.text,
    )


def first_day(when: When) -> date | None:
    """Return the first possible day; None if there is none, or none that Python's `date` holds."""
    return date_of(when.first)


def last_day(when: When) -> date | None:
    """Return the last possible day; None if there is none, or none that Python's `date` holds."""
    return date_of(when.last)


def months(when: When) -> tuple[str, ...]:
    """Return each YYYY-MM it may touch, in order; the first is the one to list it under.

    Only the first month where the end is open or unknown; nothing without a first day.
    """
    first, last = first_day(when), last_day(when)
    if first is None:
        return ()
    start = first.year * 12 + first.month - 1
    stop = start if last is None else last.year * 12 + last.month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, stop + 1))


def is_exact_day(when: When) -> bool:
    """Tell whether it lies on one known day, unqualified."""
    return when.first is not None and when.first == when.last and not _is_qualified(when)


def is_after(when: When, day: date) -> bool:
    """Tell whether it is certainly later than the day, as civil days go.

    A date marked ~, ? or % is certain of nothing. To ask whether something lies in the future
    pass the latest date on Earth, which runs 14 hours ahead of UTC.
    """
    certain = isinstance(when.start, Point) and not when.start.qualifier
    return certain and when.first is not None and when.first > day.toordinal()


def is_before(when: When, day: date) -> bool:
    """Tell whether it is certainly earlier than the day, as civil days go."""
    end = when.start if when.end is None else when.end
    certain = isinstance(end, Point) and not end.qualifier
    return certain and when.last is not None and when.last < day.toordinal()


def overlaps(one: When, other: When) -> bool:
    """Tell whether both may have been at the same time; open and unknown ends reach for ever.

    To the minute where both have times; otherwise by civil days as written.
    """
    mine, theirs = _moments(one), _moments(other)
    if mine is None or theirs is None:
        mine, theirs = (one.first, one.last), (other.first, other.last)
    else:
        mine, theirs = _in_minutes(mine), _in_minutes(theirs)
    return _not_after(mine[0], theirs[1]) and _not_after(theirs[0], mine[1])


@lru_cache(4096)
def iso(when: When) -> str:
    """Return the text for `<time datetime>`; empty for what HTML cannot say.

    HTML has days, months, years and moments, but neither "about" nor intervals. Of a date with XX
    the part that is known is given.
    """
    return iso_ends(when)[0] if when.end is None else ""


def iso_ends(when: When) -> tuple[str, str]:
    """Return the texts of start and end as `iso` would; twice the same for a single date."""
    start = _iso(when.start)
    return start, start if when.end is None else _iso(when.end)


def utc(when: When) -> str:
    """Return the same moments as EDTF text in UTC; empty for a date without times."""
    if _moments(when) is None:
        return ""
    start = _in_utc(when.start)
    return start if when.end is None else f"{start}/{_in_utc(when.end)}"


def _moments(when: When) -> tuple[int | None, int | None] | None:
    """Return start and end where they have times; None for dates without."""
    first = moment(when.start)
    last = first if when.end is None else moment(when.end)
    return None if first is None and last is None else (first, last)


def _in_minutes(moments: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    first, last = moments
    return None if first is None else first // 60, None if last is None else last // 60


def _not_after(first: int | None, last: int | None) -> bool:
    return first is None or last is None or first <= last


def _is_qualified(when: When) -> bool:
    return any(isinstance(end, Point) and end.qualifier for end in (when.start, when.end))


def _iso(end: Point | Gap) -> str:
    if not isinstance(end, Point) or end.qualifier or end.open_digits or end.year < 1:
        return ""
    if end.month > 12:
        return ""
    text = f"{end.year:04}"
    if end.month > 0:
        text += f"-{end.month:02}"
    if end.day > 0:
        text += f"-{end.day:02}"
    return text if end.clock is None else f"{text}T{_clock(end.clock)}{zone_text(end.offset)}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _in_utc(end: Point | Gap) -> str:
    at = moment(end)
    if at is None:
        return ".." if end == "open" else ""
    return f"{date.fromordinal(at // DAY)}T{_clock(at % DAY).removesuffix(':00')}Z"
