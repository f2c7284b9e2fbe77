"""The whole analysis: the bundled example, odd input, and the cost of hostile text."""

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import article_of
from chronicle.ingest.events import propose_events
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Register

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "article.txt"
SUNDAY = date(2025, 5, 11)


def findings_of(text: str) -> Findings:
    article, _ = article_of(text, path="text")
    assert article is not None
    return analyse(article, Register(), published=SUNDAY)


def test_the_example_is_read_as_a_person_would() -> None:
    findings = findings_of(EXAMPLE.read_text("utf-8"))
    chains = [
        (
            s.speaker.name or s.speaker.described_as if s.speaker else "",
            [relay.name or relay.vague for relay in s.via],
        )
        for s in findings.statements
        if s.kind == "direct"
    ]
    assert chains == [
        ("Ada Holm", ["Meridian News Agency"]),
        ("Tomas Verelin", ["Channel Nine"]),
        ("Tomas Verelin", ["Channel Nine"]),
        ("Lena Marsh", ["The Evening Compass"]),
        ("Lena Marsh", ["Telegram"]),
        ("Norland", ["media reports"]),
        ("Lena Marsh", ["Le Littoral", "Meridian News Agency"]),
        ("Lena Marsh", ["Le Littoral", "Meridian News Agency"]),
    ]
    assert ("Friday", "2024-03-15") in [(d.words, d.value) for d in findings.dates]


def test_without_a_publication_day_only_full_dates_have_a_value() -> None:
    article, _ = article_of("They met on May 10, 2025, and again on Sunday.", path="text")
    assert article is not None
    assert [found.value for found in analyse(article, Register()).dates] == ["2025-05-10"]


UNIT = {
    "weekdays": "Sunday ",
    "straight quotes": '"a ',
    "single quotes": "'a ",
    "nested quotes": '«a "b “c ',
    "capitals": "Aa ",
    "verbs": "said ",
    "names": "Hale and Moor, ",
    "hyphens": "Aa-",
    "initials": "A. ",
    "titles": "President of ",
    "relays": "according to The Daily told The ",
    "speech": '"abc def ghi jkl," Hale said. ',
    "no full stop": "The president of the union said on Sunday that he would ",
    "relative": "the end of the week three days later ",
    "lines": "Aa bb cc\n",
    "adverbs": "only also has been ",
    "people": 'Lena Marsh said it. He said "we go" on May 6.\n\n',
    "demands": "Norway urged Denmark to agree to a truce by Friday or face new tolls. ",
    "happenings": "Norway met Denmark in Oslo on May 5 for a truce.\n\n",
}


def calls(length: int, unit: str) -> int:
    """How many functions, ours and the interpreter's, reading so long a text calls."""
    article, _ = article_of("a b c " + unit * (length // len(unit)), path="text")
    assert article is not None
    count = 0

    def one_more(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(one_more)
    try:
        propose_events(article, analyse(article, Register(), published=SUNDAY))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNIT.values(), ids=UNIT)
def test_the_cost_grows_with_the_length_not_its_square(unit: str) -> None:
    # Work is counted, not timed: a clock would judge the machine's other business as well.
    calls(400, unit)  # fills the caches
    assert calls(24_000, unit) < 5_000 + 5 * calls(6_000, unit)


WORDS = st.sampled_from(
    "said told reported Sunday May 11 2025 yesterday week the The a president of and in on to by "
    'according Hale Ada Norland Reuters U.S. "we wait" “we wait” \' " ” , . : ; — ( ) \n \n\n he '
    "she it who he'd media reports was were will".split(" ")
)


@settings(max_examples=150, deadline=None)
@example("Sunday May said")
@given(st.lists(WORDS, min_size=3, max_size=60).map(" ".join))
def test_any_text_gives_findings_whose_spans_lie_in_it(text: str) -> None:
    article, _ = article_of(text, path="text")
    if article is None:
        return
    findings = analyse(article, Register(), published=SUNDAY)
    events = propose_events(article, findings)
    spans = [
        *(found.span for found in findings.dates),
        *(found.span for found in findings.statements),
        *(found.sentence for found in findings.statements),
        *(mention for name in findings.names for mention in name.mentions),
        *(relay.span for found in findings.statements for relay in found.via),
        *(event.span for event in events),
    ]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for found in findings.dates:
        assert found.span.of(article.plain) == found.words
    for statement in findings.statements:
        assert statement.made < len(findings.dates)
