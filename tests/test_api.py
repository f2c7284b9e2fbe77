"""The JSON API, by the word of somebody else's validator, and what it tells and leaves out."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from editions import EVENT, WORLD, edition, small
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from worlds import SMALL, TODAY

from chronicle.edition import read_edition
from chronicle.formats.json_text import inert
from chronicle.formats.schema import schema_of
from chronicle.making import inputs_of
from chronicle.model import KINDS, Kind
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.api import api_date
from chronicle.when import When, parse_when

ROOT = Path(__file__).parents[1]
SITE = Settings("Test", docs_dir="content")


def files_of(edition_: Edition) -> dict[str, Any]:
    """The files of the API, as somebody else's parser reads them."""
    renderer = Renderer(SMALL, edition_.settings)
    return {
        page.path.removeprefix("api/v1/"): json.loads(renderer.render(page))
        for page in plan(edition_)
        if page.path.startswith("api/")
    }


@cache
def of_small() -> dict[str, Any]:
    return files_of(small())


@cache
def of_our_own() -> dict[str, Any]:
    settings, _ = project_settings(ROOT)
    assert settings is not None
    return files_of(read_edition(ROOT, settings, TODAY).edition)


def api_of(files: dict[str, str], settings: Settings = SITE) -> dict[str, Any]:
    return files_of(edition(files, settings))


# --- shape ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: Kind) -> None:
    Draft202012Validator.check_schema(schema_of(kind))
    assert of_small()[f"schema/{kind}.json"] == schema_of(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", [of_small, of_our_own], ids=["small", "our own"])
def test_every_file_fits_the_schema_of_its_type(site: Any, kind: Kind) -> None:
    validator = Draft202012Validator(schema_of(kind))
    found = {
        path: [error.message for error in validator.iter_errors(file)]
        for path, file in site().items()
        if path.startswith(f"{kind}s/")
    }
    assert {path: errors for path, errors in found.items() if errors} == {}
    assert found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "2026-05-10"}, "'2026-05-10' is not of type 'object'"),
        ({"status": "maybe"}, "'maybe' is not one of"),
        ({"places": None}, "None is not of type 'array'"),
        ({"sources": [{"type": "outlet", "id": "s", "label": "S"}]}, "'outlet' is not one of"),
    ],
    ids=["date", "choice", "list", "ref"],
)
def test_the_schema_refuses_what_is_not_so(change: dict[str, Any], said: str) -> None:
    whole = api_of({"events/talks": EVENT})["events/talks.json"]
    schema = schema_of("event")
    validator = Draft202012Validator({**schema, "oneOf": [{"$ref": "#/$defs/Event"}]})
    assert list(validator.iter_errors(whole)) == []
    (error,) = validator.iter_errors(whole | change)
    assert said in "".join(
        inner.message for inner in (*error.context, error)
    ) + error.message + str([one.message for inner in error.context for one in inner.context])


def test_the_description_is_one_by_the_rules_of_openapi() -> None:
    validate(of_small()["openapi.json"])


def test_every_file_is_described_and_every_description_has_a_file() -> None:
    described = of_small()["openapi.json"]
    patterns = {
        path: re.compile(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(path)) + r"\Z")
        for path in described["paths"]
    }
    paths = {f"/api/v1/{path}" for path in of_small()} - {"/api/v1/openapi.json"}
    named = {
        path: [one for one, pattern in patterns.items() if pattern.match(path)] for path in paths
    }
    assert {path: found for path, found in named.items() if len(found) != 1} == {}
    assert {found[0] for found in named.values()} == set(patterns)


def test_lists_and_index_fit_their_description() -> None:
    described = of_small()["openapi.json"]
    for name, paths in {
        "IndexFile": ["index.json"],
        "ListFile": [path for path in of_small() if path.startswith("lists/")],
        "Gone": ["events/2026-05-13-double.json", "events/2026-05-12-answer.json"],
    }.items():
        schema = {**described, "$ref": f"#/components/schemas/{name}"}
        for path in paths:
            assert list(Draft202012Validator(schema).iter_errors(of_small()[path])) == [], path


# --- what it tells -------------------------------------------------------------------------


def test_the_index_leads_to_every_list_and_the_lists_to_every_record() -> None:
    files = of_small()
    index = files["index.json"]
    seen = set()
    for told in index["types"]:
        for path in told["lists"]:
            listed = files[path.removeprefix("api/v1/")]
            assert listed["type"] == told["type"]
            for one in listed["records"]:
                own = index["record"].format(type=told["type"], id=one["id"])
                assert files[own.removeprefix("api/v1/")]["path"] == one["path"]
                seen.add(f"{told['type']}s/{one['id']}.json")
    gone = {"events/2026-05-13-double.json", "events/2026-05-12-answer.json"}
    folders = tuple(f"{kind}s/" for kind in KINDS)
    assert seen | gone == {path for path in files if path.startswith(folders)}


def test_a_record_has_the_keys_of_its_file_and_refs_that_say_what_they_lead_to() -> None:
    files = api_of(
        {
            "events/talks": f"{EVENT}\nplaces: [harbour]\nparticipants:\n"
            "  - {actor: ada, for: norland}\nclaims:\n"
            "  - {id: a, speaker: {described_as: a clerk}, quote: two words, source: s,\n"
            "     to: [press], via: [{vague: media reports}, herald]}\n"
            "===\nAt the [[harbour]].",
            "places/harbour": "name: Harbour\nnames: {uk: Гавань}\nlat: 50.5\nlon: 30",
        }
    )
    talks = files["events/talks.json"]
    assert talks["label"] == talks["title"] == "Talks"
    assert talks["date"] == {"edtf": "2026-05-10", "earliest": "2026-05-10", "latest": "2026-05-10"}
    assert talks["places"] == [
        {"type": "place", "id": "harbour", "label": "Harbour", "lat": 50.5, "lon": 30.0}
    ]
    assert talks["participants"] == [
        {
            "actor": {"type": "actor", "id": "ada", "label": "Ada Lind"},
            "for": {"type": "actor", "id": "norland", "label": "Norland"},
        }
    ]
    (claim,) = talks["claims"]
    assert claim["speaker"] == {"described_as": "a clerk"}
    assert claim["to"] == [{"audience": "press"}]
    assert claim["via"][0] == {"vague": "media reports"}
    assert claim["via"][1]["label"] == "Sudmark Herald"
    assert (claim["quote"], claim["stance"], claim["verdict"]) == (
        "two words",
        "asserts",
        "unchecked",
    )
    assert talks["html"] == '<p>At the <a href="../places/harbour.html">Harbour</a>.</p>\n'
    assert talks["summary"] == "At the Harbour."
    assert files["places/harbour.json"]["names"] == {"uk": "Гавань"}
    assert files["places/harbour.json"]["lat"] == 50.5


def test_what_a_record_does_not_say_is_left_out_but_lists_are_there() -> None:
    talks = api_of({"events/talks": EVENT})["events/talks.json"]
    assert (talks["claims"], talks["places"], talks["kind"]) == ([], [], "other")
    assert {"track", "round", "zone", "url", "edit", "updated", "withdrawn"}.isdisjoint(talks)


def test_addresses_are_whole_where_the_site_has_one() -> None:
    settings = msgspec.structs.replace(
        SITE,
        site_url="https://a.example/x/",
        repo_url="https://b.example/r",
        edit_uri="edit/main/content/",
    )
    talks = api_of({"events/talks": EVENT}, settings)["events/talks.json"]
    assert talks["url"] == "https://a.example/x/events/talks.html"
    assert talks["edit"] == "https://b.example/r/edit/main/content/events/talks.md"


def test_a_fingerprint_is_told_of_without_its_filter() -> None:
    told = of_small()["sources/2026-05-12-sudmark-herald-answer.json"]["fingerprint"]
    assert "filter" not in told
    assert told["words"] > 0


def test_a_withdrawn_record_says_when_and_why_and_no_more() -> None:
    assert of_small()["events/2026-05-13-double.json"] == {
        "type": "event",
        "id": "2026-05-13-double",
        "withdrawn": {
            "date": {"edtf": "2026-05-14", "earliest": "2026-05-14", "latest": "2026-05-14"},
            "reason": "The same event as Sudmark's answer of 12 May.",
        },
    }


def test_a_former_id_leads_on() -> None:
    assert of_small()["events/2026-05-12-answer.json"]["moved_to"]["id"] == (
        "2026-05-12-sudmark-answers"
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-05", {"edtf": "2026-05", "earliest": "2026-05-01", "latest": "2026-05-31"}),
        ("2026-05-10/..", {"edtf": "2026-05-10/..", "earliest": "2026-05-10"}),
        (
            "2026-05-10T06:00Z/2026-05-10T09:30+02:00",
            {
                "edtf": "2026-05-10T06:00:00Z/2026-05-10T09:30:00+02:00",
                "earliest": "2026-05-10",
                "latest": "2026-05-10",
            },
        ),
        (
            "2026-05-10T08:00:05Z",
            {
                "edtf": "2026-05-10T08:00:05Z",
                "earliest": "2026-05-10",
                "latest": "2026-05-10",
            },
        ),
    ],
    ids=["month", "open", "minutes", "seconds"],
)
def test_a_date_tells_what_is_known(written: str, told: dict[str, str]) -> None:
    when = parse_when(written)
    assert isinstance(when, When)
    assert msgspec.to_builtins(api_date(when)) == told


def test_records_without_a_date_have_a_list_of_their_own() -> None:
    files = api_of({"sources/t": "outlet: wire\nurl: unknown\ntitle: T"})
    assert [one["id"] for one in files["lists/sources/undated.json"]["records"]] == ["t"]
    assert files["lists/sources/undated.json"]["month"] == "undated"
    assert [one["id"] for one in files["lists/sources/2026-05.json"]["records"]] == ["s"]


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "\u2028", "\u2029", "&lt;", "'\"\\"], ids=ascii
)
def test_no_word_leaves_the_text_it_stands_in(text: str) -> None:
    written = inert(msgspec.json.encode({"a": text}))
    assert json.loads(written) == {"a": text}
    assert re.search(rb"[<>&]|\xe2\x80[\xa8\xa9]", written) is None


# --- what a change rewrites ----------------------------------------------------------------


def test_a_new_newest_entry_rewrites_its_own_files_and_the_lists_of_its_month() -> None:
    day = date(2026, 5, 20)
    before = {f"events/e{n}": EVENT for n in range(20)}
    after = {
        **before,
        "events/new": f"title: New\ndate: {day}\nsources: [new]\nparticipants: [{{actor: ada}}]",
        "sources/new": f"outlet: wire\nurl: unknown\ntitle: New\npublished: {day}",
    }
    old, new = (
        {page.path: inputs_of(page) for page in plan(edition(files, SITE))}
        for files in (before, after)
    )
    changed = {path for path in new if new[path] != old.get(path) and path.startswith("api/")}
    assert changed == {
        "api/v1/events/new.json",
        "api/v1/sources/new.json",
        "api/v1/lists/events/2026-05.json",
        "api/v1/lists/sources/2026-05.json",
    }


def test_a_new_name_rewrites_the_files_that_mention_it() -> None:
    old, new = (
        {page.path: inputs_of(page) for page in plan(edition(files, SITE))}
        for files in (
            {"events/talks": f"{EVENT}\nparticipants: [{{actor: ada}}]", "events/other": EVENT},
            {
                "events/talks": f"{EVENT}\nparticipants: [{{actor: ada}}]",
                "events/other": EVENT,
                "actors/ada": WORLD["actors/ada"].replace("Ada Lind", "Ada North"),
            },
        )
    )
    changed = {path for path in new if new[path] != old.get(path) and path.startswith("api/")}
    assert changed == {
        "api/v1/actors/ada.json",
        "api/v1/events/talks.json",
        "api/v1/lists/actors.json",
        "api/v1/lists/events/2026-05.json",
    }
