"""The ledger of proposals: what was put forward, to whom, by when, and what came back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Key, Proposal, Ref
from chronicle.views.answers import Answer, Response, responses
from chronicle.views.as_of import is_past
from chronicle.views.chain import Tie, ties
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
from chronicle.views.fates import Fate, FateView, days_open, fate_of, fate_view
from chronicle.views.parts import Crumb, PageView, labels
from chronicle.views.timeline import Link
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import ANSWER, NO_ANSWER, TABLED, Mark
from chronicle.words import to_translate


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """The answers of one party; none if it was not addressed. `label` names it among others."""

    label: str
    answers: tuple[Answer, ...]


class LedgerRow(msgspec.Struct, frozen=True):
    """A proposal: a cell for each column of parties, then all other parties concerned."""

    proposal: Mention
    parties: str
    terms: tuple[str, ...]
    consequence: str
    tabled: Dated
    due: Dated
    is_past: bool
    cells: tuple[Cell, ...]
    others: tuple[Cell, ...]
    fate: FateView
    days: str
    ties: tuple[Tie, ...]


class LedgerGroup(msgspec.Struct, frozen=True, array_like=True):
    """Proposals of the same fate, newest first."""

    id: str
    title: str
    count: str
    rows: tuple[LedgerRow, ...]


class LedgerView(PageView, frozen=True, kw_only=True):
    """All proposals. `others` is whether any party without a column of its own is concerned."""

    key: tuple[Mark, ...]
    columns: tuple[Mention, ...]
    others: bool
    groups: tuple[LedgerGroup, ...]
    parts: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    index: str
    differences: str


_GROUPS: tuple[tuple[str, str, frozenset[Fate]], ...] = (
    ("Open", to_translate("Open"), frozenset({"open", "answered"})),
    ("Accepted", to_translate("Taken up, in whole or part"), frozenset({"accepted"})),
    ("Rejected", to_translate("Rejected"), frozenset({"rejected"})),
    ("Lapsed", to_translate("Lapsed"), frozenset({"lapsed"})),
    ("Closed", to_translate("Superseded or withdrawn"), frozenset({"superseded", "withdrawn"})),
)


# How many proposals that are no longer open a page shows, and those of a year and a month.
_ENDED: Final = (60, 100, 100)


def ledger_parts(viewer: Viewer) -> Mapping[str, Part[Proposal]]:
    """The parts of the proposals that are no longer open, where they are many."""
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    ended = (one for one in proposals if not fate_of(viewer, one).is_open)
    return cut(tuple(ended), lambda one: known_of(one.tabled), _ENDED)


def ledger_view(viewer: Viewer) -> LedgerView:
    """The page of all proposals; of those that are no longer open perhaps the newest alone."""
    origin = routes.PROPOSALS
    proposals: tuple[Proposal, ...] = viewer.chronicle.of_kind["proposal"]
    parts = viewer.shared(ledger_parts)
    shown = proposals
    if parts:
        newest = {one.key for one in parts[newest_of(parts)].pieces}
        shown = tuple(one for one in proposals if fate_of(viewer, one).is_open or one.key in newest)

    def href(name: str) -> str:
        return routes.href(origin, routes.ledger_part(name))

    return msgspec.structs.replace(
        _ledger(viewer, shown, origin),
        title=viewer.gettext("Proposals and answers"),
        description=viewer.counted(
            "%(count)s proposal: from whom, to whom, and what came back.",
            "%(count)s proposals: from whom, to whom, and what came back.",
            len(proposals),
        ),
        parts=years_of(viewer, parts, href),
        earlier=before_newest(viewer, parts, href) if parts else None,
    )


def ledger_part_view(viewer: Viewer, name: str) -> LedgerView:
    """The page of the proposals of a stretch that are no longer open."""
    origin = routes.ledger_part(name)
    parts = viewer.shared(ledger_parts)
    whole = routes.href(origin, routes.PROPOSALS)
    beside = ways(
        viewer, parts, name, lambda one: routes.href(origin, routes.ledger_part(one)), whole
    )
    of, label = viewer.gettext("Proposals and answers"), part_label(viewer, name)
    return msgspec.structs.replace(
        _ledger(viewer, parts[name].pieces, origin),
        title=f"{of}, {label}",
        description=viewer.counted(
            "%(stretch)s: %(count)s proposal that is no longer open.",
            "%(stretch)s: %(count)s proposals that are no longer open.",
            parts[name].size,
            stretch=label,
        ),
        crumbs=(
            Crumb(of, whole),
            *(Crumb(one.label, one.href) for one in beside.up),
            Crumb(label),
        ),
        parts=beside.finer,
        earlier=beside.earlier,
        later=beside.later,
    )


def _ledger(viewer: Viewer, proposals: Sequence[Proposal], origin: str) -> LedgerView:
    """Proposals in tables by what became of them; without a title, and what leads to others."""
    newest_first = sorted(proposals, key=lambda one: order(one.tabled), reverse=True)
    columns = viewer.parties()
    groups = []
    fates = {proposal.key: fate_of(viewer, proposal).fate for proposal in newest_first}
    for id_, title, group in _GROUPS:
        found = [
            ledger_row(viewer, proposal, columns, origin)
            for proposal in newest_first
            if fates[proposal.key] in group
        ]
        if found:
            count = viewer.counted(
                "%(count)s proposal, newest first", "%(count)s proposals, newest first", len(found)
            )
            groups.append(LedgerGroup(id_, viewer.gettext(title), count, tuple(found)))
    shown = [row for group in groups for row in group.rows]
    return LedgerView(
        title="",
        key=_key(shown),
        columns=viewer.mentions((viewer.chronicle.records[key] for key in columns), origin),
        others=any(row.others for row in shown),
        groups=tuple(groups),
        parts=(),
        earlier=None,
        later=None,
        index=routes.href(origin, routes.index("proposal")),
        differences=routes.href(origin, routes.DIFFERENCES),
    )


def ledger_row(
    viewer: Viewer, proposal: Proposal, columns: tuple[Key, ...], origin: str
) -> LedgerRow:
    """One proposal, as seen from a page."""
    found = {
        response.party.href if response.party else "": response
        for response in responses(viewer, proposal, origin)
    }
    cells = []
    for key in columns:
        response = found.pop(viewer.mention(key, origin).href, None)
        cells.append(Cell("", response.answers if response else ()))
    return LedgerRow(
        proposal=viewer.mention(proposal.key, origin),
        parties=from_whom_to_whom(viewer, proposal, origin),
        terms=tuple(term.text for term in proposal.terms),
        consequence=proposal.consequence,
        tabled=viewer.dated(proposal.tabled),
        due=viewer.dated(proposal.deadline),
        is_past=is_past(viewer, proposal.deadline),
        cells=tuple(cells),
        others=_others(found.values()),
        fate=fate_view(viewer, proposal, origin),
        days=days_open(viewer, proposal),
        ties=ties(viewer, proposal, origin),
    )


def _others(responses_: Iterable[Response]) -> tuple[Cell, ...]:
    """The parties without a column; those whose answers are alike share a cell."""
    alike: defaultdict[tuple[Answer, ...], list[str]] = defaultdict(list)
    for one in responses_:
        alike[one.answers].append(one.party.label if one.party else "")
    return tuple(Cell(", ".join(filter(None, names)), told) for told, names in alike.items())


def from_whom_to_whom(viewer: Viewer, proposal: Proposal, origin: str) -> str:
    """`Norland to Sudmark`; parties in their order."""
    proposers = labels(viewer, actors(viewer, proposal.proposers, origin))
    addressees = labels(viewer, actors(viewer, proposal.addressees, origin))
    if not addressees:
        return proposers
    return viewer.gettext(
        "%(proposers)s to %(addressees)s", proposers=proposers, addressees=addressees
    )


def actors(viewer: Viewer, refs: Iterable[Ref], origin: str) -> tuple[Mention, ...]:
    """Actors in the one order of parties."""
    keys = sorted((viewer.of(ref, "actor").key for ref in refs), key=viewer.rank)
    return tuple(viewer.mention(key, origin) for key in keys)


def _key(rows: list[LedgerRow]) -> tuple[Mark, ...]:
    """The marks that are used, each once, in the order of the tables."""
    used = {
        answer.mark for row in rows for cell in (*row.cells, *row.others) for answer in cell.answers
    }
    known = dict.fromkeys((TABLED, *ANSWER.values(), NO_ANSWER))
    return tuple(mark for mark in known if mark in used)
