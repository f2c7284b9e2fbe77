"""`chronicle review` through a pipe, and the whole way from an article to an entry."""

from pathlib import Path

import pytest
from commands import said
from worlds import copy_of_small, tree

STORY = """Norland offers Sudmark a truce from 1 June
Published: May 10, 2026 9:15 PM | Northern Wire

Norland's chief envoy Ada Lind offered Sudmark a truce on Sunday in Havn.

"We will stop on the first of June if you do," Lind told reporters in Havn on Sunday.

Mara Velt said on Sunday that Sudmark was reading the offer.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    (project / "story.txt").write_text(STORY)
    said("import", "story.txt", "--url", "https://wire.example/offer", cwd=project)
    return project


def drafts(project: Path) -> dict[str, str]:
    folder = project / ".chronicle/drafts"
    return {path: data.decode() for path, data in tree(folder).items()} if folder.exists() else {}


def doubts(project: Path) -> int:
    return sum(text.count("# ?") for text in drafts(project).values())


def test_each_doubt_is_asked_with_its_sentence_and_its_words_marked(project: Path) -> None:
    told = said("review", cwd=project, given="q\n")
    assert "sources/2026/2026-05-10-northern-wire-norland-offers-sudmark" in told.splitlines()[1]
    told = said("review", cwd=project, given="n\n" * 50)
    assert told.count("[a]ccept, [e]dit, [d]rop, [n]ext, [q]uit: n") >= doubts(project) - 2
    assert "»" in told
    assert f"0 accepted, 0 edited, 0 dropped, {doubts(project)} open" in told


def test_a_decision_is_written_at_once_and_the_end_of_input_stops(project: Path) -> None:
    before = doubts(project)
    content = tree(project / "content")
    told = said("review", cwd=project, given="a\n")
    assert doubts(project) == before - 1
    assert told.splitlines()[-1] == f"1 accepted, 0 edited, 0 dropped, {before - 1} open"
    assert tree(project / "content") == content


def test_what_is_no_answer_is_asked_again(project: Path) -> None:
    told = said("review", cwd=project, given="yes\n\na\n")
    assert "'yes' is none of the answers" in told
    assert "'' is none of the answers" in told
    assert "1 accepted" in told


def test_a_value_that_is_wrong_is_refused_with_its_reason(project: Path) -> None:
    own = next(path for path in drafts(project) if "/sources/" in path)
    file = project / ".chronicle/drafts" / own
    file.write_text(file.read_text().replace("lang: en", "lang: en-").replace("en-  #", "en  #"))
    before = file.read_text()
    told = said("review", file, cwd=project, given="e\nno language\nq\n")
    assert "error[" in told
    assert file.read_text() == before


def test_a_whole_draft_is_dropped_only_when_asked_again(project: Path) -> None:
    path = next(path for path in drafts(project) if "/events/" in path)
    file = project / ".chronicle/drafts" / path
    file.write_text(file.read_text().replace("relations:\n", "x-relations:\n"))
    file.write_text("---\ntitle: T  # ? say it\ndate: 2026-05-10\nsources: [x]\n---\n")
    told = said("review", file, cwd=project, given="d\nn\nq\n")
    assert "Drop the whole draft" in told
    assert file.exists()
    beside = file.with_name("beside.md")
    beside.write_text(
        f"---\ntitle: B\nrelations:\n  # ? is it so\n  - follows: {file.stem}\n"
        "  - counters: x\n---\n"
    )
    alone = file.with_name("alone.md")
    alone.write_text(f"---\ntitle: A\nrelations:\n  - {{follows: {file.stem}, source: x}}\n---\n")
    said("review", file, cwd=project, given="d\ny\n")
    assert not file.exists()
    assert beside.read_text() == "---\ntitle: B\nrelations:\n  - counters: x\n---\n"
    assert alone.read_text() == "---\ntitle: A\n---\n"


def test_without_drafts_the_way_to_them_is_told(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    assert "chronicle import ARTICLE" in said("review", cwd=project)


def test_a_reviewed_event_that_is_there_already_is_added_to(project: Path) -> None:
    """The whole way: an article of an event on record, reviewed, accepted, built."""
    recorded = project / "content/events/2026/2026-05-10-norland-offers-truce.md"
    before = recorded.read_text()
    (own,) = (project / ".chronicle/drafts").iterdir()
    same = [path for path, text in drafts(project).items() if "same-as: 2026-05-10" in text]
    assert same, drafts(project)
    for path in drafts(project):
        if "/events/" in path and path != same[0]:
            (project / ".chronicle/drafts" / path).unlink()
    answers = "a\n" * 9
    told = said("review", cwd=project, given=answers.replace("a", "a\ns"))
    assert "0 open" in told.splitlines()[-2]
    done = said("accept", own, cwd=project)
    assert f"{recorded.relative_to(project)}: added to" in done
    after = recorded.read_text()
    assert "2026-05-10-northern-wire-norland-offers-sudmark" in after
    assert set(before.splitlines()) - set(after.splitlines()) <= {
        line for line in before.splitlines() if line.startswith("sources:")
    }
    assert not own.exists()
    said("build", cwd=project)
    said("import", "story.txt", "--url", "https://wire.example/offer/amp", cwd=project, code=1)


def test_not_the_same_is_remembered_as_distinct(project: Path) -> None:
    path = next(path for path, text in drafts(project).items() if "same-as: 2026-05-10" in text)
    file = project / ".chronicle/drafts" / path
    told = said("review", file, cwd=project, given="d\nq\n")
    assert "[s]ame, [d]istinct, [n]ext, [q]uit: d" in told
    assert "  - distinct-from: 2026-05-10-norland-offers-truce\n" in file.read_text()
    assert "title: " in told.partition("uit: d")[2]  # now the rest counts too


def test_an_event_gets_the_id_of_the_title_that_a_person_gives_it(project: Path) -> None:
    (folder,) = (project / ".chronicle/drafts").iterdir()
    file = folder / "events/2026/2026-05-10-mara-velt-said-on.md"
    file.write_text("---\ntitle: Mara Velt said on  # ? say it\ndate: 2026-05-10\n---\n")
    beside = file.with_name("2026-05-10-beside.md")
    beside.write_text(f"---\ntitle: B\nrelations:\n  - follows: {file.stem}\n---\n")
    told = said("review", file, cwd=project, given="e\nVelt reads the offer\n")
    new = "2026-05-10-velt-reads-offer"
    assert f"its id is now {new}" in told
    assert not file.exists()
    assert "title: Velt reads the offer\n" in file.with_name(f"{new}.md").read_text()
    assert f"- follows: {new}\n" in beside.read_text()
    assert told.endswith(
        f"Now: chronicle accept .chronicle/drafts/{folder.name}/events/2026/{new}.md\n"
    )


def test_a_source_gets_the_id_of_the_outlet_that_a_person_names(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    (project / "story.txt").write_text(STORY.replace(" | Northern Wire", ""))
    said("import", "story.txt", cwd=project)
    told = said("review", cwd=project, given="e\nnorthern-wire\nq\n")
    new = "2026-05-10-northern-wire-norland-offers-sudmark-truce-1-june"
    assert f"its id is now {new}" in told
    texts = drafts(project)
    assert any(path.endswith(f"sources/2026/{new}.md") for path in texts)
    assert all(f"[{new}]" in text for path, text in texts.items() if "/events/" in path)


def test_the_source_is_asked_about_first_and_names_last(project: Path) -> None:
    (folder,) = (project / ".chronicle/drafts").iterdir()
    (folder / "actors").mkdir(exist_ok=True)
    (folder / "actors/aaron.md").write_text("---\nname: Aaron  # ? is it he\nkind: person\n---\n")
    told = said("review", cwd=project, given="n\n" * 60).splitlines()
    places = [line.split("/")[3] for line in told if line.startswith(".chronicle/drafts/")]
    assert places == sorted(places, key=["sources", "events", "proposals", "actors"].index)
    assert places[-1] == "actors"


def test_nothing_beside_the_drafts_is_changed(project: Path) -> None:
    """Drafts may lie where other files do: only what lies in folders of kinds is theirs."""
    draft = project / "events/2026/2026-05-10-norland-offers-truce.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("---\ntitle: T  # ? say it\ndate: 2026-05-10\nsources: [x]\n---\n")
    content = tree(project / "content")
    said("review", draft, cwd=project, given="e\nNorland speaks\n")
    assert not draft.exists()
    said("review", draft.with_name("2026-05-10-norland-speaks.md"), cwd=project)
    assert tree(project / "content") == content


def test_what_is_in_content_is_not_reviewed(project: Path) -> None:
    said("review", "content/events", cwd=project, code=2)


def test_a_name_without_a_record_is_held_to_those_that_have_one(project: Path) -> None:
    file = next((project / ".chronicle/drafts").rglob("events/*/*.md"))
    file.write_text(
        "---\ntitle: T\ndate: 2026-05-10\nsources: [x]\nclaims:\n  - id: a-1\n"
        "    speaker: {described_as: Ada Lindt}  # ? no record of 'Ada Lindt'; add the actor\n"
        "    says: x\n    source: x\n---\n"
    )
    assert "perhaps ada-lind\n" in said("review", file, cwd=project, given="q\n")


def test_nothing_accepts_all_at_once(project: Path) -> None:
    for command in ("import", "review", "accept"):
        told = said(command, "--help", cwd=project)
        assert "--accept-all" not in told
        assert "--yes" not in told
    said("review", "--accept-all", cwd=project, code=2)


def test_an_outlet_without_a_record_is_asked_about_once(project: Path) -> None:
    line = "---\ntitle: A\ndate: 2026-05-10\nsummary: S\nsources: [x]\nclaims:\n"
    claim = (
        "  - id: a-{0}\n    speaker: ada-lind\n    says: They wait.\n    stance: asserts\n"
        "    via:\n      - vague: {1}  # ? no record of this outlet; add it and write the id\n"
        "    source: x\n"
    )
    folder = project / ".chronicle/drafts/x/events"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        told = line + claim.format(1, "Lantern") + claim.format(2, "Lantern")
        (folder / f"{name}.md").write_text(f"{told}{claim.format(3, 'Harbour Radio')}---\n")
    told = said("review", folder, cwd=project, given="a\nn\nn\n")
    assert told.count("Lantern: accepted, as before") == 3
    assert told.count("[a]ccept") == 3
    assert "4 accepted, 0 edited, 0 dropped, 2 open" in told
    assert (folder / "two.md").read_text().count("# ?") == 1
