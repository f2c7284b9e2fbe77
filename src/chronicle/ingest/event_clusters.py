"""Sentences and statements of an article gathered by the happening they tell of.

A cluster is a day and a kind, or a speaker and a day; what is too small for an event of its own
is left to others.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from chronicle.ingest.article import Article
from chronicle.ingest.findings import DateFinding, Findings, Span, Statement
from chronicle.ingest.happenings import Guess, kind_near, status_near
from chronicle.model import EventKind


@dataclass(slots=True)
class Cluster:
    """Sentences and statements that tell of one happening; lives for one call."""

    date: int
    kind: Guess
    status: Guess
    sentences: list[Span] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    speaker: str = ""


def dated_happenings(article: Article, findings: Findings) -> list[Cluster]:
    """A happening for each day and kind that a sentence dates, past the days of mere saying."""
    clusters: dict[tuple[str, str], Cluster] = {}
    said = {statement.made for statement in findings.statements if statement.made >= 0}
    day = findings.header.published.day if findings.header.published else ""
    for number, found in enumerate(findings.dates):
        if number in said or not is_day(found):
            continue
        if found.quoted and found.direction != "future":
            continue  # "today is a good day": the day of the words themselves
        sentence = _sentence_at(findings, found.span.start)
        if sentence is None or dates_a_report(article.plain, found):
            continue
        if findings.header.dateline and findings.header.dateline.span.overlaps(found.span):
            continue
        kind = kind_near(article.plain, sentence, found)
        if kind.value == "other" and found.direction != "future":
            continue
        status = status_near(article.plain, sentence, found, day)
        key = (found.value, kind.value)
        cluster = clusters.setdefault(key, Cluster(number, kind, status))
        cluster.sentences.append(sentence)
    return list(clusters.values())


def is_day(found: DateFinding) -> bool:
    """Tell whether the value is a day or days."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?", found.value) is not None


def dates_a_report(plain: str, found: DateFinding) -> bool:
    """Tell "reported on Saturday": the day of a report is no happening."""
    before = plain[max(0, found.span.start - 30) : found.span.start]
    return (
        re.search(r"\b(?:reported|reports|wrote|published)(?: on| late| early)* $", before)
        is not None
    )


def _sentence_at(findings: Findings, place: int) -> Span | None:
    return next((span for span in findings.sentences if span.start <= place < span.end), None)


_COMMENTATORS = frozenset(
    "scholar expert analyst professor researcher historian economist fellow commentator".split()
)


def add_statements(clusters: list[Cluster], findings: Findings) -> None:
    """Statements with a day make an event a speaker and day, unless a commentator speaks."""
    roles = {name.name: name.role.lower() for name in findings.names}
    kinds = {name.name: name.kind for name in findings.names}
    spoken: dict[tuple[str, str], Cluster] = {}
    for number, statement in enumerate(findings.statements):
        speaker = statement.speaker
        if speaker is None or not speaker.name or statement.made < 0:
            continue
        if set(roles.get(speaker.name, "").split()) & _COMMENTATORS:
            continue
        key = (speaker.id or speaker.name, findings.dates[statement.made].value)
        cluster = spoken.get(key)
        if cluster is None and kinds.get(speaker.name) in {"state", "place"}:
            # "Norland is ready, its minister said": the country's words are the minister's.
            cluster = next((c for c in spoken.values() if statement.sentence in c.sentences), None)
        if cluster is None:
            span = statement.span
            kind = Guess(kind_of_statement(statement), statement.verb, span)
            status = Guess("held", statement.verb, span)
            cluster = Cluster(statement.made, kind, status, speaker=key[0])
            spoken[key] = cluster
            clusters.append(cluster)
        cluster.statements.append(number)
        if cluster.kind.value == "statement":
            cluster.kind = Guess(kind_of_statement(statement), statement.verb, statement.span)
        if statement.sentence not in cluster.sentences:
            cluster.sentences.append(statement.sentence)


_GATHERINGS = frozenset({"meeting", "summit", "call", "visit"})


def join_clusters(clusters: list[Cluster], findings: Findings) -> list[Cluster]:
    """Take a meeting and what it is about on one day still to come for one happening."""
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: c.kind.value not in _GATHERINGS):
        day = findings.dates[cluster.date].value if cluster.date >= 0 else ""
        home = next(
            (
                other
                for other in kept
                if not cluster.speaker and not other.speaker and _is_same(other, cluster, findings)
            ),
            None,
        )
        if home is None or not day:
            kept.append(cluster)
            continue
        home.sentences.extend(s for s in cluster.sentences if s not in home.sentences)
        home.statements.extend(cluster.statements)
    return sorted(kept, key=clusters.index)


def _is_same(one: Cluster, other: Cluster, findings: Findings) -> bool:
    """Tell a meeting on days that hold the other's day, or one to come that seals a deal."""
    first, second = findings.dates[one.date].value, findings.dates[other.date].value
    start, _, end = first.partition("/")
    inside = start <= second.partition("/")[0] <= (end or start)
    if not inside or one.kind.value not in _GATHERINGS:
        return False
    if one.kind.value == other.kind.value:
        return first == second or bool(end)
    ahead = {one.status.value, other.status.value} <= {"scheduled", "proposed"}
    return ahead and other.kind.value in {"agreement", "exchange", "other", "signing"}


def worth_an_event(clusters: list[Cluster], findings: Findings) -> list[Cluster]:
    """Leave out the sayings of a sentence or so: they become claims of the main event.

    An offer or an answer, words of some length, or the only saying of its day stay.
    """
    headline = telling(findings.header.headline.value if findings.header.headline else "")
    kept: list[Cluster] = []
    for cluster in clusters:
        if not cluster.speaker:
            kept.append(cluster)
            continue
        words = sum(len(findings.statements[n].words.split()) for n in cluster.statements)
        named = bool(telling(cluster.speaker.replace("-", " ")) & headline)
        said = words >= _A_FEW_WORDS or len(cluster.statements) > 1 or named
        if (cluster.kind.value != "statement" or said) and not _is_long_past(cluster, findings):
            kept.append(cluster)
    return kept


_A_FEW_WORDS = 12

_LONG_PAST = 21  # days: what was said before that is background


def _is_long_past(cluster: Cluster, findings: Findings) -> bool:
    published = findings.header.published
    value = findings.dates[cluster.date].value
    if published is None or not is_day(findings.dates[cluster.date]):
        return False
    days = date.fromisoformat(published.day) - date.fromisoformat(value[:10])
    return days.days > _LONG_PAST


def kind_of_statement(statement: Statement) -> EventKind:
    """The kind of event that a statement makes by its stance."""
    if statement.stance in {"proposes", "offers", "demands"}:
        return "proposal"
    if statement.stance in {"rejects", "accepts", "accepts-if", "declines", "counters"}:
        return "response"
    return "statement"


def telling(words: str) -> set[str]:
    """The words that are long enough to tell two sentences apart."""
    return {word.lower() for word in re.findall(r"\w{4,}", words)}
