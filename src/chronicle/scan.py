"""Which files of content/ are read: ordinary ones, records and assets, and nothing outside of it.

No links, pipes or devices. Names that start with a dot are other programs' business and are passed
over; anything else that is not a record or a listed kind of asset is an error at its place.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from chronicle.problems import Place, Problem

# What content/assets may hold. SVG is left out: it can carry script.
ASSET_TYPES = (".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp")
ASSET_SIZE = 5_000_000
_MAX_PATH = 200

# A file changed this shortly before it was scanned may change again within the same tick of the
# file system's clock and keep its times: it is read again. Two seconds is FAT's tick, the longest.
_TICK_NS = 2_000_000_000


def is_fresh(mtime_ns: int, ctime_ns: int, scanned_ns: int) -> bool:
    """Whether a file scanned then may have changed since without its entry telling."""
    return max(mtime_ns, ctime_ns) >= scanned_ns - _TICK_NS


def files(
    project: Path, folder: str, problems: list[Problem]
) -> Iterator[tuple[str, os.stat_result]]:
    """Every ordinary file below a folder, in order of path; the rest is reported."""
    with os.scandir(project / folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    folded: dict[str, str] = {}
    for entry in found:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        twin = folded.setdefault(entry.name.casefold(), entry.name)
        if twin != entry.name:
            message = f"{entry.name!r} and {twin!r} are one name on some systems"
            problems.append(Problem(_place(path), "path-twin", message, "rename one of them"))
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # saved anew or removed while we looked; the next look tells
        if stat.S_ISDIR(status.st_mode):
            yield from files(project, path, problems)
        elif (wrong := _refusal(path, status)) is not None:
            problems.append(wrong)
        else:
            yield path, status


def _refusal(path: str, status: os.stat_result) -> Problem | None:
    """Why a directory entry is not read, or None."""
    is_plain = len(path) <= _MAX_PATH and path.isprintable()
    if stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and is_plain:
        in_assets = "/assets/" in path
        if path.endswith(".md") and not in_assets:
            return None
        if in_assets and path.endswith(ASSET_TYPES) and status.st_size <= ASSET_SIZE:
            return None
    return _reason(path, status)


def _reason(path: str, status: os.stat_result) -> Problem:
    place = _place(path)
    if stat.S_ISLNK(status.st_mode):
        hint = "put the file itself here; links could publish files from elsewhere"
        return Problem(place, "file-link", "a symbolic link", hint)
    if not stat.S_ISREG(status.st_mode):
        return Problem(place, "file-kind", "not an ordinary file", "remove it")
    if status.st_nlink > 1:
        return Problem(
            place, "file-link", "a hard link: the file has another name elsewhere", "copy the file"
        )
    if len(path) > _MAX_PATH or not path.isprintable():
        return Problem(
            place,
            "path-name",
            f"a path of {len(path)} characters, or with characters that do not print",
            f"use at most {_MAX_PATH} plain characters",
        )
    if "/assets/" in path and path.endswith(ASSET_TYPES):
        hint = f"make it smaller than {ASSET_SIZE // 1_000_000} MB"
        return Problem(place, "file-size", f"{status.st_size} bytes", hint)
    return Problem(
        place,
        "file-type",
        "neither a record nor an asset",
        f"records end in .md; assets/ takes {', '.join(ASSET_TYPES)}",
    )


def _place(path: str) -> Place:
    """A file's place, printable whatever its name."""
    return Place(path.encode("unicode_escape").decode("ascii") if not path.isprintable() else path)
