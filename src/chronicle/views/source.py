"""The page of a source: what it is, how far its text is known, and what was drawn from it."""

from chronicle import routes
from chronicle.model import Fingerprint, Outlet, Source
from chronicle.prose import Prose
from chronicle.views.citation import Cited, cited_source
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.parts import CorrectionLine, PageView, corrections, record_crumbs, version
from chronicle.views.phrases import counted, language, listed
from chronicle.views.sources import standing
from chronicle.views.viewer import Dated, Mention, Viewer, dated
from chronicle.views.words import SOURCE_KIND
from chronicle.when import iso
from chronicle.when.words import words


class SourceView(PageView, frozen=True, kw_only=True):
    """A source. `drawn` are the records that rest on it, `claims` what it says they said."""

    id: str
    kind: str
    outlet: Mention
    standing: str
    url: str
    archive_url: str
    authors: str
    published: Dated
    modified: Dated
    retrieved: Dated
    language: str
    cites: tuple[Mention, ...]
    syndicated_from: Mention | None
    weak: str
    article: Cited
    fingerprint: tuple[str, ...]
    prose: Prose
    drawn: tuple[Mention, ...]
    claims: tuple[ClaimView, ...]
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def source_view(viewer: Viewer, source: Source) -> SourceView:
    """The page of a source; what was drawn from it in order of time."""
    origin = routes.record(source.key)
    key = source.key
    outlet: Outlet = viewer.of(source.outlet, "outlet")
    label = viewer.label(source)
    chronicle = viewer.chronicle
    drawn = {link.origin for link in chronicle.to(key) if link.origin.kind != "source"}
    said = words(source.published) if source.published else "date not known"
    return SourceView(
        title=label,
        description=f"{SOURCE_KIND[source.kind]} of {outlet.name}, {said}.",
        crumbs=record_crumbs("source", label, origin),
        file=source.path,
        id=source.id,
        kind=SOURCE_KIND[source.kind],
        outlet=viewer.mention(outlet.key, origin),
        standing=standing(outlet),
        url="" if source.url == "unknown" else source.url,
        archive_url=source.archive_url,
        authors=listed(source.authors),
        published=Dated(said, iso(source.published) if source.published else ""),
        modified=dated(source.modified),
        retrieved=dated(source.retrieved),
        language=language(source.lang),
        cites=viewer.mentions((viewer.of(ref, "outlet") for ref in source.cites), origin),
        syndicated_from=viewer.mention(viewer.of(source.syndicated_from, "outlet").key, origin)
        if source.syndicated_from
        else None,
        weak=source.weak,
        article=cited_source(source, outlet.name),
        fingerprint=_fingerprint(source.fingerprint),
        prose=chronicle.prose[key],
        drawn=viewer.mentions(viewer.in_order(drawn), origin),
        claims=claim_views(viewer, viewer.claims_to(key, "claims.source"), origin),
        corrections=corrections(source),
        version=version(source),
        contributors=source.contributors,
    )


_WHAT_IT_SHOWS = (
    "A quotation is checked by whether its word sequences occur in the fingerprint of that text. "
    "That shows the words, and no more."
)


def _fingerprint(fingerprint: Fingerprint | None) -> tuple[str, ...]:
    """What is known of the article's text, and what that can show."""
    if fingerprint is None:
        return ("No fingerprint of its text was made: quotations cannot be checked against it.",)
    extent = "The whole text" if fingerprint.complete else "Only the beginning of the text"
    return (
        f"{extent} was at hand: {counted(fingerprint.words, 'word')}.",
        _WHAT_IT_SHOWS,
        f"Made by {fingerprint.made_by}.",
    )
