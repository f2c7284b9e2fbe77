"""The page of a stretch of an actor, issue, track, place or outlet with very much to show."""

from chronicle import routes
from chronicle.model import Actor, Event, Issue, Track
from chronicle.views.actor import parts_in
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.cut import part_label, ways
from chronicle.views.holdings import Holder, holding, parts_of
from chronicle.views.parts import Crumb, PageView, record_crumbs
from chronicle.views.paths import Path, paths_of
from chronicle.views.rows import Row, places, rows
from chronicle.views.sources import SourceLine, source_lines
from chronicle.views.timeline import Link
from chronicle.views.viewer import Mention, Viewer


class PartView(PageView, frozen=True, kw_only=True):
    """A stretch of a record; `of` is its label. The entries of a track run forwards."""

    of: str
    is_story: bool
    rows: tuple[Row, ...]
    claims: tuple[ClaimView, ...]
    paths: tuple[Path, ...]
    positions: str
    sources: tuple[SourceLine, ...]
    cited_by: tuple[Mention, ...]
    mentioned_by: tuple[Mention, ...]
    finer: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


def part_view(viewer: Viewer, record: Holder, name: str) -> PartView:
    """The page of a part by its name."""
    key = record.key
    parts = viewer.once(parts_of, record)
    shown = holding(parts[name].pieces)
    origin = routes.part(key, name)
    whole = routes.href(origin, routes.record(key))
    beside = ways(
        viewer, parts, name, lambda one: routes.href(origin, routes.part(key, one)), whole
    )
    label = part_label(viewer, name)
    crumbs = record_crumbs(viewer, key.kind, record.label, origin)
    return PartView(
        title=f"{record.label}, {label}",
        description=viewer.gettext(
            "%(name)s, %(stretch)s: what the chronicle has of this time.",
            name=record.label,
            stretch=label,
        ),
        crumbs=(
            crumbs[0],
            Crumb(record.label, whole),
            *(Crumb(one.label, one.href) for one in beside.up),
            Crumb(label),
        ),
        of=record.label,
        is_story=isinstance(record, Track),
        rows=_rows(viewer, record, shown.events, origin),
        claims=claim_views(viewer, shown.claims, origin),
        paths=paths_of(viewer, shown.stances, origin) if isinstance(record, Issue) else (),
        positions=routes.href(origin, routes.POSITIONS),
        sources=source_lines(viewer, shown.sources, origin),
        cited_by=viewer.mentions(shown.cited_by, origin),
        mentioned_by=viewer.mentions(shown.mentions, origin),
        finer=beside.finer,
        earlier=beside.earlier,
        later=beside.later,
    )


def _rows(
    viewer: Viewer, record: Holder, events: tuple[Event, ...], origin: str
) -> tuple[Row, ...]:
    """Entries with the notes that the page of the record has beside them."""
    match record:
        case Actor():
            return rows(viewer, events, origin, parts_in(viewer, record, events))
        case Track():
            notes: dict[str, tuple[str, ...]] = {
                event.id: places(viewer, event) for event in events
            }
            return rows(viewer, events, origin, notes, summaries=True)
        case _:
            return rows(viewer, events, origin)
