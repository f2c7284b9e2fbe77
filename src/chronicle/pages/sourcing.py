"""The page on how the whole chronicle is sourced."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.sourcing import sourcing_view
from chronicle.views.viewer import Viewer


def sourcing(viewer: Viewer) -> Iterator[Page]:
    """Sourcing of all entries, by year and by track, with the three levels of quotations."""
    yield of_all(viewer, routes.SOURCING, "sourcing.html", sourcing_view)
