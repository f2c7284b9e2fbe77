"""What all drafts are made of: an id from words, a value with its doubt, a draft with its path."""

import re
import unicodedata
from typing import NamedTuple

from chronicle.frontmatter import Noted, Writable, write_document
from chronicle.model import FOLDERS, Key, Kind

_SLUG_WORDS = 6
_BINDING = frozenset(
    "a after amid an and as at be by for from has have in into is it of on or over that the to "
    "was were will with".split()
)


class Draft(NamedTuple):
    """One draft: the record it would be, its path below a folder of drafts, and its text."""

    key: Key
    path: str
    text: str


def slug(text: str, words: int = _SLUG_WORDS) -> str:
    """The first words of a text as part of an id, without those that only bind."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _BINDING]
    return "-".join(found[:words])[:60].strip("-")


def draft(kind: Kind, id_: str, year: str, fields: dict[str, Writable]) -> Draft:
    """Write a draft; `year` is its folder's, or nothing for records that have no day."""
    folder = f"{FOLDERS[kind]}/{year}" if year else FOLDERS[kind]
    return Draft(Key(kind, id_), f"{folder}/{id_}.md", write_document(fields, ""))


def free(id_: str, taken: set[str]) -> str:
    """An id that no record has: the second of a name ends in -2."""
    if id_ not in taken:
        return id_
    return next(f"{id_}-{n}" for n in range(2, len(taken) + 3) if f"{id_}-{n}" not in taken)


def noted(value: str, reason: str, doubt: str) -> Writable:
    """A value with its doubt, or else its reason, behind it."""
    note = f"? {doubt}" if doubt else reason
    return Noted(value, note) if note else value
