"""What the words around an unknown name say of it: roles before it, appositions behind it.

The first rule that speaks decides; where none does, the name stays unknown.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chronicle.ingest import tables
from chronicle.ingest.findings import Span
from chronicle.ingest.kinds_of_words import (
    ACTS,
    ORGANISATION_APPOSITIONS,
    ORGANISATION_HEADS,
    ORGANISATION_NOUNS,
    OUTLET_HEADS,
    OUTLET_NOUNS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_NOUNS,
    ROLES,
    TITLE_PARTS,
    TITLES,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.tokens import fold


def note_short_form(sentence: Words, span: Span, name: str) -> None:
    """Remember "(ABC)" after a name when its letters stand in the name in that order."""
    match = _in_brackets().match(sentence.plain, span.end)
    if match is None:
        return
    letters = iter(fold(name).lower())
    if all(letter in letters for letter in fold(match[1]).lower() if letter.isalpha()):
        sentence.short_forms[match[1]] = name


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?\(| or )(?:the )?[\"“]?([A-Z][\w.&-]{0,3}[A-Z][\w.&-]{0,6})[\"”]?(?:\)|\b)"
    )


def role_before(sentence: Words, first: int) -> tuple[str, str, int]:
    """The lower-case role before a name, what it belongs to, and where the phrase starts.

    "Sudmark's foreign minister Ada Holm": role "foreign minister", of "Sudmark".
    """
    words, place = sentence.words, first
    between = gap(sentence, first)
    while (
        place > 0
        and (is_role(sentence.lower(place - 1)) or sentence.lower(place - 1) in TITLE_PARTS)
        and (place < first or between in {" ", ", "})
    ):
        place -= 1
    if place == first or not any(is_role(sentence.lower(n)) for n in range(place, first)):
        place = first
    role = sentence.text(place, first) if place < first else ""
    owner = place - 1 if place and words[place - 1].text in {"'s", "’s"} else place
    touches = owner == 0 or gap(sentence, place) in {" ", ""}
    of, start = _entity_ending_at(sentence, owner) if touches else ("", 0)
    if of and not role and (led := _role_leading_to(sentence, start)) is not None:
        return led[0], of, led[1]
    return role, of, start if of else words[place].start


def _role_leading_to(sentence: Words, start: int) -> tuple[str, int] | None:
    """The envoy in "UN special envoy for Ostland Ada Holm", and where the phrase starts."""
    owner = next((n for n, word in enumerate(sentence.words) if word.start == start), 0)
    if sentence.lower(owner - 1) not in {"for", "to", "of"} or not is_role(
        sentence.lower(owner - 2)
    ):
        return None
    first = owner - 2
    while first > 0 and (
        sentence.lower(first - 1) in TITLE_PARTS or sentence.words[first - 1].text.isupper()
    ):
        first -= 1
    return sentence.text(first, owner - 1), sentence.words[first].start


def is_role(word: str) -> bool:
    """Tell a noun for a person by the tables or by its ending: sociologist, statistician."""
    return word in ROLES or (len(word) > 6 and word.endswith(_ROLE_ENDINGS))


_ROLE_ENDINGS = ("ologist", "onomist", "ician", "ographer", "onomer", "paedist", "chemist", "ivist")


def _entity_ending_at(sentence: Words, last: int) -> tuple[str, int]:
    for size in (4, 3, 2, 1):
        place = last - size
        if place < 0 or not sentence.words[place].is_capital:
            continue
        found = sentence.entry(place, last)
        if found is not None and found[0] == size and found[1].kind != "person":
            return found[1].name, sentence.words[place].start
    return _unknown_owner(sentence, last)


def _unknown_owner(sentence: Words, last: int) -> tuple[str, int]:
    """The country nobody knows in "Norland's Prime Minister"."""
    word = sentence.words[last - 1] if last else None
    if word is None or last >= len(sentence.words) or not word.is_capital:
        return "", 0
    if sentence.words[last].text in {"'s", "’s"} and _owns_a_state(sentence, last + 1):
        return word.text, word.start
    return "", 0


def _owns_a_state(sentence: Words, place: int) -> bool:
    first, second = sentence.lower(place), sentence.lower(place + 1)
    return (
        first in {"president", "parliament", "capital", "king", "queen", "chancellor", "embassy"}
        or (
            first in {"prime", "foreign", "defence", "defense", "interior"} and second == "minister"
        )
        or (first == "foreign" and second == "ministry")
    ) and sentence.words[place - 1].text in {"'s", "’s"}


class _Unknown(NamedTuple):
    """A name nobody knows: its place in the sentence, its words, the role before it."""

    sentence: Words
    first: int
    last: int
    texts: list[str]
    role: str


Judgement = tuple[str, str] | None


def by_neighbours(sentence: Words, first: int, last: int, role: str) -> Judgement:
    """Return kind and rule for an unknown name: the first judge that speaks decides."""
    texts = [word.text for word in sentence.words[first:last]]
    unknown = _Unknown(sentence, first, last, texts, role)
    return next((found for judge in _JUDGES if (found := judge(unknown)) is not None), None)


def _by_word_before(unknown: _Unknown) -> Judgement:
    before = unknown.sentence.lower(unknown.first - 1)
    if gap(unknown.sentence, unknown.first) != " ":
        return None
    if before in OUTLET_NOUNS:
        return "outlet", f"after {before!r}"
    if before in ORGANISATION_NOUNS | {"manufacturer", "firm"}:
        return "organisation", f"after {before!r}"
    owner = unknown.sentence.lower(unknown.first - 2)
    if before == "of" and owner in _PLACES_OF:
        return "place", f"{owner} of"
    return None


_PLACES_OF = PLACE_NOUNS | frozenset(
    "capital port towns villages cities resort enclave outskirts stronghold".split()
)


@cache
def _apposed_place() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(PLACE_NOUNS | {"capital", "port", "enclave", "resort"}))
    return (
        re.compile(rf"(?:\b(?:the|its|their|an?)|[’']s)(?: [\w-]+){{0,3}} (?:{nouns}), $"),
        re.compile(r"[.,;)]|$| (?:and|on|in|where|for)\b"),
    )


def _by_place_noun(unknown: _Unknown) -> Judgement:
    """Ganja in "the second city, Ganja,"."""
    sentence = unknown.sentence
    start, end = sentence.words[unknown.first].start, sentence.words[unknown.last - 1].end
    before, after = _apposed_place()
    led = before.search(sentence.plain, max(sentence.words[0].start, start - 60), start)
    closed = after.match(sentence.plain, end)
    return ("place", f"after {led.group()!r}") if led and closed else None


def _by_fighters(unknown: _Unknown) -> Judgement:
    """Abu Sanar in "Abu Sanar militants"; not "Islamist militants"."""
    after = unknown.sentence.lower(unknown.last)
    name = unknown.texts[0]
    one_word = len(unknown.texts) == 1 and not (name.isupper() and len(name) > 2)
    if after not in _FIGHTERS or gap(unknown.sentence, unknown.last) != " " or one_word:
        return None
    return "organisation", f"before {after!r}"


_FIGHTERS = frozenset(
    "militants gunmen rebels fighters insurgents guerrillas separatists extremists terrorists "
    "militiamen commanders".split()
)


def _by_origin(unknown: _Unknown) -> Judgement:
    """Tollo Vark in "and Tollo Vark of Norland": two words nobody knows and where they are from."""
    sentence, texts = unknown.sentence, unknown.texts
    follow = unknown.last + 1
    if (
        sentence.lower(unknown.last) != "of"
        or len(texts) not in {2, 3}
        or sentence.lower(unknown.first - 1) == "the"
        or not may_be_person(texts)
        or follow >= len(sentence.words)
    ):
        return None
    found = sentence.register.at(sentence.words, follow)
    return ("person", f"of {found[1].name}") if found and found[1].kind == "place" else None


def _by_word_after(unknown: _Unknown) -> Judgement:
    after = unknown.sentence.lower(unknown.last)
    if gap(unknown.sentence, unknown.last) != " ":
        return None
    if after in OUTLET_NOUNS:
        return "outlet", f"before {after!r}"
    name = unknown.texts[0]
    party = after in {"party", "militia", "movement"} and (len(name) > 3 or name.isupper())
    if after in ORGANISATION_NOUNS and (len(unknown.texts) > 1 or party):
        return "organisation", f"before {after!r}"
    return ("place", f"before {after!r}") if after in PLACE_NOUNS else None


def _by_what_it_owns(unknown: _Unknown) -> Judgement:
    sentence, texts = unknown.sentence, unknown.texts
    if len(texts) == 1 and texts[0] in _STATES:
        return None
    if len(texts) == 1 and _owns_a_state(sentence, unknown.last + 1):
        return None if is_given_name(texts[0]) else ("place", "has a president or a capital")
    if texts[0] in _LEADING_HEADS and 1 < len(texts) <= 3:
        return "place", f"after {texts[0]!r}"
    if texts[0] == "Channel" and len(texts) > 1:
        return "outlet", "a channel"
    if _explains_short_form(sentence, unknown.first, unknown.last):
        return "organisation", "its short form follows"
    return None


@cache
def _office_before() -> re.Pattern[str]:
    """Head of the opposition, before a name."""
    return re.compile(
        r"\b(?:head|leader|chief|chairman|chairwoman|chair|president|minister|secretary|director|"
        r"spokes\w+|governor|mayor|commander) of (?:the )?[\w’'-]+(?: [\w’'-]+){0,3}, $"
    )


_LEADING_HEADS = frozenset({"Lake", "Mount", "Mt", "Mt.", "Cape", "Fort", "Camp"})
_STATES = frozenset("Kingdom Republic Union State Emirate Government Federation Sultanate".split())


def _as_person(unknown: _Unknown) -> Judgement:
    if not may_be_person(unknown.texts):
        return None
    if unknown.role:
        return "person", f"after {unknown.role!r}"
    start = unknown.sentence.words[unknown.first].start
    lead = unknown.sentence.plain[max(0, start - 60) : start]
    if len(unknown.texts) > 1 and (led := _office_before().search(lead)) is not None:
        return "person", f"after {led.group().rstrip(', ')!r}"
    if len(unknown.texts) > 1 and is_given_name(unknown.texts[0]):
        return "person", f"{unknown.texts[0]} is a given name"
    return None


def _by_apposition(unknown: _Unknown) -> Judgement:
    kind, _ = apposition(unknown.sentence, unknown.last)
    if not kind or (kind == "person" and not may_be_person(unknown.texts)):
        return None
    return kind, "by the words in apposition"


def _by_head_inside(unknown: _Unknown) -> Judgement:
    texts = unknown.texts
    if len(texts) > 3 and any(text.lower() in ORGANISATION_HEADS for text in texts[1:]):
        return "organisation", "a body's head is in it"
    return None


def _by_list(unknown: _Unknown) -> Judgement:
    kind = _listed(unknown.sentence, unknown.first)
    return (kind, "in a list of such") if kind else None


def _as_speaker(unknown: _Unknown) -> Judgement:
    texts = unknown.texts
    one = len(texts) == 1
    if one and not (texts[0].isalpha() and not texts[0].isupper() and len(texts[0]) > 2):
        return None
    if may_be_person(texts) and _speaks(*unknown[:3]):
        return "person", "subject of a verb of speech"
    return None


_NO_BODIES = frozenset(
    "PM FM CEO CFO GDP TV DNA AI ID UFO VIP POW POWS DMZ HIV AIDS SARS PDF USD EUR GMT UTC BST EST "
    "EDT MP MPS PMS NGO NGOS IED MSF OK FAQ CNN BBC UAV IDP IDPS CBD DJ LGBT LGBTQ DPM EAM COAS "
    "DGMO".split()
)


def _as_letters(unknown: _Unknown) -> Judgement:
    """The MDC, the RSF's claim: letters that act or own something."""
    sentence, texts = unknown.sentence, unknown.texts
    name = texts[0]
    if len(texts) > 1 or not 2 < len(name) < 7 or not name.isupper() or name in _NO_BODIES:
        return None
    if not name.isalpha():
        return None
    owns = sentence.lower(unknown.last) in {"'s", "’s"}
    acts = sentence.lower(unknown.first - 1) == "the" and (
        _speech_after().match(sentence.plain, sentence.words[unknown.last - 1].end) is not None
    )
    return ("organisation", "letters that act or own") if owns or acts else None


def _by_preposition(unknown: _Unknown) -> Judgement:
    return _as_place(*unknown[:3])


_JUDGES = (
    _by_word_before,
    _by_word_after,
    _by_place_noun,
    _by_fighters,
    _by_what_it_owns,
    _as_person,
    _by_origin,
    _by_apposition,
    _by_head_inside,
    _by_list,
    _as_letters,
    _as_speaker,
    _by_preposition,
)


def gap(sentence: Words, place: int) -> str:
    """Return what stands between a word and the one before it."""
    if not 0 < place < len(sentence.words):
        return ""
    return sentence.plain[sentence.words[place - 1].end : sentence.words[place].start]


def is_given_name(word: str) -> bool:
    """Tell whether the tables have this given name, whatever marks are over its letters."""
    return fold(word) in _folded_given_names()


@cache
def _folded_given_names() -> frozenset[str]:
    return frozenset(map(fold, tables.given_names()))


MOST_NAMES = 5


_NO_PERSON = TITLES | TITLE_PARTS | {"branch", "majesty", "highness", "excellency", "order"}


def may_be_person(texts: Sequence[str]) -> bool:
    """Tell whether nothing in the words themselves forbids a person's name."""
    lowers = [text.lower() for text in texts]
    heads = ORGANISATION_HEADS | ACTS | OUTLET_HEADS
    return (
        len(texts) <= MOST_NAMES
        and lowers[-1] not in heads
        and (lowers[-1] not in PLACE_HEADS or len(texts) > 1)
        and not (
            len(texts) > 1 and texts[0].isupper() and len(texts[0]) > 2 and "." not in texts[0]
        )
        and not all(lower in _NO_PERSON for lower in lowers)
        and not any(text.isupper() and len(text) > 2 and "." not in text for text in texts)
        and all(
            text[0].isupper() or lower in PARTICLES or lower.partition("-")[0] in PARTICLES
            for text, lower in zip(texts, lowers, strict=True)
        )
    )


def _explains_short_form(sentence: Words, first: int, last: int) -> bool:
    span = sentence.span(first, last)
    match = _in_brackets().match(sentence.plain, span.end)
    if match is None or last - first < 2 or match[1] in {"MP", "MEP", "CEO"}:
        return False
    initials = [word.text[0] for word in sentence.words[first:last] if word.is_capital]
    capitals = [letter for letter in match[1] if letter.isupper()]
    return bool(initials) and initials[0] == capitals[0] and len(capitals) <= len(initials) + 1


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:, (?:aged? )?\d{2}(?:[,.]|\))| \(\d{2}\))"
        r"|, (?:who|whose|whom)\b"
        rf"|, (?:{'|'.join(sorted(ROLES, key=len, reverse=True))}) (?=(?:of|for|at|to|in) )"
        r"|,? \(?(?:a|an|the|his|her|its|their|our|former|then|also|one of|chief|deputy|senior) "
    )


@cache
def _role_abbreviation() -> re.Pattern[str]:
    return re.compile(r" \([RDI]-[A-Z]|, ?[RDI]-[A-Z]")


@cache
def _list_lead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<bodies>firms|companies|banks|airlines|groups|organi[sz]ations|agencies|parties|"
        r"charities|universities)?(?P<places>countries|nations|cities|towns|states|villages)?"
        r"(?: \w+){0,3}?,? (?:including|such as|like|namely) [^.;:()]{0,160}$",
        re.IGNORECASE,
    )


def _listed(sentence: Words, first: int) -> str:
    start = sentence.words[first].start
    before = sentence.plain[max(sentence.words[0].start, start - 200) : start]
    match = _list_lead().search(before)
    if match is None:
        return ""
    return "organisation" if match["bodies"] else "place" if match["places"] else ""


def apposition(sentence: Words, last: int) -> tuple[str, str]:
    """What ", a scholar from …," or ", 67," after a name says of it: kind and role."""
    end = sentence.words[last - 1].end
    if _role_abbreviation().match(sentence.plain, end):
        return "person", ""
    match = _after_name().match(sentence.plain, end)
    if match is None:
        return "", ""
    if match.group().endswith((",", ".", ")")) or "who" in match.group():
        return "person", ""
    for place in range(last, min(len(sentence.words), last + 8)):
        if place > last and "," in gap(sentence, place):
            break
        word = sentence.lower(place)
        if word in ORGANISATION_APPOSITIONS or word in ORGANISATION_NOUNS:
            return "organisation", ""
        if word in {"city", "town", "village", "capital", "port", "region", "country"}:
            return "place", ""
        if word in ROLES:
            return "person", word
        if word in {"of", "for", "from", "which", "that", "was", "is", "said"}:
            break
    return "", ""


@cache
def _speech_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:,[^,.;\"“]{3,90},| (?:from|of|at|in|with) [^,.;\"“]{3,50}?)?,? "
        r"(?:also |later |then |has |had |recently )?"
        r"(?:said|says|told|tells|wrote|tweeted|argued|argues|explained|added|commented|insisted|"
        r"acknowledged|testified|recalled|joked|asked|asks|replied|noted|warned|claimed|claims|"
        r"demanded|stressed|stated|declared|remarked|quipped|responded|continued|concluded)\b"
    )


def _speaks(sentence: Words, first: int, last: int) -> bool:
    if sentence.words[first - 1 if first else 0].text == "the":
        return False
    if _speech_after().match(sentence.plain, sentence.words[last - 1].end):
        return True
    said = sentence.lower(first - 1) in {"said", "says", "wrote", "asked", "added"}
    return said and first > 0 and gap(sentence, first) == " "


_TRADED = frozenset("shares stock stocks bonds futures products goods sales".split())
_IN = frozenset("in near outside from at around toward towards".split())


def _as_place(sentence: Words, first: int, last: int) -> tuple[str, str] | None:
    end = sentence.words[last - 1].end
    if sentence.plain[end : end + 2] == ", ":
        place = last
        found = sentence.register.at(sentence.words, place) if place < len(sentence.words) else None
        if (
            found is not None
            and found[1].kind == "place"
            and sentence.lower(first - 1) in _IN | {"of"}
        ):
            return "place", f"before {found[1].name}"
    before = sentence.lower(first - 1)
    size = last - first
    if before not in _IN - {"from", "at"} and not (before in {"from", "at"} and size == 2):
        return None
    texts = [word.text for word in sentence.words[first:last]]
    if (
        size == 1
        and re.search(r"(?:al|ic|ese|ish|an|ary)$", texts[0])
        and gap(sentence, last) == " "
    ):
        return None  # an adjective
    if sentence.lower(last) in _TRADED and gap(sentence, last) == " ":
        return None  # a surge in Lantern shares
    short = size <= 2 and not any(text.isupper() or text[0].isdigit() for text in texts)
    if not short or texts[-1].lower() in ACTS | ORGANISATION_HEADS | OUTLET_HEADS | TITLES:
        return None
    return "place", f"after {before!r}"
