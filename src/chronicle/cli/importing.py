"""`chronicle import` and `chronicle fingerprint`: an article into drafts, or into a fingerprint."""

import sys
from datetime import datetime
from pathlib import Path

import click

from chronicle.cli.common import PROJECT, absolute, fail, settings_of, shown
from chronicle.clock import latest_day
from chronicle.problems import has_errors
from chronicle.report import report


@click.command("import")
@click.argument("article")
@click.option("--url", default="", help="The article's address, if the page does not say.")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of publication, if the text does not say.",
)
@click.option("--partial", is_flag=True, help="Only the beginning of the article is at hand.")
@click.option("--by", "made_by", default="chronicle import", help="Who vouches for the text.")
@click.option(
    "--drafts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where drafts go instead of .chronicle/drafts.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json prints the findings and writes no draft.",
)
@PROJECT
def import_(  # noqa: PLR0913 - one argument an option
    article: str,
    url: str,
    published: datetime | None,
    made_by: str,
    drafts: Path | None,
    form: str,
    project: Path,
    *,
    partial: bool,
) -> None:
    """Draft a source and its events from ARTICLE, a text or HTML file, or - for standard input.

    \b
    chronicle import article.txt --url https://example.org/talks
    chronicle import page.html
    chronicle import - --published 2025-05-11 < article.txt
    """
    from chronicle.ingest.importing import import_article, put, summary  # noqa: PLC0415

    settings = settings_of(project)
    data = sys.stdin.buffer.read() if article == "-" else Path(article).read_bytes()
    imported, problems = import_article(
        project,
        settings,
        data,
        path="standard input" if article == "-" else article,
        url=url,
        published=published.date() if published else None,
        today=latest_day(),
        complete=not partial,
        made_by=made_by,
    )
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if imported is None:
        sys.exit(1)
    if form == "json":
        click.echo(imported.as_json())
        return
    folder = drafts if drafts is not None else project / ".chronicle" / "drafts"
    written, problems = put(imported, absolute(folder), shown=shown(folder))
    if has_errors(problems):
        fail(problems, "text")
    click.echo(summary(imported), nl=False)
    for path in written:
        click.echo(f"\n{shown(path)}")
        click.echo(path.read_text("utf-8"), nl=False)
    click.echo(f"\nReview these, then: chronicle accept {shown(written[0].parents[2])}")


@click.command()
@click.argument("article", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--partial", is_flag=True, help="Only the beginning of the article is at hand.")
@click.option("--by", "made_by", required=True, help="Who vouches for the text.")
def fingerprint(article: Path, made_by: str, *, partial: bool) -> None:
    """Print the fingerprint of ARTICLE, as lines for the front matter of its source.

    \b
    chronicle fingerprint article.txt --by "Ada North"
    """
    from chronicle.frontmatter import write_front  # noqa: PLC0415
    from chronicle.ingest.drafts import fingerprint_of  # noqa: PLC0415
    from chronicle.ingest.importing import read_article  # noqa: PLC0415

    read, problems = read_article(article.read_bytes(), path=shown(article), url="")
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if read is None:
        sys.exit(1)
    fields = fingerprint_of(read.text, complete=not partial, made_by=made_by)
    click.echo(write_front({"fingerprint": fields}), nl=False)
