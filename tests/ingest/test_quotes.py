"""Which quotation marks belong together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.ingest.findings import Span
from chronicle.ingest.quotes import find_quotes


def inner(text: str) -> list[str]:
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    return [quote.inner.of(text) for quote in find_quotes(text, tuple(spans))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We agree," he said.', ["We agree"]),
        ("“We agree,” he said.", ["We agree"]),
        ("«We agree», he said.", ["We agree"]),
        ("'We agree,' he said.", ["We agree"]),
        ("‘We agree,’ he said.", ["We agree"]),
        ('"We agree," he said. "We do."', ["We agree", "We do."]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice"]),
        ("“She called it “fine” then,” he said.", ["She called it “fine” then"]),
        ('“We agree," he said.', ["We agree"]),
        ("They don't say 'it isn't so' here.", ["it isn't so"]),
        ("'The workers' demands stand,' he said.", ["The workers' demands stand"]),
        ("It is 6' 2\" tall.", []),
        ("The workers' and players' unions agree.", []),
        ("In the '90s they didn't.", []),
        ("rock 'n roll", []),
        ('She said: " We agree " and left.', ["We agree"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_marks_are_paired(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = "“We have waited for years.\n“We wait no more,” he said."
    first, second = find_quotes(text, (Span(0, 26), Span(27, len(text))))
    assert (first.goes_on, first.is_open) == (True, False)
    assert (second.goes_on, second.is_open) == (False, False)


def test_a_quotation_without_an_end_says_so() -> None:
    (quote,) = find_quotes("“We have waited.", (Span(0, 16),))
    assert quote.is_open


@given(st.text(alphabet="ab '\"“”‘’«».,\n", max_size=80))
def test_quotations_never_overlap_and_stay_in_their_marks(text: str) -> None:
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    quotes = find_quotes(text, tuple(spans))
    assert all(quote.outer.holds(quote.inner) for quote in quotes)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(quotes))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("``We agree,'' he said.", ["We agree"]),
        ('``We agree,″ he said. ``We do."', ["We agree", "We do."]),
        ("``We agree, he said.", ["We agree, he said."]),
        ("The workers'' plan and a ` mark.", []),
    ],
    ids=["typed", "double prime", "never closed", "none"],
)
def test_marks_of_old_wires_are_paired(text: str, found: list[str]) -> None:
    assert inner(text) == found
