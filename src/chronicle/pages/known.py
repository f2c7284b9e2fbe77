"""As it was known: a page for each past month, and the list of them."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.known import KnownListView, KnownView, known_list_view, known_view
from chronicle.views.known import what_was_public as public
from chronicle.views.notices import FileView
from chronicle.views.published import Month, past_months, seen_by
from chronicle.views.viewer import Viewer


def known_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of what was known."""
    yield of_all(viewer, routes.KNOWN, "known.html", _list_view)
    yield Page(routes.KNOWN_SCRIPT, routes.KNOWN_SCRIPT, FileView())
    months = past_months(viewer)
    sights = seen_by(viewer, months)
    for earlier, month in zip((None, *months), months, strict=False):
        sight = sights[month]
        seen = None if sight is None else hash((sight, *(earlier or ())))
        view = partial(_known_view, viewer, month)
        yield Page(routes.known(*month), "known_month.html", view, seen)


def _list_view(viewer: Viewer) -> KnownListView:
    return known_list_view(viewer, viewer.shared(public))


def _known_view(viewer: Viewer, month: Month) -> KnownView:
    return known_view(viewer, viewer.shared(public), month)
