"""The page of an outlet: whose it is, what of it we hold, and what it relayed."""

from chronicle import routes
from chronicle.model import Outlet
from chronicle.prose import Prose
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.parts import (
    CorrectionLine,
    PageView,
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


class OutletView(PageView, frozen=True, kw_only=True):
    """An outlet; `cited_by` are sources that name it as theirs, `relayed` claims that passed it."""

    id: str
    standing: str
    country: str
    ownership: str
    timezone: str
    domains: tuple[str, ...]
    prose: Prose
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
    sources = viewer.origins(key, "outlet", kind="source")[::-1]
    relayed = viewer.claims_to(key, "claims.via")[::-1]
    prose = viewer.chronicle.prose[key]
    told = standing(viewer, outlet)
    count = viewer.counted("%(count)s source", "%(count)s sources", len(sources))
    return OutletView(
        title=outlet.name,
        description=f"{outlet.name}, {told}: {count}.",
        crumbs=record_crumbs(viewer, "outlet", outlet.name, origin),
        file=outlet.path,
        id=outlet.id,
        standing=told,
        country=country(outlet.country, viewer.words),
        ownership=viewer.gettext(OWNERSHIP[outlet.ownership]),
        timezone=outlet.timezone.replace("_", " "),
        domains=outlet.domains,
        prose=prose,
        sources=source_lines(viewer, sources, origin),
        relayed=claim_views(viewer, relayed, origin),
        cited_by=viewer.mentions(
            viewer.origins(key, "cites", "syndicated_from", kind="source"), origin
        ),
        spellings=spellings(outlet),
        wikidata=outlet.wikidata,
        corrections=corrections(viewer, outlet),
        version=version(viewer, outlet),
        contributors=outlet.contributors,
    )
