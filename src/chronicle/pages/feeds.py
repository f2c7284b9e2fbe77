"""Feeds, each as Atom and as JSON Feed: all, of corrections, and of each actor, issue and track."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.corrections import corrections_feed_view
from chronicle.views.feeds import FeedView, feed_views
from chronicle.views.viewer import Viewer


def feeds(viewer: Viewer) -> Iterator[Page]:
    """All feeds; they cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        for path, view in feed_views(viewer):
            yield from _both(path, view)
        yield from _both(routes.CORRECTIONS_FEED, corrections_feed_view(viewer))


def _both(path: str, view: FeedView) -> Iterator[Page]:
    yield Page(routes.atom(path), "feed.xml", view)
    yield Page(routes.json_feed(path), "jsonfeed", view)
