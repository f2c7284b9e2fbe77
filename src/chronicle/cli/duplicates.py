"""`chronicle duplicates`: records that may be one."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import PROJECT, many, settings_of


@click.command()
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(["event", "actor"]),
    multiple=True,
    help="Only pairs of this kind.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="From which score, 0 to 1, a pair is told.",
)
@PROJECT
def duplicates(kinds: tuple[str, ...], threshold: float, project: Path) -> None:
    """List pairs of events, and of actors, that may be one; fail if there is any.

    A pair of events that an editor has related, such as by `distinct-from`, is not told.

    \b
    chronicle duplicates
    chronicle duplicates --kind event --threshold 0.55
    """
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.duplicates import actor_pairs, event_pairs  # noqa: PLC0415
    from chronicle.graph import label_of  # noqa: PLC0415

    settings = settings_of(project)
    chronicle = read_content(project, settings.docs_dir).chronicle
    found = event_pairs(chronicle, threshold) if "actor" not in kinds or "event" in kinds else ()
    if "event" not in kinds or "actor" in kinds:
        found = (*found, *actor_pairs(chronicle, threshold))
    for pair in found:
        click.echo(str(pair.likeness))
        for key in (pair.one, pair.other):
            record = chronicle.records[key]
            click.echo(f"  {key}  {label_of(record, chronicle.records)}  {record.path}")
    if not found:
        click.echo(f"no pair from {threshold} on")
        return
    click.echo(
        f"{many(len(found), 'pair')}: for one record `chronicle merge KEEP DROP`, "
        "for two events `relations: [{distinct-from: ID}]` in one of them"
    )
    sys.exit(1)
