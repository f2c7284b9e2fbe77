"""Dates in English, never more exactly than they are known.

Pure text, the same on every machine: names come from us, not from a locale, and nothing depends
on what day it is. A no-break space stands between day and month, an en dash between two numbers.
"""

import msgspec

from chronicle.when.mark import DayMark, short
from chronicle.when.order import utc
from chronicle.when.parts import Gap, Point, When
from chronicle.when.phrase import (
    MONTHS,
    SHORT_MONTHS,
    about,
    clock,
    clocks,
    is_one_day,
    is_uncertain,
    kind,
    phrase,
    plain,
    year_text,
    zone,
)
from chronicle.when.reading import parse_when

__all__ = ("DayMark", "brief", "short", "utc_words", "words")

_START: dict[Gap, str] = {"open": "start not given", "unknown": "start unknown"}


class _Voice(msgspec.Struct, frozen=True):
    """How to speak: names of months, and what belongs beside a time."""

    months: tuple[str, ...] = MONTHS
    city: str = ""
    time_words: str = ""


def words(when: When, *, zone_city: str = "", time_words: str = "") -> str:
    """Say a date in a sentence: `16 May 2025, 13:35–15:20, Istanbul time (UTC+3)`.

    `time_words` are a source's own ("early hours"); they are used where a day is known and no
    clock time. The city is named only beside a time or such words.
    """
    return _say(when.start, when.end, _Voice(MONTHS, zone_city, time_words))


def brief(when: When) -> str:
    """Say a date in a table: short months, no time of day."""
    start, end = when.start, when.end
    if isinstance(start, Point) and start.clock is not None:
        start = _without_time(start)
        # Written in two zones, the end may bear the earlier day.
        end = None if when.first == when.last else end
    if isinstance(end, Point):
        end = _without_time(end)
    return _say(start, end, _Voice(SHORT_MONTHS))


def utc_words(when: When) -> str:
    """Say the times in UTC, with their day where it is another one; empty without times."""
    there = parse_when(utc(when))
    if not isinstance(there, When):
        return ""
    if isinstance(there.start, Point) and when.first == when.last == there.first == there.last:
        return f"{clocks(there.start, there.end)} UTC"
    return words(there)


def _say(start: Point | Gap, end: Point | Gap | None, voice: _Voice) -> str:
    if isinstance(start, Point):
        if end is None:
            return _point(start, voice) + _doubt(start)
        if isinstance(end, Point):
            return _times(start, end, voice) or _span(start, end, voice)
        text = _end(start, voice)
        if end == "unknown":
            # Not "since": nobody says that it goes on.
            return f"from {text}, end unknown"
        return f"since {text}, still open" if text.endswith(")") else f"since {text} (still open)"
    if isinstance(end, Point):
        return f"until {_end(end, voice)}, {_START[start]}"
    return "no date"


def _point(point: Point, voice: _Voice) -> str:
    """Say one date with its time and zone, but not that it is uncertain."""
    text = phrase(point, voice.months)
    if point.clock is not None:
        return f"{text}, {clock(point)}{_zone(point, voice)}"
    return _with_time_words(text, voice) if kind(point) == "day" else text


def _end(point: Point, voice: _Voice) -> str:
    """Say one end of an interval, so that more can follow."""
    return _point(point, voice) + (" (uncertain)" if is_uncertain(point) else "")


def _times(start: Point, end: Point, voice: _Voice) -> str:
    """Say an interval of times; empty for one of dates."""
    if start.clock is None:
        return ""
    if start.offset != end.offset:
        # No city has two offsets on one clock, so neither time is called by it.
        plainly = _Voice(voice.months)
        return f"from {_point(start, plainly)} to {_point(end, plainly)}"
    if is_one_day(start, end):
        return f"{phrase(start, voice.months)}, {clocks(start, end)}{_zone(start, voice)}"
    first, last = (f"{phrase(side, voice.months)}, {clock(side)}" for side in (start, end))
    return f"from {first} to {last}{_zone(start, voice)}"


def _span(start: Point, end: Point, voice: _Voice) -> str:
    together = _range(start, end, voice.months) if start.qualifier == end.qualifier else ""
    if not together:
        plainly = _Voice(voice.months)
        return f"from {_end(start, plainly)} to {_end(end, plainly)}"
    text = about(start) + together
    return (_with_time_words(text, voice) if kind(start) == "day" else text) + _doubt(start)


def _range(start: Point, end: Point, months: tuple[str, ...]) -> str:
    """Say two dates of one kind together, each part once; empty where they do not go together."""
    if kind(start) != kind(end) or kind(start) not in {"day", "month", "year"}:
        return ""
    first, last = plain(start, months), plain(end, months)
    if first == last:
        return first
    if start.year == end.year and start.month == end.month:
        return f"{start.day}–{last}"
    if start.year == end.year:
        first = first.removesuffix(f" {year_text(start.year)}")
    return f"{first}–{last}"


def _with_time_words(text: str, voice: _Voice) -> str:
    if not voice.time_words:
        return text
    return f"{voice.time_words} of {text}" + (f", {voice.city} time" if voice.city else "")


def _zone(point: Point, voice: _Voice) -> str:
    return (f", {voice.city} time" if voice.city else "") + f" ({zone(point.offset)})"


def _doubt(point: Point) -> str:
    return ", uncertain" if is_uncertain(point) else ""


def _without_time(end: Point) -> Point:
    return msgspec.structs.replace(end, clock=None, offset=0)
