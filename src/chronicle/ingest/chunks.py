"""Runs of capitalised words: where names may stand, before anything is known about them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chronicle.ingest.kinds_of_words import (
    DEPARTMENTS,
    GENERIC_OWNERS,
    NO_NAMES,
    ORGANISATION_HEADS,
    PARTICLES,
    TITLES,
)
from chronicle.ingest.tables import given_names
from chronicle.ingest.tokens import Token

Known = Callable[[int], int]


class Chunk(NamedTuple):
    """Tokens first to last (exclusive) of a sentence that may be a name with its title."""

    first: int
    last: int


def find_chunks(words: Sequence[Token], plain: str, known: Known) -> list[Chunk]:
    """Find the runs of a sentence. `known` gives the length of a known name at a token, or 0."""
    found: list[Chunk] = []
    place = 0
    while place < len(words):
        if not _starts(words, place, known):
            place += 1
            continue
        last = place + max(1, known(place))
        while (step := _joined(words, plain, place, last)) > 0:
            last += step
        found.append(Chunk(place, last))
        place = last
    return found


def _starts(words: Sequence[Token], place: int, known: Known) -> bool:
    word = words[place]
    head, hyphen, tail = word.text.partition("-")
    if hyphen and word.is_capital and tail.isalpha() and tail.islower() and head[1:].islower():
        return False  # Shanghai-based
    if not word.is_capital:
        # al-Assad, el-Sisi
        return head in PARTICLES and tail[:1].isupper()
    if word.text == "He" and place + 1 < len(words) and words[place + 1].text.istitle():
        return words[place + 1].text.isalpha()  # He Lifeng
    if word.text.lower().rstrip(".") in NO_NAMES or word.text.lower() in NO_NAMES:
        return known(place) > 1
    return True


def _joined(words: Sequence[Token], plain: str, first: int, last: int) -> int:
    """How many of the next tokens belong to the run: 0 if it ends here."""
    if last >= len(words):
        return 0
    if not _touch(plain, words[last - 1], words[last]):
        return 2 if _is_nickname(words, plain, last) else 0
    word = words[last]
    if word.is_capital or word.text[0].isdigit():
        return _joins_capital(words, last)
    lower = word.text
    if lower in {"'s", "’s"}:
        return _joins_owner(words, plain, last)
    head, _, tail = lower.partition("-")
    if head in PARTICLES and tail[:1].isupper():
        return 1
    follow = words[last + 1] if last + 1 < len(words) else None
    if follow is None or not _touch(plain, word, follow):
        return 0
    if lower in PARTICLES:
        return _joins_particles(words, plain, last)
    if lower in {"of", "for", "on", "to"}:
        return _joins_of(words, plain, first, last)
    if lower in {"and", "&"}:
        return _joins_and(words, plain, first, last)
    return 0


def _is_nickname(words: Sequence[Token], plain: str, place: int) -> bool:
    """Tell the word in marks of: Tollo "Sailor" Vark."""
    if place + 1 >= len(words) or not words[place - 1].text.istitle():
        return False
    before = plain[words[place - 1].end : words[place].start]
    after = plain[words[place].end : words[place + 1].start]
    named = words[place].text.istitle() and words[place + 1].text.istitle()
    return named and (before, after) in {(' "', '" '), (" “", "” ")}


def _joins_particles(words: Sequence[Token], plain: str, last: int) -> int:
    """Van der, de la: up to three particles with the name behind them."""
    for end in range(last + 1, min(last + 4, len(words))):
        if not _touch(plain, words[end - 1], words[end]):
            return 0
        if words[end].is_capital:
            return end - last + 1
        if words[end].text not in PARTICLES:
            return 0
    return 0


def _joins_capital(words: Sequence[Token], last: int) -> int:
    word = words[last]
    if word.text[0].isdigit():
        # "Channel 4", "Group of 20", but not "Trump 2016"
        return int(len(word.text) <= 2 and words[last - 1].text in {"Channel", "Radio", "Group"})
    lower, before = word.text.lower(), words[last - 1].text
    if word.text == "He":
        return 1  # Vice Premier He Lifeng, Liu He: inside a sentence it is a name
    if lower == "may":  # Theresa May; not "In Ostland May"
        return int(before in given_names() or before in {"Mrs", "Mrs.", "Ms", "Ms.", "Mr", "Mr."})
    return int(lower not in NO_NAMES or lower in {"second", "first", "people", "government"})


def _joins_owner(words: Sequence[Token], plain: str, last: int) -> int:
    """The apostrophe of People's Republic joins; that of Ukraine's President does not."""
    follow = words[last + 1] if last + 1 < len(words) else None
    if follow is None or not follow.is_capital or not _touch(plain, words[last], follow):
        return 0
    return 2 if words[last - 1].text in GENERIC_OWNERS else 0


def _joins_of(words: Sequence[Token], plain: str, first: int, last: int) -> int:
    head = words[last - 1].text.lower()
    offset = 1
    if words[last + 1].text == "the" and last + 2 < len(words):
        offset = 2
    follow = words[last + offset]
    if not follow.is_capital or not _touch(plain, words[last + offset - 1], follow):
        return 0
    lower = words[last].text
    title = head in TITLES and lower == "of"
    if lower == "to":
        return offset + 1 if head in {"ambassador", "envoy", "representative", "adviser"} else 0
    body = head in ORGANISATION_HEADS or head in {"house", "republic", "kingdom", "states"}
    if lower == "on":
        advises = any(words[n].text.lower() in _ADVISERS for n in range(first, last))
        body = advises or head in _WORKS_ON
    if lower == "for":
        body = body or head in {"envoy", "minister", "commissioner", "representative", "secretary"}
    whole = any(
        words[n].text.lower() in ORGANISATION_HEADS | {"ministry"} for n in range(first, last)
    )
    return offset + 1 if title or body or (whole and lower == "of") else 0


_WORKS_ON = frozenset(
    "committee commission council convention treaty authority organisation organization conference "
    "forum panel centre center institute agency".split()
)
_ADVISERS = frozenset({"adviser", "advisor", "rapporteur", "envoy"})


def _joins_and(words: Sequence[Token], plain: str, first: int, last: int) -> int:
    """Food and Agriculture Organization, but not Germany and Poland."""
    before = [word.text.lower() for word in words[first:last]]
    end = last + 1
    while (
        end < len(words)
        and words[end].is_capital
        and (end == last + 1 or _touch(plain, words[end - 1], words[end]))
    ):
        end += 1
    after = [word.text.lower() for word in words[last + 1 : end]]
    if not after or before[-1] in TITLES:
        # Prime Minister and Foreign Minister Ada Holm
        offices = before[-1:] != ["king"] and any(word in TITLES for word in after[:-1])
        return end - last if after and offices else 0
    if "of" in before and after[0] in {"ministry", "department", "office", "bank"}:
        return 0  # Ministry of X and Ministry of Y are two
    whole = before[-1] in ORGANISATION_HEADS
    joined = after[-1] in ORGANISATION_HEADS and len(after) > 1 and not whole
    department = before[-1] in DEPARTMENTS and after[-1] in DEPARTMENTS | ORGANISATION_HEADS
    # Commission on X and Y, Institute for X and Y, Ministry of X and Y
    scope = any(word in {"on", "for"} for word in before) or (
        "of" in before
        and any(w in {"ministry", "department", "commission", "minister"} for w in before)
    )
    return end - last if joined or department or scope else 0


def _touch(plain: str, one: Token, other: Token) -> bool:
    gap = plain[one.end : other.start]
    return gap in {" ", "", "  ", "-", "\n", " & ", "&"} or (gap == ", " and one.text == "Jr.")
