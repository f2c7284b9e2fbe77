"""Who stands where: the page of all positions, one for each turning point, data for a script."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.views.notices import FileView
from chronicle.views.positions import day_views, positions_view
from chronicle.views.positions_data import data_view
from chronicle.views.stances import board
from chronicle.views.turning import turning_points
from chronicle.views.viewer import Viewer


def positions_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of positions."""
    all_ = board(viewer)
    turning = turning_points(viewer, all_)
    yield Page(routes.POSITIONS, "positions.html", positions_view(viewer, all_, turning))
    yield Page(routes.POSITIONS_DATA, "json", data_view(viewer, all_))
    yield Page(routes.POSITIONS_SCRIPT, routes.POSITIONS_SCRIPT, FileView())
    for path, view in day_views(viewer, all_, turning):
        yield Page(path, "positions_day.html", view)
