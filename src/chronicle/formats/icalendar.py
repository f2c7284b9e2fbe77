"""A calendar as iCalendar (RFC 5545).

Written by hand: it comes to two rules, escaping and folding, and thousands of events have to be
written in little time. Tests read it back with somebody else's parser.
"""

import re
from collections.abc import Iterator

from chronicle import __version__
from chronicle.views.appointments import Appointment, CalendarView
from chronicle.views.furniture import SiteView

_LINE = 75  # octets, at most, without the line's end


def write_icalendar(view: CalendarView, site: SiteView) -> bytes:
    """The calendar."""
    lines = _calendar(view, site.lang)
    return b"".join(_folded(line) for line in lines)


def _calendar(view: CalendarView, lang: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Chronicle//Chronicle {__version__}//{lang.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{escaped(view.title)}"
    yield f"X-WR-CALNAME:{escaped(view.title)}"  # what most programs read in the place of NAME
    yield f"SOURCE;VALUE=URI:{view.url}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    for one in view.appointments:
        yield from _event(one)
    yield "END:VCALENDAR"


def _event(one: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{one.stamp}"
    yield f"LAST-MODIFIED:{one.stamp}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTART{_value(one.start)}"
    if one.end:
        yield f"DTEND{_value(one.end)}"
    yield f"SUMMARY:{escaped(one.title)}"
    yield f"STATUS:{one.standing}"
    yield f"CATEGORIES:{escaped(one.kind)}"
    if one.place:
        yield f"LOCATION:{escaped(one.place)}"
    if one.position:
        yield f"GEO:{one.position}"
    if one.summary:
        yield f"DESCRIPTION:{escaped(one.summary)}"
    yield f"URL:{one.url}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy for it
    yield "END:VEVENT"


def _value(when: str) -> str:
    return f":{when}" if "T" in when else f";VALUE=DATE:{when}"


def escaped(text: str) -> str:
    """Text as a value: what has a meaning is escaped, what may not be there goes."""
    if _SPECIAL.search(text) is None:
        return text
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub("", _BREAK.sub("\\\\n", text))


_BREAK = re.compile(r"\r\n|[\n\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r"[\\;,\x00-\x08\x0a-\x1f\x7f]")


def _folded(line: str) -> bytes:
    """A line with its end, cut between characters where it is long."""
    data = line.encode()
    if len(data) <= _LINE:
        return data + b"\r\n"
    pieces = []
    start, room = 0, _LINE
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LINE - 1  # the blank that a line goes on with counts
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"
