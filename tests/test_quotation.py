"""Quotations against the text they are said to come from."""

import pytest

from chronicle.quotation import Text, Verdict, compare_quote

ARTICLE = Text(
    """Envoys meet in Havn

“We are ready to talk without conditions, and we will stay as long as it takes,” Ada Lind told
reporters. “But we shall not wait for ever.”

She called the answer a "first step" and said that the lists of prisoners would be exchanged in
any case. Officials said forty monitors could be sent within a week of a signature.

The other side said it would “not accept any truce that only helps one party”, and asked for boats
on both banks of the river before anything else is done.

“We will look at the lists again tomorrow
and decide what can be done with them,” Mara Velt wrote, “since nobody else has done so.”
"""
)


@pytest.mark.parametrize(
    ("quote", "verdict", "reason"),
    [
        ("We are ready to talk without conditions, and we will stay as long as it takes",
         "exact", ""),
        ("we are READY to talk without conditions — and we will stay as long as it takes",
         "exact", ""),
        ("first step", "exact", ""),
        ("But we shall not wait for ever.", "exact", ""),
        ("We are ready to talk … and we will stay as long as it takes", "exact", ""),
        ("We are ready to talk without conditions …", "exact", ""),
        ("… we will stay as long as it takes", "exact", ""),
        ("We will look at the lists again tomorrow and decide what can be done with them",
         "exact", ""),
        ("forty monitors could be sent within a week", "exact",
         "the words are there, but not in quotation marks"),
        ("We are ready to talk without conditions", "truncated",
         "the sentence goes on: “and we will stay as long as it takes”"),
        ("accept any truce that only helps one party", "truncated",
         "the sentence begins before it: “not”"),
        ("We are ready to talk without conditions. We shall not wait for ever", "spliced",
         "its parts stand apart: “We are ready to talk without conditions” / “we shall not wait for ever”"),  # noqa: E501 - one message
        ("But we shall not wait for ever … We are ready to talk", "spliced",
         "its pieces stand in another order"),
        ("We are ready to talk … decide what can be done with them", "spliced",
         "its pieces stand 94 words apart in the article"),
        ("We are ready to talk with conditions, and we will stay as long as it takes", "altered",
         "leaves out “without” and puts in “with”"),
        ("accept any truce that helps one party", "altered", "leaves out “only”"),
        ("But we shall not wait for ever and ever", "altered", "puts in “and ever”"),
        ("We are willing to talk without any conditions, and stay as long as it takes", "altered",
         "leaves out “ready”, “we will” and puts in “willing”, “any”"),
        ("The harvest was better than anybody had hoped", "absent",
         "nothing like it is in the article"),
        ("… […] …", "absent", "the quotation has no words"),
    ],
)  # fmt: skip
def test_a_quotation_is_told_by_what_was_done_to_it(
    quote: str, verdict: Verdict, reason: str
) -> None:
    found = compare_quote(quote, ARTICLE)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_nearest_passage_is_shown_with_what_differs() -> None:
    found = compare_quote("accept any truce that helps one party", ARTICLE)
    passage = ARTICLE.text[found.start : found.end]
    assert passage == "accept any truce that only helps one party"
    assert found.changes == (
        ("same", "accept any truce that"),
        ("left-out", "only"),
        ("same", "helps one party"),
    )


def test_a_word_in_brackets_is_the_editors_own() -> None:
    assert compare_quote("[Norland is] ready to talk without conditions …", ARTICLE).verdict == (
        "truncated"
    )
    assert compare_quote("… ready to talk [now] without conditions …", ARTICLE).verdict == "exact"


def test_a_long_text_of_one_word_is_compared_in_time() -> None:
    text = Text("ha " * 30_000)
    assert compare_quote("ha " * 50 + "hi", text).verdict == "altered"
