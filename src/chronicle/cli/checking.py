"""`chronicle check`: every mistake of content/."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import FORMAT, PROJECT, STRICT, absolute, relative, settings_of, show
from chronicle.clock import latest_day
from chronicle.problems import has_errors
from chronicle.report import Format, counted


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@PROJECT
@FORMAT
@STRICT
def check(paths: tuple[Path, ...], project: Path, form: Format, *, strict: bool) -> None:
    """Check every record; with PATHS, show only the problems of these files.

    \b
    chronicle check
    chronicle check content/events/2025/2025-05-11-putin-proposes-direct-talks.md
    chronicle check --format github --strict
    """
    from chronicle.build import code_digest  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.state import read_state, state_path  # noqa: PLC0415

    settings = settings_of(project, form)
    saved = state_path(project, absolute(project / settings.site_dir), settings.site_url)
    state = read_state(saved, code_digest())
    read = read_edition(project, settings, latest_day(), state.memo, state.scanned_ns)
    asked = {relative(path, project) for path in paths}
    found = tuple(one for one in read.problems if not asked or one.place.path in asked)
    show(found, form)
    if form == "text":
        click.echo(f"{len(read.memo)} files: {counted(found)}")
    sys.exit(1 if has_errors(found, strict=strict) else 0)
