"""`chronicle rename` and `chronicle merge`: another id for a record, one record for two."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli.common import PROJECT, end, many, refuse, settings_of, show
from chronicle.cli.completing import A_RECORD
from chronicle.clock import latest_day

if TYPE_CHECKING:
    from chronicle.contribute.merging import Choice, Undecided
    from chronicle.contribute.renaming import Plan
    from chronicle.settings import Settings

_LISTED = 30
"""References that are told one by one."""

DRY_RUN = click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")


@click.command()
@click.argument("old", type=A_RECORD)
@click.argument("new")
@DRY_RUN
@PROJECT
def rename(old: str, new: str, project: Path, *, dry_run: bool) -> None:
    """Give the record OLD the id NEW: its file, every reference to it, in texts too.

    OLD is an id, `kind:id` where two kinds share it, a file, or a name. The old id stays behind in
    `former_ids`, so that old addresses lead to the new page.

    \b
    chronicle rename zelenskyy volodymyr-zelensky --dry-run
    chronicle rename zelenskyy volodymyr-zelensky
    chronicle rename issue:crimea status-of-crimea
    """
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.named import Refused  # noqa: PLC0415
    from chronicle.contribute.renaming import plan_rename  # noqa: PLC0415

    settings = settings_of(project)
    content = read_content(project, settings.docs_dir)
    plan = plan_rename(content, settings, old, new, latest_day())
    if isinstance(plan, Refused):
        refuse("rename", *plan)
    _carry_out(project, settings, plan, dry_run=dry_run)


@click.command()
@click.argument("keep", type=A_RECORD)
@click.argument("drop", type=A_RECORD)
@click.option(
    "--take",
    "taken",
    multiple=True,
    metavar="KEY=keep|drop|both",
    help="Whose value of KEY holds; `text` is the text, of which `both` may stay.",
)
@click.option(
    "--ask/--no-ask",
    default=None,
    help="Ask for each value that differs; asked only at a terminal unless set.",
)
@DRY_RUN
@PROJECT
def merge(  # noqa: PLR0913 - one argument an option
    keep: str,
    drop: str,
    taken: tuple[str, ...],
    project: Path,
    *,
    ask: bool | None,
    dry_run: bool,
) -> None:
    """Make one record of two of a kind: what DROP says goes to KEEP, and its file goes.

    Lists are joined, and what only one of them says is kept. Where values differ you choose; until
    all are chosen nothing is written. References to DROP lead to KEEP, and its id stays behind in
    `former_ids`.

    \b
    chronicle merge volodymyr-zelensky zelenskyy
    chronicle merge kyiv kiev --take name=keep --take text=both
    """
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.merging import Undecided, plan_merge  # noqa: PLC0415
    from chronicle.contribute.named import Refused  # noqa: PLC0415

    settings = settings_of(project)
    choices = _choices(taken)
    content = read_content(project, settings.docs_dir)
    plan = plan_merge(content, settings, keep, drop, choices, latest_day())
    if isinstance(plan, Undecided) and (sys.stdin.isatty() if ask is None else ask):
        choices |= _asked(plan)
        plan = plan_merge(content, settings, keep, drop, choices, latest_day())
    if isinstance(plan, Refused):
        refuse("merge", *plan)
    if isinstance(plan, Undecided):
        _tell_undecided(plan)
        sys.exit(1)
    _carry_out(project, settings, plan, dry_run=dry_run)


def _carry_out(project: Path, settings: "Settings", plan: "Plan", *, dry_run: bool) -> None:
    """Write a plan and tell what it changed."""
    from chronicle.contribute.changes import write_changes  # noqa: PLC0415

    if plan.problems:
        show(plan.problems, "text")
        end("nothing was changed: mend these first", "text")
    refused = () if dry_run else write_changes(project, settings.docs_dir, plan.changes)
    if refused:
        show(refused, "text")
        sys.exit(1)
    for change in plan.changes:
        if change.moved_from:
            click.echo(f"{change.moved_from} → {change.path}")
        elif change.after is None:
            click.echo(f"{change.path}: removed")
    _tell_rewritten(plan)
    for note in plan.notes:
        click.echo(note)
    files = len({one.reference.place.path for one in plan.rewritten})
    click.echo(
        f"{plan.old} is now {plan.new}: {many(len(plan.rewritten), 'reference')} "
        f"in {many(files, 'file')} rewritten, {plan.old.id} stays as a former id"
    )
    if dry_run:
        click.echo("dry run: nothing was written")


def _tell_rewritten(plan: "Plan") -> None:
    """Each reference with its place; of many, how many there are in each file."""
    if len(plan.rewritten) <= _LISTED:
        for one in plan.rewritten:
            click.echo(one)
        return
    files = Counter(one.reference.place.path for one in plan.rewritten)
    for path, number in files.items():
        click.echo(f"{path}: {many(number, 'reference')}")


def _choices(taken: Iterable[str]) -> "dict[str, Choice]":
    choices: dict[str, Choice] = {}
    for one in taken:
        key, _, choice = one.partition("=")
        if choice in {"keep", "drop"}:
            choices[key] = choice  # type: ignore[assignment]  # one of the two
        elif choice == "both" and key == "text":
            choices[key] = "both"
        else:
            raise click.UsageError(
                f"--take {one}: write --take KEY=keep or --take KEY=drop, "
                "and for the text also --take text=both"
            )
    return choices


def _asked(undecided: "Undecided") -> "dict[str, Choice]":
    choices: dict[str, Choice] = {}
    for one in undecided.differences:
        click.echo(f"{one.key}:\n  keep: {one.keep}\n  drop: {one.drop}")
        words: list[Choice] = ["keep", "drop", "both"] if one.key == "text" else ["keep", "drop"]
        choices[one.key] = click.prompt("which", type=click.Choice(words))
    return choices


def _tell_undecided(undecided: "Undecided") -> None:
    click.echo(f"{undecided.keep} and {undecided.drop} differ; nothing was changed.")
    for one in undecided.differences:
        click.echo(f"{one.key}:\n  keep: {one.keep}\n  drop: {one.drop}")
    options = " ".join(f"--take {one.key}=keep" for one in undecided.differences)
    click.echo("Choose for each, as in:")
    click.echo(f"  chronicle merge {undecided.keep} {undecided.drop} {options}")
