"""The command line: arguments into calls of the core, and what comes back into words.

With the plugin the only place that asks for the clock, the working directory and the processors.
A command is a function in a module here, listed in `COMMANDS`; it imports what it uses when it
runs, so that no command pays for another.
"""

import sys
from typing import Final

import click

from chronicle import __version__
from chronicle.cli.accepting import accept
from chronicle.cli.building import build
from chronicle.cli.checking import check
from chronicle.cli.comparing import diff
from chronicle.cli.creating import new
from chronicle.cli.duplicates import duplicates
from chronicle.cli.finding import find, show_
from chronicle.cli.formatting import format_
from chronicle.cli.from_issue import from_issue
from chronicle.cli.importing import fingerprint, import_
from chronicle.cli.init import init
from chronicle.cli.links import links
from chronicle.cli.migrating import migrate
from chronicle.cli.renaming import merge, rename
from chronicle.cli.reviewing import review
from chronicle.cli.schema import schema
from chronicle.cli.stats import stats
from chronicle.cli.verifying import verify

COMMANDS: Final[tuple[click.Command, ...]] = (
    check,
    build,
    import_,
    review,
    accept,
    verify,
    fingerprint,
    new,
    format_,
    find,
    show_,
    rename,
    merge,
    duplicates,
    diff,
    migrate,
    from_issue,
    init,
    links,
    schema,
    stats,
)


def main() -> None:
    """Run the command line; what the operating system refuses is told without a traceback."""
    try:
        commands(prog_name="chronicle")
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        click.echo(f"chronicle: cannot use{where}: {error.strerror or error}", err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronicle")
def commands() -> None:
    """Turn news articles about a negotiation into a linked chronology.

    Start with `chronicle import ARTICLE`, `chronicle review` and `accept` its drafts, and
    `chronicle build` the site; `mkdocs serve` shows it while you edit.
    """


for _command in COMMANDS:
    commands.add_command(_command)
