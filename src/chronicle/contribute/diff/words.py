"""Lines that tell a difference: our own words, and words of contributors kept apart from them.

Whoever prints a line knows which parts somebody else chose, and can make them harmless.
"""

from typing import TypeAlias

import msgspec

from chronicle.text import visible
from chronicle.when import When, is_exact_day


class Given(msgspec.Struct, frozen=True):
    """Words that a contributor chose."""

    text: str


Line: TypeAlias = tuple[str | Given, ...]


def plain(line: Line) -> str:
    """The line as it stands, for terminals and JSON."""
    return visible("".join(part if isinstance(part, str) else part.text for part in line))


def many(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def exchanged(key: str, before: str, after: str) -> Line:
    """A value that was set, taken out or exchanged."""
    if not before:
        return (f"{key} is now ", Given(after))
    if not after:
        return (f"{key} ", Given(before), " is taken out")
    return (f"{key}: ", Given(before), " → ", Given(after))


def moved(key: str, before: When, after: When) -> Line:
    """A date that was exchanged for another: how far it moved, or how exact it became."""
    line = exchanged("", before.text, after.text)[1:]
    if is_exact_day(before) and is_exact_day(after) and before.first and after.first:
        days = after.first - before.first
        if days:
            way = "later" if days > 0 else "earlier"
            return (f"{key} moved {_days(abs(days))} {way}: ", *line)
        return (f"{key}, same day: ", *line)
    wide, now = _width(before), _width(after)
    if wide is not None and now is not None and wide != now:
        return (f"{key} is {'more' if now < wide else 'less'} exact: ", *line)
    return (f"{key}: ", *line)


def _days(number: int) -> str:
    return "one day" if number == 1 else f"{number} days"


def _width(when: When) -> int | None:
    return None if when.first is None or when.last is None else when.last - when.first
