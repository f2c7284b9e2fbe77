"""The page of an agreement: its parties, what each undertook, and what was done of it."""

from chronicle import routes
from chronicle.model import Agreement
from chronicle.prose import Prose
from chronicle.views.accounts import Accounts, accounts
from chronicle.views.claims import ClaimView, claim_views, claims_in
from chronicle.views.commitments import CommitmentView, commitment_view
from chronicle.views.evidence import Evidence, evidence
from chronicle.views.ledger import actors
from chronicle.views.parts import CorrectionLine, PageView, corrections, record_crumbs, version
from chronicle.views.previews import previews
from chronicle.views.relations import RelationLine, mentioned_by, relations
from chronicle.views.sources import SourceLine, source_lines, sourcing
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import STAGE


class AgreementView(PageView, frozen=True, kw_only=True):
    """An agreement."""

    id: str
    stage: str
    parties: tuple[Mention, ...]
    third_parties: tuple[Mention, ...]
    signed: Dated
    undated: str
    prose: Prose
    commitments: tuple[CommitmentView, ...]
    all_commitments: str
    accounts: Accounts
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationLine, ...]
    mentioned_by: tuple[Mention, ...]
    sources: tuple[SourceLine, ...]
    sourcing: tuple[str, ...]
    evidence: Evidence
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def agreement_view(viewer: Viewer, agreement: Agreement) -> AgreementView:
    """The page of an agreement."""
    origin = routes.record(agreement.key)
    prose = viewer.chronicle.prose[agreement.key]
    sources = tuple(viewer.of(ref, "source") for ref in agreement.sources)
    numbers = tuple(source.key for source in sources)
    claims = claims_in(agreement.key, agreement.claims)
    return AgreementView(
        title=agreement.title,
        description=prose.summary or viewer.gettext(STAGE[agreement.stage]),
        crumbs=record_crumbs(viewer, "agreement", agreement.title, origin),
        file=agreement.path,
        id=agreement.id,
        stage=STAGE[agreement.stage],
        parties=actors(viewer, agreement.parties, origin),
        third_parties=actors(viewer, agreement.third_parties, origin),
        signed=viewer.whole(agreement.signed),
        undated=_undated(viewer, agreement),
        prose=prose,
        commitments=tuple(
            commitment_view(viewer, agreement, one, origin) for one in agreement.commitments
        ),
        all_commitments=routes.href(origin, routes.COMMITMENTS),
        accounts=accounts(viewer, agreement, origin),
        claims=claim_views(viewer, claims, origin, numbers),
        relations=relations(viewer, agreement, origin),
        mentioned_by=mentioned_by(viewer, agreement.key, origin),
        sources=source_lines(viewer, sources, origin),
        sourcing=sourcing(viewer, sources, agreement.claims),
        evidence=evidence(viewer, agreement, claims, origin),
        corrections=corrections(viewer, agreement),
        version=version(viewer, agreement),
        contributors=agreement.contributors,
        previews=previews(viewer, agreement, origin),
    )


def _undated(viewer: Viewer, agreement: Agreement) -> str:
    """What is known of its time where no day of signing is: that of the event, or of a report."""
    if agreement.event is not None:
        event = viewer.of(agreement.event, "event")
        return viewer.gettext(
            "Agreed at an event of %(date)s; no day of signing recorded",
            date=viewer.said(event.date),
        )
    told = [
        source.published
        for ref in agreement.sources
        if (source := viewer.of(ref, "source")).published is not None
    ]
    if told:
        return viewer.gettext(
            "First reported here on %(date)s; no day of signing recorded",
            date=viewer.said(min(told, key=order)),
        )
    return viewer.gettext("No day of signing recorded")
