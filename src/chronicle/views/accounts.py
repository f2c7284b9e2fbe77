"""Where accounts agree and differ: claims about the same point of a record, side by side.

The same point only: what a party says of another point, or of another record, is no other account.
"""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from chronicle import routes
from chronicle.model import Claim, Key, Record
from chronicle.page import ClaimKey
from chronicle.views.claims import party_of, speaker
from chronicle.views.phrases import plain, sentence, value_words
from chronicle.views.viewer import Mention, Viewer
from chronicle.when import When


class Account(msgspec.Struct, frozen=True, array_like=True):
    """What one claim holds. `is_shown` marks the value that the page itself goes by."""

    value: str
    who: str
    href: str
    is_shown: bool


class Point(msgspec.Struct, frozen=True, array_like=True):
    """One point: for each column the accounts of it, oldest claim first."""

    words: str
    differ: bool
    columns: tuple[tuple[Account, ...], ...]


class Accounts(msgspec.Struct, frozen=True):
    """All points with more than one account. The last column holds those of no listed party."""

    parties: tuple[Mention, ...]
    others: bool
    points: tuple[Point, ...]
    differing: int


NO_ACCOUNTS = Accounts((), others=False, points=(), differing=0)


def accounts(viewer: Viewer, record: Record, origin: str) -> Accounts:
    """The accounts of a record, as seen from its page."""
    points = _points(viewer, record)
    if not points:
        return NO_ACCOUNTS
    told = {_party(viewer, claim) for found in points.values() for claim in found}
    parties = sorted((key for key in told if key), key=viewer.rank)
    columns: tuple[Key | None, ...] = (*parties, None) if None in told else (*parties,)
    rows = tuple(
        Point(
            sentence(plain(field)),
            _differ(viewer, found),
            tuple(
                tuple(
                    _account(viewer, record, claim, origin)
                    for claim in found
                    if _party(viewer, claim) == column
                )
                for column in columns
            ),
        )
        for field, found in points.items()
    )
    return Accounts(
        tuple(viewer.mention(key, origin) for key in parties),
        None in told,
        rows,
        sum(row.differ for row in rows),
    )


def differs(viewer: Viewer, record: Record) -> bool:
    """Whether two claims about the same point of a record name different values."""
    return any(_differ(viewer, found) for found in _points(viewer, record).values())


def _points(viewer: Viewer, record: Record) -> dict[str, list[ClaimKey]]:
    found: defaultdict[str, list[ClaimKey]] = defaultdict(list)
    for key, claim in _claims(viewer, record):
        if claim.about and claim.about.field and claim.about.value:
            found[claim.about.field].append(key)
    return {field: keys for field, keys in found.items() if len(keys) > 1}


def _claims(viewer: Viewer, record: Record) -> Iterator[tuple[ClaimKey, Claim]]:
    """The claims about a record: its own first, then those that stand elsewhere."""
    own: tuple[Claim, ...] = getattr(record, "claims", ())
    for claim in own:
        if claim.about and (claim.about.of is None or viewer.of(claim.about.of).key == record.key):
            yield ClaimKey(record.key, claim.id), claim
    for key in viewer.claims_to(record.key, "claims.about.of"):
        yield key, viewer.claim(key)


def _differ(viewer: Viewer, keys: list[ClaimKey]) -> bool:
    return len({_value(viewer.claim(key)).casefold() for key in keys}) > 1


def _value(claim: Claim) -> str:
    return " ".join(claim.about.value.split()) if claim.about else ""


def _party(viewer: Viewer, key: ClaimKey) -> Key | None:
    return party_of(viewer, viewer.claim(key))


def _account(viewer: Viewer, record: Record, key: ClaimKey, origin: str) -> Account:
    claim = viewer.claim(key)
    value = _value(claim)
    date = getattr(record, "date", None)
    is_date = claim.about is not None and claim.about.field == "date"
    href = f"#{claim.id}"
    if key.record != record.key:
        href = routes.href(origin, routes.record(key.record), claim.id)
    return Account(
        value_words(value),
        speaker(viewer, claim, origin).label,
        href,
        is_date and isinstance(date, When) and date.text == value,
    )
