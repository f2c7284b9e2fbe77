"""Light and dark: as the system says, or as a reader chose, on every page and on the next visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from editions import small
from playwright.sync_api import Browser, Page
from shown import written

PAPER = "getComputedStyle(document.documentElement).colorScheme"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(small(), tmp_path_factory.mktemp("theme"))


@pytest.fixture(params=["light", "dark"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


def test_the_button_turns_the_colours_round_and_they_stay(tab: Page, site: Path) -> None:
    tab.goto(f"{site.as_uri()}/index.html")
    system = (
        "dark" if tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    )
    other = "light" if system == "dark" else "dark"
    button = tab.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == str(system == "dark").lower()
    button.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate(PAPER) == other
    assert button.get_attribute("aria-pressed") == str(other == "dark").lower()
    tab.goto(f"{site.as_uri()}/events/2026-05-20-havn-round-one.html")
    assert tab.evaluate(PAPER) == other
    tab.emulate_media(media="print")
    assert tab.evaluate(PAPER) == "light"
    tab.emulate_media(media="screen")
    # Back at what the system says nothing is remembered: the page follows it again.
    tab.get_by_role("button", name="Dark colours").click()
    assert tab.evaluate("localStorage.length") == 0
    assert tab.evaluate("document.documentElement.dataset.theme") is None


def test_it_is_known_before_the_page_is_drawn(tab: Page, site: Path) -> None:
    head = (site / "index.html").read_text().partition("</head>")[0]
    assert '<script src="theme.js"></script>' in head
    assert head.index("theme.js") < head.index("style.css")


def test_without_script_there_is_no_button(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site.as_uri()}/index.html")
    assert not tab.locator("#Theme").is_visible()
    context.close()
