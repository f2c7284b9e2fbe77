"""Tables, maps and citations, read back by somebody else's parsers."""

import csv
import io
import json
from typing import Any

import geojson
import pytest
from bibtexparser.entrypoint import parse_string
from editions import EVENT, edition
from worlds import SMALL

from chronicle.formats.citations import bibtex, csl
from chronicle.formats.tables import safe
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.citation import Cited, date_parts
from chronicle.when import When, parse_when

SITE = Settings("The Test", site_url="https://a.example/sub/", docs_dir="content")
BARE = Settings("The Test", docs_dir="content")
WORLD = {
    "places/harbour": "name: Harbour\nlat: -50.5\nlon: 30.25\ncountry: 'NO'\npart_of: coast",
    "places/coast": "name: Coast",
    "issues/truce": "title: Truce",
    "events/talks": f"{EVENT}\nkind: meeting\nplaces: [harbour, coast]\nissues: [truce]\n"
    "participants: [{actor: ada, for: norland}, {actor: mara, for: norland}]\n"
    "added: 2026-05-11T08:10Z\nclaims:\n"
    "  - {id: a, speaker: ada, for: norland, quote: '=1+1', lang: en, source: s, to: [press],\n"
    "     via: [{vague: media reports}, herald], made: 2026-05-09}\n"
    "  - {id: b, speaker: {described_as: a clerk}, says: 'One, two; \"three\"', source: s,\n"
    "     about: {field: duration, value: 1 h}}\n"
    "===\nThey met, at last.",
    "events/old": EVENT.replace("2026-05-10", "2025"),
    "proposals/offer": "title: Offer\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
    "claims: [{id: c, speaker: mara, says: No., source: s, stance: rejects}]",
    "sources/t": "outlet: herald\nurl: https://h.example/a?b=c&d=%7Be%7D\n"
    "title: 'Of 50% & more: {a_b}'\npublished: 2026-05~\nauthors: [Bo And Co, Cy]\nlang: en",
}


def data_of(settings: Settings = SITE, files: dict[str, str] | None = None) -> dict[str, bytes]:
    whole = edition(WORLD if files is None else files, settings)
    renderer = Renderer(SMALL, settings)
    return {
        page.path.removeprefix("data/"): renderer.render(page)
        for page in plan(whole)
        if page.path.startswith("data/")
    }


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_there_is_a_file_of_each_form_for_each_year() -> None:
    forms = ("events-{}.csv", "events-{}.geojson", "citations-{}.bib")
    both = {one.format(year) for one in (*forms, "citations-{}.csl.json") for year in (2025, 2026)}
    assert set(data_of()) == both | {
        *("places.geojson", "sources-2026.csv"),
        "claims-2026.csv",  # nobody claimed anything in 2025
    }


# --- tables --------------------------------------------------------------------------------


def test_an_event_is_a_row() -> None:
    (row,) = table(data_of()["events-2026.csv"])
    assert row == {
        "id": "talks",
        "date": "2026-05-10",
        "earliest": "2026-05-10",
        "latest": "2026-05-10",
        "title": "Talks",
        "kind": "meeting",
        "status": "held",
        "track": "",
        "round": "",
        "places": "Harbour; Coast",
        "participants": "Ada Lind; Mara Velt",
        "parties": "Norland",
        "issues": "Truce",
        "claims": "2",
        "sources": "s",
        "summary": "They met, at last.",
        "updated": "2026-05-11T08:10:00Z",
        "address": "https://a.example/sub/events/talks.html",
    }


def test_claims_of_all_records_are_rows_with_their_addresses() -> None:
    rows = table(data_of()["claims-2026.csv"])
    assert [(row["in"], row["id"], row["speaker"], row["address"]) for row in rows] == [
        ("event:talks", "a", "Ada Lind", "https://a.example/sub/events/talks.html#a"),
        ("event:talks", "b", "a clerk", "https://a.example/sub/events/talks.html#b"),
        ("proposal:offer", "c", "Mara Velt", "https://a.example/sub/proposals/offer.html#c"),
    ]
    first, second, _ = rows
    assert (first["to"], first["via"]) == ("press", "media reports; Sudmark Herald")
    assert (first["quote"], first["verdict"], first["made"]) == ("'=1+1", "unchecked", "2026-05-09")
    assert (second["says"], second["field"], second["value"]) == (
        'One, two; "three"',
        "duration",
        "1 h",
    )


def test_without_an_address_of_the_site_rows_name_the_path() -> None:
    (row,) = table(data_of(BARE)["events-2026.csv"])
    assert row["address"] == "events/talks.html"


def test_sources_are_rows() -> None:
    rows = {row["id"]: row for row in table(data_of()["sources-2026.csv"])}
    assert rows["t"]["outlet"] == "Sudmark Herald"
    assert rows["t"]["authors"] == "Bo And Co; Cy"
    assert (rows["t"]["date"], rows["t"]["earliest"]) == ("2026-05~", "2026-05-01")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("'x", "'x"),
        ("", ""),
    ],
    ids=ascii,
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert safe(text) == cell


# --- maps ----------------------------------------------------------------------------------


def test_places_and_events_stand_on_the_map_where_that_is_known() -> None:
    data = data_of()
    places: Any = geojson.loads(data["places.geojson"])
    events: Any = geojson.loads(data["events-2026.geojson"])
    assert places.is_valid
    assert events.is_valid
    assert {one["id"]: one["geometry"] for one in places["features"]} == {
        "harbour": {"type": "Point", "coordinates": [30.25, -50.5]},
        "coast": None,
    }
    harbour = next(one for one in places["features"] if one["id"] == "harbour")
    assert harbour["properties"] == {
        "name": "Harbour",
        "country": "NO",
        "part_of": "coast",
        "address": "https://a.example/sub/places/harbour.html",
    }
    (talks,) = events["features"]
    assert talks["geometry"] == {"type": "Point", "coordinates": [30.25, -50.5]}
    assert talks["properties"]["places"] == ["Harbour", "Coast"]
    (old,) = json.loads(data["events-2025.geojson"])["features"]
    assert (old["geometry"], old["properties"]["latest"]) == (None, "2025-12-31")


def test_an_event_in_two_known_places_has_two_points() -> None:
    files = {**WORLD, "places/coast": "name: Coast\nlat: 1\nlon: 2"}
    (talks,) = geojson.loads(data_of(files=files)["events-2026.geojson"])["features"]
    assert talks.is_valid
    assert talks["geometry"] == {"type": "MultiPoint", "coordinates": [[30.25, -50.5], [2, 1]]}


# --- citations -----------------------------------------------------------------------------


def test_a_reference_manager_reads_entries_and_articles() -> None:
    data = data_of()
    library = parse_string(data["citations-2026.bib"].decode())
    assert library.failed_blocks == []
    found = {one.key: {field.key: field.value for field in one.fields} for one in library.entries}
    assert set(found) == {"talks", "offer", "s", "t"}
    assert found["talks"] == {
        "title": "{Talks}",
        "howpublished": "The Test",
        "year": "2026",
        "month": "may",
        "day": "11",
        "url": "https://a.example/sub/events/talks.html",
        "note": "Entry talks",
    }
    assert found["t"] == {
        "title": r"{Of 50\% \& more: \{a\_b\}}",
        "author": "{Bo And Co} and {Cy}",
        "howpublished": "Sudmark Herald",
        "year": "2026",
        "month": "may",
        "url": "https://h.example/a?b=c&d=%7Be%7D",
        "language": "en",
        "note": "date approximate",
    }
    told = {one["id"]: one for one in json.loads(data["citations-2026.csl.json"])}
    assert told["talks"] == {
        "id": "talks",
        "type": "webpage",
        "title": "Talks",
        "container-title": "The Test",
        "issued": {"date-parts": [[2026, 5, 11]]},
        "URL": "https://a.example/sub/events/talks.html",
        "note": "Entry talks",
    }
    assert told["t"]["author"] == [{"literal": "Bo And Co"}, {"literal": "Cy"}]
    assert told["t"]["issued"] == {"date-parts": [[2026, 5]], "circa": True}
    assert told["t"]["type"] == "article-newspaper"


def test_what_is_not_known_is_not_cited() -> None:
    one = Cited("x", "webpage", "", "Wire")
    assert csl(one) == {"id": "x", "type": "webpage", "container-title": "Wire"}
    assert bibtex(one) == "@misc{x,\n  howpublished = {Wire},\n}\n"


@pytest.mark.parametrize("title", ["}{", "\\", "a } b", "%", '"', "@misc{y,", "#$_^~&", "é Київ"])
def test_no_title_breaks_out_of_its_field(title: str) -> None:
    library = parse_string(bibtex(Cited("x", "webpage", title, "Wire")) + "@misc{z,}")
    assert library.failed_blocks == []
    assert [one.key for one in library.entries] == ["x", "z"]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2026-05-11", ((2026, 5, 11), False)),
        ("2026-05", ((2026, 5), False)),
        ("2026-05-XX", ((2026, 5), False)),
        ("2026~", ((2026,), True)),
        ("2026-21", ((2026,), False)),
        ("2026-05-11/2026-06", ((2026, 5, 11), False)),
        ("202X", ((), False)),
        ("../2026", ((), False)),
    ],
)
def test_a_citation_tells_no_more_of_a_date_than_is_known(
    date: str, parts: tuple[tuple[int, ...], bool]
) -> None:
    when = parse_when(date)
    assert isinstance(when, When)
    assert date_parts(when) == parts
