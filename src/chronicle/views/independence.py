"""How many original reports the sources of a record come to: "3 links, 1 original report".

Sources that go back to the same outlet, by a relay chain, by whom they cite or by syndication, are
one original. Where a chain begins with a vague step its origin is unknown, which never counts as
independent. Independence is not claimed where it is not seen: one shared outlet makes two one.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from chronicle.model import Event, Key, RelayStep, Source, Vague
from chronicle.views.viewer import Entry, Viewer


class Independence(msgspec.Struct, frozen=True, array_like=True):
    """What the sources of a record come to. `notes` say of each source what it shares, if any."""

    links: int
    originals: int
    unknown: int
    words: str
    notes: tuple[str, ...]


def independence(viewer: Viewer, record: Entry) -> Independence:
    """The original reports behind a record, as far as its sources and claims tell."""
    return viewer.once(_independence, record)


def _independence(viewer: Viewer, record: Entry) -> Independence:
    firsts: defaultdict[Key, list[RelayStep | None]] = defaultdict(list)
    for claim in record.claims:
        step = claim.via[0] if claim.via else None
        firsts[viewer.of(claim.source, "source").key].append(step)
    sources: list[Source] = [viewer.of(ref, "source") for ref in record.sources]
    origins = [_origins(viewer, source, firsts[source.key]) for source in sources]
    groups = _groups(origins)
    originals = len({group for group in groups if group is not None})
    unknown = groups.count(None)
    return Independence(
        len(sources),
        originals,
        unknown,
        _words(viewer, len(sources), originals, unknown),
        tuple(_note(viewer, at, origins, groups) for at in range(len(sources))),
    )


def _origins(viewer: Viewer, source: Source, firsts: Sequence[RelayStep | None]) -> frozenset[Key]:
    """The outlets at the beginning of a source's chains; none where all begin vaguely.

    `firsts` are the first steps of its claims. A claim without steps between was reported by the
    source itself, or by whom it reprints.
    """
    cited: list[Key] = [viewer.of(ref, "outlet").key for ref in source.cites]
    reprinted: Key | None = None
    if source.syndicated_from is not None:
        reprinted = viewer.of(source.syndicated_from, "outlet").key
    own: Key = reprinted or viewer.of(source.outlet, "outlet").key
    known: list[Key] = [
        viewer.of(step, "outlet").key if step is not None else own
        for step in firsts
        if not isinstance(step, Vague)
    ]
    if firsts and not known:
        return frozenset(cited)
    found = [*known, *cited] or [own]
    return frozenset((*found, reprinted) if reprinted else found)


def _groups(origins: list[frozenset[Key]]) -> list[int | None]:
    """The number of the original of each source; the same for those that share an outlet."""
    groups: list[int | None] = [at if found else None for at, found in enumerate(origins)]
    for at, found in enumerate(origins):
        for before in range(at):
            if found & origins[before] and groups[before] != groups[at]:
                old, new = groups[at], groups[before]
                groups = [new if one == old else one for one in groups]
    return groups


def _words(viewer: Viewer, links: int, originals: int, unknown: int) -> str:
    told = viewer.counted("%(count)s link", "%(count)s links", links)
    if not originals:
        return viewer.gettext("%(links)s, no original known", links=told)
    reports = viewer.counted("%(count)s original report", "%(count)s original reports", originals)
    if not unknown:
        return viewer.gettext("%(links)s, %(reports)s", links=told, reports=reports)
    return viewer.gettext(
        "%(links)s, %(reports)s, %(number)s of unknown origin",
        links=told,
        reports=reports,
        number=unknown,
    )


def _note(viewer: Viewer, at: int, origins: list[frozenset[Key]], groups: list[int | None]) -> str:
    """What a source shares with others of the record: `same original as 1 and 3: Reuters`."""
    if groups[at] is None:
        return viewer.gettext("origin not known: it names none")
    others = [one for one, group in enumerate(groups) if group == groups[at] and one != at]
    if not others:
        return ""
    shared = sorted(
        viewer.chronicle.records[key].label
        for key in origins[at]
        if any(key in origins[one] for one in others)
    )
    numbers = viewer.words.listed(tuple(str(one + 1) for one in others))
    if not shared:
        return viewer.gettext("same original as %(numbers)s", numbers=numbers)
    return viewer.gettext(
        "same original as %(numbers)s: %(outlets)s",
        numbers=numbers,
        outlets=viewer.words.listed(tuple(shared)),
    )


def single_sourced(viewer: Viewer) -> tuple[tuple[Event, Independence], ...]:
    """Events with at most one original report, in order of time."""
    found = ((event, independence(viewer, event)) for event in viewer.chronicle.events)
    return tuple((event, one) for event, one in found if one.originals < 2)
