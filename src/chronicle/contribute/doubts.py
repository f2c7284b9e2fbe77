"""The doubts of a draft, each with the field that it stands at, and what may be done about one.

A doubt is a comment that starts with `?`, behind a value, behind the key of a longer one, or above
an item of a list. Deciding one changes its lines and no other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronicle.frontmatter import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Writable,
    front_comments,
    read_document,
    write_front,
)
from chronicle.model import FOLDERS, Key
from chronicle.problems import Place, Problem
from chronicle.records import decode


class Doubt(NamedTuple):
    """One open question. `key` is its field, as `claims/umerov-1/speaker`, empty if none is near.

    `first` and `end` are the lines of the field, by index, `item` tells one of a list.
    """

    key: str
    question: str
    place: Place
    value: Node | None
    first: int
    end: int
    item: bool = False


class _Field(NamedTuple):
    key: str
    value: Node
    line: int
    item: bool


def doubts_in(path: str, data: bytes) -> tuple[Doubt, ...]:
    """All doubts of a draft, in order; none where its front matter cannot be read."""
    document, _ = read_document(path, data)
    if document is None:
        return ()
    lines = _lines(data)
    fields = tuple(_fields(document.front, "", lines))
    return tuple(
        _doubt(comment.place, comment.text[1:].strip(), fields, lines)
        for comment in front_comments(path, data)
        if comment.text.startswith("?")
    )


def _lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n", "\n").removeprefix("\ufeff").splitlines(keepends=True)


def _doubt(place: Place, question: str, fields: tuple[_Field, ...], lines: list[str]) -> Doubt:
    alone = not lines[place.line - 1][: place.column - 1].strip()
    if alone:
        found = next((field for field in fields if field.line > place.line), None)
    else:
        # Behind the first key of an item it is the key's, above an item the item's.
        found = next(
            (one for one in fields if one.line == place.line and not _is_opened(one, lines)), None
        )
    if found is None:
        return Doubt("", question, place, None, place.line - 1, place.line)
    end = _end(lines, found)
    first = place.line - 1 if alone else found.line - 1
    return Doubt(found.key, question, place, found.value, first, end, found.item)


def _is_opened(field: _Field, lines: list[str]) -> bool:
    return field.item and isinstance(field.value, Mapping) and not _is_flow(field.value, lines)


def _fields(node: Node, key: str, lines: list[str]) -> Iterator[_Field]:
    """The fields that a comment may stand at, in order: keys and items that have lines."""
    if isinstance(node, Mapping) and not _is_flow(node, lines):
        for name, value in node.entries:
            own = f"{key}/{name.text}" if key else name.text
            yield _Field(own, value, name.line, item=False)
            yield from _fields(value, own, lines)
    elif isinstance(node, Sequence) and not _is_flow(node, lines):
        for number, item in enumerate(node.nodes):
            own = f"{key}/{_name(item) or number}"
            yield _Field(own, item, item.line, item=True)
            yield from _fields(item, own, lines)


def _name(item: Node) -> str:
    """The id of an item that has one, which stays when others go."""
    id_ = item.get("id") if isinstance(item, Mapping) else None
    return id_.text if isinstance(id_, Scalar) else ""


def _is_flow(node: Mapping | Sequence, lines: list[str]) -> bool:
    return lines[node.line - 1][node.column - 1 : node.column] in {"{", "["}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: list[str], field: _Field) -> int:
    """The line after the last one of a field: where something stands that is no deeper."""
    start = field.line - 1
    depth = _indent(lines[start])
    if not field.item and lines[start].lstrip(" ").startswith("- "):
        depth += 2
    for number in range(start + 1, len(lines)):
        line = lines[number]
        deeper = _indent(line) > depth or not line.strip()
        listed = (
            isinstance(field.value, Sequence)
            and not field.item
            and _indent(line) == depth
            and line.lstrip(" ").startswith("- ")
        )
        if not deeper and not listed:
            return _above_comments(lines, number, start + 1)
    return len(lines)


def _above_comments(lines: list[str], number: int, first: int) -> int:
    """A comment of its own above the next field belongs to that field."""
    while number > first and lines[number - 1].lstrip(" ").startswith("#"):
        number -= 1
    return number


# --- decisions -----------------------------------------------------------------------------


def accepted(data: bytes, doubt: Doubt) -> bytes:
    """The draft without the doubt: its value stays."""
    lines = _lines(data)
    number = doubt.place.line - 1
    before = lines[number][: doubt.place.column - 1].rstrip()
    lines[number : number + 1] = [f"{before}\n"] if before else []
    return "".join(lines).encode()


def edited(data: bytes, doubt: Doubt, answer: str) -> bytes:
    """The draft with another value there, and without the doubt.

    What begins with `{` or `[` is taken as YAML, everything else as a text.
    """
    lines = _lines(data)
    value = _value(answer)
    name = doubt.key.rpartition("/")[2]
    field = doubt.place.line - 1
    start = next(n for n in range(doubt.first, doubt.end) if not lines[n].lstrip().startswith("#"))
    pad = " " * _indent(lines[start])
    if doubt.item:
        written = write_front({"x": [value]}).splitlines(keepends=True)
        inline = re.fullmatch(r"x: \[(.*)\]\n", written[0], re.DOTALL)
        new = [f"- {inline[1]}\n"] if inline else [line.removeprefix("  ") for line in written[1:]]
    else:
        new = write_front({name: value}).splitlines(keepends=True)
        if lines[start].lstrip(" ").startswith("- "):
            new = [f"- {new[0]}", *(f"  {line}" for line in new[1:])]
    lines[min(doubt.first, field) : doubt.end] = [pad + line for line in new]
    return "".join(lines).encode()


def _value(answer: str) -> Writable:
    if answer[:1] in {"{", "["}:
        document, problems = read_document("answer", f"---\nx: {answer}\n---\n".encode())
        if document is not None and not problems and (node := document.front.get("x")) is not None:
            return node
    return answer


# A claim without one of these says nothing, so that it goes as a whole.
_OF_A_CLAIM = frozenset({"id", "speaker", "quote", "says", "source"})
# Without one of these there is no record.
_OF_A_RECORD = frozenset({"title", "date", "sources", "outlet", "url", "name"})


def what_goes(doubt: Doubt) -> str:
    """What has to go with a field: its key, that of its claim, or empty for the whole draft."""
    parts = doubt.key.split("/")
    if len(parts) == 1 and parts[0] in _OF_A_RECORD | {""}:
        return ""
    if parts[0] == "claims" and len(parts) > 2 and parts[2] in _OF_A_CLAIM:
        return "/".join(parts[:2])
    return doubt.key


def dropped(path: str, data: bytes, doubt: Doubt) -> bytes | None:
    """The draft without the field, or without the claim that needs it; None: nothing is left."""
    goes = what_goes(doubt)
    document, _ = read_document(path, data)
    if not goes or document is None:
        return None
    lines = _lines(data)
    fields = tuple(_fields(document.front, "", lines))
    while True:
        field = next((one for one in fields if one.key == goes), None)
        parent = goes.rpartition("/")[0]
        siblings = [one for one in fields if one.key.rpartition("/")[0] == parent]
        if field is None or not parent or len(siblings) > 1:
            break
        goes = parent  # an empty list or mapping says nothing
    if field is None:
        return accepted(data, doubt)
    return "".join(_without(lines, field)).encode()


def _without(lines: list[str], field: _Field) -> list[str]:
    start, end = field.line - 1, _end(lines, field)
    head = lines[start]
    while start > 1 and lines[start - 1].lstrip(" ").startswith("# ?"):
        start -= 1
    rest = lines[end:]
    if not field.item and head.lstrip(" ").startswith("- ") and rest:
        # The first key of an item takes the item's mark with it: the next one gets it.
        rest[0] = f"{' ' * _indent(head)}- {rest[0].lstrip(' ')}"
    return [*lines[:start], *rest]


def counting(path: str, data: bytes) -> tuple[Doubt, ...]:
    """The doubts that must be decided: of an event added to another only those of what is added."""
    found = doubts_in(path, data)
    if any("same-as" in _keys(doubt.value) for doubt in found):
        # First of all whether it is the same, since the rest may then be moot.
        return tuple(sorted(found, key=lambda doubt: "same-as" not in _keys(doubt.value)))
    if not is_added(path, data):
        return found
    return tuple(doubt for doubt in found if doubt.key.startswith(("claims", "relations")))


def is_added(path: str, data: bytes) -> bool:
    """Tell a draft that is the same as a recorded event, so that it is added there."""
    document, _ = read_document(path, data)
    relations = document.front.get("relations") if document is not None else None
    nodes = relations.nodes if isinstance(relations, Sequence) else ()
    return any("same-as" in _keys(node) for node in nodes)


def _keys(node: Node | None) -> tuple[str, ...]:
    return tuple(name.text for name, _ in node.entries) if isinstance(node, Mapping) else ()


def new_mistakes(path: str, before: bytes, after: bytes) -> tuple[Problem, ...]:
    """What is wrong with a draft that was not wrong before."""
    old = {(problem.code, problem.message) for problem in _mistakes(path, before)}
    return tuple(
        problem for problem in _mistakes(path, after) if (problem.code, problem.message) not in old
    )


def _mistakes(path: str, data: bytes) -> tuple[Problem, ...]:
    document, problems = read_document(path, data)
    folders = {folder: kind for kind, folder in FOLDERS.items()}
    kind = next((folders[part] for part in path.split("/")[::-1] if part in folders), None)
    if document is None or kind is None:
        return problems
    _, more = decode(document, Key(kind, path.rpartition("/")[2].removesuffix(".md")))
    return (*problems, *more)
