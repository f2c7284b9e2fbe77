"""`chronicle stats`: the figures of a chronicle."""

from pathlib import Path
from typing import Literal

import click

from chronicle.cli.common import PROJECT, fail, settings_of
from chronicle.clock import latest_day
from chronicle.problems import has_errors

Form = Literal["text", "json"]


@click.command()
@PROJECT
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the figures are told.",
)
def stats(project: Path, form: Form) -> None:
    """Count records, claims, quotations and sources, and list what is open.

    \b
    chronicle stats
    chronicle stats --format json
    """
    import msgspec  # noqa: PLC0415 - a command pays for what it uses

    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.views.figures import figures  # noqa: PLC0415
    from chronicle.views.viewer import Viewer  # noqa: PLC0415

    settings = settings_of(project)
    read = read_edition(project, settings, latest_day())
    if has_errors(read.problems):
        fail(tuple(one for one in read.problems if one.severity == "error"), form)
    found = figures(Viewer(read.edition))
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    for figure in found:
        click.echo(_line(figure.name, figure.count))
        for name, count in figure.of.items():
            click.echo(_line(f"  {name}", count))


def _line(name: str, count: int) -> str:
    """A figure at the right of its name, where a terminal of 80 columns shows it."""
    return f"{name} {count:>{max(1, 79 - len(name))},}"
