"""Reading a text for dates from front to back: what a rule may ask while it resolves words.

The rules themselves are in `calendar_dates` and `relative_dates`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from chronicle.ingest.findings import DateFinding, DateKind, Direction, Span
from chronicle.ingest.moments import long_day
from chronicle.ingest.tense import Lean, lean
from chronicle.ingest.tokens import tokens


class Value(NamedTuple):
    """What an expression stands for, before its place and context are added."""

    value: str
    kind: DateKind
    why: str
    direction: Direction = "none"
    readings: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules may look at: the text, its sentences and quotations, the day to count from.

    `story` is where its first sentence starts.
    """

    plain: str
    published: date
    zone: str
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    story: int = 0
    starts: tuple[int, ...] = field(init=False)
    quote_starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the starts for bisection."""
        object.__setattr__(self, "starts", tuple(span.start for span in self.sentences))
        object.__setattr__(self, "quote_starts", tuple(span.start for span in self.quotes))

    def quote(self, place: int) -> Span | None:
        """Return the quotation at this place, if there is one."""
        number = bisect_right(self.quote_starts, place) - 1
        if number >= 0 and place < self.quotes[number].end:
            return self.quotes[number]
        return None

    def sentence(self, place: int) -> Span:
        """Return the sentence at this place."""
        number = bisect_right(self.starts, place) - 1
        return self.sentences[number] if number >= 0 else Span(0, len(self.plain))


Rule = Callable[[re.Match[str], "Reader"], Value | None]


class Reader:
    """Reads one text from front to back, so that "the next day" finds the date before it."""

    def __init__(self, context: Context) -> None:
        """Start before the first date."""
        self.context = context
        self.found: list[DateFinding] = []

    def read(self, name: str, match: re.Match[str], rule: Rule) -> bool:
        """Apply a rule; tell whether it made a finding."""
        value = rule(match, self)
        if value is None:
            return False
        span = Span(*match.span())
        quoted = self.quoted(span.start)
        self.found.append(
            DateFinding(
                span=span,
                rule=f"date: {name}",
                reason=f"{match.group()} → {value.value or 'undecided'}: {value.why}",
                doubt=value.doubt,
                words=match.group(),
                value=value.value,
                kind=value.kind,
                direction=value.direction,
                readings=value.readings,
                time_words=_time_words(self.context.plain, span, self.context.sentence(span.start)),
                quoted=quoted,
            )
        )
        return True

    def quoted(self, place: int) -> bool:
        """Tell whether the place stands inside a quotation."""
        return self.context.quote(place) is not None

    def today(self, place: int) -> tuple[date, str]:
        """Return the day that "today" means at this place, and the words for it.

        In a quotation it is the day it was said, as far as a date outside tells.
        """
        context = self.context
        words = f"published {long_day(context.published)} {context.zone}".rstrip()
        quote = context.quote(place)
        if quote is None:
            return context.published, words
        said = self._said_on(quote)
        if said is None or said == context.published:
            return context.published, words
        return said, f"said {long_day(said)}"

    def _said_on(self, quote: Span) -> date | None:
        """The last day named outside before the quotation, if in the week before publication."""
        for finding in reversed(self.found):
            if finding.quoted or finding.span.start > quote.start:
                continue
            if not self._dates_words(finding, quote):
                continue
            day = as_day(finding.value)
            if day and 0 <= (self.context.published - day).days <= 7:
                return day
            if quote.start - finding.span.start > _FAR:
                break
        return self.day_of_lead()

    def day_of_lead(self) -> date | None:
        """Return the day before publication, if the story's first sentence tells of it."""
        for finding in self.found:
            day = as_day(finding.value)
            if day is None or day == self.context.published or finding.quoted:
                continue
            sentence = self.context.sentence(finding.span.start)
            lead = sentence.start == self.context.story
            return day if lead and (self.context.published - day).days == 1 else None
        return None

    def _dates_words(self, finding: DateFinding, quote: Span) -> bool:
        """Tell the day of a speech from that of a call or vote told of before the quotation."""
        sentence = self.context.sentence(finding.span.start)
        if sentence.start <= quote.start < sentence.end:
            return True
        return _speech().search(self.context.plain, sentence.start, sentence.end) is not None

    def anchor(self, place: int, *, quoted: bool | None = None) -> date | None:
        """Return the last day named before this place, for "the next day".

        `quoted` asks for a day that stands inside a quotation, or outside one.
        """
        for finding in reversed(self.found):
            if place - finding.span.start > _FAR:
                return None
            if quoted is not None and finding.quoted != quoted:
                continue
            if (day := as_day(finding.value)) is not None:
                return day
        return None

    def last_year(self, place: int) -> int | None:
        """Return the last year named by itself before this place, for "three years later"."""
        for finding in reversed(self.found):
            if place - finding.span.start > _FAR:
                return None
            if re.fullmatch(r"\d{4}", finding.value):
                return int(finding.value)
        return None

    def lean(self, match: re.Match[str]) -> Lean:
        """Judge which way the words around the expression point."""
        context = self.context
        sentence = context.sentence(match.start())
        quote = context.quote(match.start())
        bounds = quote or sentence
        # No clause is longer than this; a text without full stops must not cost its square.
        first = max(bounds.start, match.start() - _CLAUSE)
        last = min(bounds.end, match.end() + _CLAUSE)
        text = context.plain[first:last]
        if quote is None:
            text = _without(text, first, context)
        start, end = match.start() - first, match.end() - first
        cut = _clause_start(text, start)
        before = [token.text for token in tokens(text, cut, start)]
        after = [token.text for token in tokens(text, end)]
        judged = lean(before, after)
        if judged.direction == "none" and cut:
            # A date alone between commas belongs to the clause before it.
            judged = lean([token.text for token in tokens(text, 0, start)], [])
        return judged


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:said|saying|says|told|telling|wrote|writing|posted|tweeted|announced|announcing|"
        r"stated|declared|added|warned|statement|interview|speech|address|addressed|conference|"
        r"briefing|spoke (?:at|to|in|during|before|on)|speaking|remarks|letter|asked|pledged|"
        r"criticized|criticised|condemned|urged|called|insisted|argued|promised|confirmed)\b"
    )


_FAR = 700  # characters: about a paragraph and a half


_CLAUSE = 500


def _without(text: str, first: int, context: Context) -> str:
    """Blank the quotations in a stretch: verbs in them do not govern what stands outside."""
    number = max(0, bisect_right(context.quote_starts, first) - 1)
    for quote in context.quotes[number:]:
        if quote.start >= first + len(text):
            break
        start, end = max(0, quote.start - first), min(len(text), quote.end - first)
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _clause_start(text: str, place: int) -> int:
    cut = max(text.rfind(mark, 0, place) for mark in (";", ":", "—", " – ", " -- ", "("))
    comma = text.rfind(",", 0, place)
    # A comma right before the date ("already, on Thursday") ends no clause.
    if comma >= 0 and len(text[comma + 1 : place].split()) > 2:
        cut = max(cut, comma)
    return max(0, cut + 1)


def as_day(value: str) -> date | None:
    """Return the day of a value that is one day."""
    return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


@cache
def _part_of_day() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?:(?:late|early|earlier|later|overnight|midday|noon|morning|afternoon|evening|night|"
            r"dawn|in the early hours|the early hours|just after midnight)(?: of| on| into|,)? "
            r"(?:on )?)$",
            re.IGNORECASE,
        ),
        re.compile(
            r",? ?(?:early |late )?(?:(?:in the )?(?:morning|afternoon|evening|night)\b"
            r"|(?:at |around |about )?(?:about |around )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?)"
            r"|at (?:about |around )?\d{1,2}[:.]\d\d(?: [A-Z]{2,4}\b)?|at (?:noon|midnight|dawn))",
            re.IGNORECASE,
        ),
    )


def _time_words(plain: str, span: Span, sentence: Span) -> str:
    before, after = _part_of_day()
    left = before.search(plain[max(sentence.start, span.start - 30) : span.start])
    right = after.match(plain, span.end, min(sentence.end, span.end + 40))
    parts = [left.group() if left else "", right.group() if right else ""]
    return " ".join(" ".join(part.split()).strip(" ,") for part in parts).strip()
