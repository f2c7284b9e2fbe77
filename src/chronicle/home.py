"""`.chronicle/`: where a project keeps what it remembers, and the lock of its builds."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = ".chronicle"


def state_path(project: Path, output: Path, site_url: str) -> Path:
    """Where the state of this output and address lies."""
    told = f"{os.path.relpath(output, project)}\n{site_url}".encode()
    return project / FOLDER / f"state-{hashlib.blake2b(told, digest_size=8).hexdigest()}"


def word_path(state: Path) -> Path:
    """Where the word of a finished build lies, beside its state."""
    return state.with_name(state.name.replace("state-", "settled-"))


def forget(state: Path) -> None:
    """Remove what is remembered of an output."""
    for path in (state, word_path(state)):
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def locked(project: Path) -> Iterator[None]:
    """Hold the project's lock; a second build waits. Windows has no such lock."""
    folder = project / FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def tick(project: Path) -> int:
    """The time now by the file system's own clock, which file times are compared with."""
    lock = project / FOLDER / "lock"
    os.utime(lock)
    return lock.stat().st_mtime_ns
