"""The format reference, written from the model: every key of every kind, its values and meaning."""

import sys
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta

from chronicle.model import (
    AUDIENCES,
    FOLDERS,
    RECORDS,
    Audience,
    Common,
    Country,
    Described,
    Language,
    Localised,
    Part,
    Quoted,
    Record,
    Ref,
    Relation,
    Slug,
    To,
    Url,
    Vague,
    Wikidata,
    Zone,
)
from chronicle.records import keys_of
from chronicle.when import When

_HEAD = """\
# The format of records

Generated from `src/chronicle/model.py` by `make reference`; do not edit.

A record is a file `content/<kinds>/…/<id>.md`: YAML front matter between two lines `---`, then text
in Markdown with links `[[id]]`, `[[kind:id]]` or `[[id|words]]`. Every value is read as it is
written: `no`, `12:30` and `010` stay what they are. Keys marked * are required.
"""

_LEAVES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    When: "date (EDTF, or minutes with an offset)",
    Url: "web address",
    Quoted: "exact words",
    Zone: "IANA time zone",
    Language: "language code",
    Country: "country code",
    Wikidata: "Wikidata id",
    Slug: "small letters, digits, hyphens",
    Localised: "`language: name`",
    Described: "`{described_as: text}`",
    Vague: "`{vague: text}`",
    Audience: f"one of {', '.join(f'`{word}`' for word in AUDIENCES)}",
}


def format_reference() -> str:
    """The whole reference, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    parts: dict[type[Part], None] = {}
    for record in RECORDS:
        yield f"## {record.record_kind}: `content/{FOLDERS[record.record_kind]}/`\n"
        yield f"{_summary(record)}\n"
        common = keys_of(Common)
        yield from _table(record, [key for key in keys_of(record) if key not in common], parts)
    yield "## Every kind\n"
    yield from _table(Common, list(keys_of(Common)), parts)
    yield "## Parts\n"
    described: set[type[Part]] = set()
    while missing := [part for part in parts if part not in described]:
        for part in missing:
            described.add(part)
            yield f"### {_name(part)}\n"
            yield f"{_summary(part)}\n"
            yield from _table(part, list(keys_of(part)), parts)


def _table(
    struct: type[msgspec.Struct], keys: list[str], parts: dict[type[Part], None]
) -> Iterator[str]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    for key in keys:
        field = fields[key]
        mark = " *" if field.required else ""
        yield f"| `{key}`{mark} | {_words(field.type, parts)} | {_meaning(field.type)} |"
    yield ""


def _words(annotation: Any, parts: dict[type[Part], None]) -> str:
    """What a value of this type looks like."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        kinds = [kind for note in notes if isinstance(note, To) for kind in note.kinds]
        if kinds and inner is Ref:
            any_kind = len(kinds) == len(RECORDS)
            return "id of any record" if any_kind else f"id of {_either(kinds)}"
        return _words(inner, parts)
    if origin is Literal:
        return " ".join(f"`{word}`" for word in get_args(annotation))
    if origin in {Union, types.UnionType}:
        arms = [arm for arm in get_args(annotation) if arm is not types.NoneType]
        return ", or ".join(_words(arm, parts) for arm in arms)
    if origin is tuple:
        item = get_args(annotation)[0]
        return _LEAVES[item] + ", …" if item is Localised else f"list of: {_words(item, parts)}"
    if annotation is Relation:
        parts[Relation] = None
        return f"[{_name(Relation)}](#{_name(Relation)})"
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    parts[annotation] = None
    return f"[{_name(annotation)}](#{_name(annotation)})"


def _meaning(annotation: Any) -> str:
    if get_origin(annotation) is Annotated:
        for note in get_args(annotation)[1:]:
            if isinstance(note, Meta) and note.description:
                return note.description
    return ""


def _either(kinds: list[Any]) -> str:
    article = "an" if kinds[0][0] in "aeio" else "a"
    return f"{article} {' or '.join(kinds)}"


def _name(struct: type[msgspec.Struct]) -> str:
    return "".join(
        f"-{letter.lower()}" if letter.isupper() else letter for letter in struct.__name__
    ).lstrip("-")


def _summary(struct: type[Record] | type[Part]) -> str:
    return " ".join((struct.__doc__ or "").split())


def main() -> None:
    """Print the reference, for `make reference`."""
    sys.stdout.write(format_reference())
