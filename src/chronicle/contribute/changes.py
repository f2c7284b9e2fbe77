"""Changes to several files of content/, written all or not at all as far as a file system allows.

Everything new is first written beside its place, then moved there file by file; files go last. A
run that is killed leaves whole files, and the same command run again finishes its work. A file that
someone else has changed since it was read is never written over.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from chronicle.disk import settle, write_through
from chronicle.problems import Place, Problem


class Change(NamedTuple):
    """One file: `before` is None where it is new, `after` where it goes.

    With `moved_from` it takes the place of that file, whose bytes are `before`.
    """

    path: str
    before: bytes | None
    after: bytes | None
    moved_from: str = ""


def write_changes(project: Path, docs_dir: str, changes: Sequence[Change]) -> tuple[Problem, ...]:
    """Write all changes below `docs_dir`, or none and say why."""
    refused = tuple(
        problem
        for change in changes
        for problem in (_refusal(project, docs_dir, change),)
        if problem is not None
    )
    if refused:
        return refused
    done: list[Change] = []
    try:
        for change in changes:
            _prepare(project, change)
        for change in sorted(changes, key=_goes):
            if _goes(change) and not any(map(_goes, done)):
                _wait(project, done)
            done.append(change)
            _carry_out(project, change)
        _wait(project, done)
    except OSError as error:
        for change in reversed(done):
            _undo(project, change)
        place = Place(Path(os.path.relpath(error.filename or project, project)).as_posix())
        message = f"cannot be written: {error.strerror}"
        hint = "nothing was changed; make room, or check permissions, and run this again"
        return (Problem(place, "file-write", message, hint),)
    finally:
        for change in changes:
            _beside(project / change.path).unlink(missing_ok=True)
    return ()


def _goes(change: Change) -> bool:
    return change.after is None


def _wait(project: Path, done: Sequence[Change]) -> None:
    """Until the disk has every new name: what they were written from goes after them."""
    named = {path for change in done for path in (change.path, change.moved_from) if path}
    for folder in sorted({(project / path).parent for path in named}):
        settle(folder)


def _refusal(project: Path, docs_dir: str, change: Change) -> Problem | None:
    place = Place(change.path)
    parts = change.path.split("/")
    if not change.path.startswith(f"{docs_dir}/"):
        return Problem(place, "file-outside", f"lies outside {docs_dir}/", "nothing was changed")
    folders = (project / "/".join(parts[:number]) for number in range(1, len(parts)))
    if ".." in parts or any(folder.is_symlink() for folder in folders):
        return Problem(place, "file-link", "is reached by a symbolic link", "nothing was changed")
    there = project / (change.moved_from or change.path)
    now = there.read_bytes() if there.is_file() and not there.is_symlink() else None
    if now != change.before or (change.moved_from and (project / change.path).exists()):
        hint = "nothing was changed; run this again"
        return Problem(place, "file-changed", "was changed by someone else meanwhile", hint)
    return None


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _prepare(project: Path, change: Change) -> None:
    if change.after is not None:
        path = project / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(_beside(path), change.after)


def _carry_out(project: Path, change: Change) -> None:
    path = project / change.path
    if change.after is None:
        path.unlink()
        return
    if change.moved_from:
        # New words first, then the new name: the file is whole and is one at every moment.
        old = project / change.moved_from
        _beside(path).replace(old)
        old.replace(path)
    else:
        _beside(path).replace(path)


def _undo(project: Path, change: Change) -> None:
    path = project / change.path
    if change.moved_from and path.exists():
        path.replace(project / change.moved_from)
    if change.before is None:
        path.unlink(missing_ok=True)
    else:
        (project / (change.moved_from or change.path)).write_bytes(change.before)
