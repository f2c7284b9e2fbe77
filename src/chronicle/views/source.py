"""The page of a source: what it is, how far its text is known, and what was drawn from it."""

from chronicle import routes
from chronicle.model import Fingerprint, Outlet, Source
from chronicle.prose import Prose
from chronicle.views.citation import Cited, cited_source
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.parts import CorrectionLine, PageView, corrections, record_crumbs, version
from chronicle.views.phrases import language
from chronicle.views.previews import previews
from chronicle.views.sources import standing
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import SOURCE_KIND
from chronicle.when import iso
from chronicle.words import to_translate


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
    published = source.published
    said = viewer.said(published) if published else viewer.gettext("date not known")
    return SourceView(
        title=label,
        description=viewer.gettext(
            "%(kind)s of %(outlet)s, %(date)s.",
            kind=viewer.gettext(SOURCE_KIND[source.kind]),
            outlet=outlet.name,
            date=said,
        ),
        crumbs=record_crumbs(viewer, "source", label, origin),
        file=source.path,
        id=source.id,
        kind=SOURCE_KIND[source.kind],
        outlet=viewer.mention(outlet.key, origin),
        standing=standing(viewer, outlet),
        url="" if source.url == "unknown" else source.url,
        archive_url=source.archive_url,
        authors=viewer.words.listed(source.authors),
        published=Dated(said, iso(published) if published else ""),
        modified=viewer.dated(source.modified),
        retrieved=viewer.dated(source.retrieved),
        language=language(source.lang, viewer.words),
        cites=viewer.mentions((viewer.of(ref, "outlet") for ref in source.cites), origin),
        syndicated_from=viewer.mention(viewer.of(source.syndicated_from, "outlet").key, origin)
        if source.syndicated_from
        else None,
        weak=source.weak,
        article=cited_source(source, outlet.name),
        fingerprint=_fingerprint(viewer, source.fingerprint),
        prose=chronicle.prose[key],
        drawn=viewer.mentions(viewer.in_order(drawn), origin),
        claims=claim_views(viewer, viewer.claims_to(key, "claims.source"), origin),
        corrections=corrections(viewer, source),
        version=version(viewer, source),
        contributors=source.contributors,
        previews=previews(viewer, source, origin),
    )


_WHAT_IT_SHOWS = to_translate(
    "A quotation is checked by whether its word sequences occur in the fingerprint of that text. "
    "That shows the words, and no more."
)


def _fingerprint(viewer: Viewer, fingerprint: Fingerprint | None) -> tuple[str, ...]:
    """What is known of the article's text, and what that can show."""
    if fingerprint is None:
        return (
            viewer.gettext(
                "No fingerprint of its text was made: quotations cannot be checked against it."
            ),
        )
    if fingerprint.complete:
        extent = viewer.counted(
            "The whole text was at hand: %(count)s word.",
            "The whole text was at hand: %(count)s words.",
            fingerprint.words,
        )
    else:
        extent = viewer.counted(
            "Only the beginning of the text was at hand: %(count)s word.",
            "Only the beginning of the text was at hand: %(count)s words.",
            fingerprint.words,
        )
    return (
        extent,
        viewer.gettext(_WHAT_IT_SHOWS),
        viewer.gettext("Made by %(tool)s.", tool=fingerprint.made_by),
    )
