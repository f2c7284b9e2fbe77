"""How likely two records are one: two values in, a score with its parts out.

A part is what was compared (date, title, …), how alike it is, how much it weighs, and why, in
words. What is not known on one side counts as a weak maybe, so that two short entries are never
certain. Nothing here decides: a person does, and `told_apart` finds where one has.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from math import log
from typing import Final, NamedTuple

from chronicle.fingerprint import normalise
from chronicle.model import Actor, Event, EventKind, Key, PlaceRecord, Record, Ref
from chronicle.when import When

LIKELY: Final = 0.7
"""From this score on two records are likely one."""

POSSIBLE: Final = 0.55
"""From this score on a person should look; below, nothing is said."""

_UNKNOWN = 0.3


class Part(NamedTuple):
    """One thing compared: how alike it is (0 to 1), what share of the score it is, and why."""

    name: str
    likeness: float
    weight: float
    reason: str


class Likeness(NamedTuple):
    """A score from 0 to 1, and the parts it is made of, the weightiest first."""

    score: float
    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        """Return `0.83: same day; participants 2 of 2; …`, the parts that speak for it."""
        told = "; ".join(part.reason for part in self.parts if part.likeness > _UNKNOWN)
        return f"{self.score:.2f}{f': {told}' if told else ''}"


class Happening(NamedTuple):
    """What of an event is compared; ids are those of records, empty where nothing is known.

    `participants` holds those who took part and whom they acted for, `places` also the places
    that those lie in.
    """

    title: str
    date: When | None = None
    kind: EventKind = "other"
    participants: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()


def happening_of(event: Event, records: Mapping[Key, Record]) -> Happening:
    """What of a recorded event is compared. Where nobody takes part its speakers stand in."""
    took_part = {ref.id for one in event.participants for ref in (one.actor, one.for_) if ref}
    spoke = {
        ref.id
        for claim in event.claims
        for ref in (claim.speaker, claim.for_)
        if isinstance(ref, Ref)
    }
    return Happening(
        event.title,
        event.date,
        event.kind,
        frozenset(took_part or spoke),
        places_around((place.id for place in event.places), records),
        frozenset(issue.id for issue in event.issues),
    )


def places_around(ids: Iterable[str], records: Mapping[Key, Record]) -> frozenset[str]:
    """The places, and all places that they lie in: a palace is in its city."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        place = records.get(Key("place", id_))
        if id_ not in found and isinstance(place, PlaceRecord) and place.part_of is not None:
            waiting.append(place.part_of.id)
        found.add(id_)
    return frozenset(found)


def told_apart(one: Event, other: Event) -> str:
    """The relation by which an editor says that two events are not one, if any does.

    Every relation between the two does, `distinct-from` most plainly; `same-as` says the opposite
    and is given too, since nothing is left to ask.
    """
    for event, target in ((one, other), (other, one)):
        for relation in event.relations:
            if relation.target.id == target.id and relation.target.kind in {"", "event"}:
                return relation.relation
    return ""


# --- events --------------------------------------------------------------------------------


def compare_events(one: Happening, other: Happening) -> Likeness:
    """Compare two events. Of days that cannot be the same nothing else counts."""
    date, days = _dates(one.date, other.date)
    parts = (
        Part("date", date, 0.28, days),
        _shared("participants", one.participants, other.participants, 0.24),
        _titles(one.title, other.title, 0.22),
        _shared("places", one.places, other.places, 0.1),
        _shared("issues", one.issues, other.issues, 0.06),
        _kinds(one.kind, other.kind, 0.1),
    )
    score = sum(part.likeness * part.weight for part in parts)
    return Likeness(round(score if date > 0 else 0.0, 2), parts)


def _dates(one: When | None, other: When | None) -> tuple[float, str]:
    """Days that overlap, less alike the less exactly they are known; a day apart is a maybe."""
    if one is None or other is None:
        return _UNKNOWN, "date not known"
    if one.text == other.text and one.first is not None:
        return 1.0, "same day" if one.first == one.last else "same date"
    first, last = _days(one)
    begin, end = _days(other)
    apart = max(begin - last, first - end)
    if apart <= 0:
        both = min(last, end) - max(first, begin) + 1
        either = max(last, end) - min(first, begin) + 1
        if both == either:
            return 1.0, "same day" if both == 1 else "same days"
        return 1 / (1 + log(either / both)), f"{one.text} and {other.text} overlap"
    about = "~" in one.text + other.text or "?" in one.text + other.text
    if apart == 1:
        # Midnight lies elsewhere in another zone, and accounts differ by a day.
        return 0.5, "one day apart"
    if about and apart <= 3:
        return 0.3, f"{apart} days apart, one of them not certain"
    return 0.0, f"{apart} days apart"


_CENTURY = 36_525


def _days(when: When) -> tuple[int, int]:
    """First and last day; an open or unknown end lies a century off."""
    first, last = when.first, when.last
    if first is None:
        first = (last or 0) - _CENTURY
    return first, first + _CENTURY if last is None else last


def _shared(name: str, one: frozenset[str], other: frozenset[str], weight: float) -> Part:
    if not one or not other:
        return Part(name, _UNKNOWN, weight, f"{name} not known")
    both = len(one & other)
    fewer = min(len(one), len(other))
    # Half for how much of the shorter list is there, half for how much of both: an article names
    # two of the six who met.
    alike = (both / fewer + 2 * both / (len(one) + len(other))) / 2
    return Part(name, alike, weight, f"{name} {both} of {fewer}" if both else f"other {name}")


def _titles(one: str, other: str, weight: float) -> Part:
    mine, theirs = telling_words(one), telling_words(other)
    if not mine or not theirs:
        return Part("title", _UNKNOWN, weight, "no title")
    both = mine & theirs
    alike = len(both) / min(len(mine), len(theirs)) / 2 + len(both) / (len(mine) + len(theirs))
    words = ", ".join(sorted(both)[:4])
    return Part("title", alike, weight, f"title: {words}" if both else "other words in the title")


_BINDING = frozenset(
    "a about after again all also among an and are as at be been before between by can could "
    "during for from had has have he her his how in into is it its may more new no not of off "
    "on or out over per said say says she so some than that the their them then they this those "
    "to under until up was were what when which while who will with would".split()
)


def telling_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from another, without endings."""
    return frozenset(_stem(word) for word in normalise(title) if word not in _BINDING)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ations", "ation", "ings", "ing", "als", "al", "ers", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e")


_NEAR_KINDS: tuple[frozenset[EventKind], ...] = (
    frozenset({"meeting", "summit", "visit"}),
    frozenset({"statement", "proposal", "response"}),
    frozenset({"agreement", "signing", "truce"}),
)


def _kinds(one: EventKind, other: EventKind, weight: float) -> Part:
    if "other" in {one, other}:
        return Part("kind", _UNKNOWN, weight, "kind not known")
    if one == other:
        return Part("kind", 1.0, weight, f"both {one}")
    near = any({one, other} <= kinds for kinds in _NEAR_KINDS)
    return Part("kind", 0.5 if near else 0.0, weight, f"{one} and {other}")


# --- actors --------------------------------------------------------------------------------


def compare_actors(one: Actor, other: Actor) -> Likeness:
    """Compare two actors, by all their names; a Wikidata id that both have decides."""
    if one.wikidata and other.wikidata:
        same = one.wikidata == other.wikidata
        reason = f"both {one.wikidata}" if same else f"{one.wikidata} and {other.wikidata}"
        return Likeness(float(same), (Part("wikidata", float(same), 1.0, reason),))
    if one.kind != other.kind and "person" in {one.kind, other.kind}:
        return Likeness(0.0, (Part("kind", 0.0, 1.0, f"{one.kind} and {other.kind}"),))
    pairs = product(_all_names(one), _all_names(other))
    alike, names = max((compare_names(*pair, person=one.kind == "person"), pair) for pair in pairs)
    told = names[0] if names[0] == names[1] else f"{names[0]} and {names[1]}"
    mine, theirs = _offices(one), _offices(other)
    parts = (
        Part("name", alike, 0.9, f"named {told}"),
        _shared("posts", mine, theirs, 0.1),
    )
    score = sum(part.likeness * part.weight for part in parts)
    return Likeness(round(score if alike > _UNKNOWN else 0.0, 2), parts)


def _all_names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *(name.text for name in actor.names))


def _offices(actor: Actor) -> frozenset[str]:
    return frozenset(
        f"{' '.join(normalise(post.post))} of {post.of.id if post.of else ''}"
        for post in actor.posts
    )


def compare_names(one: str, other: str, *, person: bool = False) -> float:
    """How alike two names are, by any usual spelling: 1 for Zelensky and Zelenskyy.

    Of a person the last names must agree before first names, of which an initial may stand for
    the whole; a last name alone is a maybe.
    """
    mine, theirs = spelling(one).split(), spelling(other).split()
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    if sorted(mine) == sorted(theirs):
        return 0.95
    if not person:
        alike = _ratio(" ".join(mine), " ".join(theirs))
        shared = 2 * len(set(mine) & set(theirs)) / (len(mine) + len(theirs))
        # Letters in common say little of names of bodies until they are nearly all in common.
        return max(alike if alike >= 0.85 else alike / 2, 0.9 * shared)
    last = _ratio(mine[-1], theirs[-1])
    if last < 0.8:
        return 0.0
    firsts = tuple(product(_without_titles(mine), _without_titles(theirs)))
    if not firsts:
        return 0.65 * last
    return last * max(_first_names(*pair) for pair in firsts)


_TITLES = frozenset("sir dr mr mrs ms lord dame prof".split())


def _without_titles(words: list[str]) -> list[str]:
    return [word for word in words[:-1] if word not in _TITLES]


@cache
def _one_name() -> tuple[frozenset[str], ...]:
    """First names that are one name in two languages, or short for another."""
    rows = (
        "Vladimir Volodymyr", "Sergei Serhii Sergiy", "Andrei Andrii Andrew", "Mikhail Mykhailo",
        "Nikolai Mykola", "Alexander Aleksandr Oleksandr", "Dmitry Dmytro", "Alexei Oleksii",
        "Yevgeny Yevhenii Yevhen", "Pavel Pavlo", "Pyotr Petro", "Igor Ihor", "Oleg Oleh",
        "Joe Joseph", "Bill William", "Mike Michael", "Tom Thomas", "Jim James", "Bob Robert",
        "Dave David", "Muhammad Mohammed Mohamed",
    )  # fmt: skip
    return tuple(frozenset(spelling(name) for name in row.split()) for row in rows)


def _first_names(one: str, other: str) -> float:
    if any({one, other} <= names for names in _one_name()):
        return 0.95
    if 1 in {len(one), len(other)}:
        return 0.85 if one[0] == other[0] else 0.0
    alike = _ratio(one, other)
    return alike if alike >= 0.7 else 0.3 * alike


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - paid for only where names are compared

    return fuzz.ratio(one, other) / 100


# What transcription writes in several ways, into one; Russian and Ukrainian names above all.
_SPELLINGS = (
    (re.compile(r"(?:iy|ii|yy|yi|ij|yj)\b|[iy]\b"), "y"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"\bye"), "e"),
    (re.compile(r"(\w)\1"), r"\1"),
    (re.compile(r"(?:io|yo)"), "o"),
    (re.compile(r"(?:iu|yu)"), "u"),
    (re.compile(r"(?:ia|ya)"), "a"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ks"), "x"),
)
# Letters that no decomposition splits.
_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def spelling(name: str) -> str:
    """A name without accents, capitals, and what transcription writes in several ways."""
    split = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(char for char in split if not unicodedata.combining(char))
    words = " ".join(normalise(bare.replace("'", "").replace("’", "")))
    for pattern, letters in _SPELLINGS:
        words = pattern.sub(letters, words)
    return words
