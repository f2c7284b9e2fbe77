"""URLs are flat, permanent and relative."""

import pytest

from chronicle import routes
from chronicle.model import Key


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("index.html", "events/a.html", "events/a.html"),
        ("events/a.html", "index.html", "../index.html"),
        ("events/a.html", "events/b.html", "b.html"),
        ("events/a.html", "actors/b.html", "../actors/b.html"),
        ("timeline/2025.html", "timeline.html", "../timeline.html"),
        ("feeds/all.xml", "style.css", "../style.css"),
    ],
)
def test_addresses_are_relative_to_the_page_they_stand_on(
    origin: str, target: str, expected: str
) -> None:
    assert routes.href(origin, target) == expected


def test_an_address_may_name_a_place_on_the_page() -> None:
    assert routes.href("index.html", "events/a.html", "umerov-1") == "events/a.html#umerov-1"


def test_what_is_special_in_an_address_is_escaped() -> None:
    assert routes.href("index.html", routes.asset('a "b?.png')) == "assets/a%20%22b%3F.png"


def test_the_front_page_is_the_bare_address_of_the_site() -> None:
    assert routes.absolute("https://example.org/c/", routes.FRONT) == "https://example.org/c/"
    assert (
        routes.absolute("https://example.org/c/", routes.record(Key("event", "a")))
        == "https://example.org/c/events/a.html"
    )
