"""Rules for dates by the calendar: days, months and years, whole or with a part left out."""

import re
from datetime import date
from functools import cache

from chronicle.ingest.date_reader import Reader, Rule, Value
from chronicle.ingest.findings import DateKind
from chronicle.ingest.moments import (
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    day_of,
    month_number,
    nearest_year,
    number_of,
    spelled,
    weekday_number,
)
from chronicle.ingest.tokens import tokens

# --- the rules, most trusted first ----------------------------------------------------------

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"


@cache
def calendar_rules() -> tuple[tuple[str, re.Pattern[str], Rule], ...]:
    """Name, pattern and rule of each, the most trusted first."""
    lead = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
    dash = r" ?(?:-|–|—|to|and|through|until) ?"
    table: tuple[tuple[str, str, Rule], ...] = (
        ("day, ISO", r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])", _iso),
        ("day, year first", r"(?<![\d/.-])(\d{4})/(\d{1,2})/(\d{1,2})(?![\d/-])", _iso),
        (
            "weekday with its day in brackets",
            rf"\b(?:{WEEKDAY}|{SHORT_WEEKDAY}) \(({MONTH}) ({_DAY})(?:,? ({_YEAR}))?\)",
            _bracketed_month_first,
        ),
        (
            "weekday with its day in brackets",
            rf"\b(?:{WEEKDAY}|{SHORT_WEEKDAY}) \(({_DAY}) ({MONTH})(?:,? ({_YEAR}))?\)",
            _day_first,
        ),
        (
            "day of this month",
            r"\b(?:the )?(\d{1,2}(?:st|nd|rd|th)) (?:of )?(this|last|next) month\b",
            _day_of_near_month,
        ),
        (
            "days of a month, month first",
            rf"\b({MONTH}) ({_DAY}){dash}(?:({MONTH}) )?({_DAY})(?:,? ({_YEAR}))?\b(?!:)",
            _days_month_first,
        ),
        (
            "days of a month, day first",
            rf"(?<![\d.:,$])\b({_DAY})(?: ({MONTH}))?{dash}({_DAY}) ({MONTH})(?:,? ({_YEAR}))?\b",
            _days_day_first,
        ),
        (
            "day, month first",
            (
                rf"\b{lead}({MONTH}) ({_DAY})\b(?![:%]|,\d| (?:terror\w* )?attacks)"
                rf"(?:,? ({_YEAR})\b(?!,\d)|,? (?:of )?(last|this|next) year)?"
                r"(?! (?:terror\w* )?attacks|, terrorist)"
            ),
            _month_first,
        ),
        (
            "day, day first",
            rf"(?<![\d.:,$])\b{lead}(?:the )?({_DAY})\.? (?:of )?({MONTH})\b(?:,? ({_YEAR})\b)?",
            _day_first,
        ),
        (
            "day in figures",
            r"(?<![\d/.$-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|(?<!-)\d\d)(?![\d/.-]\d)",
            _figures,
        ),
        (
            "month and year",
            (
                rf"\b((?:early|mid|late)[ -]?|the (?:end|beginning|start|middle) of )?({MONTH}),? "
                rf"(?:of )?({_YEAR})\b"
            ),
            _month_year,
        ),
        (
            "month of a near year",
            rf"\b(early |mid-?|late )?(this|last|next|this past|this coming) ({MONTH})\b(?! \d)",
            _near_month,
        ),
        (
            "month",
            (
                rf"\b((?:early|mid|late)[ -]|the (?:end|beginning|start|middle) of )?({MONTH})\b"
                rf"(?! ?\d)(?: (?:of )?(last|this|next) year)?"
            ),
            _month,
        ),
        (
            "years",
            rf"(?<![\w$€£.,:/-])({_YEAR})[-–](\d\d|{_YEAR})(?![\w-])",
            _years,
        ),
        ("year", rf"(?<![\w$€£.,:/#+-])({_YEAR})(?![\w%]|[,.:]\d|-[A-Za-z]|/)", _year),
    )
    return tuple((name, re.compile(pattern), rule) for name, pattern, rule in table)


def _ordinal(text: str) -> int:
    return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]  # the rule matched it


def _checked_weekday(words: str, day: date) -> str:
    named = re.match(rf"(?:{WEEKDAY}|{SHORT_WEEKDAY})", words)
    if named and weekday_number(named.group()) != day.weekday():
        return f"{words}: {day.isoformat()} is a {WEEKDAYS[day.weekday()]}"
    return ""


def _full(words: str, day: date | None) -> Value | None:
    if day is None:
        return None
    return Value(day.isoformat(), "absolute", "a full date", doubt=_checked_weekday(words, day))


def _yearless(words: str, month: int, day: int, match: re.Match[str], to: Reader) -> Value | None:
    today, since = to.today(match.start())
    if (years := _years_since(to.context.plain, match.start())) is not None:
        then = day_of(today.year - years, month, day)
        return Value(then.isoformat(), "partial", f"{since}, {years} years back") if then else None
    found = nearest_year(month, day, today)
    if found is None:
        return None
    judged = to.lean(match)
    wrong = (judged.direction == "past" and found > today) or (
        judged.direction == "future" and found < today
    )
    # "Launched on 15 April" in a story of December is no day of next spring.
    if wrong and judged.sure and abs(found - today).days > _FAR_OFF:
        other = day_of(found.year + (1 if found < today else -1), month, day) or found
        doubt = _checked_weekday(words, other)
        return Value(other.isoformat(), "partial", f"{since}, {judged.cue}", doubt=doubt)
    doubt = _checked_weekday(words, found)
    return Value(found.isoformat(), "partial", f"{since}, the nearest year", doubt=doubt)


_FAR_OFF = 60  # days: nearer ones are told of in any tense


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        rf"({spelled()}) years? (?:since|after|on from|from) (?:the |that |[A-Z]\w+[’']s? ){{0,2}}$"
        rf"|\b(first|second|third|fourth|fifth|tenth) anniversary of (?:the |that )?$"
    )


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}


def _years_since(plain: str, place: int) -> int | None:
    """How many years back a yearless day is in "two years since the 7 October attacks"."""
    match = _since().search(plain, max(0, place - 60), place)
    if match is None:
        return None
    return number_of(match[1]) if match[1] else _ORDINALS[match[2]]


def _iso(match: re.Match[str], _: Reader) -> Value | None:
    return _full(match.group(), day_of(*map(int, match.groups())))


def _month_first(match: re.Match[str], to: Reader) -> Value | None:
    month, day = month_number(match[1]), _ordinal(match[2])
    if match[1] == "May" and not match[3] and _is_modal(to.context.plain, match):
        return None
    if match[3]:
        return _full(match.group(), day_of(int(match[3]), month, day))
    if match[4]:
        today, since = to.today(match.start())
        year = today.year + {"last": -1, "this": 0, "next": 1}[match[4]]
        found = day_of(year, month, day)
        return Value(found.isoformat(), "partial", f"{since}, {match[4]} year") if found else None
    return _yearless(match.group(), month, day, match, to)


def _bracketed_month_first(match: re.Match[str], to: Reader) -> Value | None:
    month, day = month_number(match[1]), _ordinal(match[2])
    if match[3]:
        return _full(match.group(), day_of(int(match[3]), month, day))
    return _yearless(match.group(), month, day, match, to)


def _day_first(match: re.Match[str], to: Reader) -> Value | None:
    month, day = month_number(match[2]), _ordinal(match[1])
    if match[3]:
        return _full(match.group(), day_of(int(match[3]), month, day))
    return _yearless(match.group(), month, day, match, to)


def _day_of_near_month(match: re.Match[str], to: Reader) -> Value | None:
    today, since = to.today(match.start())
    shift = {"last": -1, "this": 0, "next": 1}[match[2]]
    year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
    found = day_of(year, month + 1, _ordinal(match[1]))
    return Value(found.isoformat(), "partial", f"{since}, {match[2]} month") if found else None


def _is_modal(plain: str, match: re.Match[str]) -> bool:
    """Tell "Theresa May 3" and "May 10 people go?" from a date: a name or question before it."""
    before = plain[max(0, match.start() - 20) : match.start()].split()
    return bool(before) and before[-1] in {"Theresa", "Mrs", "Mrs.", "Ms", "Ms.", "Brian"}


def _days_month_first(match: re.Match[str], to: Reader) -> Value | None:
    month, first = month_number(match[1]), _ordinal(match[2])
    until, last = month_number(match[3]) if match[3] else month, _ordinal(match[4])
    return _interval(match, to, (month, first), (until, last), match[5])


def _days_day_first(match: re.Match[str], to: Reader) -> Value | None:
    until, last = month_number(match[4]), _ordinal(match[3])
    month, first = month_number(match[2]) if match[2] else until, _ordinal(match[1])
    return _interval(match, to, (month, first), (until, last), match[5])


def _interval(
    match: re.Match[str],
    to: Reader,
    first: tuple[int, int],
    last: tuple[int, int],
    year: str | None,
) -> Value | None:
    if year:
        end = day_of(int(year), *last)
        kind: DateKind = "absolute"
        why = "two days with their year"
    else:
        today, since = to.today(match.start())
        end = nearest_year(*last, today)
        kind, why = "partial", f"{since}, the nearest year"
    start = day_of(end.year - (first > last), *first) if end else None
    if start is None or end is None or start >= end:
        return None
    return Value(f"{start.isoformat()}/{end.isoformat()}", kind, why)


def _figures(match: re.Match[str], to: Reader) -> Value | None:
    """11.05.2025 is the day first; 05/11/2025 may be either, and says so."""
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) > 2 else 2000 + int(match[4])
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    if match[2] in ".-" or month_first is None:
        return _full(match.group(), day_first)
    if day_first is None or day_first == month_first:
        return _full(match.group(), month_first)
    near = sorted((month_first, day_first), key=lambda day: abs(day - to.context.published))
    readings = tuple(day.isoformat() for day in near)
    return Value(
        readings[0], "absolute", "the reading nearest to publication", readings=readings[1:],
        doubt="day or month first?",
    )  # fmt: skip


def _month_year(match: re.Match[str], _: Reader) -> Value | None:
    return Value(f"{match[3]}-{month_number(match[2]):02}", "absolute", "a month with its year")


def _near_month(match: re.Match[str], to: Reader) -> Value | None:
    month = month_number(match[3])
    today, since = to.today(match.start())
    if match[2] in {"last", "this past"}:
        year = today.year - (month >= today.month)
    elif match[2] in {"next", "this coming"}:
        year = today.year + (month <= today.month)
    else:
        year = today.year
    return Value(f"{year}-{month:02}", "partial", f"{since}, {match[2]} {match[3]}")


_MONTH_CUES = frozenset(
    "in since until till from by between during of early mid late last next this through before "
    "after for and or to and".split()
)


def _month(match: re.Match[str], to: Reader) -> Value | None:
    word = match[2].rstrip(".")
    plain = to.context.plain
    before = [token.text for token in tokens(plain, max(0, match.start() - 40), match.start())]
    cued = bool(match[1]) or (bool(before) and before[-1].lower() in _MONTH_CUES)
    if word in {"May", "March", "Mar", "Jan", "Jun", "Sept", "Sep", "Dec", "August"} and not cued:
        return None
    if word == "May" and _is_modal(plain, match):
        return None
    if not cued and before and before[-1][0].isupper() and before[-1] not in {"In", "Since"}:
        return None  # June Smith has a first name, "Tom June" a last one
    follow = plain[match.end() : match.end() + 2]
    if not cued and follow[:1] == " " and follow[1:].isupper():
        return None
    month = month_number(word)
    today, since = to.today(match.start())
    if match[3]:
        year = today.year + {"last": -1, "this": 0, "next": 1}[match[3]]
        return Value(f"{year}-{month:02}", "partial", f"{since}, {match[3]} year")
    judged = to.lean(match)
    ahead = (month - today.month) % 12
    if judged.direction == "future" or (not judged.sure and judged.cue and ahead < 6):
        year = today.year + (month < today.month)
        why = f"{since}, looking ahead ({judged.cue})"
    else:
        year = today.year - (month > today.month)
        why = f"{since}, looking back" + (f" ({judged.cue})" if judged.cue else "")
    return Value(f"{year}-{month:02}", "partial", why, direction=judged.direction)


def _years(match: re.Match[str], _: Reader) -> Value | None:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return Value(f"{first}/{last}", "absolute", "two years") if first < last else None


@cache
def _no_years() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?:about|nearly|over|than|some|least|most|to|almost|only|resolution|no\.|order|rule|"
            r"section|article|flight|room|route|channel|highway|page|paid|worth|roughly|"
            r"approximately|model|windows|class|quarter of|half of|hurricane|©|\(c\)|copyright) $",
            re.IGNORECASE,
        ),
        re.compile(
            r" (?:people|troops|soldiers|men|women|children|refugees|miles|km|kilomet|met[er]+s|"
            r"feet|tons|tonnes|dollars|euros|pounds|rubles|roubles|casualties|deaths|dead|arrests|"
            r"cases|hours|workers|employees|jobs|barrels|demonstrators|protesters|civilians|"
            r"prisoners|others|votes|pages|victims|fighters|members|times|years|days|million|"
            r"billion|additional|[a-z]+s were\b)"
        ),
    )


def _year(match: re.Match[str], to: Reader) -> Value | None:
    before, after = _no_years()
    plain = to.context.plain
    if after.match(plain, match.end()):
        return None
    lead = before.search(plain, max(0, match.start() - 16), match.start())
    if lead and not (lead.group().lower() == "to " and re.search(
        rf"{_YEAR} to $", plain[max(0, match.start() - 8) : match.start()]
    )):  # fmt: skip
        return None
    return Value(match[1], "absolute", "a year by itself")
