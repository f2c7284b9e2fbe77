"""Rules for dates that count from another day: weekdays, "yesterday", "two weeks ago"."""

import re
from datetime import date, timedelta
from functools import cache

from chronicle.ingest.date_reader import Reader, Rule, Value, as_day
from chronicle.ingest.findings import Direction
from chronicle.ingest.moments import (
    WEEKDAY,
    long_day,
    month_of,
    months_away,
    number_of,
    spelled,
    week_of,
    weekday_number,
    weekend_of,
)
from chronicle.ingest.tense import MODALS
from chronicle.ingest.weekday_dates import weekday_rule


@cache
def relative_rules() -> tuple[tuple[str, re.Pattern[str], Rule], ...]:
    """Name, pattern and rule of each, the most trusted first."""
    number = spelled()
    table: tuple[tuple[str, str, Rule], ...] = (
        (
            "weekday",
            (
                r"\b(?:(this past|this coming|last|next|this|the following|the next|the previous|"
                r"the preceding|the coming|coming|past|previous|following|that) )?"
                rf"({WEEKDAY})\b(?!s\b)"
            ),
            weekday_rule,
        ),
        ("day named from today", r"\b(the day (?:before|after)) (yesterday|tomorrow)\b", _beyond),
        ("day named from today", r"\b(?:today|yesterday|tomorrow)\b", _near),
        (
            "part of a near day",
            (
                r"\b(?:tonight|last night|this (?:morning|afternoon|evening)|"
                r"(?:yesterday|tomorrow) (?:morning|afternoon|evening|night))\b"
            ),
            _near,
        ),
        (
            "day counted from another",
            (
                r"\b(?:(?:on |later )?(?:the|that) (?:very )?same "
                r"(day|evening|night|morning|afternoon|month|year)|"
                r"that (day|evening|night|morning|afternoon|month|year)(?!s|['’]s)|"
                r"the (next|following|previous|preceding) (day|morning|evening|night|month|year)|"
                r"the day (before|after|earlier)"
                r"(?! the\b| a\b| h| its?\b| [A-Z]| they\b| yest| tom)|"
                r"a day (?:earlier|later)(?! than)|a day (before|after)(?=[,.;]))\b"
            ),
            _anchored,
        ),
        (
            "the day spoken of",
            (
                r"(?:(?<=\bend )|(?<=\bends )|(?<=\bended )|(?<=\bending )|(?<=\bbegan )|"
                r"(?<=\bstart )|(?<=\bstarted )|(?<=\bstarting )|(?<=\bclose )|(?<=\bclosed )|"
                r"(?<=\bclosing )|(?<=\bfinish )|(?<=\bfinished )|(?<=\bfinishing )|"
                r"(?<=\bopened ))the day\b|(?<=\bfor )the day\b(?=, (?:the|shares|stocks)\b)|"
                r"\b(?:early|earlier|late|later) in the day\b(?!,? (?:on|than)\b)|"
                r"\bat the end of the day\b(?=,? (?:shares|stocks|the index))"
            ),
            _day_itself,
        ),
        (
            "so long ago",
            (
                rf"\b(?:(?:about|around|some|nearly|almost|over|more than|just|only) )?({number}) "
                r"(days?|weeks?|months?|years?|decades?) ago\b"
            ),
            _ago,
        ),
        (
            "so long before or after another date",
            rf"\b({number}) (days?|weeks?|months?|years?) (earlier|later)\b(?!,? (?:on|than)\b)",
            _away,
        ),
        (
            "so long from now",
            (
                rf"\b(?:in|within) ({number})(?: to |-| or )({number}) (days?|weeks?|months?)"
                r"(?:(?:'|’) time)?\b"
            ),
            _span_of_time,
        ),
        (
            "so long from now",
            (
                rf"\b(in|within) ({number}) (days?|weeks?|months?)(?:(?:'|’) time)?\b"
                r"(?=[.,;”\"]| (?:to|for|if|unless|from now)\b)"
            ),
            _from_now,
        ),
        (
            "week, month or year near the day",
            (
                r"\b(?:(earlier|later|early|late) )?(?:(?:in|at|by|toward|towards) )?"
                r"(?:the (?:end|beginning|start|middle) of )?"
                r"(this past|this coming|this|last|next|past|coming|the coming|the past|"
                r"the previous|the following|the next|the same) "
                r"(week|month|year|weekend)\b(?!-|s\b|['’]s (?:end|start))"
            ),
            _near_unit,
        ),
        (
            "week, month or year near the day",
            (
                r"\b(?:(earlier|later) (?:in|on) |(?:by|at|until|before) )"
                r"(?:the (?:end|beginning|start|middle) of )?(the) (week|month|year|weekend)\b"
            ),
            _near_unit,
        ),
        (
            "week, month or year near the day",
            r"\b(the (?:end|beginning|start) of) (the) (month|year)\b(?!['’])",
            _near_unit,
        ),
        ("end of this unit", r"\b(?:the )?(week|month|year)[’']s end\b", _this_unit),
        ("weekend", r"\b(over|at|on|during|this) (the )?(weekend)\b", _near_unit),
    )
    # Weekdays are capitals; the words that count from today may open a sentence.
    return tuple(
        (name, re.compile(pattern, 0 if rule is weekday_rule else re.IGNORECASE), rule)
        for name, pattern, rule in table
    )


_SHIFTS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}


def _near(match: re.Match[str], to: Reader) -> Value | None:
    word = match.group().lower()
    if match.group() == "Today" and re.match(
        r" show\b|, USA\b", to.context.plain[match.end() : match.end() + 8]
    ):
        return None
    if to.context.plain[max(0, match.start() - 4) : match.start()] == "USA ":
        return None
    shift = _SHIFTS[word.split()[0]]
    nested = to.quoted(match.start())
    today, since = to.today(match.start())
    if nested and word == "tomorrow" and (inner := _nested_base(match, to)) is not None:
        today, since = inner, f"said {long_day(inner)}"
    found = today + timedelta(days=shift)
    direction: Direction = "past" if shift < 0 else "future" if shift > 0 else "none"
    return Value(found.isoformat(), "relative", since, direction)


def _nested_base(match: re.Match[str], to: Reader) -> date | None:
    """In 'last night he said, "tomorrow"' tomorrow counts from last night."""
    plain = to.context.plain
    for finding in reversed(to.found):
        if not finding.quoted or match.start() - finding.span.end > 120:
            return None
        between = plain[finding.span.end : match.start()]
        if finding.direction == "past" and re.search(r"['‘]\w", between):
            return as_day(finding.value)
    return None


def _beyond(match: re.Match[str], to: Reader) -> Value | None:
    today, since = to.today(match.start())
    days = -2 if match[2] == "yesterday" else 2
    return Value((today + timedelta(days=days)).isoformat(), "relative", since)


def _anchored(match: re.Match[str], to: Reader) -> Value | None:
    words = match.group().lower()
    same, unit = match[1] or match[2], match[1] or match[2] or match[4] or "day"
    if unit in {"year", "month"}:
        return _anchored_unit(match, to, unit, same=bool(same))
    anchor = to.anchor(match.start(), quoted=True if to.quoted(match.start()) else None)
    if anchor is None:
        return None if not same and "next" not in words else Value(
            "", "anchored", "no earlier date to count from", doubt="which day?"
        )  # fmt: skip
    if same:
        shift = 0
    elif re.search(r"next|following|after|later", words):
        shift = 1
    else:
        shift = -1
    found = anchor + timedelta(days=shift)
    return Value(found.isoformat(), "anchored", f"counted from {long_day(anchor)}")


def _day_itself(match: re.Match[str], to: Reader) -> Value:
    """Later in the day: the day just told of. Shares "ended the day" on that of publication."""
    today, since = to.today(match.start())
    begun = any(finding.span.start >= to.context.story for finding in to.found)
    told = to.anchor(match.start()) if begun else None
    if told is None or told > today:
        told = _told_on(match, to, today) or to.day_of_lead() or told
    of_trade = match.group().lower() == "the day" and today.weekday() < _SATURDAY
    if told is None or of_trade or not 0 <= (today - told).days <= _NEAR_DAYS:
        return Value(today.isoformat(), "relative", since)
    return Value(told.isoformat(), "anchored", f"counted from {long_day(told)}")


def _told_on(match: re.Match[str], to: Reader, today: date) -> date | None:
    """The day in "met earlier in the day, Hale said Saturday"."""
    end = to.context.sentence(match.start()).end
    said = _said_on().search(to.context.plain, match.end(), end)
    if said is None or to.quoted(match.start()):
        return None
    return today - timedelta(days=(today.weekday() - weekday_number(said[1])) % 7)


@cache
def _said_on() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:said|told \w+|announced|reported)(?: late| early)?(?: on)? ({WEEKDAY})\b"
    )


_SATURDAY = 5
_NEAR_DAYS = 7


def _anchored_unit(match: re.Match[str], to: Reader, unit: str, *, same: bool) -> Value | None:
    last = next((f.value for f in reversed(to.found) if re.match(r"\d{4}", f.value)), "")
    if not last or not same:
        return None
    size = 4 if unit == "year" else 7
    if len(last) < size or to.context.plain[match.end() : match.end() + 2] in {"'s", "’s"}:
        return None
    return Value(last[:size], "anchored", f"the {unit} of {last}")


def _ago(match: re.Match[str], to: Reader) -> Value | None:
    return _counted(match[1], match[2], -1, match, to)


def _from_now(match: re.Match[str], to: Reader) -> Value | None:
    found = _counted(match[2], match[3], 1, match, to)
    if found is None:
        return None
    if match[1].lower() == "within":
        return _until(match, to, found)
    return found._replace(direction="future", doubt="counted from publication?")


def _until(match: re.Match[str], to: Reader, found: Value) -> Value | None:
    """Within ten days: the time from the day it counts from to the last one."""
    today, _ = to.today(match.start())
    days = number_of(match[2]) * {"d": 1, "w": 7}.get(match[3][0].lower(), 0)
    judged = to.lean(match)
    if not days or judged.direction != "future" or judged.cue not in MODALS:
        # No count of days, or "agreed to leave within ten days": from when?
        return found._replace(value="", readings=(found.value,), doubt="until when?")
    last = today + timedelta(days=days)
    value = f"{today.isoformat()}/{last.isoformat()}"
    return found._replace(value=value, direction="future", doubt="counted from publication?")


def _span_of_time(match: re.Match[str], to: Reader) -> Value | None:
    """In three to four weeks: no single week, so both are readings."""
    ends = [_counted(match[n], match[3], 1, match, to) for n in (1, 2)]
    first, last = (end.value if end else "" for end in ends)
    if not first or not last:
        return None
    _, since = to.today(match.start())
    if match[3].lower().startswith("day") and first < last:
        return Value(f"{first}/{last}", "relative", since, "future")
    return Value("", "relative", since, "future", (first, last), f"{first} or {last}?")


def _counted(count: str, unit: str, sign: int, match: re.Match[str], to: Reader) -> Value | None:
    today, since = to.today(match.start())
    number = sign * number_of(count)
    direction: Direction = "past" if sign < 0 else "future"
    try:
        value = _shifted(today, number, unit)
    except (OverflowError, ValueError):
        return None
    return Value(value, "relative", since, direction) if value else None


def _shifted(day: date, number: int, unit: str) -> str:
    """The day, week, month or year so many units away: as precise as the unit."""
    if unit.startswith("day"):
        return (day + timedelta(days=number)).isoformat()
    if unit.startswith("week"):
        return week_of(day + timedelta(weeks=number))
    if unit.startswith("month"):
        return months_away(day, number)
    if unit.startswith("year"):
        return str(day.year + number)
    return ""


def _away(match: re.Match[str], to: Reader) -> Value | None:
    number = number_of(match[1]) * (1 if match[3] == "later" else -1)
    if match[2].startswith("year"):
        year = to.last_year(match.start())
        if year is None:
            return None
        return Value(str(year + number), "anchored", f"counted from {year}")
    anchor = to.anchor(match.start())
    if anchor is None:
        return None
    # "a week later" is a day's count, unlike "a week ago".
    value = (
        (anchor + timedelta(weeks=number)).isoformat()
        if match[2].startswith("week")
        else _shifted(anchor, number, match[2])
    )
    return Value(value, "anchored", f"counted from {long_day(anchor)}")


def _this_unit(match: re.Match[str], to: Reader) -> Value:
    """By month's end: the month of the day."""
    today, since = to.today(match.start())
    units = {"week": week_of(today), "month": month_of(today), "year": str(today.year)}
    return Value(units[match[1].lower()], "relative", since)


def _near_unit(match: re.Match[str], to: Reader) -> Value | None:
    unit = match[3].lower()
    word = (match[2] or "the").strip().lower()
    if _only_lasts(match, to.context.plain, word, unit):
        return None
    today, since = to.today(match.start())
    shift = -1 if re.search(r"last|past|previous", word) else 0
    shift = 1 if re.search(r"next|coming|following", word) else shift
    direction: Direction = "past" if shift < 0 else "future" if shift > 0 else "none"
    if (match[1] or "").lower() in {"earlier", "later"}:
        direction = "past" if match[1].lower() == "earlier" else "future"
    why = f"{since}, {match.group()}"
    if unit == "year":
        return Value(str(today.year + shift), "relative", why, direction)
    if unit == "month":
        return Value(months_away(today, shift) if shift else month_of(today), "relative", why,
                     direction)  # fmt: skip
    if unit == "weekend":
        return _weekend(match, to, today, why, shift)
    if shift == 0 and direction != "past" and today.weekday() == _SUNDAY:
        judged = to.lean(match)
        if judged.direction == "future" or direction == "future":
            readings = (week_of(today + timedelta(days=7)), week_of(today))
            doubt = f"{match.group()}, written on a Sunday: which week?"
            return Value("", "relative", since, "future", readings, doubt)
    return Value(week_of(today + timedelta(weeks=shift)), "relative", why, direction)


def _only_lasts(match: re.Match[str], plain: str, word: str, unit: str) -> bool:
    """Tell "over the last week", "the past year", "the same month" and This Week from dates."""
    before = plain[max(0, match.start() - 12) : match.start()]
    programme = bool(match[2]) and match[2].istitle() and match[3].istitle()
    hangs = {"the same", "the following", "the previous", "the next", "past", "the past"}
    lasting = re.search(r"\bthe $|(?:quarter|half) of $", before) is not None
    return programme or lasting or (word in hangs and unit != "weekend")


_SUNDAY = 6


def _weekend(match: re.Match[str], to: Reader, today: date, why: str, shift: int) -> Value:
    judged = to.lean(match)
    if shift < 0 or (shift == 0 and today.weekday() < 5 and judged.direction != "future"):
        return Value(weekend_of(today - timedelta(weeks=1)), "relative", why, "past")
    if shift > 0 and today.weekday() >= 5:
        return Value(weekend_of(today + timedelta(weeks=1)), "relative", why, "future")
    return Value(weekend_of(today), "relative", why, judged.direction)
