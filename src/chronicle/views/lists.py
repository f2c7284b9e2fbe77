"""Lists of all records of a kind, in the groups that suit the kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import (
    Actor,
    ActorKind,
    Agreement,
    Event,
    Issue,
    Kind,
    Outlet,
    PlaceRecord,
    Post,
    Proposal,
    ProsePage,
    Record,
    Source,
    Track,
)
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
from chronicle.views.fates import FATE, fate_of
from chronicle.views.parts import Crumb, PageView
from chronicle.views.people import recency
from chronicle.views.rows import place_words
from chronicle.views.sources import standing
from chronicle.views.timeline import Link
from chronicle.views.viewer import Mention, Viewer, order, year_of
from chronicle.views.words import ACTOR_KINDS, COUNTED, KINDS_TITLE, STAGE


class Item(msgspec.Struct, frozen=True, array_like=True):
    """A record in a list; `depth` is how far it lies below one that stands before it."""

    mention: Mention
    note: str
    depth: int = 0


class Group(msgspec.Struct, frozen=True, array_like=True):
    """Records under a heading; the heading is empty where there is but one group."""

    title: str
    items: tuple[Item, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is names alone, which go side by side."""
        return not any(one.note or one.depth or one.mention.when.words for one in self.items)


class ListView(PageView, frozen=True, kw_only=True):
    """All records of a kind; `elsewhere` is the page that shows more of them, with its name.

    Of very many with a date it shows a stretch; `parts` are the others, with the `pager`'s two.
    """

    kind: Kind
    count: str
    groups: tuple[Group, ...]
    elsewhere: Crumb | None
    parts: tuple[Link, ...] = ()
    earlier: Link | None = None
    later: Link | None = None


# A line of a list is short: so many to a page, and no more in a year or a month.
LISTED: Final = (500, 500, 500)
_DATED: Final[frozenset[Kind]] = frozenset({"event", "source", "proposal", "agreement"})


def list_view(viewer: Viewer, kind: Kind) -> ListView:
    """The list of all records of a kind."""
    origin = routes.index(kind)
    records: tuple[Record, ...] = viewer.chronicle.of_kind[kind]
    count = viewer.counted(*COUNTED[kind], len(records))
    title = viewer.gettext(KINDS_TITLE[kind])
    parts = viewer.shared(list_parts).get(kind, {})

    def href(name: str) -> str:
        return routes.href(origin, routes.index_part(kind, name))

    if parts:
        records = parts[newest_of(parts)].pieces
    return ListView(
        title=title,
        description=f"{title}: {count}.",
        kind=kind,
        count=count,
        groups=_groups(viewer, kind, records, origin),
        elsewhere=_elsewhere(viewer, kind, origin),
        parts=years_of(viewer, parts, href),
        earlier=before_newest(viewer, parts, href) if parts else None,
    )


def list_parts(viewer: Viewer) -> Mapping[Kind, Mapping[str, Part[Record]]]:
    """The parts of the lists of a kind that are too long for one page; none for most."""
    return {kind: cut(viewer.chronicle.of_kind[kind], _known, LISTED) for kind in _DATED}


def list_part_view(viewer: Viewer, kind: Kind, name: str) -> ListView:
    """A stretch of a long list."""
    origin = routes.index_part(kind, name)
    parts = viewer.shared(list_parts)[kind]
    shown = parts[name].pieces
    whole = routes.href(origin, routes.index(kind))
    beside = ways(
        viewer, parts, name, lambda one: routes.href(origin, routes.index_part(kind, one)), whole
    )
    of, label = viewer.gettext(KINDS_TITLE[kind]), part_label(viewer, name)
    title = f"{of}, {label}"
    count = viewer.counted(*COUNTED[kind], parts[name].size)
    return ListView(
        title=title,
        description=f"{title}: {count}.",
        crumbs=(
            Crumb(of, whole),
            *(Crumb(one.label, one.href) for one in beside.up),
            Crumb(label),
        ),
        kind=kind,
        count=count,
        groups=_groups(viewer, kind, shown, origin) if shown else (),
        elsewhere=_elsewhere(viewer, kind, origin),
        parts=beside.finer,
        earlier=beside.earlier,
        later=beside.later,
    )


def _known(record: Record) -> str:
    return known_of(date_of(record))


def _elsewhere(viewer: Viewer, kind: Kind, origin: str) -> Crumb | None:
    match kind:
        case "event":
            return Crumb(
                viewer.gettext("The chronology by month"), routes.href(origin, routes.TIMELINE)
            )
        case "agreement":
            return Crumb(
                viewer.gettext("What was promised, and what was done"),
                routes.href(origin, routes.COMMITMENTS),
            )
        case "issue":
            return Crumb(viewer.gettext("Who stands where"), routes.href(origin, routes.POSITIONS))
        case "place":
            return Crumb(viewer.gettext("All places on a map"), routes.href(origin, routes.MAP))
        case "proposal":
            return Crumb(
                viewer.gettext("Proposals and answers"), routes.href(origin, routes.PROPOSALS)
            )
        case _:
            return None


def _groups(
    viewer: Viewer, kind: Kind, records: tuple[Record, ...], origin: str
) -> tuple[Group, ...]:
    def item(record: Record, depth: int = 0) -> Item:
        return Item(viewer.mention(record.key, origin), _note(viewer, record), depth)

    match kind:
        case "event" | "source" | "proposal" | "agreement":
            return tuple(
                Group(year, tuple(item(record) for record in found))
                for year, found in _by_year(viewer, records)
            )
        case "actor":
            by_kind: defaultdict[ActorKind, list[Item]] = defaultdict(list)
            for actor in viewer.chronicle.of_kind["actor"]:
                by_kind[actor.kind].append(item(actor))
            return tuple(
                Group(viewer.gettext(title), tuple(by_kind[one]))
                for one, title in ACTOR_KINDS.items()
                if one in by_kind
            )
        case "issue" | "track":
            return _one_group(item(record, depth) for record, depth in _nested(viewer, records))
        case "page":
            pages = sorted(viewer.chronicle.of_kind["page"], key=_page_order)
            return _one_group(item(page) for page in pages)
        case _:
            return _one_group(item(record) for record in records)


def _one_group(items: Iterable[Item]) -> tuple[Group, ...]:
    found = tuple(items)
    return (Group("", found),) if found else ()


def _page_order(page: ProsePage) -> tuple[int, str]:
    return page.order, page.title


def _by_year(viewer: Viewer, records: tuple[Record, ...]) -> list[tuple[str, list[Record]]]:
    """Records by the year of their date, the newest first; last those without one."""
    newest_first = sorted(records, key=lambda record: (order(date_of(record)), record.id))[::-1]
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for record in newest_first:
        found[year_of(date_of(record))].append(record)
    return [(year_title(viewer, year), found[year]) for year in sorted(found, reverse=True)]


def year_title(viewer: Viewer, year: int) -> str:
    """The heading of what a year holds, `year_of` being none for what has no date."""
    return str(year) if year else viewer.gettext("No date")


def _nested(viewer: Viewer, records: tuple[Record, ...]) -> list[tuple[Record, int]]:
    """Each record followed by those whose parent it is; circles stand at the end."""
    below: defaultdict[Record | None, list[Record]] = defaultdict(list)
    for record in records:
        parent = getattr(record, "parent", None)
        below[viewer.of(parent, record.record_kind) if parent else None].append(record)
    found: list[tuple[Record, int]] = []

    def put(record: Record, depth: int) -> None:
        found.append((record, depth))
        for one in below[record]:
            put(one, depth + 1)

    for record in below[None]:
        put(record, 0)
    put_already = {id(record) for record, _ in found}
    found.extend((record, 0) for record in records if id(record) not in put_already)
    return found


def _last_post(viewer: Viewer, post: Post) -> str:
    of = viewer.label(viewer.of(post.of, "actor")) if post.of else ""
    until = viewer.gettext("until %(date)s", date=viewer.brief(post.until)) if post.until else ""
    return ", ".join(filter(None, (post.post, of, until)))


def _note(viewer: Viewer, record: Record) -> str:
    match record:
        case Actor(posts=posts) if posts:
            return _last_post(viewer, max(posts, key=recency))
        case Issue(scope=scope) | Track(scope=scope):
            return scope
        case Outlet():
            return standing(viewer, record)
        case PlaceRecord(part_of=part_of) if part_of is not None:
            return place_words(viewer, viewer.of(part_of, "place"))
        case Proposal():
            return viewer.gettext(FATE[fate_of(viewer, record).fate].words)
        case Agreement(stage=stage):
            return viewer.gettext(STAGE[stage])
        case Source(outlet=outlet, title=title) if title:
            return viewer.label(viewer.of(outlet, "outlet"))
        case Event(track=track) if track is not None:
            return viewer.label(viewer.of(track, "track"))
        case _:
            return ""
