"""The guides are true: their files are written and their commands run, in a new repository each.

A block whose info string names a file is that file; in a block `console`, lines that begin with `$`
are run, and the lines below them must come in that order. `…` stands for anything.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from chronicle.contribute.start import start

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs" / "howto").glob("*.md"))


class Block(NamedTuple):
    """A fenced block: its language, the file it is, if any, and its text without indentation."""

    language: str
    file: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    fence = re.compile(r"^( *)```(\w+)(?: (\S+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
    for indent, language, file, inner in fence.findall(text):
        yield Block(language, file, re.sub(rf"^{indent}", "", inner, flags=re.MULTILINE))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the output that is promised."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, promised = part.partition("\n")
        yield command, promised


def kept(promised: str, told: str) -> bool:
    """Whether what was told is what was promised, with anything in the place of `…`."""
    parts = [re.escape(part) for part in promised.strip().split("…")]
    return re.fullmatch(".*".join(parts), told.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_does_what_it_says(guide: Path, tmp_path: Path) -> None:
    project = tmp_path / "x"
    assert start(project, "A chronicle").problems == ()
    for block in blocks(guide.read_text("utf-8")):
        if block.file:
            file = project / block.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        for command, promised in commands(block.text) if block.language == "console" else ():
            done = subprocess.run(
                ["/bin/sh", "-c", command],
                cwd=project,
                env={
                    **os.environ,
                    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                    "PYTHONUTF8": "1",
                },
                capture_output=True,
                text=True,
                check=False,
            )
            told = done.stdout + done.stderr
            assert "Traceback" not in told
            assert kept(promised, told), f"$ {command}\n{told}"
            assert (done.returncode == 0) == ("error[" not in promised), told


def test_there_is_a_guide_for_each_thing_that_people_come_to_do() -> None:
    assert {guide.stem for guide in GUIDES} >= {
        *("add-an-event", "rival-account", "track-a-proposal", "publish", "theme"),
        *("editors", "admin"),
    }


@pytest.mark.parametrize(
    ("promised", "told", "is_kept"),
    [
        ("a\n…\nb", "a\nx\ny\nb\n", True),
        ("a\nb", "a\nx\nb\n", False),
        ("…: no problems", "12 files: no problems", True),
        ("…: no problems", "12 files: 1 error", False),
        ("", "", True),
        ("", "something", False),
    ],
)
def test_a_promise_is_held_to_the_letter(promised: str, told: str, *, is_kept: bool) -> None:
    assert kept(promised, told) is is_kept
