"""An actor with very much to show, cut by years, and years that are very full by months.

Never by count: a page once there keeps its address, whatever comes later. The newest stretch stands
on the page of the actor, so that a new entry rewrites one page. What is not known to the month
stays on the page of its year, and what has no year on one of its own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Actor, Event, Key
from chronicle.page import ClaimKey
from chronicle.views.actor import events_of, parts_in, statements_of, told_of
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.parts import Crumb, PageView, record_crumbs
from chronicle.views.rows import Row, rows
from chronicle.views.timeline import Link
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When, first_day

# An actor with more entries and statements than this has pages for years, a year with more has
# pages for months.
FULL = 120
_UNDATED = "undated"


class Shelf(msgspec.Struct, frozen=True):
    """What is on one page, newest first; `months` are the pages that a full year is cut into."""

    events: tuple[Event, ...]
    claims: tuple[ClaimKey, ...]
    months: tuple[str, ...] = ()


class ActorPartView(PageView, frozen=True, kw_only=True):
    """A year or a month of an actor."""

    actor: str
    rows: tuple[Row, ...]
    claims: tuple[ClaimView, ...]
    months: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


def actor_shelves(viewer: Viewer, actor: Actor) -> Mapping[str, Shelf]:
    """The pages of an actor by the end of their address, in order of time; none for most actors."""
    events, claims = events_of(viewer, actor.key), statements_of(viewer, actor.key)
    if len(events) + len(claims) <= FULL:
        return {}
    made: dict[str, Shelf] = {}
    for year, whole in sorted(_cut(events, claims, viewer.shared(_years)).items()):
        if len(whole.events) + len(whole.claims) <= FULL or year == _UNDATED:
            made[year] = whole
            continue
        months = _cut(whole.events, whole.claims, viewer.shared(_months))
        rest = months.pop("", Shelf((), ()))
        made[year] = msgspec.structs.replace(rest, months=tuple(sorted(months)))
        made |= {month: months[month] for month in sorted(months)}
    return made


def newest_of(shelves: Mapping[str, Shelf]) -> str:
    """The newest year or month of these, which the actor's own page shows; empty for none."""
    whole = (name for name in shelves if name != _UNDATED and not shelves[name].months)
    return max(whole, default="")


def actor_years(viewer: Viewer, actor: Actor, origin: str) -> tuple[Link, ...]:
    """The other years of an actor, newest first, as links; none where one page holds all."""
    shelves = viewer.once(actor_shelves, actor)
    newest = newest_of(shelves)
    return tuple(
        _link(viewer, actor, name, origin)
        for name in reversed(tuple(shelves))
        if "-" not in name and name != newest
    )


def actor_part_view(viewer: Viewer, actor: Actor, name: str) -> ActorPartView:
    """The page of a year or a month."""
    shelves = viewer.once(actor_shelves, actor)
    shelf = shelves[name]
    origin = routes.actor_part(actor.key, name)
    newest = newest_of(shelves)
    alike = [one for one in shelves if ("-" in one) == ("-" in name) and one != newest]
    at = alike.index(name)
    label = part_label(viewer, name)
    title = f"{actor.name}, {label}"
    up = [_link(viewer, actor, name[:4], origin)] if "-" in name else []
    return ActorPartView(
        title=title,
        description=told_of(viewer, title, len(shelf.events), len(shelf.claims)),
        crumbs=(
            record_crumbs(viewer, "actor", actor.name, origin)[0],
            Crumb(actor.name, routes.href(origin, routes.record(actor.key))),
            *(Crumb(one.label, one.href) for one in up),
            Crumb(label),
        ),
        actor=actor.name,
        rows=rows(viewer, shelf.events, origin, parts_in(viewer, actor, shelf.events)),
        claims=claim_views(viewer, shelf.claims, origin),
        months=tuple(
            _link(viewer, actor, month, origin) for month in shelf.months if month != newest
        ),
        earlier=_link(viewer, actor, alike[at - 1], origin) if at else None,
        later=_link(viewer, actor, alike[at + 1], origin) if at + 1 < len(alike) else None,
    )


def part_label(viewer: Viewer, name: str) -> str:
    """What a page is called by the end of its address."""
    if name == _UNDATED:
        return viewer.gettext("without a date")
    year, _, month = name.partition("-")
    return viewer.month(int(year), int(month)) if month else year


def _link(viewer: Viewer, actor: Actor, name: str, origin: str) -> Link:
    return Link(part_label(viewer, name), routes.href(origin, routes.actor_part(actor.key, name)))


def _cut(
    events: Sequence[Event],
    claims: Sequence[ClaimKey],
    by: Mapping[Key, str],
) -> dict[str, Shelf]:
    cut: defaultdict[str, tuple[list[Event], list[ClaimKey]]] = defaultdict(lambda: ([], []))
    for event in events:
        cut[by[event.key]][0].append(event)
    for claim in claims:
        cut[by[claim.record]][1].append(claim)
    return {name: Shelf(tuple(mine), tuple(said)) for name, (mine, said) in cut.items()}


def _years(viewer: Viewer) -> dict[Key, str]:
    """The year of each entry."""
    return {entry.key: _year(date_of(entry)) for entry in viewer.entries()}


def _months(viewer: Viewer) -> dict[Key, str]:
    """The month of each entry, within its year."""
    return {entry.key: _month(date_of(entry)) for entry in viewer.entries()}


def _year(when: When | None) -> str:
    first = first_day(when) if when else None
    return f"{first.year:04d}" if first else _UNDATED


def _month(when: When | None) -> str:
    """The month of a date in a year; empty where it is not known."""
    first = first_day(when) if when else None
    is_known = when and isinstance(when.start, Point) and 1 <= when.start.month <= 12
    return first.isoformat()[:7] if first and is_known else ""
