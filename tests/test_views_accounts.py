"""Accounts of the same point stand side by side, and differ only where their values do."""

import pytest
from editions import EVENT, viewer

from chronicle.model import Key
from chronicle.views.accounts import NO_ACCOUNTS, accounts
from chronicle.views.compared import differs, same_value
from chronicle.views.differences import differences_view

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


# --- at the same time, and against a value ----------------------------------------------------


def told(id_: str, who: str, party: str, value: str, more: str = "") -> str:
    """A claim about the status; without a value where that is empty."""
    about = f"field: status, value: '{value}'" if value else "field: status"
    return f"id: {id_}, speaker: {who}, for: {party}, about: {{{about}}}{more}"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (", made: 2026-05-10", ", made: 2026-05-12", False),
        (", made: 2026-05-10", ", made: 2026-05-10", True),
        (", made: 2026-05", ", made: 2026-05-12", True),
        ("", ", made: 2026-05-12", True),
        (", made: 2026-05-10T09:00+03:00", ", made: 2026-05-10T11:00+03:00", False),
    ],
    ids=["later", "the same day", "perhaps the same day", "nobody knows when", "hours later"],
)
def test_a_later_change_of_position_is_no_contradiction(
    one: str, other: str, *, differ: bool
) -> None:
    look = viewer(
        claims(
            told("a", "ada", "norland", "cancelled", one),
            told("b", "ada", "norland", "postponed", other),
        )
    )
    assert differs(look, look.chronicle.events[0]) is differ


def test_another_speaker_who_says_otherwise_later_contradicts() -> None:
    look = viewer(
        claims(
            told("a", "ada", "norland", "cancelled", ", made: 2026-05-10"),
            told("b", "mara", "norland", "postponed", ", made: 2026-05-12"),
        )
    )
    assert differs(look, look.chronicle.events[0])


def test_the_account_that_was_replaced_says_when_and_the_later_one_counts() -> None:
    look = viewer(
        claims(
            told("b", "ada", "norland", "postponed", ", made: 2026-05-12"),
            told("a", "ada", "norland", "cancelled", ", made: 2026-05-10"),
            told("m", "mara", "sudmark", "postponed", ", made: 2026-05-10"),
        )
    )
    found = accounts(look, look.chronicle.events[0], HERE)
    assert found.differing == 0
    ada, mara = found.points[0].columns
    assert [(one.value, one.change.words if one.change else "") for one in ada] == [
        ("cancelled", "changed by 12\N{NO-BREAK SPACE}May 2026"),
        ("postponed", ""),
    ]
    assert [one.change for one in mara] == [None]


DENIES = ", stance: denies"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (told("a", "ada", "norland", "held"), told("b", "mara", "sudmark", "not", DENIES), True),
        (told("a", "ada", "norland", "not"), told("b", "mara", "sudmark", "not", DENIES), False),
        (told("a", "ada", "norland", "x"), told("b", "mara", "sudmark", "", DENIES), True),
        (
            told("a", "ada", "norland", "x", DENIES),
            told("b", "mara", "sudmark", "", DENIES),
            False,
        ),
        (told("a", "ada", "norland", "", DENIES), told("b", "mara", "sudmark", "", DENIES), False),
        (told("a", "ada", "norland", "x"), told("b", "mara", "sudmark", ""), False),
    ],
    ids=["otherwise", "the same", "whatever is held", "both deny", "without a value", "no value"],
)
def test_a_denial_contradicts_those_who_hold_otherwise(
    one: str, other: str, *, differ: bool
) -> None:
    look = viewer(claims(one, other))
    assert differs(look, look.chronicle.events[0]) is differ


def test_a_denial_is_marked_and_other_stances_are_named() -> None:
    look = viewer(
        claims(
            told("a", "ada", "norland", "x", ", stance: demands"),
            told("b", "mara", "sudmark", "x", DENIES),
            told("c", "mara", "sudmark", "", DENIES),
        )
    )
    (point,) = accounts(look, look.chronicle.events[0], HERE).points
    said = [
        (one.stance.symbol, one.stance.words) for row in point.columns for one in row if one.stance
    ]
    assert said == [("", "demands"), ("rejected", "denies"), ("rejected", "denies it")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PT1H45M", "1 h 45 min", True),
        ("PT1H45M", "PT1H46M", False),
        ("2026-05-11", "2026-05", True),
        ("2026-05-11", "2026-06", False),
        ("2026-05-11T10:00+02:00", "2026-05-11T08:00Z", True),
        ("2026-05-11T10:00+02:00", "2026-05-11T10:00Z", False),
        ("2026-05-10/2026-05-12", "2026-05", True),
        ("2026-05-10/2026-05-12", "2026-05-11", False),
        ("2026-05-10/2026-05-12", "2026-05-10/2026-05-13", False),
        ("energy and infrastructure", "energy infrastructure", False),
        ("Energy  Infrastructure", "energy infrastructure", True),
    ],
)
def test_values_are_the_same_where_both_can_be_so(one: str, other: str, *, same: bool) -> None:
    assert same_value(one, other) is same
    assert same_value(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("energy and infrastructure", "energy infrastructure", ["and"]),
        ("energy infrastructure", "energy and infrastructure", []),
        ("PT2H30M", "PT2H", ["30 min"]),
        ("more than four hours", "nearly four hours", ["more than"]),
        ("cancelled", "postponed", []),
        ("Energy, and ports", "energy and infrastructure", ["ports"]),
    ],
    ids=["a word more", "a word less", "duration", "two words", "quite other", "case and comma"],
)
def test_words_that_an_account_else_alike_has_not_are_marked(
    one: str, other: str, marked: list[str]
) -> None:
    told_ = claims(told("a", "ada", "norland", one), told("b", "mara", "sudmark", other))
    look = viewer(told_)
    (point,) = accounts(look, look.chronicle.events[0], HERE).points
    ada = point.columns[0][0]
    assert [piece.words for piece in ada.pieces if piece.differs] == marked
    if ada.pieces:
        assert " ".join(piece.words for piece in ada.pieces) == " ".join(ada.value.split())


def test_nothing_is_marked_where_accounts_agree() -> None:
    look = viewer(claims(ADA, MARA.replace("3 h", "2  H")))
    (point,) = accounts(look, look.chronicle.events[0], HERE).points
    assert [one.pieces for column in point.columns for one in column] == [(), ()]


# --- whose value the page shows -------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "told_", "said"),
    [
        (
            "status: cancelled\n",
            [told("a", "ada", "norland", "cancelled"), told("b", "mara", "sudmark", "postponed")],
            ("Status as Ada Lind (Norland) has it",),
        ),
        (
            "status: cancelled\n",
            [
                told("a", "ada", "norland", "Cancelled"),
                told("c", "norland", "norland", "cancelled"),
                told("b", "mara", "sudmark", "postponed"),
            ],
            ("Status as Ada Lind (Norland) and Norland have it",),
        ),
        (
            "status: disputed\n",
            [told("a", "ada", "norland", "cancelled"), told("b", "mara", "sudmark", "postponed")],
            ("Status as the chronicle reads its sources; no account below names it so",),
        ),
        (
            "status: cancelled\n",
            [told("a", "ada", "norland", "cancelled"), told("b", "mara", "sudmark", "cancelled")],
            (),
        ),
        ("", [ADA, MARA], ()),
        ("", [ADA.replace("duration", "place"), MARA.replace("duration", "place")], ()),
    ],
    ids=["one", "two", "nobody", "no dispute", "not on the page", "no place on the page"],
)
def test_a_value_in_dispute_says_whose_it_is(
    event: str, told_: list[str], said: tuple[str, ...]
) -> None:
    world = {path: f"{event}{text}" for path, text in claims(*told_).items()}
    look = viewer(world)
    assert accounts(look, look.chronicle.events[0], HERE).shown == said


# --- the page of all ----------------------------------------------------------------------


def test_the_page_of_all_lists_what_stands_by_year_newest_first_and_nothing_else() -> None:
    old = EVENT.replace("2026-05-10", "2025-01-02").replace("Talks", "Old talks")
    lines = f"\n  - {{source: s, says: x, {ADA}}}\n  - {{source: s, says: x, {MARA}}}"
    look = viewer(
        {
            **claims(ADA, MARA, told("x", "ada", "norland", "held")),
            "events/old": f"{old}\nclaims:{lines}",
            "events/agreed": f"{EVENT.replace('Talks', 'Agreed')}\nclaims:"
            f"{lines.replace('3 h', '2 h')}",
        }
    )
    view = differences_view(look)
    assert view.count == "2 points in dispute"
    assert [(year.title, [one.record.label for one in year.records]) for year in view.years] == [
        ("2026", ["Talks"]),
        ("2025", ["Old talks"]),
    ]
    (dispute,) = view.years[0].records[0].disputes
    assert dispute.words == "Duration"
    assert [(side.party, [one.value for one in side.accounts]) for side in dispute.sides] == [
        ("Norland", ["2 h"]),
        ("Sudmark", ["3 h"]),
    ]
    assert dispute.sides[0].accounts[0].href == "events/talks.html#a"


def test_an_entry_without_contradiction_does_not_change_the_page_of_all() -> None:
    before = differences_view(viewer(claims(ADA, MARA)))
    more = {"events/new": EVENT.replace("Talks", "More")}
    assert differences_view(viewer({**claims(ADA, MARA), **more})) == before


def test_where_nothing_is_in_dispute_the_page_says_so() -> None:
    assert differences_view(viewer(claims(ADA))).count == "no point in dispute"
