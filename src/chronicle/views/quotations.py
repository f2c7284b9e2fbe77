"""How far quotations were checked: three levels, what each means in words, and how many there are.

Nothing is shown as more than it is: a level says what was compared with what, never that words are
true or that the speaker said them.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from chronicle import routes
from chronicle.model import Claim
from chronicle.page import ClaimKey, Verdict
from chronicle.views.viewer import Viewer
from chronicle.views.words import VERDICT, Mark
from chronicle.words import to_translate

Level = Literal["Verified", "Compared", "Unchecked"]
"""Also the anchors on the page that explains them."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
LEVEL_OF: Final[dict[Verdict, Level]] = {
    "verified": "Verified",
    "compared": "Compared",
    "read": "Compared",
    "not-found": "Unchecked",
    "too-short": "Unchecked",
    "unchecked": "Unchecked",
}
LEVEL: Final[dict[Level, Mark]] = {
    "Verified": VERDICT["verified"],
    "Compared": Mark("by-hand", to_translate("compared with the page by a person"), "hand"),
    "Unchecked": VERDICT["unchecked"],
}
LEVEL_MEANING: Final[dict[Level, str]] = {
    "Verified": to_translate(
        "these word sequences occur in the fingerprint of the article that the contributor "
        "recorded; every build looks again"
    ),
    "Compared": to_translate(
        "a person compared the words with the opening of the page, or read the article, on the day "
        "given; no build can repeat it"
    ),
    "Unchecked": to_translate(
        "as whoever entered it wrote it: not compared since, too short for a test, or not in the "
        "part of the article that was at hand"
    ),
}


class LevelLine(msgspec.Struct, frozen=True, array_like=True):
    """A level with what it means, and how many quotations stand at it."""

    id: Level
    mark: Mark
    meaning: str
    count: int


class Quotations(msgspec.Struct, frozen=True, array_like=True):
    """The levels of the quotations on a page; `href` leads to where they are explained."""

    levels: tuple[LevelLine, ...]
    href: str


def level_of(verdict: Verdict) -> Level:
    """The level that a verdict stands for."""
    return LEVEL_OF[verdict]


def quotations(viewer: Viewer, keys: Iterable[ClaimKey], origin: str) -> Quotations:
    """The levels that occur among the quotations of a page."""
    told = levels(viewer, ((key, viewer.claim(key)) for key in keys))
    href = routes.href(origin, routes.SOURCING, "Quotations")
    return Quotations(tuple(one for one in told if one.count), href)


def levels(viewer: Viewer, claims: Iterable[tuple[ClaimKey, Claim]]) -> tuple[LevelLine, ...]:
    """All three levels, with the number of quotations among these claims."""
    found = Counter(level_of(viewer.verdict(key)) for key, claim in claims if claim.quote)
    return tuple(LevelLine(one, LEVEL[one], LEVEL_MEANING[one], found[one]) for one in LEVELS)
