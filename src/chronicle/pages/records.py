"""A page for every record, under its present id and its former ones, and a list for every kind."""

from collections import defaultdict
from collections.abc import Iterator

from chronicle import routes
from chronicle.model import KINDS, Common, Event, Key
from chronicle.page import Page
from chronicle.views.actor import actor_view
from chronicle.views.agreement import agreement_view
from chronicle.views.event import event_view
from chronicle.views.issue import issue_view
from chronicle.views.lists import list_view
from chronicle.views.notices import prose_view, redirect_view, tombstone_view
from chronicle.views.outlet import outlet_view
from chronicle.views.place import place_view
from chronicle.views.proposal import proposal_view
from chronicle.views.source import source_view
from chronicle.views.stances import board
from chronicle.views.track import track_view
from chronicle.views.viewer import Viewer


def event_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of events."""
    tracks = _tracks(viewer)
    for event in viewer.chronicle.events:
        track = tracks[viewer.of(event.track, "track").key] if event.track else ()
        yield Page(routes.record(event.key), "event.html", event_view(viewer, event, tuple(track)))


def track_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of tracks."""
    tracks = _tracks(viewer)
    for track in viewer.chronicle.of_kind["track"]:
        view = track_view(viewer, track, tuple(tracks[track.key]))
        yield Page(routes.record(track.key), "track.html", view)


def _tracks(viewer: Viewer) -> defaultdict[Key, list[Event]]:
    """The events of each track, in order of time."""
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in viewer.chronicle.events:
        if event.track is not None:
            found[viewer.of(event.track, "track").key].append(event)
    return found


def other_pages(viewer: Viewer) -> Iterator[Page]:
    """The pages of all other records."""
    kinds = viewer.chronicle.of_kind
    stances = board(viewer)
    for actor in kinds["actor"]:
        yield Page(routes.record(actor.key), "actor.html", actor_view(viewer, actor, stances))
    for place in kinds["place"]:
        yield Page(routes.record(place.key), "place.html", place_view(viewer, place))
    for issue in kinds["issue"]:
        yield Page(routes.record(issue.key), "issue.html", issue_view(viewer, issue, stances))
    for outlet in kinds["outlet"]:
        yield Page(routes.record(outlet.key), "outlet.html", outlet_view(viewer, outlet))
    for source in kinds["source"]:
        yield Page(routes.record(source.key), "source.html", source_view(viewer, source))
    for one in kinds["proposal"]:
        yield Page(routes.record(one.key), "proposal.html", proposal_view(viewer, one))
    for agreement in kinds["agreement"]:
        view = agreement_view(viewer, agreement)
        yield Page(routes.record(agreement.key), "agreement.html", view)
    for page in kinds["page"]:
        yield Page(routes.record(page.key), "page.html", prose_view(viewer, page))


def list_pages(viewer: Viewer) -> Iterator[Page]:
    """A list for every kind; an empty one says so, and its address stays."""
    for kind in KINDS:
        yield Page(routes.index(kind), "list.html", list_view(viewer, kind))


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
            view = tombstone_view(record, record.withdrawn)
            yield Page(routes.record(record.key), "tombstone.html", view)
