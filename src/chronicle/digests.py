"""The digest of a value, as a number."""

import hashlib

import msgspec


def digest_of(value: object) -> int:
    """A number of 64 bits made of all that a value holds, the same in every process."""
    digest = hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
