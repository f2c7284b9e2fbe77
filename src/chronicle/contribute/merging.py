"""Two records of one kind become one: lists are joined, values that differ are for a person.

The record dropped leaves its id behind as a former one, and every reference to it is rewritten.
"""

import re
from collections.abc import Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, get_args, get_origin

from chronicle.contribute.annotating import annotated_front, bare
from chronicle.contribute.changes import Change
from chronicle.contribute.content import Content, new_errors, problems_after, problems_of
from chronicle.contribute.leaves import type_of
from chronicle.contribute.named import Refused, named
from chronicle.contribute.renaming import (
    Plan,
    rewritten_files,
    rewritten_to,
    settings_notes,
    unsafe,
)
from chronicle.contribute.repeats import without_repeats
from chronicle.frontmatter import Noted, Writable, read_document, write_document, write_front
from chronicle.model import RECORD_OF, Claim, Common, Key, Kind, Localised, RelationKind
from chronicle.records import keys_of
from chronicle.settings import Settings
from chronicle.when import When, parse_when, sort_key

Choice = Literal["keep", "drop", "both"]
TEXT = "text"
_RELATIONS = get_args(RelationKind)


class Difference(NamedTuple):
    """A key whose values differ, as both files spell them."""

    key: str
    keep: str
    drop: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """What a person has to choose before anything is written."""

    keep: Key
    drop: Key
    differences: tuple[Difference, ...]


def plan_merge(  # noqa: PLR0913 - two records, what was chosen, and the world they stand in
    content: Content,
    settings: Settings,
    keep: str,
    drop: str,
    choices: Mapping[str, Choice],
    today: date,
) -> Plan | Undecided | Refused:
    """Plan to make one record of two; `choices` says for each key whose value holds."""
    kept, dropped = named(content, keep), named(content, drop)
    if isinstance(kept, Refused):
        return kept
    if isinstance(dropped, Refused):
        return dropped
    refused = _refusal(content, kept, dropped)
    if refused is not None:
        return refused
    found = rewritten_to(content, dropped, kept)
    paths = content.path_of(kept), content.path_of(dropped)
    problems = unsafe(content, found, paths)
    if problems:
        return Plan(dropped, kept, (), (), problems)
    texts = rewritten_files(content, found)
    own = [texts.pop(path, content.files[path]) for path in paths]
    joined = _Joined(kept.kind, choices)
    front, body = joined.files(paths, own)
    if joined.differences:
        return Undecided(kept, dropped, tuple(joined.differences))
    front["former_ids"] = _former_ids(content, kept, dropped)
    joined.leave_out_itself(front, kept)
    ordered = {key: front[key] for key in keys_of(RECORD_OF[kept.kind]) if key in front}
    texts[paths[0]] = write_document(ordered, body).encode()
    for path, data in texts.items():
        texts[path] = without_repeats(path, data)
        if texts[path] != data:
            joined.notes.append(f"{path}: what then stood twice in a list stands there once")
    changes = (
        *(Change(path, content.files[path], data) for path, data in texts.items()),
        Change(paths[1], content.files[paths[1]], None),
    )
    after = new_errors(problems_of(content, today), problems_after(content, changes, today))
    elsewhere = tuple(one for one in found if one.reference.place.path not in paths)
    notes = (*joined.notes, *settings_notes(settings, dropped, kept))
    return Plan(dropped, kept, changes, elsewhere, after, notes)


def _refusal(content: Content, kept: Key, dropped: Key) -> Refused | None:
    if kept == dropped:
        return Refused(f"{kept} is one record already", "name two")
    if kept.kind != dropped.kind:
        return Refused(f"{kept} and {dropped} are of two kinds", "only records of one kind merge")
    for key in (kept, dropped):
        record = content.chronicle.records[key]
        if isinstance(record, Common) and record.withdrawn:
            return Refused(f"{key} was withdrawn", "what was taken back stays by itself")
    return None


def _former_ids(content: Content, kept: Key, dropped: Key) -> list[str]:
    former = [
        *getattr(content.chronicle.records[kept], "former_ids", ()),
        dropped.id,
        *getattr(content.chronicle.records[dropped], "former_ids", ()),
    ]
    return list(dict.fromkeys(former))


@dataclass(slots=True)
class _Joined:
    """The joining of two files: what was chosen, what is open, and what has to be told."""

    kind: Kind
    choices: Mapping[str, Choice]
    differences: list[Difference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def files(self, paths: Several[str], own: Several[bytes]) -> tuple[dict[str, Writable], str]:
        """The front matter and the text of both files, joined."""
        documents = [read_document(path, data)[0] for path, data in zip(paths, own, strict=True)]
        kept, dropped = documents
        if kept is None or dropped is None:
            raise ValueError(f"{paths} cannot be read")
        fronts = [annotated_front(path, data) for path, data in zip(paths, own, strict=True)]
        front = self.fronts(*fronts)
        return front, self.texts(kept.body, dropped.body)

    def fronts(self, keep: dict[str, Writable], drop: dict[str, Writable]) -> dict[str, Writable]:
        joined = dict(keep)
        for key, value in drop.items():
            if key not in joined:
                joined[key] = value
            elif bare(joined[key]) != bare(value):
                joined[key] = self.values(key, joined[key], value)
        if "name" in keep and "name" in drop and bare(keep["name"]) != bare(drop["name"]):
            lost = drop if bare(joined["name"]) == bare(keep["name"]) else keep
            aliases = list(_items(joined.get("aliases", [])))
            if all(bare(alias) != bare(lost["name"]) for alias in aliases):
                joined["aliases"] = [*aliases, bare(lost["name"])]
                self.notes.append(f"{bare(lost['name'])!r} is now an alias")
        return joined

    def values(self, key: str, keep: Writable, drop: Writable) -> Writable:
        """Two values of one key that differ."""
        annotation, _ = type_of(self.kind, key)
        if key == "former_ids":
            return keep
        if key == "added":
            return min(keep, drop, key=_moment)
        if get_origin(annotation) is tuple:
            item = get_args(annotation)[0]
            if item is Localised:
                return self.languages(key, _entries(keep), _entries(drop))
            return self.lists(_items(keep), _items(drop), item)
        return self.chosen(key, keep, drop)

    def lists(self, keep: list[Writable], drop: list[Writable], item: Any) -> list[Writable]:
        there = [bare(one) for one in keep]
        new = [one for one in drop if bare(one) not in there]
        return [*keep, *(self.claims(keep, new) if item is Claim else new)]

    def claims(self, keep: list[Writable], new: list[Writable]) -> list[Writable]:
        """Claims under ids that are free, since the ids of claims are anchors of one page.

        One that is there under another id is there already.
        """
        taken = {str(_entries(bare(claim))["id"]) for claim in keep}
        asked = {str(_entries(bare(claim))["id"]) for claim in new}
        there = [_nameless(claim) for claim in keep]
        found: list[Writable] = []
        for claim in new:
            if _nameless(claim) in there:
                continue
            fields = _entries(claim)
            id_ = str(bare(fields["id"]))
            free = _free(id_, taken | asked) if id_ in taken else id_
            taken.add(free)
            if free == id_:
                found.append(claim)
            else:
                self.notes.append(f"claim {id_} of the record dropped is now {free}")
                found.append(_with_entries(claim, {**fields, "id": free}))
        return found

    def languages(
        self, key: str, keep: dict[str, Writable], drop: dict[str, Writable]
    ) -> dict[str, Writable]:
        joined = dict(keep)
        for lang, name in drop.items():
            if lang not in joined:
                joined[lang] = name
            elif bare(joined[lang]) != bare(name):
                joined[lang] = self.chosen(f"{key}.{lang}", joined[lang], name)
        return joined

    def chosen(self, key: str, keep: Writable, drop: Writable) -> Writable:
        choice = self.choices.get(key)
        if choice in {"keep", "drop"}:
            return keep if choice == "keep" else drop
        self.differences.append(Difference(key, _shown(keep), _shown(drop)))
        return keep

    def texts(self, keep: str, drop: str) -> str:
        kept, dropped = keep.strip(), drop.strip()
        if not dropped or kept == dropped:
            return keep
        if not kept:
            return drop
        choice = self.choices.get(TEXT)
        if choice is None:
            self.differences.append(Difference(TEXT, _short(kept), _short(dropped)))
        if choice == "both":
            return f"{kept}\n\n{dropped}\n"
        return drop if choice == "drop" else keep

    def leave_out_itself(self, front: dict[str, Writable], kept: Key) -> None:
        """A record is not related to itself: such relations go, and that is told."""
        if "relations" not in front:
            return
        stay: list[Writable] = []
        for one in _items(front["relations"]):
            names = {
                name: value for name, value in _entries(bare(one)).items() if name in _RELATIONS
            }
            if kept.id in {str(value).rpartition(":")[2] for value in names.values()}:
                self.notes.append(f"the relation {next(iter(names))} between the two is gone")
            else:
                stay.append(one)
        if stay:
            front["relations"] = stay
        else:
            del front["relations"]


def _items(value: Writable) -> list[Writable]:
    value = value.value if isinstance(value, Noted) else value
    return list(value) if isinstance(value, list) else []


def _entries(value: Writable) -> dict[str, Writable]:
    value = value.value if isinstance(value, Noted) else value
    return dict(value) if isinstance(value, dict) else {}


def _with_entries(value: Writable, entries: dict[str, Writable]) -> Writable:
    if isinstance(value, Noted):
        return Noted(entries, value.note, value.above, value.below)
    return entries


def _nameless(claim: Writable) -> dict[str, Writable]:
    return {key: value for key, value in _entries(bare(claim)).items() if key != "id"}


def _free(id_: str, taken: set[str]) -> str:
    stem = re.sub(r"-[0-9]+$", "", id_)
    number = 1
    while id_ in taken:
        number += 1
        id_ = f"{stem}-{number}"
    return id_


def _moment(value: Writable) -> Any:
    when = parse_when(str(bare(value)))
    return sort_key(when) if isinstance(when, When) else ()


def _shown(value: Writable) -> str:
    plain = bare(value)
    if isinstance(plain, str):
        return plain
    return _short(write_front({"x": plain}).removeprefix("x:").strip())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 100 else f"{text[:99]}…"
