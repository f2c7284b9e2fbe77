"""Writing a file whole: the old one or the new one is there, whenever we are stopped."""

from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader sees half of it."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)
