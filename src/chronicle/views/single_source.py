"""The page for editors of events for which a second, independent source is wanted."""

from collections.abc import Mapping, Sequence
from typing import Final

from chronicle import routes
from chronicle.model import Event
from chronicle.views.cut import (
    Part,
    before_newest,
    cut,
    known_of,
    newest_of,
    part_label,
    ways,
    years_of,
)
from chronicle.views.independence import Independence, single_sourced
from chronicle.views.lists import LISTED, Group, Item, year_title
from chronicle.views.parts import Crumb, PageView
from chronicle.views.timeline import Link
from chronicle.views.viewer import Viewer, year_of
from chronicle.words import to_translate

_TITLE: Final = to_translate("Events with one original report")
_Found = tuple[Event, Independence]


class SingleSourceView(PageView, frozen=True, kw_only=True):
    """The events that rest on one original report or none that is known, newest first.

    Of very many it shows a stretch; `parts` are the others, `earlier` and `later` those beside it.
    """

    count: str
    groups: tuple[Group, ...]
    parts: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


def single_source_parts(viewer: Viewer) -> Mapping[str, Part[_Found]]:
    """The parts of the list where it is too long for one page."""
    return cut(viewer.shared(single_sourced), _known, LISTED)


def single_source_view(viewer: Viewer) -> SingleSourceView:
    """The page for editors: where a second, independent source is wanted."""
    origin = routes.SINGLE_SOURCES
    found = viewer.shared(single_sourced)
    parts = viewer.shared(single_source_parts)
    count = _counted(viewer, len(found))
    title = viewer.gettext(_TITLE)

    def href(name: str) -> str:
        return routes.href(origin, routes.single_source_part(name))

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
        groups=_groups(viewer, parts[newest_of(parts)].pieces if parts else found, origin),
        parts=years_of(viewer, parts, href),
        earlier=before_newest(viewer, parts, href) if parts else None,
        later=None,
    )


def single_source_part_view(viewer: Viewer, name: str) -> SingleSourceView:
    """A stretch of a list too long for one page."""
    origin = routes.single_source_part(name)
    parts = viewer.shared(single_source_parts)
    whole = routes.href(origin, routes.SINGLE_SOURCES)
    beside = ways(
        viewer, parts, name, lambda one: routes.href(origin, routes.single_source_part(one)), whole
    )
    count = _counted(viewer, parts[name].size)
    of, label = viewer.gettext(_TITLE), part_label(viewer, name)
    wanted = viewer.gettext(
        "%(count)s on one original report: a second source is wanted.", count=count
    )
    return SingleSourceView(
        title=f"{of}, {label}",
        description=f"{label}: {wanted}",
        crumbs=(
            Crumb(viewer.gettext("Sourcing"), routes.href(origin, routes.SOURCING)),
            Crumb(of, whole),
            *(Crumb(one.label, one.href) for one in beside.up),
            Crumb(label),
        ),
        count=count,
        groups=_groups(viewer, parts[name].pieces, origin),
        parts=beside.finer,
        earlier=beside.earlier,
        later=beside.later,
    )


def _groups(viewer: Viewer, found: Sequence[_Found], origin: str) -> tuple[Group, ...]:
    by_year: dict[int, list[Item]] = {}
    for event, one in reversed(found):
        item = Item(viewer.mention(event.key, origin), one.words)
        by_year.setdefault(year_of(event.date), []).append(item)
    return tuple(
        Group(year_title(viewer, year), tuple(items))
        for year, items in sorted(by_year.items(), reverse=True)
    )


def _counted(viewer: Viewer, number: int) -> str:
    return viewer.counted("%(count)s event rests", "%(count)s events rest", number)


def _known(found: _Found) -> str:
    return known_of(found[0].date)
