"""`chronicle init`: a working repository for another negotiation."""

from pathlib import Path

import click

from chronicle.cli.common import fail, shown


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="A chronicle", show_default=True, help="The name of the site.")
@click.option(
    "--refresh",
    is_flag=True,
    help="Only write anew what is generated (docs/, .vscode/, .github/), in a repository there is.",
)
def init(folder: Path, name: str, *, refresh: bool) -> None:
    """Make a repository in DIR: settings, an entry of each kind as example, workflows.

    \b
    chronicle init lake-talks --name "Chronicle of the lake talks"
    chronicle init --refresh .
    """
    from chronicle.contribute import start  # noqa: PLC0415 - a command pays for what it uses

    if not name.strip() or not name.isprintable():
        raise click.UsageError("--name: give a name of one line")
    done = start.refresh(folder) if refresh else start.start(folder, name.strip())
    if done.problems:
        fail(done.problems, "text")
    if refresh:
        click.echo("\n".join(done.written) or "all is up to date")
        return
    click.echo(f"{len(done.written)} files in {shown(folder)}. Next:")
    click.echo(f"    cd {shown(folder)} && mkdocs serve")
