"""What each party held on each issue, in order of time: what it said of it, and what it proposed.

A stance is a claim on the issue, or a term of a proposal that the party tabled. Some take a
position (demands, accepts, rejects …), others only speak to the issue (asserts, denies). Each
belongs to a day: the last on which it may have been taken. What has none has no place in time.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from chronicle.model import Agreement, Claim, Event, Key, Proposal
from chronicle.model import Stance as Verb
from chronicle.page import ClaimKey
from chronicle.views.answers import made
from chronicle.views.claims import party_of
from chronicle.views.viewer import Viewer, order
from chronicle.when import When, last_day

_SPEAKS_ONLY: Final[frozenset[Verb]] = frozenset({"asserts", "denies", "other"})
# Stances of a party that wants the value it names for a point.
_WANTS: Final[frozenset[Verb]] = frozenset({"proposes", "accepts", "demands", "offers"})


class Wanted(NamedTuple):
    """The value that a party wants for a point of a record."""

    record: Key
    field: str
    value: str


class Stance(NamedTuple):
    """One stance; `anchor` is the id of the claim, empty for a term of a proposal."""

    verb: Verb
    day: date
    when: When
    record: Key
    anchor: str
    words: str
    wants: Wanted | None = None
    is_quote: bool = False
    lang: str = ""

    @property
    def takes_position(self) -> bool:
        """Whether it says what the party wants, not only what it says is so."""
        return self.verb not in _SPEAKS_ONLY


class Standing(NamedTuple):
    """The stance that holds at the end of a day, and the one before it in other words.

    `number` is how many stances there were by then.
    """

    now: Stance | None
    before: Stance | None
    number: int


class Course:
    """The stances of a party on an issue, oldest first; of the same day terms before claims."""

    def __init__(self, stances: tuple[Stance, ...]) -> None:
        self.stances = stances
        self._days = sorted(stance.day for stance in stances)
        # What holds depends on how many stances there are by a day; few pages ask for the same.
        self._known: dict[int, Standing] = {}

    def at(self, day: date | None) -> Standing:
        """What holds at the end of a day; without one, by all that is recorded.

        The latest that takes a position holds; where none does, the latest that speaks to the
        issue.
        """
        count = len(self.stances) if day is None else bisect_right(self._days, day)
        if count not in self._known:
            told = [one for one in self.stances if day is None or one.day <= day]
            self._known[count] = _standing(told)
        return self._known[count]


Board = Mapping[tuple[Key, Key], Course]
"""The stances of a chronicle by issue and party."""


def board(viewer: Viewer) -> Board:
    """All stances of a chronicle."""
    found: defaultdict[tuple[Key, Key], list[tuple[Any, Stance]]] = defaultdict(list)
    for issue, party, stance in (*_terms(viewer), *_claims(viewer)):
        place = (order(stance.when), stance.anchor != "", stance.record, len(found[issue, party]))
        found[issue, party].append((place, stance))
    return {
        cell: Course(tuple(stance for _, stance in sorted(told))) for cell, told in found.items()
    }


def _standing(told: list[Stance]) -> Standing:
    positions = [one for one in told if one.takes_position] or told
    if not positions:
        return Standing(None, None, 0)
    now = positions[-1]
    before = [one for one in positions if (one.verb, one.words) != (now.verb, now.words)]
    return Standing(now, before[-1] if before else None, len(told))


def _terms(viewer: Viewer) -> Iterator[tuple[Key, Key, Stance]]:
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    for proposal in proposals:
        day = last_day(proposal.tabled)
        if day is None:
            continue
        for term in proposal.terms:
            stance = Stance("proposes", day, proposal.tabled, proposal.key, "", term.text)
            issue = viewer.of(term.issue, "issue").key
            for ref in proposal.proposers:
                yield issue, viewer.of(ref, "actor").key, stance


def _claims(viewer: Viewer) -> Iterator[tuple[Key, Key, Stance]]:
    kinds = viewer.chronicle.of_kind
    records: tuple[Event | Proposal | Agreement, ...] = (
        *kinds["event"],
        *kinds["proposal"],
        *kinds["agreement"],
    )
    for record in records:
        for claim in record.claims:
            party = party_of(viewer, claim)
            when = made(viewer, ClaimKey(record.key, claim.id))
            day = last_day(when) if when else None
            if party is None or when is None or day is None:
                continue
            stance = Stance(
                claim.stance,
                day,
                when,
                record.key,
                claim.id,
                claim.quote.text if claim.quote else claim.says,
                _wanted(viewer, record.key, claim),
                claim.quote is not None,
                claim.lang if claim.quote else "",
            )
            for ref in claim.issues:
                yield viewer.of(ref, "issue").key, party, stance


def _wanted(viewer: Viewer, record: Key, claim: Claim) -> Wanted | None:
    about = claim.about
    if about is None or not about.field or not about.value or claim.stance not in _WANTS:
        return None
    of = viewer.of(about.of).key if about.of else record
    return Wanted(of, about.field, " ".join(about.value.split()).casefold())
