"""The page of all corrections."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.corrections import corrections_view
from chronicle.views.viewer import Viewer


def corrections(viewer: Viewer) -> Iterator[Page]:
    """What was changed and withdrawn, by date."""
    yield Page(routes.CORRECTIONS, "corrections.html", corrections_view(viewer))
