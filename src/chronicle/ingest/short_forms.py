"""Short forms that a text explains, such as "Central Bank (CB)"."""

import re
from functools import cache

from chronicle.ingest.findings import Span
from chronicle.ingest.mentions import Words
from chronicle.ingest.tokens import fold


def note_short_form(sentence: Words, span: Span, name: str) -> None:
    """Remember "(ABC)" after a name when its letters stand in the name in that order."""
    match = _in_brackets().match(sentence.plain, span.end)
    if match is None:
        return
    letters = iter(fold(name).lower())
    if all(letter in letters for letter in fold(match[1]).lower() if letter.isalpha()):
        sentence.short_forms[match[1]] = name


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?\(| or )(?:the )?[\"“]?([A-Z][\w.&-]{0,3}[A-Z][\w.&-]{0,6})[\"”]?(?:\)|\b)"
    )


def explains_short_form(sentence: Words, first: int, last: int) -> bool:
    """Tell whether brackets behind the name hold letters that begin as its words do."""
    span = sentence.span(first, last)
    match = _in_brackets().match(sentence.plain, span.end)
    if match is None or last - first < 2 or match[1] in {"MP", "MEP", "CEO"}:
        return False
    initials = [word.text[0] for word in sentence.words[first:last] if word.is_capital]
    capitals = [letter for letter in match[1] if letter.isupper()]
    return bool(initials) and initials[0] == capitals[0] and len(capitals) <= len(initials) + 1
