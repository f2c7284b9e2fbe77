"""`chronicle schema`: the format of records, for editors and other programs."""

from pathlib import Path

import click

from chronicle.cli.common import shown
from chronicle.model import KINDS, Kind


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schemas of all kinds into this folder, as KIND.json.",
)
def schema(kind: Kind | None, folder: Path | None) -> None:
    """Print the JSON Schema of KIND's front matter.

    \b
    chronicle schema event
    chronicle schema --to .vscode/schema
    """
    from chronicle.contribute.schema import schema_text  # noqa: PLC0415

    if (kind is None) == (folder is None):
        hint = f"name one of {', '.join(KINDS)}, or a folder for all: --to FOLDER"
        raise click.UsageError(hint)
    if kind is not None:
        click.echo(schema_text(kind), nl=False)
    elif folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for one in KINDS:
            (folder / f"{one}.json").write_text(schema_text(one), "utf-8")
        click.echo(f"{len(KINDS)} schemas in {shown(folder)}")
