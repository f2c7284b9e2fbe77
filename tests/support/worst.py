"""A world in which every text field of every kind of record holds the same words.

The fields are found in the model, so that a new one is attacked on the day it is added.
"""

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from chronicle.frontmatter import read_document, write_document
from chronicle.model import (
    FOLDERS,
    RECORDS,
    Common,
    Country,
    Described,
    Fingerprint,
    Key,
    Language,
    Localised,
    Part,
    Quoted,
    Record,
    Relation,
    Slug,
    To,
    Url,
    Vague,
    Wikidata,
    Withdrawn,
    Zone,
)
from chronicle.records import decode, keys_of
from chronicle.when import When

DAY = "2026-05-10"
SOURCE = f"{DAY}-target-report"
TARGET: dict[str, str] = {**dict.fromkeys(FOLDERS, "target"), "source": SOURCE}
_PLAIN: Mapping[Any, Any] = {
    int: "1",
    float: "1.5",
    bool: "true",
    When: DAY,
    Slug: "slug",
    Zone: "Europe/Oslo",
    Language: "en",
    Country: "NO",
    Wikidata: "Q1",
}
# A withdrawn record shows its reason alone, and a fingerprint of no article verifies nothing.
_APART = (Withdrawn, Fingerprint)


def text_fields() -> tuple[str, ...]:
    """Every field that takes text or an address, as `Claim.says`: what there is to attack."""
    found: dict[str, None] = {}
    for record in RECORDS:
        for struct in _structs(record):
            for field in _fields(struct).values():
                if {str, Url, Quoted, Described, Vague, Localised} & set(_leaves(field.type)):
                    found[f"{struct.__name__}.{field.encode_name}"] = None
    return tuple(found)


def world(
    words: str, address: str = "https://press.example/a", *, body: str = ""
) -> dict[str, str]:
    """A record of each kind, by path below content/, with the words in every text field.

    They all refer to each other. A tombstone that gives the words as its reason comes last.
    """
    files = {}
    for record in RECORDS:
        front = _part(record, words, address, record.record_kind)
        front.pop("former_ids", None)
        path = f"{FOLDERS[record.record_kind]}/{TARGET[record.record_kind]}"
        files[path] = write_document(front, f"{body}\n")
    gone = {"title": words, "date": DAY, "sources": [SOURCE]}
    gone["withdrawn"] = {"date": DAY, "reason": words}  # type: ignore[assignment]  # a nested value
    files["events/gone"] = write_document(gone, "")
    return files


def decoded(path: str, text: str) -> tuple[Record | None, tuple[str, ...]]:
    """The record of a file, or what is wrong with it."""
    where = f"content/{path}.md"
    document, problems = read_document(where, text.encode("utf-8", "surrogatepass"))
    if document is None:
        return None, tuple(map(str, problems))
    folder, _, id_ = path.partition("/")
    kind = next(kind for kind, name in FOLDERS.items() if name == folder)
    record, more = decode(document, Key(kind, id_))
    errors = [one for one in (*problems, *more) if one.severity == "error"]
    return (None if errors else record), tuple(map(str, errors))


def _fields(struct: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    known = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    return {key: known[key] for key in keys_of(struct)}


def _sample(annotation: Any, words: str, address: str, kind: str) -> Any:
    """A value of a field's type, as YAML holds it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        to = next((note.kinds for note in arguments[1:] if isinstance(note, To)), None)
        return _sample(arguments[0], words, address, kind) if to is None else _ref(to)
    if origin is Literal:
        return arguments[0]
    if origin in {Union, types.UnionType}:
        arms = [arm for arm in arguments if arm is not types.NoneType]
        # Words rather than an id, where there is a choice: an id is nobody's text.
        free = [arm for arm in arms if arm in {Described, Vague}]
        return _sample((free or arms)[0], words, address, kind)
    if origin is tuple and arguments[0] is Localised:
        return {"en": words, "ar": words}
    if origin is tuple:
        return [_sample(arguments[0], words, address, kind)]
    leaves = {
        **_PLAIN,
        str: words,
        Quoted: words,
        Url: address,
        Relation: {"follows": "event:other", "source": SOURCE},
        Described: {"described_as": words},
        Vague: {"vague": words},
    }
    return leaves[annotation] if annotation in leaves else _part(annotation, words, address, kind)


def _ref(to: tuple[str, ...]) -> str:
    """A ref of the first of the kinds that a field allows."""
    return TARGET[to[0]] if len(to) == 1 else f"{to[0]}:{TARGET[to[0]]}"


def _part(struct: type[msgspec.Struct], words: str, address: str, kind: str) -> dict[str, Any]:
    return {
        key: _sample(field.type, words, address, kind)
        for key, field in _fields(struct).items()
        if not set(_APART) & set(_leaves(field.type))
    }


def _leaves(annotation: Any) -> Iterator[Any]:
    """Every type that an annotation is put together from."""
    yield annotation
    for inner in get_args(annotation):
        if not isinstance(inner, str | To):
            yield from _leaves(inner)


def _structs(record: type[Record]) -> Iterator[type[msgspec.Struct]]:
    """A kind of record, what every kind has, and the parts they are made of."""
    waiting: list[type[msgspec.Struct]] = [record, Common]
    seen = set(waiting)
    while waiting:
        struct = waiting.pop()
        yield struct
        for field in msgspec.structs.fields(struct):
            for leaf in _leaves(field.type):
                if isinstance(leaf, type) and issubclass(leaf, Part) and leaf not in seen:
                    seen.add(leaf)
                    waiting.append(leaf)
