"""The page of an event says when, where, in which track, and how it came to be."""

import pytest
from editions import EVENT, viewer

from chronicle.model import Event
from chronicle.views.dates import city, precision, sentence
from chronicle.views.event import Beside, EventView, event_view
from chronicle.views.viewer import Viewer

PLACES = {
    "places/havn": "name: Havn\ntimezone: Europe/Oslo",
    "places/house": "name: Customs House\npart_of: havn",
    "places/tower": "name: 'Tower, Havn'\npart_of: havn",
}


def look_at(front: str) -> tuple[Viewer, Event]:
    look = viewer({**PLACES, "events/talks": front})
    return look, look.chronicle.events[0]


def shown(front: str) -> EventView:
    look, event = look_at(front)
    return event_view(look, event, Beside())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("date: 2026-05-10", "Sunday 10 May 2026"),
        ("date: 2026-05-10\ntime_words: early hours", "early hours of 10 May 2026"),
        (
            "date: 2026-05-10\ntime_words: early hours\nplaces: [house]",
            "early hours of 10 May 2026, Oslo time",
        ),
        (
            "date: 2026-05-10T13:35+02:00/2026-05-10T15:20+02:00\nplaces: [house]",
            "Sunday 10 May 2026, 13:35–15:20, Oslo time (UTC+2)",
        ),
        ("date: 2026-05-10/2026-05-12", "10–12 May 2026"),
        ("date: 2026-05-10~", "about 10 May 2026"),
        ("date: 2026-05", "May 2026"),
        ("date: ../..", "no date"),
    ],
)
def test_the_date_is_said_with_weekday_and_zone_as_far_as_known(more: str, said: str) -> None:
    look, event = look_at(f"title: Talks\nsources: [s]\n{more}")
    assert sentence(look, event).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("zone: America/New_York\nplaces: [havn]", "New York"),
        ("places: [house]", "Oslo"),
        ("zone: Etc/UTC", ""),
        ("zone: UTC", ""),
        ("kind: call", ""),
    ],
)
def test_the_zone_is_named_by_its_city(more: str, name: str) -> None:
    assert city(*look_at(f"{EVENT}\n{more}")) == name


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("2026-05-10", ("known to the day",)),
        ("2026-05-10T13:35+02:00", ("11:35 UTC", "known to the minute")),
        ("2026-05~", ("known to the month, approximately",)),
        ("2026?", ("known to the year, uncertain",)),
        ("2026-21", ("known to the season",)),
        ("202X", ("known to the decade",)),
        ("20XX", ("known to the century",)),
        ("2026-05-XX", ("known to the month",)),
        ("2026-05-10/2026-06", ("its ends are not known equally well",)),
        ("../2026-05-10", ("no start is known",)),
    ],
)
def test_how_exactly_a_date_is_known_is_stated(date: str, lines: tuple[str, ...]) -> None:
    look, event = look_at(f"title: Talks\nsources: [s]\ndate: {date}")
    assert precision(look, event) == lines


def test_a_place_names_what_it_is_part_of_but_nothing_twice() -> None:
    view = shown(f"{EVENT}\nplaces: [house, tower]")
    assert [[one.label for one in place] for place in view.places] == [
        ["Customs House", "Havn"],
        ["Tower, Havn"],
    ]


def test_the_history_tells_each_step_in_words() -> None:
    view = shown(
        f"{EVENT}\nhistory:\n"
        "  - {as_of: 2026-05-01, status: proposed, date: 2026-05-09, source: s}\n"
        "  - {as_of: 2026-05-08, status: rescheduled, date: 2026-05-10, title: Talks in Havn}\n"
        "  - {as_of: 2026-05-10, status: held}"
    )
    told = [line.words.replace("\N{NO-BREAK SPACE}", " ") for line in view.history]
    assert told == ["proposed for 9 May 2026", "moved to 10 May 2026, as “Talks in Havn”", "held"]
    assert [bool(line.source) for line in view.history] == [True, False, False]


def test_events_of_a_track_lead_to_each_other_and_tell_their_round() -> None:
    events = {
        f"events/e{n}": f"title: E{n}\ndate: 2026-05-1{n}\nsources: [s]\ntrack: t\nround: {n + 1}"
        for n in range(3)
    }
    look = viewer(
        {**events, "tracks/t": "title: T\nrounds: [{number: 1}, {number: 2}, {number: 3}]"}
    )
    track = look.chronicle.events
    first, middle, last = (
        event_view(look, event, Beside(earlier, later))
        for event, earlier, later in zip(track, (None, *track), (*track[1:], None), strict=False)
    )
    assert (first.earlier, last.later) == (None, None)
    assert middle.earlier is not None
    assert middle.later is not None
    assert (middle.earlier.label, middle.later.label, middle.round) == ("E0", "E2", "round 2 of 3")


@pytest.mark.parametrize(
    ("date", "crumbs"),
    [
        ("2026-05-10", ["Timeline", "2026", "May", "10 May"]),
        ("2026", ["Timeline", "2026", "2026"]),
        ("../..", ["Timeline", "no date"]),
    ],
)
def test_the_way_back_is_as_exact_as_the_date(date: str, crumbs: list[str]) -> None:
    view = shown(f"title: Talks\nsources: [s]\ndate: {date}")
    assert [crumb.label.replace("\N{NO-BREAK SPACE}", " ") for crumb in view.crumbs] == crumbs
    assert [bool(crumb.href) for crumb in view.crumbs] == [True] * (len(crumbs) - 1) + [False]


def test_an_event_without_text_is_described_by_kind_and_date() -> None:
    view = shown(f"{EVENT}\nkind: meeting")
    assert view.description.replace("\N{NO-BREAK SPACE}", " ") == "Meeting, Sunday 10 May 2026"
    assert shown(f"{EVENT}\n===\nThey met.\n\nMore.").description == "They met."


def test_the_version_is_the_last_change_recorded() -> None:
    view = shown(
        f"{EVENT}\nadded: 2026-05-11T08:00Z\n"
        "corrections: [{date: 2026-05-13, note: b}, {date: 2026-05-12, note: a}]"
    )
    assert view.version.iso == "2026-05-13"
    assert [line.note for line in view.corrections] == ["b", "a"]
    assert shown(EVENT).version.words == ""
