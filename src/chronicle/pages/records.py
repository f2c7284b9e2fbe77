"""A page for every record, under its present id and its former ones, and a list for every kind."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

import msgspec

from chronicle import routes
from chronicle.model import KINDS, Actor, Common, Event, Key, Kind, Track
from chronicle.page import Page
from chronicle.pages.whole import told_apart
from chronicle.views.actor import ActorView, Stretch, actor_view
from chronicle.views.actor_years import (
    Shelf,
    actor_part_view,
    actor_shelves,
    actor_years,
    newest_of,
    part_label,
)
from chronicle.views.agreement import agreement_view
from chronicle.views.event import Beside, event_view
from chronicle.views.issue import issue_view
from chronicle.views.lists import list_view
from chronicle.views.notices import prose_view, redirect_view, tombstone_view
from chronicle.views.outlet import outlet_view
from chronicle.views.place import place_view
from chronicle.views.proposal import proposal_view
from chronicle.views.published import ended
from chronicle.views.source import source_view
from chronicle.views.track import TrackView, track_view
from chronicle.views.viewer import Viewer
from chronicle.views.web import reach

Make = Callable[..., msgspec.Struct]
Sight = Callable[[Key], int | None]


def event_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of events."""
    beside: dict[Key, Beside] = {}
    for track in viewer.shared(_tracks).values():
        for earlier, event, later in zip([None, *track], track, [*track[1:], None], strict=False):
            beside[event.key] = Beside(earlier, later)
    for event in viewer.chronicle.events:
        near = beside.get(event.key, Beside())
        keys = (event.key, *(one.key for one in near if one))
        view = partial(event_view, viewer, event, near)
        seen = viewer.sights.of(*keys)
        if seen is not None:
            sources = (viewer.of(ref, "source") for ref in event.sources)
            seen = hash(
                (_with_web(viewer, event.key, seen), *chain.from_iterable(ended(viewer, sources)))
            )
        yield Page(routes.record(event.key), "event.html", view, seen)


def track_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of tracks."""
    for track in viewer.chronicle.of_kind["track"]:
        view = partial(_track_view, viewer, track)
        yield Page(routes.record(track.key), "track.html", view, viewer.sights.around(track.key))


def _track_view(viewer: Viewer, track: Track) -> TrackView:
    return track_view(viewer, track, tuple(viewer.shared(_tracks)[track.key]))


def _tracks(viewer: Viewer) -> defaultdict[Key, list[Event]]:
    """The events of each track, in order of time."""
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if event.track is not None:
            found[viewer.of(event.track, "track").key].append(event)
    return found


def actor_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of actors, and of the years of those with very much to show."""
    for actor in viewer.chronicle.of_kind["actor"]:
        key = actor.key
        view = partial(_actor_view, viewer, actor)
        yield Page(routes.record(key), "actor.html", view, viewer.sights.around(key))
        shelves = viewer.once(actor_shelves, actor)
        names = ",".join(shelves)
        newest = newest_of(shelves)
        for name, shelf in shelves.items():
            if name == newest:
                continue
            records = dict.fromkeys((*(one.key for one in shelf.events), *_records(shelf)))
            seen = viewer.sights.around(*records)
            own = viewer.sights.down(key)
            if seen is not None and own is not None:
                seen = told_apart(hash((seen, own)), names)
            part = partial(actor_part_view, viewer, actor, name)
            yield Page(routes.actor_part(key, name), "actor_part.html", part, seen)


def _records(shelf: Shelf) -> Iterator[Key]:
    return (claim.record for claim in shelf.claims)


def _actor_view(viewer: Viewer, actor: Actor) -> ActorView:
    shelves = viewer.once(actor_shelves, actor)
    newest = newest_of(shelves)
    if not newest:
        return actor_view(viewer, actor)
    years = actor_years(viewer, actor, routes.record(actor.key))
    shelf = shelves[newest]
    return actor_view(
        viewer, actor, Stretch(part_label(viewer, newest), years, shelf.events, shelf.claims)
    )


def other_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of all other records."""
    kinds: tuple[tuple[Kind, str, Make, Sight], ...] = (
        ("place", "place.html", place_view, viewer.sights.around),
        ("issue", "issue.html", issue_view, viewer.sights.around),
        ("outlet", "outlet.html", outlet_view, viewer.sights.around),
        ("source", "source.html", source_view, viewer.sights.of),
        ("proposal", "proposal.html", proposal_view, viewer.sights.now),
        ("agreement", "agreement.html", agreement_view, viewer.sights.now),
        ("page", "page.html", prose_view, viewer.sights.of),
    )
    for kind, template, make, sight in kinds:
        for record in viewer.chronicle.of_kind[kind]:
            key = record.key
            seen = sight(key)
            if kind == "proposal":
                seen = _with_web(viewer, key, seen)
            yield Page(routes.record(key), template, partial(make, viewer, record), seen)


def _with_web(viewer: Viewer, key: Key, seen: int | None) -> int | None:
    """A sight that takes in the picture of relations, which reaches farther than others do."""
    if seen is None:
        return None
    keys, is_part = reach(viewer, key)
    return hash((seen, viewer.sights.down(*keys), is_part)) if keys else seen


def list_pages(viewer: Viewer) -> Iterator[Page]:
    """A list for every kind; an empty one says so, and its address stays."""
    for kind in KINDS:
        keys = [record.key for record in viewer.chronicle.of_kind[kind]]
        # What became of a proposal or a promise hangs on what answers it, and on the date.
        is_open = kind in {"proposal", "agreement"}
        seen = viewer.sights.now(*keys) if is_open else viewer.sights.down(*keys)
        yield Page(routes.index(kind), "list.html", partial(list_view, viewer, kind), seen)


def redirects(viewer: Viewer) -> Iterator[Page]:
    """A page at each former id, that leads to the record."""
    for former, key in viewer.chronicle.renamed.items():
        record = viewer.chronicle.records[key]
        yield Page(
            routes.record(former),
            "redirect.html",
            redirect_view(viewer, former, record),
        )


def tombstones(viewer: Viewer) -> Iterator[Page]:
    """A page for each withdrawn record: its address stays."""
    for record in viewer.chronicle.records.values():
        if isinstance(record, Common) and record.withdrawn is not None:
            view = tombstone_view(viewer, record, record.withdrawn)
            yield Page(routes.record(record.key), "tombstone.html", view)
