"""Which claims speak to the same point of a record, and which of them contradict each other.

The same time only: what a speaker, certainly later, replaced by another account is a change of
position and no dispute.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from chronicle.model import Agreement, Claim, Event, Key, Proposal, Record, Ref
from chronicle.page import ClaimKey
from chronicle.views.claims import party_of
from chronicle.views.phrases import value_words
from chronicle.views.viewer import Viewer, order
from chronicle.views.words import STATUS
from chronicle.when import When, is_exact_day, overlaps, parse_when, sort_key
from chronicle.when.names import ENGLISH_NAMES


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


def differs(viewer: Viewer, record: Record) -> bool:
    """Whether two accounts of the same point of a record contradict each other."""
    return any(point.differ for point in compared(viewer, record))


def compared(viewer: Viewer, record: Record) -> tuple[Compared, ...]:
    """The points of a record of which there is more than one account."""
    return viewer.once(_points, record)


def _points(viewer: Viewer, record: Record) -> tuple[Compared, ...]:
    by_field: defaultdict[str, list[tuple[ClaimKey, Claim]]] = defaultdict(list)
    for key, claim in _claims(viewer, record):
        if claim.about and claim.about.field and (claim.about.value or claim.stance == "denies"):
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
    differ = any(contradict(*pair) for pair in combinations(standing, 2))
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


def contradict(one: Held, other: Held) -> bool:
    """Whether two accounts of a point cannot both be so."""
    return _stand_apart(one.claim, other.claim)


def _stand_apart(one: Claim, other: Claim) -> bool:
    mine, theirs = _value(one), _value(other)
    if mine and theirs:
        return not same_value(mine, theirs)
    # Who denies without naming a value denies whatever another asserts.
    return bool(mine or theirs) and (one if mine else other).stance != "denies"


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
        " ".join(value_words(one, ENGLISH_NAMES).split()).casefold()
        == " ".join(value_words(other, ENGLISH_NAMES).split()).casefold()
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


def goes_by(held: Held, shown: tuple[str, ...] | None) -> bool:
    """Whether an account holds what the page shows."""
    words = held.value.casefold()
    return bool(words) and any(words == " ".join(one.split()).casefold() for one in shown or ())
