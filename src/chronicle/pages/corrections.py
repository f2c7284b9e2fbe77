"""The page of all corrections."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.corrections import corrections_view
from chronicle.views.viewer import Viewer


def corrections(viewer: Viewer) -> Iterator[Page]:
    """What was changed and withdrawn, by date."""
    yield of_all(viewer, routes.CORRECTIONS, "corrections.html", corrections_view)
