"""The page of an actor: offices held, entries taken part in, what was said, and what leads here."""

from collections.abc import Iterable

from chronicle import routes
from chronicle.model import Actor, Event
from chronicle.prose import Prose
from chronicle.views.appointments import calendar_link
from chronicle.views.claims import ClaimView, claim_views
from chronicle.views.holdings import CutView, stretch_of
from chronicle.views.parts import (
    CorrectionLine,
    Spelling,
    corrections,
    record_crumbs,
    spellings,
    version,
)
from chronicle.views.paths import Held, held_by
from chronicle.views.people import PostLine, offices, posts
from chronicle.views.phrases import role_words
from chronicle.views.rows import Row, rows
from chronicle.views.stances import board
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import ACTOR_KIND


class ActorView(CutView, frozen=True, kw_only=True):
    """An actor. `stands_for` are the actors whose offices a person holds or held."""

    id: str
    kind: str
    stands_for: tuple[Mention, ...]
    prose: Prose
    posts: tuple[PostLine, ...]
    held: tuple[Held, ...]
    counts: tuple[int, int]
    rows: tuple[Row, ...]
    claims: tuple[ClaimView, ...]
    proposals: tuple[Mention, ...]
    agreements: tuple[Mention, ...]
    members: tuple[Mention, ...]
    mentioned_by: tuple[Mention, ...]
    spellings: tuple[Spelling, ...]
    wikidata: str
    calendar: str
    corrections: tuple[CorrectionLine, ...]
    version: Dated


def actor_view(viewer: Viewer, actor: Actor) -> ActorView:
    """The page of an actor; entries and claims newest first."""
    origin = routes.record(actor.key)
    key = actor.key
    stretch = stretch_of(viewer, actor)
    events, claims = stretch.all.events, stretch.all.claims
    shown = stretch.shown
    prose = viewer.chronicle.prose[key]
    stands_for = dict.fromkeys(viewer.of(post.of, "actor").key for post in actor.posts if post.of)
    return ActorView(
        title=actor.name,
        description=prose.summary or told_of(viewer, actor.name, len(events), len(claims)),
        crumbs=record_crumbs(viewer, "actor", actor.name, origin),
        file=actor.path,
        id=actor.id,
        kind=ACTOR_KIND[actor.kind],
        stands_for=tuple(viewer.mention(one, origin) for one in stands_for),
        prose=prose,
        posts=posts(viewer, actor, origin),
        held=held_by(viewer, viewer.shared(board), key, origin),
        counts=(len(events), len(claims)),
        stretch=stretch.label,
        years=stretch.years,
        before=stretch.before,
        rows=rows(viewer, shown.events, origin, parts_in(viewer, actor, shown.events)),
        claims=claim_views(viewer, shown.claims, origin),
        proposals=viewer.mentions(
            viewer.origins(key, "proposers", "addressees", kind="proposal"), origin
        ),
        agreements=viewer.mentions(
            viewer.origins(key, "parties", "third_parties", kind="agreement"), origin
        ),
        members=viewer.mentions(viewer.origins(key, "posts.of", kind="actor"), origin),
        mentioned_by=viewer.mentions(shown.mentions, origin),
        spellings=spellings(actor),
        wikidata=actor.wikidata,
        calendar=calendar_link(viewer, routes.calendar(key), events, origin),
        corrections=corrections(viewer, actor),
        version=version(viewer, actor),
        contributors=actor.contributors,
    )


def told_of(viewer: Viewer, name: str, entries: int, claims: int) -> str:
    """How much a page of an actor holds, for search engines."""
    return viewer.gettext(
        "%(name)s: %(entries)s, %(claims)s.",
        name=name,
        entries=viewer.counted("%(count)s entry", "%(count)s entries", entries),
        claims=viewer.counted("%(count)s claim", "%(count)s claims", claims),
    )


def parts_in(viewer: Viewer, actor: Actor, events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """In what part an actor was in each of these entries, by id."""
    return {event.id: _part(viewer, actor, event) for event in events}


def _part(viewer: Viewer, actor: Actor, event: Event) -> tuple[str, ...]:
    """In what role an actor took part, and in which office; for a state, who stood for it."""
    told: list[str] = []
    others: list[str] = []
    for one in event.participants:
        if viewer.of(one.actor, "actor").key == actor.key:
            party = viewer.label(viewer.of(one.for_, "actor")) if one.for_ else ""
            for_ = viewer.gettext("for %(party)s", party=party) if party else ""
            role = ", ".join(filter(None, (role_words(one.role, viewer.words), for_)))
            told += filter(None, (role, offices(viewer, actor, event.date)))
        elif one.for_ and viewer.of(one.for_, "actor").key == actor.key:
            others.append(viewer.label(viewer.of(one.actor, "actor")))
    if others:
        told.append(viewer.gettext("represented by %(names)s", names=", ".join(others)))
    return tuple(told)
