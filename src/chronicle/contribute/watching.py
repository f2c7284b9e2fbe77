"""Which files of a folder change while we look at it: by size and time, nothing is read."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR

Snapshot = Mapping[str, tuple[int, int]]
"""Size and time of change of every file, by path."""


def snapshot(folder: Path) -> Snapshot:
    """The files below a folder as they are now, but for those that start with a dot."""
    seen: dict[str, tuple[int, int]] = {}
    for path in folder.rglob("*"):
        try:
            status = path.lstat()
        except OSError:
            continue  # gone while we looked: the next look tells
        if not path.name.startswith(".") and not S_ISDIR(status.st_mode):
            name = path.relative_to(folder).as_posix()
            seen[name] = (status.st_size, status.st_mtime_ns)
    return seen


def changes(
    before: Snapshot, look: Callable[[], Snapshot], wait: Callable[[], None]
) -> Iterator[tuple[str, ...]]:
    """The paths that changed since `before`, each time some did; before each look we wait.

    A look that finds the files in change waits for the next, so that a save is told once.
    """
    while True:
        wait()
        now = look()
        while now != before:
            wait()
            settled = look()
            if settled == now:
                break
            now = settled
        if now != before:
            changed = {name for name, _ in now.items() ^ before.items()}
            before = now
            yield tuple(sorted(changed))
