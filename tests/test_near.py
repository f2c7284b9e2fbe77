"""Suggestions for mistyped words."""

from chronicle.near import did_you_mean, nearest


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("sourcs", ["sources", "status", "date"]) == "did you mean sources?"


def test_a_word_like_none_gets_no_suggestion() -> None:
    assert did_you_mean("zzz", ["sources", "status"]) == ""


def test_several_are_given_best_first() -> None:
    assert nearest("istanbul", ["istanbul-2022", "istanbul-2025", "kyiv"], 2) == (
        "istanbul-2022",
        "istanbul-2025",
    )
