"""Dates in words, never more exactly than they are known.

The same text on every machine: names come from the catalogue and from Babel's tables, not from the
system, and nothing depends on what day it is. In English a no-break space stands between day and
month, an en dash between two numbers.
"""

from functools import lru_cache

import msgspec

from chronicle.when.mark import DayMark, short
from chronicle.when.names import ENGLISH_NAMES, Names, Width
from chronicle.when.order import utc
from chronicle.when.parts import Gap, Point, When
from chronicle.when.phrase import (
    about,
    clock,
    clocks,
    is_one_day,
    is_uncertain,
    kind,
    phrase,
    plain,
    zone,
)
from chronicle.when.reading import parse_when

__all__ = ("DayMark", "brief", "short", "utc_words", "words")


class _Voice(msgspec.Struct, frozen=True):
    """How to speak: names and their width, and what belongs beside a time."""

    names: Names
    width: Width = "wide"
    city: str = ""
    time_words: str = ""

    def gettext(self, message: str, /, **values: object) -> str:
        """A message in the language of the names."""
        return self.names.words.gettext(message, **values)


@lru_cache(4096)
def words(
    when: When, names: Names = ENGLISH_NAMES, *, zone_city: str = "", time_words: str = ""
) -> str:
    """Say a date in a sentence: `16 May 2025, 13:35–15:20, Istanbul time (UTC+3)`.

    `time_words` are a source's own ("early hours"); they are used where a day is known and no
    clock time. The city is named only beside a time or such words.
    """
    return _say(when.start, when.end, _Voice(names, "wide", zone_city, time_words))


def brief(when: When, names: Names = ENGLISH_NAMES) -> str:
    """Say a date in a table: short months, no time of day."""
    start, end = when.start, when.end
    if isinstance(start, Point) and start.clock is not None:
        start = _without_time(start)
        # Written in two zones, the end may bear the earlier day.
        end = None if when.first == when.last else end
    if isinstance(end, Point):
        end = _without_time(end)
    return _say(start, end, _Voice(names, "abbreviated"))


def utc_words(when: When, names: Names = ENGLISH_NAMES) -> str:
    """Say the times in UTC, with their day where it is another one; empty without times."""
    there = parse_when(utc(when))
    if not isinstance(there, When):
        return ""
    if isinstance(there.start, Point) and when.first == when.last == there.first == there.last:
        return f"{clocks(there.start, there.end)} UTC"
    return words(there, names)


def _say(start: Point | Gap, end: Point | Gap | None, voice: _Voice) -> str:
    if isinstance(start, Point):
        if end is None:
            return _doubted(start, _point(start, voice), voice)
        if isinstance(end, Point):
            return _times(start, end, voice) or _span(start, end, voice)
        text = _end(start, voice)
        if end == "unknown":
            # Not "since": nobody says that it goes on.
            return voice.gettext("from %(date)s, end unknown", date=text)
        if text.endswith(")"):
            return voice.gettext("since %(date)s, still open", date=text)
        return voice.gettext("since %(date)s (still open)", date=text)
    if isinstance(end, Point):
        text = _end(end, voice)
        if start == "unknown":
            return voice.gettext("until %(date)s, start unknown", date=text)
        return voice.gettext("until %(date)s, start not given", date=text)
    return voice.gettext("no date")


def _point(point: Point, voice: _Voice) -> str:
    """Say one date with its time and zone, but not that it is uncertain."""
    text = phrase(point, voice.names, voice.width)
    if point.clock is not None:
        return _zoned(point, _moment(text, clock(point), voice), voice)
    return _with_time_words(text, voice) if kind(point) == "day" else text


def _end(point: Point, voice: _Voice) -> str:
    """Say one end of an interval, so that more can follow."""
    text = _point(point, voice)
    return voice.gettext("%(date)s (uncertain)", date=text) if is_uncertain(point) else text


def _times(start: Point, end: Point, voice: _Voice) -> str:
    """Say an interval of times; empty for one of dates."""
    if start.clock is None:
        return ""
    if start.offset != end.offset:
        # No city has two offsets on one clock, so neither time is called by it.
        plainly = _Voice(voice.names, voice.width)
        first, last = _point(start, plainly), _point(end, plainly)
        return voice.gettext("from %(start)s to %(end)s", start=first, end=last)
    if is_one_day(start, end):
        text = phrase(start, voice.names, voice.width)
        return _zoned(start, _moment(text, clocks(start, end), voice), voice)
    first, last = (
        _moment(phrase(side, voice.names, voice.width), clock(side), voice) for side in (start, end)
    )
    return _zoned(start, voice.gettext("from %(start)s to %(end)s", start=first, end=last), voice)


def _moment(date: str, time: str, voice: _Voice) -> str:
    return voice.gettext("%(date)s, %(time)s", date=date, time=time)


def _span(start: Point, end: Point, voice: _Voice) -> str:
    is_alike = start.qualifier == end.qualifier
    together = _range(start, end, voice.names, voice.width) if is_alike else ""
    if not together:
        plainly = _Voice(voice.names, voice.width)
        first, last = _end(start, plainly), _end(end, plainly)
        return voice.gettext("from %(start)s to %(end)s", start=first, end=last)
    text = about(start, together, voice.names)
    return _doubted(start, _with_time_words(text, voice) if kind(start) == "day" else text, voice)


def _range(start: Point, end: Point, names: Names, width: Width) -> str:
    """Say two dates of one kind together, each part once; empty where they do not go together."""
    if kind(start) != kind(end) or kind(start) not in {"day", "month", "year"}:
        return ""
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return plain(start, names, width)
    match kind(start):
        case "day":
            return names.days(start, end, width)
        case "month":
            return names.months(start, end, width)
        case _:
            return names.years(start, end)


def _with_time_words(text: str, voice: _Voice) -> str:
    if not voice.time_words:
        return text
    told = voice.gettext("%(words)s of %(date)s", words=voice.time_words, date=text)
    if not voice.city:
        return told
    return voice.gettext("%(time)s, %(city)s time", time=told, city=voice.city)


def _zoned(point: Point, text: str, voice: _Voice) -> str:
    """A time with its zone."""
    if not voice.city:
        return voice.gettext("%(time)s (%(zone)s)", time=text, zone=zone(point.offset))
    return voice.gettext(
        "%(time)s, %(city)s time (%(zone)s)", time=text, city=voice.city, zone=zone(point.offset)
    )


def _doubted(point: Point, text: str, voice: _Voice) -> str:
    return voice.gettext("%(date)s, uncertain", date=text) if is_uncertain(point) else text


def _without_time(end: Point) -> Point:
    return msgspec.structs.replace(end, clock=None, offset=0)
