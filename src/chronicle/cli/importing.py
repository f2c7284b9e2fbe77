"""`chronicle import` and `chronicle fingerprint`: articles into drafts, or into a fingerprint."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli.common import PROJECT, absolute, settings_of, shown
from chronicle.clock import latest_day
from chronicle.problems import Problem, has_errors
from chronicle.report import report

if TYPE_CHECKING:
    from chronicle.ingest.extractors import Extractor
    from chronicle.ingest.importing import Imported
    from chronicle.ingest.reading import Given

DRAFTS = Path(".chronicle", "drafts")


@click.command("import")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--url", default="", help="The article's address, if the page does not say.")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of publication, if the text does not say.",
)
@click.option("--title", default="", help="The headline, if the text does not say.")
@click.option("--partial", is_flag=True, help="Only the beginning of the article is at hand.")
@click.option("--by", "made_by", default="chronicle import", help="Who vouches for the text.")
@click.option(
    "--drafts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where drafts go instead of .chronicle/drafts.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Articles read at a time; as many as there are processors unless set.",
)
@click.option(
    "--extractor",
    "extractors",
    multiple=True,
    help="Ask this installed extractor too; see docs/extractors.md.",
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
    articles: tuple[str, ...],
    url: str,
    published: datetime | None,
    title: str,
    made_by: str,
    drafts: Path | None,
    jobs: int | None,
    extractors: tuple[str, ...],
    form: str,
    project: Path,
    *,
    partial: bool,
) -> None:
    """Draft a source and its events from each ARTICLE, for you to review.

    An ARTICLE is a text or HTML file, an address that begins with https://, or - for standard
    input. Nothing is sent anywhere; only an address is asked for its page.

    \b
    chronicle import article.txt --url https://example.org/talks
    chronicle import saved-page.html
    chronicle import https://example.org/talks
    chronicle import - --published 2025-05-11 < article.txt
    chronicle import --jobs 4 folder/*.html
    """
    from chronicle.ingest.importing import as_json, import_articles, put  # noqa: PLC0415
    from chronicle.ingest.reading import Asked  # noqa: PLC0415

    if len(articles) > 1 and (url or title):
        raise click.UsageError("--url and --title belong to one article; import it by itself")
    settings = settings_of(project)
    folder = absolute(drafts if drafts is not None else project / DRAFTS)
    asked = Asked(
        published.date() if published else None, title, not partial, made_by, _loaded(extractors)
    )
    problems: list[Problem] = []
    given = list(_given(articles, url, problems))
    done: list[Imported] = []
    failed: list[str] = [problem.place.path for problem in problems]
    found = import_articles(
        project, settings, given, asked, folder=folder,
        jobs=jobs or os.cpu_count() or 1,
    )  # fmt: skip
    with _progress(len(given)) as advance:
        for one, imported, told in found:
            problems.extend(told)
            if imported is not None and form == "text":
                _, unwritten = put(imported, project, folder, shown=shown(folder))
                problems.extend(unwritten)
                imported = None if has_errors(unwritten) else imported  # noqa: PLW2901
            if imported is None:
                failed.append(one.name)
            else:
                done.append(imported)
            advance()
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if form == "json" and done:
        click.echo(as_json(done))
    elif form == "text":
        _tell(done, folder, len(articles))
    if failed:
        if len(done) + len(failed) > 1:
            total = len(done) + len(failed)
            click.echo(f"{len(failed)} of {total} articles not imported", err=True)
        sys.exit(1)


def _loaded(names: tuple[str, ...]) -> "tuple[tuple[str, Extractor], ...]":
    """The extractors of these names, of whatever package."""
    from chronicle.ingest.extractors import installed  # noqa: PLC0415

    there = installed() if names else {}
    for name in names:
        if name not in there:
            known = ", ".join(sorted(there)) or "none"
            raise click.UsageError(f"--extractor {name}: not installed; there is {known}")
    return tuple((name, there[name].load()) for name in names)


def _given(articles: tuple[str, ...], url: str, problems: list[Problem]) -> Iterator["Given"]:
    from chronicle.ingest.article import LARGEST  # noqa: PLC0415
    from chronicle.ingest.reading import Given  # noqa: PLC0415

    for article in dict.fromkeys(articles):
        if article == "-":
            # One byte more than is allowed shows that it is too much.
            yield Given("standard input", sys.stdin.buffer.read(LARGEST + 1), url=url)
        elif article.startswith(("http://", "https://")):
            from chronicle.ingest.fetching import fetch  # noqa: PLC0415

            fetched, found = fetch(article)
            problems.extend(found)
            if fetched is not None:
                yield Given(
                    article, fetched.data, url=url or fetched.url, declared=fetched.encoding,
                    retrieved=latest_day().isoformat(),
                )  # fmt: skip
        else:
            yield Given(article, file=Path(article), url=url)


@contextmanager
def _progress(length: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal where there is more than one article; nothing elsewhere."""
    if length < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label="Reading", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _tell(done: list["Imported"], folder: Path, asked: int) -> None:
    """What was drafted: all of it for one article, a line each for several."""
    from chronicle.cli.import_report import in_short, report_of  # noqa: PLC0415

    if asked == 1:
        for imported in done:
            click.echo(report_of(imported), nl=False)
            own = folder / imported.drafts[0].key.id
            click.echo(f"\nDrafted in {shown(own)}. Now: chronicle review {shown(own)}")
        return
    for imported in done:
        click.echo(in_short(imported))
    if done:
        click.echo(f"Drafted in {shown(folder)}. Now: chronicle review")


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
    from chronicle.ingest.reading import Given, read_article  # noqa: PLC0415

    read, problems = read_article(Given(shown(article), file=article))
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if read is None:
        sys.exit(1)
    fields = fingerprint_of(read.text, complete=not partial, made_by=made_by)
    click.echo(write_front({"fingerprint": fields}), nl=False)
