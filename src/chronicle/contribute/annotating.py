"""The comments of a front matter, put back at the values they belong to.

A comment on a line of its own belongs to what follows it, unless it is indented deeper: then to
what stands before it. A comment behind something belongs to the largest value that begins on its
line and is complete there. No comment is lost; where two meet, one moves to a line of its own.
"""

import re
from collections.abc import Iterator
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

from chronicle.frontmatter import (
    Comment,
    Mapping,
    Node,
    Noted,
    Scalar,
    Sequence,
    Writable,
    front_comments,
    read_document,
)
from chronicle.text import read_text

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A value without comments."""

_ONLY_DASHES = re.compile(r"[\s-]*-\s*")


def annotated(
    tree: Mapping, source: Mapping, comments: Several[Comment], text: str
) -> dict[str, Writable]:
    """`tree`, the same values as `source` in any order, with the comments found in `text`.

    `text` is the whole file, in which the places of `source` and of the comments count.
    """
    entries = list(_entries(source))
    lines = text.split("\n")
    for comment in comments:
        before = lines[comment.place.line - 1][: comment.place.column - 1]
        if not before.strip():
            _own_line(comment, entries)
        elif _ONLY_DASHES.fullmatch(before):
            _above(comment, entries)
        else:
            _behind(comment, before, entries)
    return _mapping(tree, {entry.name: entry for entry in entries})


def annotated_front(path: str, data: bytes, tree: Mapping | None = None) -> dict[str, Writable]:
    """The front matter of a readable file with its comments, or a tree of the same values."""
    document, _ = read_document(path, data)
    text, _ = read_text(path, data)
    if document is None or text is None:
        raise ValueError(f"{path} cannot be read")
    return annotated(tree or document.front, document.front, front_comments(path, data), text)


def bare(value: Writable) -> Plain:
    """A value without any comments."""
    if isinstance(value, Noted):
        return bare(value.value)
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items()}
    if isinstance(value, list):
        return [bare(one) for one in value]
    return str(value)


# An entry by the place of its key, or of its value in a list, where the first key may stand too.
_Name = tuple[bool, int, int]


@dataclass(slots=True)
class _Entry:
    """A key with its value, or an item of a list, and the comments it collects.

    `column` is where its line would begin, `last` where the last value inside it starts.
    """

    name: _Name
    line: int
    column: int
    parent: "_Entry | None"
    last: tuple[int, int] = (0, 0)
    note: str = ""
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def climb(self, here: tuple[int, int]) -> "_Entry":
        """The outermost entry around this one that starts on its line and is complete here."""
        found = self
        while found.parent and found.parent.line == self.line and found.parent.last < here:
            found = found.parent
        return found


def _entries(node: Node, parent: _Entry | None = None) -> Iterator[_Entry]:
    """All entries in the order written, outer ones first."""
    children: list[tuple[_Name, int, Node]] = []
    if isinstance(node, Mapping):
        children.extend(
            ((False, key.line, key.column), key.column, value) for key, value in node.entries
        )
    elif isinstance(node, Sequence):
        children.extend(
            ((True, value.line, value.column), value.column - 2, value) for value in node.nodes
        )
    for name, column, value in children:
        entry = _Entry(name, name[1], column, parent)
        above: _Entry | None = entry
        while above is not None:
            above.last = max(above.last, (name[1], name[2]), (value.line, value.column))
            above = above.parent
        yield entry
        yield from _entries(value, entry)


def _own_line(comment: Comment, entries: list[_Entry]) -> None:
    line, column = comment.place.line, comment.place.column
    following = next((entry for entry in entries if entry.line > line), None)
    if following is None or column > following.column:
        before = [entry for entry in entries if entry.line < line and entry.column <= column]
        if before:
            before[-1].below.append(comment.text)
            return
    _above(comment, entries)


def _above(comment: Comment, entries: list[_Entry]) -> None:
    """Put a comment above what begins on a later line; below all where nothing does."""
    for entry in entries:
        if entry.line > comment.place.line:
            entry.above.append(comment.text)
            return
    entries[-1].below.append(comment.text)


def _behind(comment: Comment, before: str, entries: list[_Entry]) -> None:
    here = (comment.place.line, comment.place.column)
    entry = [entry for entry in entries if entry.name[1:] < here][-1]
    closing = before[len(before.rstrip("]}, \t")) :]
    for _ in range(closing.count("]") + closing.count("}")):
        if entry.parent and entry.parent.last < here:
            entry = entry.parent
    entry = entry.climb(here)
    if not entry.note:
        entry.note = comment.text
        return
    while entry.parent and entry.parent.line == entry.line:
        entry = entry.parent
    entry.above.append(comment.text)


def _noted(node: Node, entries: dict[_Name, _Entry]) -> Writable:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_item(value, entries) for value in node.nodes]
    return _mapping(node, entries)


def _mapping(node: Mapping, entries: dict[_Name, _Entry]) -> dict[str, Writable]:
    return {
        key.text: _with(entries[False, key.line, key.column], _noted(value, entries))
        for key, value in node.entries
    }


def _item(node: Node, entries: dict[_Name, _Entry]) -> Writable:
    """An item of a list; its first key stands on the line of the `-`."""
    entry = entries[True, node.line, node.column]
    if not isinstance(node, Mapping):
        return _with(entry, _noted(node, entries))
    value = _mapping(node, entries)
    first, one = next(iter(value.items()))
    if isinstance(one, Noted) and one.above:
        entry.above.extend(one.above)
        told = one.note or one.below
        one = msgspec.structs.replace(one, above=()) if told else one.value
        value[first] = one
    if len(value) == 1 and entry.note and not isinstance(one, Noted):
        # Such an item is written as `- key: value`, where there is room behind the value.
        value[first] = Noted(one, entry.note)
        entry.note = ""
    return _with(entry, value)


def _with(entry: _Entry, value: Writable) -> Writable:
    if entry.note or entry.above or entry.below:
        return Noted(value, entry.note, tuple(entry.above), tuple(entry.below))
    return value
