"""Where names and aliases of records stand in plain words: the longest, at word boundaries.

A wrong link is worse than a missing one: a name that two records share is never a link, nor is a
name inside a longer word or compound ("Guinea" in "Guinea-Bissau").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from chronicle.model import Key

# One character for one, so that positions in the plain text are positions in the text as written.
_PLAIN = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "’": "'", "ʼ": "'"})
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"\w|(?!'s\b)['.@/&\-‐‑]\w")
_JOINERS = frozenset("'.@#/&-‐‑")


class Name(NamedTuple):
    """A name as searched for. `lead` characters stand before its first word."""

    text: str
    lead: int
    target: Key | None


class Found(NamedTuple):
    """A name in a text, at `text[start:end]`, and the record it belongs to."""

    start: int
    end: int
    target: Key


class NameIndex(msgspec.Struct, frozen=True):
    """Names by their first word, the longest first. A name of two records has no target."""

    by_first_word: dict[str, tuple[Name, ...]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Key]]) -> "NameIndex":
        """Index names with what they name. Names without a letter or digit are left out."""
        targets: defaultdict[str, set[Key]] = defaultdict(set)
        for name, target in pairs:
            targets[" ".join(name.translate(_PLAIN).split())].add(target)
        index: defaultdict[str, list[Name]] = defaultdict(list)
        for text in sorted(targets, key=lambda text: (-len(text), text)):
            if first := _WORD.search(text):
                owners = targets[text]
                owner = next(iter(owners)) if len(owners) == 1 else None
                index[first[0]].append(Name(text, first.start(), owner))
        return cls({word: tuple(names) for word, names in index.items()})


def find_names(words: str, names: NameIndex) -> Iterator[Found]:
    """Find the names in a text, from left to right, none inside another; case matters.

    A name of two records is passed over as a whole: no shorter name inside it is found.
    """
    plain = words.translate(_PLAIN)
    if names.by_first_word.keys().isdisjoint(_WORD.findall(plain)):
        return
    end = 0
    for word in _WORD.finditer(plain):
        for name in names.by_first_word.get(word[0], ()):
            start = word.start() - name.lead
            if start < end or not plain.startswith(name.text, start):
                continue
            if _stands_alone(plain, start, start + len(name.text)):
                end = start + len(name.text)
                if name.target is not None:
                    yield Found(start, end, name.target)
                break


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Tell whether no word, compound or address goes on at either end; a possessive 's may."""
    if _GOES_ON.match(plain, end) or unicodedata.combining(plain[end : end + 1] or " "):
        return False
    before, joiner = plain[: max(start - 1, 0)][-1:], plain[max(start - 1, 0) : start]
    if joiner in "@#":
        return not joiner
    return not (_WORD.match(joiner) or (joiner in _JOINERS and _WORD.match(before)))
