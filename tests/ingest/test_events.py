"""Events proposed from an article: one a dated happening, the headline's first."""

from pathlib import Path

import pytest

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import Article, read_text
from chronicle.ingest.events import EventProposal, propose_events
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Known, KnownIssue, Register

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "article.txt"
REGISTER = Register(
    (
        Known("state", "norland", "Norland"),
        Known("state", "sudmark", "Sudmark"),
        Known("person", "tomas-verelin", "Tomas Verelin"),
        Known("place", "midhaven", "Midhaven"),
    )
)


def propose(text: str) -> tuple[Article, Findings, tuple[EventProposal, ...]]:
    article, _ = read_text(text)
    assert article is not None
    findings = analyse(article, REGISTER)
    return article, findings, propose_events(article, findings)


def told(text: str) -> list[tuple[str, str, str]]:
    _, findings, events = propose(text)
    return [(e.kind, e.status, findings.dates[e.date].value if e.date >= 0 else "") for e in events]


def test_the_example_holds_several_events() -> None:
    assert set(told(EXAMPLE.read_text("utf-8"))) >= {
        ("proposal", "held", ""),
        ("meeting", "proposed", "2024-03-15"),
        ("meeting", "cancelled", "2024-03-06"),
        ("deadline", "proposed", "2024-03-12"),
        ("call", "scheduled", "2024-03-10"),
        ("statement", "held", "2024-03-09"),
    }


def test_the_headline_s_event_comes_first_and_takes_what_has_no_day() -> None:
    _, findings, events = propose(EXAMPLE.read_text("utf-8"))
    assert [event.is_main for event in events] == [True] + [False] * (len(events) - 1)
    assert findings.header.headline is not None
    assert events[0].title == findings.header.headline.value
    assert events[0].participants[:1] == ("sudmark",)


def test_every_statement_with_a_speaker_has_one_event() -> None:
    _, findings, events = propose(EXAMPLE.read_text("utf-8"))
    placed = sorted(number for event in events for number in event.statements)
    spoken = [n for n, s in enumerate(findings.statements) if s.speaker is not None]
    assert placed == spoken


def test_fields_come_with_their_reason_and_place() -> None:
    article, _, events = propose(EXAMPLE.read_text("utf-8"))
    meeting = next(e for e in events if (e.kind, e.status) == ("meeting", "proposed"))
    assert meeting.places == ("midhaven",)
    reasons = {because.field: because for because in meeting.because}
    assert reasons.keys() == {"kind", "status", "date"}
    assert reasons["kind"].reason == "the article says 'meet'"
    assert reasons["kind"].span.of(article.plain) == "meet"
    assert reasons["date"].reason.startswith("Friday → 2024-03-15: ")


HEAD = "Boats wait in the harbour\nPublished: March 10, 2024\n\n"


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The envoys met on Saturday in Midhaven.", ("meeting", "held", "2024-03-09")),
        ("The envoys will meet on Friday.", ("meeting", "scheduled", "2024-03-15")),
        ("They proposed to meet on Friday.", ("meeting", "proposed", "2024-03-15")),
        ("The summit of Friday was called off.", ("summit", "cancelled", "2024-03-08")),
        ("The talks planned for Friday were postponed.", ("meeting", "postponed", "2024-03-15")),
        ("They must leave by Friday.", ("deadline", "scheduled", "2024-03-15")),
        ("They signed the pact on Saturday.", ("signing", "held", "2024-03-09")),
        ("They swapped prisoners on Saturday.", ("exchange", "held", "2024-03-09")),
        ("A truce is to start on Friday.", ("truce", "scheduled", "2024-03-15")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_kind_and_status_by_the_words_near_the_date(
    sentence: str, event: tuple[str, str, str]
) -> None:
    assert event in told(f"{HEAD}Boats lay in the harbour, and pilots slept.\n\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    ["The Gazette reported on Saturday that boats lay there.", "It was cold on Saturday.",
     "Boats lay there in 2019."],
    ids=lambda text: text,
)  # fmt: skip
def test_days_on_which_nothing_happened_make_no_event(sentence: str) -> None:
    text = f"{HEAD}Boats lay in the harbour, and pilots slept.\n\n{sentence}\n"
    assert len(told(text)) == 1


def test_an_answer_belongs_to_the_offer_before_it() -> None:
    text = (
        f"{HEAD}Sudmark proposed on Friday to open the strait to all the ferries of Norland.\n\n"
        "Norland rejected the plan on Saturday as far too late for the ferries.\n"
    )
    _, _, events = propose(text)
    offer = next(n for n, event in enumerate(events) if event.kind == "proposal")
    (answer,) = [event for event in events if event.kind == "response"]
    assert [(related.kind, related.to) for related in answer.relations] == [("responds-to", offer)]
    assert answer.relations[0].reason == "Norland rejected"
    assert events[offer].relations == ()


def test_a_deal_comes_out_of_the_talks_that_its_sentence_names() -> None:
    text = (
        f"{HEAD}The envoys of Norland and Sudmark met on Friday in Midhaven.\n\n"
        "They signed a pact on Saturday after the talks in Midhaven.\n"
    )
    _, _, events = propose(text)
    (meeting,) = [event for event in events if event.kind == "meeting"]
    assert [related.kind for related in meeting.relations] == ["results-in"]
    assert events[meeting.relations[0].to].kind == "signing"
    _, _, events = propose(text.replace("after the talks in Midhaven", "in the rain"))
    assert [event.relations for event in events if event.kind == "meeting"] == [()]


def test_a_meeting_to_come_and_the_deal_it_is_to_seal_are_one_event() -> None:
    text = (
        f"{HEAD}The envoys will meet on Friday in Midhaven.\n\n"
        "They hope to reach a deal on Friday in Midhaven.\n"
    )
    assert told(text).count(("meeting", "scheduled", "2024-03-15")) == 1
    assert [kind for kind, _, _ in told(text)].count("agreement") == 0


def test_a_short_saying_is_a_claim_of_another_event_and_no_event_of_its_own() -> None:
    text = (
        f"{HEAD}The envoys met on Friday in Midhaven, and the boats waited outside the port.\n\n"
        "Norland said on Saturday that it was late.\n"
    )
    _, findings, events = propose(text)
    assert [event.kind for event in events if event.statements] == ["meeting"]
    longer = text.replace("it was late", "the boats of all the ports would wait until the end of "
                          "the winter for an answer")  # fmt: skip
    assert "statement" in [event.kind for event in propose(longer)[2]]
    assert len(findings.statements) == 1


def test_words_of_long_ago_are_no_event() -> None:
    text = (
        f"{HEAD}The envoys met on Friday in Midhaven, and the boats waited outside the port.\n\n"
        "Norland said on November 2 that the boats of all its ports would wait for an answer.\n"
    )
    assert "statement" not in [event.kind for event in propose(text)[2]]


def test_an_event_has_the_issues_that_its_sentences_name() -> None:
    register = Register(REGISTER.known, (KnownIssue("ceasefire", "Ceasefire"),))
    article, _ = read_text(f"{HEAD}The envoys discussed a truce on Friday in Midhaven.\n\n"
                           "The pilots met on Saturday in Midhaven.\n")  # fmt: skip
    assert article is not None
    events = propose_events(article, analyse(article, register))
    assert max(event.issues for event in events) == ("ceasefire",)
    assert () in [event.issues for event in events]
