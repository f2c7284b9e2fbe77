"""What parties to agreements undertook, how far it was done, and what is overdue.

A commitment with a quantity is counted: each recorded step is a piece of its bar. One without can
be met or not, but no record can show by counting that it was: it is listed as such.
"""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from chronicle import routes
from chronicle.model import Agreement, Commitment, Fulfilment
from chronicle.views.as_of import is_past
from chronicle.views.ledger import actors
from chronicle.views.parts import Crumb, PageView
from chronicle.views.viewer import Dated, Mention, Viewer, order
from chronicle.views.words import Mark
from chronicle.words import Words, to_translate

Progress = Literal["met", "overdue", "begun", "waiting", "uncounted"]

PROGRESS: Final[dict[Progress, Mark]] = {
    "met": Mark("accepted", to_translate("Met")),
    "overdue": Mark("deadline", to_translate("Overdue"), "moved"),
    "begun": Mark("under-way", to_translate("Begun"), "ahead"),
    "waiting": Mark("scheduled", to_translate("No step recorded"), "none"),
    "uncounted": Mark("no-answer", to_translate("Cannot be counted"), "none"),
}
# The length of a bar, in the units of its drawing.
_LENGTH: Final = 600


class Stage(msgspec.Struct, frozen=True, array_like=True):
    """One step of fulfilment; `at` and `length` are its piece of the bar."""

    when: Dated
    quantity: str
    event: Mention | None
    source: Mention | None
    at: int
    length: int


class CommitmentView(msgspec.Struct, frozen=True):
    """What was undertaken, and what is recorded of it.

    `done` says the sum in words; `promised` is where on the bar the promise ends, 0 for no bar.
    """

    id: str
    href: str
    agreement: Mention
    by: tuple[Mention, ...]
    to: tuple[Mention, ...]
    what: str
    quantity: str
    due: Dated
    progress: Mark
    stages: tuple[Stage, ...]
    done: str
    promised: int


class CommitmentGroup(msgspec.Struct, frozen=True, array_like=True):
    """Commitments that stand alike."""

    id: str
    title: str
    note: str
    commitments: tuple[CommitmentView, ...]


class CommitmentsView(PageView, frozen=True, kw_only=True):
    """All commitments of all agreements."""

    groups: tuple[CommitmentGroup, ...]
    count: str
    agreements: Crumb


_GROUPS: Final[tuple[tuple[str, str, str, tuple[Progress, ...]], ...]] = (
    (
        "Overdue",
        to_translate("Overdue"),
        to_translate("due, and not all of it recorded"),
        ("overdue",),
    ),
    (
        "Running",
        to_translate("Not yet done"),
        to_translate("what is recorded so far"),
        ("begun", "waiting"),
    ),
    (
        "Uncounted",
        to_translate("Cannot be verified by counting"),
        to_translate("no quantity was named, so that no record can show when it is done"),
        ("uncounted",),
    ),
    ("Met", to_translate("Met"), to_translate("all of the quantity is recorded"), ("met",)),
)


def commitments_view(viewer: Viewer) -> CommitmentsView:
    """The page of all commitments, newest agreement first."""
    origin = routes.COMMITMENTS
    keys = (one.key for one in viewer.chronicle.of_kind["agreement"])
    agreements: tuple[Agreement, ...] = viewer.in_order(keys)[::-1]
    found = [
        (progress(viewer, one), commitment_view(viewer, agreement, one, origin))
        for agreement in agreements
        for one in agreement.commitments
    ]
    groups = tuple(
        CommitmentGroup(
            id_,
            viewer.gettext(title),
            viewer.gettext(note),
            tuple(view for how, view in found if how in hows),
        )
        for id_, title, note, hows in _GROUPS
    )
    overdue = sum(how == "overdue" for how, _ in found)
    count = viewer.gettext(
        "%(commitments)s of %(agreements)s",
        commitments=viewer.counted("%(count)s commitment", "%(count)s commitments", len(found)),
        agreements=viewer.counted("%(count)s agreement", "%(count)s agreements", len(agreements)),
    )
    late = (
        viewer.counted("%(count)s overdue", "%(count)s overdue", overdue)
        if overdue
        else viewer.gettext("none overdue")
    )
    return CommitmentsView(
        title=viewer.gettext("Commitments"),
        description=viewer.gettext(
            "%(count)s: what was promised, what was done, and what is overdue.", count=count
        ),
        groups=tuple(group for group in groups if group.commitments),
        count=f"{count}, {late}" if found else "",
        agreements=Crumb(
            viewer.gettext("All agreements"), routes.href(origin, routes.index("agreement"))
        ),
    )


def commitment_view(
    viewer: Viewer, agreement: Agreement, one: Commitment, origin: str
) -> CommitmentView:
    """A commitment as seen from a page."""
    return CommitmentView(
        id=one.id,
        href=routes.href(origin, routes.record(agreement.key), one.id),
        agreement=viewer.mention(agreement.key, origin),
        by=actors(viewer, one.by, origin),
        to=actors(viewer, one.to, origin),
        what=one.what,
        quantity=amount(one.quantity, one.unit, viewer.words),
        due=viewer.dated(one.due),
        progress=PROGRESS[progress(viewer, one)],
        stages=_stages(viewer, one, origin),
        done=done_words(viewer, one),
        promised=round(_LENGTH * one.quantity / _scale(one)) if one.quantity else 0,
    )


def progress(viewer: Viewer, one: Commitment) -> Progress:
    """How far a commitment is done, as of the date the site speaks of."""
    if not one.quantity:
        return "uncounted"
    if _sum(one) >= one.quantity:
        return "met"
    if is_past(viewer, one.due):
        return "overdue"
    return "begun" if one.fulfilled else "waiting"


def done_words(viewer: Viewer, one: Commitment) -> str:
    """`1,000 of 1,000 people recorded, in three stages`; without a quantity, the stages alone."""
    stages = len(one.fulfilled)
    if not stages:
        return ""
    if not one.quantity:
        return viewer.counted("%(count)s stage recorded", "%(count)s stages recorded", stages)
    if all(done.quantity is None for done in one.fulfilled):
        return viewer.counted(
            "%(count)s stage recorded without a number",
            "%(count)s stages recorded without a number",
            stages,
        )
    told = viewer.gettext(
        "%(done)s of %(whole)s recorded",
        done=viewer.words.number(float(_sum(one))),
        whole=amount(one.quantity, one.unit, viewer.words),
    )
    if stages < 2:
        return told
    return viewer.words.spelled(
        "%(told)s, in %(count)s stage", "%(told)s, in %(count)s stages", stages, told=told
    )


def amount(quantity: float | None, unit: str, words: Words) -> str:
    """`1,000 people`; nothing for no quantity."""
    if quantity is None:
        return ""
    number = words.number(float(quantity))
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def _sum(one: Commitment) -> float:
    return sum(done.quantity for done in one.fulfilled if done.quantity is not None)


def _scale(one: Commitment) -> float:
    """What the whole length of the bar stands for: the promise, or what was done beyond it."""
    return max(one.quantity or 0, _sum(one)) or 1


def _stages(viewer: Viewer, one: Commitment, origin: str) -> tuple[Stage, ...]:
    return tuple(
        Stage(
            viewer.dated(done.date),
            amount(done.quantity, one.unit, viewer.words),
            viewer.mention(viewer.of(done.event, "event").key, origin) if done.event else None,
            viewer.mention(viewer.of(done.source, "source").key, origin) if done.source else None,
            at,
            end - at,
        )
        for done, at, end in _pieces(one)
    )


def _pieces(one: Commitment) -> Iterator[tuple[Fulfilment, int, int]]:
    """Each step by time, with where its piece of the bar begins and ends.

    Both ends are rounded from the sum so far, so that pieces neither overlap nor drift apart.
    """
    scale = _scale(one)
    so_far = 0.0
    for done in sorted(one.fulfilled, key=lambda done: order(done.date)):
        before, so_far = so_far, so_far + (done.quantity or 0)
        yield done, round(_LENGTH * before / scale), round(_LENGTH * so_far / scale)
