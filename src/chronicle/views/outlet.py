"""The page of an outlet: whose it is, what of it we hold, and what it relayed."""

from chronicle import routes
from chronicle.model import Outlet
from chronicle.prose import Prose
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.holdings import CutView, stretch_of
from chronicle.views.parts import (
    CorrectionLine,
    Spelling,
    corrections,
    record_crumbs,
    spellings,
    version,
)
from chronicle.views.phrases import country
from chronicle.views.sources import SourceLine, source_lines, standing
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import OWNERSHIP


class OutletView(CutView, frozen=True, kw_only=True):
    """An outlet; `cited_by` are sources that name it as theirs, `relayed` claims that passed it."""

    id: str
    standing: str
    country: str
    ownership: str
    timezone: str
    domains: tuple[str, ...]
    prose: Prose
    count: int
    sources: tuple[SourceLine, ...]
    relayed: tuple[ClaimView, ...]
    cited_by: tuple[Mention, ...]
    spellings: tuple[Spelling, ...]
    wikidata: str
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def outlet_view(viewer: Viewer, outlet: Outlet) -> OutletView:
    """The page of an outlet; sources and claims newest first."""
    origin = routes.record(outlet.key)
    key = outlet.key
    stretch = stretch_of(viewer, outlet)
    shown, count = stretch.shown, len(stretch.all.sources)
    prose = viewer.chronicle.prose[key]
    told = standing(viewer, outlet)
    held = viewer.counted("%(count)s source", "%(count)s sources", count)
    return OutletView(
        title=outlet.name,
        description=f"{outlet.name}, {told}: {held}.",
        crumbs=record_crumbs(viewer, "outlet", outlet.name, origin),
        file=outlet.path,
        id=outlet.id,
        standing=told,
        country=country(outlet.country, viewer.words),
        ownership=viewer.gettext(OWNERSHIP[outlet.ownership]),
        timezone=outlet.timezone.replace("_", " "),
        domains=outlet.domains,
        prose=prose,
        count=count,
        stretch=stretch.label,
        years=stretch.years,
        before=stretch.before,
        sources=source_lines(viewer, shown.sources, origin),
        relayed=claim_views(viewer, shown.claims, origin),
        cited_by=viewer.mentions(shown.cited_by, origin),
        spellings=spellings(outlet),
        wikidata=outlet.wikidata,
        corrections=corrections(viewer, outlet),
        version=version(viewer, outlet),
        contributors=outlet.contributors,
    )
