"""The naming policy: one spelling in our own words, the source's spelling inside quotations.

A record says with `only_quoted` which spellings of its name stand nowhere else (Kiev for Kyiv);
its `aliases` are names like any other. Nothing here knows a name: it is all in content/.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from chronicle.body import RefUse, Words
from chronicle.graph import Chronicle, name_index
from chronicle.model import (
    Actor,
    Agreement,
    Claim,
    Event,
    Issue,
    Outlet,
    PlaceRecord,
    Proposal,
    ProsePage,
    Record,
    Track,
)
from chronicle.names import find_names
from chronicle.problems import Place


class Otherwise(NamedTuple):
    """A spelling kept to quotations that stands in words of ours, and how we spell it."""

    place: Place
    key: str
    found: str
    ours: str


class Text(NamedTuple):
    """Words of ours: where they begin, under which key, and what they are."""

    place: Place
    key: str
    words: str


def spelled_otherwise(chronicle: Chronicle) -> Iterator[Otherwise]:
    """Every spelling kept to quotations that stands outside of them.

    The record whose name it is may speak of its own spellings.
    """
    kept = {
        (record.key, other): record.name
        for record in chronicle.records.values()
        if isinstance(record, Actor | PlaceRecord | Outlet)
        for other in record.only_quoted
    }
    if not kept:
        return
    names = name_index(chronicle.records.values())
    # Hardly any text holds such a word: most need no closer look.
    first_words = {other.split()[0] for _, other in kept}
    suspect = re.compile("|".join(map(re.escape, sorted(first_words))))
    for record in chronicle.records.values():
        for text in filter(lambda text: suspect.search(text.words), _our_words(record)):
            for name in find_names(text.words, names):
                found = " ".join(text.words[name.start : name.end].split())
                ours = kept.get((name.target, found))
                if ours and name.target != record.key:
                    line = text.place.line + text.words.count("\n", 0, name.start)
                    column = text.place.column if line == text.place.line else 1
                    yield Otherwise(Place(text.place.path, line, column), text.key, found, ours)


def other_spellings(chronicle: Chronicle, quote: str) -> Iterator[tuple[str, str, str]]:
    """A quotation with each name in it spelled otherwise: as it is, as tried, and the whole."""
    for name in find_names(quote, name_index(chronicle.records.values())):
        record = chronicle.records[name.target]
        found = quote[name.start : name.end]
        if isinstance(record, Actor | PlaceRecord | Outlet):
            for other in record.spellings:
                if other != found:
                    yield found, other, quote.replace(found, other)


# --- our own words -------------------------------------------------------------------------

# Blanked out at the same length, so that what is found keeps its place.
_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|„[^“”]*[“”]|«[^«»]*»')


def _our_words(record: Record) -> Iterator[Text]:
    """The words of a record that are ours: never a page's own title, a quotation or a link's."""
    for place, key, words in _fields(record):
        if words:
            yield Text(place, key, _QUOTED.sub(lambda found: " " * len(found[0]), words))
    for part, line in zip(record.body.parts, record.body.lines, strict=False):
        match part:
            case Words(words):
                yield Text(Place(record.path, line), "text", words)
            case RefUse(words=words, place=place):
                yield Text(place, "text", words)
            case _:
                pass


def _fields(record: Record) -> Iterator[tuple[Place, str, str]]:
    match record:
        case Issue(scope=scope) | Track(scope=scope):
            yield record.at("scope"), "scope", scope
        case Event(history=history, participants=participants):
            yield from ((step.place, "history", step.title) for step in history)
            yield from ((one.place, "role", one.role) for one in participants)
        case Proposal(consequence=consequence, terms=terms):
            yield record.at("consequence"), "consequence", consequence
            yield from ((term.place, "terms", term.text) for term in terms)
        case Agreement(commitments=commitments):
            yield from ((one.place, "what", one.what) for one in commitments)
        case _:
            pass
    if isinstance(record, Event | Issue | Track | Proposal | Agreement | ProsePage):
        yield record.at("title"), "title", record.title
    if isinstance(record, Event | Proposal | Agreement):
        yield from chain.from_iterable(map(_of_claim, record.claims))


def _of_claim(claim: Claim) -> Iterator[tuple[Place, str, str]]:
    yield claim.place, "says", claim.says
    yield claim.place, "condition", claim.condition
    if claim.about is not None:
        yield claim.about.place, "value", claim.about.value
