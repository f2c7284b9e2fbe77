"""Small phrases: slugs, values, and the names of countries and languages."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from chronicle.when import When, parse_when
from chronicle.when.names import Names
from chronicle.when.words import words
from chronicle.words import Words, to_translate

# The durations of ISO 8601 that claims are compared by.
_DURATION: Final = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS: Final = (
    to_translate("%(count)s\N{NO-BREAK SPACE}d"),
    to_translate("%(count)s\N{NO-BREAK SPACE}h"),
    to_translate("%(count)s\N{NO-BREAK SPACE}min"),
)
_RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he ks ps sd syr ug ur yi".split())
# Points of records that claims speak to; authors may name others.
_POINTS: Final = {
    "consequence": to_translate("consequence"),
    "date": to_translate("date"),
    "deadline": to_translate("deadline"),
    "duration": to_translate("duration"),
    "place": to_translate("place"),
    "places": to_translate("places"),
    "signed": to_translate("signed"),
    "status": to_translate("status"),
    "tabled": to_translate("tabled"),
}
# Roles of those who took part; likewise.
_ROLES: Final = {
    "chair": to_translate("chair"),
    "delegate": to_translate("delegate"),
    "envoy": to_translate("envoy"),
    "guest": to_translate("guest"),
    "head-of-delegation": to_translate("head of delegation"),
    "host": to_translate("host"),
    "mediator": to_translate("mediator"),
    "observer": to_translate("observer"),
    "participant": to_translate("participant"),
    "party": to_translate("party"),
    "present": to_translate("present"),
    "signatory": to_translate("signatory"),
    "speaker": to_translate("speaker"),
    "sponsor": to_translate("sponsor"),
    "witness": to_translate("witness"),
}


def plain(slug: str) -> str:
    """A slug of an author as words: `head-of-delegation` is head of delegation."""
    return slug.replace("-", " ")


def point_words(field: str, words_: Words) -> str:
    """The point that a claim speaks to; one of an author's own stays in the author's words."""
    known = _POINTS.get(field)
    return words_.gettext(known) if known else plain(field)


def role_words(role: str, words_: Words) -> str:
    """In what role someone took part; one of an author's own stays in the author's words."""
    known = _ROLES.get(role)
    return words_.gettext(known) if known else plain(role)


def sentence(words_: str) -> str:
    """The words with a capital first letter."""
    return words_[:1].upper() + words_[1:]


def value_words(value: str, names: Names) -> str:
    """A value as read: dates and durations in words, all else as written."""
    when = parse_when(value)
    if isinstance(when, When) and len(value) > 4:
        return words(when, names)
    found = _DURATION.fullmatch(value)
    if found and any(found.groups()):
        return " ".join(_units(found, names.words))
    return value


def _units(found: re.Match[str], words_: Words) -> Iterator[str]:
    for number, unit in zip(found.groups(), _UNITS, strict=True):
        if number:
            yield words_.gettext(unit, count=int(number))


def country(code: str, words_: Words) -> str:
    """The name of a country; its code where there is none, nothing for nothing."""
    return _country(code, words_.lang)


def language(tag: str, words_: Words) -> str:
    """The name of a language, with region or script where the tag has one."""
    return _language(tag, words_.lang) if tag else ""


@cache
def _country(code: str, lang: str) -> str:
    return str(_locale(lang).territories.get(code, code))


@cache
def _language(tag: str, lang: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(_locale(lang)) or tag
    except (ValueError, UnknownLocaleError):
        return str(_locale(lang).languages.get(tag.partition("-")[0], tag))


def direction(tag: str) -> str:
    """`rtl` for languages written from right to left, unless the tag names another script."""
    first, *rest = tag.split("-")
    if any(len(part) == 4 for part in rest):
        return "rtl" if {part.title() for part in rest} & {"Arab", "Hebr", "Thaa", "Syrc"} else ""
    return "rtl" if first in _RIGHT_TO_LEFT else ""


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(lang, sep="-")
