"""`chronicle migrate`: files of an older format into the current one."""

import sys
from pathlib import Path

import click

from chronicle.cli.common import PROJECT, fail


@click.command()
@PROJECT
def migrate(project: Path) -> None:
    """Bring a chronicle to the current format, or say what keeps it from that.

    The format is the number under `format` in mkdocs.yml. There is one so far, 1: of a chronicle in
    it nothing changes. docs/compatibility.md says what stays as it is when there are more.

    \b
    chronicle migrate
    """
    from chronicle.contribute.migrating import judge_format  # noqa: PLC0415 - pays for what it uses
    from chronicle.project import SETTINGS_FILE, project_settings  # noqa: PLC0415

    file = project / SETTINGS_FILE
    if not file.is_file():
        fail(project_settings(project)[1], "text")
    verdict = judge_format(SETTINGS_FILE, file.read_bytes())
    click.echo(verdict.message)
    sys.exit(0 if verdict.is_current else 1)
