"""Why a text is refused as a date, and what to write instead: the words contributors read.

Reads nothing itself and repairs nothing: `when.reading` refuses, this finds the words.
"""

import re

import msgspec

LONGEST = 64
"""Characters; the longest date that can be read has 51."""

_ANY_DATE = "write YYYY-MM-DD, YYYY-MM, YYYY, or an interval A/B"
OFFSET = "as in 2025-05-16T13:35+03:00, or leave the time out"
"""How a hint ends that is about a time."""
LEVELS = "only EDTF levels 0 and 1 are read: "
"""How a hint begins that is about a form of level 2."""

# The first pattern that is found gives the hint, so narrow ones stand before wide ones.
_HINTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), hint)
    for pattern, hint in (
        (r"^\s|\s$", "take out the space around it"),
        (r"[^\x00-\x7f]", "write digits 0 to 9, a plain hyphen, and / between the two ends"),
        (
            r"^[\[{]",
            LEVELS + "one unknown day of a month is 2025-04-XX, a span of time is an interval A/B",
        ),
        (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]", f"write T, hours, minutes and offset, {OFFSET}"),
        (r"w[0-9]{2}", "weeks are not read: write the days, as in 2025-05-12/2025-05-18"),
        (r"^(now|today|open)$", "an end that is still open is written .., as in 2025-02-12/.."),
        (r"^(unknown|\?)$", "an unknown end is left empty, as in 2025-02-12/"),
        (r"^(c\.|ca\b|circa|about|around)", "about is a ~ after the date, as in 2025-05~"),
        (r" (to|until|-) ", "an interval is written A/B, as in 2025-05-23/2025-05-25"),
        (r"^y-?[0-9]", "Y is for years of five to nine digits, the first of them not 0"),
        (r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$", "month and day have two digits, as in 2025-05-06"),
        (r"^[0-9]{4}-[0-9]$", "a month has two digits, as in 2025-05"),
        (r"^[0-9]{8}$", "write hyphens, as in 2025-05-16"),
        (r"^[0-9]{1,2}([./ -]|$)", "the year comes first, as in 2025-05-16"),
        (r"[0-9-][xu]", "unknown digits are a capital X, as in 201X, 20XX, 2025-XX or 2025-04-XX"),
        (r"[?~%].", LEVELS + "one mark ? ~ or % stands at the very end of a date"),
        (r"^-?[0-9]+s[0-9]|e[0-9]", LEVELS + _ANY_DATE),
    )
)


class Unparsed(msgspec.Struct, frozen=True):
    """A text that is no date we read: what is wrong, and what to do. The key is not named."""

    message: str
    hint: str


def shown(text: str) -> str:
    """Quote the text as found, cut short where it is long."""
    return repr(text) if len(text) <= LONGEST else f"{text[:40]!r}…"


def refuse(text: str, why: str, hint: str) -> Unparsed:
    """Refuse a text that has the form of a date."""
    return Unparsed(f"{shown(text)} {why}", hint)


def no_form(text: str) -> Unparsed:
    """Refuse a text that has the form of no date we read."""
    hint = _ANY_DATE
    if len(text) <= LONGEST:
        hint = next((hint for pattern, hint in _HINTS if pattern.search(text)), _ANY_DATE)
    return refuse(
        text, "is EDTF of level 2" if hint.startswith(LEVELS) else "is no EDTF date", hint
    )
