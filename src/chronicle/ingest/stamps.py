"""A publication line into the moment it names: "May 11, 2025 11:49 PM" and its many cousins.

Zone names that stand for several zones (IST, CST) are not guessed: they leave the newsroom's.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chronicle.ingest.findings import Span
from chronicle.ingest.moments import (
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    day_of,
    month_number,
    nearest_year,
)


class Stamp(NamedTuple):
    """A day, perhaps with a time and an offset, as a line gives them. `span` covers it all."""

    day: date
    time: time | None
    offset: timezone | None
    zone_words: str
    span: Span
    doubt: str = ""
    other: date | None = None


# Minutes east of Greenwich.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "GST": 240, "PKT": 300, "HKT": 480,
    "SGT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
_UNCERTAIN = ("IST", "CST", "AST")  # each stands for zones of several countries
_CITY_ZONES = {
    "ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago",
    "Moscow": "Europe/Moscow", "Kyiv": "Europe/Kyiv", "Beijing": "Asia/Shanghai",
    "London": "Europe/London", "Eastern": "America/New_York",
}  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    day = (
        rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),? +)?(?:"
        rf"(?P<m1>{MONTH}) +(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: +(?:of +)?|-)(?P<m2>{MONTH})"
        r"(?:,? +|-)(?P<y2>\d{4})"
        r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
        r"|(?P<a4>\d{1,2})(?P<s4>[./-])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4}))(?!\d)"
    )
    clock = (
        r"(?P<h>\d{1,2})(?::|\.(?=\d\d\b))?(?P<n>\d\d)?(?::\d\d(?:\.\d+)?)? ?(?P<ap>[ap]\.?m\b\.?)?"
        r" ?(?P<zone>\(?(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d\d)?\)?"
        rf"|(?<![a-z])(?:{'|'.join((*_ZONES, *_UNCERTAIN, *_CITY_ZONES))})\b(?! time)"
        r"|(?:Moscow|Kyiv|Beijing|London|Eastern) time|Eastern)?"
    )
    return re.compile(day, re.IGNORECASE), re.compile(clock, re.IGNORECASE)


def find_stamp(line: str, start: int = 0, near: date | None = None) -> Stamp | None:
    """Find the first full date of a line, with the time beside it. Offsets count from `start`.

    `near` is a day known from elsewhere: it gives a line without a year its year.
    """
    found = _full_day(line) or (_yearless_day(line, near) if near else None)
    if found is None:
        return None
    match, day, other, doubt = found
    beside = _clock_after(line, match.end()) or _clock_before(line, match.start())
    span = Span(start + match.start(), start + match.end())
    if beside is None:
        return Stamp(day, None, None, "", span, doubt, other)
    clock, offset, words, (first, last) = beside
    both = Span(min(span.start, start + first), max(span.end, start + last))
    return Stamp(day, clock, offset, words, both, doubt, other)


_Found = tuple[re.Match[str], date, date | None, str]


def _full_day(line: str) -> _Found | None:
    days, _ = _patterns()
    match = days.search(line)
    if match is None:
        return None
    day, other = _day(match)
    return (match, day, other, "day or month first?" if other else "") if day else None


def _yearless_day(line: str, near: date) -> _Found | None:
    match = _yearless().search(line)
    if match is None:
        return None
    month, number = match["m1"] or match["m2"], int(match["d1"] or match["d2"])
    day = nearest_year(month_number(month), number, near)
    return (match, day, None, "the line gives no year") if day else None


@cache
def _yearless() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<m1>{MONTH}) +(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"|(?P<d2>\d{{1,2}}) +(?P<m2>{MONTH}))"
        r"(?![\d-])(?!,? \d{4})"
    )


def _day(match: re.Match[str]) -> tuple[date | None, date | None]:
    """The day of a match; figures that may have the month first or the day give the other too."""
    for month, day, year in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if match[month]:
            return day_of(int(match[year]), month_number(match[month]), int(match[day])), None
    if match["y3"]:
        return day_of(int(match["y3"]), int(match["m3"]), int(match["d3"])), None
    written, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
    european, american = day_of(written, second, first), day_of(written, first, second)
    if match["s4"] in ".-" or american is None or european == american:
        return european or american, None
    return american, european


def settle_order(stamp: Stamp, zone: str, near: date | None) -> Stamp:
    """Decide 05/10/2025: by a day known from elsewhere, else by where the newsroom is."""
    if stamp.other is None:
        return stamp
    if near is not None and near in {stamp.day, stamp.other}:
        return stamp._replace(day=near, doubt="", other=None)
    if zone:
        american = zone.startswith(_MONTH_FIRST)
        return stamp._replace(day=stamp.day if american else stamp.other, doubt="", other=None)
    return stamp


_MONTH_FIRST = ("America/", "US/", "Asia/Manila")


_Clock = tuple[time, timezone | None, str, tuple[int, int]]


def _clock_after(line: str, place: int) -> _Clock | None:
    gap = re.compile(r"[ ,|/–—-]{0,4}(?:at )?(?:T(?=\d))? ?").match(line, place)
    return _clock(line, gap.end()) if gap else None


def _clock_before(line: str, place: int) -> _Clock | None:
    _, clocks = _patterns()
    before = line[:place]
    for match in clocks.finditer(before):
        if re.fullmatch(r"[ ,|on–—-]{0,5}", before[match.end() :]) and match.end() > match.start():
            return _clock(line, match.start())
    return None


def _clock(line: str, place: int) -> _Clock | None:
    _, clocks = _patterns()
    match = clocks.match(line, place)
    if match is None or not (match["n"] or match["ap"]):
        return None
    hour, minute = int(match["h"]), int(match["n"] or 0)
    half = (match["ap"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    words = (match["zone"] or "").strip("() ")
    end = match.end() if words else match.start() + len(match.group().rstrip())
    return time(hour, minute), _offset(words), words, (match.start(), end)


def _offset(words: str) -> timezone | None:
    if words.upper() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[words.upper()]))
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", words, re.IGNORECASE)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes))


@cache
def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone as the tzdata package has it, never as this machine has it."""
    if not re.fullmatch(r"[A-Za-z]\w*(?:[/+-]\w+)*", name):
        return None
    file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    try:
        with file.open("rb") as data:
            return ZoneInfo.from_file(data, key=name)
    except (OSError, ValueError):
        return None


def moment(stamp: Stamp, zone: str) -> tuple[str, str]:
    """Return the EDTF value and the ISO day in the newsroom's zone.

    Without a time, or without any zone to place it in, the value is the day alone.
    """
    newsroom = zone_named(zone)
    if stamp.time is None:
        return stamp.day.isoformat(), stamp.day.isoformat()
    city = stamp.zone_words.split()[0] if stamp.zone_words else ""
    named = zone_named(_CITY_ZONES[city]) if city in _CITY_ZONES else None
    place = stamp.offset or named or newsroom
    if place is None:
        return stamp.day.isoformat(), stamp.day.isoformat()
    aware = datetime.combine(stamp.day, stamp.time, tzinfo=place)
    text = aware.isoformat(timespec="minutes")
    value = text[:-6] + "Z" if text.endswith("+00:00") else text
    day = aware.astimezone(newsroom).date() if newsroom else stamp.day
    return value, day.isoformat()
