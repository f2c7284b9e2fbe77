"""As it was known at the end of a month: what had been published by then, and nothing else.

Only what carries a publication of its own is told: the steps in an event's history, with the title
they give, claims, and sources. The titles and texts of records are left out, since they may have
been written later; so are participants, outcomes and whatever else a record says now. An event is
told by its steps, so one that never happened stays as it was announced. Names of actors and outlets
are today's. A later publication changes nothing on such a page.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Agreement, Event, Key, Kind, Proposal, Source
from chronicle.page import ClaimKey
from chronicle.views.known_claims import KnownSource, known_sources
from chronicle.views.known_steps import KnownEvent, Word, known_event, told_in, words_on
from chronicle.views.parts import Crumb, PageView
from chronicle.views.published import (
    Month,
    ended,
    month_end,
    month_of,
    month_start,
    past_months,
    public_on,
)
from chronicle.views.script_words import KNOWN, script_words
from chronicle.views.viewer import Dated, Viewer
from chronicle.when import on_day


class KnownView(PageView, frozen=True, kw_only=True):
    """What was known at the end of a month. `first` and `last` are its days."""

    ends: Dated
    first: str
    last: str
    script: str
    words: str
    events: tuple[KnownEvent, ...]
    denied: tuple[KnownSource, ...]
    said: tuple[KnownSource, ...]
    count: str
    earlier: Crumb | None
    all_: str
    chronology: str


class KnownMonth(msgspec.Struct, frozen=True, array_like=True):
    """A month in the list of all."""

    label: str
    href: str
    note: str


class KnownListView(PageView, frozen=True, kw_only=True):
    """All past months, newest year first; `first` and `last` are the days they cover."""

    years: tuple[tuple[str, tuple[KnownMonth, ...]], ...]
    first: str
    last: str
    script: str


class Public(NamedTuple):
    """What became public when, gathered once for all months.

    `claims` are by source, `events` by the months whose pages tell of them, each with all words.
    """

    months: tuple[Month, ...]
    sources: dict[Month, list[tuple[date, Source]]]
    claims: dict[Key, list[ClaimKey]]
    events: dict[Month, list[tuple[Event, list[Word]]]]


def what_was_public(viewer: Viewer) -> Public:
    """Gather what the pages of all months are made from."""
    months = past_months(viewer)
    sources: defaultdict[Month, list[tuple[date, Source]]] = defaultdict(list)
    for source in viewer.chronicle.sources:
        if day := public_on(source):
            sources[month_of(day)].append((day, source))
    claims: defaultdict[Key, list[ClaimKey]] = defaultdict(list)
    kinds: tuple[Kind, ...] = ("event", "proposal", "agreement")
    for kind in kinds:
        records: tuple[Event | Proposal | Agreement, ...] = viewer.chronicle.of_kind[kind]
        for record in sorted(records, key=lambda one: one.id):
            for claim in record.claims:
                source = viewer.of(claim.source, "source")
                claims[source.key].append(ClaimKey(record.key, claim.id))
    events: defaultdict[Month, list[tuple[Event, list[Word]]]] = defaultdict(list)
    for event in viewer.chronicle.events:
        told = words_on(viewer, event) if event.history else []
        for month in told_in(told, months):
            events[month].append((event, told))
    return Public(months, sources, claims, events)


def known_view(viewer: Viewer, public: Public, month: Month) -> KnownView:
    """The page of a month that has ended."""
    origin = routes.known(*month)
    end = month_end(month)
    name = viewer.month(*month)
    at = public.months.index(month)
    found = sorted(public.sources.get(month, ()), key=lambda one: (one[0], one[1].id))
    denied = known_sources(viewer, found, public.claims, origin, refuses=True)
    said = known_sources(viewer, found, public.claims, origin, refuses=False)
    claims = sum(len(one.claims) for one in (*denied, *said))
    return KnownView(
        title=viewer.gettext("As known at the end of %(month)s", month=name),
        description=viewer.gettext(
            "What had been published by %(date)s, and nothing later.",
            date=viewer.said(on_day(end)),
        ),
        crumbs=(
            Crumb(viewer.gettext("As it was known"), routes.href(origin, routes.KNOWN)),
            Crumb(name),
        ),
        ends=viewer.whole(on_day(end)),
        first=month_start(month).isoformat(),
        last=end.isoformat(),
        script=routes.href(origin, routes.KNOWN_SCRIPT),
        words=script_words(viewer.words, KNOWN),
        events=_events(viewer, public, month, origin),
        denied=denied,
        said=said,
        count=viewer.gettext(
            "%(sources)s and %(claims)s published in %(month)s",
            sources=viewer.counted("%(count)s source", "%(count)s sources", len(found)),
            claims=viewer.counted("%(count)s claim", "%(count)s claims", claims),
            month=name,
        ),
        earlier=_crumb(viewer, public.months[at - 1], origin) if at else None,
        all_=routes.href(origin, routes.KNOWN),
        chronology=routes.href(origin, routes.TIMELINE),
    )


def known_list_view(viewer: Viewer, public: Public) -> KnownListView:
    """The list of all months that have ended."""
    origin = routes.KNOWN
    years: defaultdict[str, list[KnownMonth]] = defaultdict(list)
    months = public.months
    for month in reversed(months):
        found = public.sources.get(month, ())
        crumb = _crumb(viewer, month, origin)
        note = viewer.counted(
            "%(count)s source published", "%(count)s sources published", len(found)
        )
        years[str(month[0])].append(KnownMonth(crumb.label, crumb.href, note))
    return KnownListView(
        title=viewer.gettext("As it was known"),
        description=viewer.gettext(
            "What had been published by the end of each month, and nothing later."
        ),
        years=tuple((year, tuple(found)) for year, found in years.items()),
        first=month_start(months[0]).isoformat() if months else "",
        last=month_end(months[-1]).isoformat() if months else "",
        script=routes.href(origin, routes.KNOWN_SCRIPT),
    )


def known_then(viewer: Viewer, sources: Iterable[Source], origin: str) -> tuple[Crumb, ...]:
    """The months in which sources were published, as far as they have ended."""
    return tuple(_crumb(viewer, month, origin) for month in ended(viewer, sources))


def _crumb(viewer: Viewer, month: Month, origin: str) -> Crumb:
    return Crumb(viewer.month(*month), routes.href(origin, routes.known(*month)))


def _events(viewer: Viewer, public: Public, month: Month, origin: str) -> tuple[KnownEvent, ...]:
    """Events of which something became public in the month, or that were still to come then."""
    end = month_end(month)
    found = [
        known_event(viewer, event, told, end, origin)
        for event, told in public.events.get(month, ())
    ]
    return tuple(sorted(found, key=lambda one: (one.steps[0].public, one.href), reverse=True))
