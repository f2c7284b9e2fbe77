"""Who stood where: the latest position by party and issue, at any day, and where parties agree."""

from datetime import date

import msgspec
import pytest
from editions import EVENT, viewer

from chronicle import routes
from chronicle.model import Key
from chronicle.settings import Settings
from chronicle.views.accords import accords, grounds
from chronicle.views.paths import held_by, paths
from chronicle.views.positions import DayView, PositionsView, day_view, positions_view
from chronicle.views.positions_data import data_view
from chronicle.views.stances import Board, board
from chronicle.views.turning import turning_points
from chronicle.views.viewer import Viewer

ISSUES = {"issues/truce": "title: Truce", "issues/river": "title: River"}
NORLAND, SUDMARK = Key("actor", "norland"), Key("actor", "sudmark")
TRUCE = Key("issue", "truce")
SETTINGS = Settings("Test", parties=("norland", "sudmark"), docs_dir="content", as_of="2026-05-30")


def look_at(*claims: str, **files: str) -> Viewer:
    """A world with these claims on the issue of a truce, and records by name with `_` for `/`."""
    told = "".join(f"\n  - {{source: s, issues: [truce], {claim}}}" for claim in claims)
    event = {"events/talks": f"{EVENT}\nclaims:{told}"} if told else {}
    more = {name.replace("_", "/", 1): text for name, text in files.items()}
    return viewer({**ISSUES, **event, **more}, SETTINGS)


def held(look: Viewer, party: Key, day: str = "2026-05-30") -> tuple[str, str]:
    """The words that hold at the end of a day, and those before them."""
    course = board(look).get((TRUCE, party))
    now, before, _ = course.at(date.fromisoformat(day)) if course else (None, None, 0)
    return now.words if now else "", before.words if before else ""


def claim(id_: str, stance: str, made: str, of: str = "norland") -> str:
    return f"id: {id_}, speaker: {of}, says: {id_}, stance: {stance}, made: {made}"


FOUR = (
    claim("a", "demands", "2026-05-11"),
    claim("b", "asserts", "2026-05-13"),
    claim("c", "offers", "2026-05-12"),
    claim("d", "rejects", "2026-05-20"),
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-10", ("", "")),
        ("2026-05-11", ("a", "")),
        ("2026-05-12", ("c", "a")),
        ("2026-05-19", ("c", "a")),
        ("2026-05-20", ("d", "c")),
    ],
)
def test_the_latest_position_by_a_day_holds(day: str, words: tuple[str, str]) -> None:
    assert held(look_at(*FOUR), NORLAND, day) == words


def test_where_no_position_was_taken_the_last_word_on_the_issue_stands() -> None:
    look = look_at(claim("a", "asserts", "2026-05-11"), claim("b", "denies", "2026-05-12"))
    assert held(look, NORLAND) == ("b", "a")
    assert held(look, SUDMARK) == ("", "")


@pytest.mark.parametrize(
    ("made", "day", "words"),
    [
        ("2026-05", "2026-05-30", ""),
        ("2026-05", "2026-05-31", "a"),
        ("2026-05-11/2026-05-14", "2026-05-13", ""),
        ("2026-05-11/2026-05-14", "2026-05-14", "a"),
    ],
)
def test_a_stance_counts_from_the_last_day_on_which_it_may_have_been_taken(
    made: str, day: str, words: str
) -> None:
    assert held(look_at(claim("a", "demands", made)), NORLAND, day)[0] == words


def test_a_stance_without_a_day_of_its_own_has_that_of_its_record() -> None:
    look = look_at("id: a, speaker: norland, says: a, stance: demands")
    assert held(look, NORLAND, "2026-05-09")[0] == ""
    assert held(look, NORLAND, "2026-05-10")[0] == "a"


def test_only_parties_have_positions_and_only_on_issues() -> None:
    look = look_at(
        "id: a, speaker: ada, says: a, stance: demands, made: 2026-05-11",
        "id: b, speaker: ada, for: norland, says: b, stance: demands, made: 2026-05-11",
    )
    assert {(issue.id, party.id) for issue, party in board(look)} == {("truce", "norland")}


OFFER = (
    "title: Offer\nproposers: [norland]\ntabled: 2026-05-12\nsources: [s]\n"
    "terms: [{issue: truce, text: From June}]"
)


def test_a_term_is_a_position_of_those_who_tabled_it() -> None:
    look = look_at(claim("a", "demands", "2026-05-11"), proposals_offer=OFFER)
    assert held(look, NORLAND, "2026-05-11") == ("a", "")
    assert held(look, NORLAND, "2026-05-12") == ("From June", "a")


# --- agreement -------------------------------------------------------------------------------


def agreed(look: Viewer, day: str) -> list[tuple[str, str, str, str]]:
    """Who agreed at the end of a day, on which record, in which point, since when."""
    found = accords(look, grounds(look, board(look)), date.fromisoformat(day), "positions.html")
    return [(one.parties, one.record.label, one.point, one.since.iso) for one in found]


def answer(id_: str, stance: str, made: str, of: str = "offer") -> str:
    return (
        f"id: {id_}, speaker: sudmark, says: {id_}, made: {made}, stance: {stance},"
        f" about: {{of: 'proposal:{of}'}}"
    )


BOTH = ("Norland and Sudmark", "Offer", "", "2026-05-14")


@pytest.mark.parametrize(
    ("stance", "agree"),
    [
        ("accepts", True),
        ("accepts-if", False),
        ("welcomes", False),
        ("rejects", False),
        ("asserts", False),
    ],
)
def test_parties_agree_where_one_accepted_what_the_other_tabled(
    stance: str, *, agree: bool
) -> None:
    look = look_at(answer("a", stance, "2026-05-14"), proposals_offer=OFFER)
    assert agreed(look, "2026-05-14") == ([BOTH] if agree else [])
    assert agreed(look, "2026-05-13") == []


@pytest.mark.parametrize(
    ("more", "later", "day", "agree"),
    [
        ((), "", "2026-05-20", True),
        ((claim("b", "demands", "2026-05-15", "sudmark"),), "", "2026-05-20", True),
        ((answer("b", "rejects", "2026-05-15"),), "", "2026-05-14", True),
        ((answer("b", "rejects", "2026-05-15"),), "", "2026-05-15", False),
        ((), "\nsupersedes: offer", "2026-05-17", True),
        ((), "\nsupersedes: offer", "2026-05-18", False),
        ((), "\ncounters: offer", "2026-05-18", True),
    ],
)
def test_they_agree_until_it_is_taken_back_or_another_proposal_takes_its_place(
    more: tuple[str, ...], later: str, day: str, *, agree: bool
) -> None:
    new = OFFER.replace("Offer", "New").replace("05-12", "05-18") + later
    yes = answer("a", "accepts", "2026-05-14")
    look = look_at(yes, *more, proposals_offer=OFFER, proposals_n=new)
    assert agreed(look, day) == ([BOTH] if agree else [])


def test_they_agree_until_the_deadline_passes() -> None:
    due = f"{OFFER}\ndeadline: 2026-05-16"
    look = look_at(answer("a", "accepts", "2026-05-14"), proposals_offer=due)
    assert agreed(look, "2026-05-16") == [BOTH]
    assert agreed(look, "2026-05-17") == []
    to_all = f"{due}\naddressees: [sudmark]"
    met = look_at(answer("a", "accepts", "2026-05-14"), proposals_offer=to_all)
    assert agreed(met, "2026-05-17") == [BOTH]


def test_an_outcome_without_a_day_counts_for_the_day_of_the_site_alone() -> None:
    look = look_at(
        answer("a", "accepts", "2026-05-14"), proposals_offer=f"{OFFER}\noutcome: withdrawn"
    )
    assert agreed(look, "2026-05-30") == [BOTH]
    assert all_of(look).accords == ()


def test_those_who_table_a_proposal_together_agree_on_all_its_issues() -> None:
    joint = OFFER.replace("[norland]", "[sudmark, norland]").replace(
        "terms: [", "terms: [{issue: river, text: Open}, "
    )
    look = look_at(proposals_offer=joint)
    (one,) = all_of(look).accords
    assert one.parties == "Norland and Sudmark"
    assert [issue.label for issue in one.issues] == ["River", "Truce"]


@pytest.mark.parametrize(
    ("stance", "value", "agree"),
    [
        ("offers", "30 days", True),
        ("demands", "30  Days", True),
        ("demands", "60 days", False),
        ("rejects", "30 days", False),
        ("asserts", "30 days", False),
    ],
)
def test_parties_agree_where_they_want_the_same_value_for_the_same_point(
    stance: str, value: str, *, agree: bool
) -> None:
    about = "about: {field: length, value: %s}"
    look = look_at(
        f"{claim('a', 'demands', '2026-05-11')}, {about % '30 days'}",
        f"{claim('b', stance, '2026-05-12', 'sudmark')}, {about % value}",
    )
    told = ("Norland and Sudmark", "Talks", "length: 30 days", "2026-05-12")
    assert agreed(look, "2026-05-12") == ([told] if agree else [])


def test_a_party_that_wants_another_value_no_longer_agrees() -> None:
    about = "about: {field: length, value: %s}"
    look = look_at(
        f"{claim('a', 'demands', '2026-05-11')}, {about % '30 days'}",
        f"{claim('b', 'offers', '2026-05-12', 'sudmark')}, {about % '30 days'}",
        f"{claim('c', 'offers', '2026-05-13', 'sudmark')}, {about % '20 days'}",
    )
    assert len(agreed(look, "2026-05-12")) == 1
    assert agreed(look, "2026-05-13") == []


# --- pages -----------------------------------------------------------------------------------


def day_of(look: Viewer, day: str) -> DayView:
    return day_view(look, date.fromisoformat(day))


def all_of(look: Viewer) -> PositionsView:
    return positions_view(look, board(look), turning_points(look))


def test_turning_points_are_ends_of_meetings_and_days_of_tabling() -> None:
    meeting = "title: M\nsources: [s]\nkind: meeting\ndate: "
    look = look_at(
        claim("x", "demands", "2026-05-07"),
        proposals_offer=OFFER,
        events_z=f"{meeting}2026-05-06",
        events_a=f"{meeting}2026-05-08/2026-05-09",
        events_b=f"{meeting}2026-05-12",
        events_c=f"{meeting}2026-05",
        events_d=f"{meeting}2026-05-13~",
        events_e=f"{meeting}2026-05-14\nstatus: cancelled",
        events_f=f"{meeting}2026-05-15".replace("meeting", "statement"),
        events_g=f"{meeting}2026-05-16".replace("meeting", "summit"),
        events_h=f"{meeting}2026-05-31",
    )
    turning = turning_points(look)
    found = {day.isoformat(): [key.id for key in keys] for day, keys in turning.items()}
    assert found == {
        "2026-05-09": ["a"],
        "2026-05-12": ["b", "offer"],
        "2026-05-16": ["g"],
    }


def test_the_page_of_a_day_shows_what_was_held_then_and_leads_to_its_neighbours() -> None:
    look = look_at(
        *FOUR,
        proposals_offer=OFFER.replace("truce, text", "river, text"),
        proposals_new=OFFER.replace("05-12", "05-20").replace("Offer", "New"),
    )
    first, second = day_of(look, "2026-05-12"), day_of(look, "2026-05-20")
    assert [row.issue.label for row in first.rows] == ["River", "Truce"]
    (cell, empty) = first.rows[1].cells
    assert cell.now is not None
    assert cell.before is not None
    assert (cell.now.words, cell.before.words, cell.count) == ("c", "a", 2)
    assert cell.now.href == "../events/talks.html#c"
    assert cell.path == "../issues/truce.html#Path-norland"
    assert empty.now is None
    assert (first.earlier, first.later and first.later.href) == (None, "2026-05-20.html")
    assert (second.earlier and second.earlier.href, second.later) == ("2026-05-12.html", None)
    assert second.rows[1].cells[0].now != cell.now


def test_the_page_of_all_positions_lists_the_turning_points_newest_first() -> None:
    view = all_of(look_at(*FOUR, proposals_offer=OFFER))
    (year,) = view.years
    assert [(line.href, line.what[0].label) for line in year.lines] == [
        ("positions/2026-05-12.html", "Offer")
    ]
    assert (view.first, view.last) == ("2026-05-11", "2026-05-20")


def test_a_chronicle_without_positions_has_a_page_that_says_so() -> None:
    view = all_of(viewer({}))
    assert (view.rows, view.years, view.first) == ((), (), "")
    assert data_view(viewer({}), {}).rows == ()


def test_without_parties_in_the_settings_all_that_took_a_stance_have_a_column() -> None:
    look = viewer(
        {**ISSUES, "events/talks": f"{EVENT}\nclaims: [{{source: s, issues: [truce], {FOUR[0]}}}]"},
        Settings("Test", docs_dir="content"),
    )
    assert [party.label for party in all_of(look).columns] == ["Norland"]


def test_the_data_holds_what_the_page_of_each_day_shows() -> None:
    look = look_at(*FOUR, proposals_offer=OFFER)
    all_: Board = board(look)
    (row,) = msgspec.to_builtins(data_view(look, all_).rows)
    assert (row["issue"], row["href"]) == ("Truce", "issues/truce.html")
    norland, sudmark = row["cells"]
    assert sudmark["stances"] == ()
    for day in ("2026-05-11", "2026-05-12", "2026-05-20"):
        told = [one for one in norland["stances"] if one["day"] <= day and one["position"]]
        now = all_[TRUCE, NORLAND].at(date.fromisoformat(day)).now
        assert now is not None
        assert told[-1]["words"] == now.words


def test_paths_run_from_the_oldest_stance_for_each_party_in_their_order() -> None:
    look = look_at(*FOUR, claim("e", "rejects", "2026-05-11", "sudmark"))
    found = paths(look, board(look), TRUCE, routes.record(TRUCE))
    assert [(path.id, [line.words for line in path.lines]) for path in found] == [
        ("Path-norland", ["a", "c", "b", "d"]),
        ("Path-sudmark", ["e"]),
    ]


def test_an_actor_shows_the_latest_of_each_issue_and_the_way_to_the_path() -> None:
    look = look_at(*FOUR, proposals_offer=OFFER.replace("truce, text", "river, text"))
    found = held_by(look, board(look), NORLAND, routes.record(NORLAND))
    assert [(one.issue.label, one.now.words, one.path, one.count) for one in found] == [
        ("River", "From June", "../issues/river.html#Path-norland", 1),
        ("Truce", "d", "../issues/truce.html#Path-norland", 4),
    ]
    assert held_by(look, board(look), SUDMARK, routes.record(SUDMARK)) == ()
