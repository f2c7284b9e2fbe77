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
from chronicle.views.phrases import country, language, sentence
from chronicle.views.quotations import LEVEL, levels
from chronicle.views.viewer import Entry, Viewer
from chronicle.views.words import OWNERSHIP
from chronicle.words import Words, to_translate

_BAR: Final = 100
# Rows of a count before the rest is folded away.
_ROWS: Final = 8
OTHERS: Final = to_translate("others, or of no party")
NOT_RECORDED: Final = to_translate("not recorded")


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
    words = viewer.words
    pages = viewer.counted("%(count)s page", "%(count)s pages", len(sources))
    quoted = sum(one.quote is not None for _, one in claims)
    charts = (
        Chart(
            viewer.gettext("Claims by party"),
            viewer.counted("%(count)s claim", "%(count)s claims", len(claims)),
            _by_party(viewer, claims),
        ),
        Chart(
            viewer.gettext("How quotations were checked"),
            viewer.counted("%(count)s quotation", "%(count)s quotations", quoted),
            _shares(
                viewer,
                [
                    (viewer.gettext(LEVEL[one.id].words), one.count)
                    for one in levels(viewer, claims)
                ],
            ),
        ),
        Chart(
            viewer.gettext("Pages by who owns the outlet"), pages, _by_ownership(viewer, outlets)
        ),
        Chart(
            viewer.gettext("Pages by country of the outlet"),
            pages,
            _most(viewer, (country(one.country, words) for one in outlets)),
        ),
        Chart(
            viewer.gettext("Pages by language"),
            pages,
            _most(viewer, (language(one.lang, words) for one in sources)),
        ),
        Chart(viewer.gettext("Archived copies"), pages, _archived(viewer, sources)),
    )
    counted = (chart for chart in charts if any(one.count for one in chart.shares))
    return Balance(tuple(_folded(viewer, chart) for chart in counted))


def _folded(viewer: Viewer, chart: Chart) -> Chart:
    """A long count with its first rows apart; a single row more is not worth a fold.

    What is not known is never folded away.
    """
    if len(chart.shares) <= _ROWS + 1:
        return chart
    unknown = {sentence(viewer.gettext(one)) for one in (OTHERS, NOT_RECORDED)}
    last = tuple(one for one in chart.shares[-1:] if one.label in unknown)
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
    """Claims by party, in the one order of parties; last those of none, as a message."""
    found = Counter(party_of(viewer, claim) for _, claim in claims)
    known: list[Key] = sorted((key for key in found if key), key=viewer.rank)
    told = [(viewer.chronicle.records[key].label, found[key]) for key in known]
    return (*told, (OTHERS, found[None])) if found[None] else tuple(told)


def ownership_counts(outlets: Iterable[Outlet]) -> tuple[tuple[str, int], ...]:
    """Outlets by ownership, as messages, in the order of the model."""
    found: Counter[Ownership] = Counter(outlet.ownership for outlet in outlets)
    return tuple((words, found[one]) for one, words in OWNERSHIP.items() if found[one])


def most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Names by how often they occur, the most frequent first; last a message for no name."""
    found = Counter(names)
    unknown = found.pop("", 0)
    told = sorted(found.items(), key=lambda one: (-one[1], one[0].casefold()))
    return (*told, (NOT_RECORDED, unknown)) if unknown else tuple(told)


@cache
def percent(count: int, total: int, words: Words) -> str:
    """A share in per cent, never 0 for something and never 100 for less than all."""
    if not total:
        return ""
    rounded = round(100 * count / total)
    if count and not rounded:
        return words.gettext("<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%%")
    shown = min(rounded, 99) if count < total else 100
    return words.gettext("%(number)s\N{NO-BREAK SPACE}%%", number=shown)


def _by_party(viewer: Viewer, claims: Sequence[tuple[ClaimKey, Claim]]) -> tuple[Share, ...]:
    return _shares(viewer, _said(viewer, party_counts(viewer, claims), OTHERS))


def _by_ownership(viewer: Viewer, outlets: Iterable[Outlet]) -> tuple[Share, ...]:
    told = ownership_counts(outlets)
    return _shares(viewer, [(viewer.gettext(words), number) for words, number in told])


def _most(viewer: Viewer, names: Iterable[str]) -> tuple[Share, ...]:
    return _shares(viewer, _said(viewer, most(names), NOT_RECORDED))


def _said(viewer: Viewer, counts: Sequence[tuple[str, int]], message: str) -> list[tuple[str, int]]:
    """Names as they are, and the message that stands for none in the words of the site."""
    return [
        (viewer.gettext(message) if name == message else name, number) for name, number in counts
    ]


def _archived(viewer: Viewer, sources: Sequence[Source]) -> tuple[Share, ...]:
    kept = sum(bool(source.archive_url) for source in sources)
    told = (viewer.gettext("with an archived copy"), kept)
    return _shares(viewer, [told, (viewer.gettext("without"), len(sources) - kept)])


def _shares(viewer: Viewer, counts: Sequence[tuple[str, int]]) -> tuple[Share, ...]:
    total = sum(count for _, count in counts)
    return tuple(
        Share(sentence(label), count, percent(count, total, viewer.words), _bar(count, total))
        for label, count in counts
    )


def _bar(count: int, total: int) -> int:
    """The length of a bar; what is not nothing can still be seen."""
    return max(1, round(_BAR * count / total)) if count else 0
