"""One article from its bytes to drafts on disk: what `chronicle import` does.

The chronicle in the project is what the importer knows. Drafts are written once and never over
others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten

import msgspec

from chronicle.edition import read_edition
from chronicle.graph import Chronicle
from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import Article, read_text
from chronicle.ingest.drafts import Draft, drafts_of, source_id, unknown_names
from chronicle.ingest.events import EventProposal, propose_events
from chronicle.ingest.findings import Findings
from chronicle.ingest.knowledge import register_of
from chronicle.problems import Place, Problem
from chronicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an article: findings, proposed events, and the drafts they make."""

    article: Article
    findings: Findings
    events: tuple[EventProposal, ...]
    drafts: tuple[Draft, ...]

    def as_json(self) -> str:
        """The findings and proposals, each with its span, rule and reason."""
        told = {"findings": self.findings, "events": self.events}
        return msgspec.json.format(msgspec.json.encode(told)).decode()


def import_article(  # noqa: PLR0913 - one argument an input of the import
    project: Path,
    settings: Settings,
    data: bytes,
    *,
    path: str,
    url: str,
    published: date | None,
    today: date,
    complete: bool,
    made_by: str,
) -> tuple[Imported | None, tuple[Problem, ...]]:
    """Read an article and draft what it reports; `published` is asked where the text is silent."""
    article, problems = read_article(data, path=path, url=url)
    if article is None:
        return None, problems
    chronicle = read_edition(project, settings, today, {}, 0).edition.chronicle
    known = _known_source(chronicle, article, path)
    if known is not None:
        return None, (*problems, known)
    findings = analyse(article, register_of(chronicle), published=published)
    events = propose_events(article, findings)
    drafts = drafts_of(article, findings, events, chronicle, complete=complete, made_by=made_by)
    return Imported(article, findings, events, drafts), problems


def read_article(data: bytes, *, path: str, url: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read text, or a page where the bytes begin like one."""
    if (
        data[:1000]
        .lstrip()
        .lower()
        .startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--"))
    ):
        from chronicle.ingest.web import read_page  # noqa: PLC0415 - costs more than all the rest

        return read_page(data, path=path, url=url)
    return read_text(data, path=path, url=url)


def _known_source(chronicle: Chronicle, article: Article, path: str) -> Problem | None:
    """The same address is the same article: name its record instead of drafting a second."""
    url = article.url or article.stated.canonical
    for source in chronicle.sources:
        if url and source.url == url:
            message = f"the article is there already, as {source.path}"
            return Problem(Place(path), "source-known", message, "mend or extend that record")
    return None


def put(
    imported: Imported, folder: Path, *, shown: str
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the drafts into a folder of their own below `folder`, unless it is there already."""
    own = folder / source_id(imported.findings)
    if own.exists():
        place = Place(f"{shown}/{own.name}")
        hint = "accept or remove them first; drafts are never written over"
        return (), (
            Problem(place, "drafts-exist", "drafts of this article are there already", hint),
        )
    written = []
    for draft in imported.drafts:
        file = own / draft.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(draft.text, "utf-8")
        written.append(file)
    return tuple(written), ()


def summary(imported: Imported) -> str:
    """What was found, field by field, for the one who has to review it."""
    return "".join(f"{line}\n" for line in _summary(imported))


def _summary(imported: Imported) -> Iterator[str]:
    findings = imported.findings
    header = findings.header
    yield f"headline   {header.headline.value if header.headline else '? none found'}"
    yield f"outlet     {header.outlet.name if header.outlet else '? none found'}"
    published = header.published
    day = f"{published.value} ({published.told_by})" if published else "? none found"
    yield f"published  {day}"
    for finding in findings.dates:
        yield f"date       {finding.reason or f'{finding.words} → {finding.value}'}"
    for statement in findings.statements:
        speaker = statement.speaker
        who = (speaker.name or speaker.described_as) if speaker else "? someone"
        chain = " → ".join([who, *(relay.name or relay.vague for relay in statement.via)])
        words = shorten(statement.words, 80, placeholder=" …")
        yield f"statement  {chain}: {f'“{words}”' if statement.kind == 'direct' else words}"
    unknown = ", ".join(sorted({name.name for name in unknown_names(findings)}))
    if unknown:
        yield f"no record  {unknown}"
    doubts = sum(draft.text.count("# ?") for draft in imported.drafts)
    events = len(imported.drafts) - 1
    yield f"drafts     1 source, {events} event{'' if events == 1 else 's'}, {doubts} doubts"
