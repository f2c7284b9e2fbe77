"""Records are found by words, and shown with all their ties."""

from pathlib import Path

import pytest
from contents import content_of, project_of
from editions import EVENT
from typed import typed

from chronicle.contribute.finding import find
from chronicle.contribute.watching import changes, snapshot

FILES = {
    "actors/erd": "name: Recep Erdoğan\naliases: [Tayyip]\nkind: person",
    "events/call": f"{EVENT.replace('Talks', 'Erdoğan calls')}\nparticipants: [{{actor: erd}}]",
    "events/x": f"{EVENT}\nclaims:\n  - id: a\n    speaker: erd\n    quote: a lasting peace\n"
    "    source: s\n===\nFirst line.\n\nPeace with [[erd]].",
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["erdogan"], ["actor:erd", "event:call"]),
        (["ERDOĞAN"], ["actor:erd", "event:call"]),
        (["erdo", "call"], ["event:call"]),
        (["tayyip"], ["actor:erd"]),
        (["lasting peace"], ["event:x"]),
        (["peace", "nobody"], []),
        (["talks"], ["event:x"]),
        ([], []),
        (["-"], []),
    ],
    ids=str,
)
def test_words_find_records_best_first(tmp_path: Path, words: list[str], found: list[str]) -> None:
    answer = find(content_of(tmp_path, FILES), words)
    assert [str(one.key) for one in answer.found] == found


def test_the_place_is_that_of_the_best_answer(tmp_path: Path) -> None:
    content = content_of(tmp_path, FILES)
    places = {words: str(find(content, [words]).found[0].place) for words in ("lasting", "first")}
    assert places == {
        "lasting": "content/events/x.md:6:5",
        "first": "content/events/x.md:11:1",
    }


def test_a_slip_is_answered_with_the_nearest_word(tmp_path: Path) -> None:
    code, told = typed(project_of(tmp_path, FILES), "find", "erdgoan")
    assert code == 0
    assert told.startswith("nothing begins with 'erdgoan'; this is for 'erdogan'\nactor:erd")


def test_find_prints_key_title_and_place(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    assert typed(project, "find", "erdogan", "--limit", "1") == (
        0,
        "actor:erd  Recep Erdoğan  content/actors/erd.md:2:7\nand 1 more; --limit shows them\n",
    )
    assert typed(project, "find", "erdogan", "--kind", "event").told.startswith("event:call  ")
    assert typed(project, "find", "x", "--kind", "evnt") == (
        1,
        "chronicle find: there is no kind 'evnt'; did you mean event?\n",
    )
    assert typed(project, "find", "zzzzzz") == (
        1,
        "chronicle find: no record holds 'zzzzzz'; try fewer or other words\n",
    )


def test_show_tells_a_record_and_what_leads_to_it(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    code, told = typed(project, "show", "Tayyip")
    assert (code, told) == (
        0,
        """actor:erd  Recep Erdoğan
content/actors/erd.md

  name: Recep Erdoğan
  aliases: Tayyip
  kind: person

refers to 0 records

is referred to 3 times:
  actor: event:call  Erdoğan calls  content/events/call.md:5:24
  speaker: event:x  Talks  content/events/x.md:7:14
  text: event:x  Talks  content/events/x.md:13:14
""",
    )


def test_show_tells_what_a_record_leads_to(tmp_path: Path) -> None:
    project = project_of(tmp_path, {**FILES, "places/p": "name: P\n===\nHome of Tayyip."})
    told = typed(project, "show", "content/events/x.md").told
    assert "  claims: 1\n" in told
    assert (
        "refers to 4 records:\n  sources: source:s  What was said  content/events/x.md:4:11" in told
    )
    assert (
        "  named in the text: place:p  P  content/places/p.md:1:1\n"
        in typed(project, "show", "erd").told
    )


def test_a_change_is_told_once_it_has_settled(tmp_path: Path) -> None:
    looks = iter([{"a": (1, 1)}, {"a": (2, 2)}, {"a": (3, 3)}, {"a": (3, 3)}, {}, {}])
    told = changes({"a": (1, 1)}, lambda: next(looks), lambda: None)
    assert next(told) == ("a",)
    assert next(told) == ("a",)


def test_a_look_sees_files_by_size_and_time_and_no_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.md").write_text("x")
    (tmp_path / ".c.md").write_text("x")
    seen = snapshot(tmp_path)
    assert list(seen) == ["a/b.md"]
    (tmp_path / "a" / "b.md").write_text("xy")
    assert snapshot(tmp_path) != seen
