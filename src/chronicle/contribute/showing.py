"""One record as its file says it, what it refers to and what refers to it, with all places."""

from collections.abc import Iterator
from typing import NamedTuple

from chronicle.contribute.content import Content
from chronicle.contribute.references import references, resolved
from chronicle.frontmatter import Mapping, Node, Scalar, Sequence
from chronicle.graph import label_of
from chronicle.model import Key
from chronicle.problems import Place

_LONG = 100


class Tie(NamedTuple):
    """A reference between two records: under which key it stands, and where."""

    key: str
    other: Key
    title: str
    place: Place


class Shown(NamedTuple):
    """What there is to say of a record."""

    key: Key
    title: str
    path: str
    facts: tuple[tuple[str, str], ...]
    to: tuple[Tie, ...]
    from_: tuple[Tie, ...]


def show_record(content: Content, key: Key) -> Shown:
    """Everything about one record of the chronicle."""
    chronicle = content.chronicle
    record = chronicle.records[key]
    known: dict[Key, object] = dict.fromkeys(content.keys.values())
    to: list[Tie] = []
    from_: list[Tie] = []
    for reference in references(content):
        origin = content.keys[reference.place.path]
        found = resolved(reference, known, chronicle.renamed)
        if len(found) != 1 or key not in {origin, found[0]}:
            continue
        if origin == key:
            to.append(Tie(reference.key, found[0], _title(content, found[0]), reference.place))
        elif found[0] == key:
            from_.append(Tie(reference.key, origin, _title(content, origin), reference.place))
    told = {tie.other for tie in from_}
    for link in chronicle.to(key, "text"):
        if link.origin not in told:
            place = chronicle.records[link.origin].place
            from_.append(Tie("named in the text", link.origin, _title(content, link.origin), place))
    facts = tuple(_facts(content.documents[record.path].front))
    title = label_of(record, chronicle.records)
    return Shown(key, title, record.path, facts, tuple(to), tuple(sorted(from_, key=_order)))


def _order(tie: Tie) -> tuple[str, Place]:
    return tie.other.kind, tie.place


def _title(content: Content, key: Key) -> str:
    record = content.chronicle.records.get(key)
    return label_of(record, content.chronicle.records) if record else "(has mistakes)"


def _facts(front: Mapping) -> Iterator[tuple[str, str]]:
    for name, value in front.entries:
        yield name.text, _told(value)


def _told(node: Node) -> str:
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
    if isinstance(node, Sequence):
        if all(isinstance(one, Scalar) for one in node.nodes):
            return ", ".join(_told(one) for one in node.nodes)
        return str(len(node.nodes))
    return ", ".join(f"{name.text} {_told(value)}" for name, value in node.entries)
