"""The attacks of a run, and the window that shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attacks import ALL, PARTS, Watch, part_of
from playwright.sync_api import Browser, BrowserContext

AUDIT = Path(__file__).with_name("audit.js").read_text()


@pytest.fixture(scope="module", params=range(PARTS), ids="part{}".format)
def attacks(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The attacks of one part: `-k part7` runs one again."""
    return part_of(request.param, request.getfixturevalue("shared") if ALL else None)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(120_000)
    context.add_init_script(AUDIT)
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext, tmp_path: Path) -> Iterator[Watch]:
    watch = Watch(context, tmp_path)
    yield watch
    watch.window.close()
