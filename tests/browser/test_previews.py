"""Previews of links as a reader meets them: by pointer, keyboard and finger, and without script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition
from playwright.sync_api import Browser, Locator, Page, expect
from shown import written
from tabs import watched

_LONG = "Gesamtdelegationsleitungsbesprechung WWWWWWWWWWWWWWWWWWWWWWWWWWW <b>of</b> all"
_FILES = {
    "events/a": "title: Second round\ndate: 2026-05-10\nkind: meeting\nsources: [s]\n"
    "relations: [follows: b]\n===\nIt followed [[b|the first round]] and [[c]].",
    "events/b": "title: First round\ndate: 2026-05-01\nkind: summit\nstatus: cancelled\n"
    "sources: [s]\n===\nBoth sides stayed away. Nobody came.\n\nMore.",
    "events/c": f"title: {_LONG}\ndate: 2026-05-02\nsources: [s]\n===\n"
    + "Words upon words. " * 40,
}
_SHOWN = ("events/", "style.css", "icon.svg", "theme.js", "preview.js")


@pytest.fixture(scope="module")
def page_of_second(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("previews")
    return f"file://{written(edition(_FILES), folder, _SHOWN)}/events/a.html"


@pytest.fixture
def tab(browser: Browser, page_of_second: str) -> Iterator[Page]:
    with watched(browser) as tab:
        tab.goto(page_of_second)
        yield tab


def link(tab: Page) -> Locator:
    """The link to the first round in the text."""
    return tab.locator(".prose a[href$='b.html']")


def preview(tab: Page) -> Locator:
    return tab.get_by_role("tooltip")


def test_a_pointer_that_rests_on_a_link_is_told_of_the_record(tab: Page) -> None:
    link(tab).hover()
    expect(preview(tab)).to_be_visible()
    for words in ("First round", "1 May 2026", "Summit", "Cancelled", "Both sides stayed away."):
        expect(preview(tab)).to_contain_text(words)
    expect(preview(tab)).not_to_contain_text("More.")


def test_it_stays_while_the_pointer_is_on_it_and_goes_when_it_leaves(tab: Page) -> None:
    link(tab).hover()
    expect(preview(tab)).to_be_visible()
    preview(tab).hover()
    tab.wait_for_timeout(600)
    expect(preview(tab)).to_be_visible()
    tab.mouse.move(2, 2)
    expect(preview(tab)).to_be_hidden()


def test_a_pointer_that_passes_by_opens_nothing(tab: Page) -> None:
    link(tab).hover()
    tab.mouse.move(2, 2)
    tab.wait_for_timeout(600)
    expect(preview(tab)).to_be_hidden()


def test_the_keyboard_opens_it_describes_the_link_and_escape_puts_it_away(tab: Page) -> None:
    while not link(tab).evaluate("link => link === document.activeElement"):
        tab.keyboard.press("Tab")
    expect(preview(tab)).to_be_visible()
    expect(link(tab)).to_have_accessible_description(
        "First round 1 May 2026 · Summit · Cancelled Both sides stayed away. Nobody came."
    )
    tab.keyboard.press("Escape")
    expect(preview(tab)).to_be_hidden()
    expect(link(tab)).to_be_focused()
    expect(link(tab)).to_have_accessible_description("")
    tab.keyboard.press("Tab")
    expect(preview(tab)).to_be_visible()
    expect(preview(tab)).to_contain_text("<b>of</b>")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/b.html")


def test_escape_puts_away_what_a_pointer_opened(tab: Page) -> None:
    link(tab).hover()
    expect(preview(tab)).to_be_visible()
    tab.keyboard.press("Escape")
    expect(preview(tab)).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shown_preview_is_accessible_and_inside_the_window(
    browser: Browser, page_of_second: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(page_of_second)
    for one in tab.locator("main a[href$='c.html']").all():
        one.hover()
        expect(preview(tab)).to_be_visible()
        box = preview(tab).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        found: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False})
        assert [violation["id"] for violation in found.response["violations"]] == []
        assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
        tab.keyboard.press("Escape")
        tab.mouse.move(2, 2)
    context.close()


def test_a_finger_opens_none_and_the_link_leads_on(browser: Browser, page_of_second: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 700})
    tab = context.new_page()
    tab.goto(page_of_second)
    tab.evaluate("""new MutationObserver(() => document.title = "opened")
        .observe(document.getElementById("Preview"), {attributes: true})""")
    link(tab).dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    tab.wait_for_timeout(600)
    assert tab.title() != "opened"
    link(tab).tap()
    tab.wait_for_url("**/b.html")
    context.close()


def test_without_script_nothing_of_it_is_seen(browser: Browser, page_of_second: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(page_of_second)
    assert "Both sides stayed away" not in tab.locator("body").inner_text()
    context.close()
