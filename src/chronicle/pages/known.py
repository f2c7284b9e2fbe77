"""As it was known: a page for each month that has ended, and the list of them."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.known import known_list_view, known_view, what_was_public
from chronicle.views.notices import FileView
from chronicle.views.viewer import Viewer


def known_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of what was known."""
    public = what_was_public(viewer)
    yield Page(routes.KNOWN, "known.html", known_list_view(public))
    yield Page(routes.KNOWN_SCRIPT, routes.KNOWN_SCRIPT, FileView())
    for month in public.months:
        yield Page(routes.known(*month), "known_month.html", known_view(viewer, public, month))
