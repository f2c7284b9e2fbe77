"""What the importer knows: names of the chronicle over common knowledge, posts by day."""

import pytest

from chronicle.ingest.register import Entry, Known, Post, Register
from chronicle.ingest.tokens import tokens


@pytest.mark.parametrize(
    ("day", "held"),
    [("2023-01-31", False), ("2023-02-01", True), ("2024-07-31", True), ("2024-08-01", False)],
)
def test_a_post_is_held_from_its_first_to_its_last_day(day: str, *, held: bool) -> None:
    assert Post("Minister", "norland", "2023-02-01", "2024-07").held_on(day) is held


def test_an_end_nobody_knows_is_open() -> None:
    assert Post("Minister", "norland", "2023").held_on("2099-01-01")
    assert Post("Minister").held_on("1900-01-01")


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Kiev", Entry("place", "Kyiv", "", "UA")),
        ("U.S.", Entry("place", "United States", "", "US")),
        ("Türkiye", Entry("place", "Turkey", "", "TR")),
        ("Turkiye", Entry("place", "Turkey", "", "TR")),
        ("us", None),
        ("Washington, D.C.", Entry("place", "Washington", "", "US")),
        ("UN", Entry("organisation", "United Nations")),
        ("Reuters", Entry("outlet", "Reuters")),
        ("X", None),
        ("Nowhere", None),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_common_names_are_known_without_a_register(name: str, entry: Entry | None) -> None:
    assert Register().named(name) == entry


def test_the_register_wins_over_common_knowledge() -> None:
    register = Register((Known("place", "kyiv-city", "Kyiv", aliases=("Kiev",)),))
    assert register.named("Kiev") == Entry("place", "Kyiv", "kyiv-city")


def test_the_longest_name_wins() -> None:
    words = tokens("the South Sudan army")
    assert Register().at(words, 1) == (2, Entry("place", "South Sudan", "", "SS"))
    assert Register().at(words, 3) is None


def test_a_last_name_two_people_share_calls_nobody() -> None:
    one = Known("person", "ada-holm", "Ada Holm")
    other = Known("person", "bo-holm", "Bo Holm")
    assert Register((one,)).surnames["Holm"].id == "ada-holm"
    assert "Holm" not in Register((one, other)).surnames


def test_registers_are_values() -> None:
    assert Register((Known("place", "a", "A"),)) == Register((Known("place", "a", "A"),))
