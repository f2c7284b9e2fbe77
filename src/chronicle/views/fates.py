"""What became of a proposal, computed from dates, answers and later proposals.

In this order: a later proposal supersedes it; all whom it addressed accepted it; its deadline
passed; else it is open, answered or not. An outcome that an editor recorded holds where it says
something else: what was withdrawn, say, no date can tell.
"""

from typing import Final, Literal, NamedTuple

import msgspec

from chronicle.model import Key, Proposal, Stance
from chronicle.views.answers import made, standing_answers
from chronicle.views.as_of import has_come, is_past, today
from chronicle.views.viewer import Mention, Viewer, order
from chronicle.views.words import Mark
from chronicle.when import When, first_day, last_day
from chronicle.words import to_translate

Fate = Literal["open", "answered", "accepted", "rejected", "lapsed", "superseded", "withdrawn"]

FATE: Final[dict[Fate, Mark]] = {
    "open": Mark("proposed", to_translate("Open"), "ahead"),
    "answered": Mark("response", to_translate("Open, answered"), "ahead"),
    "accepted": Mark("accepted", to_translate("Accepted")),
    "rejected": Mark("rejected", to_translate("Rejected")),
    "lapsed": Mark("did-not-happen", to_translate("Lapsed"), "off"),
    "superseded": Mark("rescheduled", to_translate("Superseded"), "moved"),
    "withdrawn": Mark("cancelled", to_translate("Withdrawn"), "off"),
}
_OPEN: Final = frozenset({"open", "answered"})
_ACCEPTS: Final[frozenset[Stance]] = frozenset({"accepts"})


class Told(NamedTuple):
    """A fate, since when (if that is known), and the proposal that took its place."""

    fate: Fate
    since: When | None = None
    by: Key | None = None
    is_recorded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still on the table."""
        return self.fate in _OPEN


class FateView(msgspec.Struct, frozen=True, array_like=True):
    """A fate in words: its mark, why it is so, and the proposal that took its place."""

    mark: Mark
    why: str
    by: Mention | None
    is_open: bool


def fate_of(viewer: Viewer, proposal: Proposal) -> Told:
    """What became of a proposal, as of the date the site speaks of."""
    computed = _computed(viewer, proposal)
    if proposal.outcome is None or proposal.outcome == computed.fate:
        return computed
    return Told(proposal.outcome, is_recorded=True)


def fate_view(viewer: Viewer, proposal: Proposal, origin: str) -> FateView:
    """The fate of a proposal as seen from a page."""
    told = fate_of(viewer, proposal)
    by = viewer.mention(told.by, origin) if told.by else None
    return FateView(FATE[told.fate], _why(viewer, proposal, told), by, told.is_open)


def days_open(viewer: Viewer, proposal: Proposal) -> str:
    """For how long a proposal has been or was open; a range where a date is one.

    Nothing where the end is not known, or before it was tabled.
    """
    told = fate_of(viewer, proposal)
    now = today(viewer)
    end = told.since if not told.is_open else None
    if now is None or (end is None and not told.is_open):
        return ""
    latest = last_day(end) if end else now
    earliest = first_day(end) if end else now
    first, last = first_day(proposal.tabled), last_day(proposal.tabled)
    if latest is None or first is None or first > latest:
        return ""
    longest = (latest - first).days
    shortest = max(0, (earliest - last).days) if last and earliest else longest
    return _days(viewer, shortest, longest, is_open=told.is_open)


def _days(viewer: Viewer, shortest: int, longest: int, *, is_open: bool) -> str:
    """So many days; after so many days it was no longer open."""
    if shortest == longest and is_open:
        return viewer.counted("%(count)s day", "%(count)s days", longest)
    if shortest == longest:
        return viewer.counted("after %(count)s day", "after %(count)s days", longest)
    if is_open:
        return viewer.counted(
            "%(shortest)s to %(count)s day",
            "%(shortest)s to %(count)s days",
            longest,
            shortest=shortest,
        )
    return viewer.counted(
        "after %(shortest)s to %(count)s day",
        "after %(shortest)s to %(count)s days",
        longest,
        shortest=shortest,
    )


def _computed(viewer: Viewer, proposal: Proposal) -> Told:
    later = [
        one
        for one in viewer.origins(proposal.key, "supersedes", kind="proposal")
        if has_come(viewer, one.tabled)
    ]
    if later:
        return Told("superseded", later[0].tabled, later[0].key)
    answers = standing_answers(viewer, proposal)
    addressed = [viewer.of(ref, "actor").key for ref in proposal.addressees]
    stood = [answers[key] for key in addressed if key in answers]
    if addressed and len(stood) == len(addressed):
        claims = [viewer.claim(key) for key in stood]
        if all(claim.stance in _ACCEPTS for claim in claims):
            dates = [when for key in stood if (when := made(viewer, key))]
            return Told("accepted", max(dates, key=order, default=None))
    if is_past(viewer, proposal.deadline):
        return Told("lapsed", proposal.deadline)
    return Told("answered" if stood or (answers and not addressed) else "open")


def _why(viewer: Viewer, proposal: Proposal, told: Told) -> str:
    if told.is_recorded:
        return viewer.gettext("as recorded")
    match told.fate:
        case "lapsed" if told.since is not None:
            return viewer.gettext("not accepted by %(date)s", date=viewer.brief(told.since))
        case "accepted":
            labels = tuple(viewer.label(viewer.of(ref, "actor")) for ref in proposal.addressees)
            names = viewer.words.listed(labels)
            if told.since is None:
                return viewer.gettext("by %(names)s", names=names)
            when = viewer.brief(told.since)
            return viewer.gettext("by %(names)s, %(date)s", names=names, date=when)
        case _:
            return ""
