"""The only reader of content/: files into records, each decoded once and remembered by its digest.

Which files those are is for `scan` to say.
"""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from chronicle import routes
from chronicle.doubts import doubts
from chronicle.frontmatter import MAX_FILE, read_document
from chronicle.model import (
    Actor,
    Agreement,
    Event,
    Issue,
    Key,
    Outlet,
    PlaceRecord,
    Proposal,
    ProsePage,
    Record,
    Source,
    Track,
)
from chronicle.page import Asset
from chronicle.problems import Place, Problem, has_errors
from chronicle.records import decode, key_of
from chronicle.scan import ASSET_SIZE, files, is_fresh

AnyRecord = (
    Event | Source | Outlet | Actor | PlaceRecord | Issue | Track | Proposal | Agreement | ProsePage
)


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was last time: what its directory entry said, its digest and what it gave."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: bytes
    record: AnyRecord | None = None
    problems: tuple[Problem, ...] = ()


Memo = Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that content/ holds. `broken` are the keys of files that gave no record."""

    records: tuple[Record, ...]
    broken: frozenset[Key]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    memo: dict[str, Seen]

    @property
    def asset_paths(self) -> frozenset[str]:
        """The output paths of all assets."""
        return frozenset(asset.path for asset in self.assets)


def load(project: Path, docs_dir: str, memo: Memo, scanned_ns: int) -> Loaded:
    """Read every file of `docs_dir`.

    `memo` is what was seen at `scanned_ns`, a time by the file system's own clock.
    """
    problems: list[Problem] = []
    now: dict[str, Seen] = {}
    if not (project / docs_dir).is_dir():
        place = Place("mkdocs.yml")
        hint = "create it, or set docs_dir to the folder of the records"
        problems.append(Problem(place, "content-missing", f"no folder {docs_dir}", hint))
        return Loaded((), frozenset(), (), tuple(problems), now)
    for path, status in files(project, docs_dir, problems):
        before = memo.get(path)
        if before is not None and _same(before, status, scanned_ns):
            now[path] = before
        else:
            now[path] = _read(project, path, status, before)
    records: dict[Key, Record] = {}
    broken: set[Key] = set()
    assets: list[Asset] = []
    for path, seen in now.items():
        problems.extend(seen.problems)
        if not path.endswith(".md"):
            name = path.removeprefix(f"{docs_dir}/assets/")
            assets.append(Asset(routes.asset(name), path, seen.digest.hex()))
            continue
        key = key_of(path)
        if isinstance(key, Problem):
            continue
        if key in records:
            message = f"{path!r} has the id of {records[key].path!r}"
            hint = "ids are unique within a kind; rename one of the files"
            problems.append(Problem(Place(path), "id-duplicate", message, hint))
        elif seen.record is None:
            broken.add(key)
        else:
            records[key] = seen.record
    return Loaded(tuple(records.values()), frozenset(broken), tuple(assets), tuple(problems), now)


def _same(before: Seen, status: os.stat_result, scanned_ns: int) -> bool:
    """Whether a file is surely what it was: same entry, and old enough at the last scan."""
    return (
        before.mtime_ns == status.st_mtime_ns
        and before.ctime_ns == status.st_ctime_ns
        and before.size == status.st_size
        and before.inode == status.st_ino
        and not is_fresh(status.st_mtime_ns, status.st_ctime_ns, scanned_ns)
    )


def _read(project: Path, path: str, status: os.stat_result, before: Seen | None) -> Seen:
    """Read one file; what it gave before is taken over if its bytes are the same."""
    is_record = path.endswith(".md")
    data = _bytes(project / path, MAX_FILE if is_record else ASSET_SIZE)
    digest = hashlib.blake2b(data or b"", digest_size=16).digest()
    entry = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, digest)
    if data is None:
        message = "changed into something else, or cannot be read"
        unread = Problem(Place(path), "file-read", message, "check its permissions")
        return Seen(*entry, None, (unread,))
    if not is_record:
        return Seen(*entry)
    if before is not None and before.digest == digest:
        return Seen(*entry, before.record, before.problems)
    key = key_of(path)
    if isinstance(key, Problem):
        return Seen(*entry, None, (key,))
    document, mistakes = read_document(path, data)
    if document is None:
        return Seen(*entry, None, mistakes)
    record, more = decode(document, key)
    mistakes = (*mistakes, *more, *doubts(path, data))
    return Seen(*entry, None if has_errors(mistakes) else record, mistakes)  # type: ignore[arg-type]  # a record is one of AnyRecord


# Without following links or waiting for a pipe: the file may have been exchanged since the
# directory was read. Windows has no such flags, and no such files.
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def _bytes(path: Path, limit: int) -> bytes | None:
    """The bytes of an ordinary file, one more than `limit` at most; None if it is none any more."""
    try:
        opened = os.open(path, _OPEN)
    except OSError:
        return None
    with os.fdopen(opened, "rb") as file:
        return file.read(limit + 1) if stat.S_ISREG(os.fstat(opened).st_mode) else None
