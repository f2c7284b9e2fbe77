"""The scripts of the workflows, run in a repository that `chronicle init` made, with a bare remote.

What GitHub does around them (checking out, its own command) is stood in for; nothing leaves this
machine.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.contribute.start import start

_IDENTITY = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")


def steps(repository: Path, workflow: str) -> list[str]:
    """The scripts of a workflow's steps, in order, without the one that sets up the tools."""
    text = (repository / ".github/workflows" / f"{workflow}.yml").read_text()
    found = re.findall(r"^ +run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)", text, re.MULTILINE)
    scripts = [re.sub(r"^ {10}", "", block, flags=re.MULTILINE) or line for block, line in found]
    return [script for script in scripts if script != "make .venv/ready"]


def run(repository: Path, script: str, code: int = 0, **more: str | Path) -> str:
    """Run a script as a workflow's step does: bash that stops at the first failure."""
    identity = {f"GIT_{one}": "x" for one in _IDENTITY}
    done = subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repository,
        env={
            "PATH": f"{repository.parent / 'stand-in'}:{os.environ['PATH']}",
            "HOME": str(repository.parent),
            "PYTHONUTF8": "1",
            **identity,
            **{name: str(value) for name, value in more.items()},
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == code, told
    return told


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of a bare repository whose main holds a new chronicle; its tools are ours."""
    folder = tmp_path / "clone"
    start(folder, "A chronicle")
    # GitHub's own command only says what it was asked.
    (tmp_path / "stand-in").mkdir()
    gh = tmp_path / "stand-in" / "gh"
    gh.write_text('#!/bin/sh\necho "gh $*"\n')
    gh.chmod(0o755)
    run(folder, "git init -q -b main && git add -A && git commit -qm start")
    run(folder, "git init -q --bare -b main ../bare.git && git remote add origin ../bare.git")
    run(folder, "git push -q -u origin main")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / "ready").touch()
    return folder


@pytest.mark.parametrize(
    ("wrong", "annotation", "summary"),
    [
        ("signed: 2026-03-05", "", "signed moved one day later: `2026-03-04` → `2026-03-05`"),
        (
            "signed: 2026-30-04",
            "2026-sluice-calendar.md,line=6,col=9,title=date-invalid::signed: ",
            "removed: `agreement:2026-sluice-calendar`",
        ),
    ],
    ids=["a change", "a mistake"],
)
def test_a_contribution_is_checked_summed_up_and_built(
    wrong: str, annotation: str, summary: str, repository: Path, tmp_path: Path
) -> None:
    contribution = repository / ".chronicle" / "contribution"
    run(repository, f"git clone -q ../bare.git {contribution}")
    file = contribution / "content/agreements/2026-sluice-calendar.md"
    file.write_text(file.read_text().replace("signed: 2026-03-04", wrong))
    # What is no content must not count, whatever it says.
    (contribution / "Makefile").write_text("pr:\n\ttouch ../../../pwned\n")
    (contribution / "mkdocs.yml").write_text("hooks: [pwned.py]\n")
    take, check = steps(repository, "contributions")
    run(repository, take)
    base = run(repository, "git rev-parse HEAD").strip()
    told = run(
        repository,
        check,
        2 if annotation else 0,
        BASE=base,
        GITHUB_STEP_SUMMARY=tmp_path / "summary.md",
    )
    assert annotation in told
    assert summary in (tmp_path / "summary.md").read_text()
    assert (repository / "site/index.html").is_file() == (not annotation)
    assert not (tmp_path / "pwned").exists()


def test_an_issue_becomes_a_pull_request_and_its_text_is_never_run(
    repository: Path, tmp_path: Path
) -> None:
    body = (
        "### Title\n\nTalks $(touch pwned) `touch pwned`\n\n### Date\n\n2026-05-16\n\n"
        "### Address of the source\n\nhttps://lake-courier.example/x\n\n"
        "### What happened\n\n'; touch pwned; echo '\n"
    )
    event = tmp_path / "event.json"
    title = "$(touch pwned)"
    event.write_text(json.dumps({"issue": {"number": 12, "title": title, "body": body}}))
    told = ""
    for script in steps(repository, "from-issue"):
        told += run(
            repository,
            script,
            GITHUB_EVENT_PATH=event,
            NUMBER="12",
            MAIN="main",
            RUNNER_TEMP=tmp_path,
        )
    assert "gh pr create --head issue-12 --base main --title Draft from issue #12" in told
    comment = (tmp_path / "comment.md").read_text()
    assert comment.startswith("## What this changes\n")
    assert "error[draft-doubt]" in comment
    assert "error[format]" not in comment
    drafted = run(repository, "git diff --name-only main issue-12").splitlines()
    assert len(drafted) == 2
    assert all(path.startswith("content/") for path in drafted)
    assert list(tmp_path.rglob("pwned")) == []


def test_publishing_builds_the_whole_site(repository: Path) -> None:
    (build,) = steps(repository, "publish")
    assert "written" in run(repository, build)
    assert (repository / "site/events/2026-03-04-first-round.html").is_file()
