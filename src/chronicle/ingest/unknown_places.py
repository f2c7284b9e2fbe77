"""Whether a name nobody knows is a place: by a preposition, or by a noun before it."""

import re
from functools import cache

from chronicle.ingest.kinds_of_words import (
    ACTS,
    ORGANISATION_HEADS,
    OUTLET_HEADS,
    PLACE_NOUNS,
    TITLES,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.name_words import gap

PLACES_OF = PLACE_NOUNS | frozenset(
    "capital port towns villages cities resort enclave outskirts stronghold".split()
)


@cache
def _apposed_place() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(PLACE_NOUNS | {"capital", "port", "enclave", "resort"}))
    return (
        re.compile(rf"(?:\b(?:the|its|their|an?)|[’']s)(?: [\w-]+){{0,3}} (?:{nouns}), $"),
        re.compile(r"[.,;)]|$| (?:and|on|in|where|for)\b"),
    )


def led_by_place_noun(sentence: Words, first: int, last: int) -> tuple[str, str] | None:
    """Ganja in "the second city, Ganja,"."""
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    before, after = _apposed_place()
    led = before.search(sentence.plain, max(sentence.words[0].start, start - 60), start)
    closed = after.match(sentence.plain, end)
    return ("place", f"after {led.group()!r}") if led and closed else None


_NO_PLACES = frozenset("opposition parliament congress cabinet government church exile".split())


_TRADED = frozenset("shares stock stocks bonds futures products goods sales".split())


_IN = frozenset("in near outside from at around toward towards".split())


def by_preposition(sentence: Words, first: int, last: int) -> tuple[str, str] | None:
    """Judge a name by "in", "near" and the like before it, or a place behind its comma."""
    end = sentence.words[last - 1].end
    if sentence.plain[end : end + 2] == ", ":
        place = last
        found = sentence.register.at(sentence.words, place) if place < len(sentence.words) else None
        if (
            found is not None
            and found[1].kind == "place"
            and sentence.lower(first - 1) in _IN | {"of"}
        ):
            return "place", f"before {found[1].name}"
    before = sentence.lower(first - 1)
    size = last - first
    if before not in _IN - {"from", "at"} and not (before in {"from", "at"} and size == 2):
        return None
    texts = [word.text for word in sentence.words[first:last]]
    if (
        size == 1
        and re.search(r"(?:al|ic|ese|ish|an|ary)$", texts[0])
        and gap(sentence, last) == " "
    ):
        return None  # an adjective
    if size == 1 and sentence.lower(first) in _NO_PLACES:
        return None  # in Opposition
    if sentence.lower(last) in _TRADED and gap(sentence, last) == " ":
        return None  # a surge in Lantern shares
    short = size <= 2 and not any(text.isupper() or text[0].isdigit() for text in texts)
    if not short or texts[-1].lower() in ACTS | ORGANISATION_HEADS | OUTLET_HEADS | TITLES:
        return None
    return "place", f"after {before!r}"
