"""`chronicle fmt`: content/ in its canonical form."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import FORMAT, PROJECT, fail, many, relative, settings_of, show
from chronicle.problems import has_errors
from chronicle.report import Format


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file differs.")
@PROJECT
@FORMAT
def format_(paths: tuple[Path, ...], project: Path, form: Format, *, only_check: bool) -> None:
    """Bring records into their canonical form; with PATHS, only these files and folders.

    Keys stand in the order of docs/format.md, quotes only where they are needed, short lists on
    one line. Comments stay where they are, and no value changes. Files with mistakes are left as
    they are, and told.

    \b
    chronicle fmt
    chronicle fmt content/events/2025/2025-05-11-putin-proposes-direct-talks.md
    chronicle fmt --check --format github
    """
    from chronicle.contribute.changes import write_changes  # noqa: PLC0415
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.formatting import differences, format_content  # noqa: PLC0415

    settings = settings_of(project, form)
    content = read_content(project, settings.docs_dir)
    changes, problems = format_content(content, [relative(path, project) for path in paths])
    if only_check:
        found = (*problems, *differences(changes))
        show(found, form)
        if form == "text" and not found:
            click.echo("everything is in its canonical form")
        sys.exit(1 if found else 0)
    refused = write_changes(project, settings.docs_dir, changes)
    if refused:
        fail(refused, form)
    show(problems, form)
    if form == "text":
        for change in changes:
            click.echo(f"{change.path}: formatted")
        click.echo(f"{many(len(changes), 'file')} formatted")
    sys.exit(1 if has_errors(problems) else 0)
