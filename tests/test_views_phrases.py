"""Values, countries and languages in words."""

import pytest

from chronicle.views import phrases
from chronicle.when.names import ENGLISH_NAMES
from chronicle.words import words_in


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
    assert phrases.value_words(value, ENGLISH_NAMES) == said


@pytest.mark.parametrize(
    ("code", "said"), [("UA", "Ukraine"), ("TR", "Türkiye"), ("XS", "XS"), ("", "")]
)
def test_a_country_is_named_where_it_has_a_name(code: str, said: str) -> None:
    assert phrases.country(code, words_in("en")) == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [("uk", "Ukrainian"), ("pt-BR", "Portuguese (Brazil)"), ("qzz", "qzz"), ("", "")],
)
def test_a_language_is_named_where_it_has_a_name(tag: str, said: str) -> None:
    assert phrases.language(tag, words_in("en")) == said


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("uk", ""), ("ar-Latn", ""), ("az-Arab", "rtl"), ("", "")],
)
def test_the_direction_follows_language_and_script(tag: str, direction: str) -> None:
    assert phrases.direction(tag) == direction
