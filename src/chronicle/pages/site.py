"""Pages that there is one of: front page, ledger, commitments, map, data, files of the look."""

from collections.abc import Iterable, Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.atlas import map_view
from chronicle.views.commitments import commitments_view
from chronicle.views.cut import newest_of
from chronicle.views.data import data_page_view
from chronicle.views.front import front_view
from chronicle.views.ledger import ledger_part_view, ledger_parts, ledger_view
from chronicle.views.notices import FileView, NoteView, not_found_view
from chronicle.views.sitemap import sitemap_views
from chronicle.views.viewer import Viewer


def front(viewer: Viewer) -> Iterator[Page]:
    """The front page."""
    yield of_all(viewer, routes.FRONT, "front.html", front_view)


def ledger(viewer: Viewer) -> Iterator[Page]:
    """The ledger of proposals."""
    yield of_all(viewer, routes.PROPOSALS, "ledger.html", ledger_view)
    parts = viewer.shared(ledger_parts)
    for name in parts:
        if name != newest_of(parts):
            make = partial(ledger_part_view, name=name)
            yield of_all(viewer, routes.ledger_part(name), "ledger.html", make)


def commitments(viewer: Viewer) -> Iterator[Page]:
    """What was promised, and what became of it."""
    yield of_all(viewer, routes.COMMITMENTS, "commitments.html", commitments_view)


def map_page(viewer: Viewer) -> Iterator[Page]:
    """Where it happened."""
    yield of_all(viewer, routes.MAP, "map.html", map_view)


def data(viewer: Viewer) -> Iterator[Page]:
    """What there is for programs, told to people."""
    yield of_all(viewer, routes.DATA, "data.html", data_page_view)


def notes(viewer: Viewer) -> Iterator[Page]:
    """How the chronicle is cited; and what robots are told, for which it must have an address."""
    yield Page(routes.CITATION, "cff", NoteView())
    if viewer.edition.settings.site_url:
        yield Page(routes.ROBOTS, "robots", NoteView())


def not_found(viewer: Viewer) -> Iterator[Page]:
    """The page for addresses without one."""
    yield Page(routes.NOT_FOUND, "404.html", not_found_view(viewer))


def files(viewer: Viewer) -> Iterator[Page]:  # noqa: ARG001 - as all others of the tuple
    """Files of the look that are copied as they are."""
    yield Page(routes.PREVIEW_SCRIPT, routes.PREVIEW_SCRIPT, FileView())
    yield Page(routes.STYLE, routes.STYLE, FileView())
    yield Page(routes.ICON, routes.ICON, FileView())
    yield Page(routes.THEME_SCRIPT, routes.THEME_SCRIPT, FileView())
    yield Page(routes.SOON_SCRIPT, routes.SOON_SCRIPT, FileView())
    yield Page(routes.WEB_SCRIPT, routes.WEB_SCRIPT, FileView())


def sitemap(viewer: Viewer, pages: Iterable[Page]) -> Iterator[Page]:
    """The list of all other pages; it cannot be without a site_url."""
    if viewer.edition.settings.site_url:
        index, lists = sitemap_views(viewer, pages)
        yield Page(routes.SITEMAP, "sitemap_index.xml", index)
        for path, view in lists:
            yield Page(path, "sitemap.xml", view)
