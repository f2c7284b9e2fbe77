"""A volume of records as a table: CSV (RFC 4180) that spreadsheets open as it is meant.

Several values of one cell are parted by `; `. A cell that a spreadsheet would compute begins with
an apostrophe, which it does not show; the mark at the file's beginning tells it that this is UTF-8.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from chronicle import routes
from chronicle.formats.record import by_role, record_json
from chronicle.graph import date_of
from chronicle.model import Record
from chronicle.views.api import RecordFile, Volume, api_date
from chronicle.views.furniture import SiteView

_BETWEEN: Final = "; "
# What makes a spreadsheet take a cell for a formula, also in the wide forms of East Asia.
_FORMULA: Final = tuple("=+-@\t\r＝＋－＠")


def safe(text: str) -> str:
    """A cell's text that no spreadsheet computes."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _table(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(row.get(column, "")) for column in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _writer(
    columns: str, rows: Callable[[RecordFile, SiteView], Iterable[dict[str, str]]]
) -> Callable[[Volume, SiteView], bytes]:
    def write(view: Volume, site: SiteView) -> bytes:
        return _table((row for file in view.records for row in rows(file, site)), columns.split())

    return write


# --- events --------------------------------------------------------------------------------


def _event(file: RecordFile, site: SiteView) -> Iterator[dict[str, str]]:
    record: Any = file.record
    roles = by_role(file)

    def labels(role: str) -> str:
        return _BETWEEN.join(dict.fromkeys(one.label for one in roles.get(role, ())))

    yield {
        **_date(record),
        "id": record.id,
        "title": record.title,
        "kind": record.kind,
        "status": record.status,
        "track": labels("track"),
        "round": str(record.round or ""),
        "places": labels("places"),
        "participants": labels("participants.actor"),
        "parties": labels("participants.for"),
        "issues": labels("issues"),
        "claims": str(len(record.claims)),
        "sources": _BETWEEN.join(one.id for one in roles.get("sources", ())),
        "summary": file.prose.summary,
        "updated": file.updated,
        "address": address(record, site),
    }


write_events = _writer(
    "id date earliest latest title kind status track round places participants parties issues "
    "claims sources summary updated address",
    _event,
)


# --- claims --------------------------------------------------------------------------------


def _claims(file: RecordFile, site: SiteView) -> Iterator[dict[str, str]]:
    record = file.record
    if not getattr(record, "claims", ()):
        return
    for claim in record_json(file, site)["claims"]:
        about = claim.get("about", {})
        made = claim.get("made")
        yield {
            **_date(record),
            "id": claim["id"],
            "in": str(record.key),
            "in_title": file.label,
            "speaker": _named(claim["speaker"]),
            "for": _named(claim.get("for")),
            "to": _BETWEEN.join(map(_named, claim["to"])),
            "made": made.edtf if made else "",
            "stance": claim["stance"],
            "condition": claim.get("condition", ""),
            "quote": claim.get("quote", ""),
            "says": claim.get("says", ""),
            "lang": claim.get("lang", ""),
            "original_lang": claim.get("original_lang", ""),
            "verdict": claim.get("verdict", ""),
            "about": _named(about.get("of")),
            "field": about.get("field", ""),
            "value": about.get("value", ""),
            "issues": _BETWEEN.join(map(_named, claim["issues"])),
            "via": _BETWEEN.join(map(_named, claim["via"])),
            "source": claim["source"].id,
            "address": address(record, site, claim["id"]),
        }


write_claims = _writer(
    "in id date earliest latest in_title speaker for to made stance condition quote says lang "
    "original_lang verdict about field value issues via source address",
    _claims,
)


def _named(value: Any) -> str:
    """The name of whom a ref, a description or an audience means."""
    if value is None:
        return ""
    return next(iter(value.values())) if isinstance(value, dict) else str(value.label)


# --- sources -------------------------------------------------------------------------------


def _source(file: RecordFile, site: SiteView) -> Iterator[dict[str, str]]:
    record: Any = file.record
    roles = by_role(file)
    yield {
        **_date(record),
        "id": record.id,
        "outlet": roles["outlet"][0].label,
        "title": record.title,
        "kind": record.kind,
        "authors": _BETWEEN.join(record.authors),
        "lang": record.lang,
        "url": "" if record.url == "unknown" else record.url,
        "archive_url": record.archive_url,
        "syndicated_from": _BETWEEN.join(one.label for one in roles.get("syndicated_from", ())),
        "cites": _BETWEEN.join(one.label for one in roles.get("cites", ())),
        "weak": record.weak,
        "updated": file.updated,
        "address": address(record, site),
    }


write_sources = _writer(
    "id date earliest latest outlet title kind authors lang url archive_url syndicated_from cites "
    "weak updated address",
    _source,
)


# --- parts ---------------------------------------------------------------------------------


def _date(record: Record) -> dict[str, str]:
    when = date_of(record)
    if when is None:
        return {}
    told = api_date(when)
    return {"date": told.edtf, "earliest": told.earliest, "latest": told.latest}


def address(record: Record, site: SiteView, anchor: str = "") -> str:
    """Where a record's page is: whole if the site has an address, else from the front page."""
    path = routes.record(record.key)
    return (routes.absolute(site.url, path) if site.url else path) + (
        f"#{anchor}" if anchor else ""
    )
