"""`chronicle check`: every mistake of content/, once or at every save, or put right."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli.common import (
    FORMAT,
    PROJECT,
    STRICT,
    absolute,
    fail,
    many,
    relative,
    settings_of,
    show,
)
from chronicle.clock import latest_day
from chronicle.problems import Problem, has_errors
from chronicle.report import Format, counted

if TYPE_CHECKING:
    from chronicle.edition import Read
    from chronicle.settings import Settings

_MENDABLE = frozenset(["date-invalid", "ref-malformed", "ref-renamed", "ref-unknown"])
"""What `--fix` may have a remedy for."""

_PAUSE = 0.4
"""Seconds between two looks at the files."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Put right what has one remedy, then check.")
@click.option("--watch", is_flag=True, help="Check again at every save, until Ctrl-C.")
@PROJECT
@FORMAT
@STRICT
def check(  # noqa: PLR0913 - one argument an option
    paths: tuple[Path, ...],
    project: Path,
    form: Format,
    *,
    fix: bool,
    watch: bool,
    strict: bool,
) -> None:
    """Check every record; with PATHS, show only the problems of these files.

    --fix turns names and aliases into ids, former ids into present ones, and dates that can mean
    one thing only into EDTF; nothing else is touched.

    \b
    chronicle check
    chronicle check content/events/2025/2025-05-11-putin-proposes-direct-talks.md
    chronicle check --fix
    chronicle check --watch
    chronicle check --format github --strict
    """
    if fix and watch:
        raise click.UsageError("--fix changes files and --watch looks at them: use one at a time")
    settings = settings_of(project, form)
    asked = {relative(path, project) for path in paths}
    if watch:
        _watch(project, settings, asked, form)
        return
    if fix:
        _fix(project, settings, asked, form)
    found = _tell(_read(project, settings), asked, form)
    if form == "text" and not fix and any(one.code in _MENDABLE for one in found):
        _offer(project, settings, asked)
    sys.exit(1 if has_errors(found, strict=strict) else 0)


def _read(project: Path, settings: "Settings", before: "Read | None" = None) -> "Read":
    """The chronicle as it is; files that did not change are not decoded again."""
    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.home import state_path  # noqa: PLC0415
    from chronicle.memory import Memory  # noqa: PLC0415
    from chronicle.own_code import code_digest  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.state import read_state  # noqa: PLC0415

    if before is not None:
        return read_edition(project, settings, latest_day(), Memory(0, before.memo))
    saved = state_path(project, absolute(project / settings.site_dir), settings.site_url)
    state = read_state(saved, code_digest())
    return read_edition(project, settings, latest_day(), state.memory)


def _tell(read: "Read", asked: set[str], form: Format) -> tuple[Problem, ...]:
    found = tuple(one for one in read.problems if not asked or one.place.path in asked)
    show(found, form)
    if form == "text":
        click.echo(f"{many(len(read.memo), 'file')}: {counted(found)}")
    return found


def _fix(project: Path, settings: "Settings", asked: set[str], form: Format) -> None:
    from chronicle.contribute.changes import write_changes  # noqa: PLC0415
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.fixes import fix_content  # noqa: PLC0415

    changes, fixes = fix_content(read_content(project, settings.docs_dir), asked)
    refused = write_changes(project, settings.docs_dir, changes)
    if refused:
        fail(refused, form)
    if form == "text":
        for fix in fixes:
            click.echo(fix)
        click.echo(f"{many(len(fixes), 'fix', 'fixes')} in {many(len(changes), 'file')}")


def _offer(project: Path, settings: "Settings", asked: set[str]) -> None:
    """Say whether some of the mistakes would mend themselves."""
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.fixes import fix_content  # noqa: PLC0415

    _, fixes = fix_content(read_content(project, settings.docs_dir), asked)
    if fixes:
        click.echo(f"{len(fixes)} of these can be put right by `chronicle check --fix`", err=True)


def _watch(project: Path, settings: "Settings", asked: set[str], form: Format) -> None:
    from chronicle.contribute.watching import changes, snapshot  # noqa: PLC0415

    saves = changes(
        snapshot(project / settings.docs_dir),
        lambda: snapshot(project / settings.docs_dir),
        lambda: time.sleep(_PAUSE),
    )
    try:
        read = _read(project, settings)
        _tell(read, asked, form)
        click.echo("Waiting for a file to be saved; Ctrl-C ends.")
        for paths in saves:
            click.echo(f"\n--- {', '.join(paths)}")
            read = _read(project, settings, read)
            _tell(read, asked, form)
    except KeyboardInterrupt:
        click.echo()
