"""As it was known at the end of a month: what had been published by then, and nothing else.

Only what carries a publication of its own is told: the steps in an event's history, with the title
they give, claims, and sources. The titles and texts of records are left out, since they may have
been written later; so are participants, outcomes and whatever else a record says now. An event is
told by its steps, so one that never happened stays as it was announced. Names of actors and outlets
are today's. A later publication changes nothing on such a page.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import (
    Agreement,
    Claim,
    Event,
    HistoryStep,
    Key,
    Kind,
    Proposal,
    Source,
    Stance,
    Status,
)
from chronicle.page import ClaimKey
from chronicle.views.claims import Step as Hand
from chronicle.views.claims import point, speaker
from chronicle.views.history import step_words
from chronicle.views.parts import Crumb, PageView
from chronicle.views.phrases import counted, direction, sentence
from chronicle.views.published import (
    Month,
    has_ended,
    month_end,
    month_of,
    month_start,
    past_months,
    public_on,
)
from chronicle.views.viewer import NO_DATE, Dated, Mention, Viewer, dated, order
from chronicle.views.words import ANSWER, STANCE, STATUS, Mark
from chronicle.when import last_day, on_day
from chronicle.when.phrase import MONTHS
from chronicle.when.words import words

_REFUSES: Final[frozenset[Stance]] = frozenset({"denies", "rejects", "declines"})
_ANNOUNCED: Final[frozenset[Status]] = frozenset({"proposed", "scheduled", "rescheduled"})
_AHEAD: Final = _ANNOUNCED | {"postponed", "under-way"}
_REPORTED: Final = Mark("statement", "Reported")
_DENIED: Final = Mark("rejected", "Denied")


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


class KnownClaim(msgspec.Struct, frozen=True):
    """A claim as published; `about` says what kind of record it speaks to, without naming it."""

    mark: Mark | None
    speaker: Hand
    party: Mention | None
    made: Dated
    stance: str
    condition: str
    quote: str
    lang: str
    direction: str
    says: str
    point: str
    about: Crumb | None
    href: str


class KnownSource(msgspec.Struct, frozen=True, array_like=True):
    """A source with the claims it brought; `public` is the day from which on it was as it is.

    One that `is_titled` does not name its outlet and date itself.
    """

    source: Mention
    is_titled: bool
    outlet: Mention
    published: Dated
    changed: Dated
    public: str
    claims: tuple[KnownClaim, ...]


class KnownView(PageView, frozen=True, kw_only=True):
    """What was known at the end of a month. `first` and `last` are its days."""

    ends: Dated
    first: str
    last: str
    script: str
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


class Word(NamedTuple):
    """What one source brought of an event: a step in its history, or a report without one."""

    place: tuple[Any, ...]
    public: date
    source: Source
    step: HistoryStep | None


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
        words = _words(viewer, event) if event.history else []
        for month in _told_in(words, months):
            events[month].append((event, words))
    return Public(months, sources, claims, events)


def known_view(viewer: Viewer, public: Public, month: Month) -> KnownView:
    """The page of a month that has ended."""
    origin = routes.known(*month)
    end = month_end(month)
    name = f"{MONTHS[month[1] - 1]} {month[0]}"
    at = public.months.index(month)
    found = sorted(public.sources.get(month, ()), key=lambda one: (one[0], one[1].id))
    denied = _sources(viewer, public, found, origin, refuses=True)
    said = _sources(viewer, public, found, origin, refuses=False)
    claims = sum(len(one.claims) for one in (*denied, *said))
    return KnownView(
        title=f"As known at the end of {name}",
        description=f"What had been published by {words(on_day(end))}, and nothing later.",
        crumbs=(Crumb("As it was known", routes.href(origin, routes.KNOWN)), Crumb(name)),
        ends=Dated(words(on_day(end)), end.isoformat()),
        first=month_start(month).isoformat(),
        last=end.isoformat(),
        script=routes.href(origin, routes.KNOWN_SCRIPT),
        events=_events(viewer, public, month, origin),
        denied=denied,
        said=said,
        count=f"{counted(len(found), 'source')} and {counted(claims, 'claim')} published in {name}",
        earlier=_crumb(public.months[at - 1], origin) if at else None,
        all_=routes.href(origin, routes.KNOWN),
        chronology=routes.href(origin, routes.TIMELINE),
    )


def known_list_view(public: Public) -> KnownListView:
    """The list of all months that have ended."""
    origin = routes.KNOWN
    years: defaultdict[str, list[KnownMonth]] = defaultdict(list)
    months = public.months
    for month in reversed(months):
        found = public.sources.get(month, ())
        crumb = _crumb(month, origin)
        note = f"{counted(len(found), 'source')} published"
        years[str(month[0])].append(KnownMonth(crumb.label, crumb.href, note))
    return KnownListView(
        title="As it was known",
        description="What had been published by the end of each month, and nothing later.",
        years=tuple((year, tuple(found)) for year, found in years.items()),
        first=month_start(months[0]).isoformat() if months else "",
        last=month_end(months[-1]).isoformat() if months else "",
        script=routes.href(origin, routes.KNOWN_SCRIPT),
    )


def known_then(viewer: Viewer, sources: Iterable[Source], origin: str) -> tuple[Crumb, ...]:
    """The months in which sources were published, as far as they have ended."""
    found = {month_of(day) for source in sources if (day := public_on(source))}
    return tuple(_crumb(month, origin) for month in sorted(found) if has_ended(viewer, month))


# --- events by their steps -----------------------------------------------------------------


def _words(viewer: Viewer, event: Event) -> list[Word]:
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


def _told_in(words: list[Word], months: tuple[Month, ...]) -> Iterator[Month]:
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


def _events(viewer: Viewer, public: Public, month: Month, origin: str) -> tuple[KnownEvent, ...]:
    end = month_end(month)
    found = []
    for event, all_ in public.events.get(month, ()):
        told = [word for word in all_ if word.public <= end]
        steps = tuple(_known_steps(viewer, told, end, origin))[::-1]
        found.append(KnownEvent(routes.href(origin, routes.record(event.key)), steps))
    return tuple(sorted(found, key=lambda one: (one.steps[0].public, one.href), reverse=True))


def _known_steps(viewer: Viewer, told: list[Word], end: date, origin: str) -> Iterator[KnownStep]:
    for at, word in enumerate(told):
        late, settled = _late(word, told[at + 1 :], end)
        yield KnownStep(
            STATUS[word.step.status] if word.step else _REPORTED,
            sentence(step_words(word.step)) if word.step else "",
            dated(word.step.as_of) if word.step else NO_DATE,
            viewer.mention(word.source.key, origin),
            dated(word.source.published),
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


# --- claims by their sources ---------------------------------------------------------------


def _sources(
    viewer: Viewer,
    public: Public,
    found: Iterable[tuple[date, Source]],
    origin: str,
    *,
    refuses: bool,
) -> tuple[KnownSource, ...]:
    told = []
    for day, source in found:
        claims = tuple(
            _claim(viewer, key, origin)
            for key in public.claims.get(source.key, ())
            if (viewer.claim(key).stance in _REFUSES) is refuses
        )
        if claims or not refuses:
            told.append(
                KnownSource(
                    viewer.mention(source.key, origin),
                    bool(source.title),
                    viewer.mention(viewer.of(source.outlet, "outlet").key, origin),
                    dated(source.published),
                    dated(source.modified),
                    day.isoformat(),
                    claims,
                )
            )
    return tuple(told)


_ABOUT: Final[dict[Kind, str]] = {
    "event": "an event",
    "proposal": "a proposal",
    "agreement": "an agreement",
}


def _claim(viewer: Viewer, key: ClaimKey, origin: str) -> KnownClaim:
    claim: Claim = viewer.claim(key)
    about = viewer.of(claim.about.of).key if claim.about and claim.about.of else key.record
    told = _ABOUT.get(about.kind, "") if claim.stance in ANSWER or about != key.record else ""
    return KnownClaim(
        mark=_DENIED if claim.stance == "denies" else ANSWER.get(claim.stance),
        speaker=speaker(viewer, claim, origin),
        party=viewer.mention(viewer.of(claim.for_, "actor").key, origin) if claim.for_ else None,
        made=dated(claim.made),
        stance=STANCE[claim.stance],
        condition=claim.condition,
        quote=claim.quote.text if claim.quote else "",
        lang=claim.lang,
        direction=direction(claim.lang),
        says=claim.says,
        point=point(claim),
        about=Crumb(told, routes.href(origin, routes.record(about))) if told else None,
        href=routes.href(origin, routes.record(key.record), claim.id),
    )


def _crumb(month: Month, origin: str) -> Crumb:
    label = f"{MONTHS[month[1] - 1]} {month[0]}"
    return Crumb(label, routes.href(origin, routes.known(*month)))
