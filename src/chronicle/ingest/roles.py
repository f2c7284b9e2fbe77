"""The role that stands before a name or in apposition behind it, and what the role is of."""

import re
from functools import cache

from chronicle.ingest.kinds_of_words import (
    ORGANISATION_APPOSITIONS,
    ORGANISATION_NOUNS,
    ROLES,
    TITLE_PARTS,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.name_words import gap, is_role


def role_before(sentence: Words, first: int) -> tuple[str, str, int]:
    """The lower-case role before a name, what it belongs to, and where the phrase starts.

    "Sudmark's foreign minister Ada Holm": role "foreign minister", of "Sudmark".
    """
    words, place = sentence.words, first
    between = gap(sentence, first)
    while (
        place > 0
        and (is_role(sentence.lower(place - 1)) or sentence.lower(place - 1) in TITLE_PARTS)
        and (place < first or between in {" ", ", "})
    ):
        place -= 1
    if place == first or not any(is_role(sentence.lower(n)) for n in range(place, first)):
        place = first
    role = sentence.text(place, first) if place < first else ""
    owner = place - 1 if place and words[place - 1].text in {"'s", "’s"} else place
    touches = owner == 0 or gap(sentence, place) in {" ", ""}
    of, start = _entity_ending_at(sentence, owner) if touches else ("", 0)
    if of and not role and (led := _role_leading_to(sentence, start)) is not None:
        return led[0], of, led[1]
    return role, of, start if of else words[place].start


def _role_leading_to(sentence: Words, start: int) -> tuple[str, int] | None:
    """The envoy in "UN special envoy for Ostland Ada Holm", and where the phrase starts."""
    owner = next((n for n, word in enumerate(sentence.words) if word.start == start), 0)
    if sentence.lower(owner - 1) not in {"for", "to", "of"} or not is_role(
        sentence.lower(owner - 2)
    ):
        return None
    first = owner - 2
    while first > 0 and (
        sentence.lower(first - 1) in TITLE_PARTS or sentence.words[first - 1].text.isupper()
    ):
        first -= 1
    return sentence.text(first, owner - 1), sentence.words[first].start


def _entity_ending_at(sentence: Words, last: int) -> tuple[str, int]:
    for size in (4, 3, 2, 1):
        place = last - size
        if place < 0 or not sentence.words[place].is_capital:
            continue
        found = sentence.entry(place, last)
        if found is not None and found[0] == size and found[1].kind != "person":
            return found[1].name, sentence.words[place].start
    return _unknown_owner(sentence, last)


def _unknown_owner(sentence: Words, last: int) -> tuple[str, int]:
    """The country nobody knows in "Norland's Prime Minister"."""
    word = sentence.words[last - 1] if last else None
    if word is None or last >= len(sentence.words) or not word.is_capital:
        return "", 0
    if sentence.words[last].text in {"'s", "’s"} and owns_a_state(sentence, last + 1):
        return word.text, word.start
    return "", 0


def owns_a_state(sentence: Words, place: int) -> bool:
    """Tell whether "'s president", "'s parliament" or the like follows: only states have them."""
    first, second = sentence.lower(place), sentence.lower(place + 1)
    return (
        first in {"president", "parliament", "capital", "king", "queen", "chancellor", "embassy"}
        or (
            first in {"prime", "foreign", "defence", "defense", "interior"} and second == "minister"
        )
        or (first == "foreign" and second == "ministry")
    ) and sentence.words[place - 1].text in {"'s", "’s"}


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:, (?:aged? )?\d{2}(?:[,.]|\))| \(\d{2}\))"
        r"|, (?:who|whose|whom)\b"
        rf"|, (?:{'|'.join(sorted(ROLES, key=len, reverse=True))}) (?=(?:of|for|at|to|in) )"
        r"|,? \(?(?:a|an|the|his|her|its|their|our|former|then|also|one of|chief|deputy|senior) "
    )


@cache
def _role_abbreviation() -> re.Pattern[str]:
    return re.compile(r" \([RDI]-[A-Z]|, ?[RDI]-[A-Z]")


def apposition(sentence: Words, last: int) -> tuple[str, str]:
    """What ", a scholar from …," or ", 67," after a name says of it: kind and role."""
    end = sentence.words[last - 1].end
    if _role_abbreviation().match(sentence.plain, end):
        return "person", ""
    match = _after_name().match(sentence.plain, end)
    if match is None:
        return "", ""
    if match.group().endswith((",", ".", ")")) or "who" in match.group():
        return "person", ""
    for place in range(last, min(len(sentence.words), last + 8)):
        if place > last and "," in gap(sentence, place):
            break
        word = sentence.lower(place)
        if word in ORGANISATION_APPOSITIONS or word in ORGANISATION_NOUNS:
            return "organisation", ""
        if word in {"city", "town", "village", "capital", "port", "region", "country"}:
            return "place", ""
        if word in ROLES:
            return "person", word
        if word in {"of", "for", "from", "which", "that", "was", "is", "said"}:
            break
    return "", ""
