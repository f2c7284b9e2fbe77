"""How records hang together: typed relations in words both ways, and what else leads here."""

from collections.abc import Iterator

import msgspec

from chronicle.graph import Link
from chronicle.model import Agreement, Event, Key, Proposal, Record
from chronicle.views.viewer import Mention, Viewer
from chronicle.views.words import RELATION, BothWays
from chronicle.words import to_translate


class RelationLine(msgspec.Struct, frozen=True, array_like=True):
    """A relation in words, the record it leads to, and the source that says so."""

    words: str
    target: Mention
    source: Mention | None = None


# What fields of records say of the one they name, read from either.
_ROLE: dict[tuple[str, str], BothWays] = {
    ("proposal", "event"): BothWays(to_translate("tabled at"), to_translate("tabled here")),
    ("agreement", "event"): BothWays(to_translate("agreed at"), to_translate("agreed here")),
    ("agreement", "commitments.fulfilled.event"): BothWays(
        to_translate("carried out by"), to_translate("counts towards")
    ),
    ("proposal", "counters"): BothWays(to_translate("counters"), to_translate("countered by")),
    ("proposal", "supersedes"): BothWays(to_translate("supersedes"), to_translate("superseded by")),
}
_SPOKEN_OF = ("claims.about.of",)


def relations(viewer: Viewer, record: Record, origin: str) -> tuple[RelationLine, ...]:
    """All that ties a record to others: what it states itself, then what others state of it."""
    lines = (*_stated(viewer, record, origin), *_turned_round(viewer, record, origin))
    # Two records may each state the relation; it is shown once, with the source where there is one.
    best: dict[tuple[str, str], RelationLine] = {}
    for line in lines:
        known = best.get((line.words, line.target.href))
        if known is None or (known.source is None and line.source is not None):
            best[line.words, line.target.href] = line
    return tuple(best.values())


def mentioned_by(viewer: Viewer, key: Key, origin: str) -> tuple[Mention, ...]:
    """Links to the records whose text or claims lead here."""
    return viewer.mentions(mentioning(viewer, key), origin)


def mentioning(viewer: Viewer, key: Key) -> tuple[Record, ...]:
    """Records whose text or claims lead to one, each once, by time and then by label."""
    found = {link.origin for link in viewer.chronicle.to(key, "text", *_SPOKEN_OF)}
    return viewer.in_order(found)


def tie_words(link: Link) -> BothWays | None:
    """How a link reads from both its ends, if it is one that ties records together."""
    if link.role == "relations.target":
        return next(both for kind, both in RELATION.items() if kind == link.detail)
    return _ROLE.get((link.origin.kind, link.role))


def _stated(viewer: Viewer, record: Record, origin: str) -> Iterator[RelationLine]:
    match record:
        case Event(relations=stated):
            for one in stated:
                yield RelationLine(
                    RELATION[one.relation].forth,
                    viewer.mention(viewer.happening(one.target).key, origin),
                    viewer.mention(viewer.of(one.source, "source").key, origin)
                    if one.source
                    else None,
                )
        case Proposal(counters=counters, supersedes=supersedes, event=event):
            for words, ref, kind in (
                ("tabled at", event, "event"),
                ("counters", counters, "proposal"),
                ("supersedes", supersedes, "proposal"),
            ):
                if ref is not None:
                    target = viewer.of(ref, "event" if kind == "event" else "proposal")
                    yield RelationLine(words, viewer.mention(target.key, origin))
        case Agreement(event=event) if event is not None:
            yield RelationLine("agreed at", viewer.mention(viewer.of(event, "event").key, origin))
        case _:
            pass


def _turned_round(viewer: Viewer, record: Record, origin: str) -> Iterator[RelationLine]:
    links = viewer.chronicle.to(record.key)
    for link in sorted(links, key=lambda link: (viewer.chronicle.rank[link.origin], link.detail)):
        both = tie_words(link)
        if both is not None:
            yield RelationLine(
                both.back, viewer.mention(link.origin, origin), _source(viewer, link, origin)
            )


def _source(viewer: Viewer, link: Link, origin: str) -> Mention | None:
    """The source that the other record gives for the relation."""
    other = viewer.chronicle.records[link.origin]
    if not isinstance(other, Event) or link.role != "relations.target":
        return None
    for one in other.relations:
        if one.relation == link.detail and viewer.happening(one.target).key == link.target:
            return (
                viewer.mention(viewer.of(one.source, "source").key, origin) if one.source else None
            )
    return None
