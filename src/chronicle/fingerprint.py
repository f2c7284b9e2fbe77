"""An article's text into a fingerprint, and whether a quotation's words occur in it.

A fingerprint is a Bloom filter over the text's word 3-grams: a set that can be asked but not
listed. It says that a sequence of three words stands in the article, wrongly once in 1,000, and
never wrongly that it does not. It knows no punctuation, no capitals, and not who was quoted.
The numbers and the limits are explained in docs/decisions.md.
"""

import binascii
import hashlib
import math
import re
import struct
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

import msgspec

from chronicle.model import Fingerprint
from chronicle.problems import Place

FORMAT: Final = 1
"""Which filter: grams, hash, number and order of bits. It changes with any of them."""

NORMALISER: Final = 1
"""Which words: it changes with anything that `normalise` does."""

GRAM: Final = 3
"""Words in a gram, and the fewest that can be checked."""

CHANCE: Final = 1 / 1000
"""The highest chance at which a quotation that is not in the article may pass for verified."""

WORD_LIMIT: Final = 50_000
"""Words of an article that are taken; of a longer one the fingerprint is of its beginning."""

_BITS_A_GRAM = 14.4
_HASHES = 10
_LOOSEST = 10 * CHANCE
_PERSON = b"chronicle.gram.1"
_INDEXES = struct.Struct(f"<{_HASHES}I")
_MADE_BY_LIMIT = 200
_SHOWN = 20
_NOWHERE = Place("")


class Finding(msgspec.Struct, frozen=True):
    """What a fingerprint says about a quotation. `piece` holds the words that decided it.

    Those are the first three that are not in the article, or the piece too short to check; empty
    for a quotation that is verified.
    """

    verdict: Literal["verified", "not-found", "too-short"]
    piece: str = ""


# --- words ---------------------------------------------------------------------------------

# Before compatibility forms are folded, since that would take ´ for a space and an accent.
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛′ʹʼˈ`´＇", "'"))
# Unicode's default ignorables (soft hyphen, zero-width space, joiners, direction marks, variation
# selectors), and what a writer may leave out: stress and vowel marks that have no letter of their
# own, and the Arabic tatweel.
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
# Scripts that put no spaces between words count by the character: Thai, Lao, Burmese, Khmer, kana
# and Han, without their punctuation. Those of India write vowels as marks, which belong to a word.
_ALONE = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109f"
    "\u1780-\u17d3\u17dc\u17e0-\u17e9\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = f"(?:[^\\W_{_ALONE}]|[\u0900-\u0963\u0966-\u0dff])"
_WORD = re.compile(f"[{_ALONE}]|{_LETTER}+(?:'{_LETTER}+)*")


def normalise(text: str) -> tuple[str, ...]:
    """Return the words of a text in the form in which they are compared (NORMALISER 1).

    Case, compatibility forms and ignorable characters are folded away; everything but letters and
    digits parts words, hyphens and dashes included, except an apostrophe inside one, which is
    written straight: "Don’t—the US-Russia talks" has the words don't, the, us, russia, talks.
    """
    if text.isascii():
        folded = text.replace("`", "'").lower()
    else:
        composed = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
        folded = _DROPPED.sub("", unicodedata.normalize("NFKC", composed.casefold()))
    return tuple(_WORD.findall(folded))


# --- the filter ----------------------------------------------------------------------------


def make_fingerprint(
    text: str, *, complete: bool, made_by: str, place: Place = _NOWHERE
) -> Fingerprint:
    """Make the fingerprint of a text; `complete` says whether it is the whole article.

    A text of more than WORD_LIMIT words is cut, and then never complete. `place` is where the
    fingerprint stands, if it does already.
    """
    words = normalise(text)
    taken = words[:WORD_LIMIT]
    return Fingerprint(
        place=place,
        format=FORMAT,
        normaliser=NORMALISER,
        words=len(taken),
        sha256=hashlib.sha256(" ".join(taken).encode()).hexdigest(),
        complete=complete and len(words) == len(taken),
        made_by=made_by,
        filter=b64encode(_filter_of(set(_grams(taken)))).decode(),
    )


def _grams(words: tuple[str, ...]) -> Iterator[str]:
    return map(" ".join, zip(words, words[1:], words[2:], strict=False))


def _filter_of(grams: set[str]) -> bytes:
    """Set ten bits a gram, in as few bytes as keep the chance of a false one within CHANCE."""
    size = math.ceil(len(grams) * _BITS_A_GRAM / 8)
    hashed = [_hashes(gram) for gram in grams]
    while True:
        bits = bytearray(size)
        for numbers in hashed:
            for number in numbers:
                at = number % (size * 8)
                bits[at >> 3] |= 1 << (at & 7)
        if not grams or _chance(bits) <= CHANCE:
            return bytes(bits)
        # Chance filled it more than the average; a little more room mends that.
        size += size // 50 + 1


def _hashes(gram: str) -> tuple[int, ...]:
    """Ten independent numbers: BLAKE2b is the same on every machine and long enough for all."""
    return _INDEXES.unpack(
        hashlib.blake2b(gram.encode(), digest_size=_INDEXES.size, person=_PERSON).digest()
    )


def _chance(bits: bytes | bytearray) -> float:
    """Return the chance that a gram which is not in the filter finds all its bits set."""
    return (int.from_bytes(bits).bit_count() / (len(bits) * 8)) ** _HASHES if bits else 0.0


# --- questions -----------------------------------------------------------------------------

# What an editor leaves out or puts in: …, ..., . . ., […], [Ukraine].
_GAP = re.compile(r"\[[^\[\]]*\]|…|\.(?:\s?\.){2,}")


def check_quote(fingerprint: Fingerprint, quote: str) -> Finding:
    """Tell whether the words of a quotation stand in the article, in this order.

    The fingerprint is one without mistakes. What stands between gaps (…, [his] words) is checked
    by itself. A quotation is too short if any such piece has under three words, since these are
    not checked at all, or if the whole could pass by chance more than once in 1,000.
    """
    bits, chance = _opened(fingerprint.filter)
    pieces = pieces_of(quote)
    grams = [gram for words in pieces for gram in _grams(words)]
    for gram in grams:
        if not _holds(bits, gram):
            return Finding("not-found", gram)
    for words in pieces:
        if len(words) < GRAM:
            return Finding("too-short", " ".join(words))
    if chance ** len(set(grams)) > CHANCE or not grams:
        return Finding("too-short", " ".join(" ".join(words) for words in pieces))
    return Finding("verified")


def pieces_of(quote: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each piece of a quotation, between what an editor left out or put in."""
    return tuple(words for piece in _GAP.split(quote) if (words := normalise(piece)))


def held(fingerprint: Fingerprint, words: Sequence[str]) -> tuple[int, int]:
    """Return how many of a text's word sequences a fingerprint without mistakes holds, of how many.

    The words are normalised, each sequence counts once. A text of another article soon gives
    nearly nothing: then the rest of it is not looked up, and the first number is an estimate.
    """
    bits, _ = _opened(fingerprint.filter)
    grams = tuple(dict.fromkeys(_grams(tuple(words))))
    if not grams:
        return 0, 0
    some = grams[:: max(len(grams) // _GLANCE, 1)]
    glance = sum(_holds(bits, gram) for gram in some)
    if glance < _STRANGE * len(some):
        return glance * len(grams) // len(some), len(grams)
    return sum(_holds(bits, gram) for gram in grams), len(grams)


_GLANCE = 30
_STRANGE = 0.2


def _holds(bits: bytes, gram: str) -> bool:
    size = len(bits) * 8
    if not size:
        return False
    for number in _hashes(gram):
        at = number % size
        if not bits[at >> 3] >> (at & 7) & 1:
            return False
    return True


@lru_cache(maxsize=64)
def _opened(text: str) -> tuple[bytes, float]:
    """Return the bits of a filter and its chance; the claims of one article ask for it in a row."""
    bits = b64decode("".join(text.split()), validate=True)
    return bits, _chance(bits)


# --- mistakes ------------------------------------------------------------------------------


def mistakes_in(fingerprint: Fingerprint) -> str:
    """Say what is wrong with a fingerprint as written, key first; empty if nothing is.

    That it belongs to the article it names cannot be seen from it.
    """
    if fingerprint.format != FORMAT:
        return f"format: {fingerprint.format} is not one that this version reads"
    if fingerprint.normaliser != NORMALISER:
        return f"normaliser: {fingerprint.normaliser} is not one that this version reads"
    if not 0 <= fingerprint.words <= WORD_LIMIT:
        return f"words: {fingerprint.words} is not between 0 and {WORD_LIMIT:,}"
    if not re.fullmatch("[0-9a-f]{64}", fingerprint.sha256):
        return f"sha256: {fingerprint.sha256[:80]!r} is not 64 digits of 0–9 and a–f"
    if not 0 < len(fingerprint.made_by.strip()) <= _MADE_BY_LIMIT:
        return f"made_by: must say in at most {_MADE_BY_LIMIT} characters who made it"
    return _mistake_in_filter(fingerprint)


def _mistake_in_filter(fingerprint: Fingerprint) -> str:
    text = "".join(fingerprint.filter.split())
    try:
        bits = b64decode(text, validate=True)
    except (binascii.Error, ValueError):  # the latter for letters beyond ASCII
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return f"filter: {shown!r} is not base64"
    if b64encode(bits).decode() != text:
        return "filter: its last letter holds bits that belong to no byte"
    grams = max(fingerprint.words - GRAM + 1, 0)
    if len(bits) > _most_bytes(grams) or (grams and not bits):
        return f"filter: {len(bits):,} bytes is no size for {fingerprint.words:,} words"
    count = int.from_bytes(bits).bit_count()
    if count > grams * _HASHES or (grams and not count):
        return f"filter: {count:,} bits cannot come from {fingerprint.words:,} words"
    if _chance(bits) > _LOOSEST:
        return "filter: so full that it holds words of any text"
    return ""


def _most_bytes(grams: int) -> int:
    """Return a size that no filter of so many grams grows beyond."""
    return math.ceil(grams * _BITS_A_GRAM / 8 * 1.25) + 8 if grams else 0
