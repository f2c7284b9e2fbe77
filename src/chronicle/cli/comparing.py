"""`chronicle diff`: what a change of content/ means."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import PROJECT, refuse
from chronicle.clock import latest_day


@click.command()
@click.argument("sides", nargs=-1, required=True, metavar="BASE..HEAD | OLD NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="markdown is safe and short enough for a comment on a pull request.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this file instead of printing it.",
)
@PROJECT
def diff(sides: tuple[str, ...], form: str, output: Path | None, project: Path) -> None:
    """Tell in words what differs between two states of the chronicle.

    A state is a revision of git, read without checking it out, or a folder with a mkdocs.yml.
    `BASE..` compares with the files as they are; with three dots, BASE stands for the commit where
    the two parted. Told are records, what new entries rest on, links, pages and new problems.

    \b
    chronicle diff main..
    chronicle diff main...topic --format markdown
    chronicle diff ../old-copy .
    """
    from chronicle.contribute.diff.comparing import compare  # noqa: PLC0415
    from chronicle.contribute.diff.sides import sides as read_sides  # noqa: PLC0415
    from chronicle.contribute.diff.telling import tell  # noqa: PLC0415
    from chronicle.contribute.named import Refused  # noqa: PLC0415

    if len(sides) > 2:
        refuse("diff", "more than two states named", "write BASE..HEAD, or two folders")
    with read_sides(project, sides, latest_day()) as read:
        if isinstance(read, Refused):
            refuse("diff", *read)
        told = tell(compare(*read), form)  # type: ignore[arg-type]  # click holds it to the three
    if output is None:
        sys.stdout.write(told)
    else:
        output.write_text(told, "utf-8")
