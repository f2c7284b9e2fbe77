"""The page of events that rest on one original report."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.cut import newest_of
from chronicle.views.single_source import (
    single_source_part_view,
    single_source_parts,
    single_source_view,
)
from chronicle.views.viewer import Viewer


def single_source(viewer: Viewer) -> Iterator[Page]:
    """Events for which a second, independent source is wanted."""
    yield of_all(viewer, routes.SINGLE_SOURCES, "single_source.html", single_source_view)
    parts = viewer.shared(single_source_parts)
    for name in parts:
        if name != newest_of(parts):
            path = routes.single_source_part(name)
            make = partial(single_source_part_view, name=name)
            yield of_all(viewer, path, "single_source.html", make)
