"""The page of all corrections, and the feed of corrections alone."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.corrections import corrections_feed_view, corrections_view
from chronicle.views.viewer import Viewer


def corrections(viewer: Viewer) -> Iterator[Page]:
    """What was changed and withdrawn, by date; the feed cannot be without a site_url."""
    yield Page(routes.CORRECTIONS, "corrections.html", corrections_view(viewer))
    if viewer.edition.settings.site_url:
        yield Page(routes.CORRECTIONS_FEED, "feed.xml", corrections_feed_view(viewer))
