"""Stretches of time in a picture: how long one is for a span, where it lies, its name."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Event
from chronicle.views.shelves import Shelves
from chronicle.views.viewer import Viewer, plain_spaces
from chronicle.when import Point, first_day
from chronicle.when.names import Names
from chronicle.words import to_translate

Unit = Literal["day", "week", "month", "year"]
UNITS: Final[dict[Unit, str]] = {
    "day": to_translate("day"),
    "week": to_translate("week"),
    "month": to_translate("month"),
    "year": to_translate("year"),
}

LEFT, RIGHT = 152, 1112
"""The edges of the time line, in units of the drawing."""

# The longest span in days that is drawn by days, by weeks and by months.
_SPANS: Final[tuple[tuple[int, Unit], ...]] = ((45, "day"), (430, "week"), (2300, "month"))
DAYS: Final[dict[Unit, int]] = {"day": 1, "week": 7, "month": 31, "year": 366}
"""How many days no stretch is longer than."""
# How wide the words of a tick may be, and how many fit.
_WORDS, _TICKS = 60, 16


class Tick(msgspec.Struct, frozen=True, array_like=True):
    """A line across the lanes where a month or a year begins; most have no words."""

    x: float
    words: str


class Scale(NamedTuple):
    """Where a day lies in the picture, and in which stretch of time."""

    unit: Unit
    first: date
    days: int

    def x(self, day: date) -> float:
        """Where a day begins, in units of the drawing."""
        inside = min(max((day - self.first).days, 0), self.days)
        return round(LEFT + (RIGHT - LEFT) * inside / self.days, 1)

    def begins(self, day: date) -> date:
        """The first day of the stretch that a day lies in."""
        return _BEGINS[self.unit](day)

    def middle(self, begin: date) -> float:
        """The middle of the stretch that begins on a day."""
        return round((self.x(begin) + self.x(after(self.unit, begin))) / 2, 1)


def is_placed(event: Event) -> bool:
    """Whether at least the year of an event is known."""
    start = event.date.start
    return first_day(event.date) is not None and isinstance(start, Point) and not start.open_digits


def begins_on(event: Event) -> date:
    """The first day of an event that is placed."""
    day = first_day(event.date)
    if day is None:
        message = f"{event.id} has no first day"
        raise LookupError(message)
    return day


def scale_of(events: Sequence[Event]) -> Scale:
    """The scale that holds all these events."""
    days = [begins_on(event) for event in events]
    span = (max(days) - min(days)).days
    unit: Unit = next((unit for longest, unit in _SPANS if span <= longest), "year")
    first = _BEGINS[unit](min(days))
    end = after(unit, _BEGINS[unit](max(days)))
    return Scale(unit, first, max((end - first).days, 1))


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


_BEGINS: Final[dict[Unit, Callable[[date], date]]] = {
    "day": lambda day: day,
    "week": _monday,
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def after(unit: Unit, begin: date) -> date:
    """The first day of the next stretch; nothing comes after the last day that can be told."""
    if date.max - begin < timedelta(days=DAYS[unit]):
        return date.max
    return _BEGINS[unit](begin + timedelta(days=DAYS[unit]))


_LONGER: Final[dict[Unit, Unit]] = {
    "day": "week",
    "week": "month",
    "month": "year",
    "year": "year",
}


def ticks(scale: Scale, names: Names) -> tuple[Tick, ...]:
    """A line for each week, month or year, and words at as many as there is room for."""
    by = _LONGER[scale.unit]
    end = scale.first + timedelta(days=scale.days)
    marks: list[date] = []
    day = _BEGINS[by](scale.first)
    while day < end:
        if day >= scale.first:
            marks.append(day)
        elif scale.x(after(by, day)) - LEFT > _WORDS:
            marks.append(scale.first)
        if day == date.max:
            break
        day = after(by, day)
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(marks) / step <= _TICKS)
    return tuple(
        Tick(scale.x(one), _tick_words(by, one, names, is_first=number == 0))
        for number, one in enumerate(marks)
        if (one.year if by == "year" else number) % every == 0
    )


def _tick_words(by: Unit, day: date, names: Names, *, is_first: bool) -> str:
    point = Point(day.year, day.month, day.day)
    if by == "year":
        return names.year(day.year)
    if by == "week":
        return plain_spaces(names.day_of_year(point))
    if is_first or day.month == 1:
        return names.month(point, "abbreviated")
    return names.month_alone(day.month, "abbreviated")


class Naming(NamedTuple):
    """What a stretch of time is called, and where it is shown."""

    viewer: Viewer
    shelves: Shelves
    unit: Unit

    def label(self, begin: date) -> str:
        """What the stretch that begins on a day is called."""
        match self.unit:
            case "day":
                return self.viewer.day(begin)
            case "week":
                return self.viewer.gettext("Week of %(date)s", date=self.viewer.day(begin))
            case "month":
                return self.viewer.month(begin.year, begin.month)
            case "year":
                return self.viewer.names.year(begin.year)

    def href(self, events: Sequence[Event]) -> str:
        """Where the entries of a stretch are: on the page of their first one's month or year."""
        day = begins_on(events[0])
        if self.unit == "year" or f"{day.isoformat()[:7]}" not in self.shelves.months:
            return routes.href(routes.FRONT, routes.year(day.year))
        fragment = "" if self.unit == "month" else events[0].id
        return routes.href(routes.FRONT, routes.month(day.year, day.month), fragment)
