"""What the page of a record can see of a chronicle, as one number.

A page shows a record and what lies near it: what it refers to, what refers to it, and what these
refer to in turn. However large the chronicle, a change elsewhere is out of its sight. A sight is a
number made of the digests of all that is near; while it is the same, the page is.

Numbers are Python's hashes of tuples of integers, which hang on neither the process nor the order
of reading, only on Python's minor version: and that is part of what the state remembers.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from chronicle.graph import Chronicle
from chronicle.model import Key

# Kinds of records of which others show what refers to them: what answered a proposal, what became
# of a promise, what rests on a source. Of the rest only their own pages do.
_TOLD: Final = frozenset({"proposal", "agreement", "source"})


class Sights(Protocol):
    """What pages see; None says that only the view itself can tell."""

    def down(self, *keys: Key) -> int | None:
        """These records with what they refer to, over three links."""

    def of(self, *keys: Key) -> int | None:
        """The same, and what refers to them, with what that refers to over two links."""

    def around(self, *keys: Key) -> int | None:
        """The sights of these records, and of all they refer to or that refer to them.

        Of most of the latter only what `down` sees: what else refers to them is told on pages of
        their own. Proposals, agreements and sources are shown with what answers or rests on them.
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
        self._three = _farther(self._own, two, self._out)
        self._near = _farther(self._three, two, self._in)
        self._beside = [
            near if key.kind in _TOLD else three
            for key, near, three in zip(keys, self._near, self._three, strict=True)
        ]

    def down(self, *keys: Key) -> int:
        """These records with what they refer to, over three links."""
        return hash((self._common, *[self._three[self._number[key]] for key in keys]))

    def of(self, *keys: Key) -> int:
        """The same, and what refers to them, with what that refers to over two links."""
        return hash((self._common, *[self._near[self._number[key]] for key in keys]))

    def around(self, *keys: Key) -> int:
        """The sights of these records, and of all they refer to or that refer to them."""
        seen: list[int] = [self._common]
        for key in keys:
            at = self._number[key]
            near = dict.fromkeys((*self._out[at], *self._in[at]))
            seen.append(self._near[at])
            seen.extend(map(self._beside.__getitem__, near))
        return hash(tuple(seen))

    def now(self, *keys: Key) -> int:
        """As `around`, and the date that the site speaks of."""
        return hash((self._now, self.around(*keys)))

    def all(self) -> int:
        """The whole chronicle, and the date it speaks of."""
        return hash((self._common, self._now, *self._own))


def _farther(
    own: Sequence[int], before: Sequence[int], links: Iterable[tuple[int, ...]]
) -> list[int]:
    """Of each record: itself, and what those it is linked to saw `before`."""
    seen = before.__getitem__
    return [hash((number, *map(seen, ends))) for number, ends in zip(own, links, strict=True)]
