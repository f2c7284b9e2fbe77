"""While an author writes, the open page follows: in a real browser, under the page's own policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from servers import MkDocsServer, put, serving
from worlds import copy_of_small

NOTE = "content/pages/a-note.md"
PAGE = "pages/a-note.html"


def note(words: str) -> str:
    return f"---\ntitle: A note\n---\n{words}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    put(project, NOTE, note("As first written."))
    return project


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Iterator[MkDocsServer]:
    (tmp_path / "temporary").mkdir()
    with serving(project, tmp_path / "temporary") as running:
        yield running


@pytest.fixture
def complaints() -> list[str]:
    """What the browser says of pages: refused scripts, styles and requests are among it."""
    return []


@pytest.fixture
def tab(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    context = browser.new_context()
    tab = context.new_page()
    tab.on("console", lambda told: complaints.append(f"{told.type}: {told.text}"))
    tab.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    yield tab
    context.close()


def test_an_open_page_reloads_by_itself_and_its_policy_holds(
    server: MkDocsServer, project: Path, tab: Page, complaints: list[str]
) -> None:
    tab.goto(server.url(PAGE))
    expect(tab.get_by_text("As first written.")).to_be_visible()
    put(project, NOTE, note("As later amended."))
    expect(tab.get_by_text("As later amended.")).to_be_visible(timeout=30_000)
    assert set(complaints) == {"log: Enabled live reload"}


def test_a_mistake_takes_the_place_of_the_open_page_until_it_is_mended(
    server: MkDocsServer, project: Path, tab: Page, complaints: list[str]
) -> None:
    tab.goto(server.url(PAGE))
    put(project, NOTE, "---\ntitel: <b>A note</b>\n---\n")
    told = tab.get_by_text("titel: no such key")
    expect(told).to_be_visible(timeout=30_000)
    assert tab.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "800px"
    put(project, NOTE, note("As mended."))
    expect(tab.get_by_text("As mended.")).to_be_visible(timeout=30_000)
    assert tab.url == server.url(PAGE)
    assert not [one for one in complaints if "Content Security Policy" in one]


def test_the_policy_admits_no_other_script(
    server: MkDocsServer, tab: Page, complaints: list[str]
) -> None:
    tab.goto(server.url(PAGE))
    tab.evaluate(
        "() => { const other = document.createElement('script');"
        " other.textContent = 'document.title = \"taken over\"'; document.body.append(other); }"
    )
    assert tab.title() != "taken over"
    assert [one for one in complaints if "Content Security Policy" in one]
