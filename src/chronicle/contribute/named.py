"""What people call a record: its id, a name, an alias, a title, however they spell and case it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronicle.contribute.content import Content
from chronicle.graph import resolve
from chronicle.ingest.tokens import fold
from chronicle.model import FOLDERS, KINDS, Actor, Key, Kind, Outlet, PlaceRecord, Record
from chronicle.near import nearest
from chronicle.records import key_of


class Refused(NamedTuple):
    """Why a command does nothing, and what to do."""

    message: str
    hint: str


class Names(NamedTuple):
    """The records by what they are called, in plain letters: `recep-tayyip-erdogan`."""

    by_name: Mapping[str, tuple[Key, ...]]
    keys: frozenset[Key]

    def find(self, text: str, kinds: Iterable[Kind]) -> tuple[Key, ...]:
        """The records of these kinds that a text names; an id goes before a name."""
        plain, wanted = plainly(text), tuple(kinds)
        ids = tuple(Key(kind, plain) for kind in wanted if Key(kind, plain) in self.keys)
        return ids or tuple(key for key in self.by_name.get(plain, ()) if key.kind in wanted)


def plainly(text: str) -> str:
    """The words of a text in small plain letters, with hyphens between: `r-erdogan`."""
    words = re.findall(r"[^\W_]+", fold(text).lower().replace("'", "").replace("’", ""))
    return "-".join(words)


def names_of(records: Iterable[Record]) -> Names:
    """All names, aliases and titles. A name of two records is there for both."""
    by_name: defaultdict[str, list[Key]] = defaultdict(list)
    keys = set()
    for record in records:
        keys.add(record.key)
        for name in dict.fromkeys(map(plainly, called(record))):
            if name:
                by_name[name].append(record.key)
    return Names({name: tuple(found) for name, found in by_name.items()}, frozenset(keys))


def called(record: Record) -> tuple[str, ...]:
    """The names of a record as its file spells them, the main one first."""
    if isinstance(record, Actor | PlaceRecord | Outlet):
        return (*record.spellings, *(name.text for name in record.names))
    title = getattr(record, "title", "")
    return (title,) if title else ()


def named(content: Content, text: str) -> Key | Refused:
    """The one record that a person means by an id, `kind:id`, a file or a name."""
    path = key_of(text.removeprefix("./")) if text.endswith(".md") else None
    if isinstance(path, Key):
        kind, id_ = path.kind, path.id
        kinds: tuple[Kind, ...] = (kind,)
    else:
        written, _, id_ = text.strip().rpartition(":")
        kinds = tuple(kind for kind in KINDS if written in {"", kind, FOLDERS[kind]})
    records = content.chronicle.records
    found = resolve("", id_, kinds, records, content.chronicle.renamed)
    found = found or names_of(records.values()).find(id_, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        return Refused(f"{text!r} names {len(found)} records", f"write {_either(found)}")
    broken = [key for key in content.keys.values() if key.id == id_ and key.kind in kinds]
    if broken:
        where = content.path_of(broken[0])
        return Refused(f"{where} has mistakes", f"mend them first: `chronicle check {where}`")
    offers = near(records.values(), plainly(id_), kinds)
    hint = f"did you mean {_either(offers)}?" if offers else f"try `chronicle find {id_}`"
    return Refused(f"there is no record {text!r}", hint)


def near(records: Iterable[Record], text: str, kinds: Iterable[Kind]) -> tuple[Key, ...]:
    """Up to three records whose id, or a word of whose names, is like a text."""
    words: defaultdict[str, dict[Key, None]] = defaultdict(dict)
    for record in records:
        if record.record_kind in kinds:
            for name in (record.id, *map(plainly, called(record))):
                for word in (name, *name.split("-")):
                    words[word][record.key] = None
    found = (key for word in nearest(text, words, 3) for key in words[word])
    return tuple(dict.fromkeys(found))[:3]


def _either(keys: Iterable[Key]) -> str:
    return " or ".join(map(str, keys))
