"""The files written from the model are those in the repository, and every key has an example."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from chronicle.contribute.examples import EXAMPLES, example
from chronicle.contribute.generated import generated_files, write_generated
from chronicle.frontmatter import read_document
from chronicle.model import (
    RECORD_OF,
    RECORDS,
    Actor,
    Agreement,
    Claim,
    Commitment,
    Common,
    Event,
    Fingerprint,
    Key,
    Proposal,
    Relation,
    Source,
)
from chronicle.records import decode, keys_of

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", generated_files())
def test_a_committed_file_is_what_the_model_gives(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == generated_files()[path], "run `make reference`"


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert set(write_generated(tmp_path)) == set(generated_files())
    (tmp_path / "docs/format.md").write_text("old")
    assert write_generated(tmp_path) == ("docs/format.md",)


@pytest.mark.parametrize(
    "struct", dict.fromkeys([*EXAMPLES, *RECORDS]), ids=lambda struct: struct.__name__
)
def test_every_key_has_an_example_and_every_example_a_key(struct: type[msgspec.Struct]) -> None:
    keys = set(keys_of(struct))
    assert {key for key in keys if not example(struct, key)} == set()
    assert set(EXAMPLES.get(struct, {})) <= keys


# Cut short, since what it stands for would fill the page; or the key is the value's own.
_NOT_WHOLE = {(Source, "fingerprint")}


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (struct.record_kind, key)
        for struct in RECORDS
        for key in keys_of(struct)
        if (struct, key) not in _NOT_WHOLE
    ],
)
def test_the_example_of_a_key_is_read_without_a_problem(kind: str, key: str) -> None:
    struct = next(one for one in RECORDS if one.record_kind == kind)
    required = [
        field.encode_name
        for field in msgspec.structs.fields(struct)
        if field.required and field.encode_name in keys_of(struct)
    ]
    lines = [f"{one}: {example(struct, one)}" for one in dict.fromkeys([*required, key])]
    assert read(kind, "\n".join(lines)) == ()


PARTS = {
    "HistoryStep": ("event", "history: [{%s}]"),
    "Participant": ("event", "participants: [{%s}]"),
    "About": ("event", "claims: [{id: a, speaker: b, says: c, source: s, about: {%s}}]"),
    "Checked": ("event", "claims: [{id: a, speaker: b, says: c, source: s, checked: {%s}}]"),
    "Claim": ("event", "claims: [{%s}]"),
    "Correction": ("event", "corrections: [{%s}]"),
    "Withdrawn": ("event", "withdrawn: {%s}"),
    "Post": ("actor", "posts: [{%s}]"),
    "Round": ("track", "rounds: [{%s}]"),
    "Term": ("proposal", "terms: [{%s}]"),
    "Commitment": ("agreement", "commitments: [{%s}]"),
    "Fulfilment": (
        "agreement",
        "commitments: [{id: a, by: [b], what: c, fulfilled: [{%s}]}]",
    ),
}
REQUIRED = {
    "event": "title: t\ndate: 2025-05-16\nsources: [s]",
    "actor": "name: n\nkind: person",
    "track": "title: t",
    "proposal": "title: t\nproposers: [p]\ntabled: 2025-05-16\nsources: [s]",
    "agreement": "title: t\nstage: partial\nsources: [s]",
}


@pytest.mark.parametrize("name", PARTS)
def test_the_examples_of_a_part_are_read_together_without_a_problem(name: str) -> None:
    struct = next(one for one in EXAMPLES if one.__name__ == name)
    kind, around = PARTS[name]
    whole = ", ".join(f"{key}: {text}" for key, text in EXAMPLES[struct].items())
    assert read(kind, f"{REQUIRED[kind]}\n{around % whole}") == ()


def test_no_part_is_forgotten() -> None:
    records = {*RECORDS, Common}
    parts = {struct.__name__ for struct in EXAMPLES if struct not in records}
    # A relation is itself the key, and a fingerprint's example is cut short.
    assert parts - {Relation.__name__, Fingerprint.__name__} == set(PARTS)


def read(kind: str, front: str) -> tuple[object, ...]:
    document, problems = read_document("content/x/x.md", f"---\n{front}\n---\n".encode())
    assert document is not None, problems
    key = Key(next(one for one in RECORD_OF if one == kind), "x")
    _, more = decode(document, key)
    return (*problems, *more)


def test_snippets_offer_the_words_of_the_model_and_their_default_first() -> None:
    snippets = json.loads(generated_files()[".vscode/chronicle.code-snippets"])
    event = snippets["New event"]["body"]
    assert event[0] == event[-2] == "---"
    assert "title: ${1:First direct talks since 2022}" in event
    (status,) = [line for line in event if line.startswith("status: ")]
    assert re.fullmatch(r"status: \$\{\d+\|held,proposed,.*disputed\|\}", status)
    assert set(snippets) >= {f"New {kind}" for kind in RECORD_OF}


@pytest.mark.parametrize("struct", [Event, Actor, Proposal, Agreement, Claim, Commitment])
def test_a_snippet_names_only_keys_that_exist(struct: type[msgspec.Struct]) -> None:
    snippets = json.loads(generated_files()[".vscode/chronicle.code-snippets"])
    name = getattr(struct, "record_kind", "")
    chosen = snippets[f"New {name}" if name else f"A {struct.__name__.lower()}"]
    keys = {re.sub(r"^[- ]*", "", line).partition(":")[0] for line in chosen["body"]}
    assert keys - {"", "$0"} <= set(keys_of(struct))


def test_the_task_finds_the_place_in_what_check_prints() -> None:
    tasks = json.loads(generated_files()[".vscode/tasks.json"])
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    line = "content/events/x.md:4:7: error[date-invalid]: date: '2026-02-30' is no day; write one"
    found = re.fullmatch(pattern["regexp"], line)
    assert found is not None
    assert found[pattern["file"]] == "content/events/x.md"
    assert (found[pattern["line"]], found[pattern["column"]]) == ("4", "7")
    assert found[pattern["message"]].startswith("date: ")
