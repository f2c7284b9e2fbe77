"""What a language calls days, months, seasons and years, and in which order it puts them.

English is ours: `16 May 2025`, as written in most of the world. Every other language has the names
and patterns of the Unicode consortium's tables (CLDR), which Babel holds.
"""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, Final, Literal

from chronicle.when.parts import Point, ordinal_of
from chronicle.words import Words, to_translate, words_in

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_SEASONS: Final = {
    21: to_translate("spring"),
    22: to_translate("summer"),
    23: to_translate("autumn"),
    24: to_translate("winter"),
}
_SPACE: Final = "\N{NO-BREAK SPACE}"

Width = Literal["wide", "abbreviated"]
Differs = Literal["d", "M", "y"]
"""What two dates differ in first: their years, else their months, else their days."""


class Names:
    """Dates in English. Points given here are known as far as they are said."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def month_alone(self, number: int, width: Width = "wide") -> str:
        """A month by itself: `May`."""
        return MONTHS[number - 1] if width == "wide" else MONTHS[number - 1][:3]

    def weekday(self, point: Point, width: Width = "wide") -> str:
        """The day of the week: `Friday`."""
        # Day 1, the first of January of year 1, is a Monday.
        number = (ordinal_of(point.year, point.month, point.day) - 1) % 7
        return self.weekday_alone(number, width)

    def weekday_alone(self, number: int, width: Width = "wide") -> str:
        """The name of a day of the week, Monday being 0."""
        return WEEKDAYS[number] if width == "wide" else WEEKDAYS[number][:3]

    def weekday_letters(self, number: int) -> str:
        """The same as short as a calendar has it: `Mo`."""
        return WEEKDAYS[number][:2]

    def day(self, point: Point, width: Width = "wide") -> str:
        """`16 May 2025`."""
        return f"{point.day}{_SPACE}{self.month(point, width)}"

    def day_of_year(self, point: Point) -> str:
        """`16 May`, the month shortened."""
        return f"{point.day}{_SPACE}{self.month_alone(point.month, 'abbreviated')}"

    def month(self, point: Point, width: Width = "wide") -> str:
        """`May 2025`."""
        return f"{self.month_alone(point.month, width)} {self.year(point.year)}"

    def season_alone(self, point: Point) -> str:
        """`spring`."""
        return self.words.gettext(_SEASONS[point.month])

    def season(self, point: Point) -> str:
        """`spring 2025`."""
        return self.words.gettext(
            "%(season)s %(year)s", season=self.season_alone(point), year=self.year(point.year)
        )

    def decade(self, point: Point) -> str:
        """`2010s`."""
        return self.words.gettext("%(year)ss", year=self.year(point.year))

    def year(self, year: int) -> str:
        """An astronomical year; those before 1000 and after 9999 need their era to be years."""
        if 1000 <= year <= 9999:
            return str(year)
        number = self.words.number(year if year > 0 else 1 - year)
        if year > 0:
            return self.words.gettext("%(year)s\N{NO-BREAK SPACE}CE", year=number)
        return self.words.gettext("%(year)s\N{NO-BREAK SPACE}BCE", year=number)

    def days(self, start: Point, end: Point, width: Width = "wide") -> str:
        """Two days together: `23–25 May 2025`."""
        last = self.day(end, width)
        if start.year != end.year:
            return f"{self.day(start, width)}–{last}"
        if start.month != end.month:
            month = self.month_alone(start.month, width)
            return f"{start.day}{_SPACE}{month}–{last}"
        return f"{start.day}–{last}"

    def days_of_year(self, start: Point, end: Point) -> str:
        """Two days of one month together: `23–25 May`, the month shortened."""
        return f"{start.day}–{self.day_of_year(end)}"

    def months(self, start: Point, end: Point, width: Width = "wide") -> str:
        """Two months together: `May–June 2025`."""
        last = self.month(end, width)
        if start.year != end.year:
            return f"{self.month(start, width)}–{last}"
        return f"{self.month_alone(start.month, width)}–{last}"

    def years(self, start: Point, end: Point) -> str:
        """Two years together: `2025–2027`."""
        return f"{self.year(start.year)}–{self.year(end.year)}"


class NamesOf(Names):
    """Dates in a language whose names and patterns Babel has."""

    def month_alone(self, number: int, width: Width = "wide") -> str:
        """A month by itself: `Mai`."""
        return str(self.words.locale.months["stand-alone"][width][number])

    def weekday_alone(self, number: int, width: Width = "wide") -> str:
        """The name of a day of the week, Monday being 0."""
        return str(self.words.locale.days["stand-alone"][width][number])

    def weekday_letters(self, number: int) -> str:
        """The same as short as a calendar has it: `Mo`."""
        return str(self.words.locale.days["stand-alone"]["short"][number]).rstrip(".")

    def day(self, point: Point, width: Width = "wide") -> str:
        """`16. Mai 2025`."""
        return self._said(self._skeleton("yMMMMd" if width == "wide" else "yMMMd"), point)

    def day_of_year(self, point: Point) -> str:
        """`16. Mai`, the month shortened."""
        return self._said(self._skeleton("MMMd"), point)

    def month(self, point: Point, width: Width = "wide") -> str:
        """`Mai 2025`."""
        return self._said(self._skeleton("yMMMM" if width == "wide" else "yMMM"), point)

    def days(self, start: Point, end: Point, width: Width = "wide") -> str:
        """`23.–25. Mai 2025`."""
        return self._together("yMMMMd" if width == "wide" else "yMMMd", start, end)

    def days_of_year(self, start: Point, end: Point) -> str:
        """`23.–25. Mai`, the month shortened."""
        return self._together("MMMd", start, end)

    def months(self, start: Point, end: Point, width: Width = "wide") -> str:
        """`Mai–Juni 2025`."""
        return self._together("yMMMM" if width == "wide" else "yMMM", start, end)

    @cached_property
    def _patterns(self) -> dict[object, Any]:
        return {}

    def _skeleton(self, name: str) -> str:
        """The pattern for the parts of a date, with places for values of `_Parts`."""
        made = self._patterns.get(name)
        if made is None:
            locale = self.words.locale
            found = locale.datetime_skeletons.get(name)
            # `yMMMMd` is what a long date consists of everywhere.
            pattern = found or locale.date_formats["long"]
            made = self._patterns[name] = _places(str(pattern.pattern))
        return str(made)

    def _together(self, name: str, start: Point, end: Point) -> str:
        differ = _differ(start, end)
        made = self._patterns.get((name, differ))
        if made is None:
            made = self._patterns[name, differ] = self._interval(name, differ)
        first, last = made
        return self._said(first, start) + self._said(last, end)

    def _interval(self, name: str, differ: Differs) -> tuple[str, str]:
        """The patterns of both ends; where a language has none of its own, both ends in full."""
        formats = self.words.locale.interval_formats
        own = formats.get(name) or {}
        short = formats.get(name.replace("MMMM", "MMM")) or {}
        if differ in own:
            parts = list(own[differ])
        elif differ in short:
            parts = [
                re.sub(r"(?<![ML])([ML])\1\1(?!\1)", r"\1\1\1\1", one) for one in short[differ]
            ]
        else:
            whole = self._skeleton(name)
            return f"{whole}–", whole
        first, last = (_places(part) for part in parts)
        return first, last

    def _said(self, pattern: str, point: Point) -> str:
        return pattern % _Parts(self, point)


class _Parts(Mapping[str, str]):
    """The parts of a date by the letters of CLDR's patterns, as far as ours have them."""

    def __init__(self, names: NamesOf, point: Point) -> None:
        self._names, self._point = names, point

    def __getitem__(self, letters: str) -> str:
        point = self._point
        match letters[0]:
            case "d":
                return f"{point.day:0{len(letters)}}"
            case "M" | "L" if len(letters) < 3:
                return f"{point.month:0{len(letters)}}"
            case "M" | "L":
                months = self._names.words.locale.months
                form = "format" if letters[0] == "M" else "stand-alone"
                width = "wide" if len(letters) == 4 else "abbreviated"
                return str(months[form][width][point.month])
            case "y":
                return self._names.year(point.year)
            case _:
                raise KeyError(letters)

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def names_in(words: Words) -> Names:
    """The names of a language."""
    return Names(words) if words.is_english else NamesOf(words)


def _differ(start: Point, end: Point) -> Differs:
    if start.year != end.year:
        return "y"
    return "M" if start.month != end.month else "d"


# A quoted text, or a letter of a pattern as often as it stands there.
_PIECE: Final = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|%|[^A-Za-z'%]+")


def _places(pattern: str) -> str:
    """A pattern of CLDR with a place for each value; a day and its month are not parted."""
    pieces = []
    for found in _PIECE.finditer(pattern):
        piece = found[0]
        if found[1]:
            pieces.append(f"%({piece})s")
        elif piece.startswith("'"):
            pieces.append((piece[1:-1].replace("''", "'") or "'").replace("%", "%%"))
        else:
            pieces.append("%%" if piece == "%" else piece)
    made = "".join(pieces)
    return re.sub(r"(%\(d+\)s[^\s%]*) (?=%\([ML]+\)s)", rf"\1{_SPACE}", made)


ENGLISH_NAMES: Final = names_in(words_in("en"))
