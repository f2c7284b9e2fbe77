"""Where the fields of a record refer to others, read from the annotations of the model."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from chronicle.model import KINDS, Claim, Kind, Record, Ref, Relation, To
from chronicle.problems import Place


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
