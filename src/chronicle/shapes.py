"""The model read aloud: of every key its shape, as a value, whether it is required, what it means.

Schema, format reference, issue forms and editor help are all written from this, so that none of
them can say another thing than `records` reads.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

import msgspec
from msgspec import Meta

from chronicle.model import Kind, Localised, Part, Ref, To
from chronicle.records import keys_of


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a type that the model names: `str`, `When`, `Url`, `Described` and so on."""

    type: Any


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefTo:
    """The id of a record of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values of one shape."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class NameByLanguage:
    """A name in each of several languages, keyed by language."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """A mapping with the keys of a part."""

    struct: type[Part]


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of these shapes."""

    arms: tuple["Shape", ...]


Shape: TypeAlias = Leaf | Choice | RefTo | ListOf | NameByLanguage | PartOf | Either


@dataclass(frozen=True, slots=True)
class Field:
    """A key that an author may write; `default` is empty where there is none to name."""

    key: str
    shape: Shape
    required: bool
    meaning: str
    default: str


def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The keys of a record or part, in canonical order."""
    return tuple(_fields(struct))


def _fields(struct: type[msgspec.Struct]) -> Iterator[Field]:
    known = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key in keys_of(struct):
        field = known[key]
        default = field.default if isinstance(field.default, str) else ""
        yield Field(key, shape_of(field.type), field.required, _meaning(field.type), default)


def shape_of(annotation: Any) -> Shape:
    """The shape of what a field of this type takes."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        kinds = next((note.kinds for note in notes if isinstance(note, To)), ())
        return RefTo(kinds) if inner is Ref else shape_of(inner)
    if origin is Literal:
        return Choice(get_args(annotation))
    if origin in {Union, types.UnionType}:
        arms = [shape_of(arm) for arm in get_args(annotation) if arm is not types.NoneType]
        return arms[0] if len(arms) == 1 else Either(tuple(arms))
    if origin is tuple:
        item = get_args(annotation)[0]
        return NameByLanguage() if item is Localised else ListOf(shape_of(item))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return PartOf(annotation)
    return Leaf(annotation)


def _meaning(annotation: Any) -> str:
    if get_origin(annotation) is Annotated:
        for note in get_args(annotation)[1:]:
            if isinstance(note, Meta) and note.description:
                return note.description
    return ""
