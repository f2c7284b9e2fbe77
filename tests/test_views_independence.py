"""Pages that carry one report count once; what begins vaguely is never taken for independent."""

import pytest
from editions import viewer

from chronicle.model import Key
from chronicle.views.independence import Independence, independence, single_sourced
from chronicle.views.single_source import single_source_view
from chronicle.views.viewer import Viewer

OUTLETS = {
    f"outlets/{name}": f"name: {name.title()}" for name in ("reuters", "post", "times", "gazette")
}


def source(outlet: str, more: str = "") -> str:
    return f"outlet: {outlet}\nurl: unknown\npublished: 2026-05-11{more}"


def look_at(
    sources: dict[str, str], claims: tuple[str, ...] = (), **more: str
) -> tuple[Viewer, Independence]:
    """The event that rests on these sources; a claim is written as `source, via`."""
    lines = "".join(
        f"\n  - {{id: c{n}, speaker: ada, says: x, source: {told}}}"
        for n, told in enumerate(claims)
    )
    event = f"title: Talks\ndate: 2026-05-10\nsources: [{', '.join(sources)}]"
    look = viewer(
        {
            **OUTLETS,
            **{f"sources/{id_}": text for id_, text in sources.items()},
            "events/talks": event + (f"\nclaims:{lines}" if lines else ""),
            **{path.replace("_", "/"): text for path, text in more.items()},
        }
    )
    return look, independence(look, look.chronicle.records[Key("event", "talks")])  # type: ignore[arg-type] # it is an event


TWO = {"a": source("post"), "b": source("times")}


@pytest.mark.parametrize(
    ("sources", "claims", "words"),
    [
        (TWO, (), "2 links, 2 original reports"),
        ({"a": source("post"), "b": source("post")}, (), "2 links, 1 original report"),
        (TWO, ("a, via: [reuters]", "b, via: [reuters]"), "2 links, 1 original report"),
        (
            TWO,
            ("a, via: [reuters, gazette]", "b, via: [gazette]"),
            "2 links, 2 original reports",
        ),
        (TWO, ("a", "b, via: [post]"), "2 links, 1 original report"),
        (
            {"a": source("post", "\nsyndicated_from: reuters"), "b": source("reuters")},
            (),
            "2 links, 1 original report",
        ),
        (
            {
                "a": source("post", "\nsyndicated_from: reuters"),
                "b": source("times", "\nsyndicated_from: reuters"),
            },
            ("a", "b"),
            "2 links, 1 original report",
        ),
        (
            {"a": source("post", "\ncites: [reuters]"), "b": source("times", "\ncites: [reuters]")},
            (),
            "2 links, 1 original report",
        ),
        (
            {"a": source("post", "\ncites: [reuters]"), "b": source("times")},
            (),
            "2 links, 2 original reports",
        ),
        (
            TWO,
            ("a, via: [{vague: media reports}]",),
            "2 links, 1 original report, 1 of unknown origin",
        ),
        (
            TWO,
            ("a, via: [{vague: media reports}, reuters]", "b, via: [reuters]"),
            "2 links, 1 original report, 1 of unknown origin",
        ),
        (
            TWO,
            ("a, via: [reuters, {vague: media reports}]", "b, via: [reuters]"),
            "2 links, 1 original report",
        ),
        (
            {"a": source("post")},
            ("a, via: [{vague: media reports}]",),
            "1 link, no original known",
        ),
        (
            {"a": source("post"), "b": source("times"), "c": source("gazette")},
            ("a, via: [reuters]", "b, via: [reuters]", "b, via: [gazette]"),
            "3 links, 1 original report",
        ),
    ],
    ids=[
        "two outlets",
        "one outlet twice",
        "a shared first outlet",
        "a shared later outlet",
        "one relays the other",
        "one reprints the other",
        "both reprint a third",
        "both cite a third",
        "one cites a third",
        "one begins vaguely",
        "vague first, named later",
        "named first, vague later",
        "nothing but vague",
        "shared in a row",
    ],
)
def test_links_come_to_so_many_original_reports(
    sources: dict[str, str], claims: tuple[str, ...], words: str
) -> None:
    _, found = look_at(sources, claims)
    assert found.words == words


def test_each_source_says_what_it_shares() -> None:
    sources = {"a": source("post"), "b": source("times"), "c": source("gazette")}
    _, found = look_at(
        sources, ("a, via: [reuters]", "c, via: [reuters]", "b, via: [{vague: media}]")
    )
    assert found.notes == (
        "same original as 3: Reuters",
        "origin not known: it names none",
        "same original as 1: Reuters",
    )
    assert (found.links, found.originals, found.unknown) == (3, 1, 1)


def test_a_source_with_an_original_of_its_own_has_no_note() -> None:
    _, found = look_at(TWO)
    assert found.notes == ("", "")


def test_events_with_one_original_report_are_listed_by_year_and_others_are_not() -> None:
    two = "title: Two\ndate: 2026-05-12\nsources: [a, b]"
    old = "title: Old\ndate: 2025\nsources: [a]"
    look, _ = look_at(TWO, ("a", "b, via: [post]"), events_two=two, events_old=old)
    assert [event.title for event, _ in single_sourced(look)] == ["Old", "Talks"]
    view = single_source_view(look)
    assert view.count == "2 events rest"
    assert [
        (group.title, [(item.mention.label, item.note) for item in group.items])
        for group in view.groups
    ] == [
        ("2026", [("Talks", "2 links, 1 original report")]),
        ("2025", [("Old", "1 link, 1 original report")]),
    ]
