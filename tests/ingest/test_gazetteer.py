"""The shipped gazetteer: what a city is known by, and that the file keeps its promises."""

from importlib import resources

import pytest

from chronicle.ingest.gazetteer import cities, city_named
from chronicle.ingest.stamps import zone_named
from chronicle.ingest.tables import countries, given_names
from chronicle.ingest.tokens import fold


@pytest.mark.parametrize(
    ("name", "country", "zone", "is_capital"),
    [
        ("Istanbul", "TR", "Europe/Istanbul", False),
        ("Ankara", "TR", "Europe/Istanbul", True),
        ("Kyiv", "UA", "Europe/Kyiv", True),
        ("Sao Paulo", "BR", "America/Sao_Paulo", False),
    ],
)
def test_a_city_has_its_country_and_zone(
    name: str, country: str, zone: str, *, is_capital: bool
) -> None:
    city = city_named(name)
    assert city is not None
    assert (city.country, city.zone, city.is_capital) == (country, zone, is_capital)


@pytest.mark.parametrize("name", ["Nowhere", "Nice", "Toyota", "Washington", ""])
def test_what_is_meant_otherwise_is_no_city(name: str) -> None:
    assert city_named(name) is None


def test_every_line_holds_a_place_on_earth_in_a_zone_that_exists() -> None:
    assert len(cities()) > 1000
    for city in cities():
        assert -60 < float(city.latitude) < 80
        assert -180 <= float(city.longitude) <= 180
    assert all(zone_named(zone) for zone in {city.zone for city in cities()})


def test_no_city_but_a_capital_is_called_like_a_person() -> None:
    given = {fold(name) for name in given_names()}
    assert [city.name for city in cities() if not city.is_capital and city.name in given] == []


def test_every_state_has_a_capital_here_or_in_the_table() -> None:
    known = {city.country for city in cities() if city.is_capital}
    missing = [state.names[0] for state in countries()
               if state.code not in known and not state.capitals]  # fmt: skip
    assert missing == []


def test_the_file_says_whose_it_is_and_stays_small() -> None:
    text = resources.files("chronicle.data").joinpath("gazetteer.txt").read_text("utf-8")
    assert "GeoNames" in text[:400]
    assert "CC BY 4.0" in text[:400]
    assert len(text) < 60_000
