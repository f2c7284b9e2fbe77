"""The page of all contradictions that stand."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.differences import differences_view
from chronicle.views.viewer import Viewer


def differences(viewer: Viewer) -> Iterator[Page]:
    """Where accounts differ, over all records."""
    yield of_all(viewer, routes.DIFFERENCES, "differences.html", differences_view)
