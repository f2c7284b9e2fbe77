"""Calendars: of all, and of each year, track and actor."""

from collections.abc import Iterator
from functools import partial

from chronicle.page import Page
from chronicle.pages.whole import told_apart
from chronicle.views.appointments import calendar_view, calendars
from chronicle.views.viewer import Viewer


def calendar_files(viewer: Viewer) -> Iterator[Page]:
    """All calendars; each event names its page, so they cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        for one in calendars(viewer):
            seen = viewer.sights.down(*(event.key for event in one.events))
            sight = told_apart(seen, one.title)
            yield Page(one.path, "icalendar", partial(calendar_view, viewer, one), sight)
