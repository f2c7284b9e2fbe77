"""The chronology: where events stand, in which order, and what is said of the time between."""

import pytest
from editions import viewer

from chronicle.views.calendar import CalendarDay
from chronicle.views.rows import Row
from chronicle.views.shelves import shelve
from chronicle.views.timeline import month_bars, month_view, timeline_view, year_view
from chronicle.views.viewer import Viewer


def dated(*dates: str, **more: str) -> Viewer:
    """Events e0, e1, … on these dates."""
    return viewer(
        {
            f"events/e{number}": f"title: E{number}\ndate: {date}\nsources: [s]\n"
            + more.get(f"e{number}", "")
            for number, date in enumerate(dates)
        }
    )


def month_rows(look: Viewer, month: str) -> tuple[Row, ...]:
    return month_view(look, shelve(look.chronicle.events), month).rows


@pytest.mark.parametrize(
    ("date", "months", "year", "undated"),
    [
        ("2026-05-10", ["2026-05"], [], False),
        ("2026-05", ["2026-05"], [], False),
        ("2026-05-XX", ["2026-05"], [], False),
        ("2026-05-30/2026-06-02", ["2026-05", "2026-06"], [], False),
        ("2026-05-30/..", ["2026-05"], [], False),
        ("2026-05-30/2028-01-01", ["2026-05"], [], False),
        ("2026-01-31/2027-01-01", ["2026-01"], [], False),
        ("0079-08-24", ["0079-08"], [], False),
        ("0079-08-24/..", ["0079-08"], [], False),
        ("2026-01-01/2026-12-31", [f"2026-{n:02}" for n in range(1, 13)], [], False),
        ("2026", [], [2026], False),
        ("2026-21", [], [2026], False),
        ("2026-XX-XX", [], [2026], False),
        ("202X", [], [], True),
        ("../2026-05-10", [], [], True),
        ("../..", [], [], True),
        ("-0043", [], [], True),
    ],
)
def test_an_event_is_listed_where_its_date_is_known(
    date: str, months: list[str], year: list[int], *, undated: bool
) -> None:
    shelves = shelve(dated(date).chronicle.events)
    assert (sorted(shelves.months), sorted(shelves.years), bool(shelves.undated)) == (
        months,
        year,
        undated,
    )


def test_rows_name_a_repeated_day_once_and_write_silence_out() -> None:
    look = dated("2026-05-10", "2026-05-10", "2026-05-13", "2026-05-17")
    assert [(row.day, row.same, row.gap) for row in month_rows(look, "2026-05")] == [
        ("10", False, ""),
        ("10", True, ""),
        ("13", False, ""),
        ("17", False, "no entry for three days"),
    ]


@pytest.mark.parametrize(
    ("date", "more", "day", "beneath"),
    [
        ("2026-05-10", "", "10", ("Sun",)),
        ("2026-05-10", "time_words: early hours", "10", ("Sun", "early hours")),
        ("2026-05-10T13:35+02:00/2026-05-10T15:20+02:00", "", "10", ("Sun", "13:35")),
        ("2026-05-10~", "", "about 10", ()),
        ("2026-05-10?", "", "10", ("uncertain",)),
        ("2026-05-10/2026-05-12", "", "10–12", ("Sun–Tue",)),
        ("2026-05", "", "May", ("2026",)),
        ("2026-05-XX", "", "May", ("some day",)),
    ],
)
def test_the_margin_is_as_exact_as_the_date(
    date: str, more: str, day: str, beneath: tuple[str, ...]
) -> None:
    (row,) = month_rows(dated(date, e0=more), "2026-05")
    assert (row.day, row.beneath) == (day, beneath)


def test_a_date_of_long_ago_stands_below_its_month() -> None:
    (row,) = month_rows(dated("0079-08-24"), "0079-08")
    assert row.day == "24"


def test_what_began_in_another_month_names_it() -> None:
    look = dated("2026-05-30/2026-06-02", "2026-06-01")
    assert [row.day.replace("\N{NO-BREAK SPACE}", " ") for row in month_rows(look, "2026-06")] == [
        "30 May–2 Jun",
        "1",
    ]


def test_status_stands_on_the_rail_and_in_words_unless_it_was_held() -> None:
    look = dated("2026-05-10", "2026-05-11", e1="status: cancelled\nkind: meeting")
    held, cancelled = month_rows(look, "2026-05")
    assert (held.node.symbol, held.status, held.is_off) == ("held", None, False)
    assert (cancelled.node.symbol, cancelled.is_off) == ("cancelled", True)
    assert cancelled.status == cancelled.node
    assert cancelled.kind.words == "Meeting"


def test_the_calendar_leads_to_the_first_entry_of_a_day_and_marks_what_lasted() -> None:
    look = dated("2026-05-10", "2026-05-10", "2026-05-30/2026-06-02", "2026-05")
    weeks = month_view(look, shelve(look.chronicle.events), "2026-05").weeks
    assert [day.number for day in weeks[0]] == [0, 0, 0, 0, 1, 2, 3]
    days = {day.number: day for week in weeks for day in week}
    assert days[10] == CalendarDay(10, 2, "#e0")
    assert days[30] == CalendarDay(30, 1, "#e2", runs=True)
    assert days[31] == CalendarDay(31, runs=True)
    assert {number for number, day in days.items() if day.entries} == {10, 30}
    june = month_view(look, shelve(look.chronicle.events), "2026-06").weeks
    assert [day.number for week in june for day in week if day.runs] == [1, 2]


def test_a_month_leads_to_its_neighbours_with_entries_over_empty_ones() -> None:
    look = dated("2025-11-01", "2026-02-01", "2026-05-01", "2026-05-02")
    view = month_view(look, shelve(look.chronicle.events), "2026-02")
    assert view.earlier is not None
    assert (view.earlier.label, view.earlier.href) == ("November 2025", "2025-11.html")
    assert view.later is not None
    assert (view.later.label, view.later.note) == ("May 2026", "")
    assert month_view(look, shelve(look.chronicle.events), "2025-11").earlier is None


def test_a_month_tells_of_events_of_its_year_that_have_none() -> None:
    look = dated("2026-05-10", "2026")
    view = month_view(look, shelve(look.chronicle.events), "2026-05")
    assert view.loose is not None
    assert (view.loose.label, view.loose.href) == ("1 more entry", "2026.html#Loose")


def test_an_event_over_two_months_counts_once_in_its_year() -> None:
    look = dated("2026-05-30/2026-06-02", "2026")
    shelves = shelve(look.chronicle.events)
    view = year_view(look, shelves, 2026)
    assert view.count == "2 entries"
    assert [(month.title, len(month.rows)) for month in view.sections] == [("May", 1), ("June", 1)]
    assert [row.id for row in view.loose] == ["e1"]
    assert timeline_view(look, shelves).years[0][0].note == "2 entries"


def test_bars_are_shares_of_the_highest_and_none_vanishes() -> None:
    look = dated(*["2026-01-01"] * 60, "2026-03-01")
    bars = month_bars(look, shelve(look.chronicle.events), 2026, "timeline/2026.html")
    assert [bar.height for bar in bars[:4]] == [15, 0, 1, 0]
    assert (bars[1].href, bars[2].href) == ("", "2026-03.html")
    assert bars[2].words == "March 2026: 1 entry"


def test_an_empty_chronicle_has_an_empty_timeline() -> None:
    view = timeline_view(viewer({}), shelve(()))
    assert (view.years, view.undated, view.count) == ((), (), "0 entries")
