"""What was linked, as a value to be saved: words and keys once each, links as their numbers."""

import msgspec

from chronicle.graph import Link, Linked, LinksOf
from chronicle.model import Key
from chronicle.names import Name


class Row(msgspec.Struct, frozen=True, array_like=True):
    """The links of a record: three numbers each in `fields` (role, detail, target), one in `text`.

    `asked` are the ids that it asked for besides those of its targets.
    """

    file: bytes
    told: int
    own: int
    fields: list[int]
    text: list[int]
    asked: list[str]


class SavedLinks(msgspec.Struct, frozen=True, array_like=True):
    """All that is remembered of linking."""

    means: dict[str, int] = {}
    names: dict[str, tuple[Name, ...]] = {}
    words: list[str] = []
    keys: list[Key] = []
    rows: dict[str, Row] = {}


def pack(linked: Linked) -> SavedLinks:
    """As a value to be saved."""
    words: dict[str, int] = {}
    keys: dict[Key, int] = {}
    rows: dict[str, Row] = {}
    for path, links in linked.records.items():
        fields: list[int] = []
        for _, role, detail, target in links.fields:
            fields += (
                words.setdefault(role, len(words)),
                words.setdefault(detail, len(words)),
                keys.setdefault(target, len(keys)),
            )
        text = [keys.setdefault(link.target, len(keys)) for link in links.text]
        found = {link.target.id for link in (*links.fields, *links.text)}
        own = keys.setdefault(links.key, len(keys))
        asked = sorted(links.asked - found)
        rows[path] = Row(links.file, links.told, own, fields, text, asked)
    return SavedLinks(dict(linked.means), dict(linked.names), list(words), list(keys), rows)


def unpack(saved: SavedLinks) -> Linked:
    """What was saved; raises IndexError where numbers lead nowhere."""
    words, keys = saved.words, saved.keys
    records: dict[str, LinksOf] = {}
    for path, row in saved.rows.items():
        key = keys[row.own]
        threes = zip(*[iter(row.fields)] * 3, strict=True)
        fields = tuple(
            [Link(key, words[role], words[detail], keys[to]) for role, detail, to in threes]
        )
        text = tuple([Link(key, "text", "", keys[to]) for to in row.text])
        asked = {link.target.id for link in (*fields, *text)}.union(row.asked)
        records[path] = LinksOf(key, row.file, fields, text, frozenset(asked), row.told)
    return Linked(saved.means, saved.names, records)
