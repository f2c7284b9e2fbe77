"""Text becomes a date, or the reason why not.

Forms: https://www.loc.gov/standards/datetime/ levels 0 and 1, any of which may be an end of an
interval. Our one extension: hours and minutes with an offset, seconds optional, also at the ends
of an interval. `../..` is an entry without a date.
"""

import re
from datetime import date

import msgspec

from chronicle.when.parts import (
    DAY,
    UNSPECIFIED,
    Gap,
    Point,
    Qualifier,
    When,
    date_of,
    moment,
    on_day,
    ordinal_of,
    span,
    zone_text,
)
from chronicle.when.refusal import (
    LEVELS,
    LONGEST,
    OFFSET,
    Unparsed,
    no_form,
    refuse,
)

_MAX_OFFSET = 14 * 60
_NO_DATE = "is no calendar date"
_NO_TIME = "has no valid time"
_LEVEL_2 = "is EDTF of level 2"

_SHAPE = re.compile(
    r"(?: Y (?P<long> -? [1-9][0-9]{4,8} )"
    r"  | (?P<year> -? [0-9]{4} | [0-9]{3}X | [0-9]{2}XX )"
    r"    (?: - (?P<month> [0-9]{2} | XX ) (?: - (?P<day> [0-9]{2} | XX )"
    r"    (?: T (?P<clock> [0-9]{2} : [0-9]{2} (?: : [0-9]{2} )? )"
    r"        (?P<zone> Z | [+-] [0-9]{2} (?: : [0-9]{2} )? )? )? )? )?"
    r") (?P<qualifier> [?~%]? )",
    re.VERBOSE,
)
_QUALIFIERS: dict[str, Qualifier] = {"": "", "?": "?", "~": "~", "%": "%"}
_GAPS: dict[str, Gap] = {"": "unknown", "..": "open"}


def parse_when(text: str) -> When | Unparsed:
    """Read one date. Never raises; the same text always gives the same value."""
    plain = _plain_day(text)
    if plain is not None:
        return on_day(plain)
    if len(text) > LONGEST:
        return no_form(text)
    sides = text.split("/")
    match sides:
        case [_]:
            return _single(text)
        case [before, after]:
            return _interval(text, before, after)
        case _:
            return no_form(text)


def _plain_day(text: str) -> date | None:
    # `fromisoformat` also reads 20250516 and 2025-W20-5: length and hyphens rule those out.
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _single(text: str) -> When | Unparsed:
    read = _point(text)
    if isinstance(read, Unparsed):
        return read
    point, text = read
    return When(text, *span(point), point)


def _interval(text: str, before: str, after: str) -> When | Unparsed:
    start, end = _side(before), _side(after)
    if isinstance(start, Unparsed):
        return start
    if isinstance(end, Unparsed):
        return end
    first = span(start[0])[0] if isinstance(start[0], Point) else None
    last = span(end[0])[1] if isinstance(end[0], Point) else None
    if first is not None and last is not None:
        wrong = _wrong_ends(text, start[0], end[0], is_reversed=first > last)
        if wrong is not None:
            return wrong
        # Written in two zones, a later moment can bear the earlier day.
        last = max(first, last)
    elif first is None and last is None and text != "../..":
        return refuse(text, "names no date", "write ../.. for an entry without a date")
    return When(f"{start[1]}/{end[1]}", first, last, start[0], end[0])


def _wrong_ends(
    text: str, start: Point | Gap, end: Point | Gap, *, is_reversed: bool
) -> Unparsed | None:
    first, last = moment(start), moment(end)
    if first is not None and last is not None:
        is_reversed = first > last
    elif first is not None or last is not None:
        hint = "give times at both ends, or at neither"
        return refuse(text, "has a time at one end only", hint)
    if is_reversed:
        return refuse(text, "ends before it starts", "write the earlier date first")
    return None


def _side(text: str) -> tuple[Point | Gap, str] | Unparsed:
    gap = _GAPS.get(text)
    return _point(text) if gap is None else (gap, text)


def _point(text: str) -> tuple[Point, str] | Unparsed:
    """Read one date; beside it comes its canonical text."""
    plain = _plain_day(text)
    if plain is not None:
        return Point(plain.year, plain.month, plain.day), text
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return no_form(text)
    if shape["long"]:
        qualifier = _QUALIFIERS[shape["qualifier"]]
        return Point(int(shape["long"]), qualifier=qualifier), text
    open_digits = shape["year"].count("X")
    point = Point(
        int(shape["year"].replace("X", "0")),
        _number(shape["month"]),
        _number(shape["day"]),
        _QUALIFIERS[shape["qualifier"]],
        open_digits,
    )
    wrong = _wrong_digits(text, point) or _wrong_day(text, point)
    if wrong is not None:
        return wrong
    return (point, text) if shape["clock"] is None else _timed(text, point, shape)


def _number(digits: str | None) -> int:
    match digits:
        case None:
            return 0
        case "XX":
            return UNSPECIFIED
        case _:
            # 00 is given, and no month: 99 keeps it apart from "not given".
            return int(digits) or 99


def _wrong_digits(text: str, point: Point) -> Unparsed | None:
    if text.startswith("-0000"):
        return refuse(text, _NO_DATE, "the year before 0001 is 0000, and before it -0001")
    if point.open_digits and point.month:
        return refuse(text, _LEVEL_2, f"{LEVELS}X in a year stands alone, as in 201X")
    if point.month == UNSPECIFIED and point.day > 0:
        return refuse(
            text, _LEVEL_2, f"{LEVELS}a day needs its month; write 2025-XX-XX or 2025-04-XX"
        )
    return None


def _wrong_day(text: str, point: Point) -> Unparsed | None:
    year, month, day = point.year, point.month, point.day
    if month in (0, UNSPECIFIED) or (21 <= month <= 24 and day == 0):
        return None
    if 25 <= month <= 41 and day == 0:
        return refuse(text, _LEVEL_2, f"{LEVELS}seasons are 21 to 24, spring to winter")
    if not 1 <= month <= 12:
        return refuse(text, _NO_DATE, "months are 01 to 12, seasons 21 (spring) to 24 (winter)")
    length = _month_length(year, month)
    if day > length:
        return refuse(text, _NO_DATE, f"{text[: text.rindex('-')]} has the days 01 to {length}")
    return None


def _timed(text: str, point: Point, shape: re.Match[str]) -> tuple[Point, str] | Unparsed:
    zone = shape["zone"]
    hour, minute, second = (int(n) for n in f"{shape['clock']}:00"[:8].split(":"))
    if hour > 23 or minute > 59 or second > 59:
        return refuse(text, _NO_TIME, "hours are 00 to 23, minutes and seconds 00 to 59")
    if zone is None:
        return refuse(text, "has a time without its offset", f"add the offset from UTC, {OFFSET}")
    if UNSPECIFIED in (point.month, point.day) or point.qualifier:
        return refuse(text, "has a time on an uncertain day", "leave out the time, or ? ~ % and X")
    offset = _offset(zone)
    if offset is None:
        hint = f"offsets go from -14:00 to +14:00, and zero is Z, {OFFSET}"
        return refuse(text, "has no valid offset", hint)
    clock = (hour * 60 + minute) * 60 + second
    timed = msgspec.structs.replace(point, clock=clock, offset=offset)
    # So that every time is one that `datetime` can hold, here and in UTC.
    if point.year < 1 or date_of((moment(timed) or 0) // DAY) is None:
        return refuse(text, _NO_TIME, "times are read in the years 0001 to 9999")
    return timed, text.removesuffix(zone) + zone_text(offset)


def _offset(zone: str) -> int | None:
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    total = hours * 60 + minutes
    # ISO 8601 forbids a negative zero; RFC 3339 lets it mean "zone unknown".
    if minutes > 59 or total > _MAX_OFFSET or (total == 0 and zone[0] == "-"):
        return None
    return -total if zone[0] == "-" else total


def _month_length(year: int, month: int) -> int:
    return ordinal_of(year, month + 1, 1) - ordinal_of(year, month, 1)
