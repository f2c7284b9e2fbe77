"""Short notes to programs: how the chronicle is cited, what robots may read, how it is searched."""

from html import escape
from typing import Final

import msgspec

from chronicle import routes
from chronicle.views.furniture import SiteView
from chronicle.views.notices import NoteView
from chronicle.words import words_in


def write_cff(view: NoteView, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """`CITATION.cff` 1.2.0; its values are written as JSON, which YAML reads as it is."""
    words = words_in(site.lang)
    told = {
        "cff-version": "1.2.0",
        "message": words.gettext("Please cite single entries by their own address."),
        "type": "dataset",
        "title": site.name,
        "abstract": site.description,
        "authors": [{"name": site.name}],
        "url": site.url,
        "license": "CC-BY-4.0" if "CC BY 4.0" in site.copyright else "",
    }
    lines = (f"{key}: {_json(value)}\n" for key, value in told.items() if value)
    return "".join(lines).encode()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def write_robots(view: NoteView, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """`robots.txt`: all may read all, and where the list of pages is."""
    sitemap = routes.absolute(site.url, routes.SITEMAP)
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n".encode()


def write_opensearch(view: NoteView, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """An OpenSearch 1.1 description, by which browsers offer to search the site."""
    address = f"{routes.absolute(site.url, routes.EXPLORE)}?q={{searchTerms}}"
    icon = routes.absolute(site.url, routes.ICON)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(site.name[:_SHORT], quote=False)}</ShortName>\n"
        f"<Description>{escape(site.description or site.name, quote=False)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image type="image/svg+xml">{escape(icon, quote=False)}</Image>\n'
        f'<Url type="text/html" template="{escape(address)}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


# The most that the format allows a short name (OpenSearch 1.1, 4.3.2).
_SHORT: Final = 16
