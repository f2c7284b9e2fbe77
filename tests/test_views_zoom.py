"""The entries of a year for the zoomable timeline: short, one file a year, dates as they are."""

import json

import pytest
from editions import edition, viewer

from chronicle.formats.zoom import write_zoom_year
from chronicle.making import inputs_of
from chronicle.pages import plan
from chronicle.settings import Settings
from chronicle.views.furniture import site_view
from chronicle.views.viewer import Viewer
from chronicle.views.zoom import zoom_view, zoom_year, zoom_years


def event(id_: str, when: str, more: str = "") -> dict[str, str]:
    return {f"events/{id_}": f"title: {id_.upper()}\ndate: {when}\nsources: [s]\n{more}"}


@pytest.mark.parametrize(
    ("when", "first", "days", "shape"),
    [
        ("2025-05-16", "2025-05-16", 1, "day"),
        ("2025-05-16T10:00Z", "2025-05-16", 1, "day"),
        ("2025-05-16~", "2025-05-16", 1, "in"),
        ("2025-05", "2025-05-01", 31, "in"),
        ("2025", "2025-01-01", 365, "in"),
        ("2025-12-30/2026-01-02", "2025-12-30", 4, "span"),
        ("2025-12-30/..", "2025-12-30", 1, "open"),
    ],
)
def test_a_date_is_as_long_and_as_inexact_as_it_is(
    when: str, first: str, days: int, shape: str
) -> None:
    (entry,) = zoom_year(viewer(event("a", when)), 2025).entries
    assert (entry.first, entry.days, entry.shape) == (first, days, shape)


def test_an_entry_is_in_the_file_of_the_year_it_begins_in() -> None:
    look = viewer(
        event("a", "2024-12-30/2026-02-01") | event("b", "2025-05-01") | event("c", "../..")
    )
    years = zoom_years(look)
    assert {year: [one.id for one in years[year]] for year in years} == {2024: ["a"], 2025: ["b"]}
    # The page says until when the entries of a year last, so that the script asks for them.
    told = json.loads(zoom_view(look).lanes)
    assert told["years"] == [[2024, "zoom/2024.js", 2026], [2025, "zoom/2025.js", 2025]]
    assert (told["first"], told["last"]) == ("2024-12-30", "2025-05-01")


def test_lanes_are_those_with_the_most_entries() -> None:
    files = {f"issues/i{n}": f"title: Issue {n}" for n in range(12)}
    for n in range(12):
        files |= event(f"e{n}", f"2025-05-{n + 1:02}", f"issues: [i{n}, i7]" if n != 7 else "")
    lanes = json.loads(zoom_view(viewer(files)).lanes)["lanes"]
    assert len(lanes["issue"]) == 10
    assert lanes["issue"][0] == ["i7", "Issue 7"]
    assert lanes["track"] == []


def test_who_took_part_stands_for_a_party_too() -> None:
    look = viewer(event("a", "2025-05-01", "participants: [{actor: ada, for: norland}]"))
    year = zoom_year(look, 2025)
    assert [year.names[number] for number in year.entries[0].actors] == ["norland", "ada"]


def test_no_word_in_a_file_ends_a_script() -> None:
    look = viewer({"events/a": "title: '</script> “x”'\ndate: 2025-05-01\nsources: [s]"})
    told = write_zoom_year(zoom_year(look, 2025), site_view(Settings("Test"))).decode()
    assert told.startswith('chronicleYear(2025,[],[["a","\\u003c/script\\u003e “x”",')
    assert told.endswith("]);\n")


def test_an_empty_chronicle_has_the_page_and_no_script() -> None:
    view = zoom_view(Viewer(edition({})))
    assert (view.lanes, view.years, view.picture) == ("", (), None)


def test_a_new_entry_changes_the_file_of_its_year_alone() -> None:
    before = event("a", "2024-05-01") | event("b", "2025-05-01")
    old, new = (
        {page.path: inputs_of(page) for page in plan(edition(files))}
        for files in (before, before | event("c", "2025-06-01"))
    )
    changed = {path for path in new if path.startswith("zoom/") and new[path] != old.get(path)}
    assert changed == {"zoom/2025.js"}
