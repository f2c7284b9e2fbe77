"""Two states of a chronicle, out of git or in folders, compared and told without any harm."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from contents import project_of
from editions import EVENT
from typed import typed

from chronicle.contribute.diff.revisions import lay_out, revision
from chronicle.contribute.named import Refused

NO_CONFIG = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(project: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],  # noqa: S607 - git is where the PATH says
        cwd=project,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **NO_CONFIG},
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose main branch holds the small world and an event."""
    folder = tmp_path / "repository"
    folder.mkdir()
    project_of(folder, {"events/x": EVENT})
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=One")
    return folder


def write(project: Path, path: str, text: str) -> None:
    front, _, body = text.partition("\n===\n")
    (project / "content" / f"{path}.md").write_text(f"---\n{front}\n---\n{body}")


def test_the_files_as_they_are_are_compared_with_a_branch(repository: Path) -> None:
    assert typed(repository, "diff", "main..") == (
        0,
        "main → the files as they are: no record differs; 0 pages new, 0 changed, 0 gone\n",
    )
    write(repository, "events/x", f"{EVENT}\nstatus: disputed\n===\nSaid [[ada]].")
    code, told = typed(repository, "diff", "main")
    assert code == 0
    assert "records: 1 changed; 0 pages new, " in told
    assert "changed: event:x Talks\n    status: held → disputed\n    text: 2 words added\n" in told
    assert "Links\n  actor:ada: 1 link gained\n" in told
    assert re.search(r"\nPages\n  changed: \d+: .*actors [1-9]", told)


def test_two_branches_are_compared_from_where_they_parted(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    write(repository, "events/y", EVENT)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Two")
    git(repository, "checkout", "--quiet", "main")
    write(repository, "events/z", EVENT)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Three")
    assert "1 new, 1 removed" in typed(repository, "diff", "main..topic").told.replace(
        "1 removed, 1 new", "1 new, 1 removed"
    )
    assert "records: 1 new; " in typed(repository, "diff", "main...topic").told
    assert "records: 1 new; " in typed(repository, "diff", "topic...").told
    before = git(repository, "status", "--porcelain")
    assert before == git(repository, "status", "--porcelain") == ""


def test_folders_are_compared_without_git(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, files in ((old, {}), (new, {"events/x": EVENT})):
        folder.mkdir()
        project_of(folder, files)
    code, told = typed(tmp_path, "diff", "old", "new", "--project", "new")
    assert code == 0
    assert told.startswith("old → new: records: 1 new; 8 pages new, ")


def test_errors_on_one_side_are_told_and_the_rest_is_compared(repository: Path) -> None:
    write(repository, "events/y", "title: [open")
    write(repository, "events/x", f"{EVENT}\nstatus: disputed\n===\n[[nobody]]")
    told = typed(repository, "diff", "main..").told
    assert "the files as they are: 2 errors in 2 files; what could be read is compared" in told
    assert "Broken links\n  error at content/events/x.md:7:1: [[nobody]]: no such record" in told
    assert "New problems\n  error at content/events/y.md" in told
    assert "status: held → disputed" in told
    assert "there are errors, so no page can be planned" in told


def test_what_it_rests_on_is_told(repository: Path) -> None:
    claim = "{id: a, speaker: ada, quote: exact words here, source: r, CHECKED}"
    write(repository, "sources/r", "outlet: herald\nurl: https://herald.example/r\nweak: a reprint")
    event = f"{EVENT.replace('[s]', '[r]')}\nclaims:\n  - {claim}"
    by_hand = "checked: {how: compared-with-excerpt, on: 2026-05-12}"
    write(repository, "events/y", event.replace("CHECKED", by_hand))
    told = typed(repository, "diff", "main..").told
    assert "What it rests on\n" in told
    assert (
        "source:r: Sudmark Herald (state ownership), not archived, without a fingerprint; "
        "weak: a reprint\n" in told
    )
    assert "event:y rests on 1 source, state or official only, none archived\n" in told
    assert "event:y, claim a: exact words here: compared by hand\n" in told
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Two")
    write(repository, "events/y", event.replace("CHECKED", by_hand).replace("exact", "other"))
    told = typed(repository, "diff", "main..").told
    assert "other words here: compared by hand, but before its words were changed\n" in told


def test_a_fingerprint_that_changed_is_flagged(repository: Path) -> None:
    fields = (
        "{format: 1, normaliser: 1, words: 3, sha256: 'A', complete: true, made_by: x, filter: B}"
    )
    source = "outlet: herald\nurl: https://herald.example/r\nfingerprint: "
    write(repository, "sources/r", source + fields)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Two")
    write(repository, "sources/r", source + fields.replace("'A'", "C"))
    told = typed(repository, "diff", "main..").told
    (line,) = (line for line in told.splitlines() if line.startswith("  source:r: "))
    assert line.endswith("is another one; compare with `chronicle verify --article FILE r`")


HOSTILE = "@team `x` </code><img src=x onerror=a()> [go](https://evil.example) ![i](//e) #1 | \\"


def test_a_comment_holds_no_mention_link_or_markup_of_contributors(repository: Path) -> None:
    title = HOSTILE.replace("\\", "\\\\")
    write(repository, "events/y", EVENT.replace("Talks", f'"{title}"'))
    write(repository, "actors/z", f"title: T\nstatus: '{HOSTILE}'")
    told = typed(repository, "diff", "main..", "--format", "markdown").told
    assert told.startswith("## What this changes\n")
    assert "@team 'x' </code>" in told
    # Outside of code there is none of it.
    outside = re.sub(r"`[^`\n]*`", "", told)
    assert "`" not in outside
    assert not re.search(r"[@<>\[\]#|\\]|https?:", re.sub(r"^#+ ", "", outside, flags=re.MULTILINE))


def test_a_comment_is_never_too_long(repository: Path) -> None:
    for number in range(60):
        write(repository, f"events/n-{number}", EVENT.replace("Talks", "word " * 100))
    told = typed(repository, "diff", "main..", "--format", "markdown").told
    assert "- … and 140 lines more\n" in told
    assert len(told) < 60_100
    assert max(map(len, told.splitlines())) < 400
    whole = typed(repository, "diff", "main..").told
    assert whole.count("new: event:n-") == 60


def test_programs_get_values(repository: Path) -> None:
    write(repository, "events/y", EVENT)
    out = repository / "diff.json"
    assert typed(repository, "diff", "main..", "--format", "json", "--output", str(out)) == (0, "")
    values = json.loads(out.read_text())
    assert values["records"] == [
        {
            "what": "new",
            "kind": "event",
            "id": "y",
            "title": "Talks",
            "path": "content/events/y.md",
            "lines": ["date: 2026-05-10", "status: held"],
        }
    ]
    assert "events/y.html" in values["pages"]["new"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nope..",), "git knows no revision 'nope'; name a branch, tag or commit"),
        (("--", "--output=x..main"), "'--output=x' is no revision"),
        (("a", "b"), "a is no folder; name two folders, or revisions as A..B"),
        (("a", "b", "c"), "more than two states named; write BASE..HEAD, or two folders"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    repository: Path, words: tuple[str, ...], message: str
) -> None:
    code, told = typed(repository, "diff", *words)
    assert (code, told.startswith(f"chronicle diff: {message}")) == (1, True), told


def test_without_git_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, told = typed(project_of(tmp_path, {}), "diff", "main..")
    hint = "name two folders instead: `chronicle diff OLD NEW`"
    assert (code, told) == (1, f"chronicle diff: this is no git repository; {hint}\n")


def test_nothing_of_a_commit_is_followed_run_or_left_out(repository: Path, tmp_path: Path) -> None:
    """Links, submodules, attributes and large files of a commit are data like any other."""
    (repository / "content" / "link.md").symlink_to("/etc/passwd")
    (repository / ".gitattributes").write_text("content/** export-ignore filter=evil\n")
    (repository / "content" / "large.md").write_text("x" * 6_500_000)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Two")
    folder = tmp_path / "out"
    folder.mkdir()
    commit = revision(repository, "HEAD")
    assert not isinstance(commit, Refused)
    assert lay_out(repository, commit, folder, "content", "mkdocs.yml") is None
    assert (folder / "content/events/x.md").read_text() == f"---\n{EVENT}\n---\n"
    assert (folder / "content/link.md").readlink() == Path(os.devnull)
    assert (folder / "content/large.md").stat().st_size == 6_500_000
    assert not (folder / ".gitattributes").exists()


def test_a_project_may_lie_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    project = tmp_path / "sites" / "one"
    project.mkdir(parents=True)
    project_of(project, {"events/x": EVENT})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=One")
    write(project, "events/y", EVENT)
    assert "records: 1 new; 3 pages new, " in typed(project, "diff", "main..").told
