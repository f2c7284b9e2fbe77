"""Writing a file whole: the old one or the new one is there, whenever we are stopped."""

import os
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader sees half of it.

    After a power cut it may be empty: for what can be made again.
    """
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)


def secure(path: Path, data: bytes) -> None:
    """The same for what nobody could make again: the disk has it when this returns."""
    beside = path.with_name(f".{path.name}.part")
    write_through(beside, data)
    beside.replace(path)
    settle(path.parent)


def write_through(path: Path, data: bytes, mode: str = "wb") -> None:
    """Write a file, and wait until the disk has its bytes; `xb` writes only where none is."""
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Wait until the disk has the names of a folder, where a system can be asked for that."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
