"""The front page: what happened last, what comes next, what is on the table, and the ways in.

It speaks as of a date that is an input, and computes with it; nothing else of the frame does.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from chronicle import routes
from chronicle.model import Common, Event, Kind, Proposal, Record
from chronicle.views.answers import last_activity
from chronicle.views.as_of import is_past, today
from chronicle.views.calendar import begins_on_day
from chronicle.views.fates import days_open, fate_of
from chronicle.views.ledger import LedgerRow, ledger_row
from chronicle.views.overdue import Overdue, overdue
from chronicle.views.overview import Overview, overview
from chronicle.views.parts import PageView
from chronicle.views.rows import Row, rows
from chronicle.views.timeline import Link
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import CORRECTION, EVENT_KIND, KINDS_TITLE, STATUS
from chronicle.when import first_day, last_day
from chronicle.words import small

_LATEST = 4
_NEXT = 6
# For so many days ahead a page has the words.
_SOON = 31
_WAYS = 6
_CHANGES = 5
_AHEAD = frozenset({"proposed", "scheduled", "postponed"})


class NextUp(msgspec.Struct, frozen=True, array_like=True):
    """Something that lies ahead: an event, or the deadline of a proposal.

    `on` is its day where that is known, for the script that knows what day it is for the reader.
    """

    on: str
    day: str
    beneath: str
    what: str
    symbol: str
    target: Mention


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A record with how many entries lead to it."""

    mention: Mention
    entries: int


class WayIn(msgspec.Struct, frozen=True, array_like=True):
    """The records of a kind with the most entries, and where all of them are."""

    title: str
    all_: Link
    counts: tuple[Count, ...]


class ChangeLine(msgspec.Struct, frozen=True, array_like=True):
    """A record lately added or corrected; `note` says what was corrected."""

    when: Dated
    target: Mention
    kind: str
    note: str


class FrontView(PageView, frozen=True, kw_only=True):
    """The front page. `as_of` is the date it speaks of, empty in an empty chronicle."""

    as_of: Dated
    latest: tuple[Row, ...]
    coming: tuple[NextUp, ...]
    soon: tuple[str, ...]
    script: str
    overdue: tuple[Overdue, ...]
    columns: tuple[Mention, ...]
    proposals: tuple[LedgerRow, ...]
    others: bool
    open_count: str
    ways: tuple[WayIn, ...]
    picture: Overview | None
    added: tuple[ChangeLine, ...]
    corrected: tuple[ChangeLine, ...]
    timeline: str
    zoom: str
    ledger: str
    differences: str
    corrections: str
    commitments: str
    positions: str
    map: str


def front_view(viewer: Viewer) -> FrontView:
    """The front page of an edition."""
    origin = routes.FRONT
    settings = viewer.edition.settings
    open_ = _open_proposals(viewer)
    columns = viewer.parties()
    table = tuple(ledger_row(viewer, proposal, columns, origin) for proposal in open_)
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    all_open = sum(fate_of(viewer, one).is_open for one in proposals)
    return FrontView(
        title=settings.site_name,
        description=settings.site_description,
        as_of=viewer.whole(viewer.edition.as_of),
        latest=rows(viewer, _latest(viewer), origin, summaries=True),
        coming=_coming(viewer, origin),
        soon=_soon(viewer),
        script=routes.href(origin, routes.SOON_SCRIPT),
        overdue=overdue(viewer, origin),
        columns=viewer.mentions((viewer.chronicle.records[key] for key in columns), origin),
        proposals=table,
        others=any(row.others for row in table),
        open_count=viewer.counted("%(count)s open", "%(count)s open", all_open)
        if all_open
        else viewer.gettext("none open"),
        ways=tuple(
            _way(viewer, kind, roles, origin)
            for kind, roles in _WAYS_IN
            if viewer.chronicle.of_kind[kind]
        ),
        picture=overview(viewer),
        added=_added(viewer, origin),
        corrected=_corrected(viewer, origin),
        timeline=routes.href(origin, routes.TIMELINE),
        zoom=routes.href(origin, routes.ZOOM),
        ledger=routes.href(origin, routes.PROPOSALS),
        differences=routes.href(origin, routes.DIFFERENCES),
        corrections=routes.href(origin, routes.CORRECTIONS),
        commitments=routes.href(origin, routes.COMMITMENTS),
        positions=routes.href(origin, routes.POSITIONS),
        map=routes.href(origin, routes.MAP),
    )


_WAYS_IN: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("actor", ("participants.actor", "participants.for")),
    ("issue", ("issues",)),
    ("place", ("places",)),
    ("track", ("track",)),
)


def _latest(viewer: Viewer) -> list[Event]:
    """The newest events that are not ahead, newest first."""
    now = today(viewer)
    found = []
    for event in reversed(viewer.chronicle.events):
        begins = first_day(event.date)
        if begins and now and begins <= now and event.status not in _AHEAD:
            found.append(event)
        if len(found) == _LATEST:
            break
    return found


def _soon(viewer: Viewer) -> tuple[str, ...]:
    """What is said of a day by how many days ahead it is, from today on."""
    return (
        viewer.gettext("today"),
        viewer.gettext("tomorrow"),
        *(
            viewer.words.spelled("in %(count)s day", "in %(count)s days", days)
            for days in range(2, _SOON + 1)
        ),
    )


def _coming(viewer: Viewer, origin: str) -> tuple[NextUp, ...]:
    """What lies ahead: dated first, by date; last what has no date."""
    found = []
    for event in viewer.chronicle.events:
        if event.status in _AHEAD and not is_past(viewer, event.date):
            mark = viewer.margin(event.date)
            what = viewer.gettext(
                "%(kind)s, %(status)s",
                kind=viewer.gettext(EVENT_KIND[event.kind].words),
                status=small(viewer.gettext(STATUS[event.status].words)),
            )
            target = viewer.mention(event.key, origin)
            begins = begins_on_day(event.date)
            on = begins.isoformat() if begins else ""
            next_up = NextUp(on, mark.top, mark.sub, what, event.status, target)
            found.append((order(event.date), next_up))
    for proposal in viewer.chronicle.of_kind["proposal"]:
        deadline = proposal.deadline
        if deadline and not is_past(viewer, deadline) and fate_of(viewer, proposal).is_open:
            mark = viewer.margin(deadline)
            what = viewer.gettext("Deadline of a proposal")
            target = viewer.mention(proposal.key, origin)
            ends = last_day(deadline) if mark.precise else None
            on = ends.isoformat() if ends else ""
            next_up = NextUp(on, mark.top, mark.sub, what, "deadline", target)
            found.append((order(deadline), next_up))
    return tuple(one for _, one in sorted(found, key=lambda one: one[0])[:_NEXT])


def _open_proposals(viewer: Viewer) -> list[Proposal]:
    """Proposals on the table that were spoken to within the days set, newest first."""
    now = today(viewer)
    found = []
    for proposal in viewer.chronicle.of_kind["proposal"]:
        spoken = last_day(last_activity(viewer, proposal))
        if not fate_of(viewer, proposal).is_open or not days_open(viewer, proposal):
            continue
        if now and spoken and (now - spoken).days <= viewer.edition.settings.open_days:
            found.append(proposal)
    return sorted(found, key=lambda one: order(one.tabled), reverse=True)


def _way(viewer: Viewer, kind: Kind, roles: tuple[str, ...], origin: str) -> WayIn:
    counts = Counter[Record]()
    for record in viewer.chronicle.of_kind[kind]:
        links = viewer.chronicle.to(record.key, *roles)
        counts[record] = len({link.origin for link in links if link.origin.kind == "event"})
    top = sorted(counts, key=lambda one: (-counts[one], one.label.casefold(), one.id))[:_WAYS]
    total = len(viewer.chronicle.of_kind[kind])
    label = viewer.gettext("All %(total)s", total=total)
    all_ = Link(label, routes.href(origin, routes.index(kind)))
    return WayIn(
        viewer.gettext(KINDS_TITLE[kind]),
        all_,
        tuple(Count(viewer.mention(one.key, origin), counts[one]) for one in top),
    )


def _added(viewer: Viewer, origin: str) -> tuple[ChangeLine, ...]:
    """Events, proposals and agreements by when they were added, newest first."""
    kinds: tuple[Kind, ...] = ("event", "proposal", "agreement")
    records = [one for kind in kinds for one in viewer.chronicle.of_kind[kind] if one.added]
    newest = sorted(records, key=lambda one: (order(one.added), one.id), reverse=True)[:_CHANGES]
    return tuple(
        ChangeLine(viewer.dated(one.added), viewer.mention(one.key, origin), one.record_kind, "")
        for one in newest
    )


def _corrected(viewer: Viewer, origin: str) -> tuple[ChangeLine, ...]:
    found = [
        (order(one.date), record.key, one)
        for record in _shown(viewer)
        for one in record.corrections
    ]
    newest = sorted(found, key=lambda one: one[:2], reverse=True)[:_CHANGES]
    return tuple(
        ChangeLine(
            viewer.dated(one.date), viewer.mention(key, origin), CORRECTION[one.kind], one.note
        )
        for _, key, one in newest
    )


def _shown(viewer: Viewer) -> Iterable[Common]:
    for records in viewer.chronicle.of_kind.values():
        yield from records
