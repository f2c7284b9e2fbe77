"""Whose words a quotation holds: which verb it belongs to, or who goes on speaking."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from chronicle.ingest.attributions import Attribution, Sentence
from chronicle.ingest.findings import Span, Speaker, Statement
from chronicle.ingest.quotes import Quote
from chronicle.ingest.speakers import Scene, identify
from chronicle.ingest.subjects import first_subject


def for_quote(
    sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]
) -> Attribution | None:
    """What a quotation belongs to: right behind it, else the nearest before, else after.

    Where that verb stands inside somebody else's report the outer one counts.
    """
    chosen = _nearest(sentence, quote, attributions)
    return _outer(sentence, chosen, attributions) if chosen is not None else None


def _nearest(
    sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]
) -> Attribution | None:
    start, end = sentence.place(quote.outer.start), sentence.place(quote.outer.end)
    behind = [a for a in attributions if sentence.edge(a) >= end]
    ahead = [a for a in attributions if a.start < start]
    if behind and _closes(sentence, end, behind[0], ahead):
        return behind[0]
    if ahead and ";" not in sentence.text[ahead[-1].end : start]:
        return ahead[-1]
    if behind and ";" not in sentence.text[end : sentence.edge(behind[0])]:
        return behind[0]
    return ahead[-1] if ahead else None


def _closes(
    sentence: Sentence, end: int, behind: Attribution, ahead: Sequence[Attribution]
) -> bool:
    """Tell an attribution right behind a quotation from a clause of its own."""
    gap = sentence.text[end : sentence.edge(behind)]
    if re.fullmatch(r",?;?\s*(?:[Aa]s |[Bb]ut |[Tt]he |and )?", gap) is None:
        return False
    if behind.actor.kind == "text" and any(a.actor.kind in _SPEAKERS for a in ahead):
        return False  # Hale called it "…", according to the statement
    follow = sentence.text[behind.end : behind.end + 2].strip()
    goes_on = gap.strip() == "as" and follow[:1] not in {"", ".", ",", ";"}
    return not (ahead and goes_on)  # said it was "…" as he warned that …


_SPEAKERS = frozenset({"person", "pronoun"})
_REPORTED = frozenset({"place", "organisation", "pronoun", "group"})
_REPORTERS = frozenset({"person", "pronoun", "role", "group", "organisation", "text"})


def _outer(
    sentence: Sentence, chosen: Attribution, attributions: Sequence[Attribution]
) -> Attribution:
    """Hale in "Hale said she calls it “…”" and in "Hale said Norland welcomed “…”"."""
    for other in reversed(attributions):
        if chosen.actor.kind not in _REPORTED or chosen.side != "left":
            break
        between = sentence.text[other.end : max(other.end, sentence.place(chosen.actor.start))]
        if (
            other.end <= sentence.place(chosen.actor.start)
            and other.actor.kind in _REPORTERS
            and other.verb in _WITH_CLAUSE
            and not _new_clause().search(between)
        ):
            chosen = other
    return chosen


_WITH_CLAUSE = frozenset(
    "said says saying told tells added adds adding stated states noted notes claimed claims argued "
    "argues explained explains insisted insists stressed stresses believes recalled recalls "
    "acknowledged wrote writes thinks suggested suggests announced announces confirmed declared "
    "warned warns reported revealed concluded".split()
)


@cache
def _new_clause() -> re.Pattern[str]:
    return re.compile(
        r"[;:—¶]|[,–] ?(?:and|but|while|as|with|after|though|although|whereas|which|who|when)\b"
        r"|\b(?:while|after|as|but|and|because)$"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?=: )")


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:[―—–]|--?)\s*(?P<name>[^\W\d_a-z][\w.’'-]+(?: [\w.’'-]+){1,4}?)[\s.,]*(?:\n|$)"
    )


def signed(plain: str, quote: Quote, end: int) -> Span | None:
    """The name with which a quotation is signed behind a dash: "We wait." — Ada Holm."""
    match = _signature().match(plain, quote.outer.end, end)
    if match is None:
        return None
    return Span(match.start("name"), match.start("name") + len(match["name"].rstrip(".")))


def labelled(plain: str, quote: Quote) -> Span | None:
    """The speaker's name in capitals that opens a line of a transcript: "HALE: We wait."."""
    match = _label().match(plain, quote.inner.start, quote.inner.end)
    return Span(*match.span()) if match else None


class Before(NamedTuple):
    """What was said before a quotation: in its paragraph, in earlier ones, and who led it in.

    `spoken` is whose verb of speech came last in the paragraph, with or without a statement.
    """

    here: Sequence[Statement]
    earlier: Sequence[Statement]
    lead: Speaker | None
    spoken: Speaker | None = None


def by_place(sentence: Sentence, quote: Quote, scene: Scene, before: Before) -> Speaker | None:
    """The speaker of a quotation without a verb: led in, going on, or the sentence's subject."""
    here, earlier, lead, spoken = before
    start = sentence.place(quote.outer.start)
    if start > 2:
        actor = first_subject(sentence.text, sentence.span.start, sentence.actors, start)
        if actor is None:
            return _labelled(scene, quote, here)
        found = identify(actor, scene)
        return msgspec.structs.replace(
            found, rule="speaker: subject of the sentence", doubt="no verb of speech"
        )
    if lead is not None:
        return _again(lead, quote, "led in by the sentence before")
    direct = [statement for statement in here if statement.speaker is not None]
    if direct:
        return _again(direct[-1].speaker, quote, "goes on in the same paragraph")
    if spoken is not None:
        return _again(spoken, quote, "reported in the same paragraph")
    return _opening(earlier, quote)


def _labelled(scene: Scene, quote: Quote, here: Sequence[Statement]) -> Speaker | None:
    """A quotation behind a bare label ("Quote:") is of whoever was named as speaking last."""
    if here:
        return _again(here[-1].speaker, quote, "the same paragraph")
    if scene.last_speaker is None:
        return None
    again = _again(scene.last_speaker, quote, "who spoke last")
    return msgspec.structs.replace(again, doubt="nobody is named in this paragraph")


def _opening(before: Sequence[Statement], quote: Quote) -> Speaker | None:
    """A paragraph that opens with a quotation nobody is named for goes on with the last one."""
    last = before[-1] if before else None
    if last is None or last.speaker is None:
        return None
    again = _again(last.speaker, quote, "the paragraph before")
    return msgspec.structs.replace(again, doubt="nobody is named in this paragraph")


def _again(speaker: Speaker | None, quote: Quote, why: str) -> Speaker:
    if speaker is None:
        return Speaker(span=quote.outer, rule="speaker: none", doubt="who?")
    name = speaker.name or speaker.described_as
    return msgspec.structs.replace(speaker, rule="speaker: goes on", reason=f"{name}, {why}")
