"""Every place in content/ that refers to a record: values of front matter and `[[…]]` in texts.

Also in files that give no record: a reference there is lost as surely as anywhere else.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chronicle.body import RefUse
from chronicle.contribute.content import Content
from chronicle.contribute.edits import Edit, as_written
from chronicle.contribute.leaves import leaves
from chronicle.frontmatter import Document
from chronicle.graph import resolve
from chronicle.markdown import ASSET, parse_body
from chronicle.model import AUDIENCES, KINDS, Key, Kind, Ref
from chronicle.problems import Place

TEXT = "text"
"""The `key` of a reference that stands in the text below the front matter."""

_INSIDE = re.compile(r"\[\[([^\[\]|\n\\]+)")


class Reference(NamedTuple):
    """A reference as written. `source` are the characters that spell it, empty if on many lines.

    `place` is where these begin, in a text behind the `[[`. `words` follow a `|` there; where
    `in_row`, the line may be a table's, in which `|` has another meaning.
    """

    place: Place
    key: str
    text: str
    source: str
    kinds: tuple[Kind, ...]
    words: str = ""
    in_row: bool = False

    @property
    def target(self) -> tuple[str, str]:
        """Kind, which may be empty, and id as written."""
        kind, _, id_ = self.text.rpartition(":")
        return kind, id_

    def edit(self, written: str) -> Edit:
        """The edit that lets it be written otherwise."""
        return Edit(self.place, self.source, written)


def references_in(path: str, data: bytes, document: Document, kind: Kind) -> Iterator[Reference]:
    """All references of one file, in the order written but for those in the text, which follow."""
    lines = data.decode().removeprefix("\ufeff").split("\n")
    for leaf in leaves(document.front, kind):
        if leaf.type is Ref:
            node = leaf.node
            place = Place(path, node.line, node.column)
            source = as_written(lines[node.line - 1], node)
            yield Reference(place, leaf.key, node.text.strip(), source, leaf.kinds)
    if "[[" not in document.body:
        return
    body, _ = parse_body(path, document.body, document.body_line)
    for part in body.parts:
        if isinstance(part, RefUse) and part.kind != ASSET:
            line, column = part.place.line, part.place.column
            found = _INSIDE.match(lines[line - 1], column - 1)
            inside = found[1] if found else ""
            begin = column + 2 + len(inside) - len(inside.lstrip())
            text = f"{part.kind}:{part.id}" if part.kind else part.id
            place = Place(path, line, begin)
            in_row = lines[line - 1].count("|") > (1 if part.words else 0)
            yield Reference(place, TEXT, text, inside.strip(), KINDS, part.words, in_row)


def references(content: Content) -> Iterator[Reference]:
    """All references of all files that could be read."""
    for path, document in content.documents.items():
        data = content.files[path]
        yield from references_in(path, data, document, content.keys[path].kind)


def resolved(
    reference: Reference, known: Mapping[Key, object], renamed: Mapping[Key, Key]
) -> tuple[Key, ...]:
    """The records, or broken files, that a reference can mean."""
    kind, id_ = reference.target
    return resolve(kind, id_, reference.kinds, known, renamed)


def spelt(target: Key, kinds: tuple[Kind, ...], keys: Mapping[Key, object]) -> str:
    """How a reference to a record is written where these kinds may stand, as short as can be."""
    if len(kinds) == 1:
        return target.id
    others = [kind for kind in kinds if kind != target.kind and Key(kind, target.id) in keys]
    is_word = target.id in AUDIENCES and set(kinds) == {"actor", "outlet"}
    return f"{target.kind}:{target.id}" if others or is_word else target.id
