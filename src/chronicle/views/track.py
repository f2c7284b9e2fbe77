"""The page of a track: its rounds, its entries in order of time, and what was proposed in it."""

import msgspec

from chronicle import routes
from chronicle.model import Track
from chronicle.prose import Prose
from chronicle.views.appointments import calendar_link
from chronicle.views.balance import Balance, balance
from chronicle.views.holdings import CutView, stretch_of
from chronicle.views.parts import CorrectionLine, corrections, record_crumbs, told_of, version
from chronicle.views.rows import Meaning, Row, meanings, places, rows
from chronicle.views.viewer import Dated, Mention, Viewer


class RoundLine(msgspec.Struct, frozen=True, array_like=True):
    """A round, with its entries; none means that nothing is recorded of it."""

    number: int
    title: str
    events: tuple[Mention, ...]


class TrackView(CutView, frozen=True, kw_only=True):
    """A track; entries oldest first."""

    id: str
    scope: str
    prose: Prose
    parent: Mention | None
    parts: tuple[Mention, ...]
    rounds: tuple[RoundLine, ...]
    rows: tuple[Row, ...]
    count: int
    key: tuple[Meaning, ...]
    balance: Balance
    proposals: tuple[Mention, ...]
    mentioned_by: tuple[Mention, ...]
    calendar: str
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def track_view(viewer: Viewer, track: Track) -> TrackView:
    """The page of a track."""
    origin = routes.record(track.key)
    key = track.key
    stretch = stretch_of(viewer, track)
    events, shown = stretch.all.events, stretch.shown
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
            shown.events,
            origin,
            {event.id: places(viewer, event) for event in shown.events},
            summaries=True,
        ),
        count=len(events),
        stretch=stretch.label,
        years=stretch.years,
        before=stretch.before,
        key=meanings(shown.events, viewer),
        balance=balance(viewer, events),
        proposals=viewer.mentions(viewer.origins(key, "track", kind="proposal"), origin),
        mentioned_by=viewer.mentions(shown.mentions, origin),
        calendar=calendar_link(viewer, routes.calendar(key), events, origin),
        corrections=corrections(viewer, track),
        version=version(viewer, track),
        contributors=track.contributors,
    )
