"""Feeds: of all entries, of each actor, issue and track, and of corrections, as Atom and JSON."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.views.corrections import corrections_feed_view
from chronicle.views.feeds import FeedView, feed_view
from chronicle.views.feeds import feeds as feeds_of
from chronicle.views.viewer import Viewer


def feeds(viewer: Viewer) -> Iterator[Page]:
    """All feeds; they cannot be without a site_url."""
    if not viewer.edition.settings.site_url:
        return
    sights = viewer.sights
    for feed in feeds_of(viewer):
        sight = sights.all() if feed.subject is None else sights.of(feed.subject)
        yield from _both(feed.path, partial(feed_view, viewer, feed), sight)
    corrected = partial(corrections_feed_view, viewer)
    yield from _both(routes.CORRECTIONS_FEED, corrected, sights.all())


def _both(path: str, view: Callable[[], FeedView], sight: int | None) -> Iterator[Page]:
    yield Page(routes.atom(path), "feed.xml", view, sight)
    yield Page(routes.json_feed(path), "jsonfeed", view, sight)
