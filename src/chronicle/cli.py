"""The command line: arguments into calls of the core, and what comes back into words.

With the plugin the only place that asks for the clock, the working directory and the processors.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from chronicle import __version__
from chronicle.clock import latest_day, this_minute
from chronicle.problems import Problem, has_errors
from chronicle.report import Format, counted, report

if TYPE_CHECKING:
    from chronicle.settings import Settings

_PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder of the chronicle, with its mkdocs.yml; this folder unless named.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
_STRICT = click.option("--strict", is_flag=True, help="Fail on warnings too.")


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

    Start with `chronicle import ARTICLE`, look at the drafts, `chronicle accept` them, and
    `chronicle build` the site; `mkdocs serve` shows it while you edit.
    """


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_PROJECT
@_FORMAT
@_STRICT
def check(paths: tuple[Path, ...], project: Path, form: Format, *, strict: bool) -> None:
    """Check every record; with PATHS, show only the problems of these files.

    \b
    chronicle check
    chronicle check content/events/2025/2025-05-11-putin-proposes-direct-talks.md
    chronicle check --format github --strict
    """
    from chronicle.build import code_digest  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.state import read_state, state_path  # noqa: PLC0415

    settings = _settings(project, form)
    saved = state_path(project, _absolute(project / settings.site_dir), settings.site_url)
    state = read_state(saved, code_digest())
    read = read_edition(project, settings, latest_day(), state.memo, state.scanned_ns)
    asked = {_relative(path, project) for path in paths}
    found = tuple(one for one in read.problems if not asked or one.place.path in asked)
    _print(found, form)
    if form == "text":
        click.echo(f"{len(read.memo)} files: {counted(found)}")
    sys.exit(1 if has_errors(found, strict=strict) else 0)


@commands.command()
@_PROJECT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the site here instead of where mkdocs.yml says.",
)
@click.option("--clean", is_flag=True, help="Forget the last build and make every page anew.")
@click.option("--swap", is_flag=True, help="Exchange the whole site at once, old for new.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="Processes that render; as many as there are processors unless set.",
)
@click.option("--explain", is_flag=True, help="Say of every page written why it was.")
@_FORMAT
@_STRICT
def build(  # noqa: PLR0913 - one argument an option
    project: Path,
    site_dir: Path | None,
    jobs: int | None,
    form: Format,
    *,
    clean: bool,
    swap: bool,
    explain: bool,
    strict: bool,
) -> None:
    """Bring the site up to date; with errors, leave it as it is.

    \b
    chronicle build
    chronicle build --clean --jobs 2
    chronicle build --swap --explain
    """
    from chronicle.build import Options  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.build import build as build_site  # noqa: PLC0415

    settings = _settings(project, form)
    output = _absolute(site_dir if site_dir is not None else project / settings.site_dir)
    options = Options(output, clean, swap, jobs or os.cpu_count() or 1, strict)
    outcome = build_site(project, settings, latest_day(), options)
    _print(outcome.problems, form)
    if not outcome.published:
        _end(f"{counted(outcome.problems)}: the site was left as it is", form)
    if explain:
        for change in outcome.written:
            click.echo(f"{change.path}: {', '.join(change.reasons)}")
        for path in outcome.removed:
            click.echo(f"{path}: removed")
    if form == "text":
        click.echo(
            f"{outcome.pages} pages in {_shown(output)}: {len(outcome.written)} written, "
            f"{len(outcome.removed)} removed, {counted(outcome.problems)}"
        )


@commands.command("import")
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
@_PROJECT
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

    settings = _settings(project)
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
    written, problems = put(imported, _absolute(folder), shown=_shown(folder))
    if has_errors(problems):
        _fail(problems, "text")
    click.echo(summary(imported), nl=False)
    for path in written:
        click.echo(f"\n{_shown(path)}")
        click.echo(path.read_text("utf-8"), nl=False)
    click.echo(f"\nReview these, then: chronicle accept {_shown(written[0].parents[2])}")


@commands.command()
@click.argument("drafts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@_PROJECT
@_FORMAT
def accept(drafts: tuple[Path, ...], project: Path, form: Format) -> None:
    """Move reviewed DRAFTS, files or folders, to content/ if nothing is doubtful or wrong.

    \b
    chronicle accept .chronicle/drafts/2025-05-11-global-times-direct-talks
    """
    from chronicle.contribute.accept import accept as accept_drafts  # noqa: PLC0415

    settings = _settings(project)
    named = [_absolute(draft) for draft in drafts]
    accepted = accept_drafts(project, settings, named, latest_day(), this_minute())
    _print(accepted.problems, form)
    if not accepted.moved:
        _end(f"{counted(accepted.problems)}: nothing was moved", form)
    for path in accepted.moved:
        click.echo(path)


@commands.command()
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

    read, problems = read_article(article.read_bytes(), path=_shown(article), url="")
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if read is None:
        sys.exit(1)
    fields = fingerprint_of(read.text, complete=not partial, made_by=made_by)
    click.echo(write_front({"fingerprint": fields}), nl=False)


def _settings(project: Path, form: Format = "text") -> "Settings":
    """The settings of a project, or the end of the run."""
    from chronicle.edition import project_settings  # noqa: PLC0415

    settings, problems = project_settings(project)
    if settings is None or has_errors(problems):
        _fail(problems, form)
    return settings


def _fail(problems: tuple[Problem, ...], form: Format) -> NoReturn:
    _print(problems, form)
    _end(counted(problems), form)


def _end(words: str, form: Format) -> NoReturn:
    if form == "text":
        click.echo(words)
    sys.exit(1)


def _print(problems: tuple[Problem, ...], form: Format) -> None:
    click.echo(report(problems, form, colour=sys.stdout.isatty()), nl=False)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the links of a site


def _relative(path: Path, project: Path) -> str:
    return Path(os.path.relpath(path, project)).as_posix()


def _shown(path: Path) -> str:
    relative = os.path.relpath(path)
    return relative if not relative.startswith("..") else str(path)
