"""A site in German, in a real browser: no barrier, nothing breaks out, and scripts speak it too."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import shown
from axe_playwright_python.sync_playwright import Axe
from editions import small
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "index.html",
    "timeline.html",
    "timeline/2026.html",
    "timeline/2026-05.html",
    "proposals.html",
    "commitments.html",
    "positions.html",
    "positions/2026-05-12.html",
    "explore.html",
    "zoom.html",
    "known/2026-05.html",
    "events/2026-05-20-havn-round-one.html",
    "actors/ada-lind.html",
    "sources/2026-06-04-northern-wire-exchange.html",
    "outlets/northern-wire.html",
    "proposals/2026-truce-from-1-june.html",
    "agreements/2026-exchange-agreement.html",
    "differences.html",
    "sourcing.html",
    "corrections.html",
    "data.html",
)
# Blocks that what is in them breaks out of, where nothing lets a reader scroll to it. What scrolls
# reaches four points into the margin on its own, for its outline.
BREAKING_OUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.clientWidth && !one.closest(".scroll, svg, .vh, select, input")
    && getComputedStyle(one).overflowX === "visible" && one.scrollWidth > one.clientWidth + 4)
  .map((one) => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = small()
    settings = msgspec.structs.replace(edition.settings, lang="de")
    german = dataclasses.replace(edition, settings=settings)
    return shown.written(german, tmp_path_factory.mktemp("german"))


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with shown.served(site) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_accessible_and_nothing_breaks_out(
    browser: Browser, site: Path, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    found: dict[str, list[str]] = {}
    for path in PAGES:
        tab.goto(f"{site.as_uri()}/{path}")
        told: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False})
        faults = [
            f"{one['id']}: {json.dumps([node['html'][:200] for node in one['nodes'][:3]])}"
            for one in told.response["violations"]
        ]
        faults += tab.evaluate(BREAKING_OUT)
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append("scrolls sideways")
        if faults:
            found[path] = faults
    tab.close()
    assert found == {}


def test_search_speaks_german(scripted: Page, served: str) -> None:
    scripted.goto(f"{served}/explore.html?q=truce")
    status = scripted.locator("#Found [role=status]")
    expect(status).to_have_text("6 Einträge gefunden")
    expect(scripted.get_by_label("Verhandlungsstrang")).to_have_value("")
    expect(scripted.locator("#Found li").first).to_contain_text("2026")


def test_the_zoomable_timeline_speaks_german(scripted: Page, served: str) -> None:
    scripted.goto(f"{served}/zoom.html?from=2026-05-01&to=2026-05-31")
    said = scripted.locator("#Zoom [role=status]")
    expect(said).to_contain_text("1. Mai 2026 bis 31. Mai 2026: ")
    expect(said).to_contain_text("Einträge")
    expect(scripted.locator("#Zoom-list")).to_contain_text("abgehalten")


def test_positions_of_another_day_speak_german(scripted: Page, served: str) -> None:
    scripted.goto(f"{served}/positions.html?on=2026-05-13")
    expect(scripted.locator(".any-day [role=status]")).to_contain_text("Stand 13. Mai 2026")
    expect(scripted.locator("#As-of")).to_have_text("13. Mai 2026")


def test_what_was_known_on_a_day_speaks_german(scripted: Page, served: str) -> None:
    scripted.goto(f"{served}/known/2026-05.html?on=2026-05-12")
    expect(scripted.get_by_role("heading", level=1)).to_have_text("Wie am 12. Mai 2026 bekannt")
