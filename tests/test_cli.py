"""The commands as people type them: what they print and how they end."""

import json
from pathlib import Path

import pytest
from commands import chronicle
from worlds import copy_of_small, tree

from chronicle.cli import commands

ROOT = Path(__file__).parents[1]
BROKEN = ROOT / "tests" / "sites" / "broken"
EXPECTED = ROOT / "tests" / "sites" / "broken.txt"
EXAMPLE = ROOT / "docs" / "example" / "article.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_small(tmp_path)


def test_every_kind_of_mistake_is_told_at_once_and_in_order() -> None:
    done = chronicle("check", cwd=BROKEN, code=1)
    told = done.stdout.decode().splitlines()
    assert [line for line in told if "later than today" not in line] == [
        line for line in EXPECTED.read_text().splitlines() if "later than today" not in line
    ]


def test_checking_writes_nothing(project: Path) -> None:
    before = tree(project)
    chronicle("check", cwd=project)
    assert tree(project) == before


def test_a_clean_chronicle_says_so(project: Path) -> None:
    assert chronicle("check", cwd=project).stdout.decode().endswith(": no problems\n")


def test_only_the_files_asked_for_are_shown() -> None:
    done = chronicle("check", "content/actors/twin.md", cwd=BROKEN, code=1)
    told = done.stdout.decode()
    assert told.count("error[") == 1
    assert "content/actors/twin.md:3:1: error[yaml-duplicate-key]" in told


def test_problems_can_be_read_by_machines() -> None:
    done = chronicle("check", "--format", "json", cwd=BROKEN, code=1)
    assert {"place", "code", "message", "hint", "severity"} == set(json.loads(done.stdout)[0])
    done = chronicle("check", "--format", "github", cwd=BROKEN, code=1)
    assert all(line.startswith(b"::") for line in done.stdout.splitlines())


def test_outside_a_chronicle_the_remedy_is_told(tmp_path: Path) -> None:
    done = chronicle("check", cwd=tmp_path, code=1)
    assert b"mkdocs.yml:1:1: error[settings-missing]" in done.stdout


def test_a_build_tells_what_it_did(project: Path) -> None:
    first = chronicle("build", cwd=project).stdout.decode()
    assert " pages in site: " in first
    again = chronicle("build", "--explain", cwd=project).stdout.decode()
    assert ": 0 written, 0 removed" in again


def test_a_build_explains_every_page_it_writes(project: Path) -> None:
    chronicle("build", cwd=project)
    page = next((project / "content/pages").glob("*.md"))
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    told = chronicle("build", "--explain", cwd=project).stdout.decode()
    assert f"pages/{page.stem}.html: " in told


def test_a_build_tells_where_its_time_went(project: Path) -> None:
    told = chronicle("build", "--profile", "--jobs", "2", cwd=project).stdout.decode()
    phases = [line.split("  ")[0] for line in told.partition("\n\n")[0].splitlines()]
    assert phases == [
        *("phase", "look for changes", "recall", "read", "link", "check", "plan"),
        *("look at the site", "compare", "save", "render and write", "remove"),
        *("all else", "whole build", "before it"),
    ]
    number = next(line.split()[2] for line in told.splitlines() if line.startswith("all files"))
    assert f"{number.replace(',', '')} written" in told
    again = chronicle("build", "--profile", cwd=project).stdout.decode()
    assert "look for changes" in again
    assert "render and write" not in again


def test_a_profile_does_not_stand_in_the_way_of_a_form_for_programs(project: Path) -> None:
    done = chronicle("build", "--profile", "--format", "json", cwd=project)
    assert b"whole build" in done.stderr
    assert b"whole build" not in done.stdout


def test_a_build_with_mistakes_leaves_the_site(project: Path) -> None:
    chronicle("build", cwd=project)
    before = tree(project / "site")
    (project / "content/events/bad.md").write_text("---\ntitle: x\n---\n")
    done = chronicle("build", cwd=project, code=1)
    assert b"the site was left as it is" in done.stdout
    assert tree(project / "site") == before


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(project: Path) -> None:
    (project / "site").write_text("a file")
    done = chronicle("build", cwd=project, code=1)
    assert b"site" in done.stdout + done.stderr


def test_an_article_becomes_drafts_that_wait_for_a_person(project: Path) -> None:
    content = tree(project / "content")
    done = chronicle("import", EXAMPLE, cwd=project)
    assert b"Doubtful (" in done.stdout
    (own,) = (project / ".chronicle/drafts").iterdir()
    refused = chronicle("accept", own, cwd=project, code=1).stdout.decode()
    doubts = sum(file.read_text().count("# ?") for file in own.rglob("*.md"))
    assert refused.count("error[draft-doubt]") == doubts > 0
    assert tree(project / "content") == content


def test_drafts_are_never_written_over(project: Path) -> None:
    chronicle("import", EXAMPLE, cwd=project)
    before = tree(project / ".chronicle")
    done = chronicle("import", EXAMPLE, cwd=project, code=1)
    assert b"error[article-imported]: article: it was imported already, as 2024" in done.stderr
    assert tree(project / ".chronicle") == before


def test_an_article_may_come_from_standard_input(project: Path) -> None:
    done = chronicle("import", "-", "--format", "json", cwd=project, given=EXAMPLE.read_bytes())
    assert set(json.loads(done.stdout)) == {"article", "findings", "events", "same", "copies"}
    assert not (project / ".chronicle/drafts").exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "article-empty"),
        (b"\0\1\2", "article-binary"),
        (b"x" * 3_000_000, "article-too-large"),
    ],
    ids=["empty", "binary", "large"],
)
def test_what_is_no_article_is_told_and_leaves_nothing(
    project: Path, given: bytes, code: str
) -> None:
    before = tree(project)
    done = chronicle("import", "-", cwd=project, given=given, code=1)
    assert f"standard input:1:1: error[{code}]" in done.stderr.decode()
    assert tree(project) == before


def test_a_fingerprint_is_printed_as_lines_for_a_source(project: Path) -> None:
    done = chronicle("fingerprint", EXAMPLE, "--by", "Ada North", cwd=project)
    assert done.stdout.startswith(b"fingerprint:\n  format: 1\n")
    assert b"made_by: Ada North\n" in done.stdout


@pytest.mark.parametrize("command", ["", *commands.commands], ids=str)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    done = chronicle(*filter(None, [command]), "--help", cwd=tmp_path)
    assert b"Usage: chronicle" in done.stdout


def test_the_figures_are_told_with_their_parts(project: Path) -> None:
    told = chronicle("stats", cwd=project).stdout.decode().splitlines()
    assert {len(line) for line in told} == {80}
    counts = [line.rsplit(maxsplit=1) for line in told]
    assert ["quotations", "5"] in counts
    assert ["  verified in this build", "3"] in counts
    assert ["open contradictions", "2"] in counts
    assert ["  2026-05-15-bridge-meeting", "1"] in counts


def test_the_figures_as_json_are_the_same(project: Path) -> None:
    found = json.loads(chronicle("stats", "--format", "json", cwd=project).stdout)
    by_name = {one["name"]: one for one in found}
    assert by_name["claims by party"]["count"] == sum(by_name["claims by party"]["of"].values())
    assert by_name["records"]["of"]["events"] == 7
    assert by_name["proposals by state"]["of"] == {"open, answered": 1, "accepted": 1}
    assert by_name["commitments"]["of"] == {"overdue": 1}
    assert by_name["announced, and nothing recorded since"]["count"] == 0


def test_there_are_no_figures_of_what_cannot_be_read() -> None:
    told = chronicle("stats", cwd=BROKEN, code=1).stdout.decode()
    assert "error[" in told
    assert "records" not in told.splitlines()[-1]
