"""Where parties agree: they stand behind the same proposal, or want the same value for a point.

A party stands behind a proposal that it tabled or accepted without a condition, until it says
otherwise of it, until another proposal takes its place, or until its deadline passes. What a party
accepts on a condition, or merely welcomes, is no agreement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from chronicle.model import Key, Proposal
from chronicle.views.answers import claims_on, made
from chronicle.views.claims import party_of
from chronicle.views.fates import fate_of
from chronicle.views.parts import labels
from chronicle.views.phrases import point_words, value_words
from chronicle.views.stances import Board, board
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import ANSWER
from chronicle.when import When, last_day


class Accord(msgspec.Struct, frozen=True, array_like=True):
    """What parties stand behind, and on which issues; `since` is when the last of them joined."""

    parties: str
    issues: tuple[Mention, ...]
    point: str
    record: Mention
    since: Dated


class Voice(NamedTuple):
    """What a party said of a ground on a day: that it stands behind it, or not."""

    day: date
    when: When
    party: Key
    is_for: bool


class Ground(NamedTuple):
    """A proposal, or a value for a point of a record, with the voices on it in order of time.

    `ends` is the first day on which it is no longer there to stand on. `is_closed` says that by
    now it is not, where nobody recorded since when.
    """

    record: Key
    point: str
    issues: tuple[Key, ...]
    voices: tuple[Voice, ...]
    ends: date | None = None
    is_closed: bool = False


def all_grounds(viewer: Viewer) -> tuple[Ground, ...]:
    """The same, with all stances of the chronicle."""
    return grounds(viewer, viewer.shared(board))


def grounds(viewer: Viewer, all_: Board) -> tuple[Ground, ...]:
    """All that parties of a chronicle could agree on."""
    return (*_proposals(viewer), *_points(viewer, all_))


def accords(
    viewer: Viewer, grounds_: Iterable[Ground], day: date | None, origin: str, *, now: bool = False
) -> tuple[Accord, ...]:
    """All agreements at the end of a day, the newest first; `now` tells the day of the site."""
    found = []
    for ground in grounds_:
        if (ground.ends and day and ground.ends <= day) or (now and ground.is_closed):
            continue
        last = {one.party: one for one in ground.voices if day is None or one.day <= day}
        behind = {party: one for party, one in last.items() if one.is_for}
        if len(behind) > 1:
            joined = max(behind.values(), key=lambda one: one.day)
            found.append((joined.day, ground, sorted(behind, key=viewer.rank), joined.when))
    found.sort(key=lambda one: (one[0], one[1].record), reverse=True)
    return tuple(
        Accord(
            labels(viewer, (viewer.mention(party, origin) for party in parties)),
            tuple(viewer.mention(issue, origin) for issue in ground.issues),
            ground.point,
            viewer.mention(ground.record, origin),
            viewer.dated(since),
        )
        for _, ground, parties, since in found
    )


def _proposals(viewer: Viewer) -> Iterator[Ground]:
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    for proposal in proposals:
        told = [
            (order(proposal.tabled), proposal.tabled, viewer.of(ref, "actor").key, True)
            for ref in proposal.proposers
        ]
        for key in claims_on(viewer, proposal):
            claim, when = viewer.claim(key), made(viewer, key)
            party = party_of(viewer, claim)
            if party is not None and when is not None and claim.stance in ANSWER:
                told.append((order(when), when, party, claim.stance == "accepts"))
        told.sort(key=lambda one: one[0])
        voices = tuple(
            Voice(day, when, party, is_for)
            for _, when, party, is_for in told
            if (day := last_day(when))
        )
        issues = dict.fromkeys(viewer.of(term.issue, "issue").key for term in proposal.terms)
        fate = fate_of(viewer, proposal).fate
        is_closed = fate in {"rejected", "withdrawn", "lapsed"}
        # What all accepted in time does not end with its deadline.
        due = last_day(proposal.deadline) if proposal.deadline and fate != "accepted" else None
        end = _end(viewer, proposal, due)
        yield Ground(proposal.key, "", tuple(issues), voices, end, is_closed)


def _end(viewer: Viewer, proposal: Proposal, due: date | None) -> date | None:
    """The day on which another took its place, or the one after it was due."""
    later = viewer.origins(proposal.key, "supersedes", kind="proposal")
    days = [last_day(one.tabled) for one in later]
    if due is not None:
        days.append(due + timedelta(days=1))
    return min((day for day in days if day), default=None)


def _points(viewer: Viewer, all_: Board) -> Iterator[Ground]:
    told: defaultdict[tuple[Key, str], list[tuple[Voice, str, Key]]] = defaultdict(list)
    for (issue, party), course in all_.items():
        for stance in course.stances:
            if (wants := stance.wants) is not None:
                voice = Voice(stance.day, stance.when, party, is_for=True)
                told[wants.record, wants.field].append((voice, wants.value, issue))
    for (record, field), voices in told.items():
        voices.sort(key=lambda one: (order(one[0].when), *one[1:]))
        for value in dict.fromkeys(wanted for _, wanted, _ in voices):
            yield Ground(
                record,
                f"{point_words(field, viewer.words)}: {value_words(value, viewer.names)}",
                tuple(dict.fromkeys(issue for _, wanted, issue in voices if wanted == value)),
                tuple(voice._replace(is_for=wanted == value) for voice, wanted, _ in voices),
            )
