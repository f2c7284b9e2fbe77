"""Whether the words around a weekday look back or ahead: the nearest verb decides.

A bare weekday in a wire story is the last one after "said on" and the next one after "offered to
meet on". The cue is kept so that a person can judge it.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chronicle.ingest.findings import Direction


class Lean(NamedTuple):
    """Which way, the words that said so, and whether nothing spoke against it."""

    direction: Direction
    cue: str
    sure: bool = True


MODALS = frozenset(
    "will would shall may might could should must can 'll going cannot won't".split()
)
_AHEAD = frozenset(
    "scheduled due slated expected expects expect planned plans plan proposed upcoming set "
    "intends intend intended hopes hope aims aim offers offer offering propose proposes proposing "
    "invite invites invited rescheduled forthcoming anticipated promises vows pledges tomorrow "
    "begins starts opens convenes meets visits arrives travels hosts faces expires takes "
    "awaits awaiting marks expecting planning preparing prepare prepares looms deadline".split()
)
# After these an infinitive tells of something done, not of something to come.
_DONE_TO = frozenset(
    "began started continued managed failed tried helped voted used came went arrived forced flew "
    "gathered returned refused able happened appeared seemed got led moved travelled traveled "
    "had made".split()
)
# After these it tells of something to come, whatever their own tense.
_COMING_TO = frozenset(
    "offer offers offered offering propose proposed proposes proposing plan plans planned agree "
    "agreed agrees want wants wanted ask asks asked urge urges urged order ordered orders call "
    "called calls calling expect expects expected due set ready vow vowed vows promise promised "
    "pledge pledged intend intends intended hope hopes hoped scheduled invite invited invites "
    "accept accepted demand demanded demands decide decided decides request requested requests "
    "need needs needed have has seek seeks sought prepare preparing prepares prepared willing "
    "threatened threatens told tell tells are is be allow request plan proposal "
    "decision deal agreement bid vote intention counterproposal initiative effort efforts "
    "push drive attempt attempts hopes plans move moves trying try".split()
)
_PAST = frozenset(
    "said told was were had did met held began gave got took came went wrote spoke sent left made "
    "saw found won lost led fell rose broke became brought built bought caught chose drew drove "
    "fought flew forgot forgave froze grew heard hit hurt kept knew laid lay lit meant paid put "
    "quit ran sat sold set shook shot shut sank spent stood stole struck swore swept taught threw "
    "thought understood woke withdrew has have been killed says reports did didn't wasn't hadn't "
    "weren't hasn't haven't".split()
)
_NOT_VERBS = frozenset(
    "united unprecedented armed so-called need indeed red sacred hundred alleged limited speed "
    "exceed feed seed breed bleed deed increased unified combined advanced continued renewed "
    "divided occupied displaced wounded injured disputed detained".split()
)
_ADVERBS_PAST = frozenset("earlier already previously ago".split())


_PRESENT = frozenset({"is", "are", "be"})


@cache
def _is_past_verb(word: str) -> bool:
    if word in _NOT_VERBS or word in _AHEAD:
        return False
    return word in _PAST or (word.endswith("ed") and len(word) > 4)


PREPOSITIONS_AHEAD = frozenset("by until till before from starting beginning for".split())


def lean(before: Sequence[str], after: Sequence[str]) -> Lean:
    """Judge by the words left of the date in its clause (nearest last) and those right of it."""
    # Names keep their capitals: "envoy to Ostland" holds no infinitive.
    words = [
        word if place and word.istitle() else _plain(word) for place, word in enumerate(before)
    ]
    found = _nearest(words)
    if found is None:
        found = _first(after)
    if found is None:
        return Lean("none", "", sure=False)
    if found.cue in _SPEECH and _in_what_is_said(words, after):
        # "said talks on Wednesday would …": the day of the talks, not of the saying
        later = after[0].lower() in MODALS
        return Lean("future", f"{found.cue} … {after[0]}") if later else found._replace(sure=False)
    preposition = words[-1] if words else ""
    if preposition in {"by", "until", "till"} and found.direction == "past":
        # "had left by Monday" against "told them to leave by Monday"
        return Lean("future", preposition, sure=False)
    return found


_SPEECH = frozenset("said says told announced stated confirmed added".split())


def _in_what_is_said(words: list[str], after: Sequence[str]) -> bool:
    """Tell whether two nouns or more and a verb of their own stand around the date."""
    follow = after[0].lower() if after else ""
    if follow not in MODALS | _PRESENT | {"was", "were", "had"}:
        return False
    place = max((n for n, word in enumerate(words) if word in _SPEECH), default=None)
    if place is None:  # the verb stands behind the date: "Sunday … said"
        return False
    between = [word for word in words[place + 1 :] if word not in {"on", "in", "that", "the"}]
    return len(between) > 1


def _nearest(words: list[str]) -> Lean | None:
    for place in range(len(words) - 1, -1, -1):
        infinitive = words[place] == "to" and words[place + 1 : place + 2] != []
        if infinitive and words[place + 1].islower():
            found = _infinitive(words, place)
        else:
            found = _verb(words, place)
        if found is not None:
            return found
    return None


def _plain(word: str) -> str:
    """The word in lower case, but for US the country and May the month."""
    return word if word.isupper() or word in {"May", "March", "Will"} else word.lower()


# These are as often nouns: "rejected the plan on Saturday".
_NOUNS_TOO = frozenset("plan plans offer offers hope hopes aims visits starts".split())
_BEFORE_NOUNS = frozenset(
    "the a an his her its their our my this that these those 's ’s peace new draft latest joint "
    "own ceasefire any no of for such".split()
)
# Right before its day such a verb tells when it was done: "proposed on Friday to meet".
_DONE_THEN = frozenset("proposed offered invited".split())


def _verb(words: list[str], place: int) -> Lean | None:
    word, follow = words[place], words[place + 1 : place + 2]
    if word in MODALS:
        return Lean("past", f"{word} have") if follow == ["have"] else Lean("future", word)
    if word == "prepared" and follow in (["for"], ["to"]):
        return Lean("future", "prepared for")
    if word in _NOUNS_TOO and place and words[place - 1] in _BEFORE_NOUNS:
        return None
    if word in _DONE_THEN and words[place + 1 :] in ([], ["on"], ["late"], ["late", "on"]):
        return Lean("past", word)
    if word in _AHEAD and word not in {"set", "takes"}:
        if "had" in words[max(0, place - 3) : place]:
            return Lean("past", f"had been {word}", sure=False)
        return Lean("future", word)
    if word == "set" and follow in (["for"], ["to"]):
        return Lean("future", "set for")
    if _is_past_verb(word):
        passive = next((w for w in words[max(0, place - 2) : place] if w in _PRESENT), "")
        promised = passive == "be" and bool(MODALS & set(words[max(0, place - 3) : place]))
        return Lean("future", f"{passive} {word}", sure=promised) if passive else Lean("past", word)
    return Lean("future", word, sure=word == "be") if word in {"is", "are", "be"} else None


def _infinitive(words: list[str], place: int) -> Lean | None:
    phrase = " ".join(words[place : place + 2])
    if words[place + 1] in _NOUNS_AFTER_TO:
        return None
    for back in range(place - 1, max(-1, place - 9), -1):
        if words[back] in _DONE_TO:
            return Lean("past", f"{words[back]} {phrase}")
        if words[back] in _COMING_TO:
            ahead = "offered for the future" if words[back].startswith("offer") else ""
            return Lean("future", ahead or f"{words[back]} … {phrase}")
        if words[back] in MODALS:
            return Lean("future", words[back])
    for back in range(place - 1, -1, -1):
        if _is_past_verb(words[back]):
            return Lean("past", f"{words[back]} … {phrase}", sure=False)
    return Lean("future", phrase, sure=False)


_NOUNS_AFTER_TO = frozenset(
    "the a an his her its their our my this that these those reporters lawmakers journalists "
    "parliament power work court him them us me you it him talks war peace which whom what "
    "questions allegations claims".split()
)


def _first(after: Sequence[str]) -> Lean | None:
    for place, raw in enumerate(after[:30]):
        word = _plain(raw)
        if word in MODALS:
            return Lean("future", word)
        if word in _PRESENT:
            follow = after[place + 1].lower() if place + 1 < len(after) else ""
            if follow in _AHEAD or follow == "to":
                return Lean("future", f"{word} {follow}")
            continue  # "the envoys, that is, five people, met"
        if word in _AHEAD and word not in {"set", "takes", "proposed", "planned", "expected"}:
            return Lean("future", word)
        if _is_past_verb(word):
            return Lean("past", word)
    return None
