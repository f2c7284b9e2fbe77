"""The map in a real browser: each disc by keyboard, at both widths, on paper and without script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition
from playwright.sync_api import Browser, Page, expect
from shown import written

_LONG = "Gesamtdelegationsleitungsbesprechung WWWWWWWWWWWWWWWWWWWWWWWWWWW of all"
_TOWNS = {
    "havn": (55.7, 12.6, 5),
    "long": (50.1, 8.7, 3),
    "gaza": (31.5, 34.45, 2),
    "israel": (31.77, 35.2, 4),
    "near": (31.52, 34.46, 1),
    "capital": (38.9, -77, 2),
    "island": (-18, 178, 1),
}
_FILES = {
    f"places/{id_}": f"name: {_LONG if id_ == 'long' else id_.title()}\nlat: {lat}\nlon: {lon}"
    for id_, (lat, lon, _) in _TOWNS.items()
} | {
    f"events/{id_}-{n}": f"title: In {id_} {n}\ndate: 2026-05-{n + 1:02}\nsources: [s]\n"
    f"places: [{id_}]"
    for id_, (*_, number) in _TOWNS.items()
    for n in range(number)
}
_SHOWN = ("map.html", "places/", "style.css", "icon.svg", "theme.js")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("map")
    return f"file://{written(edition(_FILES), folder, _SHOWN)}"


@pytest.fixture(params=[(360, "dark"), (1280, "light")], ids=["small-dark", "wide-light"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


def test_the_map_and_a_locator_are_accessible_and_scroll_by_themselves(
    tab: Page, site: str
) -> None:
    for page in ("map.html", "places/long.html"):
        tab.goto(f"{site}/{page}")
        found: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False})
        assert [one["id"] for one in found.response["violations"]] == [], page
        assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth"), page


def test_every_disc_is_reached_by_keyboard_and_leads_to_its_place(tab: Page, site: str) -> None:
    tab.goto(f"{site}/map.html")
    reached = []
    for _ in range(60):
        tab.keyboard.press("Tab")
        name = tab.evaluate(
            """document.activeElement.closest("svg") && document.activeElement.ariaLabel"""
        )
        if name:
            reached.append(name)
    assert [one.rpartition(":")[0] for one in reached] == [
        *("Capital", "Island"),
        *("Havn", "Israel", _LONG, "Gaza", "Near"),
    ]
    tab.get_by_role("link", name="Near: 1 entry").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/places/near.html")
    tab.get_by_role("link", name="All places on a map").click()
    tab.wait_for_url("**/map.html")


def test_a_disc_is_hit_where_it_is_drawn_even_beside_a_larger_one(tab: Page, site: str) -> None:
    tab.goto(f"{site}/map.html")
    for name, id_ in (("Near: 1 entry", "near"), ("Gaza: 2 entries", "gaza")):
        mark = tab.get_by_role("link", name=name).locator("circle.pt")
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box is not None
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.wait_for_url(f"**/places/{id_}.html")
        tab.go_back()


def test_names_cover_neither_each_other_nor_a_disc(tab: Page, site: str) -> None:
    tab.goto(f"{site}/map.html")
    over = tab.evaluate(
        """[...document.querySelectorAll("svg.map")].flatMap(map => {
            const boxes = [...map.querySelectorAll("text, circle.pt")]
                .filter(one => !one.closest("a[href='#Region']"))
                .map(one => [one, one.getBoundingClientRect()]);
            return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
                .filter(([other, b]) => one.tagName + other.tagName !== "circlecircle"
                    && a.left < b.right && b.left < a.right
                    && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
                .map(([other]) => `${one.textContent} / ${other.textContent}`));
        })"""
    )
    assert over == []


def test_at_twice_the_size_the_page_does_not_scroll_sideways(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    tab = context.new_page()
    tab.goto(f"{site}/map.html")
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()


def test_on_paper_the_whole_map_is_in_sight(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 900})
    tab = context.new_page()
    tab.emulate_media(media="print")
    tab.goto(f"{site}/map.html")
    for one in tab.locator("svg.map").all():
        box = one.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 700
    context.close()


def test_without_script_all_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}/map.html")
    expect(tab.get_by_role("link", name="Israel: 4 entries")).to_be_visible()
    expect(tab.get_by_role("row").nth(1)).to_contain_text("Havn")
    context.close()
