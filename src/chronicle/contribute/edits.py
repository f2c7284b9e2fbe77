"""Words at a place in a file, exchanged for others: how fixes, renames and merges change files.

An edit says what stands at its place now, so that nothing else can be overwritten by mistake. All
of the file that no edit names keeps its bytes, line ends and order mark included.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from chronicle.frontmatter import Document, Scalar, Writable, write_front
from chronicle.model import RECORD_OF, Kind
from chronicle.problems import Place
from chronicle.records import keys_of

_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")


class Edit(NamedTuple):
    """At this place stand the characters `old`; they become `new`."""

    place: Place
    old: str
    new: str


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a readable file after all edits, which do not overlap."""
    lines = data.decode().split("\n")
    for edit in sorted(edits, key=lambda edit: edit.place, reverse=True):
        line = lines[edit.place.line - 1]
        start = edit.place.column - 1
        if not line.startswith(edit.old, start):
            raise ValueError(f"{edit.place}: {edit.old!r} does not stand here")
        lines[edit.place.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines).encode()


def as_written(line: str, scalar: Scalar) -> str:
    """The characters of a value, quotes included; empty where it goes over several lines."""
    start = scalar.column - 1
    if scalar.plain:
        return scalar.text if line.startswith(scalar.text, start) else ""
    found = _QUOTED.match(line, start)
    return found[0] if found else ""


def with_key(data: bytes, document: Document, kind: Kind, key: str, value: Writable) -> bytes:
    """The file with a top-level key set, in its own lines or where the model's order puts it."""
    end = "\r\n" if b"\r\n" in data else "\n"
    lines = data.decode().split("\n")
    written = write_front({key: value}).replace("\n", end).removesuffix("\n").split("\n")
    start, stop = _lines_of(lines, document, kind, key)
    return "\n".join([*lines[:start], *written, *lines[stop:]]).encode()


def without_key(data: bytes, document: Document, kind: Kind, key: str) -> bytes:
    """The file without the lines of a top-level key."""
    lines = data.decode().split("\n")
    start, stop = _lines_of(lines, document, kind, key)
    return "\n".join([*lines[:start], *lines[stop:]]).encode()


def _lines_of(lines: list[str], document: Document, kind: Kind, key: str) -> tuple[int, int]:
    """The lines of a key, counted from 0, without the last; none, where it should come, if new."""
    entries = document.front.entries
    closing = document.body_line - 2
    for number, (name, _) in enumerate(entries):
        if name.text == key:
            start = name.line - 1
            stop = entries[number + 1][0].line - 1 if number + 1 < len(entries) else closing
            # Comments and blank lines above the next key are the next key's.
            while stop > start + 1 and re.match(r"#|\s*$", lines[stop - 1]):
                stop -= 1
            return start, stop
    order = keys_of(RECORD_OF[kind])
    later = set(order[order.index(key) + 1 :])
    before = next((name.line - 1 for name, _ in entries if name.text in later), closing)
    while before < closing and lines[before - 1].startswith("#"):
        before -= 1  # the next key keeps its comments
    return before, before
