"""How a record is cited: an entry of this chronicle, or the article that a source stands for."""

from collections.abc import Mapping
from typing import Final

import msgspec

from chronicle.model import Source, SourceKind
from chronicle.when import Point, When

# Types of CSL 1.0.2.
_TYPES: Final[Mapping[SourceKind, str]] = {
    "article": "article-newspaper",
    "readout": "webpage",
    "transcript": "webpage",
    "social-post": "post",
    "document": "document",
    "video": "broadcast",
}
_ENTRY: Final = "webpage"


class Cited(msgspec.Struct, frozen=True):
    """What a citation says. `date` is year, month and day as far as they are known."""

    id: str
    type: str
    title: str
    container: str
    url: str = ""
    authors: tuple[str, ...] = ()
    date: tuple[int, ...] = ()
    is_about: bool = False
    lang: str = ""
    note: str = ""


def cited_source(source: Source, outlet: str) -> Cited:
    """The article that a source stands for; `outlet` is the name of who published it."""
    date, is_about = date_parts(source.published)
    return Cited(
        source.id,
        _TYPES[source.kind],
        source.title,
        outlet,
        "" if source.url == "unknown" else source.url,
        source.authors,
        date,
        is_about,
        source.lang,
    )


def cited_entry(id_: str, title: str, site_name: str, url: str, date: tuple[int, ...]) -> Cited:
    """An entry of the chronicle, in the version of a date."""
    return Cited(id_, _ENTRY, title, site_name, url, date=date, note=f"Entry {id_}")


def date_parts(when: When | None) -> tuple[tuple[int, ...], bool]:
    """The parts of a date that are known, and whether it is approximate or uncertain.

    A citation has one date: of an interval that is its start.
    """
    start = when.start if when else None
    if not isinstance(start, Point) or start.open_digits or not 1 <= start.year <= 9999:
        return (), False
    parts = [start.year]
    if 1 <= start.month <= 12:
        parts.append(start.month)
        if start.day > 0:
            parts.append(start.day)
    return tuple(parts), bool(start.qualifier)
