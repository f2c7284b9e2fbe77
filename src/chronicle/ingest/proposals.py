"""Statements that put something on the table: by whom, to whom, until when, and what else follows.

A deadline is a date that "by", "until" or "within" leads in; a consequence is what the sentence or
the next one says will come "or", "if not" or "unless".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from chronicle.ingest.findings import (
    Addressee,
    DateFinding,
    Name,
    Proposal,
    Span,
    Statement,
)

_PUTS = frozenset({"proposes", "offers", "demands"})


def find_proposals(
    plain: str,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    dates: Sequence[DateFinding],
    names: Sequence[Name],
) -> tuple[Proposal, ...]:
    """Find the proposals, offers and demands among the statements, in text order."""
    found: list[Proposal] = []
    mentions = sorted(
        ((mention, name) for name in names if name.kind in _ADDRESSED for mention in name.mentions),
        key=lambda pair: pair[0],
    )
    for number, statement in enumerate(statements):
        speaker = statement.speaker
        if statement.stance not in _PUTS or speaker is None or statement.verb in _PROMISES:
            continue
        whole = statement.sentence
        deadline = _deadline(plain, whole, dates)
        consequence = _consequence(plain, statement.span.start, _with_next(sentences, whole))
        found.append(
            Proposal(
                span=statement.span,
                rule="proposal: by the verb",
                reason=f"{speaker.name or speaker.described_as} {statement.verb}",
                doubt="" if speaker.name else "whose proposal?",
                statement=number,
                proposer=speaker.name or speaker.described_as,
                addressees=tuple(_addressees(plain, statement, mentions)),
                deadline=deadline,
                consequence=consequence.of(plain) if consequence else "",
                consequence_span=consequence or Span(0, 0),
            )
        )
    return tuple(found)


# A promise puts nothing on the table.
_PROMISES = frozenset(
    "pledged pledges pledging promised promises promising vowed vows vowing volunteered asked asks "
    "ask asking required".split()
)


def _with_next(sentences: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """A sentence and the one behind it, which may name what follows a refusal."""
    place = bisect_right(sentences, whole)
    near = place < len(sentences) and sentences[place].start - whole.end <= _GAP
    return (whole, sentences[place]) if near else (whole,)


_GAP = 2  # characters: the next sentence of the same paragraph


@cache
def _until() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:by|until|till|before|no later than|not later than|deadline of|within|starting|"
        r"starting on|from|as of|effective|beginning)(?: (?:on|the end of|midnight on|midnight))? $"
    )


def _deadline(plain: str, sentence: Span, dates: Sequence[DateFinding]) -> int:
    first = bisect_left(dates, sentence.start, key=lambda found: found.span.start)
    for number in range(first, len(dates)):
        found = dates[number]
        if found.span.start >= sentence.end:
            break
        if not found.value or found.direction == "past":
            continue
        before = plain[max(sentence.start, found.span.start - 28) : found.span.start]
        if _until().search(before):
            return number
    return -1


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:or else|[Oo]therwise|[Ff]ailing which|or face|threaten(?:s|ed|ing)? (?:to|with)|"
        r"or (?:it|he|she|they|there|we) (?:will|would|may|could))\b[^.;”\"]{4,160}"
        r"|\b(?:[Ii]f|should|Should) [^.,;]{0,60}?"
        r"\b(?:not|fail\w*|refus\w*|reject\w*|declin\w*|ignor\w*)\b"
        r"[^.;]{4,180}"
        r"|\b[Uu]nless\b[^.;]{4,160}"
        r"|\b(?:would|will) (?:face|lead to|bring|trigger|result in|be met with) [^.;]{4,120}"
    )


def _consequence(plain: str, said: int, stretches: Sequence[Span]) -> Span | None:
    """What follows a refusal: behind the demand, or what the next sentence opens with."""
    first, *more = stretches
    match = _otherwise().search(plain, min(said, first.end), first.end)
    for sentence in more:
        match = match or _otherwise().match(plain, sentence.start, sentence.end)
    if match is None:
        return None
    end = re.search(r",? (?:but|while|although) |, (?:\w+ ){1,4}(?:said|reported)", match.group())
    words = match.group()[: end.start()] if end else match.group()
    return Span(match.start(), match.start() + len(words.rstrip(" ,”\"'")))


@cache
def _upon() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|press(?:es|ed|ing)?|"
        r"demand(?:s|ed|ing)? (?:that|of|from)|invit(?:e|es|ed|ing)|ask(?:s|ed|ing)?|"
        r"offer(?:s|ed|ing)?|order(?:s|ed|ing)?|warn(?:s|ed|ing)?|appeal(?:s|ed|ing)? to|"
        r"propos(?:es|ed|ing) to|propos(?:es|ed|ing) that) (?:both )?(?:the )?"
        r"(?:[a-z-]+ (?=[A-Z])){0,2}$"
    )


_ADDRESSED = frozenset({"person", "organisation", "state"})


def _addressees(
    plain: str, statement: Statement, mentions: Sequence[tuple[Span, Name]]
) -> Iterator[Addressee]:
    """Whom the words name: those it was said to, and the object of urged, called on, offered."""
    yield from statement.to
    seen = {one.name for one in statement.to}
    first = bisect_left(mentions, statement.sentence.start, key=lambda pair: pair[0].start)
    for mention, name in mentions[first:]:
        if mention.start >= statement.sentence.end:
            return
        start = max(statement.sentence.start, mention.start - 60)
        match = _upon().search(plain[start : mention.start])
        if match and name.name not in seen:
            seen.add(name.name)
            yield Addressee(
                span=mention,
                rule="addressee: object of the verb",
                reason=" ".join(match.group().split()),
                name=name.name,
            )
