"""Counts, lists, values, countries and languages in words."""

import pytest

from chronicle.views import phrases


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 sources"), (1, "1 source"), (2, "2 sources"), (1200, "1,200 sources")],
)
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    assert phrases.counted(number, "source") == said


def test_an_odd_plural_is_given() -> None:
    assert [phrases.counted(n, "entry", "entries") for n in (1, 2)] == ["1 entry", "2 entries"]


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (6, "six"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_spelled(number: int, said: str) -> None:
    assert phrases.spelled(number) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
    ids=len,
)
def test_a_list_reads_as_a_sentence(words: tuple[str, ...], said: str) -> None:
    assert phrases.listed(words) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-05-10", "10\N{NO-BREAK SPACE}May 2026"),
        ("2026-05", "May 2026"),
        ("PT1H45M", "1\N{NO-BREAK SPACE}h 45\N{NO-BREAK SPACE}min"),
        ("P2D", "2\N{NO-BREAK SPACE}d"),
        ("P", "P"),
        ("1000", "1000"),  # a number, and no year
        ("nearly two hours", "nearly two hours"),
        ("2026-02-30", "2026-02-30"),
    ],
)
def test_dates_and_durations_are_put_into_words_and_the_rest_is_left(value: str, said: str) -> None:
    assert phrases.value_words(value) == said


@pytest.mark.parametrize(
    ("code", "said"), [("UA", "Ukraine"), ("TR", "Türkiye"), ("XS", "XS"), ("", "")]
)
def test_a_country_is_named_where_it_has_a_name(code: str, said: str) -> None:
    assert phrases.country(code) == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [("uk", "Ukrainian"), ("pt-BR", "Portuguese (Brazil)"), ("qzz", "qzz"), ("", "")],
)
def test_a_language_is_named_where_it_has_a_name(tag: str, said: str) -> None:
    assert phrases.language(tag) == said


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("uk", ""), ("ar-Latn", ""), ("az-Arab", "rtl"), ("", "")],
)
def test_the_direction_follows_language_and_script(tag: str, direction: str) -> None:
    assert phrases.direction(tag) == direction
