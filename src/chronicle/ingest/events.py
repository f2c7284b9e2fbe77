"""Propose the events of an article: one for each dated happening and each dated statement.

A proposal is a guess to be reviewed: it holds what the article's words suggest, with the words,
and joins nothing that they do not join.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from chronicle.ingest.article import Article
from chronicle.ingest.event_clusters import (
    Cluster,
    add_statements,
    dated_happenings,
    dates_a_report,
    is_day,
    join_clusters,
    kind_of_statement,
    telling,
    worth_an_event,
)
from chronicle.ingest.event_proposals import Because, EventProposal
from chronicle.ingest.event_relations import relate
from chronicle.ingest.findings import DateFinding, Findings, Name, Span
from chronicle.ingest.happenings import Guess
from chronicle.ingest.verbs import stances
from chronicle.model import EventKind, Status


def propose_events(article: Article, findings: Findings) -> tuple[EventProposal, ...]:
    """Propose events in the order in which the article tells them, the main one first."""
    clusters = dated_happenings(article, findings)
    add_statements(clusters, findings)
    clusters = worth_an_event(join_clusters(clusters, findings), findings)
    main = _main(clusters, article, findings)
    _give_the_rest(clusters, main, findings)
    clusters.sort(key=lambda cluster: cluster is not main)
    proposed = [
        _proposal(cluster, article, findings, is_main=cluster is main) for cluster in clusters
    ]
    return relate(proposed, findings, article.plain)


def _main(clusters: list[Cluster], article: Article, findings: Findings) -> Cluster:
    """The happening the headline is about; if none is dated, one made of the first sentence."""
    headline = findings.header.headline.value if findings.header.headline else ""
    lead = findings.sentences[0] if findings.sentences else Span(0, 0)
    wanted = telling(headline) | telling(lead.of(article.plain))
    said = _kind_of_headline(headline)
    best = max(
        clusters,
        # Of two in one sentence, the offer and its deadline, the headline's kind is the main one.
        key=lambda cluster: (
            _likeness(cluster, wanted, article)
            + (_AS_SAID if said is not None and cluster.kind.value == said.value else 0)
        ),
        default=None,
    )
    if best is not None and lead in best.sentences:
        if best.kind.value == "statement" and said is not None:
            best.kind = said
        return best
    number = next(
        (n for n, s in enumerate(findings.statements) if s.sentence == lead and s.speaker), -1
    )
    statement = findings.statements[number] if number >= 0 else None
    kind: EventKind = kind_of_statement(statement) if statement else "other"
    words = statement.verb if statement else ""
    made = Cluster(-1, said or Guess(kind, words, lead), Guess("held", words, lead), [lead])
    dated = next((n for n, d in enumerate(findings.dates) if lead.holds(d.span) and is_day(d)), -1)
    if dated >= 0 and not dates_a_report(article.plain, findings.dates[dated]):
        made.date = dated
    clusters.append(made)
    return made


_AS_SAID = 0.2


def _kind_of_headline(headline: str) -> Guess | None:
    """A headline whose verb proposes or rejects says what the main event is."""
    for word in re.findall(r"[a-z]+", headline):
        stance = stances().get(word, "asserts")
        if stance in {"proposes", "offers", "demands"}:
            return Guess("proposal", word, Span(0, 0))
        if stance in {"rejects", "accepts", "declines"}:
            return Guess("response", word, Span(0, 0))
    return None


def _likeness(cluster: Cluster, wanted: set[str], article: Article) -> float:
    words: set[str] = set()
    for sentence in cluster.sentences:
        words |= telling(sentence.of(article.plain))
    return len(words & wanted) / (len(words) + 10)


def _give_the_rest(clusters: list[Cluster], main: Cluster, findings: Findings) -> None:
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
    cluster: Cluster, article: Article, findings: Findings, *, is_main: bool
) -> EventProposal:
    span = Span(cluster.sentences[0].start, cluster.sentences[0].end)
    names = list(_named_in(cluster.sentences, findings))
    people = [name for name in names if name.kind in {"person", "organisation", "state"}]
    places = [name for name in names if name.kind == "place" and _is_venue(name, cluster, article)]
    dated = findings.dates[cluster.date] if cluster.date >= 0 else None
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
        issues=tuple(
            issue.id
            for issue in findings.issues
            if issue.id and any(s.holds(m) for s in cluster.sentences for m in issue.mentions)
        ),
        because=tuple(_reasons(cluster, dated)),
    )


def _reasons(cluster: Cluster, dated: DateFinding | None) -> Iterator[Because]:
    for name, guess in (("kind", cluster.kind), ("status", cluster.status)):
        yield Because(
            span=guess.span, rule=f"event: {name} by its words",
            reason=f"the article says {guess.words!r}" if guess.words else "nothing tells",
            doubt="" if guess.words else f"which {name}?", field=name, value=guess.value,
        )  # fmt: skip
    if dated is not None:
        yield Because(
            span=dated.span, rule=dated.rule, reason=dated.reason, doubt=dated.doubt, field="date",
            value=dated.value,
        )  # fmt: skip


def _title(cluster: Cluster, article: Article, findings: Findings, *, is_main: bool) -> str:
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


def _is_venue(name: Name, cluster: Cluster, article: Article) -> bool:
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


__all__ = ["EventProposal", "propose_events"]
