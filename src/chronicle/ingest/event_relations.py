"""How the events of one article belong together: an answer to an offer, a deal out of talks.

Only what two events and their words show is proposed, each with its reason; a person decides.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from chronicle.ingest.event_proposals import EventProposal, Related
from chronicle.ingest.findings import Findings, Span

_ANSWERS = frozenset({"rejects", "accepts", "accepts-if", "counters", "declines", "defers"})
_GATHERINGS = frozenset({"meeting", "summit", "call", "visit"})
_OUTCOMES = frozenset({"agreement", "signing", "truce", "exchange"})
_SOON = 3  # days within which talks bring about a deal


def relate(
    events: Sequence[EventProposal], findings: Findings, plain: str
) -> tuple[EventProposal, ...]:
    """Give the events their relations to each other, by number in the sequence."""
    return tuple(
        msgspec.structs.replace(event, relations=tuple(_of(number, events, findings, plain)))
        for number, event in enumerate(events)
    )


def _of(
    number: int, events: Sequence[EventProposal], findings: Findings, plain: str
) -> Iterator[Related]:
    yield from _answer(number, events, findings)
    yield from _outcome(number, events, findings, plain)


def _answer(number: int, events: Sequence[EventProposal], findings: Findings) -> Iterator[Related]:
    """A rejection responds to the offer told of before it, by somebody else."""
    event = events[number]
    if event.kind != "response":
        return
    statements = [findings.statements[n] for n in event.statements]
    answer = next((s for s in statements if s.stance in _ANSWERS), None)
    if answer is None:
        return
    who = answer.speaker.name if answer.speaker else ""
    offers = [
        (other.is_main, other.span, place)
        for place, other in enumerate(events)
        if place != number and other.kind == "proposal" and not _is_by(other, who, findings)
        and (other.is_main or other.span <= event.span)
    ]  # fmt: skip
    if offers:
        yield Related(
            span=answer.span,
            rule="relation: an answer to an offer",
            reason=f"{who or 'somebody'} {answer.verb}",
            doubt="does it answer this?",
            kind="counters" if answer.stance == "counters" else "responds-to",
            to=max(offers)[2],
        )


def _is_by(event: EventProposal, name: str, findings: Findings) -> bool:
    speakers = [findings.statements[n].speaker for n in event.statements]
    return bool(name) and any(speaker and speaker.name == name for speaker in speakers[:1])


def _outcome(
    number: int, events: Sequence[EventProposal], findings: Findings, plain: str
) -> Iterator[Related]:
    """Talks of the same days result in a deal whose sentence says "after talks"."""
    event = events[number]
    if event.kind not in _GATHERINGS or event.status != "held":
        return
    for place, other in enumerate(events):
        days = _between(event, other, findings)
        if other.kind not in _OUTCOMES or days is None or not 0 <= days <= _SOON:
            continue
        words = re.search(
            r"\b(?:after|following|during|at|in) (?:\w+[ -]){0,5}?"
            r"(?:talks|meeting|summit|negotiations|call|session)\b",
            other.span.of(plain),
        )
        if words and other.status in {"held", "scheduled", "under-way"}:
            start = other.span.start + words.start()
            yield Related(
                span=Span(start, start + len(words.group())),
                rule="relation: a deal out of talks",
                reason=f"the article says {words.group()!r}",
                doubt="of these talks?",
                kind="results-in",
                to=place,
            )


def _between(one: EventProposal, other: EventProposal, findings: Findings) -> int | None:
    """The days from one event to the other, where both have a day."""
    values = [findings.dates[e.date].value[:10] if e.date >= 0 else "" for e in (one, other)]
    if not all(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in values):
        return None
    first, second = map(date.fromisoformat, values)
    return (second - first).days
