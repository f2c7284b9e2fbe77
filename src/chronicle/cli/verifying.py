"""`chronicle verify`: the quotations of an entry, word by word, against its article."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from chronicle.cli.common import PROJECT, relative, settings_of, shown
from chronicle.clock import latest_day
from chronicle.report import report

if TYPE_CHECKING:
    from chronicle.graph import Chronicle
    from chronicle.ingest.verifying import Matched, Verified
    from chronicle.model import Record, Source
    from chronicle.quotation import Comparison

_COLOURS = {
    "exact": "green", "truncated": "yellow", "spliced": "red", "altered": "red", "absent": "red",
}  # fmt: skip


@click.command()
@click.argument("entry")
@click.option(
    "--article",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The article: a text, or a saved page.",
)
@click.option("--source", "source_id", default="", help="The id of the article's source.")
@PROJECT
def verify(entry: str, article: Path, source_id: str, project: Path) -> None:
    """Compare each quotation of ENTRY with the text of its article.

    ENTRY is a file of content/ or its id: an event, proposal or agreement, or a source for all
    that quote it. A quotation is exact; truncated, where the sentence goes on in the article;
    altered, with other words; spliced, from parts that stand apart; or absent. The nearest passage
    is shown with what the quotation [-leaves out-] and {+puts in+}. The run fails if any is
    altered, spliced or absent, or if the fingerprint is of another text.

    \b
    chronicle verify --article talks.txt 2025-05-11-putin-proposes-direct-talks
    chronicle verify --article page.html content/sources/2025-05-11-global-times-direct-talks.md
    """
    from chronicle.edition import read_edition  # noqa: PLC0415 - a command pays for what it uses
    from chronicle.ingest.reading import Given, read_article  # noqa: PLC0415
    from chronicle.ingest.verifying import source_for, sources_of  # noqa: PLC0415
    from chronicle.ingest.verifying import verify as verify_quotations  # noqa: PLC0415

    settings = settings_of(project)
    chronicle = read_edition(project, settings, latest_day()).edition.chronicle
    record = _record(chronicle, entry, project)
    read, problems = read_article(Given(shown(article), file=article))
    click.echo(report(problems, "text", colour=sys.stderr.isatty()), nl=False, err=True)
    if read is None:
        sys.exit(1)
    sources = [one for one in sources_of(record, chronicle) if one.id == source_id or not source_id]
    matched, all_matched = source_for(sources, read.text)
    if matched is None:
        _end_without_source(sources, all_matched, source_id)
    told = matched.reason or "its fingerprint is that of this text"
    colour = "green" if matched.match == "same" else "red" if matched.match == "other" else "yellow"
    click.echo(f"{matched.source.path}: {click.style(told, fg=colour)}")
    found = list(verify_quotations(chronicle, record, matched.source, read.text))
    for one in found:
        for line in _lines(one, read.text):
            click.echo(line)
    bad = [one for one in found if one.comparison.verdict in {"altered", "spliced", "absent"}]
    count = f"{len(found)} quotation{'' if len(found) == 1 else 's'}"
    click.echo(f"{count} from {matched.source.id}, {len(bad)} not as in the article")
    sys.exit(1 if bad or matched.match == "other" else 0)


def _record(chronicle: "Chronicle", entry: str, project: Path) -> "Record":
    """The record of a file or an id; the run ends where there is none, or no claims."""
    from chronicle.near import did_you_mean  # noqa: PLC0415

    kinds = ("event", "proposal", "agreement", "source")
    path = relative(Path(entry), project)
    records = [one for key, one in chronicle.records.items() if key.kind in kinds]
    found = next((one for one in records if entry == one.id or path == one.path), None)
    if found is None:
        hint = did_you_mean(entry, (str(one.id) for one in records)) or "name its file or its id"
        raise click.UsageError(f"{entry!r} is no event, proposal, agreement or source; {hint}")
    return found


def _end_without_source(
    sources: "list[Source]", matched: "tuple[Matched, ...]", source_id: str
) -> NoReturn:
    for one in matched:
        click.echo(f"{one.source.path}: {one.reason}", err=True)
    if not sources:
        named = f" called {source_id!r}" if source_id else ""
        raise click.UsageError(f"the entry has no source{named}")
    raise click.UsageError("whose text is this? Name the source with --source ID")


def _lines(one: "Verified", text: str) -> Iterator[str]:
    """The verdict with its place, and for all but exact ones the passage."""
    found = one.comparison
    place = one.claim.quote.place if one.claim.quote else one.record.place
    verdict = click.style(found.verdict, fg=_COLOURS[found.verdict], bold=True)
    yield f"{place}: {verdict}: {one.claim.id}{f': {found.reason}' if found.reason else ''}"
    if found.verdict == "exact" or found.start == found.end:
        return
    if one.claim.quote is not None:
        yield f"    quoted   {' '.join(one.claim.quote.text.split())}"
    yield f"    article  {_passage(found, text)}"


def _passage(found: "Comparison", text: str) -> str:
    if not found.changes:
        return " ".join(text[found.start : found.end].split())
    marks = {"same": "{}", "left-out": "[-{}-]", "put-in": "{{+{}+}}"}
    colours = {"same": None, "left-out": "red", "put-in": "green"}
    return " ".join(
        click.style(marks[change].format(words), fg=colours[change])
        for change, words in found.changes
    )
