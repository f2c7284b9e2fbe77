"""What was read of content/ and how it was linked, to be taken over where nothing changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import msgspec

from chronicle.graph import NO_MEMORY, Linked
from chronicle.link_memory import SavedLinks, pack, unpack
from chronicle.load import Seen


@dataclass(frozen=True)
class Memory:
    """Files as seen at `scanned_ns`, a time by the file system's clock, and their links."""

    scanned_ns: int = 0
    memo: Mapping[str, Seen] = field(default_factory=dict)
    linked: Linked = NO_MEMORY

    @cached_property
    def packed(self) -> bytes:
        """As bytes, made once: they are the larger part of every state that has this memory."""
        saved = _Saved(self.scanned_ns, dict(self.memo), pack(self.linked))
        return msgspec.msgpack.encode(saved)


NOTHING: Final = Memory()


class _Saved(msgspec.Struct, frozen=True, array_like=True):
    scanned_ns: int
    memo: dict[str, Seen]
    links: SavedLinks


def unpacked(data: bytes | msgspec.Raw) -> Memory:
    """What was packed; raises ValueError or LookupError for any other bytes."""
    saved = msgspec.msgpack.decode(data, type=_Saved)
    return Memory(saved.scanned_ns, saved.memo, unpack(saved.links))
