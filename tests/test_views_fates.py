"""What became of a proposal is computed, as of the date the site speaks of."""

from typing import get_args

import pytest
from editions import EVENT, viewer

from chronicle.model import Outcome
from chronicle.settings import Settings
from chronicle.views.fates import FATE, days_open, fate_of, fate_view
from chronicle.views.viewer import Viewer

PROPOSAL = (
    "title: Truce\nproposers: [norland]\ntabled: 2026-05-10\nsources: [s]\naddressees: [sudmark]"
)
LATER = "title: New truce\nproposers: [norland]\nsources: [s]\nsupersedes: truce\ntabled: "


def look_at(more: str = "", as_of: str = "2026-05-15", later: str = "", *claims: str) -> Viewer:
    told = "".join(
        f"\n  - {{source: s, says: x, {claim}, about: {{of: 'proposal:truce'}}}}"
        for claim in claims
    )
    files = {"proposals/truce": PROPOSAL + more}
    if later:
        files["proposals/new"] = LATER + later
    if told:
        files["events/talks"] = f"{EVENT}\nclaims:{told}"
    parties = ("norland", "sudmark")
    return viewer(files, Settings("Test", parties=parties, docs_dir="content", as_of=as_of))


def told(look: Viewer) -> str:
    proposal = next(one for one in look.chronicle.of_kind["proposal"] if one.id == "truce")
    return fate_of(look, proposal).fate


YES = "id: a, speaker: sudmark, stance: accepts, made: 2026-05-12"
NO = "id: b, speaker: sudmark, stance: rejects, made: 2026-05-13"
DUE = "\ndeadline: 2026-05-14"


@pytest.mark.parametrize(
    ("more", "later", "claims", "fate"),
    [
        ("", "", (), "open"),
        ("\ndeadline: 2026-05-15", "", (), "open"),
        (DUE, "", (), "lapsed"),
        (DUE, "", (NO,), "lapsed"),
        (DUE, "", (YES,), "accepted"),
        ("\ndeadline: 2026-05", "", (), "open"),
        ("", "", (YES,), "accepted"),
        ("", "", (YES, NO), "answered"),
        ("", "", (NO,), "answered"),
        ("", "", ("id: a, speaker: sudmark, stance: accepts-if",), "answered"),
        ("", "", ("id: a, speaker: sudmark, stance: asserts",), "open"),
        ("", "", ("id: a, speaker: norland, stance: accepts",), "open"),
        ("", "", ("id: a, speaker: sudmark, stance: accepts, made: 2026-05-16",), "open"),
        ("", "2026-05-14", (YES,), "superseded"),
        (DUE, "2026-05-14", (), "superseded"),
        ("", "2026-05-16", (), "open"),
        ("\noutcome: withdrawn", "", (), "withdrawn"),
        ("\noutcome: accepted" + DUE, "", (), "accepted"),
        ("\noutcome: lapsed", "", (), "lapsed"),
    ],
)
def test_a_fate_is_what_dates_answers_and_later_proposals_say(
    more: str, later: str, claims: tuple[str, ...], fate: str
) -> None:
    assert told(look_at(more, "2026-05-15", later, *claims)) == fate


def test_all_whom_it_addressed_must_accept_and_somebody_must_be_addressed() -> None:
    both = "\nclaims: [{id: o, speaker: ada, for: norland, says: x, source: s, stance: welcomes}]"
    look = look_at(both.replace("norland", "sudmark"), "2026-05-15", "", YES)
    assert told(look) == "accepted"
    files = {
        "proposals/truce": PROPOSAL.replace("[sudmark]", "[sudmark, mara]"),
        "events/talks": f"{EVENT}\nclaims:\n  - {{source: s, says: x, {YES},"
        " about: {of: 'proposal:truce'}}",
    }
    settings = Settings("Test", docs_dir="content", as_of="2026-05-15")
    assert told(viewer(files, settings)) == "answered"
    alone = {**files, "proposals/truce": PROPOSAL.replace("\naddressees: [sudmark]", "")}
    assert told(viewer(alone, settings)) == "answered"


@pytest.mark.parametrize(
    ("more", "later", "claims", "words", "why", "by"),
    [
        (DUE, "", (), "Lapsed", "not accepted by 14 May 2026", ""),
        ("", "", (YES,), "Accepted", "by Sudmark, 12 May 2026", ""),
        ("", "2026-05-14", (), "Superseded", "", "New truce"),
        ("\noutcome: withdrawn", "", (), "Withdrawn", "as recorded", ""),
        ("\noutcome: lapsed" + DUE, "", (), "Lapsed", "not accepted by 14 May 2026", ""),
        ("", "", (), "Open", "", ""),
    ],
)
def test_a_fate_says_why(  # noqa: PLR0913 - the columns of the table
    more: str, later: str, claims: tuple[str, ...], words: str, why: str, by: str
) -> None:
    look = look_at(more, "2026-05-15", later, *claims)
    proposal = next(one for one in look.chronicle.of_kind["proposal"] if one.id == "truce")
    view = fate_view(look, proposal, "proposals.html")
    said = view.why.replace("\N{NO-BREAK SPACE}", " ")
    assert (view.mark.words, said, view.by.label if view.by else "") == (words, why, by)


@pytest.mark.parametrize(
    ("tabled", "as_of", "more", "days"),
    [
        ("2026-05-10", "2026-05-15", "", "5 days"),
        ("2026-05-10", "2026-05-11", "", "1 day"),
        ("2026-05-10", "2026-05-10", "", "0 days"),
        ("2026-05-10/2026-05-12", "2026-05-15", "", "3 to 5 days"),
        ("2026-05", "2026-05-15", "", "0 to 14 days"),
        ("2026-05-10", "2026-05-09", "", ""),
        ("2026-05-10", "2026-05-15", DUE, "after 4 days"),
        ("2026-05-10", "2026-05-15", "\noutcome: lapsed", ""),
        ("2026-05-10", "2026-05-15", "\noutcome: lapsed" + DUE, "after 4 days"),
    ],
)
def test_days_open_are_a_range_where_a_date_is_one(
    tabled: str, as_of: str, more: str, days: str
) -> None:
    look = viewer(
        {"proposals/truce": PROPOSAL.replace("2026-05-10", tabled) + more},
        Settings("Test", docs_dir="content", as_of=as_of),
    )
    assert days_open(look, look.chronicle.of_kind["proposal"][0]) == days


def test_every_fate_has_a_mark_and_every_outcome_is_a_fate() -> None:
    assert set(get_args(Outcome)) < set(FATE)
