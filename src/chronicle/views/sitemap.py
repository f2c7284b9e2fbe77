"""The list of all pages for search engines, by year, so that a new entry changes one short file."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from chronicle import routes
from chronicle.page import Page
from chronicle.views.feeds import stamp
from chronicle.views.parts import updated
from chronicle.views.viewer import Viewer, date_of
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
) -> tuple[SitemapIndexView, tuple[tuple[str, SitemapView], ...]]:
    """The index, and the lists with their paths."""
    site_url = viewer.edition.settings.site_url
    lists: defaultdict[str, list[SitemapEntry]] = defaultdict(list)
    for path in sorted(page.path for page in pages if _is_worth_a_visit(page)):
        key = routes.key_of(path)
        record = viewer.chronicle.records.get(key) if key else None
        when = date_of(record) if record else None
        first = first_day(when) if when else None
        changed = stamp(updated(record))[:10] if record else ""
        entry = SitemapEntry(routes.absolute(site_url, path), changed)
        lists[f"{first.year:04}" if first else OTHERS].append(entry)
    paths = {name: routes.sitemap(name) for name in sorted(lists)}
    index = SitemapIndexView(tuple(routes.absolute(site_url, path) for path in paths.values()))
    return index, tuple((path, SitemapView(tuple(lists[name]))) for name, path in paths.items())


def _is_worth_a_visit(page: Page) -> bool:
    return page.template.endswith(".html") and page.template not in _NOT_WORTH_IT


# Nobody looks for these, or for the editor.
_NOT_WORTH_IT: Final = frozenset({"404.html", "admin.html", "redirect.html", "tombstone.html"})
