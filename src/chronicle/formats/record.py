"""A record as JSON: its keys are those of its file, refs say what they lead to.

What a record does not say is left out, but lists are always there. `formats.schema` describes the
same, from the same reading of the model.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.formats.json_text import write_json
from chronicle.model import (
    Audience,
    Claim,
    Described,
    Localised,
    Part,
    Quoted,
    Record,
    Ref,
    Vague,
)
from chronicle.page import Verdict
from chronicle.refs import refs_of
from chronicle.shapes import ListOf, NameByLanguage, fields_of
from chronicle.views.api import RecordFile, Target, api_date
from chronicle.views.furniture import SiteView
from chronicle.when import When

# The filter of a fingerprint is large and of no use without our way of asking it; who wants it
# finds it in the record's own file. A withdrawn record has no file but a note.
LEFT_OUT: Final = frozenset({"filter", "withdrawn"})


class _Told(NamedTuple):
    """What the refs and claims of one record come to, by the identity of the value."""

    targets: Mapping[int, Target]
    verdicts: Mapping[str, Verdict]


def write_record(view: RecordFile, site: SiteView) -> bytes:
    """The file of a record."""
    return write_json(record_json(view, site), site)


def record_json(view: RecordFile, site: SiteView) -> dict[str, Any]:
    """A record as plain values, in the order in which they are written."""
    record = view.record
    refs = (ref for _, _, ref, _ in refs_of(record))
    targets = {id(ref): target for ref, target in zip(refs, view.targets, strict=True)}
    quoted = (claim.id for claim in getattr(record, "claims", ()) if claim.quote)
    told = _Told(targets, dict(zip(quoted, view.verdicts, strict=True)))
    path = routes.record(record.key)
    head: dict[str, Any] = {
        "type": record.record_kind,
        "id": record.id,
        "label": view.label,
        "path": path,
    }
    if site.url:
        head["url"] = routes.absolute(site.url, path)
    head["file"] = record.path
    if site.edit:
        head["edit"] = routes.edit(site.edit, site.docs_dir, record.path)
    tail: dict[str, Any] = {"summary": view.prose.summary, "html": view.prose.__html__()}
    if view.updated:
        tail["updated"] = view.updated
    return {**head, **_struct(record, told), **tail}


def by_role(view: RecordFile) -> Mapping[str, Sequence[Target]]:
    """What a record's refs lead to, by the keys they stand under, such as `claims.speaker`."""
    found: dict[str, list[Target]] = {}
    for (role, _, _, _), target in zip(refs_of(view.record), view.targets, strict=True):
        found.setdefault(role, []).append(target)
    return found


def _struct(struct: Record | Part, told: _Told) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for attribute, key, empty in _keys(type(struct)):
        value = getattr(struct, attribute)
        if value is None or value in ("", ()):
            if empty is not None:
                written[key] = empty
        else:
            written[key] = _VALUES[type(value)](value, told)
    if isinstance(struct, Claim) and struct.quote:
        written["verdict"] = told.verdicts[struct.id]
    return written


@cache
def _keys(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """Attribute and key of each field, and what is written where it says nothing."""
    attributes = {field.encode_name: field.name for field in msgspec.structs.fields(struct)}
    empty: dict[type, Any] = {NameByLanguage: {}, ListOf: []}
    return tuple(
        (attributes[field.key], field.key, empty.get(type(field.shape)))
        for field in fields_of(struct)
        if field.key not in LEFT_OUT
    )


def _sequence(values: tuple[Any, ...], told: _Told) -> Any:
    if isinstance(values[0], Localised):
        return {one.lang: one.text for one in values}
    return [_VALUES[type(value)](value, told) for value in values]


def _as_it_is(value: Any, told: _Told) -> Any:  # noqa: ARG001 - as all of `_VALUES`
    return value


class _Values(dict[type, Callable[[Any, _Told], Any]]):
    """How each type of value is written; parts of records by their keys."""

    def __missing__(self, type_: type) -> Callable[[Any, _Told], Any]:
        if not issubclass(type_, Part):
            message = f"no JSON for {type_!r}"
            raise TypeError(message)
        self[type_] = _struct
        return _struct


_VALUES = _Values(
    {
        str: _as_it_is,
        int: _as_it_is,
        float: _as_it_is,
        bool: _as_it_is,
        tuple: _sequence,
        Ref: lambda ref, told: told.targets[id(ref)],
        When: lambda when, _: api_date(when),
        Quoted: lambda quoted, _: quoted.text,
        Described: lambda described, _: {"described_as": described.described_as},
        Vague: lambda vague, _: {"vague": vague.vague},
        Audience: lambda audience, _: {"audience": audience.word},
    }
)
