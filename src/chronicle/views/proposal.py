"""The page of a proposal: what is asked of whom, by when, and how each party answered."""

import msgspec

from chronicle import routes
from chronicle.model import Proposal
from chronicle.prose import Prose
from chronicle.views.accounts import Accounts, accounts
from chronicle.views.answers import Response, claims_on, responses
from chronicle.views.chain import Step, chain
from chronicle.views.claims import ClaimView, claim_views, claims_in
from chronicle.views.evidence import Evidence, evidence
from chronicle.views.fates import FateView, fate_view
from chronicle.views.ledger import actors, from_whom_to_whom
from chronicle.views.parts import CorrectionLine, PageView, corrections, record_crumbs, version
from chronicle.views.previews import previews
from chronicle.views.relations import RelationLine, mentioned_by, relations
from chronicle.views.sources import SourceLine, source_lines, sourcing
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.web import Web, web


class Term(msgspec.Struct, frozen=True, array_like=True):
    """What is asked or offered on one issue."""

    issue: Mention
    text: str


class ProposalView(PageView, frozen=True, kw_only=True):
    """A proposal. `claims` are all that speak to it, here and in other records, oldest first."""

    id: str
    fate: FateView
    parties: str
    proposers: tuple[Mention, ...]
    addressees: tuple[Mention, ...]
    tabled: Dated
    due: Dated
    consequence: str
    track: Mention | None
    prose: Prose
    terms: tuple[Term, ...]
    responses: tuple[Response, ...]
    accounts: Accounts
    chain: tuple[Step, ...]
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationLine, ...]
    web: Web | None
    mentioned_by: tuple[Mention, ...]
    sources: tuple[SourceLine, ...]
    sourcing: tuple[str, ...]
    evidence: Evidence
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def proposal_view(viewer: Viewer, proposal: Proposal) -> ProposalView:
    """The page of a proposal."""
    origin = routes.record(proposal.key)
    prose = viewer.chronicle.prose[proposal.key]
    sources = tuple(viewer.of(ref, "source") for ref in proposal.sources)
    numbers = tuple(source.key for source in sources)
    claims = dict.fromkeys(
        (*claims_on(viewer, proposal), *claims_in(proposal.key, proposal.claims))
    )
    return ProposalView(
        title=proposal.title,
        description=prose.summary or from_whom_to_whom(viewer, proposal, origin),
        crumbs=record_crumbs(viewer, "proposal", proposal.title, origin),
        file=proposal.path,
        id=proposal.id,
        fate=fate_view(viewer, proposal, origin),
        parties=from_whom_to_whom(viewer, proposal, origin),
        proposers=actors(viewer, proposal.proposers, origin),
        addressees=actors(viewer, proposal.addressees, origin),
        tabled=viewer.whole(proposal.tabled),
        due=viewer.dated(proposal.deadline),
        consequence=proposal.consequence,
        track=viewer.mention(viewer.of(proposal.track, "track").key, origin)
        if proposal.track
        else None,
        prose=prose,
        terms=tuple(
            Term(viewer.mention(viewer.of(term.issue, "issue").key, origin), term.text)
            for term in proposal.terms
        ),
        responses=responses(viewer, proposal, origin),
        accounts=accounts(viewer, proposal, origin),
        chain=chain(viewer, proposal, origin),
        claims=claim_views(viewer, claims, origin, numbers),
        relations=relations(viewer, proposal, origin),
        web=web(viewer, proposal, origin),
        mentioned_by=mentioned_by(viewer, proposal.key, origin),
        sources=source_lines(viewer, sources, origin),
        sourcing=sourcing(viewer, sources, tuple(viewer.claim(key) for key in claims)),
        evidence=evidence(viewer, proposal, claims, origin),
        corrections=corrections(viewer, proposal),
        version=version(viewer, proposal),
        contributors=proposal.contributors,
        previews=previews(viewer, proposal, origin),
    )
