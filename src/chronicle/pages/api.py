"""Files made of records: the JSON API, and tables, maps and citations by year."""

from collections.abc import Iterator, Mapping

from chronicle import routes
from chronicle.model import KINDS, Common, Kind
from chronicle.page import Page
from chronicle.views.api import (
    BY_MONTH,
    YEARLY,
    DescriptionFile,
    RecordFile,
    SchemaFile,
    Volume,
    bound,
    index_file,
    moved,
    record_file,
    volumes,
    withdrawn,
)
from chronicle.views.viewer import Viewer


def api(viewer: Viewer) -> Iterator[Page]:
    """The files of `api/v1/`; at an address that lost its record stands what became of it."""
    chronicle = viewer.chronicle
    lists: list[tuple[Kind, str]] = []
    files = {
        kind: tuple(record_file(viewer, record) for record in chronicle.of_kind[kind])
        for kind in KINDS
    }
    for own in files.values():
        for file in own:
            yield Page(routes.api_record(file.record.key), "record", file)
    in_volumes = {kind: tuple(map(bound, own)) for kind, own in files.items()}
    for kind, own in in_volumes.items():
        listed = volumes(own, kind, "month") if kind in BY_MONTH else (Volume(kind, "", own),)
        for volume in listed:
            path = routes.api_list(kind, volume.name)
            lists.append((kind, path))
            yield Page(path, "list", volume)
    yield from _by_year(in_volumes)
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


def _by_year(files: Mapping[Kind, tuple[RecordFile, ...]]) -> Iterator[Page]:
    yield Page(routes.DATA_PLACES, "places.geojson", Volume("place", "", files["place"]))
    for yearly in YEARLY:
        wanted = (
            file for kind in yearly.kinds for file in files[kind] if yearly.holds(file.record)
        )
        for volume in volumes(wanted, yearly.kinds[0], "year"):
            for writer, ending in yearly.forms:
                yield Page(routes.data_year(yearly.name, volume.name, ending), writer, volume)
