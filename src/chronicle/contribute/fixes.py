"""Mistakes that have one remedy, put right at their place: ids, dates, and links to what moved.

A name or an alias becomes the id it belongs to, a former id the present one, a date in another form
the EDTF it must mean. What could mean two things is left to a person.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from chronicle.contribute.changes import Change
from chronicle.contribute.content import Content
from chronicle.contribute.date_forms import mended
from chronicle.contribute.edits import Edit, as_written, edited
from chronicle.contribute.leaves import leaves
from chronicle.contribute.named import Names, names_of, plainly
from chronicle.contribute.references import TEXT, Reference, references_in, resolved, spelt
from chronicle.model import KINDS, Key
from chronicle.problems import Place
from chronicle.when import Unparsed, When, parse_when


class Fix(NamedTuple):
    """One thing put right: what stood there, and what stands there now."""

    place: Place
    key: str
    found: str
    now: str

    def __str__(self) -> str:
        return f"{self.place}: fixed: {self.key}: {self.found!r} is now {self.now!r}"


def fix_content(
    content: Content, asked: Collection[str] = ()
) -> tuple[tuple[Change, ...], tuple[Fix, ...]]:
    """What has to change in all files, or in those asked for, and each fix in them."""
    names = names_of(content.chronicle.records.values())
    changes: list[Change] = []
    fixes: list[Fix] = []
    for path in content.documents:
        if asked and path not in asked:
            continue
        found = list(_fixes(content, path, names))
        if found:
            data = content.files[path]
            changes.append(Change(path, data, edited(data, (edit for edit, _ in found))))
            fixes.extend(fix for _, fix in found)
    return tuple(changes), tuple(sorted(fixes))


def _fixes(content: Content, path: str, names: Names) -> Iterator[tuple[Edit, Fix]]:
    data, document, kind = content.files[path], content.documents[path], content.keys[path].kind
    lines = data.decode().removeprefix("\ufeff").split("\n")
    for leaf in leaves(document.front, kind):
        if leaf.type is not When:
            continue
        node, text = leaf.node, leaf.node.text.strip()
        source = as_written(lines[node.line - 1], node)
        date = mended(text) if isinstance(parse_when(text), Unparsed) else ""
        if date and source:
            place = Place(path, node.line, node.column)
            yield Edit(place, source, date), Fix(place, leaf.key, text, date)
    for reference in references_in(path, data, document, kind):
        now = _mended_reference(content, reference, names) if reference.source else ""
        if now:
            fix = Fix(reference.place, reference.key, reference.text, now)
            yield reference.edit(now), fix


def _mended_reference(content: Content, reference: Reference, names: Names) -> str:
    """How a reference has to be written; empty where it is right or nobody can tell."""
    known: dict[Key, object] = dict.fromkeys(content.keys.values())
    found = resolved(reference, known, content.chronicle.renamed)
    if len(found) > 1 or (found and found[0].id == reference.target[1]):
        return ""
    kind, name = reference.target
    if not found:
        if kind and kind not in KINDS:
            kind, name = "", reference.text
        kinds = tuple(one for one in reference.kinds if kind in {"", one})
        found = names.find(name, kinds)
    if len(found) != 1:
        return ""
    now = spelt(found[0], reference.kinds, known)
    # In a text an id may stand alone, but a name was meant to be read; not if it is kept to
    # quotations, which a link never stands in.
    is_name = reference.key == TEXT and not reference.words and plainly(name) != name
    quoted = getattr(content.chronicle.records.get(found[0]), "only_quoted", ())
    return f"{now}|{name}" if is_name and not reference.in_row and name not in quoted else now
