"""Where accounts agree and differ: claims about the same point of a record, side by side.

The same point only: what a party says of another point, or of another record, is no other account.
And the same time only: what a speaker later replaced by another account is a change, no dispute.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, groupby
from typing import Final, NamedTuple

import msgspec

from chronicle import routes
from chronicle.model import Agreement, Claim, Event, Key, Proposal, Record, Ref, Stance, Status
from chronicle.page import ClaimKey
from chronicle.views.claims import party_of, speaker
from chronicle.views.phrases import listed, plain, sentence, value_words
from chronicle.views.viewer import Mention, Viewer, order
from chronicle.views.words import STANCE, STATUS, Mark
from chronicle.when import When, is_exact_day, overlaps, parse_when, sort_key
from chronicle.when.words import brief

# The stances that speak against a value. They contradict those who hold it, and nobody else.
AGAINST: Final[frozenset[Stance]] = frozenset({"denies", "rejects", "declines"})
_PLAIN: Final[frozenset[Stance]] = frozenset({"asserts", "other"})
OTHERS: Final = "Others"


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


class Held(NamedTuple):
    """One account as it is compared; `changed` is when its speaker gave another one."""

    key: ClaimKey
    claim: Claim
    party: Key | None
    value: str
    changed: When | None


class Compared(NamedTuple):
    """The accounts of one point; `differ` where two that still stand contradict each other.

    `shown` is what the page of the record shows at this point, in the words that claims may use;
    None where it shows nothing.
    """

    field: str
    held: tuple[Held, ...]
    differ: bool
    shown: tuple[str, ...] | None


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
                sentence(plain(point.field)),
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


def differs(viewer: Viewer, record: Record) -> bool:
    """Whether two accounts of the same point of a record contradict each other."""
    return any(point.differ for point in compared(viewer, record))


def compared(viewer: Viewer, record: Record) -> tuple[Compared, ...]:
    """The points of a record of which there is more than one account."""
    by_field: defaultdict[str, list[tuple[ClaimKey, Claim]]] = defaultdict(list)
    for key, claim in _claims(viewer, record):
        if claim.about and claim.about.field and (claim.about.value or claim.stance in AGAINST):
            by_field[claim.about.field].append((key, claim))
    several = {field: told for field, told in by_field.items() if len(told) > 1}
    shown = _shown_values(viewer, record) if several else {}
    return tuple(
        _compared(viewer, field, told, shown.get(field) or None) for field, told in several.items()
    )


def _claims(viewer: Viewer, record: Record) -> Iterator[tuple[ClaimKey, Claim]]:
    """The claims about a record: its own first, then those that stand elsewhere."""
    own: tuple[Claim, ...] = getattr(record, "claims", ())
    for claim in own:
        if claim.about and (claim.about.of is None or viewer.of(claim.about.of).key == record.key):
            yield ClaimKey(record.key, claim.id), claim
    for key in viewer.claims_to(record.key, "claims.about.of"):
        yield key, viewer.claim(key)


def _compared(
    viewer: Viewer,
    field: str,
    told: list[tuple[ClaimKey, Claim]],
    shown: tuple[str, ...] | None,
) -> Compared:
    oldest_first = sorted(told, key=lambda one: order(one[1].made))
    held = tuple(
        Held(key, claim, party_of(viewer, claim), _value(claim), _changed(claim, told))
        for key, claim in oldest_first
    )
    standing = [one for one in held if one.changed is None]
    differ = any(_contradict(*pair) for pair in combinations(standing, 2))
    return Compared(field, held, differ, shown)


# --- comparing -----------------------------------------------------------------------------


def _changed(claim: Claim, told: list[tuple[ClaimKey, Claim]]) -> When | None:
    """When the same speaker, certainly later, held something else about the same point."""
    if not isinstance(claim.speaker, Ref) or claim.made is None:
        return None
    later = [
        one.made
        for _, one in told
        if isinstance(one.speaker, Ref)
        and one.speaker.id == claim.speaker.id
        and one.made is not None
        and sort_key(one.made) > sort_key(claim.made)
        and not overlaps(one.made, claim.made)
        and _stand_apart(one, claim)
    ]
    return min(later, key=sort_key, default=None)


def _stand_apart(one: Claim, other: Claim) -> bool:
    against = (one.stance in AGAINST, other.stance in AGAINST)
    return against[0] != against[1] or not same_value(_value(one), _value(other))


def _contradict(one: Held, other: Held) -> bool:
    sides = (one.claim.stance in AGAINST, other.claim.stance in AGAINST)
    if all(sides):
        return False
    if any(sides):
        # Who denies without naming a value denies whatever is held.
        return not (one.value and other.value) or same_value(one.value, other.value)
    return not same_value(one.value, other.value)


def _value(claim: Claim) -> str:
    return " ".join(claim.about.value.split()) if claim.about else ""


def same_value(one: str, other: str) -> bool:
    """Whether two values can both be so: the same words, or dates of which one allows the other."""
    if one.casefold() == other.casefold():
        return True
    mine, theirs = parse_when(one), parse_when(other)
    if isinstance(mine, When) and isinstance(theirs, When):
        return _same_date(mine, theirs)
    return (
        " ".join(value_words(one).split()).casefold()
        == " ".join(value_words(other).split()).casefold()
    )


def _same_date(one: When, other: When) -> bool:
    if not overlaps(one, other):
        return False
    if one.end is None and other.end is None:
        return True
    if one.end is not None and other.end is not None:
        return (one.first, one.last) == (other.first, other.last)
    # A month may hold the whole stretch that another tells of; a single day is not the stretch.
    single, stretch = (one, other) if one.end is None else (other, one)
    return not is_exact_day(single) or (single.first, single.last) == (stretch.first, stretch.last)


# --- what the page shows -------------------------------------------------------------------


def _shown_values(viewer: Viewer, record: Record) -> Mapping[str, tuple[str, ...]]:
    """The values that the page of a record shows, by the field that claims name them by."""
    match record:
        case Event():
            places = [viewer.of(ref, "place") for ref in record.places]
            where = tuple(name for one in places for name in (one.id, *one.spellings))
            return {
                "date": (record.date.text,),
                "status": (record.status, STATUS[record.status].words),
                "place": where,
                "places": where,
            }
        case Proposal():
            deadline = (record.deadline.text,) if record.deadline else ()
            return {
                "tabled": (record.tabled.text,),
                "deadline": deadline,
                "consequence": (record.consequence,),
            }
        case Agreement() if record.signed:
            return {"signed": (record.signed.text,)}
        case _:
            return {}


def _goes_by(held: Held, shown: tuple[str, ...] | None) -> bool:
    if not shown or held.claim.stance in AGAINST or not held.value:
        return False
    return any(held.value.casefold() == " ".join(one.split()).casefold() for one in shown)


def _whose(viewer: Viewer, point: Compared) -> str:
    """Whose account a value shown is: `Status as Donald Trump (United States) has it`."""
    names = dict.fromkeys(
        _with_party(viewer, held)
        for held in point.held
        if held.changed is None and _goes_by(held, point.shown)
    )
    what = sentence(plain(point.field))
    if names:
        return f"{what} as {listed(tuple(names))} {'has' if len(names) == 1 else 'have'} it"
    return f"{what} as the chronicle reads its sources; no account below names it so"


def _with_party(viewer: Viewer, held: Held) -> str:
    name = speaker(viewer, held.claim, "").label
    if held.party is None or viewer.chronicle.records[held.party].label == name:
        return name
    return f"{name} ({viewer.chronicle.records[held.party].label})"


# --- as read -------------------------------------------------------------------------------

_NAMED_STATUS: Final[Mapping[str, Status]] = {status: status for status in STATUS}


def account(viewer: Viewer, held: Held, point: Compared, record: Record, origin: str) -> Account:
    """One account as seen from a page; its address is that of the claim."""
    claim = held.claim
    value = _said(held)
    here = routes.record(record.key) == origin and held.key.record == record.key
    stance = None if claim.stance in _PLAIN else Mark("", STANCE[claim.stance])
    if claim.stance in AGAINST:
        it = "" if value else " it"
        stance = Mark("rejected", f"{STANCE[claim.stance]}{it}", "split")
    return Account(
        value,
        speaker(viewer, claim, origin).label,
        f"#{claim.id}" if here else routes.href(origin, routes.record(held.key.record), claim.id),
        held.changed is None and _goes_by(held, point.shown),
        stance,
        Mark("rescheduled", f"changed by {brief(held.changed)}", "moved") if held.changed else None,
        _pieces(value, [_said(one) for one in point.held if _is_other(held, one)]),
    )


def _said(held: Held) -> str:
    status = _NAMED_STATUS.get(held.value)
    return STATUS[status].words.lower() if status else value_words(held.value)


def _is_other(held: Held, one: Held) -> bool:
    return held.changed is None and one.changed is None and _contradict(held, one)


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
