"""What became of a proposal: each party's answers, and how long it has been open."""

import msgspec
import pytest
from editions import EVENT, WORLD, viewer

from chronicle.settings import Settings
from chronicle.views.answers import last_activity, responses
from chronicle.views.as_of import is_past
from chronicle.views.ledger import LedgerView, ledger_view
from chronicle.views.viewer import Viewer
from chronicle.when import When, parse_when

PROPOSAL = (
    "title: Truce\nproposers: [norland]\ntabled: 2026-05-10\nsources: [s]\naddressees: [sudmark]"
)
ABOUT = "about: {of: 'proposal:truce'}"


def look_at(proposal: str = PROPOSAL, as_of: str = "newest", *claims: str) -> Viewer:
    told = "".join(f"\n  - {{source: s, says: x, {claim}, {ABOUT}}}" for claim in claims)
    files = {"proposals/truce": proposal}
    if told:
        files["events/talks"] = f"{EVENT}\nclaims:{told}"
    settings = Settings("Test", parties=("norland", "sudmark"), docs_dir="content", as_of=as_of)
    return viewer(files, settings)


def answers(look: Viewer) -> list[tuple[str, list[tuple[str, str, str]]]]:
    (proposal,) = look.chronicle.of_kind["proposal"]
    return [
        (
            one.party.label if one.party else "",
            [(answer.mark.words, answer.when.iso, answer.note) for answer in one.answers],
        )
        for one in responses(look, proposal, "proposals.html")
    ]


def test_a_proposal_without_answer_says_that_none_was_seen() -> None:
    assert answers(look_at()) == [
        ("Norland", [("Tabled it", "2026-05-10", "")]),
        ("Sudmark", [("None seen", "", "")]),
    ]


def test_answers_stand_by_party_oldest_first_and_those_of_no_party_last() -> None:
    look = look_at(
        PROPOSAL,
        "newest",
        "id: a, speaker: mara, for: sudmark, stance: accepts-if, condition: lists,"
        " made: 2026-05-12",
        "id: b, speaker: mara, for: sudmark, stance: rejects, made: 2026-05-11",
        "id: c, speaker: {described_as: a bystander}, stance: welcomes",
        "id: d, speaker: sudmark, stance: asserts",
        "id: e, speaker: ada, for: norland, stance: welcomes",
    )
    assert answers(look) == [
        ("Norland", [("Tabled it", "2026-05-10", "")]),
        ("Sudmark", [("Rejected", "2026-05-11", ""), ("Accepted, if", "2026-05-12", "lists")]),
        ("", [("Welcomed", "", "a bystander")]),
    ]


def test_a_claim_in_the_proposal_itself_is_about_it() -> None:
    claim = "\nclaims: [{id: a, speaker: sudmark, says: x, stance: accepts, source: s}]"
    assert answers(look_at(PROPOSAL + claim))[1] == ("Sudmark", [("Accepted", "", "")])


@pytest.mark.parametrize(
    ("date", "past"),
    [
        ("2026-05-14", True),
        ("2026-05-15", False),
        ("2026-05", False),
        ("2026-04", True),
        ("../..", False),
        ("2026-05-01/..", False),
    ],
)
def test_only_what_lies_wholly_before_the_day_is_past(date: str, *, past: bool) -> None:
    when = parse_when(date)
    assert isinstance(when, When)
    assert is_past(look_at(as_of="2026-05-15"), when) is past


def test_speaking_to_a_proposal_keeps_it_in_sight() -> None:
    look = look_at(PROPOSAL, "newest", "id: a, speaker: ada, made: 2026-05-20")
    assert last_activity(look, look.chronicle.of_kind["proposal"][0]).text == "2026-05-20"


def ledger(
    *outcomes: str, parties: tuple[str, ...] = ("norland", "sudmark", "nobody")
) -> LedgerView:
    files = {
        f"proposals/p{number}": PROPOSAL.replace("10", f"1{number}") + outcome
        for number, outcome in enumerate(outcomes)
    }
    return ledger_view(viewer(files, Settings("Test", parties=parties, docs_dir="content")))


def test_the_ledger_has_a_column_for_each_known_party_of_the_settings() -> None:
    view = ledger("")
    assert [party.label for party in view.columns] == ["Norland", "Sudmark"]
    assert not view.others
    (row,) = view.groups[0].rows
    assert [[answer.mark.words for answer in cell.answers] for cell in row.cells] == [
        ["Tabled it"],
        ["None seen"],
    ]
    assert row.parties == "Norland to Sudmark"


def test_parties_without_a_column_stand_among_the_others_by_name() -> None:
    view = ledger("", parties=("norland",))
    assert view.others
    (row,) = view.groups[0].rows
    assert [cell.label for cell in row.others] == ["Sudmark"]


def test_others_whose_answers_are_alike_share_a_cell() -> None:
    proposal = PROPOSAL.replace("[sudmark]", "[sudmark, mara, ada]")
    settings = Settings("Test", parties=("norland",), docs_dir="content")
    claim = "{id: a, speaker: sudmark, says: x, stance: rejects, source: s}"
    view = ledger_view(viewer({"proposals/p": f"{proposal}\nclaims: [{claim}]"}, settings))
    (row,) = view.groups[0].rows
    assert [
        (cell.label, [answer.mark.words for answer in cell.answers]) for cell in row.others
    ] == [
        ("Ada Lind, Mara Velt", ["None seen"]),
        ("Sudmark", ["Rejected"]),
    ]


def test_the_ledger_groups_by_outcome_and_shows_the_newest_first() -> None:
    view = ledger("", "\noutcome: lapsed", "", "\noutcome: withdrawn", "\noutcome: superseded")
    assert [
        (group.title, [row.proposal.href[-7:] for row in group.rows]) for group in view.groups
    ] == [
        ("Open", ["p2.html", "p0.html"]),
        ("Lapsed", ["p1.html"]),
        ("Superseded or withdrawn", ["p4.html", "p3.html"]),
    ]


def test_the_key_of_the_ledger_shows_the_marks_in_use() -> None:
    assert [mark.words for mark in ledger("").key] == ["Tabled it", "None seen"]
    assert msgspec.to_builtins(ledger().key) == ()
    assert "proposals/truce" not in WORLD


def test_an_answer_says_where_it_stands_and_which_source_tells_it() -> None:
    look = look_at(PROPOSAL, "newest", "id: a, speaker: sudmark, stance: rejects")
    (proposal,) = look.chronicle.of_kind["proposal"]
    (answer,) = responses(look, proposal, "proposals/truce.html")[1].answers
    assert answer.record is not None
    assert answer.source is not None
    assert (answer.record.label, answer.source.label) == ("Talks", "What was said")
    assert answer.href == "../events/talks.html#a"
