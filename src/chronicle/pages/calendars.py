"""Calendars: of all, and of each year, track and actor."""

from collections.abc import Iterator

from chronicle.page import Page
from chronicle.views.appointments import calendars
from chronicle.views.viewer import Viewer


def calendar_files(viewer: Viewer) -> Iterator[Page]:
    """All calendars; each event names its page, so they cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        for path, view in calendars(viewer):
            yield Page(path, "icalendar", view)
