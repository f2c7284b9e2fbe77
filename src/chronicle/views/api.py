"""What programs read: a file for every record, volumes of many, and an index of both.

A record's file holds the record itself and what it mentions, and nothing of what mentions it, so
that a new entry rewrites no file of another. How a record looks as JSON is for `formats.record` to
say: it is put together only when it has to be written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

import msgspec

from chronicle import routes
from chronicle.body import Body
from chronicle.graph import date_of
from chronicle.model import (
    KINDS,
    Claim,
    Common,
    Key,
    Kind,
    PlaceRecord,
    Record,
    Withdrawn,
)
from chronicle.page import ClaimKey, Verdict
from chronicle.prose import Prose
from chronicle.views.feeds import stamp
from chronicle.views.furniture import site_view
from chronicle.views.parts import updated
from chronicle.views.viewer import Viewer
from chronicle.when import When, first_day, last_day

VERSION: Final = 1
# The kinds that are listed by month; the others have one list each.
BY_MONTH: Final[tuple[Kind, ...]] = ("event", "source", "proposal", "agreement")
UNDATED: Final = "undated"
Part = Literal["month", "year"]


class Yearly(NamedTuple):
    """A file for each year: its name, the kinds in it, and writer and ending of each form."""

    name: str
    kinds: tuple[Kind, ...]
    forms: tuple[tuple[str, str], ...]

    def holds(self, record: Record) -> bool:
        """Whether a record of its kinds has anything to say in it."""
        return self.name != "claims" or bool(getattr(record, "claims", ()))


_HAPPENINGS: Final[tuple[Kind, ...]] = ("event", "proposal", "agreement")
YEARLY: Final = (
    Yearly("events", ("event",), (("events.csv", "csv"), ("events.geojson", "geojson"))),
    Yearly("claims", _HAPPENINGS, (("claims.csv", "csv"),)),
    Yearly("sources", ("source",), (("sources.csv", "csv"),)),
    Yearly("citations", (*_HAPPENINGS, "source"), (("bibtex", "bib"), ("csl", "csl.json"))),
)


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record that is referred to: `api/v1/<type>s/<id>.json` tells more of it.

    `lat` and `lon` are a place's, in degrees, where they are known.
    """

    type: Kind
    id: str
    label: str
    lat: float | None = None
    lon: float | None = None


class ApiDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date as far as it is known.

    `edtf` is what the record says (EDTF, or minutes with an offset); `earliest` and `latest` are
    the civil days it may mean, left out where an end is open or unknown.
    """

    edtf: str
    earliest: str = ""
    latest: str = ""


class RecordFile(msgspec.Struct, frozen=True):
    """A record with all that its file needs.

    `targets` are what its refs lead to, in the order of `graph.refs_of`; `verdicts` those of its
    claims with a quotation, in order; `updated` when it was last changed, as RFC 3339 has it.
    """

    record: Record
    label: str
    targets: tuple[Target, ...]
    verdicts: tuple[Verdict, ...]
    prose: Prose
    updated: str


class WithdrawnNote(msgspec.Struct, frozen=True):
    """When and why a record was taken back."""

    date: ApiDate
    reason: str


class Gone(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands at the address of a record that was withdrawn, or has another id now."""

    type: Kind
    id: str
    moved_to: Target | None = None
    withdrawn: WithdrawnNote | None = None


class Volume(msgspec.Struct, frozen=True):
    """Records in one file: all of a kind, or those of one month or year, as `name` says.

    Without a date they are `undated`. They come by date, else by label.
    """

    kind: Kind
    name: str
    records: tuple[RecordFile, ...]


class SiteNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """The site the files belong to. Its address is left out where the settings give none."""

    name: str
    description: str = ""
    url: str = ""
    copyright: str = ""


class TypeNote(msgspec.Struct, frozen=True):
    """Where the lists of a type are, and the JSON Schema of its files."""

    type: Kind
    lists: tuple[str, ...]
    schema: str


class IndexFile(msgspec.Struct, frozen=True):
    """Where to begin. Addresses are relative to the site's front page.

    A record's file is at `record`, with its type and id put in.
    """

    api: int
    site: SiteNote
    record: str
    types: tuple[TypeNote, ...]
    openapi: str
    help: str


def record_file(viewer: Viewer, record: Record) -> RecordFile:
    """A record with all that its file needs."""
    links = viewer.chronicle.from_(record.key)
    claims: tuple[Claim, ...] = getattr(record, "claims", ())
    return RecordFile(
        record,
        viewer.label(record),
        tuple(target(viewer, link.target) for link in links if link.role != "text"),
        tuple(viewer.verdict(ClaimKey(record.key, one.id)) for one in claims if one.quote),
        viewer.chronicle.prose[record.key],
        stamp(updated(record)),
    )


def _bound(viewer: Viewer, record: Record) -> RecordFile:
    """A record's file as it stands in a volume: without its text, but for the summary.

    So a change of the text rewrites no volume.
    """
    file = record_file(viewer, record)
    bare = msgspec.structs.replace(record, body=Body(), keys=())
    return msgspec.structs.replace(file, record=bare, prose=Prose((), file.prose.summary))


def target(viewer: Viewer, key: Key) -> Target:
    """A record as it is referred to."""
    record = viewer.chronicle.records[key]
    if isinstance(record, PlaceRecord):
        return Target(key.kind, key.id, viewer.label(record), record.lat, record.lon)
    return Target(key.kind, key.id, viewer.label(record))


def api_date(when: When) -> ApiDate:
    """A date for programs."""
    first, last = first_day(when), last_day(when)
    return ApiDate(
        _SECONDS.sub(r"\1:00", when.text),
        first.isoformat() if first else "",
        last.isoformat() if last else "",
    )


# What records write without seconds: the extension of EDTF by minutes.
_SECONDS = re.compile(r"(T\d\d:\d\d)(?=Z|[+-])")


def moved(viewer: Viewer, former: Key, key: Key) -> Gone:
    """What stands at the address that a record once had."""
    return Gone(former.kind, former.id, moved_to=target(viewer, key))


def withdrawn(record: Common, note: Withdrawn) -> Gone:
    """What stays of a withdrawn record; nothing else of it is told."""
    why = WithdrawnNote(api_date(note.date), note.reason)
    return Gone(record.record_kind, record.id, withdrawn=why)


# --- lists ---------------------------------------------------------------------------------


def volume(viewer: Viewer, kind: Kind, name: str, records: Iterable[Record]) -> Volume:
    """Records in one file."""
    return Volume(kind, name, tuple(viewer.once(_bound, record) for record in records))


def by_date(records: Iterable[Record], part: Part) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    """Records by the month or the year of their date, in order, with its name."""
    bound: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        bound[_name(record, part)].append(record)
    return tuple((name, tuple(bound[name])) for name in sorted(bound))


def years(viewer: Viewer, yearly: Yearly) -> tuple[str, ...]:
    """The names of the volumes by year of a file, in order."""
    of_kind = viewer.chronicle.of_kind
    records = (record for kind in yearly.kinds for record in of_kind[kind])
    return tuple(sorted({_name(one, "year") for one in records if yearly.holds(one)}))


def _name(record: Record, part: Part) -> str:
    """The volume a record belongs to, by the first day its date may mean."""
    when = date_of(record)
    first = first_day(when) if when else None
    if first is None:
        return UNDATED
    return f"{first.year:04}-{first.month:02}" if part == "month" else f"{first.year:04}"


def index_file(viewer: Viewer, lists: Iterable[tuple[Kind, str]]) -> IndexFile:
    """The index, of the kinds and the paths of their lists."""
    site = site_view(viewer.edition.settings)
    by_kind: defaultdict[Kind, list[str]] = defaultdict(list)
    for kind, path in lists:
        by_kind[kind].append(path)
    return IndexFile(
        VERSION,
        SiteNote(site.name, site.description, site.url, site.copyright),
        "api/v1/{type}s/{id}.json",
        tuple(TypeNote(kind, tuple(by_kind[kind]), routes.api_schema(kind)) for kind in KINDS),
        routes.API_OPENAPI,
        routes.DATA,
    )


class SchemaFile(msgspec.Struct, frozen=True):
    """The JSON Schema of a kind's files."""

    kind: Kind


class DescriptionFile(msgspec.Struct, frozen=True):
    """The OpenAPI description."""
