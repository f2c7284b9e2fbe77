"""Days have pages, and full months and busy actors stay small enough to read."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from editions import edition, viewer

from chronicle.making import inputs_of
from chronicle.model import Actor, Key
from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.views.actor_years import actor_shelves
from chronicle.views.shelves import shelve
from chronicle.views.timeline import day_view, days_of, month_view, year_view
from chronicle.views.viewer import Viewer

_WORDS = "Delegations met for two hours and agreed to meet again, both sides said afterwards. " * 3
_MOST = 300_000


def event(number: int, when: str, more: str = "") -> dict[str, str]:
    return {
        f"events/e{number}": f"title: Round {number} of the talks on the river and the bridge\n"
        f"date: {when}\nsources: [s]\n{more}\n===\n{_WORDS}"
    }


def on(*dates: str) -> Viewer:
    files: dict[str, str] = {}
    for number, when in enumerate(dates):
        files |= event(number, when)
    return viewer(files)


def test_a_day_known_as_such_has_a_page_that_leads_to_its_neighbours() -> None:
    days = ("2026-05-01", "2026-05-03", "2026-05-09/2026-05-12")
    look = on(*days, *days, "2026-05", "2026-05-20")
    first, second, third = days_of(look)
    assert [day.day for day in (first, second, third)] == [1, 3, 9]
    view = day_view(look, second, first, third)
    assert view.title == "3 May 2026"
    assert len(view.rows) == 2
    assert [crumb.href for crumb in view.crumbs] == [
        "../timeline.html",
        "2026.html",
        "2026-05.html",
        "",
    ]
    assert view.earlier
    assert view.later
    assert (view.earlier.href, view.later.href) == ("2026-05-01.html", "2026-05-09.html")
    month = month_view(look, shelve(look.chronicle.events), "2026-05")
    hrefs = [row.day_href for row in month.rows]
    # Each day leads to its page once; what is not known to the day leads nowhere.
    assert sorted(filter(None, hrefs)) == [f"2026-05-0{n}.html" for n in (1, 3, 9)]


def test_a_full_month_and_a_full_year_say_less_of_each() -> None:
    days = [f"2026-05-{n % 30 + 1:02}" for n in range(130)]
    look = on(*days)
    month = month_view(look, shelve(look.chronicle.events), "2026-05")
    assert month.titles_only
    assert {row.summary for row in month.rows} == {""}
    day = day_view(look, date(2026, 5, 1), None, None)
    assert all(row.summary for row in day.rows)
    look = on(*(f"2026-{n % 3 + 3:02}-01" for n in range(501)))
    year = year_view(look, shelve(look.chronicle.events), 2026)
    assert [(one.count, one.rows) for one in year.sections] == [("167 entries", ())] * 3


def size(made: Edition, page: Page, folder: Path) -> int:
    return len(Renderer(folder, made.settings).render(page))


def test_a_month_of_four_hundred_entries_stays_small(tmp_path: Path) -> None:
    files = {"tracks/t": "title: Talks in Havn"}
    for n in range(400):
        files |= event(n, f"2026-05-{n % 30 + 1:02}", "track: t")
    made = edition(files)
    pages = {page.path: page for page in plan(made)}
    for path in ("timeline/2026-05.html", "timeline/2026.html", "timeline/2026-05-01.html"):
        assert size(made, pages[path], tmp_path) < _MOST, path


CLAIM = (
    "participants: [{actor: ada, role: head-of-delegation, for: norland}]\n"
    "claims: [{id: c, speaker: ada, for: norland, says: The bridge must open first and the river\n"
    "   can then follow within a month or two, source: s, stance: demands}]"
)


def busy(entries: int, days: int) -> Edition:
    files: dict[str, str] = {}
    for n in range(entries):
        files |= event(n, f"{date(2020, 1, 1) + timedelta(days=days * n // entries)}", CLAIM)
    return edition(files)


def test_an_actor_with_two_thousand_entries_and_statements_stays_small(tmp_path: Path) -> None:
    made = busy(2000, 2190)
    pages = [page for page in plan(made) if page.path.startswith("actors/ada")]
    assert {"actors/ada.html", "actors/ada/2020.html", "actors/ada/2020-05.html"} <= {
        page.path for page in pages
    }
    sizes = {page.path: size(made, page, tmp_path) for page in pages}
    assert max(sizes.values()) < _MOST, max(sizes.items(), key=lambda one: one[1])


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (["2025-05-01"] * 60, []),
        (["2024-05-01"] * 30 + ["2025-05-01"] * 31, ["2024", "2025"]),
        (
            ["2024-05-01"] * 40 + ["2024-06-01"] * 40 + ["2024", "../.."],
            ["2024", "2024-05", "2024-06", "undated"],
        ),
    ],
)
def test_an_actor_is_cut_by_years_and_full_years_by_months(
    dates: list[str], names: list[str]
) -> None:
    files: dict[str, str] = {}
    for number, when in enumerate(dates):
        files |= event(number, when, CLAIM)
    look = viewer(files)
    actor = look.chronicle.records[Key("actor", "ada")]
    assert isinstance(actor, Actor)
    shelves = actor_shelves(look, actor)
    assert sorted(shelves) == names
    shown = [one.id for shelf in shelves.values() for one in shelf.events]
    assert sorted(shown) == sorted(f"e{n}" for n in range(len(dates))) or not names


def test_a_later_entry_leaves_the_pages_of_earlier_years_as_they_are() -> None:
    old, new = (
        {
            page.path: inputs_of(page)
            for page in plan(busy(entries, days))
            if page.path.startswith("actors/ada")
        }
        for entries, days in ((300, 1500), (302, 1510))
    )
    changed = {path for path in new if new[path] != old.get(path)}
    # The newest year stands on the actor's own page.
    assert changed == {"actors/ada.html"}
