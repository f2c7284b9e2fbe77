"""Dates that are no EDTF but can mean one day, month or span only, in the form that can be read.

Nothing is guessed: `05/06/2025` may be May or June and stays; so does what is a date already.
"""

import re

from chronicle.when import When, parse_when

_MONTHS = {
    month: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
        "september sept sep,october oct,november nov,december dec".split(","),
        1,
    )
    for month in names.split()
}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " ", "\u202f": " "})
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_WORD = r"(?P<word>[A-Za-z]+)\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})[-/. ](?P<day>[0-9]{{1,2}})",
        rf"{_YEAR}-(?P<month>[0-9])",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_DAY}\.? (?:of )?{_WORD},? {_YEAR}",
        rf"{_WORD} {_DAY},? {_YEAR}",
        rf"{_WORD},? {_YEAR}",
    )
)
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})[-/. ]{_YEAR}")
_TIMED = re.compile(
    r"(?P<day>.+?)(?:[Tt]|,? )(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?) ?"
    r"(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{1,2}(?::?[0-9]{2})?)"
)
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around) ?(?P<day>.+)", re.IGNORECASE)
_BETWEEN = re.compile(r" ?/ ?| (?:to|until|till|-) ")


def mended(text: str) -> str:
    """The EDTF that a text is or must mean; empty where it may mean several things or none."""
    text = " ".join(text.translate(_DASHES).split())
    if isinstance(parse_when(text), When):
        return text
    for read in (_span, _about, _timed, _named, _numbers, _unknown_digits):
        found = read(text)
        if found and isinstance(parse_when(found), When):
            return found
    return ""


def _span(text: str) -> str:
    ends = _BETWEEN.split(text)
    return "/".join(map(mended, ends)) if len(ends) == 2 and all(map(mended, ends)) else ""


def _about(text: str) -> str:
    found = _ABOUT.fullmatch(text)
    return f"{mended(found['day'])}~" if found else ""


def _timed(text: str) -> str:
    found = _TIMED.fullmatch(text)
    if not found:
        return ""
    zone = found["zone"].upper()
    if zone in {"UTC", "GMT", "Z"}:
        zone = "Z"
    else:
        digits = zone[1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        zone = f"{zone[0]}{hours:>02}:{minutes}"
    return f"{mended(found['day'])}T{found['clock']:>05}{zone}"


def _named(text: str) -> str:
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        word = parts.get("word")
        month = _MONTHS.get(word.lower(), 0) if word else int(parts["month"])
        if month:
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            return f"{parts['year']}-{month:02}{day}"
    return ""


def _numbers(text: str) -> str:
    """Day and month before the year, in whichever order, where only one is a calendar date."""
    found = _NUMBERS.fullmatch(text)
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    both = {
        f"{found['year']}-{month:02}-{day:02}" for day, month in ((first, second), (second, first))
    }
    dates = [one for one in both if isinstance(parse_when(one), When)]
    return dates[0] if len(dates) == 1 else ""


def _unknown_digits(text: str) -> str:
    return re.sub(r"(?<=[0-9-])x+", lambda found: found[0].upper(), text)
