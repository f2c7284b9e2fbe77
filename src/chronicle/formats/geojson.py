"""Places, and events by where they were, as GeoJSON (RFC 7946).

What has no known position has no geometry: it is listed all the same, and nobody invents one.
"""

from collections.abc import Iterable
from typing import Any

from chronicle.formats.json_text import write_json
from chronicle.formats.record import by_role
from chronicle.formats.tables import address
from chronicle.model import Event, PlaceRecord
from chronicle.views.api import RecordFile, Volume, api_date
from chronicle.views.furniture import SiteView

Position = list[float]  # longitude first


def write_places(view: Volume, site: SiteView) -> bytes:
    """All places."""
    return _collection((_place(file, site) for file in view.records), site)


def write_events(view: Volume, site: SiteView) -> bytes:
    """The events of a volume; one in several places has several points."""
    return _collection((_event(file, site) for file in view.records), site)


def _collection(features: Iterable[dict[str, Any]], site: SiteView) -> bytes:
    return write_json({"type": "FeatureCollection", "features": list(features)}, site)


def _place(file: RecordFile, site: SiteView) -> dict[str, Any]:
    place = file.record
    if not isinstance(place, PlaceRecord):
        message = f"{place.key} is no place"
        raise TypeError(message)
    known = place.lat is not None and place.lon is not None
    roles = by_role(file)
    properties = {
        "name": place.name,
        "country": place.country,
        "part_of": roles["part_of"][0].id if "part_of" in roles else "",
        "wikidata": place.wikidata,
        "address": address(place, site),
    }
    points: list[Position] = [[place.lon, place.lat]] if known else []  # type: ignore[list-item] # both are known
    return _feature(place.id, points, properties)


def _event(file: RecordFile, site: SiteView) -> dict[str, Any]:
    event = file.record
    if not isinstance(event, Event):
        message = f"{event.key} is no event"
        raise TypeError(message)
    places = by_role(file).get("places", ())
    date = api_date(event.date)
    points = [[one.lon, one.lat] for one in places if one.lon is not None and one.lat is not None]
    properties = {
        "title": event.title,
        "date": date.edtf,
        "earliest": date.earliest,
        "latest": date.latest,
        "kind": event.kind,
        "status": event.status,
        "places": [one.label for one in places],
        "address": address(event, site),
    }
    return _feature(event.id, points, properties)


def _feature(id_: str, points: list[Position], properties: dict[str, Any]) -> dict[str, Any]:
    geometry: dict[str, Any] | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    told = {key: value for key, value in properties.items() if value}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": told}
