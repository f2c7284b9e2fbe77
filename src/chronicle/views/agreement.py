"""The page of an agreement: its parties, what each undertook, and what was done of it."""

import msgspec

from chronicle import routes
from chronicle.model import Agreement, Commitment
from chronicle.prose import Prose
from chronicle.views.accounts import Accounts, accounts
from chronicle.views.claims import ClaimView, claim_views, claims_in
from chronicle.views.evidence import Evidence, evidence
from chronicle.views.ledger import actors
from chronicle.views.parts import CorrectionLine, PageView, corrections, record_crumbs, version
from chronicle.views.phrases import counted
from chronicle.views.relations import RelationLine, mentioned_by, relations
from chronicle.views.sources import SourceLine, source_lines, sourcing
from chronicle.views.viewer import Dated, Mention, Viewer, dated, order
from chronicle.views.words import STAGE
from chronicle.when import iso
from chronicle.when.words import words


class FulfilmentLine(msgspec.Struct, frozen=True, array_like=True):
    """What was done, when, and the event or source that tells of it."""

    when: Dated
    quantity: str
    event: Mention | None
    source: Mention | None


class CommitmentView(msgspec.Struct, frozen=True):
    """What was undertaken; `done` is what is recorded of the quantity promised."""

    id: str
    by: tuple[Mention, ...]
    to: tuple[Mention, ...]
    what: str
    quantity: str
    due: Dated
    fulfilled: tuple[FulfilmentLine, ...]
    done: str


class AgreementView(PageView, frozen=True, kw_only=True):
    """An agreement."""

    id: str
    stage: str
    parties: tuple[Mention, ...]
    third_parties: tuple[Mention, ...]
    signed: Dated
    prose: Prose
    commitments: tuple[CommitmentView, ...]
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
    signed = agreement.signed
    claims = claims_in(agreement.key, agreement.claims)
    return AgreementView(
        title=agreement.title,
        description=prose.summary or STAGE[agreement.stage],
        crumbs=record_crumbs("agreement", agreement.title, origin),
        file=agreement.path,
        id=agreement.id,
        stage=STAGE[agreement.stage],
        parties=actors(viewer, agreement.parties, origin),
        third_parties=actors(viewer, agreement.third_parties, origin),
        signed=Dated(words(signed), iso(signed)) if signed else Dated(""),
        prose=prose,
        commitments=tuple(_commitment(viewer, one, origin) for one in agreement.commitments),
        accounts=accounts(viewer, agreement, origin),
        claims=claim_views(viewer, claims, origin, numbers),
        relations=relations(viewer, agreement, origin),
        mentioned_by=mentioned_by(viewer, agreement.key, origin),
        sources=source_lines(viewer, sources, origin),
        sourcing=sourcing(viewer, sources, agreement.claims),
        evidence=evidence(viewer, agreement, claims, origin),
        corrections=corrections(agreement),
        version=version(agreement),
    )


def _commitment(viewer: Viewer, one: Commitment, origin: str) -> CommitmentView:
    lines = tuple(
        FulfilmentLine(
            dated(done.date),
            _amount(done.quantity, one.unit),
            viewer.mention(viewer.of(done.event, "event").key, origin) if done.event else None,
            viewer.mention(viewer.of(done.source, "source").key, origin) if done.source else None,
        )
        for done in sorted(one.fulfilled, key=lambda done: order(done.date))
    )
    return CommitmentView(
        id=one.id,
        by=actors(viewer, one.by, origin),
        to=actors(viewer, one.to, origin),
        what=one.what,
        quantity=_amount(one.quantity, one.unit),
        due=dated(one.due),
        fulfilled=lines,
        done=_done(one),
    )


def _done(one: Commitment) -> str:
    told = [done.quantity for done in one.fulfilled if done.quantity is not None]
    if one.quantity is None or not told:
        return counted(len(one.fulfilled), "step") + " recorded" if one.fulfilled else ""
    return f"{sum(told):,g} of {_amount(one.quantity, one.unit)} recorded"


def _amount(quantity: float | None, unit: str) -> str:
    if quantity is None:
        return ""
    return f"{quantity:,g}\N{NO-BREAK SPACE}{unit}" if unit else f"{quantity:,g}"
