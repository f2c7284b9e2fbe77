"""What must hold across records; each hit with a near miss beside it."""

from datetime import date

import pytest

from chronicle.checks import check
from chronicle.fingerprint import make_fingerprint
from chronicle.frontmatter import read_document, write_document
from chronicle.graph import link
from chronicle.model import Key, Record
from chronicle.page import ClaimKey
from chronicle.problems import Problem
from chronicle.records import decode, key_of

TODAY = date(2025, 6, 1)
ARTICLE = "The minister said that the talks would go on. “We shall meet again in May,” she told us."

BASE = {
    "actors/ada.md": "name: Ada North\nkind: person",
    "outlets/wire.md": "name: North Wire",
    "outlets/herald.md": "name: Herald",
    "tracks/port.md": "title: Port talks\nrounds: [{number: 1}]",
    "sources/2025-05-16-wire-talks.md": "outlet: wire\nurl: unknown\npublished: 2025-05-16",
}
EVENT = "title: Talks\ndate: 2025-05-16\nsources: [2025-05-16-wire-talks]\n"
SOURCE = "source: 2025-05-16-wire-talks"


def record(path: str, front: str) -> Record:
    where = f"content/{path}"
    document, problems = read_document(where, f"---\n{front}\n---\n".encode())
    assert document is not None, problems
    key = key_of(where)
    assert isinstance(key, Key)
    found, problems = decode(document, key)
    assert found is not None, problems
    return found


def problems_of(event: str = EVENT, **more: str) -> tuple[Problem, ...]:
    """Check the base records with an event, and others by name with `_` for `/`."""
    texts = BASE | {"events/talks.md": event}
    texts |= {f"{name.replace('_', '/', 1)}.md": text for name, text in more.items()}
    _, problems = check(link(record(path, text) for path, text in texts.items()), TODAY)
    return problems


def codes(event: str = EVENT, **more: str) -> list[str]:
    return [problem.code for problem in problems_of(event, **more)]


def test_the_base_is_clean() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('claims: [{id: a, speaker: ada, says: "x", %s}]', []),
        ("claims: [{id: a, speaker: ada, %s}]", ["claim-empty"]),
        (
            "claims: [{id: a, speaker: ada, says: x, %s}, {id: a, speaker: ada, says: y, %s}]",
            ["claim-id"],
        ),
        ("claims: [{id: a, speaker: ada, says: x, via: [herald], %s}]", []),
        ("claims: [{id: a, speaker: ada, says: x, via: [herald, wire], %s}]", ["via-own-outlet"]),
        (
            "claims: [{id: a, speaker: ada, says: x, %s, checked: {how: read, on: 2025-05-17}}]",
            ["checked-by"],
        ),
        (
            "claims: [{id: a, speaker: ada, says: x, %s, checked: {how: read, by: A, on: 2025}}]",
            [],
        ),
        ("track: port\nround: 1", []),
        ("track: port\nround: 2", ["round-unknown"]),
        ("participants: [{actor: ada}, {actor: ada, role: host}]", []),
        ("participants: [{actor: ada}, {actor: ada}]", ["participant-twice"]),
        ("relations: [follows: talks]", ["relation-self"]),
        ("added: 2025-06-01T23:00Z", []),
        ("added: 2025-06-02", ["date-future"]),
    ],
)
def test_an_event_is_checked(lines: str, expected: list[str]) -> None:
    assert codes(EVENT + lines.replace("%s", SOURCE)) == expected


def test_a_claim_rests_on_a_source_of_its_record() -> None:
    other = "outlet: wire\nurl: unknown\npublished: 2025-05-17"
    claims = "claims: [{id: a, speaker: ada, says: x, source: 2025-05-17-wire-more}]"
    found = codes(EVENT + claims, **{"sources_2025-05-17-wire-more": other})
    assert found == ["claim-source"]


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        ("2025-06-01", "held", []),
        ("2025-06-02", "held", ["date-future"]),
        ("2025-06", "held", []),
        ("2025-06-02", "scheduled", []),
        ("2025-06-01/2025-06-03", "under-way", []),
    ],
)
def test_what_was_held_does_not_lie_ahead(day: str, status: str, expected: list[str]) -> None:
    assert codes(EVENT.replace("2025-05-16\ns", f"{day}\nstatus: {status}\ns")) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("sources_2025-05-16-wire-more", "outlet: wire\nurl: unknown\npublished: 2025-05-16", []),
        ("sources_2025-05-wire-more", "outlet: wire\nurl: unknown", []),
        (
            "sources_2025-05-17-wire-more",
            "outlet: wire\nurl: unknown\npublished: 2025-05-16",
            ["source-id"],
        ),
        (
            "sources_2025-05-16-herald-more",
            "outlet: wire\nurl: unknown\npublished: 2025-05-16",
            ["source-id"],
        ),
        ("places_a", "name: A\nlat: 1.5\nlon: -180", []),
        ("places_a", "name: A\nlat: 1.5", ["coordinates"]),
        ("places_a", "name: A\nlat: 1.5\nlon: 180.1", ["coordinates"]),
        ("actors_b", "name: B\nkind: person\nposts: [{post: x, from: 2024, until: 2025}]", []),
        (
            "actors_b",
            "name: B\nkind: person\nposts: [{post: x, from: 2025, until: 2024}]",
            ["date-order"],
        ),
        ("actors_b", "name: B\nkind: person\naliases: [Ada North]", ["name-shared"]),
        ("outlets_b", "name: Ada North", []),
    ],
)
def test_other_records_are_checked(name: str, text: str, expected: list[str]) -> None:
    assert codes(**{name: text}) == expected


def source_with_fingerprint(*, complete: bool, **changed: str) -> str:
    made = make_fingerprint(ARTICLE, complete=complete, made_by="a test")
    fields = {
        "format": str(made.format),
        "normaliser": str(made.normaliser),
        "words": str(made.words),
        "sha256": made.sha256,
        "complete": str(complete).lower(),
        "made_by": made.made_by,
        "filter": made.filter,
    }
    text = write_document({"fingerprint": fields | changed}, "").strip("-\n")
    return f"outlet: wire\nurl: unknown\npublished: 2025-05-16\n{text}"


def verdict_of(
    quote: str, *, complete: bool = True, checked: str = ""
) -> tuple[str, list[tuple[str, str]]]:
    claim = f'claims: [{{id: a, speaker: ada, quote: "{quote}", {SOURCE}{checked}}}]'
    texts = BASE | {
        "events/talks.md": EVENT + claim,
        "sources/2025-05-16-wire-talks.md": source_with_fingerprint(complete=complete),
    }
    chronicle = link(record(path, text) for path, text in texts.items())
    checked_, problems = check(chronicle, TODAY)
    verdict = checked_.verdicts[ClaimKey(Key("event", "talks"), "a")]
    return verdict, [(problem.code, problem.severity) for problem in problems]


COMPARED = ", checked: {how: compared-with-excerpt, on: 2025-05-17}"


@pytest.mark.parametrize(
    ("quote", "complete", "checked", "verdict", "severity"),
    [
        ("We shall meet again in May", True, "", "verified", ""),
        ("We shall … in May, she told us", True, "", "too-short", ""),
        ("We shall never meet again", True, "", "not-found", "error"),
        ("We shall never meet again", False, "", "not-found", "warning"),
        ("We shall never meet again", False, COMPARED, "compared", "warning"),
        ("in May", True, "", "too-short", ""),
        ("in May", True, COMPARED, "compared", ""),
    ],
)
def test_a_quotation_is_held_against_its_article(
    quote: str, verdict: str, severity: str, checked: str, *, complete: bool
) -> None:
    found, problems = verdict_of(quote, complete=complete, checked=checked)
    assert found == verdict
    assert problems == ([("quote-not-found", severity)] if severity else [])


def test_without_a_fingerprint_a_quotation_is_what_a_person_says_of_it() -> None:
    claims = f'claims: [{{id: a, speaker: ada, quote: "x y z", {SOURCE}%s}}]'
    for checked, verdict in (("", "unchecked"), (COMPARED, "compared")):
        texts = BASE | {"events/talks.md": EVENT + claims.replace("%s", checked)}
        done, problems = check(link(record(path, text) for path, text in texts.items()), TODAY)
        assert done.verdicts == {ClaimKey(Key("event", "talks"), "a"): verdict}
        assert problems == ()


def test_a_damaged_fingerprint_is_a_mistake_and_verifies_nothing() -> None:
    damaged = source_with_fingerprint(complete=True, filter="not base64!")
    claim = f'claims: [{{id: a, speaker: ada, quote: "We shall meet again", {SOURCE}}}]'
    texts = BASE | {
        "events/talks.md": EVENT + claim,
        "sources/2025-05-16-wire-talks.md": damaged,
    }
    done, problems = check(link(record(path, text) for path, text in texts.items()), TODAY)
    assert [problem.code for problem in problems] == ["fingerprint"]
    assert done.verdicts == {ClaimKey(Key("event", "talks"), "a"): "unchecked"}


OFFER = "title: Offer\nproposers: [ada]\ntabled: 2025-05-01\nsources: [2025-05-16-wire-talks]\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("deadline: 2025-05-31\noutcome: lapsed", ["outcome-computed"]),
        ("deadline: 2025-06-01\noutcome: lapsed", []),
        ("outcome: lapsed", []),
        ("deadline: 2025-05-31\noutcome: accepted", []),
        ("outcome: superseded", ["outcome-computed"]),
        ("outcome: withdrawn", []),
    ],
)
def test_an_outcome_that_is_found_by_itself_is_not_typed(lines: str, expected: list[str]) -> None:
    later = f"{OFFER}supersedes: offer"
    assert codes(proposals_offer=OFFER + lines, proposals_later=later) == expected


def test_the_message_says_why_the_outcome_needs_no_typing() -> None:
    (problem,) = problems_of(proposals_offer=f"{OFFER}deadline: 2025-05-31\noutcome: lapsed")
    assert str(problem) == (
        "content/proposals/offer.md:7:10: warning[outcome-computed]: outcome: 'lapsed' is typed, "
        "and found by itself: its deadline has passed; leave the line out; what is typed stays "
        "when dates and answers change"
    )
