"""Short notes to programs: how the chronicle is cited as a whole, and what robots may read."""

import msgspec

from chronicle import routes
from chronicle.views.furniture import SiteView
from chronicle.views.notices import NoteView


def write_cff(view: NoteView, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """`CITATION.cff` 1.2.0; its values are written as JSON, which YAML reads as it is."""
    told = {
        "cff-version": "1.2.0",
        "message": "Please cite single entries by their own address.",
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
