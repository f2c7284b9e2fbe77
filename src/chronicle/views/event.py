"""The page of an event: what happened, who took part, who says so, and what it is tied to."""

from typing import NamedTuple

from chronicle import routes
from chronicle.model import Event, Track
from chronicle.prose import Prose
from chronicle.views.accounts import Accounts, accounts
from chronicle.views.appointments import year_link
from chronicle.views.claims import ClaimView, claim_views, claims_in
from chronicle.views.compared import differs
from chronicle.views.dates import precision, sentence
from chronicle.views.evidence import Evidence, evidence
from chronicle.views.history import HistoryLine, history, is_silent
from chronicle.views.known import known_then
from chronicle.views.parts import CorrectionLine, Crumb, PageView, corrections, version
from chronicle.views.people import Party, parties
from chronicle.views.previews import previews
from chronicle.views.relations import RelationLine, mentioned_by, relations
from chronicle.views.rows import named
from chronicle.views.sources import SourceLine, source_lines, sourcing
from chronicle.views.timeline import day_crumbs
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.web import Web, web
from chronicle.views.words import ACCOUNTS_DIFFER, EVENT_KIND, STATUS, Mark
from chronicle.when import iso, iso_ends


class EventView(PageView, frozen=True, kw_only=True):
    """An event with all its parts.

    `sentence` is the date as said below the title, `ends` its start and end for machines.
    """

    id: str
    kind: Mark
    status: Mark
    is_off: bool
    differs: Mark | None
    track: Mention | None
    round: str
    sentence: str
    iso: str
    ends: tuple[str, str]
    precision: tuple[str, ...]
    places: tuple[tuple[Mention, ...], ...]
    prose: Prose
    parties: tuple[Party, ...]
    accounts: Accounts
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationLine, ...]
    web: Web | None
    mentioned_by: tuple[Mention, ...]
    sources: tuple[SourceLine, ...]
    sourcing: tuple[str, ...]
    evidence: Evidence
    corrections: tuple[CorrectionLine, ...]
    history: tuple[HistoryLine, ...]
    is_silent: bool
    known: tuple[Crumb, ...]
    issues: tuple[Mention, ...]
    earlier: Mention | None
    later: Mention | None
    calendar: str
    version: Dated


class Beside(NamedTuple):
    """The events before and after one in its track."""

    earlier: Event | None = None
    later: Event | None = None


def event_view(viewer: Viewer, event: Event, beside: Beside) -> EventView:
    """The page of an event, with the way to those `beside` it."""
    origin = routes.record(event.key)
    prose = viewer.chronicle.prose[event.key]
    sources = tuple(viewer.of(ref, "source") for ref in event.sources)
    numbers = tuple(source.key for source in sources)
    said = sentence(viewer, event)
    claims = claims_in(event.key, event.claims)
    kind = viewer.gettext(EVENT_KIND[event.kind].words)
    return EventView(
        title=event.title,
        description=prose.summary or f"{kind}, {said}",
        crumbs=(*day_crumbs(viewer, event.date, origin), Crumb(viewer.margin(event.date).top)),
        file=event.path,
        id=event.id,
        kind=EVENT_KIND[event.kind],
        status=STATUS[event.status],
        is_off=event.status in {"cancelled", "did-not-happen"},
        differs=ACCOUNTS_DIFFER if differs(viewer, event) else None,
        track=_track(viewer, event, origin),
        round=_round(viewer, event),
        sentence=said,
        iso=iso(event.date),
        ends=iso_ends(event.date),
        precision=precision(viewer, event),
        places=tuple(
            viewer.mentions(named(viewer, viewer.of(ref, "place")), origin) for ref in event.places
        ),
        prose=prose,
        parties=parties(viewer, event, origin),
        accounts=accounts(viewer, event, origin),
        claims=claim_views(viewer, claims, origin, numbers),
        relations=relations(viewer, event, origin),
        web=web(viewer, event, origin),
        mentioned_by=mentioned_by(viewer, event.key, origin),
        sources=source_lines(viewer, sources, origin),
        sourcing=sourcing(viewer, sources, event.claims),
        evidence=evidence(viewer, event, claims, origin),
        corrections=corrections(viewer, event),
        history=history(viewer, event, origin),
        is_silent=is_silent(viewer, event),
        known=known_then(viewer, sources, origin),
        issues=viewer.mentions((viewer.of(ref, "issue") for ref in event.issues), origin),
        earlier=viewer.mention(beside.earlier.key, origin) if beside.earlier else None,
        later=viewer.mention(beside.later.key, origin) if beside.later else None,
        calendar=year_link(viewer, event, origin),
        version=version(viewer, event),
        contributors=event.contributors,
        previews=previews(viewer, event, origin, tuple(one.key for one in beside if one)),
    )


# --- where it belongs ----------------------------------------------------------------------


def _track(viewer: Viewer, event: Event, origin: str) -> Mention | None:
    if event.track is None:
        return None
    return viewer.mention(viewer.of(event.track, "track").key, origin)


def _round(viewer: Viewer, event: Event) -> str:
    if event.round is None:
        return ""
    track: Track | None = viewer.of(event.track, "track") if event.track else None
    if track is None or not track.rounds:
        return viewer.gettext("round %(number)s", number=event.round)
    return viewer.gettext(
        "round %(number)s of %(count)s", number=event.round, count=len(track.rounds)
    )
