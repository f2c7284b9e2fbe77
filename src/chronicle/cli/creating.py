"""`chronicle new`: a record from a few values, asked for or given as options."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from chronicle.cli.common import PROJECT, end, many, refuse, settings_of, show
from chronicle.cli.completing import record_of
from chronicle.clock import latest_day, this_minute
from chronicle.problems import has_errors

if TYPE_CHECKING:
    from chronicle.contribute.content import Content
    from chronicle.contribute.creating import Created, Field
    from chronicle.model import Kind


class _Kinds(click.Group):
    """A command for each kind, made from the model when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """The kinds of records."""
        from chronicle.model import KINDS  # noqa: PLC0415 - a command pays for what it uses

        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that makes a record of a kind."""
        if cmd_name in self.list_commands(ctx):
            return _command(cast("Kind", cmd_name))
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Tell what kinds there are where another is named."""
        from chronicle.near import did_you_mean  # noqa: PLC0415

        kinds = self.list_commands(ctx)
        if args and args[0] not in kinds:
            hint = did_you_mean(args[0], kinds) or f"the kinds are {', '.join(kinds)}"
            refuse("new", f"there is no kind {args[0]!r}", hint)
        return super().resolve_command(ctx, args)


@click.group(cls=_Kinds, subcommand_metavar="KIND [OPTIONS]")
def new() -> None:
    """Add a record; at a terminal, what is required and not given is asked for.

    Names are completed to ids, dates in other forms are read where they can mean one thing only.
    Nothing is written over, nor if it would bring a mistake into content/.

    \b
    chronicle new event
    chronicle new event --title "Talks in Vienna" --date 2026-03-01 --sources reuters-vienna
    chronicle new place --name Vienna --country AT
    chronicle new source --help
    """


def _command(kind: "Kind") -> click.Command:
    from chronicle.contribute.creating import fields_of, option_of  # noqa: PLC0415

    options: list[click.Parameter] = [
        click.Option(
            [f"--{option_of(field.key)}", field.key],
            multiple=True,
            help=_help(field),
            metavar=_metavar(field),
            type=record_of(field.kinds) if field.kinds else None,
        )
        for field in fields_of(kind)
    ]
    options += [
        click.Option(["--text", "body"], default="", help="The text, in Markdown."),
        click.Option(["--id", "id_"], default="", help="The id, instead of one made from these."),
        click.Option(["--ask/--no-ask"], default=None, help="Ask for what is required."),
        click.Option(["--dry-run"], is_flag=True, help="Print the file, and write nothing."),
    ]
    first = "name" if any(field.key == "name" for field in fields_of(kind)) else "title"
    command = click.Command(
        kind,
        params=options,
        callback=_maker(kind),
        short_help=f"Add {_article(kind)} {kind}.",
        help=f"Add {_article(kind)} {kind}. Lists are given by repeating an option, or with commas."
        f'\n\n\b\nchronicle new {kind}\nchronicle new {kind} --{first} "…" --dry-run',
    )
    return PROJECT(command)


def _maker(kind: "Kind") -> Callable[..., None]:
    def make(
        project: Path,
        body: str,
        id_: str,
        *,
        ask: bool | None,
        dry_run: bool,
        **given: tuple[str, ...],
    ) -> None:
        from chronicle.contribute.content import read_content  # noqa: PLC0415
        from chronicle.contribute.creating import create  # noqa: PLC0415
        from chronicle.contribute.named import Refused  # noqa: PLC0415

        settings = settings_of(project)
        content = read_content(project, settings.docs_dir)
        is_asked = sys.stdin.isatty() if ask is None else ask
        values = _values(content, kind, given, is_asked=is_asked)
        made = create(content, kind, values, body, id_, this_minute(), latest_day())
        if isinstance(made, Refused):
            refuse("new", *made)
        _put(project, settings.docs_dir, made, dry_run=dry_run)

    return make


def _values(
    content: "Content", kind: "Kind", given: dict[str, tuple[str, ...]], *, is_asked: bool
) -> dict[str, tuple[str, ...]]:
    """What was given, and asked for where it is required; the run ends where a value is wrong."""
    from chronicle.contribute.creating import fields_of, option_of, value_of  # noqa: PLC0415
    from chronicle.contribute.named import Refused  # noqa: PLC0415

    fields = fields_of(kind)
    values = {field.key: _listed(field, given.get(field.key, ())) for field in fields}
    for field in fields:
        for text in values[field.key]:
            wrong = value_of(content, field, text)
            if isinstance(wrong, Refused):
                refuse("new", *wrong)
    missing = [field for field in fields if field.required and not values[field.key]]
    if missing and not is_asked:
        options = " ".join(f"--{option_of(field.key)} …" for field in missing)
        needs = f"{_article(kind)} {kind} needs {many(len(missing), 'more value')}"
        refuse("new", needs, f"give {options}")
    return values | {field.key: _asked(content, field) for field in missing}


def _put(project: Path, docs_dir: str, made: "Created", *, dry_run: bool) -> None:
    """Write the file if nothing is wrong with it, and show it."""
    from chronicle.contribute.changes import write_changes  # noqa: PLC0415

    for key, found, now in made.completed:
        click.echo(f"{key}: {found} is {now}")
    show(made.problems, "text")
    if has_errors(made.problems):
        end("nothing was written: mend these first", "text")
    refused = () if dry_run else write_changes(project, docs_dir, [made.change])
    if refused:
        show(refused, "text")
        sys.exit(1)
    click.echo(made.change.path)
    click.echo((made.change.after or b"").decode(), nl=False)
    if dry_run:
        click.echo("dry run: nothing was written")


def _listed(field: "Field", given: tuple[str, ...]) -> tuple[str, ...]:
    """The values of an option; those of a list of ids or words may stand behind commas."""
    if not field.many:
        return given
    return tuple(part.strip() for text in given for part in text.split(",") if part.strip())


def _asked(content: "Content", field: "Field") -> tuple[str, ...]:
    """Ask until every value can stand in the file."""
    from chronicle.contribute.creating import value_of  # noqa: PLC0415
    from chronicle.contribute.named import Refused  # noqa: PLC0415

    while True:
        told = _help(field).removesuffix("required").removesuffix("; ")
        answer: str = click.prompt(f"{field.key}{f' ({told})' if told else ''}")
        values = _listed(field, (answer,))
        wrong = [one for text in values for one in (value_of(content, field, text),)]
        refused = next((one for one in wrong if isinstance(one, Refused)), None)
        if refused is None and values:
            return values
        if refused is not None:
            click.echo(f"{refused.message}{f'; {refused.hint}' if refused.hint else ''}")


def _help(field: "Field") -> str:
    told = [field.meaning.removesuffix(".")] if field.meaning else []
    if field.choices:
        told.append(f"one of {', '.join(field.choices)}")
    elif field.kinds:
        told.append(f"{'ids' if field.many else 'id'} or names: {' or '.join(field.kinds)}")
    if field.required:
        told.append("required")
    return "; ".join(told) or field.key.replace("_", " ")


def _metavar(field: "Field") -> str:
    return "ID" if field.kinds else "TEXT"


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeio" else "a"
