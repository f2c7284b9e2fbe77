"""What of an article the chronicle knows already: itself, the text that it copies, its events."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from chronicle.fingerprint import held, mistakes_in, normalise
from chronicle.graph import Chronicle
from chronicle.ingest.addresses import canonical
from chronicle.ingest.article import Article
from chronicle.ingest.events import EventProposal
from chronicle.ingest.findings import Findings
from chronicle.likeness import (
    POSSIBLE,
    Happening,
    Likeness,
    compare_events,
    happening_of,
    places_around,
)
from chronicle.model import Event, Source
from chronicle.when import When, parse_when

COPY = 0.6
"""From this share of its word sequences on an article is taken for a copy of another."""

_SHORTEST = 100  # words: a note of fewer may stand in an article that copies nothing
_ABOUT = 3  # days by which an uncertain date may be off
_DAYS = 10  # a copy is printed soon after


class Copy(NamedTuple):
    """A source whose text an article repeats, and how much of it."""

    source: Source
    share: float


class Drafted(NamedTuple):
    """An event that this run has drafted already, from another article: `source` is its id."""

    id: str
    source: str


class Same(NamedTuple):
    """An event, recorded or drafted, that a proposal may be, with the score and its parts."""

    event: Event | Drafted
    likeness: Likeness


def addresses_of(article: Article) -> tuple[str, ...]:
    """All addresses that an article is known to have."""
    return tuple(filter(None, (article.url, *article.stated.addresses)))


def known_source(chronicle: Chronicle, addresses: Iterable[str]) -> Source | None:
    """The source with one of these addresses, tombstones too: what was taken back stays back."""
    asked = {canonical(url) for url in addresses} - {""}
    for record in chronicle.records.values():
        if isinstance(record, Source) and asked & {
            canonical(url) for url in (record.url, record.archive_url) if url
        }:
            return record
    return None


def copied(chronicle: Chronicle, text: str, day: str) -> Copy | None:
    """The source that a text repeats most of, if it repeats so much that one copies the other."""
    words = normalise(text)
    best: Copy | None = None
    for source in _near(chronicle.sources, day):
        fingerprint = source.fingerprint
        if fingerprint is None or mistakes_in(fingerprint):
            continue
        found, asked = held(fingerprint, words)
        # A longer article that holds the whole of a shorter one repeats it too.
        short = fingerprint.words >= _SHORTEST
        share = max(found / max(asked, 1), found / fingerprint.words if short else 0.0)
        share = min(share, 1.0)
        if share >= COPY and (best is None or share > best.share):
            best = Copy(source, share)
    return best


def _near(sources: Iterable[Source], day: str) -> Iterator[Source]:
    """The sources published about that day, and those of which the day is not known."""
    about = date.fromisoformat(day).toordinal() if day else None
    for source in sources:
        when = source.published
        if (
            when is None
            or about is None
            or when.first is None
            or when.last is None
            or when.first - _DAYS <= about <= when.last + _DAYS
        ):
            yield source


def same_event(
    candidates: Sequence[tuple[Event | Drafted, Happening]], proposal: Happening
) -> Same | None:
    """The event that is likeliest the one proposed, if a person should look at all."""
    scored = (
        Same(event, compare_events(happening, proposal))
        for event, happening in candidates
        if _may_meet(happening.date, proposal.date)
    )
    best = max(scored, key=lambda same: same.likeness.score, default=None)
    return best if best is not None and best.likeness.score >= POSSIBLE else None


def _may_meet(one: When | None, other: When | None) -> bool:
    """Tell dates that `compare_events` would not set to nothing, at a fraction of its cost."""
    if one is None or other is None:
        return True
    return (one.first is None or other.last is None or one.first <= other.last + _ABOUT) and (
        other.first is None or one.last is None or other.first <= one.last + _ABOUT
    )


def recorded(chronicle: Chronicle) -> tuple[tuple[Event, Happening], ...]:
    """All events with what of them is compared, made once for many articles."""
    return tuple((event, happening_of(event, chronicle.records)) for event in chronicle.events)


def proposed(proposal: EventProposal, findings: Findings, chronicle: Chronicle) -> Happening:
    """What of a proposed event is compared. Where nobody takes part its speakers stand in."""
    value = findings.dates[proposal.date].value if proposal.date >= 0 else ""
    if not value and findings.header.published is not None:
        value = f"{findings.header.published.day}~"
    when = parse_when(value)
    speakers = (findings.statements[number].speaker for number in proposal.statements)
    spoke = {one.id for one in speakers if one is not None and one.id}
    return Happening(
        proposal.title,
        when if isinstance(when, When) else None,
        proposal.kind,
        frozenset(proposal.participants) or frozenset(spoke),
        places_around(proposal.places, chronicle.records),
    )
