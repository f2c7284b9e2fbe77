"""The page on how the whole chronicle is sourced, by years and tracks, and which names it uses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from chronicle import routes
from chronicle.model import Actor, Event, Key, Kind, Outlet, PlaceRecord, Track
from chronicle.views.balance import (
    Balance,
    balance,
    claims_of,
    percent,
    sources_of,
)
from chronicle.views.independence import single_sourced
from chronicle.views.parts import Crumb, PageView
from chronicle.views.quotations import LevelLine, levels
from chronicle.views.shelves import shelve
from chronicle.views.viewer import Mention, Viewer


class ScopeLine(msgspec.Struct, frozen=True, array_like=True):
    """The entries of a year or a track in numbers; `href` leads to their balance."""

    label: str
    href: str
    entries: int
    claims: int
    pages: int
    archived: str


class Spelling(msgspec.Struct, frozen=True, array_like=True):
    """A name of ours, and the spellings that stand only inside quotations."""

    ours: Mention
    quoted: str


class SourcingView(PageView, frozen=True, kw_only=True):
    """The sourcing of all entries."""

    levels: tuple[LevelLine, ...]
    balance: Balance
    years: tuple[ScopeLine, ...]
    tracks: tuple[ScopeLine, ...]
    single: Crumb
    differences: Crumb
    spellings: tuple[Spelling, ...]


def sourcing_view(viewer: Viewer) -> SourcingView:
    """The page of the sourcing of all entries."""
    origin = routes.SOURCING
    records = viewer.entries()
    claims = claims_of(records)
    single = viewer.counted(
        "%(count)s event rests on one original report",
        "%(count)s events rest on one original report",
        len(single_sourced(viewer)),
    )
    quoted = sum(claim.quote is not None for _, claim in claims)
    return SourcingView(
        title=viewer.gettext("Sourcing"),
        description=viewer.gettext(
            "%(claims)s, %(quotations)s: whose they are, where they come from, and how far they "
            "were checked.",
            claims=viewer.counted("%(count)s claim", "%(count)s claims", len(claims)),
            quotations=viewer.counted("%(count)s quotation", "%(count)s quotations", quoted),
        ),
        crumbs=(
            Crumb(viewer.gettext("Sources"), routes.href(origin, routes.index("source"))),
            Crumb(viewer.gettext("Sourcing")),
        ),
        levels=levels(viewer, claims),
        balance=balance(viewer, records),
        years=_years(viewer, origin),
        tracks=_tracks(viewer, origin),
        single=Crumb(single, routes.href(origin, routes.SINGLE_SOURCES)),
        differences=Crumb(
            viewer.gettext("Where accounts differ"), routes.href(origin, routes.DIFFERENCES)
        ),
        spellings=_spellings(viewer, origin),
    )


def _years(viewer: Viewer, origin: str) -> tuple[ScopeLine, ...]:
    shelves = shelve(viewer.chronicle.events)
    return tuple(
        _scope(
            viewer,
            str(year),
            routes.href(origin, routes.year(year), "Sourcing"),
            shelves.in_year(year),
        )
        for year in reversed(shelves.years_shown())
    )


def _tracks(viewer: Viewer, origin: str) -> tuple[ScopeLine, ...]:
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if event.track is not None:
            found[viewer.of(event.track, "track").key].append(event)
    tracks: tuple[Track, ...] = viewer.chronicle.of_kind["track"]
    return tuple(
        _scope(
            viewer,
            track.title,
            routes.href(origin, routes.record(track.key), "Sourcing"),
            found[track.key],
        )
        for track in tracks
        if track.key in found
    )


def _scope(viewer: Viewer, label: str, href: str, records: Sequence[Event]) -> ScopeLine:
    sources = sources_of(viewer, records)
    kept = sum(bool(source.archive_url) for source in sources)
    claims = sum(len(record.claims) for record in records)
    share = percent(kept, len(sources), viewer.words)
    return ScopeLine(label, href, len(records), claims, len(sources), share)


def _spellings(viewer: Viewer, origin: str) -> tuple[Spelling, ...]:
    kinds: tuple[Kind, ...] = ("place", "actor", "outlet")
    named: Iterable[Actor | PlaceRecord | Outlet] = (
        record for kind in kinds for record in viewer.chronicle.of_kind[kind]
    )
    return tuple(
        Spelling(viewer.mention(record.key, origin), viewer.words.listed(record.only_quoted))
        for record in named
        if record.only_quoted
    )
