"""The figures of a chronicle: records, claims, quotations and sources, and what is open.

They are for the command line, and in English whatever the language of the site.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from chronicle.model import FOLDERS, KINDS
from chronicle.views.balance import (
    claims_of,
    most,
    ownership_counts,
    party_counts,
    sources_of,
)
from chronicle.views.commitments import PROGRESS, progress
from chronicle.views.differences import open_disputes
from chronicle.views.fates import FATE, fate_of
from chronicle.views.history import is_silent
from chronicle.views.independence import single_sourced
from chronicle.views.phrases import language
from chronicle.views.quotations import LEVEL, levels
from chronicle.views.viewer import Viewer
from chronicle.views.words import STANCE
from chronicle.words import ENGLISH, words_in


class Figure(msgspec.Struct, frozen=True):
    """Something counted; `of` are its parts in the order in which they are read."""

    name: str
    count: int
    of: dict[str, int] = {}


def figures(viewer: Viewer) -> tuple[Figure, ...]:
    """All figures, in the order in which they are told."""
    shown = viewer.chronicle.of_kind
    records = viewer.entries()
    claims = claims_of(records)
    sources = sources_of(viewer, records)
    outlets = [viewer.of(source.outlet, "outlet") for source in sources]
    fates = Counter(fate_of(viewer, one).fate for one in shown["proposal"])
    kept = Counter(
        progress(viewer, one) for agreement in shown["agreement"] for one in agreement.commitments
    )
    silent = [event for event in viewer.chronicle.events if is_silent(viewer, event)]
    stances = Counter(claim.stance for _, claim in claims)
    disputes = open_disputes(viewer)
    single = single_sourced(viewer)
    quoted = levels(viewer, claims)
    return (
        _figure("records", ((FOLDERS[kind], len(shown[kind])) for kind in KINDS)),
        _figure("claims by stance", ((words, stances[one]) for one, words in STANCE.items())),
        _figure("claims by party", party_counts(viewer, claims)),
        _figure("quotations", ((LEVEL[one.id].words, one.count) for one in quoted)),
        _figure("sources by ownership of the outlet", ownership_counts(outlets)),
        _figure(
            "sources by language", most(language(one.lang, words_in(ENGLISH)) for one in sources)
        ),
        Figure("sources with an archived copy", sum(bool(one.archive_url) for one in sources)),
        _figure(
            "proposals by state", ((mark.words.lower(), fates[one]) for one, mark in FATE.items())
        ),
        _figure("commitments", ((mark.words.lower(), kept[one]) for one, mark in PROGRESS.items())),
        Figure(
            "announced, and nothing recorded since",
            len(silent),
            {event.id: 1 for event in silent},
        ),
        Figure(
            "open contradictions",
            sum(len(points) for _, points in disputes),
            {record.id: len(points) for record, points in disputes},
        ),
        Figure(
            "events with one original report",
            len(single),
            {event.id: one.links for event, one in single},
        ),
    )


def _figure(name: str, counts: Iterable[tuple[str, int]]) -> Figure:
    of = {label: count for label, count in counts if count}
    return Figure(name, sum(of.values()), of)
