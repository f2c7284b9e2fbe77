"""All stances as JSON, for the script that shows positions on any day.

Cells come in the order of the table, stances of a cell oldest first; the script takes of each cell
the latest that takes a position, as `Course.at` does.
"""

import msgspec

from chronicle import routes
from chronicle.model import Issue, Key
from chronicle.views.paths import path_href, stance_line
from chronicle.views.positions import columns
from chronicle.views.stances import Board, Stance
from chronicle.views.viewer import Viewer


class _Stance(msgspec.Struct, frozen=True):
    day: str
    when: str
    verb: str
    words: str
    quote: bool
    lang: str
    dir: str
    href: str
    position: bool


class _Cell(msgspec.Struct, frozen=True):
    party: str
    path: str
    stances: tuple[_Stance, ...]


class _Row(msgspec.Struct, frozen=True):
    issue: str
    href: str
    cells: tuple[_Cell, ...]


class DataView(msgspec.Struct, frozen=True):
    """The file: a row for each issue that somebody took a stance on."""

    rows: tuple[_Row, ...]


def data_view(viewer: Viewer, all_: Board) -> DataView:
    """All stances of the parties that have a column, with addresses as seen from the table."""
    origin = routes.POSITIONS
    parties = columns(viewer, all_)
    issues: tuple[Issue, ...] = viewer.chronicle.of_kind["issue"]
    rows = [_row(viewer, all_, issue.key, parties, origin) for issue in issues]
    return DataView(tuple(row for row in rows if any(cell.stances for cell in row.cells)))


def _row(viewer: Viewer, all_: Board, issue: Key, parties: tuple[Key, ...], origin: str) -> _Row:
    mention = viewer.mention(issue, origin)
    cells = tuple(
        _Cell(
            viewer.mention(party, origin).label,
            path_href(issue, party, origin),
            tuple(_stance(viewer, stance, origin) for stance in _stances(all_, issue, party)),
        )
        for party in parties
    )
    return _Row(mention.label, mention.href, cells)


def _stances(all_: Board, issue: Key, party: Key) -> tuple[Stance, ...]:
    course = all_.get((issue, party))
    return course.stances if course else ()


def _stance(viewer: Viewer, stance: Stance, origin: str) -> _Stance:
    line = stance_line(viewer, stance, origin)
    return _Stance(
        stance.day.isoformat(),
        line.when.words,
        line.verb,
        line.words,
        line.is_quote,
        line.lang,
        line.direction,
        line.href,
        stance.takes_position,
    )
