"""What several browser tests need."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tabs import watched


@pytest.fixture
def scripted(browser: Browser) -> Iterator[Page]:
    """A tab in which scripts run."""
    with watched(browser) as tab:
        yield tab
