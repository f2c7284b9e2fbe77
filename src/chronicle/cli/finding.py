"""`chronicle find` and `chronicle show`: records by words, and one record with all its ties."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli.common import PROJECT, many, refuse, settings_of
from chronicle.cli.completing import A_RECORD

if TYPE_CHECKING:
    from chronicle.contribute.showing import Tie


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, help="Only records of this kind; may be repeated.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Show no more than this many.",
)
@PROJECT
def find(words: tuple[str, ...], kinds: tuple[str, ...], limit: int, project: Path) -> None:
    """Find records whose names, titles, claims or texts hold all WORDS, best first.

    The beginning of a word is enough, and marks over letters do not matter. Each line tells
    `kind:id`, the title, and the place of the best answer.

    \b
    chronicle find erdogan
    chronicle find "unconditional ceasefire" --kind event
    chronicle find istan --limit 5
    """
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.finding import find as find_records  # noqa: PLC0415
    from chronicle.model import KINDS  # noqa: PLC0415
    from chronicle.near import did_you_mean  # noqa: PLC0415

    for kind in kinds:
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or f"the kinds are {', '.join(KINDS)}"
            refuse("find", f"there is no kind {kind!r}", hint)
    settings = settings_of(project)
    content = read_content(project, settings.docs_dir)
    asked = tuple(kind for kind in KINDS if not kinds or kind in kinds)
    answer = find_records(content, words, asked)
    for word, instead in answer.instead:
        click.echo(f"nothing begins with {word!r}; this is for {instead!r}", err=True)
    if not answer.found:
        refuse("find", f"no record holds {' '.join(words)!r}", "try fewer or other words")
    shown = answer.found[:limit]
    wide = max(len(str(one.key)) for one in shown)
    for one in shown:
        click.echo(f"{one.key!s:{wide}}  {one.title}  {one.place}")
    if len(answer.found) > limit:
        click.echo(f"and {len(answer.found) - limit} more; --limit shows them", err=True)


@click.command("show")
@click.argument("record", type=A_RECORD)
@PROJECT
def show_(record: str, project: Path) -> None:
    """Show a record, what it refers to, and what refers to it, each with its place.

    RECORD is an id, `kind:id` where two kinds share it, a file, or a name.

    \b
    chronicle show vladimir-putin
    chronicle show issue:ceasefire
    chronicle show content/places/istanbul.md
    """
    from chronicle.contribute.content import read_content  # noqa: PLC0415
    from chronicle.contribute.named import Refused, named  # noqa: PLC0415
    from chronicle.contribute.showing import show_record  # noqa: PLC0415

    settings = settings_of(project)
    content = read_content(project, settings.docs_dir)
    key = named(content, record)
    if isinstance(key, Refused):
        refuse("show", *key)
    shown = show_record(content, key)
    click.echo(f"{shown.key}  {shown.title}\n{shown.path}\n")
    for name, value in shown.facts:
        click.echo(f"  {name}: {value}")
    _ties(f"refers to {many(len(shown.to), 'record')}", shown.to)
    _ties(f"is referred to {many(len(shown.from_), 'time')}", shown.from_)


def _ties(head: str, ties: "tuple[Tie, ...]") -> None:
    click.echo(f"\n{head}{':' if ties else ''}")
    for tie in ties:
        click.echo(f"  {tie.key}: {tie.other}  {tie.title}  {tie.place}")
