"""Articles into drafts, against what the chronicle knows: what `chronicle import` does.

Drafts are written once and never over others. What is known already is refused, or proposed as an
addition, before anything is drafted.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from chronicle.frontmatter import Noted, Writable
from chronicle.graph import Chronicle, link
from chronicle.home import state_path
from chronicle.ingest.addresses import same_article
from chronicle.ingest.article import Article
from chronicle.ingest.drafts import Draft, Told, drafts_of, source_id
from chronicle.ingest.events import EventProposal, propose_events
from chronicle.ingest.evidence import evidence_of
from chronicle.ingest.extractors import with_extracted
from chronicle.ingest.findings import Findings
from chronicle.ingest.kept import Kept, all_kept, keep
from chronicle.ingest.knowledge import register_of
from chronicle.ingest.known import (
    Copy,
    Drafted,
    Same,
    addresses_of,
    copied,
    known_source,
    proposed,
    recorded,
    same_event,
)
from chronicle.ingest.reading import Asked, Given, read_each
from chronicle.ingest.refusals import as_errors, refusals
from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Reading
from chronicle.likeness import Happening
from chronicle.load import load
from chronicle.model import Key
from chronicle.own_code import code_digest
from chronicle.problems import Place, Problem, has_errors
from chronicle.settings import Settings
from chronicle.state import read_state

_SAME_TEXT = 0.98
WHOLE_COPY = 0.9
"""From this share of its word sequences on a copy has nothing of its own to draft."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an article: findings, proposed events, and the drafts they make.

    `same` holds for each event the recorded one that it may be; `copy` is the source whose text
    the article repeats.
    """

    given: Given
    article: Article
    findings: Findings
    events: tuple[EventProposal, ...]
    drafts: tuple[Draft, ...]
    same: tuple[Same | None, ...] = ()
    copy: Copy | None = None

    def told(self) -> dict[str, object]:
        """The findings and proposals, each with its span, rule and reason, to write as JSON."""
        return {
            "article": self.given.name,
            "findings": self.findings,
            "events": self.events,
            "same": [
                {"event": same.event.id, "score": same.likeness.score,
                 "parts": [part._asdict() for part in same.likeness.parts]} if same else None
                for same in self.same
            ],
            "copies": {"source": self.copy.source.id, "share": round(self.copy.share, 2)}
            if self.copy
            else None,
        }  # fmt: skip


def import_articles(  # noqa: PLR0913 - one argument an input of the import
    project: Path,
    settings: Settings,
    articles: Iterable[Given],
    asked: Asked,
    *,
    folder: Path,
    jobs: int,
) -> Iterator[tuple[Given, Imported | None, tuple[Problem, ...]]]:
    """Read articles, `jobs` at a time, and draft what they report, in the order given.

    `folder` is where drafts lie: an article that waits there for its review is not drafted again.
    """
    chronicle = _chronicle(project, settings)
    events, register = recorded(chronicle), register_of(chronicle)
    seen = {
        kept.source: (kept.addresses, kept.sha256)
        for kept in all_kept(project)
        if (folder / kept.source).exists() or Key("source", kept.source) in chronicle.records
    }
    in_run: list[tuple[Drafted, Happening]] = []
    for given, read in read_each(articles, asked, register, jobs):
        reading = _extracted(read, asked, register, Place(given.name))
        article, findings = reading.article, reading.findings
        if article is None or findings is None:
            yield given, None, reading.problems
            continue
        place = Place(given.name)
        problems = [*as_errors(reading.problems)]
        problems += refusals(article, findings, place, complete=asked.complete)
        source = source_id(findings)
        problems += (*_known(chronicle, article, place), *_drafted(seen, article, place))[:1]
        copy = None
        if not has_errors(problems):
            day = findings.header.published.day if findings.header.published else ""
            copy = copied(chronicle, article.text, day)
            problems += _repeats(copy, findings, place)
        if has_errors(problems):
            yield given, None, tuple(problems)
            continue
        seen[source] = (addresses_of(article), _digest(article.text))
        happenings = [proposed(event, findings, chronicle) for event in reading.events]
        same = tuple(same_event(events, one) or same_event(in_run, one) for one in happenings)
        taken = frozenset(one.id for one, _ in in_run)
        told = Told(dict(_of_source(given, copy)), dict(_of_events(same)), taken)
        imported = _imported(given, reading, chronicle, asked, same, copy, told)
        in_run += _new(imported, happenings)
        yield given, imported, tuple(problems)


def _new(
    imported: Imported, happenings: Sequence[Happening]
) -> Iterator[tuple[Drafted, Happening]]:
    """The events that an article drafts for the first time, for the articles that follow it."""
    source = source_id(imported.findings)
    ids = [str(draft.key.id) for draft in imported.drafts if draft.key.kind == "event"]
    for id_, happening, same in zip(ids, happenings, imported.same, strict=False):
        if same is None:
            yield Drafted(id_, source), happening


def _chronicle(project: Path, settings: Settings) -> Chronicle:
    """The chronicle as it can be read, without its checks; what the last build read is not read."""
    site = Path(os.path.abspath(project / settings.site_dir))  # noqa: PTH100 - as the build names it
    state = read_state(state_path(project, site, settings.site_url), code_digest())
    loaded = load(project, settings.docs_dir, state.memory.memo, state.memory.scanned_ns)
    return link(loaded.records, loaded.broken, loaded.asset_paths)


def _extracted(reading: Reading, asked: Asked, register: Register, place: Place) -> Reading:
    """A reading with what the extractors asked for found besides."""
    article, findings = reading.article, reading.findings
    if article is None or findings is None or not asked.extractors:
        return reading
    problems = list(reading.problems)
    for name, extractor in asked.extractors:
        findings, told = with_extracted(findings, article, register, name, extractor, place)
        problems.extend(told)
    return msgspec.structs.replace(
        reading,
        findings=findings,
        events=propose_events(article, findings),
        problems=tuple(problems),
    )


def _imported(  # noqa: PLR0913 - one argument a thing that a draft rests on
    given: Given,
    reading: Reading,
    chronicle: Chronicle,
    asked: Asked,
    same: tuple[Same | None, ...],
    copy: Copy | None,
    told: Told,
) -> Imported:
    article, findings, events = reading.article, reading.findings, reading.events
    if article is None or findings is None:
        raise TypeError("only what was read can be drafted")
    if copy is not None and copy.share >= WHOLE_COPY:
        events, same, told = (), (), told._replace(events={})
    drafts = drafts_of(
        article,
        findings,
        events,
        chronicle,
        complete=asked.complete,
        made_by=asked.made_by,
        told=told,
    )
    return Imported(given, article, findings, events, drafts, same, copy)


def _of_source(given: Given, copy: Copy | None) -> Iterator[tuple[str, Writable]]:
    if given.retrieved:
        yield "retrieved", given.retrieved
    if copy is not None:
        note = f"? {copy.share:.0%} of its word sequences stand in {copy.source.id}: a copy of it"
        yield "syndicated_from", Noted(copy.source.outlet.id, note)


def _of_events(same: Iterable[Same | None]) -> Iterator[tuple[int, dict[str, Writable]]]:
    for number, one in enumerate(same):
        if one is not None:
            drafted = isinstance(one.event, Drafted)
            first = f", drafted from {one.event.source}" if isinstance(one.event, Drafted) else ""
            note = (
                f"? {one.likeness}{first}: the same event? Then keep this line, and its source and "
                f"claims are added there{' once that draft is accepted' if drafted else ''}; "
                "if not, write distinct-from"
            )
            yield number, {"relations": [Noted({"same-as": str(one.event.id)}, note)]}


# --- what is known already -----------------------------------------------------------------


def _known(chronicle: Chronicle, article: Article, place: Place) -> Iterator[Problem]:
    """The same address is the same article: name its record instead of drafting a second."""
    source = known_source(chronicle, addresses_of(article))
    if source is not None:
        message = f"article: it is there already, as {source.path}"
        yield Problem(place, "source-known", message, "mend or extend that record")


def _drafted(
    seen: dict[str, tuple[tuple[str, ...], str]], article: Article, place: Place
) -> Iterator[Problem]:
    """An article drafted before, in this run or an earlier one, and not yet accepted."""
    digest = _digest(article.text)
    for source, (addresses, sha) in seen.items():
        if sha == digest or same_article(addresses, addresses_of(article)):
            message = f"article: it was imported already, as {source}"
            hint = "review those drafts, or remove them and .chronicle/articles/ of that name"
            yield Problem(place, "article-imported", message, hint)
            return


def _digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()


def _repeats(copy: Copy | None, findings: Findings, place: Place) -> Iterator[Problem]:
    """Say which source an article copies. Another version by the same outlet is not drafted."""
    if copy is None:
        return
    share, source = f"{copy.share:.0%}", copy.source
    if findings.header.outlet is not None and findings.header.outlet.id == source.outlet.id:
        message = f"article: {share} of it stands in {source.path}, of the same outlet"
        hint = "mend that record; if this is a later version, add `modified:` and a new fingerprint"
        yield Problem(place, "source-known", message, hint)
        return
    if findings.header.outlet is None and copy.share >= _SAME_TEXT:
        message = f"article: its text is that of {source.path}"
        hint = "mend that record; if another outlet printed it too, give its address with --url"
        yield Problem(place, "source-known", message, hint)
        return
    message = f"article: {share} of its word sequences stand in {source.path}"
    hint = f"one copies the other; the draft says syndicated_from: {source.outlet.id}"
    if copy.share >= WHOLE_COPY:
        hint += ", and no event is drafted from words that are there already"
    yield Problem(place, "article-copy", message, hint, "warning")


# --- writing -------------------------------------------------------------------------------


def put(
    imported: Imported, project: Path, folder: Path, *, shown: str
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the drafts into a folder of their own below `folder`, unless it is there already.

    The article is kept in the project's `.chronicle/` for the review.
    """
    source = source_id(imported.findings)
    own = folder / source
    if own.exists():
        hint = "accept or remove them first; drafts are never written over"
        message = "drafts of this article are there already"
        return (), (Problem(Place(f"{shown}/{own.name}"), "drafts-exist", message, hint),)
    keep(
        project,
        Kept(
            source=source,
            text=imported.article.text,
            sha256=_digest(imported.article.text),
            addresses=addresses_of(imported.article),
            sentences=imported.findings.sentences,
            evidence=tuple(evidence_of(imported.drafts, imported.events, imported.findings)),
        ),
    )
    written = []
    for draft in imported.drafts:
        file = own / draft.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(draft.text, "utf-8")
        written.append(file)
    return tuple(written), ()


def as_json(imported: Iterable[Imported]) -> str:
    """Everything found in the articles: an object for one, a list for several."""
    told = [one.told() for one in imported]
    data = msgspec.json.encode(told[0] if len(told) == 1 else told)
    return msgspec.json.format(data).decode()
