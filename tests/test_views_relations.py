"""A relation reads in both directions, once, with the source that says so."""

from typing import get_args

import pytest
from editions import EVENT, viewer

from chronicle.model import Key, RelationKind
from chronicle.views.relations import mentioned_by, relations
from chronicle.views.words import RELATION

PROPOSAL = "title: P\nproposers: [norland]\ntabled: 2026-05-10\nsources: [s]"
ONE, TWO = Key("event", "one"), Key("event", "two")


def told(files: dict[str, str], key: Key) -> list[tuple[str, str, str]]:
    look = viewer(files)
    lines = relations(look, look.chronicle.records[key], f"events/{key.id}.html")
    return [
        (line.words, line.target.label, line.source.label if line.source else "") for line in lines
    ]


def pair(one: str, two: str = "") -> dict[str, str]:
    return {
        "events/one": f"{EVENT}\n{one}",
        "events/two": f"{EVENT.replace('Talks', 'More').replace('10', '12')}\n{two}",
    }


@pytest.mark.parametrize("kind", get_args(RelationKind))
def test_a_relation_reads_both_ways(kind: RelationKind) -> None:
    files = pair(f"relations: [{{{kind}: two, source: s}}]")
    assert told(files, ONE) == [(RELATION[kind].forth, "More", "What was said")]
    assert told(files, TWO) == [(RELATION[kind].back, "Talks", "What was said")]


def test_a_relation_stated_from_both_sides_is_shown_once_with_its_source() -> None:
    files = pair("relations: [same-as: two]", "relations: [{same-as: one, source: s}]")
    assert told(files, ONE) == [("same as", "More", "What was said")]


def test_what_proposals_and_agreements_say_of_an_event_is_told_on_its_page() -> None:
    files = {
        **pair(""),
        "proposals/p": f"{PROPOSAL}\nevent: one",
        "agreements/a": "title: A\nstage: partial\nsources: [s]\nevent: one\ncommitments:\n"
        "  - {id: c, by: [norland], what: x, fulfilled: [{date: 2026-05-10, event: one}]}",
    }
    assert told(files, ONE) == [
        ("tabled here", "P", ""),
        ("agreed here", "A", ""),
        ("counts towards", "A", ""),
    ]


def test_a_record_of_another_kind_with_the_same_id_is_not_taken_for_the_target() -> None:
    files = {
        **pair("relations: [results-in: s]"),
        "proposals/s": PROPOSAL,
    }
    assert told(files, ONE) == [("results in", "P", "")]


def test_pages_that_mention_a_record_are_told_once_in_order_of_time() -> None:
    look = viewer(
        pair("kind: call\n===\nWith [[ada]] and [[ada|her]].", "kind: call\n===\nAda Lind again.")
    )
    assert [one.label for one in mentioned_by(look, Key("actor", "ada"), "actors/ada.html")] == [
        "Talks",
        "More",
    ]
