"""A state of the repository as git keeps it, laid out in a folder: nothing is checked out.

The files are read from git's objects, so no attribute, filter or hook of a contributor has a say,
and links are not followed: they come out as empty files that the reader refuses.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chronicle.contribute.named import Refused

_MAX_FILES = 50_000
_MAX_BYTES = 6_000_000
"""Bytes of a file that are read; the reader refuses what is larger anyway."""


class _Blob(NamedTuple):
    mode: str
    object: str
    size: int
    path: str


def revision(project: Path, name: str) -> str | Refused:
    """The commit that a name stands for."""
    if name.startswith("-"):
        return Refused(f"{name!r} is no revision", "name a branch, tag or commit")
    done = _git(project, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git(project, "rev-parse", "--git-dir").returncode:
        hint = "name two folders instead: `chronicle diff OLD NEW`"
        return Refused("this is no git repository", hint)
    hint = "name a branch, tag or commit; a branch of a fork must be fetched first"
    return Refused(f"git knows no revision {name!r}", hint)


def common_ancestor(project: Path, one: str, other: str) -> str | Refused:
    """The commit where two lines of history parted."""
    done = _git(project, "merge-base", one, other)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    return Refused("the two revisions have no common ancestor", "compare them with two dots: A..B")


def lay_out(project: Path, commit: str, folder: Path, *paths: str) -> Refused | None:
    """Write the files of a commit at and below some paths of the project into a folder."""
    inside = _git(project, "rev-parse", "--show-prefix").stdout.decode().strip()
    listed = _git(
        project,
        "ls-tree",
        "-r",
        "-z",
        "-l",
        "--full-tree",
        commit,
        *(f"{inside}{p}" for p in paths),
    )
    if listed.returncode:
        return Refused(f"git cannot list {commit}", listed.stderr.decode(errors="replace").strip())
    blobs = [
        blob._replace(path=blob.path.removeprefix(inside))
        for blob in _blobs(listed.stdout)
        if _is_inside(blob.path.removeprefix(inside))
    ]
    if len(blobs) > _MAX_FILES:
        return Refused(f"{commit} has more than {_MAX_FILES} files", "compare two folders instead")
    wanted = [blob for blob in blobs if blob.mode.startswith("100") and blob.size <= _MAX_BYTES]
    contents = _contents(project, [blob.object for blob in wanted])
    for blob, data in zip(wanted, contents, strict=True):
        _file(folder, blob.path).write_bytes(data)
    for blob in blobs:
        if blob not in wanted:
            # What cannot be a record or an asset: a link, another repository, or far too large.
            target = _file(folder, blob.path)
            if blob.size > _MAX_BYTES:
                with target.open("wb") as file:
                    file.truncate(blob.size)
            else:
                target.symlink_to(os.devnull)
    return None


def _file(folder: Path, path: str) -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return not path.startswith("/") and "" not in parts and ".." not in parts and "." not in parts


def _blobs(listed: bytes) -> Iterator[_Blob]:
    for line in filter(None, listed.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, _, object_, size = head.decode().split()
        yield _Blob(mode, object_, int(size) if size.isdigit() else 0, os.fsdecode(path))


def _contents(project: Path, objects: list[str]) -> Iterator[bytes]:
    """The bytes of each object, in order."""
    asked = "".join(f"{one}\n" for one in objects).encode()
    answered = _git(project, "cat-file", "--batch", given=asked).stdout
    at = 0
    for _ in objects:
        head, _, _ = answered[at : at + 200].partition(b"\n")
        size = int(head.split()[2])
        at += len(head) + 1
        yield answered[at : at + size]
        at += size + 1


def _git(project: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in the project, without replacements, prompts or a pager."""
    return subprocess.run(  # noqa: S603 - no shell; what a person names never begins with a dash
        ["git", "--no-replace-objects", "--literal-pathspecs", *words],  # noqa: S607 - git is where the PATH says
        cwd=project,
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
    )
