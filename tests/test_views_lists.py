"""Lists of all records of a kind, in the groups that suit it."""

from editions import EVENT, viewer

from chronicle.model import Kind
from chronicle.views.lists import list_view
from chronicle.views.viewer import Viewer


def groups(look: Viewer, kind: Kind) -> list[tuple[str, list[tuple[str, str, int]]]]:
    return [
        (group.title, [(one.mention.label, one.note, one.depth) for one in group.items])
        for group in list_view(look, kind).groups
    ]


def test_actors_stand_by_kind_with_their_last_office() -> None:
    look = viewer(
        {
            "actors/ada": "name: Ada\nkind: person\nposts:\n  - {post: envoy, until: 2025}\n"
            "  - {post: minister, of: norland, from: 2025}",
            "actors/un": "name: UN\nkind: body",
        }
    )
    assert groups(look, "actor") == [
        ("People", [("Ada", "minister, Norland", 0), ("Mara Velt", "", 0)]),
        ("States", [("Norland", "", 0), ("Sudmark", "", 0)]),
        ("Bodies", [("UN", "", 0)]),
    ]


def test_parts_follow_what_they_are_part_of_and_a_circle_loses_nobody() -> None:
    look = viewer(
        {
            "issues/a": "title: A\nparent: c",
            "issues/b": "title: B\nscope: all of it",
            "issues/c": "title: C",
            "issues/d": "title: D\nparent: a",
            "issues/x": "title: X\nparent: y",
            "issues/y": "title: Y\nparent: x",
        }
    )
    assert groups(look, "issue") == [
        (
            "",
            [
                ("B", "all of it", 0),
                ("C", "", 0),
                ("A", "", 1),
                ("D", "", 2),
                ("X", "", 0),
                ("Y", "", 0),
            ],
        )
    ]


def test_dated_records_stand_by_year_the_newest_first_and_undated_ones_last() -> None:
    look = viewer(
        {
            "events/a": EVENT,
            "events/b": EVENT.replace("2026", "2025").replace("Talks", "Older"),
            "events/c": EVENT.replace("2026-05-10", "../..").replace("Talks", "Some day"),
            "events/z": EVENT.replace("2026-05-10", "0079-08-24").replace("Talks", "Ash"),
            "events/d": EVENT.replace("05-10", "06-10").replace("Talks", "Newer"),
        }
    )
    assert [(year, [one[0] for one in found]) for year, found in groups(look, "event")] == [
        ("2026", ["Newer", "Talks"]),
        ("2025", ["Older"]),
        ("79", ["Ash"]),
        ("No date", ["Some day"]),
    ]


def test_pages_of_prose_stand_in_their_own_order() -> None:
    look = viewer({"pages/a": "title: A\norder: 2", "pages/b": "title: B\norder: 1"})
    assert groups(look, "page") == [("", [("B", "", 0), ("A", "", 0)])]


def test_a_source_without_a_title_is_called_by_outlet_and_date() -> None:
    look = viewer({"sources/s": "outlet: wire\nurl: unknown\npublished: 2026-05"})
    assert groups(look, "source") == [("2026", [("Northern Wire, May 2026", "", 0)])]


def test_a_place_is_told_with_what_it_is_part_of() -> None:
    look = viewer(
        {
            "places/a": "name: A\npart_of: b",
            "places/b": "name: B\npart_of: c",
            "places/c": "name: C\npart_of: b",
        }
    )
    assert [note for _, note, _ in groups(look, "place")[0][1]] == ["B, C", "C, B", "B, C"]


def test_an_empty_list_has_no_groups() -> None:
    assert groups(viewer({}), "agreement") == []
