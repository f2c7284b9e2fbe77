"""How entries are sourced: claims by party, and pages by whose they are, as bars with numbers.

Each row is a bar and the same number in words, so the picture is the table. Nothing here ranks a
source by trust; it counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import msgspec

from chronicle.model import Claim, Key, Outlet, Ownership, Source
from chronicle.page import ClaimKey
from chronicle.views.claims import party_of
from chronicle.views.phrases import counted, country, language, sentence
from chronicle.views.quotations import LEVEL, levels
from chronicle.views.viewer import Entry, Viewer
from chronicle.views.words import OWNERSHIP

_BAR: Final = 100
# Rows of a count before the rest is folded away.
_ROWS: Final = 8
OTHERS: Final = "others, or of no party"
NOT_RECORDED: Final = "not recorded"
_NOT_KNOWN: Final = frozenset({sentence(OTHERS), sentence(NOT_RECORDED)})


class Share(msgspec.Struct, frozen=True, array_like=True):
    """A row: what is counted, how many, the share in per cent, and the length of its bar."""

    label: str
    count: int
    share: str
    bar: int


class Chart(msgspec.Struct, frozen=True, array_like=True):
    """One count, in the order in which it is read; `total` says of how many of what.

    `more` are the rows below the first, where there are many.
    """

    title: str
    total: str
    shares: tuple[Share, ...]
    more: tuple[Share, ...] = ()


class Balance(msgspec.Struct, frozen=True):
    """All counts of some entries; those that count nothing are left out."""

    charts: tuple[Chart, ...]


def balance(viewer: Viewer, records: Iterable[Entry]) -> Balance:
    """The sourcing of entries: their claims, and the pages they rest on, each page once."""
    shown = tuple(records)
    claims = claims_of(shown)
    sources = sources_of(viewer, shown)
    outlets = [viewer.of(source.outlet, "outlet") for source in sources]
    pages = counted(len(sources), "page")
    charts = (
        Chart("Claims by party", counted(len(claims), "claim"), _by_party(viewer, claims)),
        Chart(
            "How quotations were checked",
            counted(sum(one.quote is not None for _, one in claims), "quotation"),
            _shares([(LEVEL[one.id].words, one.count) for one in levels(viewer, claims)]),
        ),
        Chart("Pages by who owns the outlet", pages, _by_ownership(outlets)),
        Chart("Pages by country of the outlet", pages, _most(country(o.country) for o in outlets)),
        Chart("Pages by language", pages, _most(language(one.lang) for one in sources)),
        Chart("Archived copies", pages, _archived(sources)),
    )
    counted_ = (chart for chart in charts if any(one.count for one in chart.shares))
    return Balance(tuple(_folded(chart) for chart in counted_))


def _folded(chart: Chart) -> Chart:
    """A long count with its first rows apart; a single row more is not worth a fold.

    What is not known is never folded away.
    """
    if len(chart.shares) <= _ROWS + 1:
        return chart
    last = tuple(one for one in chart.shares[-1:] if one.label in _NOT_KNOWN)
    head, rest = chart.shares[: _ROWS - len(last)], chart.shares[_ROWS - len(last) :]
    return Chart(
        chart.title, chart.total, (*head, *last), tuple(one for one in rest if one not in last)
    )


def claims_of(records: Iterable[Entry]) -> tuple[tuple[ClaimKey, Claim], ...]:
    """All claims of records, with their keys."""
    return tuple(
        (ClaimKey(record.key, claim.id), claim) for record in records for claim in record.claims
    )


def sources_of(viewer: Viewer, records: Iterable[Entry]) -> tuple[Source, ...]:
    """The pages that records rest on, each once."""
    found = dict.fromkeys(
        viewer.of(ref, "source").key for record in records for ref in record.sources
    )
    return tuple(
        source for key in found if isinstance(source := viewer.chronicle.records[key], Source)
    )


def party_counts(
    viewer: Viewer, claims: Iterable[tuple[ClaimKey, Claim]]
) -> tuple[tuple[str, int], ...]:
    """Claims by party, in the one order of parties; last those of none."""
    found = Counter(party_of(viewer, claim) for _, claim in claims)
    known: list[Key] = sorted((key for key in found if key), key=viewer.rank)
    told = [(viewer.chronicle.records[key].label, found[key]) for key in known]
    return (*told, (OTHERS, found[None])) if found[None] else tuple(told)


def ownership_counts(outlets: Iterable[Outlet]) -> tuple[tuple[str, int], ...]:
    """Outlets by ownership, in the order of the model; each as often as it is given."""
    found: Counter[Ownership] = Counter(outlet.ownership for outlet in outlets)
    return tuple((words, found[one]) for one, words in OWNERSHIP.items() if found[one])


def most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Names by how often they occur, the most frequent first; last what is not recorded."""
    found = Counter(names)
    unknown = found.pop("", 0)
    told = sorted(found.items(), key=lambda one: (-one[1], one[0].casefold()))
    return (*told, (NOT_RECORDED, unknown)) if unknown else tuple(told)


@cache
def percent(count: int, total: int) -> str:
    """A share in per cent, never 0 for something and never 100 for less than all."""
    if not total:
        return ""
    rounded = round(100 * count / total)
    if count and not rounded:
        return "<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%"
    return f"{min(rounded, 99) if count < total else 100}\N{NO-BREAK SPACE}%"


def _by_party(viewer: Viewer, claims: Sequence[tuple[ClaimKey, Claim]]) -> tuple[Share, ...]:
    return _shares(party_counts(viewer, claims))


def _by_ownership(outlets: Iterable[Outlet]) -> tuple[Share, ...]:
    return _shares(ownership_counts(outlets))


def _most(names: Iterable[str]) -> tuple[Share, ...]:
    return _shares(most(names))


def _archived(sources: Sequence[Source]) -> tuple[Share, ...]:
    kept = sum(bool(source.archive_url) for source in sources)
    return _shares([("with an archived copy", kept), ("without", len(sources) - kept)])


def _shares(counts: Sequence[tuple[str, int]]) -> tuple[Share, ...]:
    total = sum(count for _, count in counts)
    return tuple(
        Share(sentence(label), count, percent(count, total), _bar(count, total))
        for label, count in counts
    )


def _bar(count: int, total: int) -> int:
    """The length of a bar; what is not nothing can still be seen."""
    return max(1, round(_BAR * count / total)) if count else 0
