"""What the importer knows before it reads: the chronicle's own names, then the common tables.

A `Register` is a value: the names of a chronicle's records, made elsewhere. Its index finds the
longest known name at a token.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from chronicle.ingest import gazetteer, tables
from chronicle.ingest.tokens import Token, fold, tokens

KnownKind = Literal["person", "state", "body", "group", "outlet", "platform", "place"]
EntryKind = Literal["person", "organisation", "place", "outlet", "platform", "demonym"]


class Post(msgspec.Struct, frozen=True):
    """An office held: `of` is an actor's id; the days are ISO, shortened where less is known."""

    post: str
    of: str = ""
    start: str = ""
    until: str = ""

    def held_on(self, day: str) -> bool:
        """Tell whether the office was held on this ISO day; an unknown end counts as open."""
        return (not self.start or self.start <= day) and (
            not self.until or day[: len(self.until)] <= self.until
        )


class Known(msgspec.Struct, frozen=True):
    """A record's names and what helps to recognise it. `country` is an ISO code or a state's id."""

    kind: KnownKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    timezone: str = ""
    domains: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class Entry(NamedTuple):
    """What a name stands for. `id` is empty for what only the common tables know."""

    kind: EntryKind
    name: str
    id: str = ""
    country: str = ""


class OutletEntry(NamedTuple):
    """An outlet or platform with the zone of its newsroom."""

    name: str
    id: str
    zone: str


class KnownIssue(NamedTuple):
    """A subject of the negotiation by its record."""

    id: str
    title: str


Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


@dataclass(frozen=True, slots=True)
class Register:
    """The names to recognise, with their index. Equal registers know the same."""

    known: tuple[Known, ...] = ()
    issues: tuple[KnownIssue, ...] = ()
    index: Index = field(init=False, repr=False, compare=False)
    domains: dict[str, OutletEntry] = field(init=False, repr=False, compare=False)
    by_id: dict[str, Known] = field(init=False, repr=False, compare=False)
    firsts: frozenset[str] = field(init=False, repr=False, compare=False)
    surnames: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the register over the common tables, so that its spelling and ids win."""
        index = {first: list(entries) for first, entries in _common_index().items()}
        domains = dict(_common_domains())
        for known in self.known:
            entry = _entry(known)
            for name in (known.name, *known.aliases):
                _put(index, name, entry)
            for domain in known.domains:
                domains[domain] = OutletEntry(known.name, known.id, known.timezone)
        for entries in index.values():
            # Longest first; of equals the one laid on last, which is the register's.
            entries.reverse()
            entries.sort(key=lambda entry: -len(entry[0]))
        object.__setattr__(self, "index", index)
        object.__setattr__(self, "domains", domains)
        object.__setattr__(self, "by_id", {known.id: known for known in self.known})
        firsts = frozenset(first for first, entries in index.items() if len(entries[0][0]) > 1)
        object.__setattr__(self, "firsts", firsts)
        object.__setattr__(self, "surnames", _surnames(self.known))

    def at(self, words: Sequence[Token], place: int) -> tuple[int, Entry] | None:
        """Find the longest known name that starts at this token: (tokens covered, entry)."""
        for names, entry in self.index.get(words[place].folded, ()):
            size = len(names)
            if place + size <= len(words) and all(
                words[place + n].folded == names[n] for n in range(1, size)
            ):
                return size, entry
        return None

    def named(self, name: str) -> Entry | None:
        """Find what exactly this name stands for."""
        words = tokens(name)
        found = self.at(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None

    def holders(self, day: str) -> tuple[tuple[Known, Post], ...]:
        """Every office held on that day, with its holder."""
        return tuple(
            (known, post) for known in self.known for post in known.posts if post.held_on(day)
        )


def _surnames(known: tuple[Known, ...]) -> dict[str, Entry]:
    """Last names that only one person of the register bears."""
    found: dict[str, Entry | None] = {}
    for person in known:
        words = fold(person.name).split()
        if person.kind == "person" and len(words) > 1:
            found[words[-1]] = None if words[-1] in found else _entry(person)
    return {name: entry for name, entry in found.items() if entry is not None}


_KINDS: dict[KnownKind, EntryKind] = {
    "person": "person",
    "state": "place",
    "body": "organisation",
    "group": "organisation",
    "outlet": "outlet",
    "platform": "platform",
    "place": "place",
}


def _entry(known: Known) -> Entry:
    return Entry(_KINDS[known.kind], known.name, known.id, known.country)


def _put(index: Index, name: str, entry: Entry) -> None:
    words = tuple(token.folded for token in tokens(name))
    if words:
        index.setdefault(words[0], []).append((words, entry))


@cache
def _common_index() -> Index:
    index: Index = {}
    for outlet in tables.outlets():
        kind: EntryKind = "platform" if outlet.is_platform else "outlet"
        names = [name for name in outlet.names if fold(name) not in _WORDS_TOO]
        _put_all(index, names, Entry(kind, outlet.names[0]))
    for body, country in tables.bodies():
        _put_all(index, body, Entry("organisation", body[0], "", country))
    for city in gazetteer.cities():
        _put(index, city.name, Entry("place", city.name, "", city.country))
    for code, place in tables.places():
        _put_all(index, place, Entry("place", place[0], "", code))
    for state in tables.countries():
        name = state.names[0]
        _put_all(index, state.demonyms, Entry("demonym", name, "", state.code))
        if state.capitals:
            _put_all(index, state.capitals, Entry("place", state.capitals[0], "", state.code))
        _put_all(index, state.names, Entry("place", name, "", state.code))
    return index


def _put_all(index: Index, names: Sequence[str], entry: Entry) -> None:
    for name in names:
        _put(index, name, entry)


# Names of outlets that are first of all common words or somebody's name: only a relay formula
# around them shows that the outlet is meant.
_WORDS_TOO = frozenset(
    {
        "X",
        "Time",
        "TIME",
        "Dawn",
        "Bild",
        "Sputnik",
        "Spiegel",
        "Guardian",
        "East African",
        "The East African",
    }
)


@cache
def _common_domains() -> dict[str, OutletEntry]:
    return {
        domain: OutletEntry(outlet.names[0], "", outlet.zone)
        for outlet in tables.outlets()
        for domain in outlet.domains
    }


@cache
def outlet_words() -> dict[str, Entry]:
    """The outlets whose names are common words, for use inside relay formulas only."""
    return {
        name: Entry("platform" if outlet.is_platform else "outlet", outlet.names[0])
        for outlet in tables.outlets()
        for name in outlet.names
        if fold(name) in _WORDS_TOO
    }
