"""Whether a short quotation is a term: a name, a title or a scare quote that nobody spoke.

It looks at the words before and behind the marks and at how near a verb of speech stands.
"""

import re
from collections.abc import Sequence
from functools import cache

from chronicle.ingest.attributions import Attribution, Sentence
from chronicle.ingest.quotes import Quote
from chronicle.ingest.tokens import Token, tokens


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


_CLOSE = 3
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
        # The long title of a treaty, "known as the 'Agreement on …'".
        capitals = sum(word.text[0].isupper() for word in words)
        return 2 * capitals >= len(words) and before.search(lead) is not None
    if _is_sentence(sentence, quote, (start, end)):
        return False  # "That's it."
    if len(words) <= _SHORT and _nickname().search(lead) and sentence.text[end : end + 2].istitle():
        return True  # Tollo "Sailor" Vark
    # what somebody else called it, within another's sentence
    called = (chosen is None or chosen.start > end) and _called().search(lead) is not None
    glossed = len(words) <= _SHORT and start <= 0 and after.match(sentence.text, max(0, end))
    titled = _is_title_case(words) and not lead.rstrip().endswith((",", ":"))
    if called or glossed or titled or before.search(lead) is not None:
        return True
    if chosen is None or _is_gloss(sentence, chosen):
        return chosen is not None or len(words) <= _SHORT
    return len(words) < _SHORT and not _is_said(sentence, chosen, (start, end))


@cache
def _nickname() -> re.Pattern[str]:
    return re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+ $")


def _is_sentence(sentence: Sentence, quote: Quote, place: tuple[int, int]) -> bool:
    """Tell a whole sentence in marks, which ends inside them."""
    start, end = place
    alone = start <= 0 and not sentence.text[end:].strip()
    words = quote.inner.of(sentence.plain)
    return alone and words[:1].isupper() and words[-1:] in {".", "!", "?"} and " " in words


def _is_said(sentence: Sentence, chosen: Attribution, place: tuple[int, int]) -> bool:
    """Tell whether a verb of speech stands near enough to a quotation of a word or two."""
    start, end = place
    gap_after = sentence.edge(chosen) - end
    if gap_after > 0 and sentence.text[: sentence.edge(chosen)].rstrip("’s ").endswith(","):
        return True  # all before ", Hale said" is what she said
    lead = sentence.text[chosen.end : max(chosen.end, start)]
    if chosen.verb in {"said", "says"} and re.search(r"\b(?:was|were|is|are|be|been) $", lead):
        return True  # said the talks of all the envoys in the capital were "encouraging"
    return chosen.side == "right" or 0 <= start - chosen.end <= _NEAR or 0 <= gap_after <= _CLOSE


def _is_gloss(sentence: Sentence, chosen: Attribution) -> bool:
    """Tell "in what one paper called “…”": a gloss of nobody in particular."""
    before = sentence.text[: max(0, sentence.place(chosen.actor.start))]
    return chosen.actor.kind in {"role", "group"} and before.endswith("what ")


def _is_title_case(words: Sequence[Token]) -> bool:
    first = words[0].text
    capital = all(word.text[0].isupper() or word.text[0].isdigit() for word in words)
    return capital and (len(words) > 1 or (first.isupper() and len(first) > 1) or "-" in first)
