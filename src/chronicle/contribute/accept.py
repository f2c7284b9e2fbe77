"""Drafts into content/: only when nothing is doubtful any more and the whole chronicle is clean.

A draft holds a doubt as a YAML comment that starts with `?`. Nothing is overwritten: a draft
leaves its folder once every file of the run stands in content/.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chronicle.checks import check
from chronicle.frontmatter import front_comments, read_document
from chronicle.graph import link
from chronicle.load import Loaded, load
from chronicle.model import FOLDERS, Key, Record
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.records import decode, key_of
from chronicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it: all problems in order, and the paths now in content/."""

    problems: tuple[Problem, ...]
    moved: tuple[str, ...] = ()


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
    found = list(_drafts(project, settings.docs_dir, drafts, problems))
    records: list[Record] = []
    for draft in found:
        problems.extend(doubts(draft.shown, draft.data))
        document, mistakes = read_document(draft.shown, draft.data)
        problems.extend(mistakes)
        if document is not None:
            record, more = decode(document, draft.key)
            problems.extend(more)
            records.extend([record] if record is not None else [])
    loaded = load(project, settings.docs_dir, {}, 0)
    problems.extend(_taken(project, found, loaded))
    broken = loaded.broken | {draft.key for draft in found}
    chronicle = link((*loaded.records, *records), broken, loaded.asset_paths)
    _, more = check(chronicle, today)
    problems.extend((*loaded.problems, *chronicle.problems, *more))
    if not found and not problems:
        hint = "name a draft, or a folder of drafts, that `chronicle import` made"
        problems.append(Problem(Place(str(drafts[0])), "draft-missing", "no draft here", hint))
    if has_errors(problems):
        return Accepted(in_order(problems))
    for draft in found:
        _put(project / draft.target, _stamped(draft.data, added))
    for draft in found:
        draft.file.unlink()
        _prune(draft)
    return Accepted(in_order(problems), tuple(draft.target for draft in found))


def doubts(path: str, data: bytes) -> Iterator[Problem]:
    """Every doubt that a draft's front matter still holds, at its place."""
    for comment in front_comments(path, data):
        if comment.text.startswith("?"):
            yield Problem(
                comment.place,
                "draft-doubt",
                f"still open: {comment.text.removeprefix('?').strip()}",
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
    """Write a file whole, and only where there is none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)


def _prune(draft: _Draft) -> None:
    """Remove the folders that a moved draft leaves empty, up to the one its import made."""
    depth = draft.target.count("/")
    for folder in draft.file.parents[:depth]:
        if any(folder.iterdir()):
            return
        folder.rmdir()
