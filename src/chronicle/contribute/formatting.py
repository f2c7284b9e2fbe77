"""A record's file in its canonical form: keys in the model's order, quotes only where needed.

Comments stay, and so does what the file means: only files whose record is whole are formatted, and
reading the result gives an equal record.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec

from chronicle.body import Body
from chronicle.contribute.annotating import annotated_front
from chronicle.contribute.changes import Change
from chronicle.contribute.content import Content
from chronicle.contribute.leaves import in_canonical_order
from chronicle.frontmatter import (
    Mapping,
    Scalar,
    Sequence,
    read_document,
    write_document,
)
from chronicle.markdown import parse_body
from chronicle.model import Key, Record
from chronicle.problems import Place, Problem, has_errors
from chronicle.records import decode

_BLANK_BEFORE = re.compile(r"\A(?:[ \t]*\n)+")
_BLANK_AFTER = re.compile(r"(?:\n[ \t]*)+\Z")


def format_content(
    content: Content, asked: Iterable[str] = ()
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """What has to change for all files, or those at and below the paths asked for."""
    wanted = tuple(asked)
    changes: list[Change] = []
    problems: list[Problem] = []
    for path, data in content.files.items():
        if wanted and not any(path == one or path.startswith(f"{one}/") for one in wanted):
            continue
        formatted = format_file(path, data, content.keys[path])
        problems.extend(formatted.problems)
        if formatted.data != data:
            changes.append(Change(path, data, formatted.data))
    return tuple(changes), tuple(problems)


def differences(changes: Iterable[Change]) -> tuple[Problem, ...]:
    """Each file that is not in its canonical form, at the first line that differs."""
    problems = []
    for change in changes:
        lines = zip_longest((change.before or b"").split(b"\n"), (change.after or b"").split(b"\n"))
        line = next(number for number, (old, new) in enumerate(lines, 1) if old != new)
        message = "not in the canonical form from here on"
        hint = f"run `chronicle fmt {change.path}`"
        problems.append(Problem(Place(change.path, line), "format", message, hint))
    return tuple(problems)


class Formatted(NamedTuple):
    """A file's canonical bytes, or the problems that keep it from being formatted."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def format_file(path: str, data: bytes, key: Key) -> Formatted:
    """Format the file of the record that `key` names; with mistakes in it, it stays as it is."""
    document, problems = read_document(path, data)
    if document is None or has_errors(problems):
        return Formatted(data, problems)
    record, more = decode(document, key)
    if record is None:
        return Formatted(data, (*problems, *more))
    tree = _stripped(in_canonical_order(document.front, key.kind))
    front = annotated_front(path, data, tree)
    return Formatted(write_document(front, _trimmed(path, document.body)).encode())


def meaning(record: Record) -> Any:
    """All that a record says, apart from the places where it says so."""
    return without_places(msgspec.structs.replace(record, keys=()))


def _stripped(node: Any) -> Any:
    """Values without the space around them, which the reader takes off anyway."""
    if isinstance(node, Scalar):
        return Scalar(node.text.strip(), node.line, node.column, node.plain)
    if isinstance(node, Sequence):
        return Sequence(tuple(map(_stripped, node.nodes)), node.line, node.column)
    entries = tuple((key, _stripped(value)) for key, value in node.entries)
    return Mapping(entries, node.line, node.column)


def _trimmed(path: str, body: str) -> str:
    """The text without blank lines around it, unless they mean something, as in open code."""
    if not body.strip():
        return ""
    trimmed = _BLANK_AFTER.sub("", _BLANK_BEFORE.sub("", body)) + "\n"
    means, now = (without_places(parse_body(path, text, 1)[0]) for text in (body, trimmed))
    return trimmed if means == now else body


def without_places(value: Any) -> Any:
    """A part of a record as a value that is equal wherever it stands."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(map(without_places, value))
    if isinstance(value, Body):
        return without_places((value.parts, value.summary))
    if isinstance(value, msgspec.Struct):
        fields = (without_places(getattr(value, name)) for name in value.__struct_fields__)
        return (type(value).__name__, *fields)
    return value
