"""Records into a chronicle: ids become links, links are turned round, names in prose are found.

This is done once, here; afterwards nobody looks up an id or patches a page. Refs that lead nowhere
are problems, except those to a file that is itself broken and says so already.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, NamedTuple

from chronicle import routes
from chronicle.body import Html, RefUse, Words
from chronicle.digests import digest_of
from chronicle.markdown import ASSET
from chronicle.model import (
    KINDS,
    RECORD_OF,
    Actor,
    Event,
    Key,
    Kind,
    Outlet,
    PlaceRecord,
    Proposal,
    Record,
    Ref,
    Source,
)
from chronicle.names import Name, NameIndex
from chronicle.near import nearest
from chronicle.problems import Problem
from chronicle.prose import Anchor, Prose, link_body
from chronicle.refs import refs_of
from chronicle.when import When, sort_key
from chronicle.when.words import brief


class Link(NamedTuple):
    """A resolved ref. `role` is the path of keys it stood under, such as `claims.speaker`.

    `detail` is the id of the claim or the relation it belongs to, else empty. The role of a link
    from prose is `text`.
    """

    origin: Key
    role: str
    detail: str
    target: Key


class LinksOf(NamedTuple):
    """What linking a record gave: the links of its fields and of its prose.

    `file` is the digest of the file it was read from, `asked` the ids that it asked for; `told` is
    a digest of the file, where it lies, and the linked prose.
    """

    key: Key
    file: bytes
    fields: tuple[Link, ...]
    text: tuple[Link, ...]
    asked: frozenset[str]
    told: int


class Linked(NamedTuple):
    """What to remember of linking: the links of records, and what they hang on.

    `means` tells what ids led to, `names` what prose was searched for; `records` are by path.
    """

    means: Mapping[str, int]
    names: Mapping[str, tuple[Name, ...]]
    records: Mapping[str, LinksOf]


NO_LINKS: Final[tuple[Link, ...]] = ()
NO_MEMORY: Final = Linked({}, {}, {})
NO_FILES: Final[Mapping[str, bytes]] = {}


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All records, linked. Collections are ordered: events by date, the rest by label.

    `rank` is the place of a record in the order of time, of all records whatever their kind; those
    without a date come last, by label. `told` tells records apart, by their files and all that
    their prose shows; `linked` is what the next linking may begin with.
    """

    records: Mapping[Key, Record]
    of_kind: Mapping[Kind, tuple[Any, ...]]
    outlinks: Mapping[Key, tuple[Link, ...]]
    backlinks: Mapping[Key, tuple[Link, ...]]
    prose: Mapping[Key, Prose]
    renamed: Mapping[Key, Key]
    problems: tuple[Problem, ...]
    told: Mapping[Key, int]
    rank: Mapping[Key, int]
    linked: Linked

    def to(self, key: Key, *roles: str) -> tuple[Link, ...]:
        """The links that lead to a record, of the given roles or of all."""
        found = self.backlinks.get(key, NO_LINKS)
        return tuple(link for link in found if link.role in roles) if roles else found

    def from_(self, key: Key) -> tuple[Link, ...]:
        """The links that a record has to others, in the order of its fields."""
        return self.outlinks.get(key, NO_LINKS)

    @property
    def events(self) -> tuple[Event, ...]:
        """Events in order of time, without withdrawn ones."""
        return self.of_kind["event"]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources in order of publication."""
        return self.of_kind["source"]


def link(
    records: Iterable[Record],
    broken: frozenset[Key] = frozenset(),
    assets: frozenset[str] = frozenset(),
    files: Mapping[str, bytes] = NO_FILES,
    before: Linked = NO_MEMORY,
) -> Chronicle:
    """Link all records.

    `broken` are keys of files that gave no record and report why, `assets` the output paths of
    files that prose may link to. `files` are the digests of the files that records were read from,
    by path: what was linked `before` is taken over where the file is the same, and all that its
    refs and its prose can mean.
    """
    by_key = {record.key: record for record in sorted(records, key=lambda record: record.key)}
    renamed, problems = _renamed(by_key)
    known = _Known(by_key, renamed, broken, assets)
    names = name_index(by_key.values())
    means = _meanings(by_key, renamed, broken, assets)
    still = _Still(before, means, names)
    proses = Proses(by_key, known, names)
    now: dict[str, LinksOf] = {}
    linked: dict[Key, LinksOf] = {}
    for key, record in by_key.items():
        file = files.get(record.path, b"")
        told = before.records.get(record.path)
        if told is None or not file or told.file != file or not still.holds(told, record):
            mistakes: list[Problem] = []
            told = _links_of(record, file, known, proses, mistakes)
            problems.extend(mistakes)
            if not mistakes:
                now[record.path] = told
        else:
            now[record.path] = told
        linked[key] = told
    return Chronicle(
        records=by_key,
        of_kind=_ordered(by_key),
        rank=_ranks(by_key),
        outlinks={key: (*told.fields, *told.text) for key, told in linked.items()},
        backlinks=_backlinks(by_key, linked),
        prose=proses,
        renamed=renamed,
        problems=tuple(problems),
        told={key: told.told for key, told in linked.items()},
        linked=Linked(means, names.by_first_word, now),
    )


def _links_of(
    record: Record, file: bytes, known: "_Known", proses: "Proses", problems: list[Problem]
) -> LinksOf:
    """The links of one record, with what is wrong with them."""
    key = record.key
    asked: set[str] = set()
    fields: list[Link] = []
    for role, detail, ref, kinds in refs_of(record):
        asked.add(ref.id)
        target = known.find(ref, kinds, problems)
        if target is not None:
            fields.append(Link(key, role, detail, target))
    asked.update(_asked(part) for part in record.body.parts if isinstance(part, RefUse))
    prose, targets = proses.make(record, problems)
    text = tuple(Link(key, "text", "", target) for target in targets)
    asked.update(target.id for target in targets)
    told = digest_of((record.path, file, prose))
    return LinksOf(key, file, tuple(fields), text, frozenset(asked), told)


def _backlinks(
    records: Mapping[Key, Record], linked: Mapping[Key, LinksOf]
) -> dict[Key, tuple[Link, ...]]:
    """All links by where they lead: those from fields, then those from prose."""
    found: defaultdict[Key, list[Link]] = defaultdict(list)
    shown = [told for key, told in linked.items() if not _withdrawn(records[key])]
    for links in chain((told.fields for told in shown), (told.text for told in shown)):
        for each in links:
            if each.origin != each.target:
                found[each.target].append(each)
    return {target: tuple(links) for target, links in found.items()}


# --- what was linked before ------------------------------------------------------------------


def _asked(use: RefUse) -> str:
    """What a ref in prose asks for: an id, or a file."""
    return routes.asset(use.id) if use.kind == ASSET else use.id


def _meanings(
    records: Mapping[Key, Record],
    renamed: Mapping[Key, Key],
    broken: Iterable[Key],
    assets: Iterable[str],
) -> dict[str, int]:
    """Of every id that may be asked for: what it leads to, and what a link to it says."""
    told: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, record in records.items():
        told[key.id].append((key.kind, label_of(record, records)))
    for former, key in renamed.items():
        told[former.id].append((former.kind, *key))
    for key in broken:
        told[key.id].append((key.kind,))
    for asset in assets:
        told[asset].append((ASSET,))
    return {id_: digest_of(meaning) for id_, meaning in told.items()}


class _Still:
    """Whether what was linked before would be linked in the same way now."""

    def __init__(self, before: Linked, means: Mapping[str, int], names: NameIndex) -> None:
        self._ids = {
            id_ for id_ in before.means.keys() | means if before.means.get(id_) != means.get(id_)
        }
        then, now = before.names, names.by_first_word
        self._words = [word for word in then.keys() | now if then.get(word) != now.get(word)]

    def holds(self, told: LinksOf, record: Record) -> bool:
        """Whether all that the links of a record hang on, besides its file, is as it was."""
        return told.asked.isdisjoint(self._ids) and not (
            self._words and any(map(self._is_named, record.body.parts))
        )

    def _is_named(self, part: Html | Words | RefUse) -> bool:
        """Whether a name that changed may stand in a part; its first word surely does then."""
        return isinstance(part, Words) and any(word in part.text for word in self._words)


# --- what refs mean --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """What a ref can lead to."""

    records: Mapping[Key, Record]
    renamed: Mapping[Key, Key]
    broken: frozenset[Key]
    assets: frozenset[str]

    def has_asset(self, use: RefUse, to: list[Problem]) -> bool:
        """Whether the file that prose links to is there; if not, a problem is added to `to`."""
        path = routes.asset(use.id)
        if path not in self.assets:
            near = nearest(path, self.assets)
            hint = f"did you mean {near[0]}?" if near else f"put the file into content/{path}"
            to.append(Problem(use.place, "asset-missing", f"text: no file {path}", hint))
        return path in self.assets

    def find(self, ref: Ref | RefUse, kinds: tuple[Kind, ...], to: list[Problem]) -> Key | None:
        """The key a ref leads to, or None with a problem added to `to`."""
        if len(kinds) == 1 and ref.kind in {"", kinds[0]}:
            key = Key(kinds[0], ref.id)
            if key in self.records:
                return key  # nearly all of them
        found = resolve(ref.kind, ref.id, kinds, self.records, self.renamed)
        written = f"{ref.kind}:{ref.id}" if ref.kind and len(kinds) > 1 else ref.id
        if len(found) > 1:
            offers = " or ".join(f"[[{key}]]" for key in found)
            to.append(
                Problem(ref.place, "ref-ambiguous", f"[[{written}]]: more than one record", offers)
            )
            return None
        if not found:
            if not any(Key(kind, ref.id) in self.broken for kind in kinds):
                to.append(self._unknown(ref, kinds, written))
            return None
        key = found[0]
        if key not in self.records or key.id != ref.id:
            to.append(
                Problem(
                    ref.place,
                    "ref-renamed",
                    f"[[{written}]]: now called {key.id}",
                    f"write {key.id}",
                    "warning",
                )
            )
        return key

    def _unknown(self, ref: Ref | RefUse, kinds: tuple[Kind, ...], written: str) -> Problem:
        allowed = [ref.kind] if ref.kind in kinds else kinds
        ids = {key.id: key for key in self.records if key.kind in allowed}
        near = nearest(ref.id, ids)
        where = f" of kind {' or '.join(allowed)}" if len(allowed) < len(KINDS) else ""
        hint = f"did you mean [[{near[0]}]]?" if near else "add the record, or mend the id"
        return Problem(ref.place, "ref-unknown", f"[[{written}]]: no such record{where}", hint)


def resolve(
    kind: str,
    id_: str,
    kinds: tuple[Kind, ...],
    records: Mapping[Key, object],
    renamed: Mapping[Key, Key],
) -> tuple[Key, ...]:
    """The records an id can mean, current ids before former ones."""
    asked = [one for one in kinds if kind in {"", one}]
    keys = [Key(one, id_) for one in asked]
    current = tuple(key for key in keys if key in records)
    return current or tuple(renamed[key] for key in keys if key in renamed)


def _renamed(records: Mapping[Key, Record]) -> tuple[dict[Key, Key], list[Problem]]:
    renamed: dict[Key, Key] = {}
    problems: list[Problem] = []
    for record in records.values():
        for former in getattr(record, "former_ids", ()):
            key = Key(record.record_kind, former)
            other = key if key in records else renamed.get(key)
            if other is not None:
                problems.append(
                    Problem(
                        record.at("former_ids"),
                        "id-taken",
                        f"former_ids: {former!r} belongs to {records[other].path}",
                        "an id is never used for two records; remove one of them",
                    )
                )
            else:
                renamed[key] = record.key
    return renamed, problems


# --- prose ---------------------------------------------------------------------------------


class Proses(Mapping[Key, Prose]):
    """The linked bodies of all records, each made when it is first asked for."""

    def __init__(self, records: Mapping[Key, Record], known: "_Known", names: NameIndex) -> None:
        self._records, self._known, self._names = records, known, names
        self._made: dict[Key, Prose] = {}

    def __getitem__(self, key: Key) -> Prose:
        """The body of a record, with links as seen from the record's own page."""
        made = self._made.get(key)
        if made is None:
            made, _ = self.make(self._records[key], [])
        return made

    def __iter__(self) -> Iterator[Key]:
        """All records."""
        return iter(self._records)

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._records)

    def make(self, record: Record, problems: list[Problem]) -> tuple[Prose, tuple[Key, ...]]:
        """Link a body; also return whom it leads to. What leads nowhere is added to `problems`."""
        here = routes.record(record.key)

        def anchor(key: Key, words: str) -> Anchor:
            label = words or label_of(self._records[key], self._records)
            return Anchor(routes.href(here, routes.record(key)), label)

        def resolve(use: RefUse) -> tuple[Key | None, Anchor] | None:
            if use.kind == ASSET:
                there = self._known.has_asset(use, problems)
                href = routes.href(here, routes.asset(use.id))
                return (None, Anchor(href, use.words)) if there else None
            key = self._known.find(use, KINDS, problems)
            return None if key is None else (key, anchor(key, use.words))

        prose, targets = link_body(record.body, resolve, self._names, anchor, record.key)
        self._made[record.key] = prose
        return prose, targets


def label_of(record: Record, records: Mapping[Key, Record]) -> str:
    """What a link to a record says. Nothing is told of one that was withdrawn."""
    if _withdrawn(record):
        return f"withdrawn {record.record_kind}"
    if isinstance(record, Source) and not record.title:
        outlet = records.get(Key("outlet", record.outlet.id))
        told = brief(record.published) if record.published else "no date"
        return f"{outlet.label if outlet else record.outlet.id}, {told}"
    return record.label


def name_index(records: Iterable[Record]) -> NameIndex:
    """The names and aliases that prose is searched for: those of actors, places and outlets."""
    named = (record for record in records if isinstance(record, Actor | PlaceRecord | Outlet))
    return NameIndex.of((name, record.key) for record in named for name in record.spellings)


def _ordered(records: Mapping[Key, Record]) -> dict[Kind, tuple[Any, ...]]:
    def order(record: Record) -> Any:
        if isinstance(record, Event):
            return (sort_key(record.date), record.id)
        if isinstance(record, Source):
            published = sort_key(record.published) if record.published else ()
            return (published, record.id)
        return (record.label.casefold(), record.id)

    shown = [record for record in records.values() if not _withdrawn(record)]
    return {
        kind: tuple(sorted((one for one in shown if isinstance(one, RECORD_OF[kind])), key=order))
        for kind in KINDS
    }


def date_of(record: Record) -> When | None:
    """The date that belongs to a record: of the event, the tabling, signing or publication."""
    match record:
        case Event(date=when) | Proposal(tabled=when):
            return when
        case _:
            found = getattr(record, "signed", None) or getattr(record, "published", None)
            return found if isinstance(found, When) else None


def _ranks(records: Mapping[Key, Record]) -> dict[Key, int]:
    def moment(item: tuple[Key, Record]) -> Any:
        key, record = item
        when = date_of(record)
        dated = (1,) if when is None else (0, *sort_key(when))
        return (*dated, record.label.casefold(), key)

    return {key: rank for rank, (key, _) in enumerate(sorted(records.items(), key=moment))}


def _withdrawn(record: Record) -> bool:
    return getattr(record, "withdrawn", None) is not None
