"""Turning points: the days for which there is a page of positions.

A day on which a summit or a meeting ended, something was agreed or signed, or a proposal was
tabled; known to the day, not before the first position and not later than the date the site speaks
of. Whether positions then
changed is not asked: a page that exists must not vanish because a claim was mended.
"""

from collections import defaultdict
from datetime import date
from typing import Final

from chronicle.model import Event, EventKind, Key, Proposal
from chronicle.views.as_of import today
from chronicle.views.stances import board
from chronicle.views.viewer import Viewer
from chronicle.when import When, last_day
from chronicle.when.mark import short

_KINDS: Final[frozenset[EventKind]] = frozenset({"summit", "meeting", "agreement", "signing"})

TurningPoints = dict[date, tuple[Key, ...]]
"""Days in order, each with the records that make it one."""


def turning_points(viewer: Viewer) -> TurningPoints:
    """All turning points of a chronicle from the first on by which any position was taken."""
    all_ = viewer.shared(board)
    first = min((one.day for course in all_.values() for one in course.stances), default=None)
    if first is None:
        return {}
    found: defaultdict[date, list[Key]] = defaultdict(list)
    events: tuple[Event, ...] = viewer.chronicle.events
    for event in events:
        if event.kind in _KINDS and event.status == "held" and (day := _day(event.date)):
            found[day].append(event.key)
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    for proposal in proposals:
        if day := _day(proposal.tabled):
            found[day].append(proposal.key)
    now = today(viewer)
    return {
        day: tuple(sorted(found[day], key=viewer.chronicle.rank.__getitem__))
        for day in sorted(found)
        if day >= first and (now is None or day <= now)
    }


def _day(when: When) -> date | None:
    return last_day(when) if short(when).precise else None
