"""What an article is about: issues of the register and of the common table, with near misses."""

import pytest

from chronicle.ingest.findings import Span
from chronicle.ingest.register import KnownIssue, Register
from chronicle.ingest.topics import find_issues

KNOWN = Register(issues=(KnownIssue("ferries", "Ferry line"), KnownIssue("ceasefire", "Truce")))


def issues(text: str, register: Register = KNOWN) -> list[tuple[str, str]]:
    return [(i.id, i.title) for i in find_issues(text, [Span(0, len(text))], register)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They spoke of the ferry lines.", [("ferries", "Ferry line")]),
        ("A cease-fire is near.", [("ceasefire", "Truce")]),
        ("A truce is near.", [("ceasefire", "Truce")]),
        ("They swapped words about a prisoner swap.", [("", "Prisoner exchange")]),
        ("An exchange of prisoners of war began.", [("", "Prisoner exchange")]),
        ("They exchanged views with a prisoner.", []),
        ("Sanctions and tariffs stay.", [("", "Sanctions"), ("", "Tariffs")]),
        ("The ferry ended the line.", []),
        ("It was fired, then it ceased.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_issue_is_known_by_its_title_or_its_words(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert issues(text) == found


def test_every_mention_has_its_place_and_the_finding_its_reason() -> None:
    text = "A truce came. The truces held."
    (issue,) = find_issues(text, [Span(0, len(text))], KNOWN)
    assert [span.of(text) for span in issue.mentions] == ["truce", "truces"]
    assert issue.reason == "the article says 'truce'"
    assert issue.doubt == ""
    (issue,) = find_issues("Sanctions stay.", [Span(0, 15)], Register())
    assert issue.doubt == "not in the register"


def test_nothing_outside_the_sentences_counts() -> None:
    assert find_issues("A truce. It held.", [Span(9, 17)], KNOWN) == ()
