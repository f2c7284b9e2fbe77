"""A new record from a few values: names completed to ids, dates read, the file and its id made.

What is asked for comes from the model. The record is looked through with all others before it is
written; nothing is written over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Meta

from chronicle.contribute.changes import Change
from chronicle.contribute.content import Content, new_errors, problems_after, problems_of
from chronicle.contribute.date_forms import mended
from chronicle.contribute.leaves import type_of
from chronicle.contribute.named import Refused, names_of, near, plainly
from chronicle.contribute.references import spelt
from chronicle.frontmatter import Writable, write_document
from chronicle.ingest.drafts import slug
from chronicle.model import FOLDERS, RECORD_OF, Common, Key, Kind, Localised, Part, Ref
from chronicle.near import did_you_mean
from chronicle.problems import Problem
from chronicle.records import keys_of
from chronicle.when import Unparsed, When, parse_when

_DATED: Mapping[Kind, str] = {"event": "date", "proposal": "tabled", "agreement": "signed"}


class Field(NamedTuple):
    """A key that can be given as plain values: several where `many`, records of `kinds`."""

    key: str
    meaning: str
    required: bool
    many: bool
    type: Any
    kinds: tuple[Kind, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The words allowed, where there is a list of them."""
        return get_args(self.type) if get_origin(self.type) is Literal else ()


@dataclass(frozen=True, slots=True)
class Created:
    """The new file, what is wrong with it, and what was made of what was given."""

    key: Key
    change: Change
    problems: tuple[Problem, ...]
    completed: tuple[tuple[str, str, str], ...] = ()


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The keys that plain values can fill, the required ones first, then in the model's order."""
    found = [
        field
        for field in _fields(kind)
        if field.key not in Common.__struct_fields__ or field.required
    ]
    return tuple(sorted(found, key=lambda field: not field.required))


def _fields(kind: Kind) -> Iterator[Field]:
    by_key = {field.encode_name: field for field in msgspec.structs.fields(RECORD_OF[kind])}
    for key in keys_of(RECORD_OF[kind]):
        annotation, kinds = type_of(kind, key)
        is_list = get_origin(annotation) is tuple
        item, own = type_of(kind, key, item=True) if is_list else (annotation, kinds)
        is_struct = isinstance(item, type) and issubclass(item, Part | Localised)
        if not is_struct:
            field = by_key[key]
            refs = own if item is Ref else ()
            yield Field(key, _meaning(field.type), field.required, is_list, item, refs)


def _meaning(annotation: Any) -> str:
    for note in getattr(annotation, "__metadata__", ()):
        if isinstance(note, Meta) and note.description:
            return note.description
    return ""


def value_of(content: Content, field: Field, text: str) -> str | Refused:
    """One value as the file will hold it, completed or mended; or why it cannot stand there."""
    text = text.strip()
    if field.type is Ref:
        return _id_of(content, field, text)
    if field.type is When:
        read = parse_when(mended(text) or text)
        if isinstance(read, Unparsed):
            return Refused(f"{field.key}: {read.message}", read.hint)
        return read.text
    if field.choices and text not in field.choices:
        hint = did_you_mean(text, field.choices) or f"use one of {', '.join(field.choices)}"
        return Refused(f"{field.key}: {text!r} is not allowed", hint)
    return text


def _id_of(content: Content, field: Field, text: str) -> str | Refused:
    """The id that a reference has to be, from an id, a name, or the only name that has a word."""
    records = content.chronicle.records
    known: dict[Key, object] = dict.fromkeys(content.keys.values())
    kind, _, id_ = text.rpartition(":")
    kinds = tuple(one for one in field.kinds if kind in {"", one})
    there = [Key(one, id_) for one in kinds if Key(one, id_) in known]
    found = tuple(there) or names_of(records.values()).find(id_, kinds)
    if not found:
        words = set(plainly(id_).split("-"))
        found = tuple(
            key for key in records if key.kind in kinds and words <= set(key.id.split("-"))
        )
    if len(found) == 1:
        return spelt(found[0], field.kinds, known)
    what = " or ".join(field.kinds)
    if found:
        offers = ", ".join(key.id for key in found[:8])
        return Refused(
            f"{field.key}: {text!r} could be several of kind {what}", f"one of {offers}?"
        )
    offered = near(records.values(), plainly(id_), kinds)
    hint = f"did you mean {' or '.join(key.id for key in offered)}?" if offered else ""
    hint = hint or f"add it first: `chronicle new {field.kinds[0]}`"
    return Refused(f"{field.key}: there is no {what} {text!r}", hint)


def create(  # noqa: PLR0913 - the world, and what goes into the file
    content: Content,
    kind: Kind,
    given: Mapping[str, Iterable[str]],
    text: str,
    id_: str,
    added: str,
    today: date,
) -> Created | Refused:
    """Make a record of the values given by key; `id_` is made from them where it is empty."""
    front: dict[str, Writable] = {}
    completed: list[tuple[str, str, str]] = []
    for field in _fields(kind):
        values: list[str] = []
        for one in given.get(field.key, ()):
            value = value_of(content, field, one)
            if isinstance(value, Refused):
                return value
            if value != one.strip():
                completed.append((field.key, one, value))
            values.append(value)
        if values:
            front[field.key] = values if field.many else values[-1]
        elif field.required:
            return Refused(f"{field.key} is missing", f"give it with --{option_of(field.key)}")
    name = str(front.get("name") or "")
    namesakes = names_of(content.chronicle.records.values()).find(name, (kind,)) if name else ()
    if namesakes and not id_:
        what = "an" if kind[0] in "aeio" else "a"
        hint = f"if it is {what} {kind} of its own, give it an id with --id"
        return Refused(f"{name!r} is a name of {content.path_of(namesakes[0])}", hint)
    front["added"] = added
    key = Key(kind, id_ or _free(content, kind, _made_id(kind, front)))
    path = f"{content.docs_dir}/{_folder(kind, front)}/{key.id}.md"
    if key in content.keys.values():
        there = content.path_of(key)
        return Refused(f"{key} is there already, as {there}", "give another with --id")
    body = f"{text.strip()}\n" if text.strip() else ""
    change = Change(path, None, write_document(front, body).encode())
    after = problems_after(content, [change], today)
    own = [problem for problem in after if problem.place.path == path]
    problems = (*new_errors(problems_of(content, today), after), *own)
    return Created(key, change, tuple(dict.fromkeys(problems)), tuple(completed))


def option_of(key: str) -> str:
    """The option of a key: `time_words` is `--time-words`."""
    return key.replace("_", "-")


def _made_id(kind: Kind, front: Mapping[str, Writable]) -> str:
    """An id as records of a kind have them: by date and title, by outlet, or by name."""
    title = str(front.get("title") or front.get("name") or "")
    if kind == "source":
        published = _day(str(front.get("published", "")))
        words = slug(title) or slug(str(front["url"]).rstrip("/").rpartition("/")[2]) or "article"
        return "-".join(part for part in (published, str(front["outlet"]), words) if part)
    if kind in _DATED:
        when = str(front.get(_DATED[kind], ""))
        day = _day(when) if kind == "event" else when[:4]
        return "-".join(part for part in (day, slug(title) or kind) if part)
    return plainly(title)[:60].strip("-") or kind


def _day(edtf: str) -> str:
    """The part of a date that is known to the day, month or year."""
    when = parse_when(edtf)
    text = edtf[:10]
    if not isinstance(when, When):
        return ""
    while text and isinstance(parse_when(text), Unparsed):
        text = text[:-1]
    return plainly(text)


def _folder(kind: Kind, front: Mapping[str, Writable]) -> str:
    year = str(front.get("date", ""))[:4]
    return f"{FOLDERS[kind]}/{year}" if kind == "event" and year.isdigit() else FOLDERS[kind]


def _free(content: Content, kind: Kind, id_: str) -> str:
    taken = {key.id for key in content.keys.values() if key.kind == kind}
    taken |= {key.id for key in content.chronicle.renamed if key.kind == kind}
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free
