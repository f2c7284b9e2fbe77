"""`chronicle accept`: reviewed drafts into content/."""

from pathlib import Path

import click

from chronicle.cli.common import FORMAT, PROJECT, absolute, end, settings_of, show
from chronicle.clock import latest_day, this_minute
from chronicle.report import Format, counted


@click.command()
@click.argument("drafts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@PROJECT
@FORMAT
def accept(drafts: tuple[Path, ...], project: Path, form: Format) -> None:
    """Move reviewed DRAFTS, files or folders, to content/ if nothing is doubtful or wrong.

    \b
    chronicle accept .chronicle/drafts/2025-05-11-global-times-direct-talks
    """
    from chronicle.contribute.accept import accept as accept_drafts  # noqa: PLC0415

    settings = settings_of(project)
    named = [absolute(draft) for draft in drafts]
    accepted = accept_drafts(project, settings, named, latest_day(), this_minute())
    show(accepted.problems, form)
    if not accepted.moved and not accepted.extended:
        end(f"{counted(accepted.problems)}: nothing was moved", form)
    for path in accepted.moved:
        click.echo(path)
    for path in accepted.extended:
        click.echo(f"{path}: added to")
