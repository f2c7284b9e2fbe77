"""A quotation against the text of its article: exact, cut, pieced together, changed, or not there.

Words are compared as fingerprints compare them, so capitals, signs and hyphens do not count. What
an editor left out (…) or put in ([his]) is no change; what is left out without a mark is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from chronicle.fingerprint import normalise, pieces_of

Verdict = Literal["exact", "truncated", "spliced", "altered", "absent"]
Change = Literal["same", "left-out", "put-in"]


class Comparison(NamedTuple):
    """What the article has in the place of a quotation.

    `start` and `end` are offsets of the nearest passage in the article, equal where there is none;
    `changes` are the words of both in order: what the quotation left out of the passage, what it
    put in, what is the same.
    """

    verdict: Verdict
    reason: str
    start: int = 0
    end: int = 0
    changes: tuple[tuple[Change, str], ...] = ()


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Run(NamedTuple):
    """Words that stand in both: so many, from which word of the piece, from which of the text."""

    size: int
    of_piece: int
    of_text: int


class Text:
    """The words of an article with where each of them stands; made once for many quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(_words(text))
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            self.places[word.text].append(number)

    def find(self, piece: Sequence[str], after: int = 0) -> int:
        """The first place of a piece from a word on, or -1."""
        for place in self.places.get(piece[0], ()) if piece else ():
            if place >= after and self._run(piece, 0, place) == len(piece):
                return place
        return -1

    def longest(self, piece: Sequence[str], first: int, near: int) -> _Run:
        """The longest run of a piece from one of its words on; of equals the one after `near`."""
        runs = (
            _Run(self._run(piece, first, place), first, place)
            for place in self.places.get(piece[first], ())[:_MOST]
        )
        return max(
            runs, key=lambda run: (run.size, -abs(run.of_text - near)), default=_Run(0, first, 0)
        )

    def _run(self, piece: Sequence[str], first: int, place: int) -> int:
        size = 0
        while (
            first + size < len(piece)
            and place + size < len(self.words)
            and piece[first + size] == self.words[place + size].text
        ):
            size += 1
        return size


def _words(text: str) -> Iterator[_Word]:
    for found in re.finditer(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*", text):
        for word in normalise(found.group()):
            yield _Word(word, found.start(), found.end())


# So many words may an editor's … leave out before its pieces count as two quotations.
_FAR = 60
# So many words left out without a mark are still a change to one passage.
_NEAR = 12
_CLEAR = 4  # words in a run that is no accident
_MOST = 300  # places of one word that are tried: "the" has more, and rarer words decide


def compare_quote(quote: str, article: Text) -> Comparison:
    """Compare a quotation with an article; of several faults the gravest is told."""
    pieces = pieces_of(quote)
    if not pieces:
        return Comparison("absent", "the quotation has no words")
    in_order = _in_order(pieces, article)
    if in_order is not None:
        start, end = article.words[in_order[0]].start, article.words[in_order[-1] - 1].end
        apart = _widest_gap(in_order)
        if apart > _FAR:
            reason = f"its pieces stand {apart} words apart in the article"
            return Comparison("spliced", reason, start, end)
        return _cut(quote, article, start, end)
    places = [article.find(piece) for piece in pieces]
    if all(place >= 0 for place in places):
        start = article.words[min(places)].start
        last = max(range(len(pieces)), key=lambda number: places[number])
        end = article.words[places[last] + len(pieces[last]) - 1].end
        return Comparison("spliced", "its pieces stand in another order", start, end)
    missing = next(piece for piece, place in zip(pieces, places, strict=True) if place < 0)
    return _faulty(missing, article)


def _in_order(pieces: Sequence[Sequence[str]], article: Text) -> tuple[int, ...] | None:
    """Start and end of each piece, by words, one after the other; None where one is missing."""
    found: list[int] = []
    after = 0
    for piece in pieces:
        place = article.find(piece, after)
        if place < 0:
            return None
        after = place + len(piece)
        found += [place, after]
    return tuple(found)


def _widest_gap(ends: Sequence[int]) -> int:
    return max((ends[n + 1] - ends[n] for n in range(1, len(ends) - 1, 2)), default=0)


# --- exact words ---------------------------------------------------------------------------

_OPENS, _CLOSES = "“„«", "”“»"
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*(?:\s|$)")


def _cut(quote: str, article: Text, start: int, end: int) -> Comparison:
    """Tell whether the article's own quotation goes on in the same sentence, unmarked by ours."""
    inside = in_quotation_marks(article.text, start, end)
    if inside is None:
        reason = "the words are there, but not in quotation marks"
        return Comparison("exact", reason, start, end)
    opening, closing = inside
    before = article.text[opening:start]
    begun = max((one.end() for one in _SENTENCE_END.finditer(before)), default=0)
    before = before[begun:].strip(" ,;:—–-\n")
    found = _SENTENCE_END.search(article.text, end, closing)
    after = article.text[end : found.start() if found else closing].strip(" ,;:—–-\n")
    marked = quote.strip(' "“”')
    cut_before = bool(normalise(before)) and not marked.startswith(("…", "...", "[…]", "[...]"))
    cut_after = bool(normalise(after)) and not marked.endswith(("…", "...", "[…]", "[...]"))
    if cut_after:
        return Comparison("truncated", f"the sentence goes on: “{_short(after)}”", start, end)
    if cut_before:
        told = f"the sentence begins before it: “{_short(before, last=True)}”"
        return Comparison("truncated", told, start, end)
    return Comparison("exact", "", start, end)


def in_quotation_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the inside of the quotation marks around a passage, within its paragraph."""
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    opening = max(text.rfind(mark, first, start) for mark in _OPENS)
    closed = max(text.rfind(mark, first, start) for mark in "”»")
    straight = [n for n in range(first, start) if text[n] == '"']
    if opening > closed:
        ends = [n for mark in _CLOSES if (n := text.find(mark, end, last)) >= 0]
        # A quotation that goes on in the next paragraph is not closed in this one.
        return opening + 1, min(ends, default=last)
    if len(straight) % 2:
        closing = text.find('"', end, last)
        return straight[-1] + 1, closing if closing >= 0 else last
    return None


def _short(words: str, *, last: bool = False) -> str:
    plain = " ".join(words.split())
    if len(plain) <= 60:
        return plain
    return f"…{plain[-60:]}" if last else f"{plain[:60]}…"


# --- other words ---------------------------------------------------------------------------


def _faulty(piece: Sequence[str], article: Text) -> Comparison:
    """A piece that does not stand in the article as it is."""
    runs = tuple(_runs(piece, article))
    clear = [run for run in runs if run.size >= _CLEAR]
    jumps = [later.of_text - (run.of_text + run.size) for run, later in pairwise(clear)]
    covered = sum(run.size for run in clear)
    if covered >= 0.75 * len(piece) and any(jump < 0 or jump > _NEAR for jump in jumps):
        start = article.words[min(run.of_text for run in clear)].start
        end = max(article.words[run.of_text + run.size - 1].end for run in clear)
        parts = " / ".join(_of_text(article, run) for run in clear)
        return Comparison("spliced", f"its parts stand apart: {parts}", start, end)
    window = _window(piece, runs, article)
    if window is None:
        return Comparison("absent", "nothing like it is in the article")
    first, last, alike = window
    start, end = article.words[first].start, article.words[last - 1].end
    changes = tuple(_changes(piece, article, first, last))
    if alike < 0.6:
        return Comparison("absent", "the nearest passage is this", start, end, changes)
    return Comparison("altered", _told(changes), start, end, changes)


def _runs(piece: Sequence[str], article: Text) -> Iterator[_Run]:
    """The piece as runs of the article's words, from left to right, each as long as can be."""
    number, near = 0, 0
    while number < len(piece):
        run = article.longest(piece, number, near)
        if run.size:
            yield run
            near = run.of_text + run.size
        number += max(run.size, 1)


def _window(
    piece: Sequence[str], runs: Sequence[_Run], article: Text
) -> tuple[int, int, float] | None:
    """The passage most like a piece, by words, and what share of the piece is in it."""
    best: tuple[float, int, int] | None = None
    for run in runs:
        if run.size < 2:
            continue
        start = max(0, run.of_text - run.of_piece - _NEAR)
        end = min(len(article.words), start + len(piece) + 2 * _NEAR)
        words = [word.text for word in article.words[start:end]]
        blocks = SequenceMatcher(None, words, piece, autojunk=False).get_matching_blocks()
        same = _without_strays([block for block in blocks if block.size])
        if not same:
            continue
        alike = sum(block.size for block in same) / len(piece)
        first, last = start + same[0].a, start + same[-1].a + same[-1].size
        # Of two that have as many words in common the shorter passage is nearer.
        if best is None or (alike, first - last) > (best[0], best[1] - best[2]):
            best = (alike, first, last)
    return None if best is None else (best[1], best[2], best[0])


def _without_strays(blocks: list[Match]) -> list[Match]:
    """The words in common without single ones at either end that stand far off by accident."""
    while len(blocks) > 1 and blocks[1].a - blocks[0].a > 3 * blocks[0].size + 1:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].a - blocks[-2].a - blocks[-2].size > 3 * blocks[-1].size:
        blocks = blocks[:-1]
    return blocks


def _changes(
    piece: Sequence[str], article: Text, first: int, last: int
) -> Iterator[tuple[Change, str]]:
    words = [word.text for word in article.words[first:last]]
    matcher = SequenceMatcher(None, words, piece, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield "same", " ".join(words[i:j])
            continue
        if i < j:
            yield "left-out", " ".join(words[i:j])
        if k < m:
            yield "put-in", " ".join(piece[k:m])


def _told(changes: Sequence[tuple[Change, str]]) -> str:
    left = [words for change, words in changes if change == "left-out"]
    put = [words for change, words in changes if change == "put-in"]
    told = [f"leaves out “{'”, “'.join(left)}”"] if left else []
    told += [f"puts in “{'”, “'.join(put)}”"] if put else []
    return " and ".join(told)


def _of_text(article: Text, run: _Run) -> str:
    start = article.words[run.of_text].start
    end = article.words[run.of_text + run.size - 1].end
    return f"“{_short(article.text[start:end])}”"
