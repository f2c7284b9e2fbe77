"""Headline, outlet, day and story of pages in the shapes of many newsrooms."""

from collections.abc import Iterator

import pytest
from outlet_pages import PAGES, PARAGRAPHS

from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Reading, Sandbox, Task


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Register()) as one:
        yield one


def read(sandbox: Sandbox, name: str) -> Reading:
    page = PAGES[name]
    return sandbox.read(Task(path="page.html", url=page.url), page.html.encode())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is(sandbox: Sandbox, name: str) -> None:
    expected = PAGES[name]
    reading = read(sandbox, name)
    assert reading.findings is not None, reading.problems
    header = reading.findings.header
    assert header.headline is not None
    assert header.outlet is not None
    assert header.published is not None
    assert (header.headline.value, header.outlet.name, header.published.value) == (
        expected.headline,
        expected.outlet,
        expected.published,
    )
    published = header.published
    assert (published.told_by, published.doubt) == (expected.told_by, expected.doubt)


@pytest.mark.parametrize("name", PAGES)
def test_the_story_is_whole_and_nothing_else(sandbox: Sandbox, name: str) -> None:
    article = read(sandbox, name).article
    assert article is not None
    flat = " ".join(article.text.split())
    assert [text for text in PARAGRAPHS if text not in flat] == []
    for stranger in ("Ferries return", "Storm closes", "morning letter", "All rights", "Home"):
        assert stranger not in flat
