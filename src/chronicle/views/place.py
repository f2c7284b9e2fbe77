"""The page of a place: what happened there, where it is, and what it is part of."""

from chronicle import routes
from chronicle.model import PlaceRecord
from chronicle.prose import Prose
from chronicle.views.atlas import Locator, locator
from chronicle.views.holdings import CutView, stretch_of
from chronicle.views.parts import (
    CorrectionLine,
    Spelling,
    corrections,
    record_crumbs,
    spellings,
    told_of,
    version,
)
from chronicle.views.phrases import country
from chronicle.views.rows import Row, rows, within
from chronicle.views.viewer import Dated, Mention, Viewer


class PlaceView(CutView, frozen=True, kw_only=True):
    """A place; `within` runs from the next larger place outwards."""

    id: str
    prose: Prose
    within: tuple[Mention, ...]
    parts: tuple[Mention, ...]
    country: str
    coordinates: str
    locator: Locator | None
    timezone: str
    count: int
    rows: tuple[Row, ...]
    mentioned_by: tuple[Mention, ...]
    spellings: tuple[Spelling, ...]
    wikidata: str
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def place_view(viewer: Viewer, place: PlaceRecord) -> PlaceView:
    """The page of a place; entries there and in its parts, newest first."""
    origin = routes.record(place.key)
    key = place.key
    parts = viewer.origins(key, "part_of", kind="place")
    stretch = stretch_of(viewer, place)
    shown = stretch.shown
    count = len(stretch.all.events)
    prose = viewer.chronicle.prose[key]
    return PlaceView(
        title=place.name,
        description=prose.summary or told_of(viewer, place.name, count),
        crumbs=record_crumbs(viewer, "place", place.name, origin),
        file=place.path,
        id=place.id,
        prose=prose,
        within=viewer.mentions(within(viewer, place)[1:], origin),
        parts=viewer.mentions(parts, origin),
        country=country(place.country, viewer.words),
        coordinates=_coordinates(viewer, place),
        locator=locator(place),
        timezone=place.timezone.replace("_", " "),
        count=count,
        stretch=stretch.label,
        years=stretch.years,
        before=stretch.before,
        rows=rows(viewer, shown.events, origin),
        mentioned_by=viewer.mentions(shown.mentions, origin),
        spellings=spellings(place),
        wikidata=place.wikidata,
        corrections=corrections(viewer, place),
        version=version(viewer, place),
        contributors=place.contributors,
    )


def _coordinates(viewer: Viewer, place: PlaceRecord) -> str:
    if place.lat is None or place.lon is None:
        return ""
    north, east = (viewer.words.number(float(f"{abs(one):g}")) for one in (place.lat, place.lon))
    if place.lat >= 0:
        latitude = viewer.gettext("%(degrees)s°\N{NO-BREAK SPACE}N", degrees=north)
    else:
        latitude = viewer.gettext("%(degrees)s°\N{NO-BREAK SPACE}S", degrees=north)
    if place.lon >= 0:
        longitude = viewer.gettext("%(degrees)s°\N{NO-BREAK SPACE}E", degrees=east)
    else:
        longitude = viewer.gettext("%(degrees)s°\N{NO-BREAK SPACE}W", degrees=east)
    return f"{latitude}, {longitude}"
