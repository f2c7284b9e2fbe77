"""What the words around an unknown name say of it: roles before it, appositions behind it.

The first rule that speaks decides; where none does, the name stays unknown.
"""

import re
from functools import cache
from typing import NamedTuple

from chronicle.ingest.kinds_of_words import (
    ORGANISATION_HEADS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    PLACE_NOUNS,
    ROLES,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.name_words import gap, is_given_name, may_be_person
from chronicle.ingest.roles import apposition, owns_a_state
from chronicle.ingest.short_forms import explains_short_form
from chronicle.ingest.unknown_places import PLACES_OF, by_preposition, led_by_place_noun
from chronicle.ingest.verbs import stances


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
    if not first and len(texts) == 1 and texts[0].endswith("ing"):
        return None  # "Leaving the talks, Hale said"
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
    if before == "of" and owner in PLACES_OF:
        return "place", f"{owner} of"
    return None


def _by_place_noun(unknown: _Unknown) -> Judgement:
    return led_by_place_noun(*unknown[:3])


def _by_fighters(unknown: _Unknown) -> Judgement:
    """Abu Sanar in "Abu Sanar militants"; not "Islamist militants"."""
    after = unknown.sentence.lower(unknown.last)
    name = unknown.texts[0]
    one_word = len(unknown.texts) == 1 and not (name.isupper() and len(name) > 2)
    follow = unknown.sentence.words[unknown.last + 1 : unknown.last + 2]
    if after in _LEADERS and follow and follow[0].is_capital and not one_word:
        return None if is_given_name(name) else ("organisation", f"before {after!r}")
    if after not in _FIGHTERS or gap(unknown.sentence, unknown.last) != " " or one_word:
        return None
    return "organisation", f"before {after!r}"


_LEADERS = frozenset("commander leader chief spokesman spokeswoman spokesperson".split())


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
    if len(texts) == 1 and owns_a_state(sentence, unknown.last + 1):
        return None if is_given_name(texts[0]) else ("place", "has a president or a capital")
    if texts[0] in _LEADING_HEADS and 1 < len(texts) <= 3:
        return "place", f"after {texts[0]!r}"
    if texts[0] == "Channel" and len(texts) > 1:
        return "outlet", "a channel"
    if explains_short_form(sentence, unknown.first, unknown.last):
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
    if kind == "person" and (len(unknown.texts) == 1 or not may_be_person(unknown.texts)):
        return None
    return (kind, "in a list of such") if kind else None


def _as_speaker(unknown: _Unknown) -> Judgement:
    texts = unknown.texts
    one = len(texts) == 1
    if one and not (texts[0].isalpha() and not texts[0].isupper() and len(texts[0]) > 2):
        return None
    if one and texts[0].lower() in ROLES:
        return None
    if may_be_person(texts) and _speaks(*unknown[:3]):
        return "person", "subject of a verb of speech"
    return None


_NO_BODIES = frozenset(
    "PM FM CEO CFO GDP TV DNA AI ID UFO VIP POW POWS DMZ HIV AIDS SARS PDF USD EUR GMT UTC BST EST "
    "EDT MP MPS PMS NGO NGOS IED MSF OK FAQ CNN BBC UAV IDP IDPS CBD DJ LGBT LGBTQ DPM EAM COAS "
    "DGMO".split()
)


_LETTERS = 9  # SPLA-IO


def _in_capitals(unknown: _Unknown) -> Judgement:
    """TOLLO VARK has …: papers print the first words of a story in capitals."""
    texts, first = unknown.texts, unknown.first
    if first or len(texts) not in {2, 3} or not all(text.isupper() for text in texts):
        return None
    given = is_given_name(texts[0].title()) and len(texts[0]) > 2
    return ("person", f"{texts[0].title()} is a given name") if given else None


def _as_letters(unknown: _Unknown) -> Judgement:
    """The MDC, the RSF's claim: letters that act or own something."""
    sentence, texts = unknown.sentence, unknown.texts
    name = texts[0]
    if len(texts) > 1 or not 2 < len(name) < _LETTERS or not name.isupper() or name in _NO_BODIES:
        return None
    if not re.sub(r"[/-]", "", name).isalpha():
        return None
    owns = sentence.lower(unknown.last) in {"'s", "’s"}
    acts = sentence.lower(unknown.first - 1) == "the" and (
        _speech_after().match(sentence.plain, sentence.words[unknown.last - 1].end) is not None
        or sentence.lower(unknown.last) in stances()
    )
    return ("organisation", "letters that act or own") if owns or acts else None


def _by_preposition(unknown: _Unknown) -> Judgement:
    return by_preposition(*unknown[:3])


_JUDGES = (
    _by_word_before,
    _by_word_after,
    _by_place_noun,
    _by_fighters,
    _by_what_it_owns,
    _as_person,
    _by_origin,
    _in_capitals,
    _by_apposition,
    _by_head_inside,
    _by_list,
    _as_letters,
    _as_speaker,
    _by_preposition,
)


@cache
def _list_lead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<bodies>firms|companies|banks|airlines|groups|organi[sz]ations|agencies|parties|"
        r"charities|universities)|(?P<people>terrorists|leaders|politicians|militants|activists|"
        r"dissidents|ministers|diplomats|lawmakers)|"
        r"(?P<places>countries|nations|cities|towns|states|villages))"
        r"(?: \w+){0,3}?,? (?:including|such as|like|namely) [^.;:()]{0,160}$",
        re.IGNORECASE,
    )


def _listed(sentence: Words, first: int) -> str:
    start = sentence.words[first].start
    before = sentence.plain[max(sentence.words[0].start, start - 200) : start]
    match = _list_lead().search(before)
    if match is None:
        return ""
    if match["people"]:
        return "person"
    return "organisation" if match["bodies"] else "place" if match["places"] else ""


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
