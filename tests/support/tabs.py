"""A tab of a browser that fails the test where a page breaks its policy or a script breaks."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


@contextmanager
def watched(browser: Browser, *, java_script_enabled: bool = True) -> Iterator[Page]:
    """A tab; whatever it complains of by its end fails the test."""
    context = browser.new_context(java_script_enabled=java_script_enabled)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda told: complaints.append(told.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    # A browser asks a server for an icon of its own accord where a page has not named one yet.
    assert [one for one in complaints if "favicon" not in one] == []
