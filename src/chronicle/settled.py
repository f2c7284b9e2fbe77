"""Whether anything changed at all since the last build: if not, there is nothing to do.

What a build leaves hangs on content/, the settings, the templates, the day and our code. Where all
of these are as they were, and every file of the site as it was left, the outcome is known. This is
found out from directory entries, without reading a record, a state or a view.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.disk import replace
from chronicle.home import word_path
from chronicle.output import Output, Stamp
from chronicle.problems import Problem
from chronicle.scan import files
from chronicle.settings import Settings

Entry = tuple[str, int, int, int, int]
"""A file's path, size, times of change and of its entry's change in nanoseconds, and inode."""


class Basis(NamedTuple):
    """What a build is made from, besides content/: `code` and `templates` are digests.

    `scanned_ns` is the time by the clock of the file system.
    """

    project: Path
    settings: Settings
    today: date
    code: str
    templates: str
    scanned_ns: int

    def digest(self, entries: Iterable[Entry]) -> bytes:
        """The digest of all that a build is made from; `entries` are those of content/."""
        told = (self.settings, self.today.isoformat(), self.code, self.templates, tuple(entries))
        return _digest(msgspec.msgpack.encode(told))


class Settled(msgspec.Struct, frozen=True, array_like=True):
    """A finished build: the digest of what it was made from and of what it left, and its outcome.

    `fresh` are the digests of files that had changed so shortly before they were read that their
    entry cannot tell whether they changed again.
    """

    inputs: bytes
    fresh: dict[str, bytes]
    output: bytes
    pages: int
    problems: tuple[Problem, ...]

    def holds(self, basis: Basis, stamps: "Stamps") -> bool:
        """Whether a build would change nothing."""
        entries = _entries(basis.project, basis.settings.docs_dir)
        return (
            entries is not None
            and self.inputs == basis.digest(entries)
            and all(_digest_of(basis.project / path) == told for path, told in self.fresh.items())
            and self.output == stamps.digest()
        )


class Stamps:
    """The files of a site with their stamps, found in a process beside this one where that pays.

    Looking through a large site takes as long as all else that is looked at. To be closed.
    """

    def __init__(self, output: Path, *, beside: bool) -> None:
        self._output = output
        self._child = _look_beside(output) if beside else None
        self._found: bytes | None = None

    def digest(self) -> bytes:
        """What `stamps_digest` gives for them."""
        return _digest(self._bytes())

    def stamps(self) -> dict[str, Stamp]:
        """All stamps by path."""
        rows = msgspec.msgpack.decode(self._bytes(), type=list[tuple[str, int, int]])
        return {path: Stamp(size, mtime_ns) for path, size, mtime_ns in rows}

    def close(self) -> None:
        """Wait for the other process, if nobody did."""
        if self._child is not None:
            child, self._child = self._child, None
            with os.fdopen(child.pipe, "rb") as pipe:
                data = pipe.read()
            _, status = os.waitpid(child.pid, 0)
            self._found = data if status == 0 else None

    def _bytes(self) -> bytes:
        self.close()
        if self._found is None:
            self._found = _packed(Output(self._output).stamps())
        return self._found


def _entries(project: Path, docs_dir: str) -> tuple[Entry, ...] | None:
    """The entries of content/; None where something is there that must be reported."""
    problems: list[Problem] = []
    if not (project / docs_dir).is_dir():
        return None
    found = tuple(
        (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        for path, status in files(project, docs_dir, problems)
    )
    return None if problems else found


def stamps_digest(stamps: Mapping[str, Stamp]) -> bytes:
    """The digest of a site as its directories show it."""
    return _digest(_packed(stamps))


def read_settled(state: Path) -> Settled | None:
    """The word that the last build left beside its state, if it did and it is whole."""
    try:
        data = word_path(state).read_bytes()
    except OSError:
        return None
    if _digest(data[16:]) != data[:16]:
        return None
    try:
        return msgspec.msgpack.decode(data[16:], type=Settled)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def write_settled(state: Path, settled: Settled) -> None:
    """Leave word of a finished build, beside its state."""
    data = msgspec.msgpack.encode(settled)
    replace(word_path(state), _digest(data) + data)


def _packed(stamps: Mapping[str, Stamp]) -> bytes:
    rows = sorted((path, stamp.size, stamp.mtime_ns) for path, stamp in stamps.items())
    return msgspec.msgpack.encode(rows)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _digest_of(path: Path) -> bytes | None:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return None


class _Child(NamedTuple):
    pid: int
    pipe: int


def _look_beside(output: Path) -> _Child | None:
    """Look through a site in a forked process; None where there are none."""
    if sys.platform == "win32":
        return None
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Child(pid, reading)
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_packed(Output(output).stamps()))
        status = 0
    finally:
        os._exit(status)
