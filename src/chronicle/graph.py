"""Records into a chronicle: ids become links, links are turned round, names in prose are found.

This is done once, here; afterwards nobody looks up an id or patches a page. Refs that lead nowhere
are problems, except those to a file that is itself broken and says so already.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.body import RefUse
from chronicle.markdown import ASSET
from chronicle.model import (
    KINDS,
    RECORD_OF,
    Actor,
    Claim,
    Event,
    Key,
    Kind,
    Outlet,
    PlaceRecord,
    Record,
    Ref,
    Relation,
    Source,
    To,
)
from chronicle.names import NameIndex
from chronicle.near import nearest
from chronicle.problems import Place, Problem
from chronicle.prose import Anchor, Prose, link_body
from chronicle.when import sort_key
from chronicle.when.words import brief

NO_LINKS: Final[tuple["Link", ...]] = ()


class Link(NamedTuple):
    """A resolved ref. `role` is the path of keys it stood under, such as `claims.speaker`.

    `detail` is the id of the claim or the relation it belongs to, else empty. The role of a link
    from prose is `text`.
    """

    origin: Key
    role: str
    detail: str
    target: Key


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All records, linked. Collections are ordered: events by date, the rest by label."""

    records: Mapping[Key, Record]
    of_kind: Mapping[Kind, tuple[Any, ...]]
    outlinks: Mapping[Key, tuple[Link, ...]]
    backlinks: Mapping[Key, tuple[Link, ...]]
    prose: Mapping[Key, Prose]
    renamed: Mapping[Key, Key]
    problems: tuple[Problem, ...]

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
) -> Chronicle:
    """Link all records.

    `broken` are keys of files that gave no record and report why, `assets` the output paths of
    files that prose may link to.
    """
    by_key = {record.key: record for record in sorted(records, key=lambda record: record.key)}
    renamed, problems = _renamed(by_key)
    links: list[Link] = []
    known = _Known(by_key, renamed, broken, assets)
    for record in by_key.values():
        for role, detail, ref, kinds in refs_of(record):
            target = known.find(ref, kinds, problems)
            if target is not None:
                links.append(Link(record.key, role, detail, target))
    prose = _link_prose(by_key, known, links, problems)
    outlinks: defaultdict[Key, list[Link]] = defaultdict(list)
    backlinks: defaultdict[Key, list[Link]] = defaultdict(list)
    for each in links:
        outlinks[each.origin].append(each)
        if each.origin != each.target and not _withdrawn(by_key[each.origin]):
            backlinks[each.target].append(each)
    return Chronicle(
        records=by_key,
        of_kind=_ordered(by_key),
        outlinks={origin: tuple(found) for origin, found in outlinks.items()},
        backlinks={target: tuple(found) for target, found in backlinks.items()},
        prose=prose,
        renamed=renamed,
        problems=tuple(problems),
    )


# --- refs ----------------------------------------------------------------------------------


def refs_of(record: Record) -> Iterable[tuple[str, str, Ref, tuple[Kind, ...]]]:
    """Every ref in the fields of a record: its role, detail, the ref and the kinds allowed."""
    for name, value in _values(record):
        yield from _refs(value, name, "", _kinds(type(record), name))


def _refs(
    value: Any, role: str, detail: str, kinds: tuple[Kind, ...]
) -> Iterable[tuple[str, str, Ref, tuple[Kind, ...]]]:
    if isinstance(value, Ref):
        yield role, detail, value, kinds
    elif isinstance(value, tuple):
        for one in value:
            yield from _refs(one, role, detail, kinds)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Place):
        if isinstance(value, Claim):
            detail = value.id
        elif isinstance(value, Relation):
            detail = value.relation
        for name, inner in _values(value):
            if isinstance(inner, msgspec.Struct | tuple):
                yield from _refs(inner, f"{role}.{name}", detail, _kinds(type(value), name))


def _values(struct: msgspec.Struct) -> Iterable[tuple[str, Any]]:
    for attribute, name in _ref_fields(type(struct)):
        value = getattr(struct, attribute)
        if value:
            yield name, value


@cache
def _ref_fields(struct: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Attribute and key of the fields that can hold a ref, so that the rest is never visited."""
    internal = set(Record.__struct_fields__)
    return tuple(
        (field.name, field.encode_name)
        for field in msgspec.structs.fields(struct)
        if field.name not in internal and _holds_ref(field.type)
    )


@cache
def _holds_ref(annotation: Any) -> bool:
    if annotation is Ref:
        return True
    inner = getattr(annotation, "__args__", ()) or ()
    origin = getattr(annotation, "__origin__", None)
    if any(
        _holds_ref(one) for one in (*inner, origin) if one is not None and one is not annotation
    ):
        return True
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return bool(annotation is not Place and _ref_fields(annotation))
    return False


@cache
def _kinds(struct: type[msgspec.Struct], name: str) -> tuple[Kind, ...]:
    """The kinds a field's refs may have, read from its annotation."""
    for field in msgspec.structs.fields(struct):
        if field.encode_name == name:
            return _find_to(field.type) or KINDS
    return KINDS


def _find_to(annotation: Any) -> tuple[Kind, ...]:
    for note in getattr(annotation, "__metadata__", ()):
        if isinstance(note, To):
            return note.kinds
    origin = getattr(annotation, "__origin__", None)
    for inner in (*(getattr(annotation, "__args__", ()) or ()), origin):
        if inner is not None and inner is not annotation and (found := _find_to(inner)):
            return found
    return ()


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


def _link_prose(
    records: Mapping[Key, Record], known: _Known, links: list[Link], problems: list[Problem]
) -> dict[Key, Prose]:
    names = name_index(records.values())
    prose: dict[Key, Prose] = {}
    for record in records.values():
        here = routes.record(record.key)

        def anchor(key: Key, words: str, here: str = here) -> Anchor:
            return Anchor(
                routes.href(here, routes.record(key)), words or label_of(records[key], records)
            )

        def resolve(
            use: RefUse, anchor: Callable[[Key, str], Anchor] = anchor, here: str = here
        ) -> tuple[Key | None, Anchor] | None:
            if use.kind == ASSET:
                there = known.has_asset(use, problems)
                href = routes.href(here, routes.asset(use.id))
                return (None, Anchor(href, use.words)) if there else None
            key = known.find(use, KINDS, problems)
            return None if key is None else (key, anchor(key, use.words))

        prose[record.key], targets = link_body(record.body, resolve, names, anchor, record.key)
        links.extend(Link(record.key, "text", "", target) for target in targets)
    return prose


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


def _withdrawn(record: Record) -> bool:
    return getattr(record, "withdrawn", None) is not None
