"""Drafts into content/: only when nothing is doubtful any more and the whole chronicle is clean.

A draft holds a doubt as a YAML comment that starts with `?`. Nothing is overwritten: a draft
leaves its folder once every file of the run stands in content/. A drafted event that is `same-as`
a recorded one adds its sources and claims there, and becomes no entry of its own.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replace_in
from datetime import date
from pathlib import Path

from chronicle.checks import check
from chronicle.contribute.doubts import counting
from chronicle.contribute.extend import extended
from chronicle.disk import secure, settle, write_through
from chronicle.frontmatter import Document, Mapping, Node, Scalar, read_document
from chronicle.frontmatter import Sequence as List
from chronicle.graph import link
from chronicle.load import Loaded, load
from chronicle.model import FOLDERS, Event, Key, Record, Relation
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.records import decode, key_of
from chronicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it: all problems in order, the paths now in content/, and those added to."""

    problems: tuple[Problem, ...]
    moved: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    file: Path
    shown: str
    target: str
    key: Key
    data: bytes


def accept(
    project: Path, settings: Settings, drafts: Sequence[Path], today: date, added: str
) -> Accepted:
    """Move drafts, files or folders of files, to content/; `added` is the moment, as EDTF."""
    problems: list[Problem] = []
    found = _led_on(list(_drafts(project, settings.docs_dir, drafts, problems)))
    loaded = load(project, settings.docs_dir, {}, 0)
    there = {record.key: record for record in loaded.records}
    additions = _Additions(project, there)
    new: list[_Draft] = []
    records: list[Record] = []
    for draft in found:
        document, mistakes = read_document(draft.shown, draft.data)
        problems.extend(mistakes)
        record = None
        if document is not None:
            record, more = decode(document, draft.key)
            problems.extend(more)
        same = _same_as(record)
        problems.extend(doubts(draft.shown, draft.data))
        if same is not None and document is not None:
            problems.extend(additions.add(document, same))
            continue
        new.append(draft)
        records.extend([record] if record is not None else [])
    problems.extend(_taken(project, new, loaded))
    extended = additions.records()
    kept = [record for record in loaded.records if record.key not in extended]
    broken = loaded.broken | {draft.key for draft in new}
    chronicle = link((*kept, *extended.values(), *records), broken, loaded.asset_paths)
    _, more = check(chronicle, today)
    problems.extend((*loaded.problems, *chronicle.problems, *more))
    if not found and not problems:
        hint = "name a draft, or a folder of drafts, that `chronicle import` made"
        problems.append(Problem(Place(str(drafts[0])), "draft-missing", "no draft here", hint))
    if has_errors(problems):
        return Accepted(in_order(problems))
    for draft in new:
        _put(project / draft.target, _stamped(draft.data, added))
    for path, text in additions.texts.items():
        secure(project / path, text.encode())
    for draft in found:
        draft.file.unlink()
        _prune(draft)
    moved = tuple(draft.target for draft in new)
    return Accepted(in_order(problems), moved, tuple(additions.texts))


def _led_on(found: list[_Draft]) -> list[_Draft]:
    """The drafts, with refs to one that is added to a recorded event leading to that event."""
    led: dict[str, str] = {}
    for draft in found:
        document, _ = read_document(draft.shown, draft.data)
        record = decode(document, draft.key)[0] if document is not None else None
        if (same := _same_as(record)) is not None:
            led[draft.key.id] = same.target.id
    if not led:
        return found
    ids = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, led))})(?![\w-])".encode())
    return [
        replace_in(draft, data=ids.sub(lambda id_: led[id_[0].decode()].encode(), draft.data))
        for draft in found
    ]


# --- additions to events that are there ------------------------------------------------------


@dataclass(slots=True)
class _Additions:
    """What is added to recorded events, as the text that each file will have."""

    project: Path
    there: dict[Key, Record]
    texts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)

    def add(self, draft: Document, same: Relation) -> Iterator[Problem]:
        """Add a draft's sources and claims to the event that it is the same as."""
        key = Key("event", same.target.id)
        target = self.there.get(key)
        if target is None:
            message = f"same-as: {same.target.id!r} is no event in content/"
            hint = (
                "accept the draft that makes it first, name a recorded event, or remove the line "
                "to make this one new"
            )
            yield Problem(same.target.place, "draft-same-as", message, hint)
            return
        text = self.texts.get(target.path) or (self.project / target.path).read_text("utf-8")
        document, _ = read_document(target.path, text.encode())
        if document is None:
            return  # it is broken, and says so itself
        claims = draft.front.get("claims")
        self.texts[target.path] = extended(
            text,
            document,
            [node.text for node in _nodes(draft.front.get("sources")) if isinstance(node, Scalar)],
            [node for node in _nodes(claims) if isinstance(node, Mapping)],
        )
        self.keys[target.path] = key

    def records(self) -> dict[Key, Record]:
        """The events as they will be."""
        found: dict[Key, Record] = {}
        for path, text in self.texts.items():
            document, _ = read_document(path, text.encode())
            record = decode(document, self.keys[path])[0] if document is not None else None
            if record is not None:
                found[self.keys[path]] = record
        return found


def _same_as(record: Record | None) -> Relation | None:
    if not isinstance(record, Event):
        return None
    return next((one for one in record.relations if one.relation == "same-as"), None)


def _nodes(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, List) else ()


def doubts(path: str, data: bytes) -> Iterator[Problem]:
    """Every doubt of a draft that has still to be decided, at its place."""
    for doubt in counting(path, data):
        yield Problem(
            doubt.place,
            "draft-doubt",
            f"still open: {doubt.question}",
            "decide, mend the value if needed, and remove the comment",
        )


def _drafts(
    project: Path, docs_dir: str, named: Iterable[Path], problems: list[Problem]
) -> Iterator[_Draft]:
    for path in named:
        files = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        for file in files:
            shown = Path(os.path.relpath(file, project)).as_posix()
            inside = _inside(file)
            if inside is None:
                hint = f"a draft lies in a folder {', '.join(FOLDERS.values())}"
                problems.append(Problem(Place(shown), "draft-kind", "of no kind", hint))
                continue
            target = f"{docs_dir}/{inside}"
            key = key_of(target)
            if isinstance(key, Problem):
                problems.append(Problem(Place(shown), key.code, key.message, key.hint))
                continue
            try:
                data = file.read_bytes()
            except OSError as error:
                hint = "name a file that `chronicle import` made"
                problems.append(Problem(Place(shown), "file-read", f"{error.strerror}", hint))
                continue
            yield _Draft(file, shown, target, key, data)


def _inside(file: Path) -> str | None:
    """A draft's path below the folder of its kind's name, that folder included."""
    parts = file.parts
    for number in range(len(parts) - 2, -1, -1):
        if parts[number] in FOLDERS.values():
            return "/".join(parts[number:])
    return None


def _taken(project: Path, drafts: Iterable[_Draft], loaded: Loaded) -> Iterator[Problem]:
    """Drafts whose file or id is in content/ already, or twice in this run."""
    owners = {record.key: record.path for record in loaded.records}
    for draft in drafts:
        there = draft.target if (project / draft.target).exists() else owners.get(draft.key)
        if there is not None:
            hint = "give the draft another name, or move what is new into that file by hand"
            message = f"{draft.key} is there already, as {there}"
            yield Problem(Place(draft.shown), "draft-exists", message, hint)
        owners[draft.key] = draft.shown


def _stamped(data: bytes, added: str) -> bytes:
    """The draft with the moment of its entry as the last key; a key already there stays."""
    lines = data.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines) if number and line.rstrip() == b"---")
    if not any(line.startswith(b"added:") for line in lines[:end]):
        lines.insert(end, f"added: {added}\n".encode())
    return b"".join(lines)


def _put(target: Path, data: bytes) -> None:
    """Write a file whole, and only where there is none; the draft goes once the disk has it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    write_through(target, data, "xb")
    settle(target.parent)


def _prune(draft: _Draft) -> None:
    """Remove the folders that a moved draft leaves empty, up to the one its import made."""
    depth = draft.target.count("/")
    for folder in draft.file.parents[:depth]:
        if any(folder.iterdir()):
            return
        folder.rmdir()
