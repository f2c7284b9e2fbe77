"""Find quotation marks that belong together: curly, straight, angled, across paragraphs.

It says where quotations stand, not who speaks; nested ones stay inside the outer one.
"""

import re
from functools import cache
from typing import Literal

import msgspec

from chronicle.ingest.findings import Span


class Quote(msgspec.Struct, frozen=True):
    """A passage in quotation marks: `outer` with the marks, `inner` the words without them.

    `goes_on` tells that the same quotation continues in the next paragraph, `is_open` that no
    closing mark was found.
    """

    outer: Span
    inner: Span
    style: Literal["double", "single"]
    goes_on: bool = False
    is_open: bool = False


_CLOSES = {"“": "”", "«": "»", "„": "“”", '"': '"'}
_SINGLE = "'‘"
_SINGLE_LONGEST = 1200
_BEFORE = " \n([—–-/"


def find_quotes(plain: str, paragraphs: tuple[Span, ...]) -> tuple[Quote, ...]:
    """Find all quotations, in text order and without overlap."""
    found: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        place = paragraph.start
        while place < paragraph.end:
            quote = _starting_at(plain, place, paragraph)
            if quote is None:
                place += 1
                continue
            if quote.is_open and (before := plain[place]) in _CLOSES:
                follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
                goes_on = follower is not None and plain[follower.start] == before
                quote = msgspec.structs.replace(quote, goes_on=goes_on, is_open=not goes_on)
            found.append(quote)
            place = max(quote.outer.end, place + 1)
    return tuple(found)


def _starting_at(plain: str, place: int, paragraph: Span) -> Quote | None:
    mark = plain[place]
    if mark in _CLOSES:
        return _double(plain, place, paragraph)
    if plain.startswith("``", place):
        return _typed(plain, place, paragraph)
    if mark in _SINGLE:
        return _single(plain, place, paragraph)
    return None


def _typed(plain: str, place: int, paragraph: Span) -> Quote | None:
    """Old wire marks: ``We wait,'' also closed by a straight or curly mark."""
    match = _typed_close().search(plain, place + 2, paragraph.end)
    if match is None:
        inner = Span(place + 2, paragraph.end)
        return Quote(Span(place, paragraph.end), inner, "double", is_open=True)
    words = plain[place + 2 : match.start()]
    first = place + 2 + len(words) - len(words.lstrip())
    inner = Span(first, first + len(words.strip().rstrip(",")))
    return Quote(Span(place, match.end()), inner, "double")


@cache
def _typed_close() -> re.Pattern[str]:
    return re.compile(r"''|[\"”″]|’’")


def _opens(plain: str, place: int, paragraph: Span) -> bool:
    before = plain[place - 1] if place > paragraph.start else " "
    after = plain[place + 1] if place + 1 < paragraph.end else " "
    return (before in _BEFORE or before in "\"“'‘") and not after.isspace()


def _double(plain: str, place: int, paragraph: Span) -> Quote | None:
    mark = plain[place]
    if mark == '"' and not _opens(plain, place, paragraph):
        # A mark with space on both sides opens too: some pages print " words ".
        lone = place + 1 < paragraph.end and plain[place + 1] == " "
        if not (lone and (place == paragraph.start or plain[place - 1] == " ")):
            return None
    close = _closing(plain, place, paragraph)
    if close < 0:
        return _quote(plain, Span(place, paragraph.end), paragraph.end, "double", is_open=True)
    return _quote(plain, Span(place, close + 1), close, "double")


def _closing(plain: str, place: int, paragraph: Span) -> int:
    """The closing mark of a double quotation, or -1. Curly ones nest, straight ones do not."""
    mark = plain[place]
    depth, curly = 0, False
    for here in range(place + 1, paragraph.end):
        char = plain[here]
        if mark == "“" and char == "“":
            depth += 1
        elif char in _CLOSES[mark]:
            if not depth:
                return here
            depth -= 1
        elif mark == "“" and char == '"' and _shuts(plain, here, paragraph) and not depth:
            return here  # opened curly, closed straight
        elif mark == '"' and char == "”" and not curly:
            return here
        curly = curly or char == "“"
    return -1


def _shuts(plain: str, place: int, paragraph: Span) -> bool:
    after = plain[place + 1] if place + 1 < paragraph.end else " "
    return not after.isalnum() and not plain[place - 1].isspace()


def _single(plain: str, place: int, paragraph: Span) -> Quote | None:
    """Single marks: an apostrophe is never one; a plural's apostrophe closes only if none other."""
    after = plain[place + 1 : place + 2]
    if not _opens(plain, place, paragraph) or not (after.isalnum() or after in '[“"'):
        return None
    if after.isdigit() and plain[place + 2 : place + 3].isdigit():
        return None  # the '90s
    spare = -1
    end = min(paragraph.end, place + _SINGLE_LONGEST)
    for match in _single_close().finditer(plain, place + 2, end):
        here = match.start()
        if plain[here - 1] == "s" and plain[here + 1 : here + 2] == " ":
            spare = spare if spare >= 0 else here
            continue
        return _quote(plain, Span(place, here + 1), here, "single")
    return _quote(plain, Span(place, spare + 1), spare, "single") if spare >= 0 else None


@cache
def _single_close() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)['’](?!\w)")


def _quote(
    plain: str,
    outer: Span,
    close: int,
    style: Literal["double", "single"],
    *,
    is_open: bool = False,
) -> Quote:
    first, last = outer.start + 1, close
    while first < last and plain[first].isspace():
        first += 1
    while last > first and (plain[last - 1].isspace() or plain[last - 1] == ","):
        last -= 1
    return Quote(outer, Span(first, last), style, is_open=is_open)
