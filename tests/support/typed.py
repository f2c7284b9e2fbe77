"""A command as a person types it, run in this process: what it prints and how it ends."""

from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from chronicle.cli import commands


class Ended(NamedTuple):
    """The exit code of a run, and all that it printed."""

    code: int
    told: str


def typed(project: Path, *words: str, answers: str = "") -> Ended:
    """Run `chronicle WORDS` in the project's folder."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(project)
        result = CliRunner().invoke(commands, words, input=answers, catch_exceptions=False)
    return Ended(result.exit_code, result.output)
