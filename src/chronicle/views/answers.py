"""Who answered a proposal how: the claims about it, wherever they stand.

An answer is a claim about the proposal with a stance that answers. "None seen" says that the
chronicle has seen none, not that none was given.
"""

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Key, Proposal
from chronicle.page import ClaimKey
from chronicle.views.as_of import has_come
from chronicle.views.claims import party_of, speaker
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import ANSWER, NO_ANSWER, TABLED, Mark
from chronicle.when import When


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """One answer, or what stands in its place; `note` is its condition or who gave it.

    `record` is where the claim stands, if that is not the page itself.
    """

    mark: Mark
    when: Dated
    note: str
    href: str
    record: Mention | None = None
    source: Mention | None = None


class Response(msgspec.Struct, frozen=True, array_like=True):
    """What one party answered, oldest first; nothing if it was neither asked nor answered."""

    party: Mention | None
    answers: tuple[Answer, ...]


def claims_on(viewer: Viewer, proposal: Proposal) -> tuple[ClaimKey, ...]:
    """The claims about a proposal, by when they were made: its own, and those of other records."""
    own = [
        ClaimKey(proposal.key, claim.id)
        for claim in proposal.claims
        if claim.about is None
        or claim.about.of is None
        or viewer.of(claim.about.of).key == proposal.key
    ]
    found = [*own, *viewer.claims_to(proposal.key, "claims.about.of")]
    return tuple(sorted(found, key=lambda key: order(made(viewer, key))))


def responses(viewer: Viewer, proposal: Proposal, origin: str) -> tuple[Response, ...]:
    """What each party concerned answered, in the order of parties; last those of no party."""
    by_party: dict[Key | None, list[Answer]] = {}
    proposers = [viewer.of(ref, "actor").key for ref in proposal.proposers]
    for key in proposers:
        by_party[key] = [Answer(TABLED, viewer.dated(proposal.tabled), "", "")]
    for claim in claims_on(viewer, proposal):
        answer = _answer(viewer, claim, origin)
        party = party_of(viewer, viewer.claim(claim))
        if answer is not None and party not in proposers:
            by_party.setdefault(party, []).append(answer)
    for ref in proposal.addressees:
        key = viewer.of(ref, "actor").key
        by_party.setdefault(key, [Answer(NO_ANSWER, Dated(""), "", "")])
    known = sorted((key for key in by_party if key), key=viewer.rank)
    listed: list[Key | None] = [*known, None] if None in by_party else [*known]
    return tuple(
        Response(viewer.mention(key, origin) if key else None, tuple(by_party[key]))
        for key in listed
    )


def _answer(viewer: Viewer, key: ClaimKey, origin: str) -> Answer | None:
    claim = viewer.claim(key)
    mark = ANSWER.get(claim.stance)
    if mark is None:
        return None
    note = claim.condition
    if party_of(viewer, claim) is None:
        who = speaker(viewer, claim, origin).label
        note = f"{who}: {note}" if note else who
    is_here = routes.record(key.record) == origin
    return Answer(
        mark,
        viewer.dated(claim.made),
        note,
        routes.href(origin, routes.record(key.record), claim.id),
        None if is_here else viewer.mention(key.record, origin),
        viewer.mention(viewer.of(claim.source, "source").key, origin),
    )


def standing_answers(viewer: Viewer, proposal: Proposal) -> dict[Key, ClaimKey]:
    """The last answer of each party that did not table it, as of the date the site speaks of."""
    proposers = {viewer.of(ref, "actor").key for ref in proposal.proposers}
    found: dict[Key, ClaimKey] = {}
    for key in claims_on(viewer, proposal):
        claim, when = viewer.claim(key), made(viewer, key)
        party = party_of(viewer, claim)
        if party is None or party in proposers or claim.stance not in ANSWER:
            continue
        if when is None or has_come(viewer, when):
            found[party] = key
    return found


def made(viewer: Viewer, key: ClaimKey) -> When | None:
    """When a claim was made; where that is not recorded, the date of the record it stands in."""
    claim = viewer.claim(key)
    return claim.made or date_of(viewer.chronicle.records[key.record])


def last_activity(viewer: Viewer, proposal: Proposal) -> When:
    """When a proposal was last spoken to, by when claims about it were made."""
    told = [when for key in claims_on(viewer, proposal) if (when := made(viewer, key))]
    return max((proposal.tabled, *told), key=order)
