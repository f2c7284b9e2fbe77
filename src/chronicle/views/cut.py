"""What is too much for one page, cut by years, full years by months, full months by days.

Never by count: a page once there keeps its address, whatever comes later. The newest stretch stands
on the page of the whole, so that a new entry rewrites one page. What is not known to the month
stays on the page of its year, and what has no year on one of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Generic, NamedTuple, TypeVar

from chronicle.views.calendar import begins_on_day
from chronicle.views.timeline import Link
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When, first_day

T = TypeVar("T")

UNDATED: Final = "undated"
# How much a whole, a year and a month may hold before it is cut.
LIMITS: Final = (120, 120, 240)
# How much of a day, as it is written, tells a year, a month, a day.
_WIDTHS: Final = (4, 7, 10)


class Part(NamedTuple, Generic[T]):
    """What is on one page, in the order given.

    `finer` are the parts that it was cut into, and `size` is how much it holds with them.
    """

    pieces: tuple[T, ...]
    size: int
    finer: tuple[str, ...] = ()


class Ways(NamedTuple):
    """Where one goes from a part: up, to what it was cut into, and to those beside it."""

    up: tuple[Link, ...]
    finer: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


def known_of(when: When | None) -> str:
    """As much of the day on which something began as is known: `2025-05-16`, `2025-05`, `2025`."""
    begins = first_day(when) if when else None
    if when is None or begins is None:
        return ""
    if begins_on_day(when):
        return begins.isoformat()
    is_month = isinstance(when.start, Point) and 1 <= when.start.month <= 12
    return begins.isoformat()[: 7 if is_month else 4]


def cut(
    pieces: Sequence[T], known: Callable[[T], str], limits: tuple[int, int, int] = LIMITS
) -> Mapping[str, Part[T]]:
    """The parts of a whole by name, in order of time; none where one page holds all.

    `known` tells as much of the day of a piece as is known, as `known_of` does.
    """
    if len(pieces) <= limits[0] or not any(map(known, pieces)):
        return {}
    made: dict[str, Part[T]] = {}
    years = _by_name(pieces, known, 0)
    if "" in years:
        undated = years.pop("")
        made[UNDATED] = Part(tuple(undated), len(undated))
    for year in sorted(years):
        made |= _cut_further(year, years[year], known, limits, 1)
    return made


def _cut_further(
    name: str,
    pieces: Sequence[T],
    known: Callable[[T], str],
    limits: tuple[int, int, int],
    level: int,
) -> dict[str, Part[T]]:
    if level == len(limits) or len(pieces) <= limits[level]:
        return {name: Part(tuple(pieces), len(pieces))}
    finer = _by_name(pieces, known, level)
    rest = finer.pop("", [])
    made = {name: Part(tuple(rest), len(pieces), tuple(sorted(finer)))}
    for one in sorted(finer):
        made |= _cut_further(one, finer[one], known, limits, level + 1)
    return made


def _by_name(
    pieces: Sequence[T], known: Callable[[T], str], level: int
) -> defaultdict[str, list[T]]:
    """Pieces by year, month or day; under no name what is not known as far as that."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    width = _WIDTHS[level]
    for piece in pieces:
        name = known(piece)[:width]
        found[name if len(name) == width else ""].append(piece)
    return found


def newest_of(parts: Mapping[str, Part[T]]) -> str:
    """The newest part, which the page of the whole shows; empty for none."""
    whole = (name for name, part in parts.items() if name != UNDATED and not part.finer)
    return max(whole, default="")


def years_of(
    viewer: Viewer, parts: Mapping[str, Part[T]], href: Callable[[str], str]
) -> tuple[Link, ...]:
    """The years that the page of the whole leads to, newest first; last what has none."""
    newest = newest_of(parts)
    years = (name for name in reversed(tuple(parts)) if "-" not in name and name != newest)
    return tuple(Link(part_label(viewer, name), href(name)) for name in years)


def before_newest(
    viewer: Viewer, parts: Mapping[str, Part[T]], href: Callable[[str], str]
) -> Link | None:
    """The part before that which stands on the page of the whole."""
    *earlier, _ = (name for name, part in parts.items() if not part.finer)
    return Link(part_label(viewer, earlier[-1]), href(earlier[-1])) if earlier else None


def ways(
    viewer: Viewer, parts: Mapping[str, Part[T]], name: str, href: Callable[[str], str], whole: str
) -> Ways:
    """The ways from a part; `href` gives the address of each, `whole` is that of the whole."""
    newest = newest_of(parts)

    def link(one: str) -> Link:
        return Link(part_label(viewer, one), whole if one == newest else href(one))

    alike = [one for one in parts if one.count("-") == name.count("-")]
    if not parts[name].finer:
        # From the last month of a full year the way leads on to the year after it.
        alike = [one for one in parts if not parts[one].finer]
    at = alike.index(name)
    return Ways(
        up=tuple(link(name[:width]) for width in _WIDTHS if width < len(name) and "-" in name),
        finer=tuple(link(one) for one in parts[name].finer),
        earlier=link(alike[at - 1]) if at else None,
        later=link(alike[at + 1]) if at + 1 < len(alike) else None,
    )


def part_label(viewer: Viewer, name: str) -> str:
    """What a part is called, by its name."""
    if name == UNDATED:
        return viewer.gettext("without a date")
    year, _, rest = name.partition("-")
    if not rest:
        return year
    if "-" in rest:
        return viewer.day(date.fromisoformat(name))
    return viewer.month(int(year), int(rest))
