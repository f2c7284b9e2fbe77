"""Whose words a quotation holds: which verb it belongs to, or who goes on speaking."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from chronicle.ingest.attributions import Attribution, Sentence
from chronicle.ingest.findings import Speaker, Statement
from chronicle.ingest.quotes import Quote
from chronicle.ingest.speakers import Scene, identify
from chronicle.ingest.subjects import first_subject
from chronicle.ingest.tokens import Token, tokens


def for_quote(
    sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]
) -> Attribution | None:
    """What a quotation belongs to: right behind it, else the nearest before, else after."""
    start, end = sentence.place(quote.outer.start), sentence.place(quote.outer.end)
    behind = [a for a in attributions if sentence.edge(a) >= end]
    if behind:
        gap = sentence.text[end : sentence.edge(behind[0])]
        if re.fullmatch(r",?;?\s*(?:[Aa]s |[Bb]ut |[Tt]he |and )?", gap):
            return behind[0]
    ahead = [a for a in attributions if a.start < start]
    if ahead and ";" not in sentence.text[ahead[-1].end : start]:
        return ahead[-1]
    if behind and ";" not in sentence.text[end : sentence.edge(behind[0])]:
        return behind[0]
    return ahead[-1] if ahead else None


@cache
def _term_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?:\b(?:is|was|are|were|been|be|being|commonly|also|often|formerly|previously|"
            r"sometimes|popularly|officially)[ -]called|\bso-called|\bknown (?:as|by)|"
            r"\b(?:nicknamed|codenamed|code-named|titled|entitled|dubbed|named|renamed|termed|"
            r"christened|billed as|captioned|headlined|spelled|spelt|pronounced)"
            r"(?: it| him| her| them| the \w+(?: \w+){0,4})?(?: an?| as an?| as)?|"
            r"\b(?:term|word|words|phrase|hashtag|slogan|nickname|moniker|song|film|movie|book|"
            r"album|novel|show|series|program|programme|play|documentary|poem|label|sitcom|"
            r"designation|category|abbreviation)(?: of| called| titled| named| is| was)?|"
            r"\bregarded (?:by [\w ]{1,20} )?as)"
            r",? (?:the |an? )?$"
        ),
        re.compile(r",? (?:is|was|represents|means|stands|refers|are|were|denotes)\b"),
    )


@cache
def _called() -> re.Pattern[str]:
    return re.compile(r"\b(?:called|termed|described as|labell?ed|branded)(?: it)? (?:an? |the )?$")


_SHORT = 3  # words: up to here a quotation may be a term or a scare quote


_LONG_TERM = 200  # characters: what is longer is none, and need not be counted


_NEAR = 90  # characters between verb and a quotation of a word or two


def is_term(sentence: Sentence, quote: Quote, chosen: Attribution | None) -> bool:
    """Tell a name, title, term or scare quote from words that somebody said."""
    start, end = sentence.place(quote.outer.start), sentence.place(quote.outer.end)
    before, after = _term_before()
    last = min(quote.inner.end, quote.inner.start + _LONG_TERM)
    words = tokens(sentence.plain, quote.inner.start, last)
    lead = sentence.text[max(0, start - 70) : max(0, start)]
    if not words:
        return True
    if len(words) > 2 * _SHORT:
        return False
    if (chosen is None or chosen.start > end) and _called().search(lead):
        return True  # what somebody else called it, within another's sentence
    if before.search(lead) is not None:
        return True
    if len(words) <= _SHORT and start <= 0 and after.match(sentence.text, max(0, end)):
        return True
    if _is_title_case(words) and not lead.rstrip().endswith((",", ":")):
        return True
    if chosen is None:
        return len(words) <= _SHORT
    if len(words) < _SHORT and chosen.side != "right":
        gap_after = sentence.edge(chosen) - end
        return not (0 <= start - chosen.end <= _NEAR or 0 <= gap_after <= 3)
    return False


def _is_title_case(words: Sequence[Token]) -> bool:
    first = words[0].text
    capital = all(word.text[0].isupper() or word.text[0].isdigit() for word in words)
    return capital and (len(words) > 1 or (first.isupper() and len(first) > 1) or "-" in first)


class Before(NamedTuple):
    """What was said before a quotation: in its paragraph, in earlier ones, and who led it in."""

    here: Sequence[Statement]
    earlier: Sequence[Statement]
    lead: Speaker | None


def by_place(sentence: Sentence, quote: Quote, scene: Scene, before: Before) -> Speaker | None:
    """The speaker of a quotation without a verb: led in, going on, or the sentence's subject."""
    here, earlier, lead = before
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
