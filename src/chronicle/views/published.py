"""When something became public: the second clock beside the one of what happened.

What rests on a source became public with it, on the last day by which that is certain. A page that
was changed later counts from its last change: nobody can tell now what it said before. A source
whose day is not known, or only about, is never certain to have been public, and nor is what rests
on it.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date

from chronicle.model import Source
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When, first_day, last_day

Month = tuple[int, int]
"""Year and month."""


def public_on(source: Source) -> date | None:
    """The day from which on a source was certainly public as it now is."""
    if source.published is None:
        return None
    days = [_certain(when) for when in (source.published, source.modified) if when]
    return None if None in days else max(day for day in days if day)


def has_ended(viewer: Viewer, month: Month) -> bool:
    """Whether a month ended before the date the site speaks of."""
    as_of = viewer.edition.as_of
    now = first_day(as_of) if as_of else None
    return now is not None and month_end(month) < now


def ended(viewer: Viewer, sources: Iterable[Source]) -> tuple[Month, ...]:
    """The months in which sources were published, as far as they have ended, in order."""
    found = {month_of(day) for source in sources if (day := public_on(source))}
    return tuple(month for month in sorted(found) if has_ended(viewer, month))


def past_months(viewer: Viewer) -> tuple[Month, ...]:
    """The months that ended before the date of the site and have a page.

    Those in which anything was published, and the eleven after each: a treaty of 1654 among the
    sources must not give a page to every month since. More publications add months and change none.
    """
    spoken = {month_of(day) for source in viewer.chronicle.sources if (day := public_on(source))}
    told = {month for first in spoken for month in _year_from(first)}
    return tuple(sorted(month for month in told if has_ended(viewer, month)))


def seen_by(viewer: Viewer, months: Iterable[Month]) -> dict[Month, int | None]:
    """What there is to see in these months, which come in order: all that was public by their end.

    A source is seen with what rests on it.
    """
    dated = ((public_on(source), source.key) for source in viewer.chronicle.sources)
    public = sorted((day, key) for day, key in dated if day)
    found: dict[Month, int | None] = {}
    seen: int | None = 0
    at = 0
    for month in months:
        end = month_end(month)
        while at < len(public) and public[at][0] <= end:
            near = viewer.sights.of(public[at][1])
            seen = None if near is None or seen is None else hash((seen, near))
            at += 1
        found[month] = seen
    return found


def month_of(day: date) -> Month:
    """The month of a day."""
    return day.year, day.month


def month_end(month: Month) -> date:
    """The last day of a month."""
    return date(*month, monthrange(*month)[1])


def month_start(month: Month) -> date:
    """The first day of a month."""
    return date(*month, 1)


def _year_from(month: Month) -> Iterator[Month]:
    year, number = month
    for later in range(number - 1, number + 11):
        if year + later // 12 <= MAXYEAR:
            yield year + later // 12, later % 12 + 1


def _certain(when: When) -> date | None:
    ends = (when.start,) if when.end is None else (when.start, when.end)
    known = all(isinstance(end, Point) and not end.qualifier for end in ends)
    return last_day(when) if known else None
