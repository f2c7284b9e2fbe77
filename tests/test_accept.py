"""Drafts enter content/ when nothing is doubtful and everything is clean, and never otherwise."""

from datetime import date
from pathlib import Path

import pytest

from chronicle.contribute.accept import Accepted, accept, doubts
from chronicle.settings import Settings

SETTINGS = Settings(site_name="Test", docs_dir="content")
TODAY = date(2025, 6, 1)
STAMP = "2025-06-01T12:00Z"
SOURCE = "---\noutlet: wire\nurl: unknown\npublished: 2025-05-16\n---\n"
EVENT = (
    "---\ntitle: Talks  # as announced\ndate: 2025-05-16\n"
    "sources: [2025-05-16-wire-talks]\n---\nText.\n"
)


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path / "content/outlets/wire.md", "---\nname: North Wire\n---\n")
    return tmp_path


@pytest.fixture
def drafts(project: Path) -> Path:
    folder = project / ".chronicle/drafts/one"
    write(folder / "sources/2025/2025-05-16-wire-talks.md", SOURCE)
    write(folder / "events/2025/2025-05-16-talks.md", EVENT)
    return folder


def run(project: Path, *drafts: Path) -> Accepted:
    return accept(project, SETTINGS, drafts, TODAY, STAMP)


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def told(accepted: Accepted) -> list[tuple[str, str]]:
    return [(problem.place.path, problem.code) for problem in accepted.problems]


def test_clean_drafts_move_with_the_moment_of_their_entry(project: Path, drafts: Path) -> None:
    accepted = run(project, drafts)
    assert accepted == Accepted(
        (),
        (
            "content/events/2025/2025-05-16-talks.md",
            "content/sources/2025/2025-05-16-wire-talks.md",
        ),
    )
    text = (project / "content/events/2025/2025-05-16-talks.md").read_text()
    assert text == EVENT.replace("---\nText", f"added: {STAMP}\n---\nText")
    assert not drafts.exists()


def test_a_doubt_keeps_all_drafts_where_they_are(project: Path, drafts: Path) -> None:
    event = write(
        drafts / "events/2025/2025-05-16-talks.md",
        EVENT.replace("# as announced", "# ? whose words"),
    )
    before = files(project)
    accepted = run(project, drafts)
    (problem,) = accepted.problems
    assert str(problem) == (
        f"{event.relative_to(project)}:2:15: error[draft-doubt]: still open: whose words; "
        "decide, mend the value if needed, and remove the comment"
    )
    assert files(project) == before


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("title: T  # ? who", ["who"]),
        ("# ? who", ["who"]),
        ("#? who", ["who"]),
        ("title: T  # who?", []),
        ('title: "T # ? no"', []),
        ("title: T#? no", []),
        ("title: 'T'' # ? no'  # ? yes", ["yes"]),
    ],
)
def test_a_doubt_is_a_comment_that_starts_with_a_question_mark(line: str, found: list[str]) -> None:
    data = f"---\nkind: other\n{line}\n---\nIn the text # ? is none.\n".encode()
    assert [
        problem.message.removeprefix("still open: ") for problem in doubts("x.md", data)
    ] == found


def test_mistakes_in_a_draft_are_told_at_its_own_place(project: Path, drafts: Path) -> None:
    draft = write(drafts / "events/2025/2025-05-16-talks.md", EVENT.replace("date:", "dato:"))
    accepted = run(project, drafts)
    assert accepted.moved == ()
    path = draft.relative_to(project).as_posix()
    assert told(accepted) == [(path, "key-missing"), (path, "key-unknown")]


def test_a_draft_that_links_to_nothing_stays(project: Path, drafts: Path) -> None:
    event = drafts / "events/2025/2025-05-16-talks.md"
    accepted = run(project, event)
    assert told(accepted) == [(event.relative_to(project).as_posix(), "ref-unknown")]
    assert event.exists()


def test_a_chronicle_with_mistakes_takes_nothing_in(project: Path, drafts: Path) -> None:
    write(project / "content/actors/ada.md", "---\nname: Ada\n---\n")
    assert told(run(project, drafts)) == [("content/actors/ada.md", "key-missing")]
    assert drafts.exists()


@pytest.mark.parametrize("there", ["events/2025/2025-05-16-talks.md", "events/2025-05-16-talks.md"])
def test_nothing_in_content_is_written_over(project: Path, drafts: Path, there: str) -> None:
    existing = write(project / "content" / there, EVENT)
    write(project / "content/sources/2025-05-16-wire-talks.md", SOURCE)
    (drafts / "sources/2025/2025-05-16-wire-talks.md").unlink()
    before = existing.read_bytes()
    accepted = run(project, drafts)
    assert "draft-exists" in [code for _, code in told(accepted)]
    assert existing.read_bytes() == before
    assert accepted.moved == ()


@pytest.mark.parametrize(
    ("path", "code"),
    [("notes.md", "draft-kind"), ("events/Talks.md", "path-id"), ("none", "draft-missing")],
)
def test_what_is_no_draft_is_refused(project: Path, path: str, code: str) -> None:
    if path == "none":
        (project / "drafts/none").mkdir(parents=True)
    else:
        write(project / "drafts" / path, EVENT)
    assert [found for _, found in told(run(project, project / "drafts" / path))] == [code]


def test_folders_of_others_are_left_alone(project: Path, drafts: Path) -> None:
    write(drafts.parent / "two/events/x.md", EVENT)
    run(project, drafts)
    assert files(drafts.parent) == {"two/events/x.md"}


def test_a_draft_that_is_the_same_is_added_and_its_refs_lead_on(
    project: Path, drafts: Path
) -> None:
    there = write(
        project / "content/events/2025-05-16-recorded.md",
        EVENT.replace("Talks  #", "Recorded  #").replace(
            "---\nText.", "added: 2025-05-17\n---\nText."
        ),
    )
    write(project / "content/sources/2025/2025-05-16-wire-talks.md", SOURCE)
    (drafts / "sources/2025/2025-05-16-wire-talks.md").unlink()
    write(drafts / "sources/2025/2025-05-17-wire-more.md", SOURCE.replace("05-16", "05-17"))
    claim = "claims:\n  - id: a-1\n    speaker: {described_as: an envoy}\n    says: It went well.\n"
    write(
        drafts / "events/2025/2025-05-16-talks.md",
        "---\ntitle: Talks  # ? say it\ndate: 2025-05-16\nsources: [2025-05-17-wire-more]\n"
        f"relations:\n  - same-as: 2025-05-16-recorded\n{claim}"
        "    source: 2025-05-17-wire-more\n---\n",
    )
    write(
        drafts / "events/2025/2025-05-17-answer.md",
        "---\ntitle: Answer\ndate: 2025-05-17\nsources: [2025-05-17-wire-more]\n"
        "relations:\n  - responds-to: 2025-05-16-talks\n---\n",
    )
    accepted = run(project, drafts)
    assert accepted.problems == ()
    assert accepted.extended == ("content/events/2025-05-16-recorded.md",)
    assert accepted.moved == (
        "content/events/2025/2025-05-17-answer.md",
        "content/sources/2025/2025-05-17-wire-more.md",
    )
    assert "sources: [2025-05-16-wire-talks, 2025-05-17-wire-more]" in there.read_text()
    assert "says: It went well." in there.read_text()
    answer = (project / "content/events/2025/2025-05-17-answer.md").read_text()
    assert "- responds-to: 2025-05-16-recorded\n" in answer
    assert not drafts.exists()


def test_a_draft_that_is_the_same_as_nothing_stays(project: Path, drafts: Path) -> None:
    text = EVENT.replace("---\nText.", "relations:\n  - same-as: 2020-nothing\n---\nText.")
    write(drafts / "events/2025/2025-05-16-talks.md", text)
    accepted = run(project, drafts)
    assert ("draft-same-as", "same-as: '2020-nothing' is no event in content/") in [
        (problem.code, problem.message) for problem in accepted.problems
    ]
    assert drafts.exists()
