"""What the last build remembers: decoded records and their links, and what pages were made from.

One checked, versioned file per output folder and site address, under `.chronicle/`. It may be
deleted, damaged or old at any time: then it is as if there were none, and the result is the same.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.disk import replace
from chronicle.memory import NOTHING, Memory, unpacked


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A page as last written: what it saw, the digests of its inputs, the file's size and time."""

    sight: int | None
    inputs: bytes
    size: int
    mtime_ns: int


class State(NamedTuple):
    """All that is remembered. `code` names the version of everything that decodes."""

    code: str = ""
    memory: Memory = NOTHING
    epoch: str = ""
    manifest: Mapping[str, Made] = {}


class _Saved(msgspec.Struct, frozen=True, array_like=True):
    code: str
    memory: msgspec.Raw
    epoch: str
    manifest: dict[str, Made]


def read_state(path: Path, code: str) -> State:
    """The state as saved; an empty one if there is none, or it is damaged or of other code."""
    try:
        data = path.read_bytes()
    except OSError:
        return State(code)
    digest, payload = data[:16], memoryview(data)[16:]
    if hashlib.blake2b(payload, digest_size=16).digest() != digest:
        return State(code)
    try:
        saved = msgspec.msgpack.decode(payload, type=_Saved)
        if saved.code != code:
            return State(code)
        return State(code, unpacked(saved.memory), saved.epoch, saved.manifest)
    except (ValueError, LookupError, RecursionError):
        # The bytes are whole but of another shape: written by another version.
        return State(code)


def encoded(state: State) -> bytes:
    """A state as bytes, without the digest that stands before them in the file."""
    memory = msgspec.Raw(state.memory.packed)
    return msgspec.msgpack.encode(_Saved(state.code, memory, state.epoch, dict(state.manifest)))


def write_state(path: Path, state: State) -> None:
    """Save the state: the old file or the new one is there, whole, whenever we are stopped."""
    payload = encoded(state)
    digest = hashlib.blake2b(payload, digest_size=16).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, digest + payload)
