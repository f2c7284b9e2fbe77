"""What the page of a record can see of a chronicle, as one number.

A page shows a record and what lies near it: what it refers to, what refers to it, and what these
refer to in turn. However large the chronicle, a change elsewhere is out of its sight. A sight is a
number made of the digests of all that is near; while it is the same, the page is.

Numbers are Python's hashes of tuples of integers, which hang on neither the process nor the order
of reading, only on Python's minor version: and that is part of what the state remembers.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from chronicle.digests import digest_of
from chronicle.graph import Chronicle, date_of, label_of
from chronicle.model import Key

# Kinds of records of which others show what refers to them: what answered a proposal, what became
# of a promise, what rests on a source. Of the rest only their own pages do.
_ANSWERED: Final = frozenset({"proposal", "agreement", "source"})

# Kinds of records that refer to one another without end.
_ENTRIES: Final = frozenset({"event", "proposal", "agreement"})


class Sights(Protocol):
    """What pages see; None says that only the view itself can tell."""

    def down(self, *keys: Key) -> int | None:
        """These records, and the cards of what they refer to.

        A card is a record with what it refers to, over two further links; but of events, proposals
        and agreements it refers to only what a link says of them.
        """

    def of(self, *keys: Key) -> int | None:
        """The same, and the cards of what refers to them."""

    def around(self, *keys: Key) -> int | None:
        """The same of these, and the cards of all they refer to or that refer to them.

        What else refers to those is told on pages of their own; but proposals, agreements and
        sources are shown with what answers them or rests on them.
        """

    def now(self, *keys: Key) -> int | None:
        """As `around`, and the date that the site speaks of."""

    def all(self) -> int | None:
        """The whole chronicle, and the date it speaks of."""


class Blind:
    """The sights of an edition whose records were not told apart by digests."""

    def down(self, *keys: Key) -> None:
        """Nothing is known."""

    def of(self, *keys: Key) -> None:
        """Nothing is known."""

    def around(self, *keys: Key) -> None:
        """Nothing is known."""

    def now(self, *keys: Key) -> None:
        """Nothing is known."""

    def all(self) -> None:
        """Nothing is known."""


BLIND: Final = Blind()


class Seeing:
    """The sights of a chronicle.

    `common` stands for what every view may depend on besides records, such as the settings; `now`
    for the date the site speaks of.
    """

    def __init__(self, chronicle: Chronicle, common: int, now: int) -> None:
        keys = list(chronicle.records)
        self._common, self._now = common, now
        self._number = {key: number for number, key in enumerate(keys)}
        number = self._number
        # By the number of a record: those it refers to, and those that refer to it.
        self._out = [
            tuple([number[link.target] for link in chronicle.outlinks.get(key, ())]) for key in keys
        ]
        self._in = [
            tuple([number[link.origin] for link in chronicle.backlinks.get(key, ())])
            for key in keys
        ]
        self._own = [chronicle.told[key] for key in keys]
        two = _farther(self._own, _farther(self._own, self._own, self._out), self._out)
        # Of what happened elsewhere no more is shown than a link to it.
        brief = [
            _face(chronicle, key) if key.kind in _ENTRIES else seen
            for key, seen in zip(keys, two, strict=True)
        ]
        card = _farther(self._own, brief, self._out)
        self._down = _farther(self._own, card, self._out)
        self._near = _farther(self._down, card, self._in)
        self._beside = [
            near if key.kind in _ANSWERED else seen
            for key, near, seen in zip(keys, self._near, card, strict=True)
        ]

        # Made when first asked for: a record stands on many pages.
        self._seen_around: dict[int, int] = {}

    def down(self, *keys: Key) -> int:
        """These records, and the cards of what they refer to."""
        return hash((self._common, *[self._down[self._number[key]] for key in keys]))

    def of(self, *keys: Key) -> int:
        """The same, and the cards of what refers to them."""
        return hash((self._common, *[self._near[self._number[key]] for key in keys]))

    def around(self, *keys: Key) -> int:
        """The sights of these records, and of all they refer to or that refer to them."""
        return hash((self._common, *[self._around(self._number[key]) for key in keys]))

    def _around(self, at: int) -> int:
        seen = self._seen_around.get(at)
        if seen is None:
            near = dict.fromkeys((*self._out[at], *self._in[at]))
            seen = hash((self._near[at], *map(self._beside.__getitem__, near)))
            self._seen_around[at] = seen
        return seen

    def now(self, *keys: Key) -> int:
        """As `around`, and the date that the site speaks of."""
        return hash((self._now, self.around(*keys)))

    def all(self) -> int:
        """The whole chronicle, and the date it speaks of."""
        return hash((self._common, self._now, *self._own))


def _face(chronicle: Chronicle, key: Key) -> int:
    """What a link to a record says: its label and its date."""
    record = chronicle.records[key]
    when = date_of(record)
    return digest_of((key, label_of(record, chronicle.records), when.text if when else None))


def _farther(
    own: Sequence[int], before: Sequence[int], links: Iterable[tuple[int, ...]]
) -> list[int]:
    """Of each record: itself, and what those it is linked to saw `before`."""
    seen = before.__getitem__
    return [hash((number, *map(seen, ends))) for number, ends in zip(own, links, strict=True)]
