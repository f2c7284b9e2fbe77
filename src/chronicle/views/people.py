"""People: who took part for whom, and which offices they held at the time."""

from collections import defaultdict
from typing import Any

import msgspec

from chronicle.model import Actor, Event, Key, Participant, Post
from chronicle.views.phrases import role_words
from chronicle.views.viewer import NO_DATE, Dated, Mention, Viewer, order
from chronicle.when import When, first_day, last_day


class Person(msgspec.Struct, frozen=True, array_like=True):
    """Someone who took part; `office` is the one held at the time."""

    mention: Mention
    role: str
    office: str


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Those who took part for one party; without one, those who took part for themselves."""

    party: Mention | None
    people: tuple[Person, ...]


class PostLine(msgspec.Struct, frozen=True, array_like=True):
    """An office with its bounds as far as they are known."""

    post: str
    of: Mention | None
    since: Dated
    until: Dated


def posts(viewer: Viewer, actor: Actor, origin: str) -> tuple[PostLine, ...]:
    """The offices of a person, newest first."""
    newest_first = sorted(actor.posts, key=recency, reverse=True)
    return tuple(
        PostLine(
            post.post,
            viewer.mention(viewer.of(post.of, "actor").key, origin) if post.of else None,
            viewer.dated(post.from_) if post.from_ else NO_DATE,
            viewer.dated(post.until) if post.until else NO_DATE,
        )
        for post in newest_first
    )


def recency(post: Post) -> tuple[Any, ...]:
    """Order offices: what has no end comes last, and among those what has no start first."""
    return order(post.until), () if post.from_ is None else order(post.from_)


def offices(viewer: Viewer, actor: Actor, when: When) -> str:
    """The offices a person held at a time; where a bound leaves it open, the bound is named.

    `minister (until May 2026) or foreign minister (from May 2026)`
    """
    held = [post for post in actor.posts if _may_overlap(post, when)]
    certain = [post.post for post in held if not _open_bounds(viewer, post, when)]
    open_ = [
        f"{post.post} ({bounds})" for post in held if (bounds := _open_bounds(viewer, post, when))
    ]
    listed = viewer.words.listed
    return "; ".join(filter(None, (listed(tuple(certain)), listed(tuple(open_), "or"))))


def _may_overlap(post: Post, when: When) -> bool:
    first, last = first_day(when), last_day(when)
    starts = first_day(post.from_) if post.from_ else None
    ends = last_day(post.until) if post.until else None
    return not ((starts and last and starts > last) or (ends and first and ends < first))


def _open_bounds(viewer: Viewer, post: Post, when: When) -> str:
    """The bounds of which it cannot be said on which side of them a time lies."""
    first, last = first_day(when), last_day(when)
    known_since = last_day(post.from_) if post.from_ else None
    known_until = first_day(post.until) if post.until else None
    told = []
    if post.from_ and (first is None or known_since is None or known_since > first):
        told.append(viewer.gettext("from %(date)s", date=viewer.brief(post.from_)))
    if post.until and (last is None or known_until is None or known_until < last):
        told.append(viewer.gettext("until %(date)s", date=viewer.brief(post.until)))
    return ", ".join(told)


def parties(viewer: Viewer, event: Event, origin: str) -> tuple[Party, ...]:
    """Participants by the party they took part for, parties in the one order, others last."""
    by_party: defaultdict[Key | None, list[Participant]] = defaultdict(list)
    for one in event.participants:
        by_party[_party(viewer, one)].append(one)
    known = sorted((key for key in by_party if key), key=viewer.rank)
    found: list[Key | None] = [*known, None] if None in by_party else [*known]
    return tuple(
        Party(
            viewer.mention(key, origin) if key else None,
            tuple(_person(viewer, event, one, origin) for one in by_party[key]),
        )
        for key in found
    )


def _party(viewer: Viewer, one: Participant) -> Key | None:
    if one.for_ is not None:
        return Key("actor", viewer.of(one.for_, "actor").id)
    actor = viewer.of(one.actor, "actor")
    return Key("actor", actor.id) if actor.kind == "state" else None


def _person(viewer: Viewer, event: Event, one: Participant, origin: str) -> Person:
    actor = viewer.of(one.actor, "actor")
    mention = viewer.mention(actor.key, origin)
    return Person(mention, role_words(one.role, viewer.words), offices(viewer, actor, event.date))
