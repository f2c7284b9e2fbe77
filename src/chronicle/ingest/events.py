"""Propose the events of an article: one for each dated happening and each dated statement.

A proposal is a guess to be reviewed: it holds what the article's words suggest, with the words,
and joins nothing that they do not join.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from chronicle.ingest.article import Article
from chronicle.ingest.findings import DateFinding, Finding, Findings, Name, Span, Statement
from chronicle.ingest.happenings import Guess, kind_near, status_near
from chronicle.ingest.verbs import stances
from chronicle.model import EventKind, Status


class Because(Finding, frozen=True, kw_only=True):
    """Why a field of a proposal has its value."""

    field: str
    value: str


class EventProposal(Finding, frozen=True, kw_only=True):
    """One happening. `date` is an index into `Findings.dates` or -1, `statements` likewise.

    `places` and `participants` are ids of the register; the names without a record stand in
    `unknown_places` and `unknown_participants`.
    """

    title: str
    kind: EventKind
    status: Status
    date: int = -1
    is_main: bool = False
    statements: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()
    unknown_participants: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(slots=True)
class _Cluster:
    """Sentences and statements that tell of one happening; lives for one call."""

    date: int
    kind: Guess
    status: Guess
    sentences: list[Span] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    speaker: str = ""


def propose_events(article: Article, findings: Findings) -> tuple[EventProposal, ...]:
    """Propose events in the order in which the article tells them, the main one first."""
    clusters = _dated(article, findings)
    _add_statements(clusters, findings)
    main = _main(clusters, article, findings)
    _give_the_rest(clusters, main, findings)
    clusters.sort(key=lambda cluster: cluster is not main)
    return tuple(
        _proposal(cluster, article, findings, is_main=cluster is main) for cluster in clusters
    )


def _dated(article: Article, findings: Findings) -> list[_Cluster]:
    """A happening for each day and kind that a sentence dates, past the days of mere saying."""
    clusters: dict[tuple[str, str], _Cluster] = {}
    said = {statement.made for statement in findings.statements if statement.made >= 0}
    day = findings.header.published.day if findings.header.published else ""
    for number, date in enumerate(findings.dates):
        if number in said or not _is_day(date):
            continue
        sentence = _sentence_at(findings, date.span.start)
        if sentence is None or _dates_a_report(article.plain, date):
            continue
        if findings.header.dateline and findings.header.dateline.span.overlaps(date.span):
            continue
        kind = kind_near(article.plain, sentence, date)
        if kind.value == "other" and date.direction != "future":
            continue
        status = status_near(article.plain, sentence, date, day)
        key = (date.value, kind.value)
        cluster = clusters.setdefault(key, _Cluster(number, kind, status))
        cluster.sentences.append(sentence)
    return list(clusters.values())


def _is_day(date: DateFinding) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?", date.value) is not None


def _dates_a_report(plain: str, date: DateFinding) -> bool:
    """Tell "reported on Saturday": the day of a report is no happening."""
    before = plain[max(0, date.span.start - 30) : date.span.start]
    return (
        re.search(r"\b(?:reported|reports|wrote|published)(?: on| late| early)* $", before)
        is not None
    )


def _sentence_at(findings: Findings, place: int) -> Span | None:
    return next((span for span in findings.sentences if span.start <= place < span.end), None)


_COMMENTATORS = frozenset(
    "scholar expert analyst professor researcher historian economist fellow commentator".split()
)


def _add_statements(clusters: list[_Cluster], findings: Findings) -> None:
    """Statements with a day make an event a speaker and day, unless a commentator speaks."""
    roles = {name.name: name.role.lower() for name in findings.names}
    kinds = {name.name: name.kind for name in findings.names}
    spoken: dict[tuple[str, str], _Cluster] = {}
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
            kind = Guess(_kind_of(statement), statement.verb, span)
            status = Guess("held", statement.verb, span)
            cluster = _Cluster(statement.made, kind, status, speaker=key[0])
            spoken[key] = cluster
            clusters.append(cluster)
        cluster.statements.append(number)
        if statement.sentence not in cluster.sentences:
            cluster.sentences.append(statement.sentence)


def _kind_of(statement: Statement) -> EventKind:
    if statement.stance in {"proposes", "offers", "demands"}:
        return "proposal"
    if statement.stance in {"rejects", "accepts", "accepts-if", "declines", "counters"}:
        return "response"
    return "statement"


def _main(clusters: list[_Cluster], article: Article, findings: Findings) -> _Cluster:
    """The happening the headline is about; if none is dated, one made of the first sentence."""
    headline = findings.header.headline.value if findings.header.headline else ""
    lead = findings.sentences[0] if findings.sentences else Span(0, 0)
    wanted = _telling(headline) | _telling(lead.of(article.plain))
    best = max(
        clusters,
        key=lambda cluster: _likeness(cluster, wanted, article),
        default=None,
    )
    said = _kind_of_headline(headline)
    if best is not None and lead in best.sentences:
        if best.kind.value == "statement" and said is not None:
            best.kind = said
        return best
    number = next(
        (n for n, s in enumerate(findings.statements) if s.sentence == lead and s.speaker), -1
    )
    statement = findings.statements[number] if number >= 0 else None
    kind: EventKind = _kind_of(statement) if statement else "other"
    words = statement.verb if statement else ""
    made = _Cluster(-1, said or Guess(kind, words, lead), Guess("held", words, lead), [lead])
    dated = next((n for n, d in enumerate(findings.dates) if lead.holds(d.span) and _is_day(d)), -1)
    if dated >= 0 and not _dates_a_report(article.plain, findings.dates[dated]):
        made.date = dated
    clusters.append(made)
    return made


def _kind_of_headline(headline: str) -> Guess | None:
    """A headline whose verb proposes or rejects says what the main event is."""
    for word in re.findall(r"[a-z]+", headline):
        stance = stances().get(word, "asserts")
        if stance in {"proposes", "offers", "demands"}:
            return Guess("proposal", word, Span(0, 0))
        if stance in {"rejects", "accepts", "declines"}:
            return Guess("response", word, Span(0, 0))
    return None


def _likeness(cluster: _Cluster, wanted: set[str], article: Article) -> float:
    words: set[str] = set()
    for sentence in cluster.sentences:
        words |= _telling(sentence.of(article.plain))
    return len(words & wanted) / (len(words) + 10)


def _telling(words: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w{4,}", words)}


def _give_the_rest(clusters: list[_Cluster], main: _Cluster, findings: Findings) -> None:
    """Statements without a day go to their sentence's happening, their speaker's, or the main."""
    taken = {number for cluster in clusters for number in cluster.statements}
    for number, statement in enumerate(findings.statements):
        if number in taken or statement.speaker is None:
            continue
        speaker = statement.speaker.id or statement.speaker.name
        home = next((c for c in clusters if statement.sentence in c.sentences), None)
        own = next((c for c in clusters if c.speaker and c.speaker == speaker), None)
        (home or own or main).statements.append(number)
    for cluster in clusters:
        cluster.statements.sort()


# --- one proposal -------------------------------------------------------------------------

_LONGEST_TITLE = 90


def _proposal(
    cluster: _Cluster, article: Article, findings: Findings, *, is_main: bool
) -> EventProposal:
    span = Span(cluster.sentences[0].start, cluster.sentences[0].end)
    names = list(_named_in(cluster.sentences, findings))
    people = [name for name in names if name.kind in {"person", "organisation", "state"}]
    places = [name for name in names if name.kind == "place" and _is_venue(name, cluster, article)]
    date = findings.dates[cluster.date] if cluster.date >= 0 else None
    # Both tables are written in the words of EventKind and Status.
    kind = msgspec.convert(cluster.kind.value, EventKind)
    status = msgspec.convert(cluster.status.value, Status)
    return EventProposal(
        span=span,
        rule="event: main" if is_main else "event: dated happening",
        reason=f"{cluster.status.words!r}: {status}" if cluster.status.words else "",
        doubt="" if cluster.kind.words else "what kind of event it is",
        title=_title(cluster, article, findings, is_main=is_main),
        kind=kind,
        status=status,
        date=cluster.date,
        is_main=is_main,
        statements=tuple(cluster.statements),
        places=_ids(places),
        participants=_ids(people),
        unknown_places=_unknown(places),
        unknown_participants=_unknown(people),
        because=tuple(_reasons(cluster, date)),
    )


def _reasons(cluster: _Cluster, date: DateFinding | None) -> Iterator[Because]:
    for name, guess in (("kind", cluster.kind), ("status", cluster.status)):
        yield Because(
            span=guess.span, rule=f"event: {name} by its words",
            reason=f"the article says {guess.words!r}" if guess.words else "nothing tells",
            doubt="" if guess.words else f"which {name}?", field=name, value=guess.value,
        )  # fmt: skip
    if date is not None:
        yield Because(
            span=date.span, rule=date.rule, reason=date.reason, doubt=date.doubt, field="date",
            value=date.value,
        )  # fmt: skip


def _title(cluster: _Cluster, article: Article, findings: Findings, *, is_main: bool) -> str:
    """The headline for the main event, else the words of its sentence, cut at a word."""
    headline = findings.header.headline
    if is_main and headline is not None:
        return headline.value
    speaker = findings.statements[cluster.statements[0]].speaker if cluster.speaker else None
    first = cluster.sentences[0]
    dateline = findings.header.dateline
    start = dateline.span.end if dateline and first.holds(dateline.span) else first.start
    words = " ".join(article.plain[start : first.end].split())
    words = re.split(r",? (?:according to|per) |, (?:the )?[A-Z][\w ]{2,40} reported", words)[0]
    if speaker is not None:
        words = f"{speaker.name}: {words}"
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return words.strip(' .,;:"“”')


def _named_in(sentences: Sequence[Span], findings: Findings) -> Iterator[Name]:
    for name in findings.names:
        if any(sentence.overlaps(mention) for sentence in sentences for mention in name.mentions):
            yield name


def _is_venue(name: Name, cluster: _Cluster, article: Article) -> bool:
    """A place where something was: after in or at, inside the happening's sentences."""
    return any(
        re.search(
            r"\b(?:in|at|near|outside)(?: the)? $",
            article.plain[max(0, mention.start - 14) : mention.start],
        )
        for mention in name.mentions
        for sentence in cluster.sentences
        if sentence.holds(mention)
    )


def _ids(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.id for name in names if name.id))


def _unknown(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.name for name in names if not name.id))
