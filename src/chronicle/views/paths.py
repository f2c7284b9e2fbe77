"""The path of a party on an issue: its stances in order of time, each with where it is told."""

from collections.abc import Iterable

import msgspec

from chronicle import routes
from chronicle.model import Issue, Key
from chronicle.views.phrases import direction
from chronicle.views.stances import Board, Stance
from chronicle.views.viewer import Dated, Mention, Viewer
from chronicle.views.words import STANCE


class StanceLine(msgspec.Struct, frozen=True, array_like=True):
    """A stance as a page shows it; `href` leads to the claim, or to the proposal."""

    words: str
    is_quote: bool
    lang: str
    direction: str
    verb: str
    when: Dated
    href: str


class Path(msgspec.Struct, frozen=True, array_like=True):
    """The stances of a party on one issue, oldest first; `earlier` is how many stand elsewhere."""

    id: str
    party: Mention
    lines: tuple[StanceLine, ...]
    earlier: int = 0


# How many of the stances of a party the page of an issue shows whose past stands elsewhere.
_LATEST = 6


class Held(msgspec.Struct, frozen=True, array_like=True):
    """What a party holds on one issue, and where its path stands."""

    issue: Mention
    now: StanceLine
    path: str
    count: int


def stance_line(viewer: Viewer, stance: Stance, origin: str) -> StanceLine:
    """A stance as seen from a page."""
    return StanceLine(
        stance.words,
        stance.is_quote,
        stance.lang,
        direction(stance.lang),
        viewer.gettext(STANCE[stance.verb]),
        viewer.dated(stance.when),
        routes.href(origin, routes.record(stance.record), stance.anchor),
    )


def path_id(party: Key) -> str:
    """The anchor of a party's path on the page of an issue."""
    return f"Path-{party.id}"


def path_href(issue: Key, party: Key, origin: str) -> str:
    """Where the path of a party on an issue stands."""
    return routes.href(origin, routes.record(issue), path_id(party))


def paths(
    viewer: Viewer, all_: Board, issue: Key, origin: str, *, whole: bool = True
) -> tuple[Path, ...]:
    """The paths of all parties on an issue, in the one order of parties; or the ends of them."""
    parties = sorted((party for on, party in all_ if on == issue), key=viewer.rank)
    made = []
    for party in parties:
        stances = all_[issue, party].stances
        shown = stances if whole else stances[-_LATEST:]
        lines = tuple(stance_line(viewer, stance, origin) for stance in shown)
        earlier = len(stances) - len(shown)
        made.append(Path(path_id(party), viewer.mention(party, origin), lines, earlier))
    return tuple(made)


def paths_of(
    viewer: Viewer, stances: Iterable[tuple[Key, Stance]], origin: str
) -> tuple[Path, ...]:
    """The same of some stances, each with its party."""
    found: dict[Key, list[StanceLine]] = {}
    for party, stance in stances:
        found.setdefault(party, []).append(stance_line(viewer, stance, origin))
    return tuple(
        Path(path_id(party), viewer.mention(party, origin), tuple(found[party]))
        for party in sorted(found, key=viewer.rank)
    )


def held_by(viewer: Viewer, all_: Board, party: Key, origin: str) -> tuple[Held, ...]:
    """What a party holds, issue by issue, by all that is recorded."""
    held = []
    issues: tuple[Issue, ...] = viewer.chronicle.of_kind["issue"]
    for issue in issues:
        course = all_.get((issue.key, party))
        now = course.at(None).now if course else None
        if course and now:
            path = path_href(issue.key, party, origin)
            line = stance_line(viewer, now, origin)
            held.append(Held(viewer.mention(issue.key, origin), line, path, len(course.stances)))
    return tuple(held)
