"""`chronicle build`: content/ into site/."""

import os
from pathlib import Path

import click

from chronicle.cli.common import FORMAT, PROJECT, STRICT, absolute, end, settings_of, show, shown
from chronicle.clock import latest_day
from chronicle.report import Format, counted


@click.command()
@PROJECT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the site here instead of where mkdocs.yml says.",
)
@click.option("--clean", is_flag=True, help="Forget the last build and make every page anew.")
@click.option("--swap", is_flag=True, help="Exchange the whole site at once, old for new.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Processes that render; as many as there are processors unless set.",
)
@click.option("--explain", is_flag=True, help="Say of every page written why it was.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
@FORMAT
@STRICT
def build(  # noqa: PLR0913 - one argument an option
    project: Path,
    site_dir: Path | None,
    jobs: int | None,
    form: Format,
    *,
    clean: bool,
    swap: bool,
    explain: bool,
    profile: bool,
    strict: bool,
) -> None:
    """Bring the site up to date; with errors, leave it as it is.

    \b
    chronicle build
    chronicle build --clean --jobs 2
    chronicle build --swap --explain
    chronicle build --profile
    """
    from chronicle.build import build as build_site  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.outcome import Options  # noqa: PLC0415
    from chronicle.profile import OFF, Recorder, lines  # noqa: PLC0415

    recorder = Recorder() if profile else OFF
    settings = settings_of(project, form)
    output = absolute(site_dir if site_dir is not None else project / settings.site_dir)
    options = Options(output, clean, swap, jobs or os.cpu_count() or 1, strict, recorder)
    outcome = build_site(project, settings, latest_day(), options)
    show(outcome.problems, form)
    if not outcome.published:
        end(f"{counted(outcome.problems)}: the site was left as it is", form)
    if explain:
        for change in outcome.written:
            click.echo(f"{change.path}: {', '.join(change.reasons)}")
        for path in outcome.removed:
            click.echo(f"{path}: removed")
    if profile:
        for line in lines(recorder.profile()):
            click.echo(line, err=form != "text")
    if form == "text":
        click.echo(
            f"{outcome.pages} pages in {shown(output)}: {len(outcome.written)} written, "
            f"{len(outcome.removed)} removed, {counted(outcome.problems)}"
        )
