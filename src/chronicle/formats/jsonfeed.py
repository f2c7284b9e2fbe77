"""A feed as JSON Feed 1.1."""

from typing import Any

from chronicle import routes
from chronicle.formats.json_text import write_json
from chronicle.views.feeds import FeedEntry, FeedView
from chronicle.views.furniture import SiteView


def write_jsonfeed(view: FeedView, site: SiteView) -> bytes:
    """The feed as text."""
    return write_json(jsonfeed(view, site), site)


def jsonfeed(view: FeedView, site: SiteView) -> dict[str, Any]:
    """The feed as plain values."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.page_url,
        "feed_url": routes.json_feed(view.url),
        **({"description": site.description} if site.description else {}),
        "language": site.lang,
        "authors": [{"name": site.name}],
        "items": [_item(entry) for entry in view.entries],
    }


def _item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        # An item must have content; a date or a title is better than none.
        "content_text": ". ".join(filter(None, (entry.when, entry.summary))) or entry.title,
        **({"date_published": entry.published} if entry.published else {}),
        "date_modified": entry.updated,
        "tags": [entry.term],
    }
