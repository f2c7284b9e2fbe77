"""The entries of a year as a script: a file system hands out scripts, and no data to them."""

import msgspec

from chronicle.formats.json_text import inert
from chronicle.views.furniture import SiteView
from chronicle.views.zoom import ZoomYear


def write_zoom_year(view: ZoomYear, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """A call with the year, the names and the entries."""
    told = (msgspec.json.encode(one) for one in (view.year, view.names, view.entries))
    return b"chronicleYear(" + b",".join(map(inert, told)) + b");\n"
