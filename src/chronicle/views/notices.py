"""Pages that say where something went: moved, withdrawn, or not there at all. And plain prose."""

import msgspec

from chronicle import routes
from chronicle.model import Common, ProsePage, Record, Withdrawn
from chronicle.prose import Prose
from chronicle.views.cut import part_label
from chronicle.views.furniture import rooted
from chronicle.views.parts import (
    CorrectionLine,
    Crumb,
    PageView,
    corrections,
    record_crumbs,
    version,
)
from chronicle.views.previews import previews
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import KIND


class ProseView(PageView, frozen=True, kw_only=True):
    """A page of prose."""

    id: str
    prose: Prose
    corrections: tuple[CorrectionLine, ...]
    version: Dated


class RedirectView(PageView, frozen=True, kw_only=True):
    """What stands at a former address: where the record is now. `canonical` may be empty."""

    target: Mention
    canonical: str


class TombstoneView(PageView, frozen=True, kw_only=True):
    """What stays of a withdrawn record: that it was, when it went, and why."""

    when: Dated
    reason: str
    list_: Crumb
    corrections: str


class NotFoundView(PageView, frozen=True, kw_only=True):
    """What a host shows for an address without a page. Links are from the root of the host."""

    ways: tuple[Crumb, ...]


class FileView(msgspec.Struct, frozen=True):
    """A file of the look, copied as it is."""


class NoteView(msgspec.Struct, frozen=True):
    """A note to programs that tells of the site as its settings do."""


def prose_view(viewer: Viewer, page: ProsePage) -> ProseView:
    """A page of prose."""
    prose = viewer.chronicle.prose[page.key]
    origin = routes.record(page.key)
    return ProseView(
        title=page.title,
        description=prose.summary,
        crumbs=record_crumbs(viewer, "page", page.title, origin),
        file=page.path,
        id=page.id,
        prose=prose,
        corrections=corrections(viewer, page),
        version=version(viewer, page),
        contributors=page.contributors,
        previews=previews(viewer, page, origin),
    )


def redirect_view(viewer: Viewer, former: str, record: Record, part: str = "") -> RedirectView:
    """The page at a path where a record, or a stretch of it, once was."""
    site_url = viewer.edition.settings.site_url
    path = routes.part(record.key, part) if part else routes.record(record.key)
    target = viewer.mention(record.key, former)
    if part:
        label = f"{target.label}, {part_label(viewer, part)}"
        target = Mention(label, routes.href(former, path), target.kind)
    return RedirectView(
        title=viewer.gettext("Moved: %(name)s", name=target.label),
        target=target,
        canonical=routes.absolute(site_url, path) if site_url else "",
    )


def tombstone_view(viewer: Viewer, record: Common, withdrawn: Withdrawn) -> TombstoneView:
    """The page of a withdrawn record; nothing else of it is told."""
    origin = routes.record(record.key)
    kind = viewer.gettext(KIND[record.record_kind])
    crumbs = record_crumbs(viewer, record.record_kind, viewer.gettext("Withdrawn"), origin)
    return TombstoneView(
        title=viewer.gettext("%(kind)s withdrawn", kind=kind),
        crumbs=crumbs,
        when=viewer.whole(withdrawn.date),
        reason=withdrawn.reason,
        list_=crumbs[0],
        corrections=routes.href(origin, routes.CORRECTIONS),
    )


def not_found_view(viewer: Viewer) -> NotFoundView:
    """The page for addresses without one."""
    site_url = viewer.edition.settings.site_url
    return NotFoundView(
        title=viewer.gettext("No page at this address"),
        ways=(
            Crumb(viewer.gettext("The front page"), rooted(site_url, routes.FRONT)),
            Crumb(viewer.gettext("The timeline"), rooted(site_url, routes.TIMELINE)),
            Crumb(viewer.gettext("All actors"), rooted(site_url, routes.index("actor"))),
        ),
    )
