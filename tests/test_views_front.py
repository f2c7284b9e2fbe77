"""The front page computes with the date it speaks of, and with no other."""

import pytest
from editions import viewer

from chronicle.settings import Settings
from chronicle.views.front import FrontView, front_view


def front(files: dict[str, str], as_of: str = "2026-05-15", open_days: int = 180) -> FrontView:
    settings = Settings(
        "Test",
        parties=("norland", "sudmark"),
        docs_dir="content",
        as_of=as_of,
        open_days=open_days,
    )
    look = viewer(files, settings)
    return front_view(look)


def events(**dates: str) -> dict[str, str]:
    return {
        f"events/{name}": f"title: {name.title()}\nsources: [s]\ndate: {date}"
        for name, date in dates.items()
    }


def test_the_latest_events_come_newest_first_and_none_that_lies_ahead() -> None:
    view = front(
        events(
            a="2026-05-10",
            b="2026-05-12",
            c="2026-05-15",
            d="2026-05-16\nstatus: scheduled",
            e="2026-05-14\nstatus: scheduled",
            f="../..",
        )
    )
    assert [row.id for row in view.latest] == ["c", "b", "a"]


def test_what_comes_next_is_dated_first_and_what_has_passed_is_gone() -> None:
    view = front(
        {
            **events(
                a="2026-05-14\nstatus: scheduled",
                b="2026-06\nstatus: scheduled\nkind: meeting",
                c="../..\nstatus: proposed",
                d="2026-05-15\nstatus: postponed",
                e="2026-05-16\nstatus: cancelled",
            ),
            "proposals/p": "title: P\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
            "deadline: 2026-05-20",
            "proposals/q": "title: Q\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
            "deadline: 2026-05-21\noutcome: accepted",
        }
    )
    assert [(one.target.label, one.what) for one in view.coming] == [
        ("D", "Other, postponed"),
        ("P", "Deadline of a proposal"),
        ("B", "Meeting, scheduled"),
        ("C", "Other, proposed"),
    ]


@pytest.mark.parametrize(
    ("open_days", "shown"), [(14, 1), (13, 0)], ids=["spoken to lately", "not for long"]
)
def test_open_proposals_are_those_spoken_to_lately(open_days: int, shown: int) -> None:
    view = front(
        {
            "proposals/p": "title: P\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]",
            "proposals/q": "title: Q\nproposers: [norland]\ntabled: 2026-05-14\nsources: [s]\n"
            "outcome: lapsed",
        },
        open_days=open_days,
    )
    assert len(view.proposals) == shown
    assert view.open_count == "1 open"


def test_ways_in_are_ordered_by_entries_and_lead_to_all() -> None:
    view = front(
        {
            **events(a="2026-05-10\nissues: [x]", b="2026-05-11\nissues: [x, y]"),
            "issues/x": "title: X",
            "issues/y": "title: Y",
            "issues/z": "title: Z",
        }
    )
    ways = {way.title: way for way in view.ways}
    assert [(one.mention.label, one.entries) for one in ways["Issues"].counts] == [
        ("X", 2),
        ("Y", 1),
        ("Z", 0),
    ]
    assert (ways["Issues"].all_.label, ways["Issues"].all_.href) == ("All 3", "issues/index.html")
    assert "Places" not in ways


def test_changes_are_told_newest_first_with_what_was_corrected() -> None:
    view = front(
        events(
            a="2026-05-10\nadded: 2026-05-11\ncorrections: [{date: 2026-05-14, note: spelling}]",
            b="2026-05-09\nadded: 2026-05-12T08:00Z",
            c="2026-05-08",
        )
    )
    assert [one.target.label for one in view.added] == ["B", "A"]
    assert [(one.target.label, one.note) for one in view.corrected] == [("A", "spelling")]


def test_an_empty_chronicle_has_a_front_page() -> None:
    view = front({})
    assert (view.latest, view.coming, view.proposals) == ((), (), ())
    assert view.picture is None
