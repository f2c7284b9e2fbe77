"""The page of an issue: its scope, the entries and claims on it, and what proposals ask."""

import msgspec

from chronicle import routes
from chronicle.model import Issue
from chronicle.prose import Prose
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.holdings import CutView, stretch_of
from chronicle.views.parts import CorrectionLine, corrections, record_crumbs, told_of, version
from chronicle.views.paths import Path, paths
from chronicle.views.rows import Row, rows
from chronicle.views.stances import board
from chronicle.views.viewer import Dated, Mention, Viewer


class TermLine(msgspec.Struct, frozen=True, array_like=True):
    """What one proposal asks or offers on the issue."""

    proposal: Mention
    text: str


class IssueView(CutView, frozen=True, kw_only=True):
    """An issue; entries and claims newest first, terms by the time of their proposals."""

    id: str
    scope: str
    prose: Prose
    parent: Mention | None
    parts: tuple[Mention, ...]
    terms: tuple[TermLine, ...]
    paths: tuple[Path, ...]
    positions: str
    counts: tuple[int, int]
    claims: tuple[ClaimView, ...]
    rows: tuple[Row, ...]
    mentioned_by: tuple[Mention, ...]
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def issue_view(viewer: Viewer, issue: Issue) -> IssueView:
    """The page of an issue."""
    origin = routes.record(issue.key)
    key = issue.key
    stretch = stretch_of(viewer, issue)
    shown = stretch.shown
    prose = viewer.chronicle.prose[key]
    count = len(stretch.all.events)
    return IssueView(
        title=issue.title,
        description=issue.scope or prose.summary or told_of(viewer, issue.title, count),
        crumbs=record_crumbs(viewer, "issue", issue.title, origin),
        file=issue.path,
        id=issue.id,
        scope=issue.scope,
        prose=prose,
        parent=viewer.mention(viewer.of(issue.parent, "issue").key, origin)
        if issue.parent
        else None,
        parts=viewer.mentions(viewer.origins(key, "parent", kind="issue"), origin),
        terms=tuple(
            TermLine(viewer.mention(proposal.key, origin), term.text)
            for proposal in viewer.origins(key, "terms.issue", kind="proposal")
            for term in proposal.terms
            if viewer.of(term.issue, "issue").key == key
        ),
        paths=paths(viewer, viewer.shared(board), key, origin, whole=not stretch.label),
        positions=routes.href(origin, routes.POSITIONS),
        counts=(count, len(stretch.all.claims)),
        stretch=stretch.label,
        years=stretch.years,
        before=stretch.before,
        claims=claim_views(viewer, shown.claims, origin),
        rows=rows(viewer, shown.events, origin),
        mentioned_by=viewer.mentions(shown.mentions, origin),
        corrections=corrections(viewer, issue),
        version=version(viewer, issue),
        contributors=issue.contributors,
    )
