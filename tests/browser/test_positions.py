"""Positions and what was known, on any day, as a browser shows them with and without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shown
from editions import small
from playwright.sync_api import Browser, Page, expect
from tabs import watched


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shown.written(small(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site over http, as scripts need it: the address it has."""
    with shown.served(site) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, java_script_enabled=request.param) as tab:
        yield tab


def cells(tab: Page) -> list[list[str]]:
    """The words of the table, row by row, without the apparatus."""
    rows = tab.locator(".matrix tbody tr").all()
    return [
        [cell.split("\n")[0].strip(" –") for cell in row.locator("td").all_inner_texts()]
        for row in rows
    ]


def test_a_turning_point_is_a_link_away_without_any_script(tab: Page, served: str) -> None:
    tab.goto(f"{served}/positions.html")
    tab.get_by_role("link", name="10 May 2026").last.click()
    tab.wait_for_url("**/positions/2026-05-10.html")
    assert cells(tab) == [
        ["We offer a truce on the river from the first of June", "nothing recorded"],
        ["Watched over by the River Commission", "nothing recorded"],
    ]
    tab.get_by_role("link", name="12 May 2026").click()
    tab.wait_for_url("**/positions/2026-05-12.html")
    assert cells(tab)[2] == ["nothing recorded", "First the lists, then the guns fall silent"]


def test_any_day_in_the_address_fills_the_table_as_the_page_of_that_day_does(
    scripted: Page, served: str
) -> None:
    for day in ("2026-05-10", "2026-05-12", "2026-05-20"):
        scripted.goto(f"{served}/positions/{day}.html")
        expected = cells(scripted)
        scripted.goto(f"{served}/positions.html?on={day}")
        expect(scripted.locator("[role=status]")).to_contain_text("by ")
        assert cells(scripted) == expected
        assert int(day[-2:]) == int(scripted.locator("#As-of").inner_text().split()[0])


def test_a_chosen_day_is_kept_in_the_address_and_back_undoes_it(
    scripted: Page, served: str
) -> None:
    scripted.goto(f"{served}/positions.html")
    before = cells(scripted)
    scripted.get_by_label("On any day").fill("2026-05-10")
    scripted.wait_for_url("**/positions.html?on=2026-05-10")
    expect(scripted.locator(".matrix tbody tr")).to_have_count(2)
    assert not scripted.locator("#Accords").is_visible()
    scripted.go_back()
    expect(scripted.locator(".matrix tbody tr")).to_have_count(len(before))
    assert cells(scripted) == before
    assert scripted.locator("#Accords").is_visible()


@pytest.mark.parametrize("on", ["1999-01-01", "tomorrow", "2026-05-10'", ""])
def test_a_day_that_is_none_changes_nothing(scripted: Page, served: str, on: str) -> None:
    scripted.goto(f"{served}/positions.html")
    before = cells(scripted)
    scripted.goto(f"{served}/positions.html?on={on}")
    assert cells(scripted) == before


def test_from_the_file_system_the_links_do_it_all(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/positions.html?on=2026-05-10")
    assert not scripted.locator(".any-day").is_visible()
    assert len(cells(scripted)) == 3


@pytest.mark.parametrize(
    ("on", "shown", "hidden"),
    [
        ("2026-05-11", ("We offer a truce",), ("First the lists", "Nothing had been received")),
        ("2026-05-12", ("First the lists", "Proposed for 19 May 2026"), ("nearly two hours",)),
        ("2026-05-21", ("nearly two hours", "Reported"), ()),
    ],
)
def test_any_day_of_a_month_shows_only_what_was_published_by_then(
    scripted: Page, site: Path, on: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    scripted.goto(f"file://{site}/known/2026-05.html?on={on}")
    text = scripted.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    for words in shown:
        assert words in text
    for words in hidden:
        assert words not in text
    assert scripted.locator("h1").inner_text().startswith(f"As known on {int(on[-2:])} May")


def test_an_announced_day_that_passed_without_word_is_late_until_there_is(
    scripted: Page, site: Path
) -> None:
    late = scripted.locator(".late")
    for on, is_late in (("2026-05-19", False), ("2026-05-20", True), ("2026-05-21", False)):
        scripted.goto(f"file://{site}/known/2026-05.html?on={on}")
        assert late.is_visible() is is_late, on
    scripted.goto(f"file://{site}/known/2026-05.html")
    assert not late.is_visible()


def test_the_list_of_months_leads_to_a_day(scripted: Page, served: str) -> None:
    scripted.goto(f"{served}/known.html")
    scripted.get_by_label("On any day").fill("2026-05-12")
    scripted.wait_for_url("**/known/2026-05.html?on=2026-05-12")
    assert scripted.locator("h1").inner_text() == "As known on 12 May 2026"


def test_the_end_of_a_month_needs_no_script(tab: Page, served: str) -> None:
    tab.goto(f"{served}/known.html")
    tab.get_by_role("link", name="End of May 2026").click()
    assert tab.locator("h1").inner_text() == "As known at the end of May 2026"
    assert "nearly two hours" in tab.locator("main").inner_text()


def test_scripts_are_small(site: Path) -> None:
    for name in ("positions.js", "known.js"):
        assert len((site / name).read_bytes()) <= 8_000
