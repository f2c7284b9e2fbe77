"""What feed readers read: what was entered or changed last, in all or of one actor, issue or track.

Feeds hold the last thirty, so that they stay small, and one that nobody reads costs little.
"""

import heapq
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Key, Kind
from chronicle.views.parts import updated
from chronicle.views.viewer import Entry, Viewer, order
from chronicle.views.words import KIND
from chronicle.when import Point, When, first_day, iso

ENTRIES: Final = 30
# The kinds that have a feed for each of their records.
SUBJECTS: Final[tuple[Kind, ...]] = ("actor", "issue", "track")
_KINDS: Final[tuple[Kind, ...]] = ("event", "proposal", "agreement")
# The date of a feed without entries: one is required, and there is none.
_NEVER = "1970-01-01T00:00:00Z"


class FeedEntry(msgspec.Struct, frozen=True):
    """A record, or a note on one, in a feed. Its address is its id: both stay for good.

    `term` is its kind for programs, the same in every language, `kind` that for readers.
    """

    url: str
    title: str
    term: str
    kind: str
    when: str
    summary: str
    published: str
    updated: str


class FeedView(msgspec.Struct, frozen=True):
    """A feed, newest entry first.

    `page_url` is what it is the feed of, `url` its own address without the ending.
    """

    title: str
    page_url: str
    url: str
    updated: str
    entries: tuple[FeedEntry, ...]


class Feed(NamedTuple):
    """A feed to be made: its title, page and path without ending, and what may stand in it."""

    title: str
    page: str
    path: str
    subject: Key | None


def feeds(viewer: Viewer) -> Iterator[Feed]:
    """All feeds of entries; that of all comes first."""
    site_name = viewer.edition.settings.site_name
    yield Feed(site_name, routes.FRONT, routes.FEED, None)
    for kind in SUBJECTS:
        for record in viewer.chronicle.of_kind[kind]:
            title = f"{site_name}: {record.label}"
            yield Feed(title, routes.record(record.key), routes.feed(record.key), record.key)


def feed_view(viewer: Viewer, feed: Feed) -> FeedView:
    """A feed with its newest entries."""
    ranks = viewer.shared(_ranks)
    if feed.subject is None:
        keys = set(ranks)
    else:
        links = viewer.chronicle.to(feed.subject)
        keys = ranks.keys() & {link.origin for link in links if link.role != "text"}
    newest = heapq.nlargest(ENTRIES, keys, key=ranks.__getitem__)
    entries = tuple(_entry_of(viewer, key) for key in newest)
    return feed_of(viewer, feed.title, feed.page, feed.path, entries)


def _entry_of(viewer: Viewer, key: Key) -> FeedEntry:
    entry: Entry = viewer.chronicle.records[key]  # type: ignore[assignment] # as all that have ranks
    return viewer.once(_entry, entry)


def _ranks(viewer: Viewer) -> Mapping[Key, Any]:
    """What entries are ordered by: when they were last changed, then their id."""
    found = ((one, updated(one)) for kind in _KINDS for one in viewer.chronicle.of_kind[kind])
    return {one.key: (order(when), one.key) for one, when in found if when and stamp(when)}


def feed_of(
    viewer: Viewer, title: str, page: str, path: str, entries: tuple[FeedEntry, ...]
) -> FeedView:
    """A feed of a page, at a path without ending, of entries that come newest first."""
    site_url = viewer.edition.settings.site_url
    updated = entries[0].updated if entries else _NEVER
    page_url, url = routes.absolute(site_url, page), routes.absolute(site_url, path)
    return FeedView(title, page_url, url, updated, entries)


def _entry(viewer: Viewer, record: Entry) -> FeedEntry:
    key = record.key
    date = getattr(record, "date", None) or getattr(record, "tabled", None)
    return FeedEntry(
        url=routes.absolute(viewer.edition.settings.site_url, routes.record(key)),
        title=record.label,
        term=KIND[key.kind].lower(),
        kind=viewer.gettext(KIND[key.kind]),
        when=viewer.said(date) if isinstance(date, When) else "",
        summary=viewer.chronicle.prose[key].summary,
        published=stamp(record.added),
        updated=stamp(updated(record)),
    )


def stamp(when: When | None) -> str:
    """A date as RFC 3339 has it, its first moment where it has no time; empty for no day at all."""
    if when is None:
        return ""
    if isinstance(when.start, Point) and when.start.clock is not None and when.end is None:
        return iso(when)
    day = first_day(when)
    return f"{day.isoformat()}T00:00:00Z" if day else ""
