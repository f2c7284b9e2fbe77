"""What was due and did not come, as far as is recorded: found by dates, typed by nobody.

Deadlines that passed without acceptance, events announced for a day of which nothing is told, and
commitments not met when they were due.
"""

from collections.abc import Iterator

import msgspec

from chronicle.model import Agreement, Event, Proposal
from chronicle.views.as_of import today
from chronicle.views.commitments import done_words, progress
from chronicle.views.fates import fate_of
from chronicle.views.history import is_silent
from chronicle.views.viewer import Mention, Viewer, order
from chronicle.when import When, last_day


class Overdue(msgspec.Struct, frozen=True, array_like=True):
    """Something whose day has passed."""

    day: str
    beneath: str
    what: str
    symbol: str
    target: Mention
    note: str = ""


def overdue(viewer: Viewer, origin: str) -> tuple[Overdue, ...]:
    """What fell due within the days that the front page looks back, the latest first."""
    now, days = today(viewer), viewer.edition.settings.open_days
    found = [
        (order(when), one)
        for when, one in _all(viewer, origin)
        if now and (last := last_day(when)) and (now - last).days <= days
    ]
    return tuple(one for _, one in sorted(found, key=lambda each: each[0], reverse=True))


def _all(viewer: Viewer, origin: str) -> Iterator[tuple[When, Overdue]]:
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    for proposal in proposals:
        told = fate_of(viewer, proposal)
        if told.fate == "lapsed" and told.since is not None:
            target = viewer.mention(proposal.key, origin)
            yield (
                told.since,
                _line(viewer, told.since, viewer.gettext("Deadline passed"), "deadline", target),
            )
    events: tuple[Event, ...] = viewer.chronicle.events
    for event in events:
        if is_silent(viewer, event):
            target = viewer.mention(event.key, origin)
            what = viewer.gettext("Announced, nothing recorded")
            yield event.date, _line(viewer, event.date, what, "no-answer", target)
    agreements: tuple[Agreement, ...] = viewer.chronicle.of_kind["agreement"]
    for agreement in agreements:
        target = viewer.mention(agreement.key, origin)
        for one in agreement.commitments:
            if one.due is not None and progress(viewer, one) == "overdue":
                done = done_words(viewer, one) or viewer.gettext("nothing recorded")
                what = viewer.gettext("Commitment overdue")
                line = _line(viewer, one.due, what, "deadline", target)
                yield one.due, msgspec.structs.replace(line, note=done)


def _line(viewer: Viewer, when: When, what: str, symbol: str, target: Mention) -> Overdue:
    mark = viewer.margin(when)
    return Overdue(mark.top, mark.sub, what, symbol, target)
