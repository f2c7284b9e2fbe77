"""Pairs of events, or of actors, that may be one record twice: each with its score and the parts.

How alike two are is told by `likeness`; here only those are compared that can be alike at all, and
pairs that an editor has told apart, or related, are left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from chronicle.graph import Chronicle
from chronicle.likeness import (
    POSSIBLE,
    Likeness,
    compare_actors,
    compare_events,
    happening_of,
    spelling,
    told_apart,
)
from chronicle.model import Actor, Event, Key

# Dates further apart than this are never of one event, by `likeness`.
_NEAR = 3


class Pair(NamedTuple):
    """Two records that may be one."""

    likeness: Likeness
    one: Key
    other: Key


def event_pairs(chronicle: Chronicle, least: float = POSSIBLE) -> tuple[Pair, ...]:
    """Pairs of events with at least this score, the likeliest first."""
    happenings = {event.key: happening_of(event, chronicle.records) for event in chronicle.events}
    pairs = (
        Pair(compare_events(happenings[one.key], happenings[other.key]), one.key, other.key)
        for one, other in _overlapping(chronicle.events)
        if not told_apart(one, other)
    )
    return _likeliest(pairs, least)


def actor_pairs(chronicle: Chronicle, least: float = POSSIBLE) -> tuple[Pair, ...]:
    """Pairs of actors with at least this score, the likeliest first."""
    actors: tuple[Actor, ...] = chronicle.of_kind["actor"]
    pairs = (
        Pair(compare_actors(one, other), one.key, other.key) for one, other in _namesakes(actors)
    )
    return _likeliest(pairs, least)


def _likeliest(pairs: Iterator[Pair], least: float) -> tuple[Pair, ...]:
    found = [pair for pair in pairs if pair.likeness.score >= least]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness.score, pair.one, pair.other)))


def _overlapping(events: tuple[Event, ...]) -> Iterator[tuple[Event, Event]]:
    """Events whose dates are near enough; those without a first or last day are near to none."""
    dated = [
        (event.date.first, event.date.last, event)
        for event in events
        if event.date.first is not None and event.date.last is not None
    ]
    dated.sort(key=lambda one: one[0])
    for number, (_, last, event) in enumerate(dated):
        for first, _, other in dated[number + 1 :]:
            if first > last + _NEAR:
                break
            yield event, other


def _namesakes(actors: tuple[Actor, ...]) -> Iterator[tuple[Actor, Actor]]:
    """Actors with words in their names that begin alike, or with one Wikidata id."""
    by_word: defaultdict[str, dict[Key, Actor]] = defaultdict(dict)
    for actor in actors:
        names = (actor.name, *actor.aliases, *(name.text for name in actor.names))
        for word in (word for name in names for word in spelling(name).split()):
            by_word[word[:3]][actor.key] = actor
        if actor.wikidata:
            by_word[actor.wikidata][actor.key] = actor
    seen: set[tuple[Key, Key]] = set()
    for several in by_word.values():
        for one, other in combinations(sorted(several), 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield several[one], several[other]
