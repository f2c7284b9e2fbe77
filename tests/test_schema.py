"""The schemas, by the word of somebody else's validator, over every file there is."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from chronicle.contribute.schema import schema_of, schema_text
from chronicle.frontmatter import Mapping, Node, Scalar, Sequence, read_document
from chronicle.model import KINDS, Key, Kind
from chronicle.records import key_of

ROOT = Path(__file__).parents[1]
SCHEMAS = {kind: schema_of(kind) for kind in KINDS}
CONTENTS = (ROOT / "content", ROOT / "tests" / "sites" / "small" / "content")


def as_an_editor_sees_it(node: Node) -> Any:
    """A value by the rules of YAML 1.2, as editors read front matter; we read text alone."""
    match node:
        case Mapping(entries=entries):
            return {key.text: as_an_editor_sees_it(value) for key, value in entries}
        case Sequence(nodes=nodes):
            return [as_an_editor_sees_it(one) for one in nodes]
        case Scalar(text=text, plain=True) if re.fullmatch(r"[-+]?[0-9]+", text):
            return int(text)
        case Scalar(text=text, plain=True) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", text):
            return float(text)
        case Scalar(text="true" | "false" as text, plain=True):
            return text == "true"
        case Scalar(text=text):
            return text


def mistakes(kind: Kind, data: bytes) -> list[str]:
    document, _ = read_document("x.md", data)
    assert document is not None
    found = Draft7Validator(SCHEMAS[kind]).iter_errors(as_an_editor_sees_it(document.front))
    return sorted(error.message for error in found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: Kind) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("content", CONTENTS, ids=["our own", "the small test site"])
def test_every_file_fits_the_schema_of_its_kind(content: Path) -> None:
    wrong = {}
    for file in sorted(content.rglob("*.md")):
        key = key_of(f"content/{file.relative_to(content).as_posix()}")
        assert isinstance(key, Key)
        wrong[file.name] = mistakes(key.kind, file.read_bytes())
    assert len(wrong) > 20
    assert {name: found for name, found in wrong.items() if found} == {}


EVENT = "title: t\ndate: 2025-05-16\nsources: [s]\n"


@pytest.mark.parametrize(
    ("kind", "front", "said"),
    [
        ("event", EVENT, []),
        ("event", "title: 2025\ndate: 2025\nsources: [s]\nround: '2'\n", []),
        ("event", EVENT + "kind: meting\n", ["'meting' is not one of ['call', 'meeting'"]),
        ("event", "title: t\ndate: 2025-05-16\n", ["'sources' is a required property"]),
        ("event", "title: t\ndate: May 2025\nsources: [s]\n", ["'May 2025' does not match"]),
        ("event", EVENT + "statuss: held\n", ["Additional properties are not allowed"]),
        ("event", EVENT + "places: []\n", ["[] should be non-empty"]),
        ("event", EVENT + "places: [outlet:kyiv]\n", ["'outlet:kyiv' does not match"]),
        ("event", EVENT + "places: [place:kyiv]\n", []),
        ("event", EVENT + "relations: [{follows: a, source: b}]\n", []),
        ("event", EVENT + "relations: [{follows: a, counters: b}]\n", ["is valid under each of"]),
        ("event", EVENT + "relations: [{source: b}]\n", ["is not valid under any"]),
        ("event", EVENT + "claims: [{id: a, speaker: {described_as: x}, source: s}]\n", []),
        ("event", EVENT + "claims: [{id: a, source: s}]\n", ["'speaker' is a required property"]),
        ("place", "name: Kyiv\nnames: {uk: Київ}\nlat: 50\nlon: '30.5'\n", []),
        ("place", "name: Kyiv\nnames: {ukr1: Київ}\n", ["'ukr1' does not match"]),
        ("outlet", "name: x\ncountry: ua\n", ["'ua' does not match"]),
        ("source", "outlet: o\nurl: unknown\n", []),
        ("source", "outlet: o\nurl: somewhere\n", ["'somewhere' is not valid under any"]),
    ],
)
def test_a_mistake_is_seen_and_what_is_right_is_left_alone(
    kind: Kind, front: str, said: list[str]
) -> None:
    found = mistakes(kind, f"---\n{front}---\n".encode())
    assert len(found) == len(said), found
    for told, expected in zip(found, said, strict=True):
        assert expected in told


def test_hovering_over_a_key_tells_its_meaning_and_an_example() -> None:
    time_words = SCHEMAS["event"]["properties"]["time_words"]["description"]
    assert time_words == "The source's words (“early hours”). Example: time_words: early afternoon"
    assert SCHEMAS["event"]["properties"]["status"]["default"] == "held"


def test_a_schema_is_text_that_ends_its_last_line() -> None:
    assert schema_text("page").endswith("}\n")
