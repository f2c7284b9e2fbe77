"""Every contradiction that still stands, over all records: the page that lists them.

It holds the points in dispute and who holds what, and nothing else of the records: so that an entry
that adds no contradiction does not rewrite it.
"""

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Key, Record
from chronicle.views.accounts import OTHERS, Account, account
from chronicle.views.compared import Compared, compared
from chronicle.views.lists import year_title
from chronicle.views.parts import Crumb, PageView
from chronicle.views.phrases import point_words, sentence
from chronicle.views.viewer import Mention, Viewer, order, year_of


class Side(msgspec.Struct, frozen=True, array_like=True):
    """A party, or all others, with what it holds."""

    party: str
    accounts: tuple[Account, ...]


class Dispute(msgspec.Struct, frozen=True, array_like=True):
    """A point of a record in dispute; parties in their one order."""

    words: str
    sides: tuple[Side, ...]


class Disputed(msgspec.Struct, frozen=True, array_like=True):
    """A record, with its points in dispute and where they stand side by side."""

    record: Mention
    side_by_side: str
    disputes: tuple[Dispute, ...]


class Year(msgspec.Struct, frozen=True, array_like=True):
    """The records of a year with points in dispute, the newest first."""

    title: str
    id: str
    count: str
    records: tuple[Disputed, ...]


class DifferencesView(PageView, frozen=True, kw_only=True):
    """All points in dispute, by the year of their record, the newest first."""

    count: str
    years: tuple[Year, ...]


def differences_view(viewer: Viewer) -> DifferencesView:
    """The page of all contradictions that stand."""
    origin = routes.DIFFERENCES
    by_year: dict[int, list[Disputed]] = {}
    for record, points in open_disputes(viewer):
        found = _disputed(viewer, record, points, origin)
        by_year.setdefault(year_of(date_of(record)), []).append(found)
    total = sum(len(one.disputes) for found in by_year.values() for one in found)
    count = (
        viewer.counted("%(count)s point in dispute", "%(count)s points in dispute", total)
        if total
        else viewer.gettext("no point in dispute")
    )
    return DifferencesView(
        title=viewer.gettext("Where accounts differ"),
        description=viewer.gettext(
            "%(count)s: who holds what, side by side.", count=sentence(count)
        ),
        crumbs=(
            Crumb(viewer.gettext("Timeline"), routes.href(origin, routes.TIMELINE)),
            Crumb(viewer.gettext("Where accounts differ")),
        ),
        count=count,
        years=tuple(
            Year(
                year_title(viewer, year),
                f"Y-{year}",
                viewer.counted(
                    "%(count)s point",
                    "%(count)s points",
                    sum(len(one.disputes) for one in found),
                ),
                tuple(found),
            )
            for year, found in sorted(by_year.items(), reverse=True)
        ),
    )


def open_disputes(viewer: Viewer) -> tuple[tuple[Record, tuple[Compared, ...]], ...]:
    """Each record with a contradiction that stands, and these points; the newest record first."""
    found = []
    for record in viewer.entries():
        points = tuple(point for point in compared(viewer, record) if point.differ)
        if points:
            found.append((order(date_of(record)), record.key, record, points))
    newest_first = sorted(found, key=lambda one: one[:2], reverse=True)
    return tuple((record, points) for _, _, record, points in newest_first)


def _disputed(
    viewer: Viewer, record: Record, points: tuple[Compared, ...], origin: str
) -> Disputed:
    return Disputed(
        viewer.mention(record.key, origin),
        routes.href(origin, routes.record(record.key), "Accounts"),
        tuple(
            Dispute(
                sentence(point_words(point.field, viewer.words)),
                tuple(
                    Side(
                        viewer.chronicle.records[party].label if party else viewer.gettext(OTHERS),
                        tuple(
                            account(viewer, held, point, record, origin)
                            for held in point.held
                            if held.party == party
                        ),
                    )
                    for party in _parties(viewer, point)
                ),
            )
            for point in points
        ),
    )


def _parties(viewer: Viewer, point: Compared) -> tuple[Key | None, ...]:
    told = {held.party for held in point.held}
    known = sorted((key for key in told if key), key=viewer.rank)
    return (*known, None) if None in told else (*known,)
