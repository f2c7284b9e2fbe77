"""A record's file, with sources and claims added: every other byte stays as it is."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.frontmatter import (
    Document,
    Mapping,
    Noted,
    Scalar,
    Writable,
    read_document,
    write_front,
)
from chronicle.frontmatter import Sequence as List

# Keys that come after the claims in the canonical order.
_AFTER = ("added", "corrections", "former_ids", "withdrawn")


class _Block(NamedTuple):
    """The lines of a top-level key, by index: from its own up to, not with, `end`."""

    start: int
    end: int


def extended(
    text: str, document: Document, sources: Iterable[str], claims: Sequence[Mapping]
) -> str:
    """Add the sources that are not there yet, and claims under ids of their own."""
    with_sources = _with_sources(text.splitlines(keepends=True), document.front, sources)
    # Read again: lines have moved.
    moved, _ = read_document(document.path, with_sources.encode())
    front = document.front if moved is None else moved.front
    return _with_claims(with_sources.splitlines(keepends=True), front, claims)


def _with_sources(lines: list[str], front: Mapping, sources: Iterable[str]) -> str:
    there = front.get("sources")
    nodes = there.nodes if isinstance(there, List) else ()
    known = [node.text for node in nodes if isinstance(node, Scalar)]
    new = [source for source in dict.fromkeys(sources) if source not in known]
    block = _block(lines, front, "sources")
    if not new or block is None or not isinstance(there, List):
        return "".join(lines)
    if _is_flow(lines, there):
        comment = re.search(r"#\s*(.*?)\s*$", lines[block.end - 1])
        note = comment[1] if comment else ""
        written = write_front({"sources": Noted([*known, *new], note)})
        lines[block.start : block.end] = written.splitlines(keepends=True)
    else:
        pad = " " * (there.column - 1)
        lines[block.end : block.end] = [f"{pad}- {source}\n" for source in new]
    return "".join(lines)


def _with_claims(lines: list[str], front: Mapping, claims: Sequence[Mapping]) -> str:
    there = front.get("claims")
    old = there.nodes if isinstance(there, List) else ()
    new = _renamed(old, claims)
    if not new:
        return "".join(lines)
    block = _block(lines, front, "claims")
    if isinstance(there, List) and block is not None and old and not _is_flow(lines, there):
        written = write_front({"claims": new}).splitlines(keepends=True)[1:]
        pad = " " * (there.column - 1)
        lines[block.end : block.end] = [pad + line.removeprefix("  ") for line in written]
        return "".join(lines)
    written = write_front({"claims": [*old, *new]}).splitlines(keepends=True)
    if block is None:
        place = _place_for_claims(lines, front)
        block = _Block(place, place)
    lines[block.start : block.end] = written
    return "".join(lines)


def _renamed(old: Iterable[Writable], claims: Sequence[Mapping]) -> list[Writable]:
    """The claims, each with an id that no other in the file has."""
    taken = {id_ for claim in old if isinstance(claim, Mapping) and (id_ := _id_of(claim))}
    renamed: list[Writable] = []
    for claim in claims:
        id_ = _free(_id_of(claim), taken)
        taken.add(id_)
        fields: dict[str, Writable] = {key.text: value for key, value in claim.entries}
        renamed.append({**fields, "id": id_})
    return renamed


def _id_of(claim: Mapping) -> str:
    id_ = claim.get("id")
    return id_.text if isinstance(id_, Scalar) else ""


def _free(id_: str, taken: set[str]) -> str:
    if id_ and id_ not in taken:
        return id_
    stem = re.sub(r"-\d+$", "", id_) or "claim"
    return next(f"{stem}-{n}" for n in range(1, len(taken) + 2) if f"{stem}-{n}" not in taken)


# --- lines ---------------------------------------------------------------------------------


def _is_flow(lines: list[str], node: List) -> bool:
    return lines[node.line - 1][node.column - 1 : node.column] == "["


def _block(lines: list[str], front: Mapping, key: str) -> _Block | None:
    """The lines of a key; comments and empty lines behind them belong to what follows."""
    starts = sorted(name.line - 1 for name, _ in front.entries)
    start = next((name.line - 1 for name, _ in front.entries if name.text == key), None)
    if start is None:
        return None
    end = next((other for other in starts if other > start), _closing(lines))
    while end > start + 1 and re.match(r"#|\s*$", lines[end - 1]):
        end -= 1
    return _Block(start, end)


def _place_for_claims(lines: list[str], front: Mapping) -> int:
    """The line before which claims are put: that of the first key that follows them by custom."""
    after = [name.line - 1 for name, _ in front.entries if name.text in _AFTER]
    place = min(after, default=_closing(lines))
    while place > 1 and lines[place - 1].startswith("#"):
        place -= 1
    return place


def _closing(lines: list[str]) -> int:
    return next(number for number, line in enumerate(lines) if number and line.rstrip() == "---")
