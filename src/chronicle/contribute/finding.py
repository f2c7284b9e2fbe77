"""The records that some words find: by name, title and id, by what claims say, by their text.

Every word has to be found somewhere in a record, its beginning is enough. A word that no record
has is taken for a slip, and the nearest word of a name stands in for it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronicle.contribute.content import Content
from chronicle.contribute.named import called, plainly
from chronicle.graph import label_of
from chronicle.model import KINDS, Agreement, Event, Key, Kind, Proposal, Record
from chronicle.near import nearest
from chronicle.problems import Place

_NAME, _TITLE, _ID, _CLAIM, _TEXT = 12.0, 10.0, 8.0, 4.0, 2.0
_BEGINNING = 0.7
_WHOLE_NAME = 20.0


class Found(NamedTuple):
    """A record, how well it answers, and where the best answer stands."""

    score: float
    key: Key
    title: str
    place: Place


class Answer(NamedTuple):
    """What was found, best first, and for which words where some were slips."""

    found: tuple[Found, ...]
    instead: tuple[tuple[str, str], ...] = ()


class _Passage(NamedTuple):
    weight: float
    words: frozenset[str]
    place: Place


def find(content: Content, words: Iterable[str], kinds: Iterable[Kind] = KINDS) -> Answer:
    """All records of these kinds that hold the words."""
    wanted = [word for text in words for word in plainly(text).split("-") if word]
    passages = {
        key: tuple(_passages(content, record))
        for key, record in content.chronicle.records.items()
        if key.kind in tuple(kinds)
    }
    known = {word for several in passages.values() for one in several for word in one.words}
    instead: list[tuple[str, str]] = []
    for number, word in enumerate(wanted):
        if not any(one.startswith(word) for one in known):
            near = nearest(word, known)
            if near:
                instead.append((word, near[0]))
                wanted[number] = near[0]
    found = [
        one
        for key, several in passages.items()
        for one in (_scored(content, key, several, wanted),)
        if one is not None
    ]
    rank = {kind: number for number, kind in enumerate(KINDS)}
    found.sort(key=lambda one: (-one.score, rank[one.key.kind], one.key.id))
    return Answer(tuple(found), tuple(instead))


def _scored(
    content: Content, key: Key, passages: tuple[_Passage, ...], wanted: list[str]
) -> Found | None:
    record = content.chronicle.records[key]
    total, best, place = 0.0, 0.0, record.place
    for word in wanted:
        score, where = max(
            ((_worth(one, word), one.place) for one in passages), key=lambda pair: pair[0]
        )
        if not score:
            return None
        total += score
        if score > best:
            best, place = score, where
    if not wanted:
        return None
    if "-".join(wanted) in {key.id, *map(plainly, called(record))}:
        total += _WHOLE_NAME
    return Found(total, key, label_of(record, content.chronicle.records), place)


def _worth(passage: _Passage, word: str) -> float:
    if word in passage.words:
        return passage.weight
    if any(one.startswith(word) for one in passage.words):
        return passage.weight * _BEGINNING
    return 0.0


def _passages(content: Content, record: Record) -> Iterator[_Passage]:
    yield _Passage(_ID, _words(record.id), record.place)
    weight, key = (_NAME, "name") if hasattr(record, "name") else (_TITLE, "title")
    for name in called(record):
        yield _Passage(weight, _words(name), record.at(key))
    if isinstance(record, Event | Proposal | Agreement):
        for claim in record.claims:
            said = claim.quote.text if claim.quote else ""
            yield _Passage(_CLAIM, _words(f"{said} {claim.says}"), claim.place)
    document = content.documents.get(record.path)
    if document is not None:
        for number, line in enumerate(document.body.split("\n"), document.body_line):
            if words := _words(line):
                yield _Passage(_TEXT, words, Place(record.path, number))


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, plainly(text).split("-")))
