"""A record's file is split into its front matter, read as a tree with places, and its body.

What the values mean is decided in `records`.
"""

import re
from collections import abc
from typing import Final

import msgspec

from chronicle.problems import Place, Problem, in_order
from chronicle.text import MAX_FILE, read_text
from chronicle.yaml.events import comments, read_mapping
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence
from chronicle.yaml.write import Noted, Writable, write_front

__all__ = [
    "MAX_BODY",
    "MAX_FILE",
    "Comment",
    "Document",
    "Mapping",
    "Node",
    "Noted",
    "Scalar",
    "Sequence",
    "Writable",
    "front_comments",
    "read_document",
    "write_document",
    "write_front",
]

MAX_BODY: Final = 100_000
"""Bytes of the longest body that is read."""

_CLOSING = re.compile(r"\n---[ \t]*(?:\n|\Z)")
_NEARLY = re.compile(r"^[ \t]*(?:-{2,}|\.{3}|\+{3})[ \t]*$", re.MULTILINE)
_ADD = "begin the file with a line '---', then `key: value` lines, then a line '---'"


class Document(msgspec.Struct, frozen=True):
    """A file as read. `body_line` is the line of the file on which the body begins."""

    path: str
    front: Mapping
    body: str
    body_line: int


class Comment(msgspec.Struct, frozen=True):
    """A YAML comment in front matter; `text` begins behind the `#` and is stripped."""

    text: str
    place: Place


def read_document(path: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Split a file and read its front matter.

    There may be errors beside a document: then it holds what was written, for further checks, but
    must not be published. Without a document the problems say why there is none.
    """
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    parts = _split(path, text)
    if isinstance(parts, Problem):
        return None, in_order((*problems, parts))
    front, body = parts
    body_line = front.count("\n") + 3
    tree, mistakes = read_mapping(path, front, first_line=2)
    if len(data) > MAX_BODY and len(body.encode()) > MAX_BODY:
        message = f"the text below the front matter has more than {MAX_BODY:,} bytes"
        too_large = Problem(Place(path, body_line), "body-too-large", message, "split the record")
        return None, in_order((*problems, *mistakes, too_large))
    if problems or mistakes:
        problems = in_order((*problems, *mistakes))
    return None if tree is None else Document(path, tree, body, body_line), problems


def front_comments(path: str, data: bytes) -> tuple[Comment, ...]:
    """All comments in the front matter of a file, in order; none where it cannot be read."""
    document, _ = read_document(path, data)
    text, _ = read_text(path, data)
    parts = None if document is None or text is None else _split(path, text)
    if parts is None or isinstance(parts, Problem):
        return ()
    return tuple(
        Comment(found.removeprefix("#").strip(), Place(path, line + 1, column))
        for line, column, found in comments(parts[0])
    )


def write_document(front: abc.Mapping[str, Writable] | Mapping, body: str) -> str:
    """Write a whole file; reading it gives the same front matter, but for places, and body."""
    return f"---\n{write_front(front)}---\n{body}"


def _split(path: str, text: str) -> tuple[str, str] | Problem:
    """The lines between the first line `---` and the next one, and what follows."""
    first, _, _ = text.partition("\n")
    if first.rstrip(" \t") != "---":
        start = first if len(first) <= 40 else f"{first[:39]}…"
        message = f"the file begins with {start!r}" if first else "the first line is empty"
        return Problem(Place(path), "front-matter-missing", message, _ADD)
    closing = _CLOSING.search(text, len(first))
    if closing is not None:
        return text[len(first) + 1 : closing.start() + 1], text[closing.end() :]
    hint = "end it with a line '---'"
    nearly = _NEARLY.search(text, len(first) + 1)
    if nearly is not None:
        line = text.count("\n", 0, nearly.start()) + 1
        hint += f", not {nearly[0]!r} as on line {line}"
    message = "the front matter that begins here has no end"
    return Problem(Place(path), "front-matter-unclosed", message, hint)
