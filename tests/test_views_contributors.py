"""Those who worked on records are named once, with what they worked on, and on the records."""

from editions import EVENT, record, viewer

from chronicle.model import Event
from chronicle.views.contributors import Contributor, contributors_view
from chronicle.views.event import Beside, event_view

WORLD = viewer(
    {
        "events/e": f"{EVENT}\ncontributors: [bo, Ada North]",
        "events/f": f"{EVENT}\ncontributors: [Ada North]",
        "sources/t": "outlet: wire\nurl: https://wire.example/t\ncontributors: [Ada North]",
        "events/g": f"{EVENT}\ncontributors: [Gone]\nwithdrawn: {{date: 2026-05, reason: x}}",
    }
)


def test_everyone_named_is_listed_by_name_with_their_work() -> None:
    assert contributors_view(WORLD).people == (
        Contributor("Ada North", "2 events and 1 source"),
        Contributor("bo", "1 event"),
    )


def test_nobody_named_gives_an_empty_list() -> None:
    assert contributors_view(viewer({})).people == ()


def test_a_record_names_its_own() -> None:
    event = record("events/e", f"{EVENT}\ncontributors: [bo, Ada North]")
    assert isinstance(event, Event)
    assert event_view(WORLD, event, Beside()).contributors == ("bo", "Ada North")
