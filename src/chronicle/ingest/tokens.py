"""Text into words and sentences, with spans. It knows abbreviations, not grammar."""

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from chronicle.ingest.findings import Span
from chronicle.ingest.verbs import stances


class Token(NamedTuple):
    """A word, with the full stop of an abbreviation; `'s` is a token of its own."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def is_capital(self) -> bool:
        """Tell whether it starts like a name."""
        return self.text[0].isupper()


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return the word without marks over its letters and with a straight apostrophe."""
    if word.isascii():
        return word
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)
    )
    return plain.translate(_PLAIN_LETTERS)


_PLAIN_LETTERS = str.maketrans("ıøØłŁđ’‘ʼ–‐‑", "ioOlLd'''---")

ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Capt Sgt Maj Adm Cmdr Rev Hon St Sr Jr Inc Ltd Corp "
    "Co No Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec vs approx Amb Atty Supt Fr Mt".split()
)
# These end a sentence only if what follows is a usual first word.
_MAY_END = frozenset("Jr Sr Inc Ltd Corp Co".split())
STARTERS = frozenset(
    "The A An In On At It He She They We I You This That These Those But And Or However Also As "
    "For If When While After Before There Its His Her Their Our My Since Although Though With "
    "From By To What Who Why How Where Some Many Most Both Other Another Earlier Later Meanwhile "
    "Following Last Next Now Then Today Yesterday".split()
)


@cache
def _word() -> re.Pattern[str]:
    # Every turn of the group starts with a separator, so that the search stays linear.
    return re.compile(r"[^\W_]+(?:(?:['’&\-‐‑.]|[–/](?=[A-Z]))[^\W_]+)*")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a stretch of text into words; offsets count in the whole text."""
    limit = len(text) if end is None else end
    found: list[Token] = []
    for match in _word().finditer(text, start, limit):
        word, first, last = match.group(), match.start(), match.end()
        if word[-2:] in {"'s", "’s"} and len(word) > 2:
            found.append(Token(word[:-2], first, last - 2, fold(word[:-2])))
            found.append(Token(word[-2:], last - 2, last, "'s"))
            continue
        cut = _compound_cut(word)
        if cut:
            found.append(Token(word[:cut], first, first + cut, fold(word[:cut])))
            found.append(Token(word[cut:], first + cut, last, fold(word[cut:])))
            continue
        if last < limit and text[last] == "." and _takes_stop(word):
            word, last = word + ".", last + 1
        found.append(Token(word, first, last, fold(word)))
    return found


COMPOUNDS = frozenset(
    "based born only led backed brokered mediated funded run controlled occupied held bound wide "
    "friendly linked made sponsored supported allied hosted style affiliated aligned inspired "
    "dominated ruled trained imposed registered".split()
)


def _compound_cut(word: str) -> int:
    """Where the name ends in Shanghai-based and Ostland-led; 0 for any other word."""
    hyphen = word.rfind("-")
    return hyphen if hyphen > 0 and word[0].isupper() and word[hyphen + 1 :] in COMPOUNDS else 0


def _takes_stop(word: str) -> bool:
    if len(word) == 1 or "." in word:
        return word[0].isupper() and all(len(part) <= 2 for part in word.split("."))
    return word in ABBREVIATIONS


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?…]['\"”’»)\]]{0,3}\s+(?=['\"“‘«(\[]{0,2}[A-Z0-9À-Þ])|;\s+(?=[\"“])")


def sentences(text: str, paragraph: Span, quotes: Sequence[Span]) -> list[Span]:
    """Cut a paragraph into sentences; what stands inside quotation marks is never cut.

    `quotes` are the spans with their marks, in order. A quotation that ends with ! or ? goes with
    an attribution that follows it.
    """
    starts = [quote.start for quote in quotes]
    cuts: list[int] = []
    for match in _stop().finditer(text, paragraph.start, paragraph.end):
        place = match.start()
        before = bisect_right(starts, place) - 1
        if before >= 0 and place < quotes[before].end - 1:
            if match.end() <= quotes[before].end:
                continue  # inside
            if quotes[before].end > match.end() - 1 or text[place] in "!?":
                follow = text[match.end() : match.end() + 80]
                if text[place] in "!?" and _is_attribution(follow):
                    continue
        elif text[place] == "." and _is_abbreviation(text, paragraph.start, place, match.end()):
            continue
        cuts.append(match.end())
    bounds = _bounded(text, [paragraph.start, *cuts, paragraph.end])
    return [
        Span(first, first + len(text[first:last].rstrip()))
        for first, last in itertools.pairwise(bounds)
        if text[first:last].strip()
    ]


_LONGEST = 4000  # no sentence is longer; what is cost the square of its length


def _bounded(text: str, bounds: list[int]) -> list[int]:
    """Cut what is too long for a sentence at spaces."""
    found = bounds[:1]
    for last in bounds[1:]:
        while last - found[-1] > _LONGEST:
            space = text.rfind(" ", found[-1] + 1, found[-1] + _LONGEST)
            found.append(space if space > 0 else found[-1] + _LONGEST)
        found.append(last)
    return found


@cache
def _attribution() -> re.Pattern[str]:
    forms = "|".join(sorted(stances(), key=len, reverse=True))
    return re.compile(
        r"(?:[A-Z][\w'’.\-]*\s+|(?:the|an?|his|her|its|one)\s+(?:[\w'’-]+\s+){1,3}?){0,4}?"
        r"(?:has\s+|also\s+|later\s+|then\s+|was\s+)?"
        rf"(?:{forms}|shouted|exclaimed)\b"
    )


def _is_attribution(follow: str) -> bool:
    return _attribution().match(follow) is not None


def _is_abbreviation(text: str, start: int, stop: int, after: int) -> bool:
    """Tell whether the full stop belongs to the word before it, not to the sentence."""
    first = stop
    while first > start and (text[first - 1].isalnum() or text[first - 1] == "."):
        first -= 1
    word = text[first:stop]
    follow = text[after : after + 24].lstrip("'\"“‘«([").split(maxsplit=1)
    starter = bool(follow) and follow[0].strip(",") in STARTERS
    if word in _MAY_END or ("." in word and len(word) > 1):
        return not starter and _takes_stop(word)
    if len(word) == 1:
        return word.isupper() and word != "I"
    return word in ABBREVIATIONS
