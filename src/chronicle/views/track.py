"""The page of a track: its rounds, its entries in order of time, and what was proposed in it."""

import msgspec

from chronicle import routes
from chronicle.model import Event, Track
from chronicle.prose import Prose
from chronicle.views.appointments import calendar_link
from chronicle.views.balance import Balance, balance
from chronicle.views.parts import (
    CorrectionLine,
    PageView,
    corrections,
    record_crumbs,
    told_of,
    version,
)
from chronicle.views.relations import mentioned_by
from chronicle.views.rows import Meaning, Row, meanings, places, rows
from chronicle.views.viewer import Dated, Mention, Viewer


class RoundLine(msgspec.Struct, frozen=True, array_like=True):
    """A round, with its entries; none means that nothing is recorded of it."""

    number: int
    title: str
    events: tuple[Mention, ...]


class TrackView(PageView, frozen=True, kw_only=True):
    """A track; entries oldest first."""

    id: str
    scope: str
    prose: Prose
    parent: Mention | None
    parts: tuple[Mention, ...]
    rounds: tuple[RoundLine, ...]
    rows: tuple[Row, ...]
    key: tuple[Meaning, ...]
    balance: Balance
    proposals: tuple[Mention, ...]
    mentioned_by: tuple[Mention, ...]
    calendar: str
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def track_view(viewer: Viewer, track: Track, events: tuple[Event, ...]) -> TrackView:
    """The page of a track; `events` are its own, in order."""
    origin = routes.record(track.key)
    key = track.key
    prose = viewer.chronicle.prose[key]
    return TrackView(
        title=track.title,
        description=track.scope or prose.summary or told_of(viewer, track.title, len(events)),
        crumbs=record_crumbs(viewer, "track", track.title, origin),
        file=track.path,
        id=track.id,
        scope=track.scope,
        prose=prose,
        parent=viewer.mention(viewer.of(track.parent, "track").key, origin)
        if track.parent
        else None,
        parts=viewer.mentions(viewer.origins(key, "parent", kind="track"), origin),
        rounds=tuple(
            RoundLine(
                one.number,
                one.title,
                viewer.mentions((e for e in events if e.round == one.number), origin),
            )
            for one in sorted(track.rounds, key=lambda one: one.number)
        ),
        rows=rows(
            viewer,
            events,
            origin,
            {event.id: places(viewer, event) for event in events},
            summaries=True,
        ),
        key=meanings(events, viewer),
        balance=balance(viewer, events),
        proposals=viewer.mentions(viewer.origins(key, "track", kind="proposal"), origin),
        mentioned_by=mentioned_by(viewer, key, origin),
        calendar=calendar_link(viewer, routes.calendar(key), events, origin),
        corrections=corrections(viewer, track),
        version=version(viewer, track),
        contributors=track.contributors,
    )
