"""Accounts of the same point stand side by side, and differ only where their values do."""

import pytest
from editions import EVENT, viewer

from chronicle.model import Key
from chronicle.views.accounts import NO_ACCOUNTS, accounts, differs

HERE = "events/talks.html"


def claims(*claims: str) -> dict[str, str]:
    lines = "".join(f"\n  - {{source: s, says: x, {claim}}}" for claim in claims)
    return {"events/talks": f"{EVENT}\nclaims:{lines}"}


ADA = "id: a, speaker: ada, for: norland, about: {field: duration, value: 2 h}"
MARA = "id: m, speaker: mara, for: sudmark, about: {field: duration, value: 3 h}"


def test_each_party_has_a_column_and_others_come_last() -> None:
    look = viewer(
        claims(
            "id: o, speaker: {described_as: a clerk}, about: {field: duration, value: 2 h}",
            MARA,
            ADA,
        )
    )
    found = accounts(look, look.chronicle.events[0], HERE)
    assert [party.label for party in found.parties] == ["Norland", "Sudmark"]
    assert found.others
    assert found.differing == 1
    (point,) = found.points
    assert (point.words, point.differ) == ("Duration", True)
    assert [[(one.value, one.who, one.href) for one in column] for column in point.columns] == [
        [("2 h", "Ada Lind", "#a")],
        [("3 h", "Mara Velt", "#m")],
        [("2 h", "a clerk", "#o")],
    ]


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ([ADA, MARA], True),
        ([ADA, MARA.replace("3 h", "2  H")], False),
        ([ADA, MARA.replace("duration", "place")], False),
        ([ADA], False),
        ([ADA, MARA.replace("field: duration, value: 3 h", "field: duration")], False),
    ],
    ids=["two values", "one value written twice", "two points", "one account", "no value"],
)
def test_accounts_differ_where_one_point_has_two_values(told: list[str], *, differ: bool) -> None:
    look = viewer(claims(*told))
    assert differs(look, look.chronicle.events[0]) is differ


def test_a_single_account_is_no_comparison() -> None:
    look = viewer(claims(ADA))
    assert accounts(look, look.chronicle.events[0], HERE) == NO_ACCOUNTS


def test_what_is_claimed_elsewhere_about_an_event_counts_and_leads_there() -> None:
    other = EVENT.replace("Talks", "Later")
    look = viewer(
        {
            **claims(ADA),
            "events/later": f"{other}\nclaims:\n  - {{id: b, source: s, says: x, speaker: mara,"
            " for: sudmark, about: {of: 'event:talks', field: duration, value: 3 h}}",
        }
    )
    found = accounts(look, look.chronicle.records[Key("event", "talks")], HERE)
    assert found.points[0].columns[1][0].href == "later.html#b"


def test_the_date_that_the_page_goes_by_is_marked() -> None:
    look = viewer(
        claims(
            "id: a, speaker: ada, about: {field: date, value: 2026-05-10}",
            "id: b, speaker: mara, about: {field: date, value: 2026-05-11}",
        )
    )
    (point,) = accounts(look, look.chronicle.events[0], HERE).points
    assert [(one.value[-8:], one.is_shown) for one in point.columns[0]] == [
        ("May 2026", True),
        ("May 2026", False),
    ]
