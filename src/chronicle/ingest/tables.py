"""The small hand-made tables of common knowledge: countries, regions, outlets, bodies, given names.

They only say what a capitalised word is likely to be; the chronicle's own register comes first.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple


class Country(NamedTuple):
    """A state by its ISO code, the first of each being the usual name.

    `capitals` holds only what the gazetteer does not have.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


class Outlet(NamedTuple):
    """An outlet or platform; `zone` is that of its newsroom."""

    names: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str
    is_platform: bool


def _rows(table: str) -> list[list[str]]:
    text = resources.files("chronicle.ingest").joinpath("tables", f"{table}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [line.split("|") for line in lines]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def countries() -> tuple[Country, ...]:
    """All states of the table, with the names an article may use for them."""
    return tuple(
        Country(code, _parts(names), _parts(demonyms), _parts(capitals))
        for code, names, demonyms, capitals in _rows("countries")
    )


@cache
def places() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Regions, and cities with other spellings than the gazetteer's, as (country code, names)."""
    return tuple(
        (code, tuple(place.split("/"))) for code, *places in _rows("places") for place in places
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """Outlets and platforms that wire stories cite, with the zone of the newsroom."""
    return tuple(
        Outlet(_parts(names), _parts(domains), zone, kind == "p")
        for names, domains, zone, kind in _rows("outlets")
    )


@cache
def bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Organisations known everywhere as (names, country code or nothing)."""
    return tuple((_parts(names), country) for names, country in _rows("bodies"))


@cache
def issues() -> tuple[tuple[str, str, str], ...]:
    """Subjects of negotiations as (id, title, pattern of the words that name it)."""
    return tuple((id_, title, "|".join(words)) for id_, title, *words in _rows("issues"))


@cache
def given_names() -> dict[str, str]:
    """Given names with m, f or - (either); a name on both lists is -."""
    found: dict[str, str] = {}
    for (line,) in _rows("given_names"):
        mark, *names = line.split()
        for name in names:
            found[name] = mark if found.get(name, mark) == mark else "-"
    return found
