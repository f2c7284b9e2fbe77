"""A volume of records as a list: of each record enough to choose by."""

from typing import Any, Final

import msgspec

from chronicle import routes
from chronicle.formats.json_text import write_json
from chronicle.formats.record import by_role
from chronicle.graph import date_of
from chronicle.model import Kind, Source
from chronicle.views.api import ApiDate, RecordFile, Volume, api_date
from chronicle.views.furniture import SiteView


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record in a list. What does not apply to its type is left out.

    `actors` are those who took part in an event and those they stood for, or who made a proposal;
    `outlet`, `lang` and `url` are a source's.
    """

    id: str
    label: str
    path: str
    date: ApiDate | None = None
    updated: str = ""
    kind: str = ""
    status: str = ""
    track: str = ""
    places: list[str] = []
    issues: list[str] = []
    actors: list[str] = []
    outlet: str = ""
    lang: str = ""
    url: str = ""


class ListFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """All records of a type, or of one month (`undated`: without a date), by date or label."""

    type: Kind
    records: list[Entry]
    month: str = ""


ACTING: Final = ("participants.actor", "participants.for", "proposers")


def write_list(view: Volume, site: SiteView) -> bytes:
    """The list."""
    entries = [_entry(file) for file in view.records]
    return write_json(ListFile(view.kind, entries, view.name), site)


def _entry(file: RecordFile) -> Entry:
    record: Any = file.record
    when = date_of(record)
    roles = by_role(file)

    def ids(*names: str) -> list[str]:
        return list(dict.fromkeys(one.id for name in names for one in roles.get(name, ())))

    def first(name: str) -> str:
        return next(iter(ids(name)), "")

    is_source = isinstance(record, Source)
    return Entry(
        record.id,
        file.label,
        routes.record(record.key),
        api_date(when) if when else None,
        file.updated,
        getattr(record, "kind", ""),
        getattr(record, "status", ""),
        first("track"),
        ids("places"),
        ids("issues"),
        ids(*ACTING),
        first("outlet"),
        record.lang if is_source else "",
        record.url if is_source and record.url != "unknown" else "",
    )
