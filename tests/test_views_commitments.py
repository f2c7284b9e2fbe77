"""Commitments are held against what is recorded of them; the late and the uncountable are named."""

import pytest
from editions import viewer

from chronicle.settings import Settings
from chronicle.views.commitments import amount, commitments_view
from chronicle.views.overdue import overdue
from chronicle.views.viewer import Viewer
from chronicle.words import words_in

AGREEMENT = (
    "title: A\nstage: partial\nsources: [s]\nsigned: 2026-05-01\ncommitments:\n"
    "  - {id: x, by: [norland], what: Hand over"
)
MET = (
    "fulfilled: [{date: 2026-05-05, quantity: 303}, {date: 2026-05-03, quantity: 390},"
    " {date: 2026-05-04, quantity: 307}]"
)


def look_at(more: str, as_of: str = "2026-05-15", open_days: int = 180) -> Viewer:
    settings = Settings("Test", docs_dir="content", as_of=as_of, open_days=open_days)
    return viewer({"agreements/a": f"{AGREEMENT}{more}}}"}, settings)


@pytest.mark.parametrize(
    ("more", "group", "mark"),
    [
        (f", quantity: 1000, {MET}", "Met", "Met"),
        (f", quantity: 1000, due: 2026-05-04, {MET}", "Met", "Met"),
        (f", quantity: 1001, {MET}", "Running", "Begun"),
        (f", quantity: 1001, due: 2026-05-14, {MET}", "Overdue", "Overdue"),
        (", quantity: 1001, due: 2026-05-15", "Running", "No step recorded"),
        (", quantity: 5, due: 2026-05-14", "Overdue", "Overdue"),
        (", due: 2026-05-14", "Uncounted", "Cannot be counted"),
        (", fulfilled: [{date: 2026-05-03}]", "Uncounted", "Cannot be counted"),
    ],
)
def test_commitments_stand_where_dates_and_quantities_put_them(
    more: str, group: str, mark: str
) -> None:
    (found,) = commitments_view(look_at(more)).groups
    assert (found.id, found.commitments[0].progress.words) == (group, mark)


def test_stages_come_by_time_and_share_the_bar_without_gaps() -> None:
    (group,) = commitments_view(look_at(f", quantity: 1000, unit: people, {MET}")).groups
    (one,) = group.commitments
    assert one.done.replace("\N{NO-BREAK SPACE}", " ") == (
        "1,000 of 1,000 people recorded, in three stages"
    )
    assert [(stage.quantity[:3], stage.at, stage.length) for stage in one.stages] == [
        ("390", 0, 234),
        ("307", 234, 184),
        ("303", 418, 182),
    ]
    assert one.promised == 600


def test_what_was_done_beyond_the_promise_stretches_the_bar() -> None:
    done = "fulfilled: [{date: 2026-05-05, quantity: 12}]"
    (group,) = commitments_view(look_at(f", quantity: 10, {done}")).groups
    (one,) = group.commitments
    assert (one.promised, one.stages[0].length, one.done) == (500, 600, "12 of 10 recorded")


def test_a_stage_without_a_number_is_not_counted_as_none_at_all() -> None:
    done = "fulfilled: [{date: 2026-05-05}, {date: 2026-05-06}]"
    (group,) = commitments_view(look_at(f", quantity: 10, {done}")).groups
    (one,) = group.commitments
    assert (one.progress.words, one.done) == ("Begun", "2 stages recorded without a number")
    assert [stage.length for stage in one.stages] == [0, 0]


@pytest.mark.parametrize(
    ("quantity", "unit", "words"),
    [
        (None, "people", ""),
        (1000.0, "", "1,000"),
        (32_000_000.0, "t", "32,000,000 t"),
        (0.5, "km", "0.5 km"),
    ],
)
def test_amounts_are_written_out(quantity: float | None, unit: str, words: str) -> None:
    assert amount(quantity, unit, words_in("en")).replace("\N{NO-BREAK SPACE}", " ") == words


def test_the_count_names_what_is_overdue() -> None:
    view = commitments_view(look_at(", quantity: 5, due: 2026-05-14"))
    assert view.count == "1 commitment of 1 agreement, 1 overdue"
    assert commitments_view(viewer({})).count == ""


def test_what_is_past_due_is_told_once_the_latest_first() -> None:
    settings = Settings("Test", docs_dir="content", as_of="2026-05-15", open_days=10)
    front = "title: {}\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\ndeadline: {}"
    look = viewer(
        {
            "proposals/p": front.format("P", "2026-05-12"),
            "proposals/old": front.format("Old", "2026-05-04"),
            "proposals/q": front.format("Q", "2026-05-12") + "\noutcome: accepted",
            "proposals/r": front.format("R", "2026-05-16"),
            "events/talks": "title: Talks\nsources: [s]\ndate: 2026-05-13\nstatus: scheduled",
            "agreements/a": f"{AGREEMENT}, quantity: 5, due: 2026-05-11}}",
        },
        settings,
    )
    assert [(one.what, one.target.label, one.note) for one in overdue(look, "index.html")] == [
        ("Announced, nothing recorded", "Talks", ""),
        ("Deadline passed", "P", ""),
        ("Commitment overdue", "A", "nothing recorded"),
    ]
