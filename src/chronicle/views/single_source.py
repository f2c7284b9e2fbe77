"""The page for editors of events for which a second, independent source is wanted."""

from chronicle import routes
from chronicle.views.independence import single_sourced
from chronicle.views.lists import Group, Item, year_title
from chronicle.views.parts import Crumb, PageView
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
    count = viewer.counted("%(count)s event rests", "%(count)s events rest", len(found))
    title = viewer.gettext("Events with one original report")
    return SingleSourceView(
        title=title,
        description=viewer.gettext(
            "%(count)s on one original report: a second source is wanted.", count=count
        ),
        crumbs=(
            Crumb(viewer.gettext("Sourcing"), routes.href(origin, routes.SOURCING)),
            Crumb(title),
        ),
        count=count,
        groups=tuple(
            Group(year_title(viewer, year), tuple(items))
            for year, items in sorted(by_year.items(), reverse=True)
        ),
    )
