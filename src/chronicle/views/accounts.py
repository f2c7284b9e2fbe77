"""Where accounts agree and differ: claims about the same point of a record, side by side.

The same point only: what a party says of another point, or of another record, is no other account.
And the same time only: what a speaker later replaced by another account is a change, no dispute.
"""

from itertools import groupby
from typing import Final

import msgspec

from chronicle import routes
from chronicle.model import Key, Record, Stance
from chronicle.views.claims import held_words, speaker
from chronicle.views.compared import Compared, Held, compared, contradict, goes_by
from chronicle.views.phrases import point_words, sentence
from chronicle.views.viewer import Mention, Viewer
from chronicle.views.words import STANCE, Mark
from chronicle.words import to_translate

_PLAIN: Final[frozenset[Stance]] = frozenset({"asserts", "other"})
OTHERS: Final = to_translate("Others")


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Some words of a value; `differs` where another account, else alike, has none of them."""

    words: str
    differs: bool


class Account(msgspec.Struct, frozen=True, array_like=True):
    """What one claim holds.

    `stance` is said where it is more than an assertion, `change` where the speaker later replaced
    it. `is_shown` marks the value that the page itself goes by. `pieces` is the value once more,
    where only some words of it differ.
    """

    value: str
    who: str
    href: str
    is_shown: bool
    stance: Mark | None = None
    change: Mark | None = None
    pieces: tuple[Piece, ...] = ()


class Point(msgspec.Struct, frozen=True, array_like=True):
    """One point: for each column the accounts of it, oldest claim first."""

    words: str
    differ: bool
    columns: tuple[tuple[Account, ...], ...]


class Accounts(msgspec.Struct, frozen=True):
    """All points with more than one account. The last column holds those of no listed party.

    `shown` says whose account the page itself goes by, for each value in dispute that it shows.
    """

    parties: tuple[Mention, ...]
    others: bool
    points: tuple[Point, ...]
    differing: int
    shown: tuple[str, ...] = ()


NO_ACCOUNTS = Accounts((), others=False, points=(), differing=0)


def accounts(viewer: Viewer, record: Record, origin: str) -> Accounts:
    """The accounts of a record, as seen from its page."""
    found = compared(viewer, record)
    if not found:
        return NO_ACCOUNTS
    told = {held.party for point in found for held in point.held}
    parties = sorted((key for key in told if key), key=viewer.rank)
    columns: tuple[Key | None, ...] = (*parties, None) if None in told else (*parties,)
    return Accounts(
        tuple(viewer.mention(key, origin) for key in parties),
        None in told,
        tuple(
            Point(
                sentence(point_words(point.field, viewer.words)),
                point.differ,
                tuple(
                    tuple(
                        account(viewer, held, point, record, origin)
                        for held in point.held
                        if held.party == column
                    )
                    for column in columns
                ),
            )
            for point in found
        ),
        sum(point.differ for point in found),
        tuple(_whose(viewer, point) for point in found if point.differ and point.shown is not None),
    )


def _whose(viewer: Viewer, point: Compared) -> str:
    """Whose account a value shown is: `Status as Donald Trump (United States) has it`."""
    names = dict.fromkeys(
        _with_party(viewer, held)
        for held in point.held
        if held.changed is None and goes_by(held, point.shown)
    )
    what = sentence(point_words(point.field, viewer.words))
    if names:
        return viewer.words.ngettext(
            "%(what)s as %(names)s has it",
            "%(what)s as %(names)s have it",
            len(names),
            what=what,
            names=viewer.words.listed(tuple(names)),
        )
    return viewer.gettext(
        "%(what)s as the chronicle reads its sources; no account below names it so", what=what
    )


def _with_party(viewer: Viewer, held: Held) -> str:
    name = speaker(viewer, held.claim, "").label
    if held.party is None or viewer.chronicle.records[held.party].label == name:
        return name
    return f"{name} ({viewer.chronicle.records[held.party].label})"


# --- as read -------------------------------------------------------------------------------

_DENIES_IT: Final = to_translate("denies it")


def account(viewer: Viewer, held: Held, point: Compared, record: Record, origin: str) -> Account:
    """One account as seen from a page; its address is that of the claim."""
    claim = held.claim
    value = _said(viewer, held)
    here = routes.record(record.key) == origin and held.key.record == record.key
    stance = None if claim.stance in _PLAIN else Mark("", STANCE[claim.stance])
    if claim.stance == "denies":
        stance = Mark("rejected", STANCE["denies"] if value else _DENIES_IT, "split")
    return Account(
        value,
        speaker(viewer, claim, origin).label,
        f"#{claim.id}" if here else routes.href(origin, routes.record(held.key.record), claim.id),
        held.changed is None and goes_by(held, point.shown),
        stance,
        _changed(viewer, held),
        _pieces(value, [_said(viewer, one) for one in point.held if _is_other(held, one)]),
    )


def _said(viewer: Viewer, held: Held) -> str:
    return held_words(viewer, held.value)


def _changed(viewer: Viewer, held: Held) -> Mark | None:
    if held.changed is None:
        return None
    said = viewer.gettext("changed by %(date)s", date=viewer.brief(held.changed))
    return Mark("rescheduled", said, "moved")


def _is_other(held: Held, one: Held) -> bool:
    return held.changed is None and one.changed is None and contradict(held, one)


def _pieces(value: str, others: list[str]) -> tuple[Piece, ...]:
    """The value with the words apart that an account which is else alike has not.

    Alike is what shares half of its words or more: of quite other words nothing is marked.
    """
    words = value.split()
    lone: set[str] = set()
    for other in others:
        theirs = {_bare(word) for word in other.split()}
        mine = [word for word in words if _bare(word) not in theirs]
        if mine and 2 * len(mine) <= len(words):
            lone.update(mine)
    if not lone:
        return ()
    return tuple(
        Piece(" ".join(run), differs) for differs, run in groupby(words, key=lone.__contains__)
    )


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?“”‘’\"'()")
