"""What machines read: the feed of what was entered last, and the list of all pages."""

from collections.abc import Iterable, Mapping

import msgspec

from chronicle import routes
from chronicle.model import Common, Kind
from chronicle.page import Page
from chronicle.views.notices import NotFoundView, RedirectView, TombstoneView
from chronicle.views.parts import PageView, updated
from chronicle.views.viewer import Viewer, order
from chronicle.views.words import KIND
from chronicle.when import Point, When, first_day, iso
from chronicle.when.words import words

_ENTRIES = 30
# The date of a feed without entries: one is required, and there is none.
_NEVER = "1970-01-01T00:00:00Z"


class FeedEntry(msgspec.Struct, frozen=True):
    """A record, or a note on one, in a feed. Its address is its id: both stay for good."""

    url: str
    title: str
    kind: str
    when: str
    summary: str
    published: str
    updated: str


class FeedView(msgspec.Struct, frozen=True):
    """The feed, newest entry first."""

    title: str
    site_url: str
    self_url: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SitemapEntry(msgspec.Struct, frozen=True, array_like=True):
    """A page; `changed` is the day its record was last changed, or empty."""

    url: str
    changed: str


class SitemapView(msgspec.Struct, frozen=True):
    """All pages that are worth a visit."""

    entries: tuple[SitemapEntry, ...]


def feed_view(viewer: Viewer) -> FeedView:
    """The feed of the records that say when they were added or changed."""
    site_url = viewer.edition.settings.site_url
    kinds: tuple[Kind, ...] = ("event", "proposal", "agreement")
    records = [one for kind in kinds for one in viewer.chronicle.of_kind[kind]]
    newest = sorted(
        ((order(when), one.key, one) for one in records if (when := updated(one)) and stamp(when)),
        key=lambda one: one[:2],
        reverse=True,
    )[:_ENTRIES]
    entries = tuple(_entry(viewer, record, site_url) for _, _, record in newest)
    return feed_of(viewer.edition.settings.site_name, site_url, routes.FEED, entries)


def feed_of(title: str, site_url: str, path: str, entries: tuple[FeedEntry, ...]) -> FeedView:
    """A feed at a path, of entries that come newest first."""
    updated = entries[0].updated if entries else _NEVER
    return FeedView(title, site_url, routes.absolute(site_url, path), updated, entries)


def _entry(viewer: Viewer, record: Common, site_url: str) -> FeedEntry:
    date = getattr(record, "date", None) or getattr(record, "tabled", None)
    changed = updated(record)
    return FeedEntry(
        url=routes.absolute(site_url, routes.record(record.key)),
        title=record.label,
        kind=KIND[record.record_kind],
        when=words(date) if isinstance(date, When) else "",
        summary=viewer.chronicle.prose[record.key].summary,
        published=stamp(record.added),
        updated=stamp(changed),
    )


def stamp(when: When | None) -> str:
    """A date as RFC 3339 has it, its first moment where it has no time; empty for no day at all."""
    if when is None:
        return ""
    if isinstance(when.start, Point) and when.start.clock is not None and when.end is None:
        return iso(when)
    day = first_day(when)
    return f"{day.isoformat()}T00:00:00Z" if day else ""


def sitemap_view(viewer: Viewer, pages: Iterable[Page]) -> SitemapView:
    """All pages that show something of their own, in order of address."""
    site_url = viewer.edition.settings.site_url
    changed: Mapping[str, str] = {
        routes.record(key): stamp(updated(record))[:10]
        for key, record in viewer.chronicle.records.items()
    }
    shown = sorted(page.path for page in pages if _is_worth_a_visit(page))
    return SitemapView(
        tuple(
            SitemapEntry(routes.absolute(site_url, path), changed.get(path, "")) for path in shown
        )
    )


def _is_worth_a_visit(page: Page) -> bool:
    return isinstance(page.view, PageView) and not isinstance(
        page.view, NotFoundView | RedirectView | TombstoneView
    )
