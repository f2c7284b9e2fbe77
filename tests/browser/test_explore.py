"""Search and facets as a reader uses them: by words, choice, address, keyboard, and from disk."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shown
from axe_playwright_python.sync_playwright import Axe
from editions import edition, small
from playwright.sync_api import Browser, Page, expect
from tabs import watched

# Two a year over three years, told in other words each.
YEARS = {
    f"events/e{year}-{number}": f"title: {'Round' if number else 'Call'} of {year}\n"
    f"date: {year}-0{3 + number}-1{number}\nkind: {'meeting' if number else 'call'}\nsources: [s]\n"
    f"participants: [{{actor: {'ada' if number else 'mara'}}}]\n===\n"
    f"They spoke of a cease-fire at Zürich, for the {number + year}th time. <img src=x>"
    for year in (2023, 2024, 2025)
    for number in (0, 1)
}


YEARS["actors/ada"] = "name: Ada Lind\nkind: person\naliases: [the aide]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shown.written(
        edition(YEARS, today=date(2026, 11, 1)), tmp_path_factory.mktemp("explore")
    )


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with shown.served(site) as address:
        yield address


@pytest.fixture(params=["served", "opened"])
def start(request: pytest.FixtureRequest, site: Path) -> str:
    """The site's address on a server, and on a disk: both must do."""
    if request.param == "opened":
        return site.as_uri()
    return str(request.getfixturevalue("served"))


def titles(tab: Page) -> list[str]:
    expect(tab.locator("#Found [role=status]")).to_contain_text("found")
    return tab.locator("#Found ul.list li a").all_inner_texts()


def test_words_are_found_in_all_years_newest_first(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/index.html")
    scripted.get_by_role("searchbox").fill("cease-fire zurich")
    scripted.get_by_role("searchbox").press("Enter")
    scripted.wait_for_url("**/explore.html?q=cease-fire*zurich")
    assert titles(scripted) == [
        f"{what} of {year}" for year in (2025, 2024, 2023) for what in ("Round", "Call")
    ]
    marked = scripted.locator("#Found ul.list li").first.locator("mark").all_inner_texts()
    assert marked == ["cease", "fire", "Zürich"]
    expect(scripted.locator("#Found ul.list li").first).to_contain_text("Meeting, Held")
    expect(scripted.locator("#Found ul.list li").first).to_contain_text("11 April 2025")


def test_a_phrase_is_found_as_it_stands_and_a_word_by_its_beginning(
    scripted: Page, start: str
) -> None:
    for query, count in (
        ('"spoke of a"', 6),
        ('"of spoke"', 0),
        ("cease", 6),
        ("ease", 0),
        ("2026th", 1),
        ("mara", 3),
        ("&lt;img", 0),
    ):
        scripted.goto(f"{start}/explore.html")
        scripted.get_by_label("Words").fill(query)
        assert len(titles(scripted)) == count, query


def test_choices_narrow_down_stand_in_the_address_and_come_back_from_it(
    scripted: Page, start: str
) -> None:
    scripted.goto(f"{start}/explore.html")
    scripted.get_by_label("Kind of event").select_option("Call")
    assert titles(scripted) == ["Call of 2025", "Call of 2024", "Call of 2023"]
    scripted.get_by_label("From").fill("2024-01-01")
    scripted.get_by_label("To", exact=True).fill("2024-12-31")
    expect(scripted.locator("#Found ul.list li")).to_have_count(1)
    scripted.get_by_label("Actor").select_option("Mara Velt")
    address = scripted.url
    assert address.endswith("?from=2024-01-01&to=2024-12-31&kind=call&actor=mara")
    scripted.goto(f"{start}/index.html")
    scripted.goto(address)
    assert titles(scripted) == ["Call of 2024"]
    assert scripted.get_by_label("Actor").input_value() == "mara"
    scripted.get_by_label("Actor").select_option("any")
    scripted.go_back()
    assert scripted.get_by_label("Actor").input_value() == "mara"
    scripted.get_by_role("button", name="Start again").click()
    expect(scripted.locator("#Index")).to_be_visible()
    assert scripted.url.endswith("/explore.html")


def test_the_order_can_be_turned_round(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/explore.html?kind=call&sort=oldest")
    assert titles(scripted) == ["Call of 2023", "Call of 2024", "Call of 2025"]


def test_it_is_all_done_by_keyboard(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/explore.html")
    scripted.get_by_label("Words").focus()
    scripted.keyboard.type('"round of 2025"')
    expect(scripted.locator("#Found ul.list li")).to_have_count(1)
    assert titles(scripted) == ["Round of 2025"]
    for _ in range(20):
        scripted.keyboard.press("Tab")
        if scripted.evaluate("document.activeElement.closest('#Found li') !== null"):
            break
    scripted.keyboard.press("Enter")
    scripted.wait_for_url("**/events/e2025-1.html")


def test_a_name_offers_its_page_before_the_entries(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/explore.html")
    words = scripted.get_by_label("Words")
    for typed, offered in (
        ("mara", ["Mara Velt"]),
        ("MÁRA velt", ["Mara Velt"]),
        ("aide", ["Ada Lind"]),
        ("nor", ["Norland", "Northern Wire"]),
        ("ara", []),
        ("cease", []),
    ):
        words.fill(typed)
        expect(scripted.locator("#Names li a")).to_have_text(offered)
    words.fill("")
    expect(scripted.locator("#Found")).to_be_hidden()


def test_from_the_field_the_arrows_lead_to_the_page_and_on(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/explore.html")
    scripted.get_by_label("Words").focus()
    scripted.keyboard.type("mara")
    expect(scripted.locator("#Names li a")).to_have_text(["Mara Velt"])
    assert titles(scripted) == ["Call of 2025", "Call of 2024", "Call of 2023"]
    focused = "document.activeElement.textContent || document.activeElement.id"
    for key, at in (
        ("ArrowDown", "Mara Velt"),
        ("ArrowDown", "Call of 2025"),
        ("ArrowUp", "Mara Velt"),
        ("ArrowUp", "F-q"),
        ("ArrowUp", "F-q"),
        ("ArrowDown", "Mara Velt"),
        ("Escape", "F-q"),
        ("ArrowDown", "Mara Velt"),
    ):
        scripted.keyboard.press(key)
        assert scripted.evaluate(focused) == at, key
    scripted.keyboard.press("Enter")
    scripted.wait_for_url("**/actors/mara.html")


def test_sources_are_found_by_words_or_where_they_are_asked_for(scripted: Page, start: str) -> None:
    for query, first in (
        ("q=what+said", "What was said"),
        ("type=source", "What was said"),
        ("outlet=wire&from=2026-01-01", "What was said"),
        ("from=2025-01-01", "Round of 2025"),
        ("type=source&actor=mara", None),
    ):
        scripted.goto(f"{start}/explore.html?{query}")
        assert titles(scripted)[:1] == ([first] if first else []), query
    scripted.goto(f"{start}/explore.html?type=source")
    expect(scripted.locator("#Found ul.list .meta").first).to_contain_text("Source")


def test_what_is_said_is_shown_as_words(scripted: Page, start: str) -> None:
    scripted.goto(f"{start}/explore.html?q=time")
    titles(scripted)
    assert scripted.locator("#Found img").count() == 0
    expect(scripted.locator("#Found ul.list li").first).to_contain_text("<img src=x>")


def test_only_years_that_are_asked_for_are_loaded(scripted: Page, served: str) -> None:
    asked: list[str] = []
    scripted.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    scripted.goto(f"{served}/explore.html?kind=call&from=2025-01-01")
    assert titles(scripted) == ["Call of 2025"]
    assert "2025.js" in asked
    assert not {"2025-text.js", "2023.js"} & set(asked)


def test_without_script_it_is_an_index(browser: Browser, start: str) -> None:
    with watched(browser, java_script_enabled=False) as tab:
        tab.goto(f"{start}/index.html")
        tab.get_by_role("searchbox").fill("x")
        tab.get_by_role("searchbox").press("Enter")
        tab.wait_for_url("**/explore.html?q=x")
        expect(tab.locator("#Facets")).to_be_hidden()
        expect(tab.get_by_text("Searching needs a script")).to_be_visible()
        tab.get_by_role("link", name="2024", exact=True).click()
        tab.wait_for_url("**/timeline/2024.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_with_results_has_no_barrier(
    browser: Browser, served: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type] # one of the two it takes
        bypass_csp=True,  # only to let axe be put into the page
    )
    tab = context.new_page()
    tab.goto(f"{served}/explore.html?q=cease")
    titles(tab)
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_small_site_can_be_searched(scripted: Page, tmp_path: Path) -> None:
    folder = shown.written(small(), tmp_path)
    scripted.goto(f"{folder.as_uri()}/explore.html?q=truce")
    assert titles(scripted) != []
