"""The chronology: a page for all years, for each year, and for each month with entries."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.published import past_months
from chronicle.views.shelves import shelve
from chronicle.views.timeline import month_view, timeline_view, year_view
from chronicle.views.viewer import Viewer


def timeline_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of the chronology."""
    shelves = shelve(viewer.chronicle.events)
    yield Page(routes.TIMELINE, "timeline.html", timeline_view(viewer, shelves))
    for year in shelves.years_shown():
        yield Page(routes.year(year), "year.html", year_view(viewer, shelves, year))
    known = frozenset(past_months(viewer))
    for month in sorted(shelves.months):
        path = routes.month(int(month[:4]), int(month[5:]))
        yield Page(path, "month.html", month_view(viewer, shelves, month, known))
