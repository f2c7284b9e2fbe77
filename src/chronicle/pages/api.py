"""Files made of records: the JSON API, and tables, maps and citations by year."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.model import KINDS, Common, Kind, Record
from chronicle.page import Page
from chronicle.views.api import (
    BY_MONTH,
    YEARLY,
    DescriptionFile,
    SchemaFile,
    by_date,
    index_file,
    moved,
    record_file,
    volume,
    withdrawn,
)
from chronicle.views.viewer import Viewer


def api(viewer: Viewer) -> Iterator[Page]:
    """The files of `api/v1/`; at an address that lost its record stands what became of it."""
    chronicle, sights = viewer.chronicle, viewer.sights
    lists: list[tuple[Kind, str]] = []
    for kind in KINDS:
        records: tuple[Record, ...] = chronicle.of_kind[kind]
        for record in records:
            view = partial(record_file, viewer, record)
            yield Page(routes.api_record(record.key), "record", view, sights.down(record.key))
        listed = by_date(records, "month") if kind in BY_MONTH else (("", records),)
        for name, own in listed:
            path = routes.api_list(kind, name)
            lists.append((kind, path))
            yield _volume(viewer, path, "list", kind, name, own)
    yield from _by_year(viewer)
    for former, key in chronicle.renamed.items():
        yield Page(routes.api_record(former), "json", moved(viewer, former, key))
    for record in chronicle.records.values():
        if isinstance(record, Common) and record.withdrawn is not None:
            gone = withdrawn(record, record.withdrawn)
            yield Page(routes.api_record(record.key), "json", gone)
    yield Page(routes.API_INDEX, "json", index_file(viewer, lists))
    for kind in KINDS:
        yield Page(routes.api_schema(kind), "schema", SchemaFile(kind))
    yield Page(routes.API_OPENAPI, "openapi", DescriptionFile())


def _by_year(viewer: Viewer) -> Iterator[Page]:
    of_kind = viewer.chronicle.of_kind
    yield _volume(viewer, routes.DATA_PLACES, "places.geojson", "place", "", of_kind["place"])
    for yearly in YEARLY:
        wanted = (one for kind in yearly.kinds for one in of_kind[kind] if yearly.holds(one))
        for name, records in by_date(wanted, "year"):
            for writer, ending in yearly.forms:
                path = routes.data_year(yearly.name, name, ending)
                yield _volume(viewer, path, writer, yearly.kinds[0], name, records)


def _volume(  # noqa: PLR0913 - what a volume is
    viewer: Viewer, path: str, writer: str, kind: Kind, name: str, records: tuple[Record, ...]
) -> Page:
    view = partial(volume, viewer, kind, name, records)
    return Page(path, writer, view, viewer.sights.down(*(record.key for record in records)))
