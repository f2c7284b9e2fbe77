"""Small phrases: counts, lists, values, and the names of countries and languages."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from chronicle.when import When, parse_when
from chronicle.when.words import words

# The durations of ISO 8601 that claims are compared by.
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS = ("d", "h", "min")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd syr ug ur yi".split())


def counted(number: int, one: str, many: str = "") -> str:
    """`1 source`, `2 sources`; `many` where an s does not do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """A small number in words, for sentences; others in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def listed(words: tuple[str, ...], last: str = "and") -> str:
    """`Norland`, `Norland and Sudmark`, `Norland, Sudmark and others`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def plain(slug: str) -> str:
    """A slug of an author as words: `head-of-delegation` is head of delegation."""
    return slug.replace("-", " ")


def sentence(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def value_words(value: str) -> str:
    """A value as read: dates and durations in words, all else as written."""
    when = parse_when(value)
    if isinstance(when, When) and len(value) > 4:
        return words(when)
    found = _DURATION.fullmatch(value)
    if found and any(found.groups()):
        return " ".join(
            f"{int(number)}\N{NO-BREAK SPACE}{unit}"
            for number, unit in zip(found.groups(), _UNITS, strict=True)
            if number
        )
    return value


@cache
def country(code: str) -> str:
    """The English name of a country; its code where there is none, nothing for nothing."""
    return str(_english().territories.get(code, code))


@cache
def language(tag: str) -> str:
    """The English name of a language, with region or script where the tag has one."""
    if not tag:
        return ""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return str(_english().languages.get(tag.partition("-")[0], tag))


def direction(tag: str) -> str:
    """`rtl` for languages written from right to left, unless the tag names another script."""
    first, *rest = tag.split("-")
    if any(len(part) == 4 for part in rest):
        return "rtl" if {part.title() for part in rest} & {"Arab", "Hebr", "Thaa", "Syrc"} else ""
    return "rtl" if first in _RIGHT_TO_LEFT else ""


@cache
def _english() -> Locale:
    return Locale("en")
