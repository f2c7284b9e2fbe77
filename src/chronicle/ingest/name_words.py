"""What the words of a name say by themselves: a given name, a role, what no person is called."""

from collections.abc import Sequence
from functools import cache

from chronicle.ingest import tables
from chronicle.ingest.kinds_of_words import (
    ACTS,
    ORGANISATION_HEADS,
    OUTLET_HEADS,
    PARTICLES,
    PLACE_HEADS,
    ROLES,
    TITLE_PARTS,
    TITLES,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.tokens import fold


def is_role(word: str) -> bool:
    """Tell a noun for a person by the tables or by its ending: sociologist, statistician."""
    return word in ROLES or (len(word) > 6 and word.endswith(_ROLE_ENDINGS))


_ROLE_ENDINGS = ("ologist", "onomist", "ician", "ographer", "onomer", "paedist", "chemist", "ivist")


def gap(sentence: Words, place: int) -> str:
    """Return what stands between a word and the one before it."""
    if not 0 < place < len(sentence.words):
        return ""
    return sentence.plain[sentence.words[place - 1].end : sentence.words[place].start]


def is_given_name(word: str) -> bool:
    """Tell whether the tables have this given name, whatever marks are over its letters."""
    return fold(word) in _folded_given_names()


@cache
def _folded_given_names() -> frozenset[str]:
    return frozenset(map(fold, tables.given_names()))


MOST_NAMES = 5


_NO_PERSON = TITLES | TITLE_PARTS | {"branch", "majesty", "highness", "excellency", "order"}


def may_be_person(texts: Sequence[str]) -> bool:
    """Tell whether nothing in the words themselves forbids a person's name."""
    lowers = [text.lower() for text in texts]
    heads = ORGANISATION_HEADS | ACTS | OUTLET_HEADS
    if len(texts) == 1 and len(texts[0]) > 1 and texts[0].isupper():
        return False  # chief EU negotiator
    return (
        len(texts) <= MOST_NAMES
        and lowers[-1] not in heads
        and (lowers[-1] not in PLACE_HEADS or len(texts) > 1)
        and not (
            len(texts) > 1 and texts[0].isupper() and len(texts[0]) > 2 and "." not in texts[0]
        )
        and not all(lower in _NO_PERSON for lower in lowers)
        and not any(text.isupper() and len(text) > 2 and "." not in text for text in texts)
        and all(
            text[0].isupper() or lower in PARTICLES or lower.partition("-")[0] in PARTICLES
            for text, lower in zip(texts, lowers, strict=True)
        )
    )
