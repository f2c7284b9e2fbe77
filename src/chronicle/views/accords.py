"""Where two parties agree: their positions on an issue rest on the same ground at the same time.

The ground is a proposal that one tabled and the other accepted or tabled with it, or the same value
for the same point. What a party accepts on a condition, or merely welcomes, is no agreement.
"""

from collections import defaultdict
from datetime import date

import msgspec

from chronicle.model import Key
from chronicle.views.parts import labels
from chronicle.views.phrases import plain, value_words
from chronicle.views.stances import Board, Ground, Stance
from chronicle.views.viewer import Dated, Mention, Viewer, dated


class Accord(msgspec.Struct, frozen=True, array_like=True):
    """What parties stand behind, and on which issues; `since` is when the last of them joined."""

    parties: str
    issues: tuple[Mention, ...]
    point: str
    record: Mention
    since: Dated


def accords(viewer: Viewer, all_: Board, day: date | None, origin: str) -> tuple[Accord, ...]:
    """All agreements at the end of a day, the newest first."""
    held: defaultdict[tuple[Key, Ground], dict[Key, Stance]] = defaultdict(dict)
    for (issue, party), course in all_.items():
        now = course.at(day).now
        if now is not None and now.ground is not None:
            held[issue, now.ground][party] = now
    shared: defaultdict[tuple[Ground, tuple[Key, ...]], dict[Key, Stance]] = defaultdict(dict)
    for issue, ground in sorted(held, key=lambda both: viewer.moment(both[0])):
        behind = held[issue, ground]
        if len(behind) > 1:
            parties = tuple(sorted(behind, key=viewer.rank))
            shared[ground, parties][issue] = max(behind.values(), key=lambda one: one.day)
    found = sorted(shared.items(), key=lambda one: max(stance.day for stance in one[1].values()))
    return tuple(
        _accord(viewer, ground, parties, joined, origin)
        for (ground, parties), joined in reversed(found)
    )


def _accord(
    viewer: Viewer,
    ground: Ground,
    parties: tuple[Key, ...],
    joined: dict[Key, Stance],
    origin: str,
) -> Accord:
    """An agreement; `joined` holds for each issue the stance by which the last party joined."""
    return Accord(
        labels(viewer.mention(party, origin) for party in parties),
        tuple(viewer.mention(issue, origin) for issue in joined),
        f"{plain(ground.field)}: {value_words(ground.value)}" if ground.field else "",
        viewer.mention(ground.record, origin),
        dated(max(joined.values(), key=lambda one: one.day).when),
    )
