"""A page for every record, under its present id and its former ones, and a list for every kind."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

import msgspec

from chronicle import routes
from chronicle.model import KINDS, Common, Event, Key, Kind
from chronicle.page import Page
from chronicle.pages.whole import told_apart
from chronicle.views.actor import actor_view
from chronicle.views.agreement import agreement_view
from chronicle.views.cut import newest_of
from chronicle.views.event import Beside, event_view
from chronicle.views.holdings import Holder, holding, parts_of
from chronicle.views.issue import issue_view
from chronicle.views.lists import list_part_view, list_parts, list_view
from chronicle.views.notices import prose_view, redirect_view, tombstone_view
from chronicle.views.outlet import outlet_view
from chronicle.views.place import place_view
from chronicle.views.proposal import proposal_view
from chronicle.views.published import ended
from chronicle.views.record_part import part_view
from chronicle.views.source import source_view
from chronicle.views.track import track_view
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


def _tracks(viewer: Viewer) -> defaultdict[Key, list[Event]]:
    """The events of each track, in order of time."""
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if event.track is not None:
            found[viewer.of(event.track, "track").key].append(event)
    return found


def other_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of all other records."""
    kinds: tuple[tuple[Kind, str, Make, Sight], ...] = (
        ("actor", "actor.html", actor_view, viewer.sights.around),
        ("track", "track.html", track_view, viewer.sights.around),
        ("place", "place.html", place_view, partial(_of_place, viewer)),
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


def _of_place(viewer: Viewer, key: Key) -> int | None:
    """What the page of a place sees: what happened there, and in the places within it."""
    within = (link.origin for link in viewer.chronicle.to(key, "part_of"))
    return viewer.sights.around(key, *within)


def _with_web(viewer: Viewer, key: Key, seen: int | None) -> int | None:
    """A sight that takes in the picture of relations, which reaches farther than others do."""
    if seen is None:
        return None
    keys, is_part = reach(viewer, key)
    return hash((seen, viewer.sights.down(*keys), is_part)) if keys else seen


def record_parts(viewer: Viewer) -> Iterator[Page]:
    """The pages of stretches, of the records with more to show than one page holds."""
    for kind in _HOLDERS:
        for record in viewer.chronicle.of_kind[kind]:
            parts = viewer.once(parts_of, record)
            names, newest = ",".join(parts), newest_of(parts)
            for name, part in parts.items():
                if name == newest:
                    continue
                seen = viewer.sights.around(*holding(part.pieces).records())
                own = viewer.sights.down(record.key)
                if seen is not None and own is not None:
                    seen = told_apart(hash((seen, own)), names)
                make = partial(part_view, viewer, record, name)
                yield Page(routes.part(record.key, name), "record_part.html", make, seen)


_HOLDERS: tuple[Kind, ...] = ("actor", "issue", "track", "place", "outlet")


def list_pages(viewer: Viewer) -> Iterator[Page]:
    """A list for every kind; an empty one says so, and its address stays."""
    for kind in KINDS:
        keys = [record.key for record in viewer.chronicle.of_kind[kind]]
        # What became of a proposal or a promise hangs on what answers it, and on the date.
        is_open = kind in {"proposal", "agreement"}
        seen = viewer.sights.now(*keys) if is_open else viewer.sights.down(*keys)
        yield Page(routes.index(kind), "list.html", partial(list_view, viewer, kind), seen)
        parts = viewer.shared(list_parts).get(kind, {})
        names, newest = ",".join(parts), newest_of(parts)
        for name, part in parts.items():
            if name != newest:
                keys = [record.key for record in part.pieces]
                seen = viewer.sights.now(*keys) if is_open else viewer.sights.down(*keys)
                make = partial(list_part_view, viewer, kind, name)
                path = routes.index_part(kind, name)
                yield Page(path, "list.html", make, told_apart(seen, names))


def redirects(viewer: Viewer) -> Iterator[Page]:
    """A page at each former id, that leads to the record; so for each of its stretches."""
    for former, key in viewer.chronicle.renamed.items():
        record = viewer.chronicle.records[key]
        view = redirect_view(viewer, routes.record(former), record)
        yield Page(routes.record(former), "redirect.html", view)
        if isinstance(record, Holder):
            parts = viewer.once(parts_of, record)
            for name in parts:
                if name != newest_of(parts):
                    path = routes.part(former, name)
                    yield Page(path, "redirect.html", redirect_view(viewer, path, record, name))


def tombstones(viewer: Viewer) -> Iterator[Page]:
    """A page for each withdrawn record: its address stays."""
    for record in viewer.chronicle.records.values():
        if isinstance(record, Common) and record.withdrawn is not None:
            view = tombstone_view(viewer, record, record.withdrawn)
            yield Page(routes.record(record.key), "tombstone.html", view)
