"""Each value of a front matter has the type that the model gives it."""

import pytest

from chronicle.contribute.leaves import in_canonical_order, leaves
from chronicle.frontmatter import Mapping, read_document
from chronicle.model import Kind, Ref
from chronicle.when import When


def front(text: str) -> Mapping:
    document, _ = read_document("x", f"---\n{text}\n---\n".encode())
    assert document is not None
    return document.front


@pytest.mark.parametrize(
    ("kind", "text", "refs"),
    [
        ("event", "places: [a, b]", ["places a place", "places b place"]),
        ("event", "claims: [{speaker: a}]", ["speaker a actor"]),
        ("event", "claims: [{speaker: {described_as: a}}]", []),
        ("event", "claims: [{to: [press, a]}]", ["to a actor outlet"]),
        ("event", "claims: [{via: [a, {vague: b}]}]", ["via a outlet"]),
        ("event", "claims: [{about: {field: a, value: b}}]", []),
        (
            "event",
            "relations: [{follows: a, source: s}]",
            ["follows a event proposal agreement", "source s source"],
        ),
        ("event", "history: [{as_of: 2025, status: held, source: s}]", ["source s source"]),
        ("event", "plces: [a]", []),
        ("event", "places: a", []),
        ("event", "claims: [a]", []),
        ("source", "outlet: a\nurl: unknown", ["outlet a outlet"]),
        ("actor", "names: {uk: a}\naliases: [b]", []),
        ("actor", "posts: [{post: p, of: a}]", ["of a actor"]),
        (
            "agreement",
            "commitments: [{by: [a], fulfilled: [{event: e}]}]",
            ["by a actor", "event e event"],
        ),
    ],
)
def test_refs_are_told_from_other_values(kind: Kind, text: str, refs: list[str]) -> None:
    found = [leaf for leaf in leaves(front(text), kind) if leaf.type is Ref]
    assert [f"{leaf.key} {leaf.node.text} {' '.join(leaf.kinds)}" for leaf in found] == refs


def test_a_claim_may_be_about_any_kind() -> None:
    (leaf,) = leaves(front("claims: [{about: {of: a}}]"), "event")
    assert (leaf.type, len(leaf.kinds)) == (Ref, 10)


def test_dates_are_told_from_other_values() -> None:
    text = (
        "date: a\ntitle: b\nhistory: [{as_of: c}]\nclaims: [{made: d, checked: {on: e}}]\nadded: f"
    )
    found = [leaf.node.text for leaf in leaves(front(text), "event") if leaf.type is When]
    assert found == ["a", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        ("event", "added: a\nodd: b\ndate: c\ntitle: d", ["title", "date", "added", "odd"]),
        ("source", "title: a\nurl: b\noutlet: c", ["outlet", "url", "title"]),
    ],
)
def test_keys_come_in_the_order_of_the_model(kind: Kind, text: str, keys: list[str]) -> None:
    assert [key.text for key, _ in in_canonical_order(front(text), kind).entries] == keys


def test_keys_of_parts_are_ordered_and_names_by_language_are_not() -> None:
    text = "claims: [{says: a, speaker: b, id: c}]\nrelations: [{source: s, follows: f}]"
    ordered = in_canonical_order(front(text), "event")
    assert [[key.text for key, _ in one.entries] for one in parts(ordered)] == [
        ["follows", "source"],
        ["id", "speaker", "says"],
    ]
    names = in_canonical_order(front("names: {uk: a, de: b}"), "actor").get("names")
    assert isinstance(names, Mapping)
    assert [key.text for key, _ in names.entries] == ["uk", "de"]


def parts(tree: Mapping) -> list[Mapping]:
    return [
        one
        for _, value in tree.entries
        for one in getattr(value, "nodes", ())
        if isinstance(one, Mapping)
    ]
