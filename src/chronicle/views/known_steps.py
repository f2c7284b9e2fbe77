"""What was published of an event, step by step: proposed, moved, held, and days that passed.

A step in its history counts from when its source was public. A source of the event that no step
names is a report: it tells that there was word of it, and no more.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Event, HistoryStep, Key, Source, Status
from chronicle.views.history import step_words
from chronicle.views.phrases import sentence
from chronicle.views.published import Month, month_of, public_on
from chronicle.views.viewer import NO_DATE, Dated, Mention, Viewer, order
from chronicle.views.words import STATUS, Mark
from chronicle.when import last_day, on_day
from chronicle.words import to_translate

_ANNOUNCED: Final[frozenset[Status]] = frozenset({"proposed", "scheduled", "rescheduled"})
_AHEAD: Final = _ANNOUNCED | {"postponed", "under-way"}
_REPORTED: Final = Mark("statement", to_translate("Reported"))


class KnownStep(msgspec.Struct, frozen=True, array_like=True):
    """A step of an event as reported, or a report that names none; then `words` are empty.

    `public` is when it was published, as a day for the script. Where the day then named passed
    without a further word, it is late from `late` on, until `settled`; `is_late` at the end.
    """

    mark: Mark
    words: str
    as_of: Dated
    source: Mention
    published: Dated
    public: str
    late: str
    settled: str
    is_late: bool


class KnownEvent(msgspec.Struct, frozen=True, array_like=True):
    """An event by its known steps, newest first; `href` leads to the entry of today."""

    href: str
    steps: tuple[KnownStep, ...]


class Word(NamedTuple):
    """What one source brought of an event: a step in its history, or a report without one."""

    place: tuple[Any, ...]
    public: date
    source: Source
    step: HistoryStep | None


def known_event(
    viewer: Viewer, event: Event, told: list[Word], end: date, origin: str
) -> KnownEvent:
    """An event as told by the end of a month; `told` are all words that there ever were."""
    by_then = [word for word in told if word.public <= end]
    steps = tuple(_known_steps(viewer, by_then, end, origin))[::-1]
    return KnownEvent(routes.href(origin, routes.record(event.key)), steps)


def words_on(viewer: Viewer, event: Event) -> list[Word]:
    """All that was ever published of an event, in order of time."""
    told = []
    named: set[Key] = set()
    for at, step in enumerate(event.history):
        source: Source | None = viewer.of(step.source, "source") if step.source else None
        if source is not None and (day := public_on(source)):
            named.add(source.key)
            told.append(Word((order(step.as_of), at), day, source, step))
    for at, ref in enumerate(event.sources):
        source = viewer.of(ref, "source")
        if source.key not in named and (day := public_on(source)):
            told.append(Word((order(on_day(day)), len(event.history) + at), day, source, None))
    return sorted(told, key=lambda word: word.place)


def told_in(words: list[Word], months: tuple[Month, ...]) -> Iterator[Month]:
    """The months whose pages tell of an event, of which a step is known by then.

    Those in which something of it was published, and those at whose end it was still to come.
    """
    spoken = {month_of(word.public) for word in words}
    first = min((month_of(word.public) for word in words if word.step), default=None)
    if first is None:
        return
    is_open = False
    for month in months[bisect_left(months, first) :]:
        if month in spoken:
            known = [word for word in words if month_of(word.public) <= month]
            step = known[-1].step
            is_open = step is not None and step.status in _AHEAD
        elif not is_open:
            continue
        yield month


def _known_steps(viewer: Viewer, told: list[Word], end: date, origin: str) -> Iterator[KnownStep]:
    for at, word in enumerate(told):
        late, settled = _late(word, told[at + 1 :], end)
        yield KnownStep(
            STATUS[word.step.status] if word.step else _REPORTED,
            sentence(step_words(viewer, word.step)) if word.step else "",
            viewer.dated(word.step.as_of) if word.step else NO_DATE,
            viewer.mention(word.source.key, origin),
            viewer.dated(word.source.published),
            word.public.isoformat(),
            late.isoformat() if late else "",
            settled.isoformat() if late and settled else "",
            late is not None and settled is None,
        )


def _late(word: Word, after: list[Word], end: date) -> tuple[date | None, date | None]:
    """From when on, and until when, a day that a step named had passed without a further word."""
    step = word.step
    named = last_day(step.date) if step and step.date and step.status in _ANNOUNCED else None
    if named is None:
        return None, None
    late = max(word.public, named + timedelta(days=1))
    # A report without a step is a further word only if it can know what happened on that day.
    further = [one.public for one in after if one.step or one.public >= named]
    settled = min(further, default=None)
    return (None if late > end or (settled and settled <= late) else late), settled
