"""What the last build remembers: decoded records by digest, and what each page was made from.

One checked, versioned file per output folder and site address, under `.chronicle/`. It may be
deleted, damaged or old at any time: then it is as if there were none, and the result is the same.
"""

import hashlib
from pathlib import Path

import msgspec

from chronicle.disk import replace
from chronicle.load import Seen


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A page as last written: what it saw, the digests of its inputs, the file's size and time."""

    sight: int | None
    inputs: bytes
    size: int
    mtime_ns: int


class State(msgspec.Struct, frozen=True, array_like=True):
    """All that is remembered. `code` names the version of everything that decodes."""

    code: str = ""
    epoch: str = ""
    scanned_ns: int = 0
    memo: dict[str, Seen] = {}
    manifest: dict[str, Made] = {}


def read_state(path: Path, code: str) -> State:
    """The state as saved; an empty one if there is none, or it is damaged or of other code."""
    try:
        data = path.read_bytes()
    except OSError:
        return State(code)
    digest, payload = data[:16], data[16:]
    if hashlib.blake2b(payload, digest_size=16).digest() != digest:
        return State(code)
    try:
        state = msgspec.msgpack.decode(payload, type=State)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The bytes are whole but of another shape: written by another version.
        return State(code)
    return state if state.code == code else State(code)


def write_state(path: Path, state: State) -> None:
    """Save the state: the old file or the new one is there, whole, whenever we are stopped."""
    payload = msgspec.msgpack.encode(state)
    digest = hashlib.blake2b(payload, digest_size=16).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, digest + payload)
