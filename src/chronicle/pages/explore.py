"""Search and facets: the page, its script, and the files that the script asks for."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.explore import (
    entries_by_year,
    explore_view,
    names_file,
    rows_file,
    texts_file,
)
from chronicle.views.notices import FileView, NoteView
from chronicle.views.viewer import Viewer


def explore(viewer: Viewer) -> Iterator[Page]:
    """The page and its files; browsers learn of it where it has an address."""
    yield of_all(viewer, routes.EXPLORE, "explore.html", explore_view)
    yield Page(routes.EXPLORE_SCRIPT, routes.EXPLORE_SCRIPT, FileView())
    yield of_all(viewer, routes.explore_data("names"), "script", names_file)
    for name, entries in viewer.shared(entries_by_year).items():
        sight = viewer.sights.down(*(entry.key for entry in entries))
        rows, texts = partial(rows_file, viewer, name), partial(texts_file, viewer, name)
        yield Page(routes.explore_data(name), "script", rows, sight)
        yield Page(routes.explore_data(f"{name}-text"), "script", texts, sight)
    if viewer.edition.settings.site_url:
        yield Page(routes.OPENSEARCH, "opensearch", NoteView())
