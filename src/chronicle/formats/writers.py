"""Views into the bytes of formats that programs read, without a template.

A page names one of `WRITERS` where others name a template. A writer is a function of the view and
of the settings that pages show; like a template it sees nothing else.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from chronicle.formats import geojson, tables
from chronicle.formats.citations import write_bibtex, write_csl
from chronicle.formats.icalendar import write_icalendar
from chronicle.formats.json_text import write_json, write_script
from chronicle.formats.jsonfeed import write_jsonfeed
from chronicle.formats.lists import write_list
from chronicle.formats.notes import write_cff, write_opensearch, write_robots
from chronicle.formats.openapi import write_openapi
from chronicle.formats.record import write_record
from chronicle.formats.schema import write_schema
from chronicle.formats.zoom import write_zoom_year
from chronicle.views.card import CardView
from chronicle.views.furniture import SiteView

Writer = Callable[[Any, SiteView], bytes]


def _write_card(view: CardView, site: SiteView) -> bytes:
    """A card; what draws is slow to start, so a build without a new card does not."""
    from chronicle.formats.card import write_card  # noqa: PLC0415 - see above

    return write_card(view, site)


WRITERS: Final[Mapping[str, Writer]] = {
    "bibtex": write_bibtex,
    "card": _write_card,
    "cff": write_cff,
    "claims.csv": tables.write_claims,
    "csl": write_csl,
    "events.csv": tables.write_events,
    "events.geojson": geojson.write_events,
    "icalendar": write_icalendar,
    "json": write_json,
    "jsonfeed": write_jsonfeed,
    "list": write_list,
    "openapi": write_openapi,
    "opensearch": write_opensearch,
    "places.geojson": geojson.write_places,
    "record": write_record,
    "robots": write_robots,
    "schema": write_schema,
    "script": write_script,
    "sources.csv": tables.write_sources,
    "zoom year": write_zoom_year,
}
