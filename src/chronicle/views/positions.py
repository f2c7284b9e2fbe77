"""Who stands where: a table of parties and issues, as of the end of a day.

A cell holds the latest position on record, when it was taken and where it is told, and the one
before it. The page of all positions names the day of the newest; each turning point has its own.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Issue, Key
from chronicle.views.accords import Accord, accords, all_grounds
from chronicle.views.as_of import today
from chronicle.views.cut import LIMITS, Part, cut, newest_of, ways, years_of
from chronicle.views.parts import Crumb, PageView
from chronicle.views.paths import StanceLine, path_href, stance_line
from chronicle.views.script_words import POSITIONS, script_words
from chronicle.views.stances import Board, board
from chronicle.views.timeline import Link
from chronicle.views.turning import TurningPoints, turning_points
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.when import on_day


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """The position of a party on an issue; none where nothing is recorded.

    `path` leads to all its stances, of which there are `count` by then.
    """

    now: StanceLine | None
    before: StanceLine | None
    path: str
    count: int


NOTHING: Final = Cell(None, None, "", 0)


class IssueRow(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """An issue with a cell for each column of parties; the same on all days it holds."""

    issue: Mention
    cells: tuple[Cell, ...]


class TurningLine(msgspec.Struct, frozen=True, array_like=True):
    """A day for which there is a page of positions, and what happened on it."""

    when: Dated
    href: str
    what: tuple[Mention, ...]


class TurningYear(msgspec.Struct, frozen=True, array_like=True):
    """The turning points of a year, newest first."""

    year: str
    lines: tuple[TurningLine, ...]


class MatrixView(PageView, frozen=True, kw_only=True):
    """Positions at the end of a day, which the page names."""

    as_of: Dated
    columns: tuple[Mention, ...]
    rows: tuple[IssueRow, ...]
    accords: tuple[Accord, ...]


class PositionsView(MatrixView, frozen=True, kw_only=True):
    """Positions as of the day of the newest, and the way to those of other days."""

    years: tuple[TurningYear, ...]
    others: tuple[Link, ...]
    data: str
    script: str
    words: str
    first: str
    last: str


class TurningView(PageView, frozen=True, kw_only=True):
    """The turning points of a year, where there are too many for one page."""

    year: TurningYear
    positions: str
    earlier: Link | None
    later: Link | None


class DayView(MatrixView, frozen=True, kw_only=True):
    """Positions at a turning point; `what` made it one."""

    what: tuple[Mention, ...]
    earlier: Crumb | None
    later: Crumb | None
    days: str


def positions_view(viewer: Viewer, all_: Board, turning: TurningPoints) -> PositionsView:
    """The page of all positions, with the list of turning points."""
    origin = routes.POSITIONS
    now = today(viewer)
    table = Table(viewer, all_, origin)
    parts = viewer.shared(_turning_parts)

    def href(name: str) -> str:
        return routes.href(origin, routes.positions_on(name))

    shown = parts[newest_of(parts)].pieces if parts else tuple(turning)
    days = sorted(stance.day for course in all_.values() for stance in course.stances)
    stated = [day for day in days if now is not None and day <= now]
    return PositionsView(
        title=viewer.gettext("Who stands where"),
        description=viewer.gettext(
            "What each party holds on each issue, since when, and who says so."
        ),
        as_of=viewer.whole(on_day(stated[-1]) if stated else None),
        columns=tuple(viewer.mention(party, origin) for party in table.parties),
        rows=table.rows(now),
        accords=accords(viewer, viewer.shared(all_grounds), now, origin, now=True),
        years=_years(viewer, turning, shown, origin),
        others=years_of(viewer, parts, href),
        data=routes.href(origin, routes.POSITIONS_DATA),
        script=routes.href(origin, routes.POSITIONS_SCRIPT),
        words=script_words(viewer.words, POSITIONS),
        first=days[0].isoformat() if days else "",
        last=max([*days, *turning]).isoformat() if days else "",
    )


def turning_view(viewer: Viewer, year: str) -> TurningView:
    """The page of the turning points of a year."""
    origin = routes.positions_on(year)
    parts = viewer.shared(_turning_parts)
    days = routes.href(origin, routes.POSITIONS, "Days")
    beside = ways(
        viewer, parts, year, lambda one: routes.href(origin, routes.positions_on(one)), days
    )
    title = viewer.gettext("When positions may have turned, %(year)s", year=year)
    return TurningView(
        title=title,
        description=viewer.gettext("%(title)s: meetings, signings and proposals.", title=title),
        crumbs=(
            Crumb(viewer.gettext("Positions"), routes.href(origin, routes.POSITIONS)),
            Crumb(year),
        ),
        year=_years(viewer, viewer.shared(turning_points), parts[year].pieces, origin)[0],
        positions=routes.href(origin, routes.POSITIONS),
        earlier=beside.earlier,
        later=beside.later,
    )


def turning_years(viewer: Viewer) -> dict[str, tuple[date, ...]]:
    """The years whose turning points have a page of their own."""
    parts = viewer.shared(_turning_parts)
    newest = newest_of(parts)
    return {year: part.pieces for year, part in parts.items() if year != newest}


def _turning_parts(viewer: Viewer) -> Mapping[str, Part[date]]:
    # A year has few enough days.
    return cut(tuple(viewer.shared(turning_points)), date.isoformat, (LIMITS[0], 366, 366))


def day_view(viewer: Viewer, day: date) -> DayView:
    """The page of a turning point."""
    turning, table = viewer.shared(turning_points), viewer.shared(_day_table)
    earlier, later = _beside(turning, day)
    origin = routes.positions_on(day.isoformat())
    said = viewer.said(on_day(day))
    return DayView(
        title=viewer.gettext("Who stood where on %(date)s", date=said),
        description=viewer.gettext(
            "What each party held on each issue at the end of %(date)s.", date=said
        ),
        crumbs=(
            Crumb(viewer.gettext("Positions"), routes.href(origin, routes.POSITIONS)),
            Crumb(said),
        ),
        as_of=Dated(said, day.isoformat()),
        columns=tuple(viewer.mention(party, origin) for party in table.parties),
        rows=table.rows(day),
        accords=accords(viewer, viewer.shared(all_grounds), day, origin),
        what=tuple(viewer.mention(key, origin) for key in turning[day]),
        earlier=_crumb(viewer, earlier, origin) if earlier else None,
        later=_crumb(viewer, later, origin) if later else None,
        days=routes.href(origin, routes.POSITIONS, "Days"),
    )


def day_sights(viewer: Viewer) -> dict[date, int | None]:
    """The turning points, each with what its page sees.

    That is every stance taken by the end of the day, and every ground to agree on that somebody
    had by then said anything of: whatever is said later of other things is out of its sight.
    """
    turning, all_ = viewer.shared(turning_points), viewer.shared(board)
    sights = viewer.sights
    if sights.all() is None:
        return dict.fromkeys(turning)
    seen: list[tuple[date, int]] = []
    for (issue, party), course in all_.items():
        cell = sights.down(issue, party)
        seen += [(one.day, hash((cell, sights.down(one.record)))) for one in course.stances]
    for ground in viewer.shared(all_grounds):
        if ground.voices:
            keys = (ground.record, *ground.issues, *(voice.party for voice in ground.voices))
            told = (sights.around(ground.record), sights.down(*keys), len(ground.voices))
            seen.append((min(voice.day for voice in ground.voices), hash(told)))
    seen.sort()
    parties = sights.down(*columns(viewer, all_))
    found: dict[date, int | None] = {}
    known, at = 0, 0
    for day, keys in turning.items():
        while at < len(seen) and seen[at][0] <= day:
            known = hash((known, seen[at][1]))
            at += 1
        beside = (one.toordinal() if one else 0 for one in _beside(turning, day))
        found[day] = hash((known, parties, sights.down(*keys), *beside))
    return found


def _beside(turning: TurningPoints, day: date) -> tuple[date | None, date | None]:
    days = list(turning)
    at = bisect_left(days, day)
    return (days[at - 1] if at else None), (days[at + 1] if at + 1 < len(days) else None)


def _day_table(viewer: Viewer) -> "Table":
    return Table(viewer, viewer.shared(board), routes.positions_on(""))


def columns(viewer: Viewer, all_: Board) -> tuple[Key, ...]:
    """The parties of the table: those of the settings; without any, all that took a stance."""
    return viewer.parties() or tuple(sorted({party for _, party in all_}, key=viewer.rank))


class Table:
    """The rows of the table as seen from one folder, each made once for all days it holds."""

    def __init__(self, viewer: Viewer, all_: Board, origin: str) -> None:
        self._viewer, self._all, self._origin = viewer, all_, origin
        self.parties = columns(viewer, all_)
        self._days: dict[Key, list[date]] = {}
        issues: tuple[Issue, ...] = viewer.chronicle.of_kind["issue"]
        for issue in issues:
            courses = (all_.get((issue.key, party)) for party in self.parties)
            self._days[issue.key] = sorted(
                stance.day for course in courses if course for stance in course.stances
            )
        self._rows: dict[tuple[Key, int], IssueRow] = {}

    def rows(self, day: date | None) -> tuple[IssueRow, ...]:
        """The issues on which any party held something at the end of a day."""
        rows = (self._row(issue, days, day) for issue, days in self._days.items())
        return tuple(row for row in rows if row is not None)

    def _row(self, issue: Key, days: list[date], day: date | None) -> IssueRow | None:
        """What a row holds depends on how many stances there are by then, all parties counted."""
        count = len(days) if day is None else bisect_right(days, day)
        if count == 0:
            return None
        row = self._rows.get((issue, count))
        if row is None:
            cells = tuple(self._cell(issue, party, day) for party in self.parties)
            row = IssueRow(self._viewer.mention(issue, self._origin), cells)
            self._rows[issue, count] = row
        return row

    def _cell(self, issue: Key, party: Key, day: date | None) -> Cell:
        course = self._all.get((issue, party))
        now, before, count = course.at(day) if course else (None, None, 0)
        if now is None:
            return NOTHING
        return Cell(
            stance_line(self._viewer, now, self._origin),
            stance_line(self._viewer, before, self._origin) if before else None,
            path_href(issue, party, self._origin),
            count,
        )


def _years(
    viewer: Viewer, turning: TurningPoints, days: Sequence[date], origin: str
) -> tuple[TurningYear, ...]:
    by_year: defaultdict[int, list[TurningLine]] = defaultdict(list)
    for day in reversed(days):
        href = routes.href(origin, routes.positions_on(day.isoformat()))
        what = tuple(viewer.mention(key, origin) for key in turning[day])
        by_year[day.year].append(TurningLine(viewer.dated(on_day(day)), href, what))
    return tuple(TurningYear(str(year), tuple(lines)) for year, lines in by_year.items())


def _crumb(viewer: Viewer, day: date, origin: str) -> Crumb:
    href = routes.href(origin, routes.positions_on(day.isoformat()))
    return Crumb(viewer.said(on_day(day)), href)
