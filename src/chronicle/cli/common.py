"""What the commands share: their common options, the settings of a project, and how a run ends."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from chronicle.problems import Problem, has_errors
from chronicle.report import Format, counted, report

if TYPE_CHECKING:
    from chronicle.settings import Settings

PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder of the chronicle, with its mkdocs.yml; this folder unless named.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
STRICT = click.option("--strict", is_flag=True, help="Fail on warnings too.")


def settings_of(project: Path, form: Format = "text") -> "Settings":
    """The settings of a project, or the end of the run."""
    from chronicle.project import project_settings  # noqa: PLC0415

    settings, problems = project_settings(project)
    if settings is None or has_errors(problems):
        fail(problems, form)
    return settings


def fail(problems: tuple[Problem, ...], form: Format) -> NoReturn:
    """Tell the problems and end the run."""
    show(problems, form)
    end(counted(problems), form)


def end(words: str, form: Format) -> NoReturn:
    """End the run with these words."""
    if form == "text":
        click.echo(words)
    sys.exit(1)


def show(problems: tuple[Problem, ...], form: Format) -> None:
    """Print problems in the form asked for."""
    click.echo(report(problems, form, colour=sys.stdout.isatty()), nl=False)


def absolute(path: Path) -> Path:
    """A path from the root, its links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the links of a site


def relative(path: Path, project: Path) -> str:
    """A path as problems name it: from the project, in POSIX form."""
    return Path(os.path.relpath(path, project)).as_posix()


def shown(path: Path) -> str:
    """A path as a person reads it: relative where that is shorter."""
    relative = os.path.relpath(path)
    return relative if not relative.startswith("..") else str(path)


def many(number: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def refuse(command: str, message: str, hint: str) -> NoReturn:
    """End a run that cannot do what it was asked for."""
    click.echo(f"chronicle {command}: {message}{f'; {hint}' if hint else ''}", err=True)
    sys.exit(1)
