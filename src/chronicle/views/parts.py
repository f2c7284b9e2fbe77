"""What several kinds of page have in common: a head, crumbs, notes on changes, and offices held."""

from collections.abc import Iterable

import msgspec

from chronicle import routes
from chronicle.model import Actor, Common, Kind, Outlet, PlaceRecord, Post, Record
from chronicle.views.viewer import NO_DATE, Dated, Mention, Viewer, dated, order
from chronicle.views.words import CORRECTION, KINDS_TITLE, direction, listed
from chronicle.when import When, first_day, last_day
from chronicle.when_words import brief


class Crumb(msgspec.Struct, frozen=True, array_like=True):
    """A step of the way to a page; the page itself is the last, without an address."""

    label: str
    href: str = ""


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """What every page of the site has. `file` is where its record is written, or empty."""

    title: str
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    file: str = ""


class CorrectionLine(msgspec.Struct, frozen=True, array_like=True):
    """A note on what was changed."""

    when: Dated
    kind: str
    note: str


def corrections(record: Common) -> tuple[CorrectionLine, ...]:
    """The notes on a record, newest first."""
    newest_first = sorted(record.corrections, key=lambda one: order(one.date), reverse=True)
    return tuple(
        CorrectionLine(dated(one.date), CORRECTION[one.kind], one.note) for one in newest_first
    )


def updated(record: Record) -> When | None:
    """When a record was last changed, as far as it says: added, corrected or withdrawn."""
    if not isinstance(record, Common):
        return None
    told = [one.date for one in record.corrections]
    if record.added is not None:
        told.append(record.added)
    if record.withdrawn is not None:
        told.append(record.withdrawn.date)
    return max(told, key=order, default=None)


def version(record: Record) -> Dated:
    """The date by which a page is cited."""
    return dated(updated(record))


def record_crumbs(kind: Kind, label: str, origin: str) -> tuple[Crumb, ...]:
    """The way to a record by the list of its kind."""
    return (Crumb(KINDS_TITLE[kind], routes.href(origin, routes.index(kind))), Crumb(label))


# --- names ---------------------------------------------------------------------------------


class Spelling(msgspec.Struct, frozen=True, array_like=True):
    """A name in one language; without a language, another spelling."""

    text: str
    lang: str = ""
    direction: str = ""


def spellings(record: Actor | PlaceRecord | Outlet) -> tuple[Spelling, ...]:
    """The names of a record in other languages, then its other spellings."""
    return (
        *(Spelling(name.text, name.lang, direction(name.lang)) for name in record.names),
        *(Spelling(alias) for alias in record.aliases),
    )


# --- offices -------------------------------------------------------------------------------


class PostLine(msgspec.Struct, frozen=True, array_like=True):
    """An office with its bounds as far as they are known."""

    post: str
    of: Mention | None
    since: Dated
    until: Dated


def posts(viewer: Viewer, actor: Actor, origin: str) -> tuple[PostLine, ...]:
    """The offices of a person, newest first."""
    newest_first = sorted(actor.posts, key=lambda post: order(post.from_), reverse=True)
    return tuple(
        PostLine(
            post.post,
            viewer.mention(viewer.of(post.of, "actor").key, origin) if post.of else None,
            dated(post.from_) if post.from_ else NO_DATE,
            dated(post.until) if post.until else NO_DATE,
        )
        for post in newest_first
    )


def offices(actor: Actor, when: When) -> str:
    """The offices a person held at a time; where a bound leaves it open, the bound is named.

    `minister (until May 2026) or foreign minister (from May 2026)`
    """
    held = [post for post in actor.posts if _may_overlap(post, when)]
    certain = [post.post for post in held if not _open_bounds(post, when)]
    open_ = [
        f"{post.post} ({_open_bounds(post, when)})" for post in held if _open_bounds(post, when)
    ]
    return "; ".join(filter(None, (listed(tuple(certain)), listed(tuple(open_), "or"))))


def _may_overlap(post: Post, when: When) -> bool:
    first, last = first_day(when), last_day(when)
    starts = first_day(post.from_) if post.from_ else None
    ends = last_day(post.until) if post.until else None
    return not ((starts and last and starts > last) or (ends and first and ends < first))


def _open_bounds(post: Post, when: When) -> str:
    """The bounds of which it cannot be said on which side of them a time lies."""
    first, last = first_day(when), last_day(when)
    known_since = last_day(post.from_) if post.from_ else None
    known_until = first_day(post.until) if post.until else None
    told = []
    if post.from_ and (first is None or known_since is None or known_since > first):
        told.append(f"from {brief(post.from_)}")
    if post.until and (last is None or known_until is None or known_until < last):
        told.append(f"until {brief(post.until)}")
    return ", ".join(told)


def labels(mentions: Iterable[Mention]) -> str:
    """The labels of mentions as part of a sentence."""
    return listed(tuple(mention.label for mention in mentions))
