"""The list of all pages for search engines, by year, so that a new entry changes one short file."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Key
from chronicle.page import Page
from chronicle.views.feeds import stamp
from chronicle.views.parts import updated
from chronicle.views.viewer import Viewer
from chronicle.when import first_day

# Where pages stand that belong to no year.
OTHERS = "pages"


class SitemapEntry(msgspec.Struct, frozen=True, array_like=True):
    """A page; `changed` is the day its record was last changed, or empty."""

    url: str
    changed: str


class SitemapView(msgspec.Struct, frozen=True):
    """The pages of a year that are worth a visit, or those of none, in order of address."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(msgspec.Struct, frozen=True):
    """The addresses of all lists."""

    urls: tuple[str, ...]


def sitemap_views(
    viewer: Viewer, pages: Iterable[Page]
) -> tuple[SitemapIndexView, tuple[tuple[str, Callable[[], SitemapView]], ...]]:
    """The index, and the lists with their paths, each made when it is asked for."""
    site_url = viewer.edition.settings.site_url
    lists: defaultdict[str, list[tuple[str, Key | None]]] = defaultdict(list)
    years = viewer.shared(_years)
    for path in sorted(page.path for page in pages if _is_worth_a_visit(page)):
        key = routes.key_of(path)
        year = years.get(key, OTHERS) if key else OTHERS
        lists[year].append((path, key))
    paths = {name: routes.sitemap(name) for name in sorted(lists)}
    index = SitemapIndexView(tuple(routes.absolute(site_url, path) for path in paths.values()))
    return index, tuple(
        (path, partial(_list, viewer, tuple(lists[name]))) for name, path in paths.items()
    )


def _list(viewer: Viewer, pages: Iterable[tuple[str, Key | None]]) -> SitemapView:
    site_url, records = viewer.edition.settings.site_url, viewer.chronicle.records
    return SitemapView(
        tuple(
            SitemapEntry(
                routes.absolute(site_url, path),
                stamp(updated(records[key]))[:10] if key and key in records else "",
            )
            for path, key in pages
        )
    )


def _years(viewer: Viewer) -> dict[Key, str]:
    """The years of records that have a date."""
    first = {
        key: first_day(when)
        for key, record in viewer.chronicle.records.items()
        if (when := date_of(record))
    }
    return {key: f"{day.year:04}" for key, day in first.items() if day}


def _is_worth_a_visit(page: Page) -> bool:
    return page.template.endswith(".html") and page.template not in _NOT_WORTH_IT


# Nobody looks for these, or for the editor.
_NOT_WORTH_IT: Final = frozenset({"404.html", "admin.html", "redirect.html", "tombstone.html"})
