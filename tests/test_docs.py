"""What the documents say is so: commands exist, links lead somewhere, examples are read."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from chronicle.cli import commands
from chronicle.frontmatter import read_document
from chronicle.graph import link
from chronicle.load import load
from chronicle.model import Key
from chronicle.records import decode

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


def options_of(name: str, rest: str) -> set[str]:
    """The options of a command, those of a command below it included if that is named."""
    command = commands.commands[name]
    found = list(command.params)
    if isinstance(command, click.Group):
        below = command.get_command(click.Context(command), (rest.split() or [""])[0])
        found.extend(below.params if below else [])
    return {option for parameter in found for option in parameter.opts} | {"--help"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_named_exists_with_its_options(document: Path) -> None:
    for name, rest in re.findall(r"`chronicle ([a-z][a-z-]*)([^`]*)`", document.read_text()):
        assert name in commands.commands, name
        assert set(re.findall(r"--[a-z-]+", rest)) <= options_of(name, rest)


def test_every_command_is_in_the_readme() -> None:
    told = (ROOT / "README.md").read_text()
    assert [name for name in commands.commands if f"`chronicle {name}" not in told] == []


def test_the_entry_in_the_readme_is_an_entry_of_our_own_chronicle() -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert len(example.splitlines()) == 10
    document, problems = read_document("content/events/x.md", example.encode())
    assert document is not None
    record, more = decode(document, Key("event", "x"))
    assert record is not None
    assert (*problems, *more) == ()
    loaded = load(ROOT, "content", {}, 0)
    chronicle = link((*loaded.records, record), loaded.broken, loaded.asset_paths)
    assert [one for one in chronicle.problems if one.place.path == "content/events/x.md"] == []


def test_the_picture_in_the_readme_is_there_and_small() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text())
    assert 10_000 < (ROOT / picture).stat().st_size <= 150_000


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_examples_of_a_command_are_commands(name: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "chronicle", name, "--help"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    examples = re.findall(rf"^ +chronicle {name}(.*)$", told, re.MULTILINE)
    assert examples
    for example in examples:
        assert set(re.findall(r"--[a-z-]+", example)) <= options_of(name, example)


def test_the_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z-]+)`", document.read_text())) <= targets
