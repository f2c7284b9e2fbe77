"""A directory we own file by file: what we made we may replace or remove, nothing else.

The list of owned files lies in the directory itself, so that it survives a lost state. A path is
owned before it is written: if we crash in between, the next build still knows the file is ours.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from chronicle.disk import replace, secure
from chronicle.problems import Place, Problem

OWNED = ".chronicle"
_HEAD = "# The files of this folder that chronicle made; it changes no others.\n"


class Stamp(NamedTuple):
    """Size in bytes and time of change in nanoseconds: whether a file is still as written."""

    size: int
    mtime_ns: int


class Output:
    """The directory a site is written to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.owned = self._read_owned()
        self._made: set[str] = set()

    def _read_owned(self) -> frozenset[str]:
        try:
            lines = (self.root / OWNED).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return frozenset()
        return frozenset(line for line in lines[1:] if _is_inside(line))

    def stamps(self) -> dict[str, Stamp]:
        """Every file of the directory with its stamp; links are not followed."""
        found: dict[str, Stamp] = {}
        folders = [""]
        while folders:
            prefix = folders.pop()
            try:
                entries = list(os.scandir(self.root / prefix))
            except FileNotFoundError:
                continue
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{prefix}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[prefix + entry.name] = Stamp(status.st_size, status.st_mtime_ns)
        return found

    def refusals(self, paths: Iterable[str], there: Iterable[str]) -> tuple[Problem, ...]:
        """Why these paths may not be written: files that are not ours, or links to elsewhere."""
        foreign = set(there) - self.owned
        problems = [
            Problem(
                Place(f"{self.root.name}/{path}"),
                "output-foreign",
                "a file that chronicle did not make stands where a page belongs",
                "move it away, or choose another folder for the site",
            )
            for path in paths
            if path in foreign
        ]
        folders = {str(parent) for path in paths for parent in Path(path).parents}
        problems.extend(
            Problem(
                Place(f"{self.root.name}/{folder}"),
                "output-link",
                "a link stands where a folder of the site belongs",
                "remove the link",
            )
            for folder in sorted(folders)
            if (self.root / folder).is_symlink()
        )
        return tuple(problems)

    def own(self, paths: Iterable[str]) -> None:
        """Say that exactly these files are ours, before the first of them is written."""
        owned = frozenset(paths)
        if owned != self.owned or not (self.root / OWNED).exists():
            self.root.mkdir(parents=True, exist_ok=True)
            # Waits for the disk: without this list, what a power cut left would be somebody else's.
            secure(self.root / OWNED, (_HEAD + "".join(f"{p}\n" for p in sorted(owned))).encode())
            self.owned = owned

    def write(self, path: str, data: bytes) -> Stamp:
        """Put a whole file in place; one with the same bytes is left alone."""
        target = self.root / path
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        if _read(target) != data:
            replace(target, data)
        status = target.stat()
        return Stamp(status.st_size, status.st_mtime_ns)

    def remove(self, path: str) -> None:
        """Remove a file of ours, and the folders that are empty then."""
        target = self.root / path
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self.root:
                break
            try:
                parent.rmdir()
            except OSError:
                break
            self._made.discard(parent.relative_to(self.root).as_posix())


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _is_inside(path: str) -> bool:
    """Whether a path from the list stays in the directory, whoever wrote the list."""
    parts = path.split("/")
    return bool(path) and "\0" not in path and not {"", ".", ".."} & set(parts)


# --- whole directories ---------------------------------------------------------------------


def stage(root: Path) -> Path:
    """Make a copy of a directory beside it, of links where the file system has them.

    Files are replaced, never changed in place, so the links leave the original as it is. What an
    interrupted build left is cleared away first.
    """
    recover(root)
    staging = beside(root, "new")
    if root.is_dir():
        shutil.copytree(root, staging, symlinks=True, copy_function=_link)
    else:
        staging.mkdir(parents=True)
    return staging


def swap(root: Path, staging: Path) -> None:
    """Put a staged directory in the place of the old one, in one step where the system can."""
    if not root.exists():
        staging.rename(root)
        return
    old = beside(root, "old")
    if _exchange(staging, root):
        staging.rename(old)
    else:
        root.rename(old)
        staging.rename(root)
    shutil.rmtree(old)


def recover(root: Path) -> None:
    """Undo what a build that was stopped between two steps of a swap left behind."""
    old = beside(root, "old")
    if old.is_dir() and not root.exists():
        old.rename(root)
    for leftover in (beside(root, "new"), old):
        if leftover.is_dir():
            shutil.rmtree(leftover)


def beside(root: Path, what: str) -> Path:
    """The name of a working copy, hidden beside the directory it stands for."""
    return root.with_name(f".{root.name}.{what}")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK}:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two directories atomically (Linux renameat2, RENAME_EXCHANGE); False if it can't."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    at_cwd, exchange = -100, 2
    return bool(renameat2(at_cwd, os.fsencode(one), at_cwd, os.fsencode(other), exchange) == 0)
