"""`chronicle links`: which addresses of sources still answer."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import PROJECT, fail, settings_of
from chronicle.clock import latest_day, this_minute
from chronicle.report import report as problems_told


@click.command()
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to keep what was found, so that the next run knows since when.",
)
@click.option(
    "--ignore",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Addresses to pass over, with reasons; links-ignored.txt of the project unless named.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How the report is printed.",
)
@PROJECT
def links(record: Path | None, ignore: Path | None, form: str, project: Path) -> None:
    """Ask every address of a source whether it still answers; exit 1 if one is dead.

    This is the only command that uses the network.

    \b
    chronicle links
    chronicle links --record .chronicle/links.json --format markdown
    """
    from chronicle.contribute.asking import ask, find_copy  # noqa: PLC0415
    from chronicle.contribute.links import (  # noqa: PLC0415
        addresses,
        check_links,
        read_ignored,
        read_record,
        told,
        write_record,
    )
    from chronicle.edition import read_edition  # noqa: PLC0415

    settings = settings_of(project)
    path = ignore or project / "links-ignored.txt"
    text = path.read_text("utf-8") if ignore or path.is_file() else ""
    ignored, problems = read_ignored(path.name, text)
    if problems:
        fail(problems, "text")
    minute = this_minute()
    edition = read_edition(project, settings, latest_day()).edition
    report = check_links(
        addresses(edition.chronicle),
        ask,
        find_copy,
        before=read_record(record.read_bytes()) if record and record.is_file() else {},
        ignored=ignored,
        ignored_path=path.name,
        today=minute[:10],
    )
    if record:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_bytes(write_record(report))
    click.echo(problems_told(report.problems, "text", colour=False), nl=False, err=True)
    click.echo(told(report, markdown=form == "markdown"), nl=False)
    sys.exit(1 if report.of("dead") else 0)
