"""Records that may be one are told in pairs; those that an editor has related are not."""

from pathlib import Path

import pytest
from contents import content_of, project_of
from editions import EVENT
from typed import typed

from chronicle.contribute.duplicates import actor_pairs, event_pairs

MEETING = """title: Envoys meet in Havn
date: 2026-05-10
sources: [s]
kind: meeting
participants: [{actor: ada}, {actor: mara}]"""
TWICE = {
    "events/a": MEETING,
    "events/b": MEETING.replace("Envoys meet", "Envoys met"),
    "events/c": MEETING.replace("2026-05-10", "2026-06-10"),
    "actors/ada-2": "name: A. Lind\nkind: person",
    "actors/lund": "name: Bo Lund\nkind: person",
}


def test_events_of_the_same_days_and_people_are_a_pair(tmp_path: Path) -> None:
    (pair,) = event_pairs(content_of(tmp_path, TWICE).chronicle)
    assert (str(pair.one), str(pair.other)) == ("event:a", "event:b")
    assert pair.likeness.score >= 0.7


def test_events_that_an_editor_has_related_are_none(tmp_path: Path) -> None:
    files = {**TWICE, "events/b": f"{TWICE['events/b']}\nrelations: [{{distinct-from: a}}]"}
    assert event_pairs(content_of(tmp_path, files).chronicle) == ()


@pytest.mark.parametrize(
    ("name", "is_pair"),
    [("A. Lind", True), ("Ada Lindt", True), ("Bo Lund", False), ("Norland", False)],
)
def test_actors_are_compared_by_their_names(tmp_path: Path, name: str, is_pair: bool) -> None:  # noqa: FBT001 - a case of a table
    chronicle = content_of(tmp_path, {"actors/x": f"name: {name}\nkind: person"}).chronicle
    pairs = [(pair.one.id, pair.other.id) for pair in actor_pairs(chronicle)]
    assert pairs == ([("ada", "x")] if is_pair else [])


def test_one_wikidata_id_is_one_actor(tmp_path: Path) -> None:
    files = {
        "actors/x": "name: Quirin\nkind: person\nwikidata: Q9",
        "actors/y": "name: Zeno\nkind: person\nwikidata: Q9",
    }
    (pair,) = actor_pairs(content_of(tmp_path, files).chronicle)
    assert pair.likeness.score == 1


def test_the_command_tells_score_parts_and_remedy_and_fails(tmp_path: Path) -> None:
    project = project_of(tmp_path, TWICE)
    code, told = typed(project, "duplicates")
    assert code == 1
    lines = told.splitlines()
    assert "same day; participants 2 of 2" in lines[0]
    assert lines[1:3] == [
        "  event:a  Envoys meet in Havn  content/events/a.md",
        "  event:b  Envoys met in Havn  content/events/b.md",
    ]
    assert "  actor:ada-2  A. Lind  content/actors/ada-2.md" in lines
    assert lines[-1].startswith("2 pairs: for one record `chronicle merge KEEP DROP`, for two")
    assert "event:" not in typed(project, "duplicates", "--kind", "actor").told
    assert "actor:" not in typed(project, "duplicates", "--kind", "event").told
    assert typed(project, "duplicates", "--threshold", "1", "--kind", "event") == (
        0,
        "no pair from 1.0 on\n",
    )


def test_a_diff_warns_of_a_new_event_that_may_be_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, files in ((old, {"events/a": MEETING}), (new, TWICE)):
        folder.mkdir()
        project_of(folder, files)
    told = typed(tmp_path, "diff", "old", "new", "--project", "new").told
    assert "\nPerhaps the same\n  event:a and event:b: 0." in told
    told = typed(tmp_path, "diff", "new", "new", "--project", "new").told
    assert "Perhaps the same" not in told


def test_events_without_days_are_compared_with_none(tmp_path: Path) -> None:
    files = {"events/a": EVENT.replace("2026-05-10", "../.."), "events/b": EVENT}
    assert event_pairs(content_of(tmp_path, files).chronicle, 0.0) == ()
