"""Calendars as somebody else's parser reads them: what is when, and what follows changes."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import msgspec
import pytest
from editions import EVENT, edition, small
from hypothesis import given
from hypothesis import strategies as st
from worlds import SMALL

from chronicle.formats.icalendar import escaped
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.appointments import is_appointment
from chronicle.when import When, parse_when

SITE = Settings("Test", site_url="https://a.example/sub/", docs_dir="content")


def calendars_of(files: dict[str, str], settings: Settings = SITE) -> dict[str, Any]:
    whole = edition(files, settings)
    renderer = Renderer(SMALL, settings)
    return {
        page.path.removeprefix("calendar/"): icalendar.Calendar.from_ical(renderer.render(page))
        for page in plan(whole)
        if page.path.startswith("calendar/")
    }


def event_of(text: str) -> Any:
    (event,) = calendars_of({"events/talks": text})["all.ics"].events
    return event


def ids(calendar: Any) -> list[str]:
    return [str(event["UID"]).partition("@")[0] for event in calendar.events]


def test_the_small_site_has_a_calendar_of_all_of_each_year_track_and_actor() -> None:
    renderer = Renderer(SMALL, small().settings)
    found: dict[str, Any] = {
        page.path: icalendar.Calendar.from_ical(renderer.render(page))
        for page in plan(small())
        if page.path.startswith("calendar/")
    }
    assert {path.removeprefix("calendar/") for path in found} == {
        "all.ics",
        "2026.ics",
        "tracks/havn-talks.ics",
        *(f"actors/{one}.ics" for one in ("ada-lind", "mara-velt", "norland", "sudmark")),
        "actors/river-commission.ics",
    }
    for calendar in found.values():
        assert calendar.errors == []
        for event in calendar.events:
            assert event.errors == []
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "URL"} <= set(
                event
            )
    talks = next(one for one in found["calendar/2026.ics"].events if "round-one" in one["UID"])
    assert talks.start == datetime(2026, 5, 20, 11, 35, tzinfo=UTC)
    assert talks.end == datetime(2026, 5, 20, 13, 20, tzinfo=UTC)
    assert str(talks["LOCATION"]) == "Customs House, Havn"
    assert talks["SEQUENCE"] == 3  # two steps and a correction
    assert talks["DTSTAMP"].dt == datetime(2026, 5, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026-05-10", date(2026, 5, 10), date(2026, 5, 11)),
        ("2026-05-10/2026-05-12", date(2026, 5, 10), date(2026, 5, 13)),
        ("2026-05-10/..", date(2026, 5, 10), date(2026, 5, 11)),
        (
            "2026-05-10T00:30+03:00",
            datetime(2026, 5, 9, 21, 30, tzinfo=UTC),
            datetime(2026, 5, 9, 21, 30, tzinfo=UTC),
        ),
        (
            "2026-05-10T10:00Z/2026-05-10T11:00:30Z",
            datetime(2026, 5, 10, 10, tzinfo=UTC),
            datetime(2026, 5, 10, 11, 0, 30, tzinfo=UTC),
        ),
        ("2025-12-31", date(2025, 12, 31), date(2026, 1, 1)),
    ],
    ids=["day", "days", "open", "moment", "moments", "new year"],
)
def test_an_appointment_lasts_as_long_as_is_known(written: str, start: Any, end: Any) -> None:
    event = event_of(EVENT.replace("2026-05-10", written))
    assert (event.start, event.end) == (start, end)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("2026-05-10", True),
        ("2026-05-10/..", True),
        ("2026-05-10~", False),
        ("2026-05", False),
        ("2026-05-XX", False),
        ("2026-05-10/2026-06", False),
        ("2026", False),
        ("../2026-05-10", False),
    ],
)
def test_only_a_date_known_to_the_day_is_an_appointment(written: str, *, is_one: bool) -> None:
    when = parse_when(written)
    assert isinstance(when, When)
    assert is_appointment(when) is is_one


def test_without_appointments_there_is_no_calendar() -> None:
    assert calendars_of({"events/talks": EVENT.replace("2026-05-10", "2026-05")}) == {}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("proposed", "TENTATIVE"),
        ("scheduled", "CONFIRMED"),
        ("postponed", "CANCELLED"),
        ("held", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("did-not-happen", "CANCELLED"),
        ("disputed", "TENTATIVE"),
    ],
)
def test_the_status_is_told_in_the_calendars_words(status: str, told: str) -> None:
    assert event_of(f"{EVENT}\nstatus: {status}")["STATUS"] == told


def test_each_change_counts_and_dates_the_appointment() -> None:
    first = event_of(f"{EVENT}\nadded: 2026-05-11T08:10+02:00")
    assert (first["SEQUENCE"], first["DTSTAMP"].dt) == (0, datetime(2026, 5, 11, 6, 10, tzinfo=UTC))
    moved = event_of(
        f"{EVENT}\nadded: 2026-05-11\nstatus: postponed\n"
        "history: [{as_of: 2026-05-12, status: postponed}]"
    )
    assert (moved["SEQUENCE"], moved["DTSTAMP"].dt) == (1, datetime(2026, 5, 12, tzinfo=UTC))
    mended = event_of(f"{EVENT}\nadded: 2026-05-11\ncorrections: [{{date: 2026-05-14, note: x}}]")
    assert (mended["SEQUENCE"], mended["DTSTAMP"].dt) == (1, datetime(2026, 5, 14, tzinfo=UTC))
    silent = event_of(EVENT)
    assert silent["DTSTAMP"].dt == datetime(2026, 5, 10, tzinfo=UTC)
    assert first["UID"] == moved["UID"] == mended["UID"] == "talks@a.example"


def test_what_is_subscribed_to_holds_what_is_near_and_a_year_holds_all_of_it() -> None:
    found = calendars_of(
        {
            "events/old": EVENT.replace("2026-05-10", "2022-05-10"),
            "events/older": EVENT.replace("2026-05-10", "2021-05-10")
            + "\nparticipants: [{actor: ada}]",
            "events/last": EVENT.replace("2026-05-10", "2025-05-10"),
            "events/now": EVENT,
            "events/far": EVENT.replace("2026-05-10", "2030-05-10") + "\nstatus: scheduled",
        }
    )
    assert ids(found["all.ics"]) == ["last", "now", "far"]
    assert ids(found["2022.ics"]) == ["old"]
    assert ids(found["actors/ada.ics"]) == ["older"]
    assert {path for path in found if path[0] == "2"} == {
        f"{year}.ics" for year in (2021, 2022, 2025, 2026, 2030)
    }


def test_a_page_names_its_calendar_where_it_has_one() -> None:
    whole = edition(
        {
            "tracks/havn": "title: Havn",
            "events/talks": f"{EVENT}\ntrack: havn\nparticipants: [{{actor: ada}}]",
            "events/vague": EVENT.replace("2026-05-10", "2026-05"),
        },
        SITE,
    )
    views: dict[str, Any] = {page.path: page.view for page in plan(whole)}
    assert views["events/talks.html"].calendar == "../calendar/2026.ics"
    assert views["actors/ada.html"].calendar == "../calendar/actors/ada.ics"
    assert views["tracks/havn.html"].calendar == "../calendar/tracks/havn.ics"
    assert views["events/vague.html"].calendar == ""
    assert views["actors/mara.html"].calendar == ""
    assert {"calendar/2026.ics", "calendar/actors/ada.ics", "calendar/tracks/havn.ics"} <= set(
        views
    )
    bare = plan(edition({"events/talks": EVENT}, msgspec.structs.replace(SITE, site_url="")))
    assert next(page.view for page in bare if page.path == "events/talks.html").calendar == ""  # type: ignore[attr-defined] # the view of an event


HOSTILE = "BEGIN:VEVENT; a, b\\n c\\ \"q\" 'x' é " + "Київ " * 30


def test_no_word_leaves_its_line() -> None:
    text = HOSTILE.replace("'", "''")
    event = event_of(EVENT.replace("Talks", f"'{text}'") + f"\n===\n{HOSTILE}")
    assert event["SUMMARY"] == HOSTILE.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    written = f"BEGIN:VEVENT\r\nSUMMARY:{escaped(text)}\r\nEND:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(written)["SUMMARY"]) == text


def test_lines_are_short_and_cut_between_characters() -> None:
    renderer = Renderer(SMALL, SITE)
    whole = edition({"events/talks": f"{EVENT}\n===\n{'Київ і €𐍈 ' * 40}"}, SITE)
    page = next(page for page in plan(whole) if page.path == "calendar/all.ics")
    lines = renderer.render(page).split(b"\r\n")
    assert max(map(len, lines)) == 75
    for line in lines:
        assert line.decode().encode() == line
