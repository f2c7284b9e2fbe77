"""Pages that there is one of: front page, ledger, commitments, feed, sitemap, files of the look."""

from collections.abc import Iterable, Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.commitments import commitments_view
from chronicle.views.feeds import feed_view, sitemap_view
from chronicle.views.front import front_view
from chronicle.views.ledger import ledger_view
from chronicle.views.notices import FileView, not_found_view
from chronicle.views.shelves import shelve
from chronicle.views.viewer import Viewer


def front(viewer: Viewer) -> Iterator[Page]:
    """The front page."""
    view = front_view(viewer, shelve(viewer.chronicle.events))
    yield Page(routes.FRONT, "front.html", view)


def ledger(viewer: Viewer) -> Iterator[Page]:
    """The ledger of proposals."""
    yield Page(routes.PROPOSALS, "ledger.html", ledger_view(viewer))


def commitments(viewer: Viewer) -> Iterator[Page]:
    """What was promised, and what became of it."""
    yield Page(routes.COMMITMENTS, "commitments.html", commitments_view(viewer))


def not_found(viewer: Viewer) -> Iterator[Page]:
    """The page for addresses without one."""
    yield Page(routes.NOT_FOUND, "404.html", not_found_view(viewer))


def feed(viewer: Viewer) -> Iterator[Page]:
    """The feed of what was entered last; it cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        yield Page(routes.FEED, "feed.xml", feed_view(viewer))


def files(viewer: Viewer) -> Iterator[Page]:  # noqa: ARG001 - as all others of the tuple
    """Files of the look that are copied as they are."""
    yield Page(routes.STYLE, routes.STYLE, FileView())
    yield Page(routes.ICON, routes.ICON, FileView())


def sitemap(viewer: Viewer, pages: Iterable[Page]) -> Iterator[Page]:
    """The list of all other pages; it cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        yield Page(routes.SITEMAP, "sitemap.xml", sitemap_view(viewer, pages))
