"""How an event came to be: proposed, scheduled, moved, held; and what was announced for nothing.

Each step says as of when it was so and which source says so.
"""

from typing import Final

import msgspec

from chronicle.model import Event, HistoryStep, RelationKind, Status
from chronicle.views.as_of import is_past
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import STATUS, Mark
from chronicle.words import to_translate

# What a step says, without a date and with one.
_STEPS: Final[dict[Status, tuple[str, str]]] = {
    "proposed": (to_translate("proposed"), to_translate("proposed for %(date)s")),
    "scheduled": (to_translate("scheduled"), to_translate("scheduled for %(date)s")),
    "rescheduled": (to_translate("moved"), to_translate("moved to %(date)s")),
    "postponed": (to_translate("postponed"), to_translate("postponed for %(date)s")),
    "under-way": (to_translate("under way"), to_translate("under way from %(date)s")),
    "held": (to_translate("held"), to_translate("held on %(date)s")),
    "cancelled": (to_translate("cancelled"), to_translate("cancelled for %(date)s")),
    "did-not-happen": (
        to_translate("did not happen"),
        to_translate("did not happen for %(date)s"),
    ),
    "disputed": (to_translate("disputed"), to_translate("disputed for %(date)s")),
}
# What was announced. What was moved, put off or called off says itself what became of it.
_ANNOUNCED: Final[frozenset[Status]] = frozenset({"proposed", "scheduled"})
# What another record says of it that settles what became of it.
_SETTLES: Final[frozenset[RelationKind]] = frozenset({"reschedules", "cancels", "same-as"})


class HistoryLine(msgspec.Struct, frozen=True, array_like=True):
    """One step in how an event came to be."""

    mark: Mark
    as_of: Dated
    words: str
    source: Mention | None


def history(viewer: Viewer, event: Event, origin: str) -> tuple[HistoryLine, ...]:
    """The steps in the order of the file, which is that of time."""
    return tuple(_line(viewer, step, origin) for step in event.history)


def step_words(viewer: Viewer, step: HistoryStep) -> str:
    """`proposed for 15 May 2025, as “Talks”`."""
    plainly, with_date = _STEPS[step.status]
    if step.date is None:
        said = viewer.gettext(plainly)
    else:
        said = viewer.gettext(with_date, date=viewer.brief(step.date))
    if not step.title:
        return said
    return viewer.gettext("%(step)s, as “%(title)s”", step=said, title=step.title)


def is_silent(viewer: Viewer, event: Event) -> bool:
    """Whether it was announced for a time that has passed, and nothing says what became of it."""
    if event.status not in _ANNOUNCED or not is_past(viewer, event.date):
        return False
    others: tuple[Event, ...] = viewer.origins(event.key, "relations.target")
    return not any(
        one.relation in _SETTLES and viewer.happening(one.target).key == event.key
        for other in others
        for one in other.relations
    )


def _line(viewer: Viewer, step: HistoryStep, origin: str) -> HistoryLine:
    source = viewer.of(step.source, "source") if step.source else None
    told = viewer.mention(source.key, origin) if source else None
    return HistoryLine(
        STATUS[step.status], viewer.dated(step.as_of), step_words(viewer, step), told
    )
