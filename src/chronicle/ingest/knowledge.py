"""What a chronicle teaches the importer: its actors, places, outlets and issues as a register."""

from collections.abc import Iterator

from chronicle.graph import Chronicle
from chronicle.ingest.register import Known, KnownIssue, Post, Register
from chronicle.model import Actor, Issue, Outlet, PlaceRecord
from chronicle.when import When


def register_of(chronicle: Chronicle) -> Register:
    """The names the importer knows before it reads; withdrawn records teach nothing."""
    issues = (
        KnownIssue(issue.id, issue.title)
        for issue in chronicle.of_kind["issue"]
        if isinstance(issue, Issue)
    )
    return Register(tuple(_known(chronicle)), tuple(issues))


def _known(chronicle: Chronicle) -> Iterator[Known]:
    for kind in ("actor", "place", "outlet"):
        for record in chronicle.of_kind[kind]:
            names = (*record.spellings[1:], *(name.text for name in record.names))
            if isinstance(record, Actor):
                posts = tuple(
                    Post(
                        post=post.post,
                        of=post.of.id if post.of else "",
                        start=_day(post.from_),
                        until=_day(post.until),
                    )
                    for post in record.posts
                )
                yield Known(record.kind, record.id, record.name, names, posts=posts)
            elif isinstance(record, PlaceRecord):
                yield Known("place", record.id, record.name, names, record.country, record.timezone)
            elif isinstance(record, Outlet):
                yield Known(
                    "outlet",
                    record.id,
                    record.name,
                    names,
                    record.country,
                    record.timezone,
                    record.domains,
                )


def _day(when: When | None) -> str:
    """The bound of a post as the register has it: the plain part of the date, or nothing."""
    return when.text.rstrip("?~%").split("/")[0].replace("..", "") if when else ""
