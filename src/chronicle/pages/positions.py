"""Who stands where: the whole table, the same for scripts, and a page for each turning point."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all, told_apart
from chronicle.views.notices import FileView
from chronicle.views.positions import (
    PositionsView,
    day_sights,
    day_view,
    positions_view,
    turning_view,
    turning_years,
)
from chronicle.views.positions_data import DataView, data_view
from chronicle.views.stances import board
from chronicle.views.turning import turning_points
from chronicle.views.viewer import Viewer


def positions_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of positions."""
    yield of_all(viewer, routes.POSITIONS, "positions.html", _positions_view)
    yield of_all(viewer, routes.POSITIONS_DATA, "json", _data_view)
    yield Page(routes.POSITIONS_SCRIPT, routes.POSITIONS_SCRIPT, FileView())
    for year, days in turning_years(viewer).items():
        keys = dict.fromkeys(key for day in days for key in viewer.shared(turning_points)[day])
        seen = told_apart(viewer.sights.down(*keys), ",".join(turning_years(viewer)))
        view = partial(turning_view, viewer, year)
        yield Page(routes.positions_on(year), "turning.html", view, seen)
    for day, sight in day_sights(viewer).items():
        path = routes.positions_on(day.isoformat())
        yield Page(path, "positions_day.html", partial(day_view, viewer, day), sight)


def _positions_view(viewer: Viewer) -> PositionsView:
    return positions_view(viewer, viewer.shared(board), viewer.shared(turning_points))


def _data_view(viewer: Viewer) -> DataView:
    return data_view(viewer, viewer.shared(board))
