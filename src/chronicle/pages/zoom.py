"""The zoomable timeline: its page, its script, and a file of entries for each year."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.notices import FileView
from chronicle.views.viewer import Viewer
from chronicle.views.zoom import zoom_view, zoom_year, zoom_years


def zoom_pages(viewer: Viewer) -> Iterator[Page]:
    """The page, its script, and the files of all years that an entry begins in."""
    yield of_all(viewer, routes.ZOOM, "zoom.html", zoom_view)
    yield Page(routes.ZOOM_SCRIPT, routes.ZOOM_SCRIPT, FileView())
    for year, events in viewer.shared(zoom_years).items():
        seen = viewer.sights.around(*(event.key for event in events))
        yield Page(routes.zoom_year(year), "zoom year", partial(zoom_year, viewer, year), seen)
