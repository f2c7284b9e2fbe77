"""Days have pages, and full months stay small enough to read."""

from datetime import date
from pathlib import Path

from editions import edition, viewer

from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.render import Renderer
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
