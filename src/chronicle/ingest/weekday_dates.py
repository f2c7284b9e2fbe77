"""Weekdays into days: the last or the next, as the words around them lean."""

import re
from datetime import date, timedelta

from chronicle.ingest.date_reader import Reader, Value
from chronicle.ingest.moments import (
    long_day,
    weekday_number,
)
from chronicle.ingest.tense import Lean

_NAMES_WITH_DAYS = re.compile(
    r"(?:Black|Bloody|Good|Super|Easter|Palm|Ash|Cyber|Maundy|Holy|Shrove|Giving|Fat|Ruby|Joe|"
    r"Mail on|Today) $"
)

_DAYS_IN_NAMES = re.compile(r" (?:Times|Telegraph|Express|Mirror|Mail|Herald|Night Live|Post)\b")


def weekday_rule(match: re.Match[str], to: Reader) -> Value | None:
    """Resolve a weekday with or without last, next, this or that before it."""
    plain = to.context.plain
    if _NAMES_WITH_DAYS.search(plain, max(0, match.start() - 12), match.start()):
        return None
    if _DAYS_IN_NAMES.match(plain, match.end()):
        return None
    number = weekday_number(match[2])
    today, since = to.today(match.start())
    modifier = (match[1] or "").lower()
    if modifier in {"the following", "the previous", "the preceding", "that", "the next"}:
        return _weekday_from_anchor(match, to, number, modifier)
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if modifier in {"last", "past", "this past", "previous"}:
        found = today - timedelta(days=back or 7)
        return Value(found.isoformat(), "weekday", f"{since}, {modifier} {match[2]}", "past")
    if modifier in {"next", "coming", "this coming", "the coming", "following"}:
        return _next_weekday(match, today, since, ahead or 7, modifier)
    judged = to.lean(match)
    if plain[match.end() : match.end() + 2] in {"'s", "’s"}:
        judged = _of_owner(plain, match.start()) or judged
    if modifier == "this":
        days = number - today.weekday()  # of the week from Monday
        if judged.direction == "future" and days < 0:
            days += 7
        found = today + timedelta(days=days)
        return Value(found.isoformat(), "weekday", f"{since}, of that week", judged.direction)
    return _bare_weekday(match[2], today, since, (back, ahead), judged)


def _of_owner(plain: str, start: int) -> Lean | None:
    """Which way "Friday's vote" lies by the words before it, whatever verb there is."""
    before = plain[max(0, start - 30) : start]
    if re.search(r"\b(?:ahead of|before|until|for|prepare|plan|into) $", before):
        return Lean("future", before.split()[-1])
    if re.search(r"\b(?:after|following|since|of|during|in) $", before):
        return Lean("past", before.split()[-1], sure=False)
    return None


def _bare_weekday(
    word: str, today: date, since: str, distance: tuple[int, int], judged: Lean
) -> Value:
    """The last or the next, as the words around it lean; days back and ahead in `distance`."""
    back, ahead = distance
    if back == 0:
        return Value(today.isoformat(), "weekday", f"{since}, the same weekday", judged.direction)
    past, future = today - timedelta(days=back), today + timedelta(days=ahead)
    if judged.direction == "future":
        cue = judged.cue if " for the future" in judged.cue else f"looking ahead ({judged.cue})"
        first, other, why = future, past, cue
    elif judged.direction == "past":
        first, other, why = past, future, f"looking back ({judged.cue})"
    else:
        first, other, why = past, future, "the last one, as nothing points ahead"
    return Value(
        first.isoformat(),
        "weekday",
        f"{since}, {why}",
        judged.direction,
        readings=() if judged.sure else (other.isoformat(),),
        doubt="" if judged.sure else f"{word} before or after publication?",
    )


def _next_weekday(
    match: re.Match[str], today: date, since: str, ahead: int, modifier: str
) -> Value:
    """Next Friday, said on a Tuesday, may be in three days or in ten."""
    found = today + timedelta(days=ahead)
    if modifier == "next" and found.isocalendar()[1] == today.isocalendar()[1]:
        other, found = found, found + timedelta(days=7)
        return Value(
            found.isoformat(),
            "weekday",
            f"{since}, of the next week",
            "future",
            readings=(other.isoformat(),),
            doubt=f"{match.group()}: of this week or the next?",
        )
    return Value(found.isoformat(), "weekday", f"{since}, {modifier} {match[2]}", "future")


def _weekday_from_anchor(
    match: re.Match[str], to: Reader, number: int, modifier: str
) -> Value | None:
    anchor = to.anchor(match.start())
    if anchor is None:
        return Value("", "anchored", "no earlier date to count from", doubt="which day?")
    back, ahead = (anchor.weekday() - number) % 7 or 7, (number - anchor.weekday()) % 7 or 7
    if modifier == "that":
        days = -(back % 7)
    else:
        days = ahead if modifier in {"the following", "the next"} else -back
    found = anchor + timedelta(days=days)
    return Value(found.isoformat(), "anchored", f"counted from {long_day(anchor)}")
