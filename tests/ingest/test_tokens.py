"""Words and sentences with their spans."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.ingest.findings import Span
from chronicle.ingest.quotes import find_quotes
from chronicle.ingest.tokens import sentences, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norland's port", ["Norland", "'s", "port"]),
        ("The U.S. fleet", ["The", "U.S.", "fleet"]),
        ("Sen. J. Eld left.", ["Sen.", "J.", "Eld", "left"]),
        ("a 27-year-old O'Hara", ["a", "27-year-old", "O'Hara"]),
        ("Export–Import bank", ["Export–Import", "bank"]),
        ("talks–thus it", ["talks", "thus", "it"]),
        ("at 7:45 p.m.", ["at", "7", "45", "p.m"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_words_keep_what_belongs_to_them(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def cut(text: str) -> list[str]:
    whole = Span(0, len(text))
    quotes = [quote.outer for quote in find_quotes(text, (whole,))]
    return [span.of(text) for span in sentences(text, whole, quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Eld met Dr. Falk at 7 p.m. in the U.S. Senate.",
        "J. R. Holm left.",
        '"We wait. They come," he said.',
        '"Do we wait?" Lena Marsh asked.',
        '"We wait!" she shouted.',
        "It cost 3.5 million.",
    ],
    ids=lambda text: text,
)
def test_these_are_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They left. They came.", 2),
        ('"We wait." The boats left.', 2),
        ('He said "no." Then he left.', 2),
        ("They left the U.S. The boats stayed.", 2),
        ('"We wait," he said. "They come," she said.', 2),
        ("They left! Why? Nobody knew.", 3),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_these_are_several(text: str, number: int) -> None:
    assert len(cut(text)) == number


@given(st.text(alphabet="aB .!?\"'“”\n0;", max_size=60))
def test_sentences_leave_out_nothing_but_space(text: str) -> None:
    if text.strip():
        whole = Span(0, len(text))
        spans = sentences(text, whole, [quote.outer for quote in find_quotes(text, (whole,))])
        assert all(a.end <= b.start for a, b in pairwise(spans))
        covered = sum(len(span.of(text).strip()) for span in spans)
        assert covered >= len("".join(text.split()))
