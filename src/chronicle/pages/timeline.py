"""The chronology: a page for all years, and for each year, month and day with entries."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.published import past_months
from chronicle.views.shelves import Shelves, shelves_of
from chronicle.views.timeline import (
    TimelineView,
    day_view,
    days_of,
    month_view,
    timeline_view,
    year_view,
)
from chronicle.views.viewer import Viewer


def timeline_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of the chronology."""
    shelves = viewer.shared(shelves_of)
    yield of_all(viewer, routes.TIMELINE, "timeline.html", _timeline_view)
    for year in shelves.years_shown():
        sight = _of_year(viewer, shelves, year)
        yield Page(routes.year(year), "year.html", partial(year_view, viewer, shelves, year), sight)
    known = frozenset(past_months(viewer))
    for month in sorted(shelves.months):
        year, number = int(month[:4]), int(month[5:])
        view = partial(month_view, viewer, shelves, month, known)
        is_known = (year, number) in known
        sight = _of_month(viewer, shelves, month, is_known=is_known)
        yield Page(routes.month(year, number), "month.html", view, sight)

    yield from _day_pages(viewer)


def _day_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of the days on which something began; each leads to those next to it."""
    days = viewer.shared(days_of)
    for before, day, after in zip([None, *days], days, [*[*days][1:], None], strict=False):
        seen = viewer.sights.around(*(event.key for event in days[day]))
        if seen is not None:
            seen = hash((seen, *(one.toordinal() if one else 0 for one in (before, after))))
        view = partial(day_view, viewer, day, before, after)
        yield Page(routes.day(day), "day.html", view, seen)


def _timeline_view(viewer: Viewer) -> TimelineView:
    return timeline_view(viewer, viewer.shared(shelves_of))


def _of_year(viewer: Viewer, shelves: Shelves, year: int) -> int | None:
    """What the page of a year sees: its events, how they lie in months, the years beside it."""
    seen = viewer.sights.around(*(event.key for event in shelves.in_year(year)))
    years = shelves.years_shown()
    at = years.index(year)
    beside = tuple(years[max(at - 1, 0) : at + 2])
    return None if seen is None else hash((seen, *beside, *_counts(shelves, year)))


def _of_month(viewer: Viewer, shelves: Shelves, month: str, *, is_known: bool) -> int | None:
    """What the page of a month sees: its events, and which months are beside it."""
    seen = viewer.sights.around(*(event.key for event in shelves.months[month]))
    year = int(month[:4])
    there = sorted(shelves.months)
    at = there.index(month)
    beside = [
        number for one in there[max(at - 1, 0) : at + 2] for number in (int(one[:4]), int(one[5:]))
    ]
    loose = len(shelves.years.get(year, ()))
    if seen is None:
        return None
    return hash((seen, is_known, loose, *beside))


def _counts(shelves: Shelves, year: int) -> tuple[int, ...]:
    return tuple(len(shelves.months.get(f"{year:04d}-{number:02d}", ())) for number in range(1, 13))
