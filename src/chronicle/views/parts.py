"""What several kinds of page have in common: a head, crumbs, notes on changes, and names."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from chronicle import routes
from chronicle.model import Actor, Common, Kind, Outlet, PlaceRecord, Record
from chronicle.views.phrases import direction
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import CORRECTION, KINDS_TITLE
from chronicle.when import When


class Crumb(msgspec.Struct, frozen=True, array_like=True):
    """A step of the way to a page; the page itself is the last, without an address."""

    label: str
    href: str = ""


class Preview(msgspec.Struct, frozen=True, array_like=True):
    """A record as a preview; `facts` are its date, kind and status, `text` is its first line."""

    href: str
    title: str
    facts: tuple[str, ...]
    text: str


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """What every page of the site has. `file` is where its record is written, or empty.

    `contributors` are those who worked on the record and want to be named.
    """

    title: str
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    file: str = ""
    contributors: tuple[str, ...] = ()
    previews: tuple[Preview, ...] = ()


class CorrectionLine(msgspec.Struct, frozen=True, array_like=True):
    """A note on what was changed; `anchor` is its place on the page."""

    when: Dated
    kind: str
    note: str
    why: str
    anchor: str


def corrections(viewer: Viewer, record: Common) -> tuple[CorrectionLine, ...]:
    """The notes on a record, newest first."""
    noted = zip(record.corrections, correction_anchors(record), strict=True)
    newest_first = sorted(noted, key=lambda one: order(one[0].date), reverse=True)
    return tuple(
        CorrectionLine(viewer.dated(one.date), CORRECTION[one.kind], one.note, one.why, anchor)
        for one, anchor in newest_first
    )


def correction_anchors(record: Common) -> tuple[str, ...]:
    """Where each note stands on its record's page: by its date, so that a later note moves none."""
    seen = Counter[str]()
    anchors = []
    for one in record.corrections:
        day = re.sub("[^0-9X-]", "", one.date.text[:10])
        seen[day] += 1
        number = f"-{seen[day]}" if seen[day] > 1 else ""
        anchors.append(f"Correction-{day}{number}")
    return tuple(anchors)


def updated(record: Record) -> When | None:
    """When a record was last changed, as far as it says: added, corrected or withdrawn."""
    if not isinstance(record, Common):
        return None
    told = [one.date for one in record.corrections]
    if record.added is not None:
        told.append(record.added)
    if record.withdrawn is not None:
        told.append(record.withdrawn.date)
    return max(told, key=order, default=None)


def version(viewer: Viewer, record: Record) -> Dated:
    """The date by which a page is cited."""
    return viewer.dated(updated(record))


def record_crumbs(viewer: Viewer, kind: Kind, label: str, origin: str) -> tuple[Crumb, ...]:
    """The way to a record by the list of its kind."""
    title = viewer.gettext(KINDS_TITLE[kind])
    return (Crumb(title, routes.href(origin, routes.index(kind))), Crumb(label))


def told_of(viewer: Viewer, name: str, entries: int) -> str:
    """How much the page of a record holds, for search engines."""
    count = viewer.counted("%(count)s entry", "%(count)s entries", entries)
    return viewer.gettext("%(name)s: %(entries)s.", name=name, entries=count)


# --- names ---------------------------------------------------------------------------------


class Spelling(msgspec.Struct, frozen=True, array_like=True):
    """A name in one language; without a language, another spelling."""

    text: str
    lang: str = ""
    direction: str = ""


def spellings(record: Actor | PlaceRecord | Outlet) -> tuple[Spelling, ...]:
    """The names of a record in other languages, then its other spellings."""
    return (
        *(Spelling(name.text, name.lang, direction(name.lang)) for name in record.names),
        *(Spelling(other) for other in (*record.aliases, *record.only_quoted)),
    )


def labels(viewer: Viewer, mentions: Iterable[Mention]) -> str:
    """The labels of mentions as part of a sentence."""
    return viewer.words.listed(tuple(mention.label for mention in mentions))
