"""What was changed after it was entered, and what was withdrawn: over all records, by date."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import KINDS, Common, Key
from chronicle.views.feeds import ENTRIES, FeedEntry, FeedView, feed_of, stamp
from chronicle.views.lists import year_title
from chronicle.views.parts import Crumb, PageView, correction_anchors
from chronicle.views.phrases import sentence
from chronicle.views.viewer import Dated, Mention, Viewer, order, year_of
from chronicle.views.words import CORRECTION, KIND
from chronicle.when import When
from chronicle.words import to_translate

WITHDRAWN = to_translate("withdrawn")


class Change(NamedTuple):
    """A note of a record on itself; `anchor` is its place on the record's page.

    `kind` is a message.
    """

    when: When
    key: Key
    anchor: str
    kind: str
    note: str
    why: str
    record: Common


class ChangeLine(msgspec.Struct, frozen=True, array_like=True):
    """A note, with the record it stands on."""

    when: Dated
    record: Mention
    href: str
    kind: str
    note: str
    why: str


class ChangeYear(msgspec.Struct, frozen=True, array_like=True):
    """The notes of a year, the newest first."""

    title: str
    lines: tuple[ChangeLine, ...]


class CorrectionsView(PageView, frozen=True, kw_only=True):
    """All notes by year. `feed` is empty without a site_url."""

    count: str
    years: tuple[ChangeYear, ...]
    feed: str


def corrections_view(viewer: Viewer) -> CorrectionsView:
    """The page of all corrections, the newest first."""
    origin = routes.CORRECTIONS
    by_year: dict[int, list[ChangeLine]] = {}
    found = changes(viewer)
    for one in found:
        line = ChangeLine(
            viewer.dated(one.when),
            viewer.mention(one.key, origin),
            routes.href(origin, routes.record(one.key), one.anchor),
            viewer.gettext(one.kind),
            one.note,
            one.why,
        )
        by_year.setdefault(year_of(one.when), []).append(line)
    withdrawn = sum(one.kind == WITHDRAWN for one in found)
    count = viewer.gettext(
        "%(notes)s on what was changed, %(entries)s withdrawn",
        notes=viewer.counted("%(count)s note", "%(count)s notes", len(found) - withdrawn),
        entries=viewer.counted("%(count)s entry", "%(count)s entries", withdrawn),
    )
    if not found:
        count = viewer.gettext("Nothing was corrected or withdrawn yet")
    return CorrectionsView(
        title=viewer.gettext("Corrections"),
        description=viewer.gettext("%(count)s: what, when and why.", count=count),
        crumbs=(
            Crumb(viewer.gettext("Timeline"), routes.href(origin, routes.TIMELINE)),
            Crumb(viewer.gettext("Corrections")),
        ),
        count=count,
        years=tuple(
            ChangeYear(year_title(viewer, year), tuple(lines))
            for year, lines in sorted(by_year.items(), reverse=True)
        ),
        feed=routes.href(origin, routes.atom(routes.CORRECTIONS_FEED))
        if viewer.edition.settings.site_url
        else "",
    )


def corrections_feed_view(viewer: Viewer) -> FeedView:
    """The feed of corrections alone; the address of a note on its record's page is its id."""
    site_url = viewer.edition.settings.site_url
    entries = []
    for one in changes(viewer)[:ENTRIES]:
        page = routes.absolute(site_url, routes.record(one.key))
        said = stamp(one.when)
        if said:
            kind = sentence(viewer.gettext(one.kind))
            label = viewer.label(one.record)
            title = sentence(label) if one.kind == WITHDRAWN else f"{kind}: {label}"
            note = one.note
            if one.why:
                why = viewer.gettext("Why: %(reason)s", reason=one.why)
                note = f"{note} {why}"
            url = f"{page}#{one.anchor}" if one.anchor else page
            entries.append(FeedEntry(url, title, one.kind, kind, "", note, said, said))
    name = viewer.gettext("%(site)s: corrections", site=viewer.edition.settings.site_name)
    path = routes.CORRECTIONS_FEED
    return feed_of(viewer, name, routes.CORRECTIONS, path, tuple(entries))


def changes(viewer: Viewer) -> tuple[Change, ...]:
    """All notes, the newest first; of a withdrawn record only that it was withdrawn, and why."""
    found = sorted(_changes(viewer), key=lambda one: (order(one.when), one[1:3]), reverse=True)
    return tuple(found)


def _changes(viewer: Viewer) -> Iterator[Change]:
    for kind in KINDS:
        for record in viewer.chronicle.of_kind[kind]:
            for one, anchor in zip(record.corrections, correction_anchors(record), strict=True):
                yield Change(
                    one.date, record.key, anchor, CORRECTION[one.kind], one.note, one.why, record
                )
    for key, record in viewer.chronicle.records.items():
        if isinstance(record, Common) and record.withdrawn is not None:
            note = viewer.gettext(
                "%(kind)s %(id)s was withdrawn.", kind=viewer.gettext(KIND[key.kind]), id=key.id
            )
            gone = record.withdrawn
            yield Change(gone.date, key, "", WITHDRAWN, note, gone.reason, record)
