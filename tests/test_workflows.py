"""Workflows let nobody's text or code into them, and say what they may do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.cli import commands
from chronicle.contribute.generated import WORKFLOWS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
ZIZMOR = Path(sys.executable).with_name("zizmor")


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the auditor at its strictest, without the network."""
    return subprocess.run(
        [ZIZMOR, "--offline", "--no-progress", "--persona=auditor", "--format=plain", folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_auditor_finds_nothing_in_any_workflow() -> None:
    done = zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        ('"$GITHUB_EVENT_PATH"', '"${{ github.event.issue.title }}"', "template-injection"),
        ("  issues:\n    types: [labeled]", "  pull_request_target:", "dangerous-triggers"),
        ("@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0", "@v7", "unpinned-uses"),
    ],
    ids=lambda text: text[:30],
)
def test_the_auditor_would_find_what_we_must_not_do(
    before: str, after: str, found: str, tmp_path: Path
) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (FOLDER / "from-issue.yml").read_text()
    assert before in text
    (folder / "from-issue.yml").write_text(text.replace(before, after))
    done = zizmor(tmp_path / ".github")
    assert done.returncode != 0
    assert found in done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(file: Path) -> None:
    uses = re.findall(r"uses: (.*)", file.read_text())
    assert uses
    pinned = re.compile(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
    assert [line for line in uses if not pinned.fullmatch(line)] == []


def test_one_action_is_pinned_alike_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for file in FILES:
        for name, rest in re.findall(r"uses: ([^@]+)@(.*)", file.read_text()):
            pins.setdefault(name, set()).add(rest)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_workflow_has_a_secret_and_few_may_write(file: Path) -> None:
    text = file.read_text()
    assert "secrets." not in text
    may = set(re.findall(r"([a-z-]+): write", text))
    assert may == {
        "from-issue.yml": {"contents", "pull-requests"},
        "publish.yml": {"pages", "id-token"},
        "release.yml": {"id-token"},
    }.get(file.name, set())


def test_a_contribution_is_checked_with_the_tools_of_the_base() -> None:
    text = (FOLDER / "contributions.yml").read_text()
    assert re.search(r"^on:\n  pull_request:\n", text, re.MULTILINE)
    first, second = text.split("actions/checkout@")[1:3]
    assert "ref: ${{ github.event.pull_request.base.sha }}" in first
    assert "path: .chronicle/contribution\n          sparse-checkout: content\n" in second
    # Whatever else the contribution holds, only content/ of it is ever named.
    assert re.findall(r"\.chronicle/contribution\S*", text) == [
        ".chronicle/contribution",
        ".chronicle/contribution/content",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_a_workflow_runs_can_be_run_here(file: Path) -> None:
    text = file.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for target in re.findall(r"\bmake (\S+)", "\n".join(_run(text))):
        assert target in targets or target == ".venv/ready"
    for name, rest in re.findall(r"\.venv/bin/chronicle ([a-z-]+)([^\n]*)", text):
        options = {option for one in commands.commands[name].params for option in one.opts}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", rest)) <= options


def _run(text: str) -> list[str]:
    return [line for line in text.splitlines() if "make " in line and not line.startswith("#")]


def test_the_shared_workflows_are_those_that_a_new_repository_gets() -> None:
    assert {file.stem for file in FILES} == {*WORKFLOWS, "code", "release"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_scripts_of_a_workflow_are_scripts(file: Path) -> None:
    shell = shutil.which("bash")
    assert shell is not None
    for block in re.findall(r"run: \|\n((?: {10}.*\n)+)", file.read_text()):
        script = re.sub(r"^ {10}", "", block, flags=re.MULTILINE)
        done = subprocess.run(
            [shell, "-n"], input=script, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
