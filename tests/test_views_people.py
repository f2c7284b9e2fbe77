"""Offices held on a day, honestly where a bound is not exact, and parties in the one order."""

import pytest
from editions import EVENT, viewer

from chronicle.model import Actor, Key
from chronicle.views.people import offices, parties, posts
from chronicle.when import When, parse_when


def when(text: str) -> When:
    found = parse_when(text)
    assert isinstance(found, When)
    return found


def actor(posts: str) -> Actor:
    found = viewer({"actors/ada": f"name: Ada\nkind: person\nposts: {posts}"}).chronicle.records[
        Key("actor", "ada")
    ]
    assert isinstance(found, Actor)
    return found


@pytest.mark.parametrize(
    ("posts", "day", "held"),
    [
        ("[{post: envoy}]", "2026-05-10", "envoy"),
        ("[{post: envoy, from: 2026-05-10}]", "2026-05-10", "envoy"),
        ("[{post: envoy, from: 2026-05-11}]", "2026-05-10", ""),
        ("[{post: envoy, until: 2026-05-10}]", "2026-05-10", "envoy"),
        ("[{post: envoy, until: 2026-05-09}]", "2026-05-10", ""),
        ("[{post: envoy, from: 2025, until: 2027}]", "2026-05-10", "envoy"),
        ("[{post: envoy, from: 2026-05}]", "2026-05-10", "envoy (from May 2026)"),
        (
            "[{post: envoy, until: 2026-05}, {post: minister, from: 2026-05}]",
            "2026-05-10",
            "envoy (until May 2026) or minister (from May 2026)",
        ),
        ("[{post: envoy}, {post: mayor}]", "2026-05-10", "envoy and mayor"),
        (
            "[{post: mayor}, {post: envoy, from: 2026-05}]",
            "2026-05-10",
            "mayor; envoy (from May 2026)",
        ),
        ("[{post: envoy, from: 2026-05-10}]", "2026-05", "envoy (from 10 May 2026)"),
        ("[{post: envoy, from: 2026}]", "../..", "envoy (from 2026)"),
    ],
)
def test_an_office_is_told_as_surely_as_its_bounds_are_known(
    posts: str, day: str, held: str
) -> None:
    said = offices(viewer({}), actor(posts), when(day))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == held


def test_offices_stand_newest_first_and_those_that_go_on_on_top() -> None:
    look = viewer(
        {
            "actors/ada": "name: Ada\nkind: person\n"
            "posts: [{post: b, until: 2026}, {post: a, of: norland, from: 2024},"
            " {post: c, until: 2025}]"
        }
    )
    ada = next(one for one in look.chronicle.of_kind["actor"] if one.id == "ada")
    found = posts(look, ada, "actors/ada.html")
    assert [(one.post, one.since.words, one.until.words) for one in found] == [
        ("a", "2024", ""),
        ("b", "", "2026"),
        ("c", "", "2025"),
    ]
    assert found[0].of is not None
    assert found[0].of.href == "norland.html"


def test_participants_stand_by_party_in_the_order_of_the_settings() -> None:
    look = viewer(
        {
            "events/talks": f"{EVENT}\nparticipants:\n"
            "  - {actor: mara, role: head-of-delegation, for: sudmark}\n"
            "  - {actor: zoe}\n  - {actor: alba}\n  - {actor: ada, for: norland}\n",
            "actors/zoe": "name: Zoe\nkind: person",
            "actors/alba": "name: Alba\nkind: state",
        }
    )
    (event,) = look.chronicle.events
    found = parties(look, event, "events/talks.html")
    assert [
        (one.party.label if one.party else "", [(p.mention.label, p.role) for p in one.people])
        for one in found
    ] == [
        ("Norland", [("Ada Lind", "")]),
        ("Sudmark", [("Mara Velt", "head of delegation")]),
        ("Alba", [("Alba", "")]),
        ("", [("Zoe", "")]),
    ]
