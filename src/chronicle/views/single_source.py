"""The page for editors of events for which a second, independent source is wanted."""

from chronicle import routes
from chronicle.views.independence import single_sourced
from chronicle.views.lists import Group, Item, year_title
from chronicle.views.parts import Crumb, PageView
from chronicle.views.phrases import counted
from chronicle.views.viewer import Viewer, year_of


class SingleSourceView(PageView, frozen=True, kw_only=True):
    """The events that rest on one original report or none that is known, newest first."""

    count: str
    groups: tuple[Group, ...]


def single_source_view(viewer: Viewer) -> SingleSourceView:
    """The page for editors: where a second, independent source is wanted."""
    origin = routes.SINGLE_SOURCES
    by_year: dict[int, list[Item]] = {}
    found = single_sourced(viewer)
    for event, one in reversed(found):
        item = Item(viewer.mention(event.key, origin), one.words)
        by_year.setdefault(year_of(event.date), []).append(item)
    count = counted(len(found), "event rests", "events rest")
    return SingleSourceView(
        title="Events with one original report",
        description=f"{count} on one original report: a second source is wanted.",
        crumbs=(
            Crumb("Sourcing", routes.href(origin, routes.SOURCING)),
            Crumb("Events with one original report"),
        ),
        count=count,
        groups=tuple(
            Group(year_title(year), tuple(items))
            for year, items in sorted(by_year.items(), reverse=True)
        ),
    )
