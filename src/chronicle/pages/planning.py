"""All pages of a site, from an edition: each kind of page is a function, listed once in `PAGES`."""

from collections.abc import Callable, Iterable
from itertools import chain

from chronicle import routes
from chronicle.page import Edition, Page
from chronicle.pages.api import api
from chronicle.pages.calendars import calendar_files
from chronicle.pages.cards import cards
from chronicle.pages.contributing import admin, contributors
from chronicle.pages.corrections import corrections
from chronicle.pages.differences import differences
from chronicle.pages.explore import explore
from chronicle.pages.feeds import feeds
from chronicle.pages.known import known_pages
from chronicle.pages.positions import positions_pages
from chronicle.pages.records import (
    event_pages,
    list_pages,
    other_pages,
    record_parts,
    redirects,
    tombstones,
)
from chronicle.pages.single_source import single_source
from chronicle.pages.site import (
    commitments,
    data,
    files,
    front,
    ledger,
    map_page,
    not_found,
    notes,
    sitemap,
)
from chronicle.pages.sourcing import sourcing
from chronicle.pages.timeline import timeline_pages
from chronicle.pages.zoom import zoom_pages
from chronicle.settings import Settings
from chronicle.views.viewer import Viewer

PAGES: tuple[Callable[[Viewer], Iterable[Page]], ...] = (
    front,
    timeline_pages,
    zoom_pages,
    ledger,
    commitments,
    positions_pages,
    known_pages,
    event_pages,
    other_pages,
    record_parts,
    list_pages,
    differences,
    sourcing,
    single_source,
    corrections,
    redirects,
    tombstones,
    contributors,
    not_found,
    map_page,
    data,
    explore,
    feeds,
    calendar_files,
    cards,
    notes,
    api,
    files,
    admin,
)


def plan(edition: Edition) -> tuple[Page, ...]:
    """All pages of an edition. Its chronicle was linked without errors."""
    viewer = Viewer(edition)
    pages = tuple(chain.from_iterable(kind(viewer) for kind in PAGES))
    return (*pages, *sitemap(viewer, pages))


def left_out(settings: Settings) -> tuple[str, ...]:
    """The outputs that need absolute addresses, where the settings give none."""
    return (
        ()
        if settings.site_url
        else (
            "feeds",
            "calendars",
            "card images",
            routes.SITEMAP,
            "robots.txt",
            "canonical links",
            "data for search engines",
        )
    )
