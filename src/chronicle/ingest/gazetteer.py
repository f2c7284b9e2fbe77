"""Capitals and large cities of the world, from GeoNames, with country, position and time zone.

The file says where it comes from and under which licence; scripts/gazetteer.py made it.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple

from chronicle.ingest.tokens import fold


class City(NamedTuple):
    """A city by its usual English name; `latitude` and `longitude` are in degrees, as written."""

    name: str
    country: str
    latitude: str
    longitude: str
    zone: str
    is_capital: bool


@cache
def cities() -> tuple[City, ...]:
    """All cities of the file, by country and zone, the largest of each first."""
    text = resources.files("chronicle.data").joinpath("gazetteer.txt").read_text("utf-8")
    found: list[City] = []
    country = capital = zone = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        first, second, third = line.split("|")
        if first.startswith("@"):
            country, capital, zone = first[1:], second, third
        else:
            found.append(City(first, country, second, third, zone, first == capital))
    return tuple(found)


@cache
def _by_name() -> dict[str, City]:
    # Of two cities with one name the larger country's file order decides; a capital goes first.
    found: dict[str, City] = {}
    for city in sorted(cities(), key=lambda city: city.is_capital):
        found[fold(city.name)] = city
    return found


def city_named(name: str) -> City | None:
    """Find the city of this name, whatever marks are over its letters."""
    return _by_name().get(fold(name))
