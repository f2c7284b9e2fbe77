"""What the model says of each value of a front matter: its type, and which records a ref may name.

Works on any tree that could be read, also on one whose record has mistakes: so that refs are found
and mended where a file gives no record. Keys that the model does not know are passed over.
"""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from chronicle.frontmatter import Mapping, Node, Scalar, Sequence
from chronicle.model import (
    AUDIENCES,
    KINDS,
    RECORD_OF,
    Audience,
    Kind,
    Localised,
    Part,
    Ref,
    Relation,
    RelationKind,
    To,
)
from chronicle.records import keys_of

_RELATIONS = get_args(RelationKind)


class Leaf(NamedTuple):
    """One value: where it stands, the key above it, its type, and the kinds that a ref may name."""

    node: Scalar
    key: str
    type: Any
    kinds: tuple[Kind, ...] = ()


def leaves(front: Mapping, kind: Kind) -> Iterator[Leaf]:
    """Every value that the model knows, in the order written."""
    yield from _of_struct(front, RECORD_OF[kind])


def in_canonical_order(front: Mapping, kind: Kind) -> Mapping:
    """The same tree with the keys of every mapping in the order of the model, unknown ones last."""
    return _ordered_struct(front, RECORD_OF[kind])


def type_of(kind: Kind, key: str, *, item: bool = False) -> tuple[Any, tuple[Kind, ...]]:
    """The type of a top-level key, or of the items of its list, and the kinds of refs there."""
    annotation, kinds = _types(RECORD_OF[kind])[key]
    return _bare(get_args(annotation)[0]) if item else (annotation, kinds)


# --- leaves --------------------------------------------------------------------------------


def _of_struct(node: Mapping, struct: type[msgspec.Struct]) -> Iterator[Leaf]:
    known = _types(struct)
    for name, value in node.entries:
        if name.text in known:
            annotation, kinds = known[name.text]
            yield from _leaves(value, name.text, annotation, kinds)


def _leaves(node: Node, key: str, annotation: Any, kinds: tuple[Kind, ...]) -> Iterator[Leaf]:
    if get_origin(annotation) is tuple:
        yield from _of_list(node, key, *_bare(get_args(annotation)[0]))
    elif annotation is Relation:
        yield from _of_relation(node)
    elif _is_union(annotation):
        yield from _of_union(node, key, get_args(annotation))
    elif isinstance(node, Mapping):
        if isinstance(annotation, type) and issubclass(annotation, Part):
            yield from _of_struct(node, annotation)
    elif isinstance(node, Scalar):
        yield Leaf(node, key, annotation, kinds)


def _of_list(node: Node, key: str, item: Any, kinds: tuple[Kind, ...]) -> Iterator[Leaf]:
    if isinstance(node, Sequence):
        for one in node.nodes:
            yield from _leaves(one, key, item, kinds)
    elif item is Localised and isinstance(node, Mapping):
        for name, value in node.entries:
            if isinstance(value, Scalar):
                yield Leaf(value, name.text, str)


def _of_relation(node: Node) -> Iterator[Leaf]:
    """`{follows: ID, source: ID}`: the relation is itself the key."""
    for name, value in node.entries if isinstance(node, Mapping) else ():
        field = "target" if name.text in _RELATIONS else name.text
        if isinstance(value, Scalar) and field in {"target", "source"}:
            yield Leaf(value, name.text, Ref, _types(Relation)[field][1])


def _of_union(node: Node, key: str, arms: tuple[Any, ...]) -> Iterator[Leaf]:
    """The plain arm stands first; words of a list and `{described_as: …}` are no refs."""
    bare = [_bare(arm) for arm in arms]
    if isinstance(node, Mapping):
        for name, value in node.entries:
            if isinstance(value, Scalar):
                yield Leaf(value, name.text, str)
    elif isinstance(node, Scalar):
        words = [word for arm, _ in bare if get_origin(arm) is Literal for word in get_args(arm)]
        if any(arm is Audience for arm, _ in bare):
            words.extend(AUDIENCES)
        plain, kinds = bare[0]
        yield Leaf(node, key, str) if node.text.strip() in words else Leaf(node, key, plain, kinds)


# --- order ---------------------------------------------------------------------------------


def _ordered_struct(node: Mapping, struct: type[msgspec.Struct]) -> Mapping:
    known = _types(struct)
    rank = {key: number for number, key in enumerate(keys_of(struct))}
    entries = (
        (name, _ordered(value, known[name.text][0]) if name.text in known else value)
        for name, value in node.entries
    )
    ordered = sorted(entries, key=lambda entry: rank.get(entry[0].text, len(rank)))
    return Mapping(tuple(ordered), node.line, node.column)


def _ordered(node: Node, annotation: Any) -> Node:
    if isinstance(node, Sequence) and get_origin(annotation) is tuple:
        item, _ = _bare(get_args(annotation)[0])
        return Sequence(tuple(_ordered(one, item) for one in node.nodes), node.line, node.column)
    if isinstance(node, Mapping) and annotation is Relation:
        first = sorted(node.entries, key=lambda entry: entry[0].text == "source")
        return Mapping(tuple(first), node.line, node.column)
    if isinstance(node, Mapping) and isinstance(annotation, type) and issubclass(annotation, Part):
        return _ordered_struct(node, annotation)
    return node


# --- types ---------------------------------------------------------------------------------


@cache
def _types(struct: type[msgspec.Struct]) -> dict[str, tuple[Any, tuple[Kind, ...]]]:
    """The bare type of each key, and the kinds of a ref there."""
    return {field.encode_name: _bare(field.type) for field in msgspec.structs.fields(struct)}


def _bare(annotation: Any, kinds: tuple[Kind, ...] = KINDS) -> tuple[Any, tuple[Kind, ...]]:
    """A type without notes and without None, with the kinds that a note names."""
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        named = [note.kinds for note in notes if isinstance(note, To)]
        return _bare(inner, named[0] if named else kinds)
    if _is_union(annotation):
        arms = [arm for arm in get_args(annotation) if arm is not types.NoneType]
        if len(arms) == 1:
            return _bare(arms[0], kinds)
        return Union[tuple(arms)], kinds  # noqa: UP007 - made of a list of arms
    return annotation, kinds


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, types.UnionType}
