"""Pictures of records in a real browser: what answered what, by keyboard and on a small screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition
from playwright.sync_api import Browser, Page
from shown import LOOK, written

_LONG = "Gesamtdelegationsleitungsbesprechung WWWWWWWWWWWWWWWWWWWWWWWWWWW of all"
_FILES = {
    f"events/e{n:02}": f"title: {_LONG} {n}\ndate: 2026-05-{n + 1:02}\nsources: [s]"
    + (f"\nrelations: [contradicts: e{n - 1:02}, results-in: e{max(n - 3, 0):02}]" if n else "")
    for n in range(9)
}


@pytest.fixture(scope="module")
def page_of_middle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("web")
    written(edition(_FILES), folder, ("events/e04.", "events/e05.", *LOOK))
    return f"file://{folder}/events/e04.html"


@pytest.fixture(params=[(360, "dark"), (1280, "light")], ids=["small-dark", "wide-light"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def test_the_picture_of_relations_is_accessible_and_scrolls_by_itself(
    tab: Page, page_of_middle: str
) -> None:
    tab.goto(page_of_middle)
    found: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False}).response
    assert [one["id"] for one in found["violations"]] == []
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert tab.locator("svg.web a[href]").count() == tab.locator("svg.web rect").count() - 1


def test_labels_stay_inside_their_boxes(tab: Page, page_of_middle: str) -> None:
    tab.goto(page_of_middle)
    over = tab.evaluate(
        """[...document.querySelectorAll("svg.web a")].flatMap(box => {
            const edge = box.querySelector("rect").getBoundingClientRect().right;
            return [...box.querySelectorAll("text")]
                .filter(text => text.getBoundingClientRect().right > edge)
                .map(text => text.textContent);
        })"""
    )
    assert over == []


def test_a_box_leads_to_its_record_by_keyboard(tab: Page, page_of_middle: str) -> None:
    tab.goto(page_of_middle)
    tab.locator("svg.web a[href$='e05.html']").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/events/e05.html")


def test_the_picture_begins_where_the_record_of_the_page_is(tab: Page, page_of_middle: str) -> None:
    tab.goto(page_of_middle)
    frame, here = (
        tab.locator(one).bounding_box() for one in (".scroll:has(.web)", ".web .here rect")
    )
    assert frame
    assert here
    assert frame["x"] <= here["x"]
    assert here["x"] + here["width"] <= frame["x"] + frame["width"]
    if tab.viewport_size and tab.viewport_size["width"] < 400:
        # It would be out of view otherwise.
        assert tab.locator(".scroll:has(.web)").evaluate("frame => frame.scrollLeft") > 0
    assert tab.evaluate("scrollY") == 0
