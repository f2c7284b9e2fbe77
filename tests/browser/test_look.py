"""What a reader sees, in a real browser from the file system: every kind of page, both schemes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition, small
from playwright.sync_api import Browser, Page
from shown import written

from chronicle.graph import link
from chronicle.page import Edition
from chronicle.settings import Settings

# One page of every kind.
PAGES = (
    "index.html",
    "timeline.html",
    "timeline/2026.html",
    "timeline/2026-05.html",
    "proposals.html",
    "map.html",
    "commitments.html",
    "positions.html",
    "positions/2026-05-12.html",
    "known.html",
    "explore.html",
    "zoom.html",
    "known/2026-05.html",
    "events/2026-05-20-havn-round-one.html",
    "events/2026-05-12-sudmark-answers.html",
    "events/2026-05-15-bridge-meeting.html",
    "actors/ada-lind.html",
    "places/havn.html",
    "issues/ceasefire.html",
    "tracks/havn-talks.html",
    "sources/2026-06-04-northern-wire-exchange.html",
    "outlets/northern-wire.html",
    "proposals/2026-truce-from-1-june.html",
    "agreements/2026-exchange-agreement.html",
    "pages/about.html",
    "actors/index.html",
    "sources/index.html",
    "events/2026-05-13-double.html",
    "differences.html",
    "sourcing.html",
    "single-source.html",
    "corrections.html",
    "contributors.html",
    "data.html",
)
EMPTY = (
    "commitments.html",
    "positions.html",
    "known.html",
    "index.html",
    "timeline.html",
    "proposals.html",
    "map.html",
    "actors/index.html",
    "places/index.html",
    "differences.html",
    "sourcing.html",
    "single-source.html",
    "corrections.html",
    "contributors.html",
    "data.html",
)

_LONG = "Delegations of the sixteen riparian municipalities and of both upper governments "
_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsblatt"
LONG = {
    "actors/ada": f"name: {_WORD}\nkind: person\nposts: [{{post: {_LONG * 3}}}]",
    "tracks/t": f"title: {_LONG * 2}",
    "places/p": f"name: {_WORD}",
    "issues/i": f"title: {_LONG}\nscope: {_LONG * 4}",
    "proposals/r": f"title: {_WORD}\nproposers: [norland]\ntabled: 2026-05/2026-06\nsources: [s]\n"
    f"addressees: [sudmark, ada]\nterms: [{{issue: i, text: {_WORD} {_LONG}}}]\n"
    f"consequence: {_WORD}",
    "events/talks": f"title: {_LONG * 3}\ndate: 2026-05-10T13:35+02:00/2026-05-12T15:20+02:00\n"
    "sources: [s]\nstatus: cancelled\nkind: meeting\ntrack: t\nplaces: [p]\nissues: [i]\n"
    f"participants: [{{actor: ada, role: {_WORD}, for: norland}}]\nclaims:\n"
    + "".join(
        f"  - {{id: c{n}, speaker: ada, for: norland, quote: {_WORD}, source: s, stance: demands,\n"
        f"     via: [herald, {{vague: {_WORD}}}], about: {{field: length, value: {_WORD}{n}}}}}\n"
        for n in range(8)
    ),
}
LONG_PAGES = (
    "index.html",
    "timeline/2026-05.html",
    "proposals.html",
    "events/talks.html",
    "actors/ada.html",
    "proposals/r.html",
    "differences.html",
    "sourcing.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(small(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    return written(Edition(link(()), Settings("Nothing yet"), None, {}), folder)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    settings = Settings(_WORD, site_description=_LONG, parties=("norland",), docs_dir="content")
    return written(edition(LONG, settings), folder)


@pytest.fixture(params=[360, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(params=["light", "dark"])
def tab(browser: Browser, width: int, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab that fails the test if a page asks for anything outside or its policy is broken."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=request.param
    )
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda told: complaints.append(told.text))
    tab.on("request", lambda asked: complaints.extend(outside(asked.url)))
    yield tab
    context.close()
    assert complaints == []


def outside(url: str) -> list[str]:
    return [] if url.startswith("file://") else [url]


def faults(tab: Page) -> list[str]:
    """What axe finds, and whether the page scrolls sideways."""
    found: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False}).response
    told = [
        f"{one['id']}: {json.dumps([node['html'][:200] for node in one['nodes'][:3]])}"
        for one in found["violations"]
    ]
    wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    return told + (["scrolls sideways"] if wide else [])


@pytest.mark.parametrize(
    ("which", "pages"),
    [("site", PAGES), ("empty", EMPTY), ("long", LONG_PAGES)],
    ids=["small", "empty", "long"],
)
def test_pages_are_accessible_and_fit_the_screen(
    tab: Page, which: str, pages: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(which)
    found = {}
    for path in pages:
        tab.goto(f"file://{folder}/{path}")
        if told := faults(tab):
            found[path] = told
    assert found == {}


def test_the_style_sheet_loads_from_the_file_system_under_the_policy(tab: Page, site: Path) -> None:
    tab.goto(f"file://{site}/events/2026-05-20-havn-round-one.html")
    assert tab.evaluate("getComputedStyle(document.body).margin") == "0px"
    grounds = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds in {"rgb(255, 255, 253)", "rgb(20, 22, 26)"}


def test_a_link_to_a_folded_claim_opens_the_fold(tab: Page, long: Path) -> None:
    tab.goto(f"file://{long}/events/talks.html#c7")
    assert tab.locator("#c7").is_visible()


def test_words_from_right_to_left_are_set_so(tab: Page, site: Path) -> None:
    tab.goto(f"file://{site}/events/2026-05-12-sudmark-answers.html")
    quote = tab.locator("blockquote[lang=ar]")
    assert quote.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_former_address_leads_to_the_present_one(tab: Page, site: Path) -> None:
    tab.goto(f"file://{site}/events/2026-05-12-answer.html")
    tab.wait_for_url("**/2026-05-12-sudmark-answers.html")


def test_a_reader_goes_from_the_front_page_to_a_source_by_keyboard(tab: Page, site: Path) -> None:
    tab.goto(f"file://{site}/index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert tab.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index] # it is visible now
    for name in ("First round of talks in Havn", "Round one: an hour"):
        tab.get_by_role("link", name=name).first.focus()
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        if name.startswith("First"):
            tab.keyboard.press("Enter")
            tab.wait_for_url("**/events/2026-05-20-havn-round-one.html")


def test_print_shows_everything_and_leaves_navigation_out(tab: Page, long: Path) -> None:
    tab.goto(f"file://{long}/events/talks.html")
    tab.emulate_media(media="print")
    assert not tab.locator(".mast nav").is_visible()
    assert tab.locator("#c7").is_visible()
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
