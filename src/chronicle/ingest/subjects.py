"""The subject of a verb of speech: which actor of the sentence it belongs to.

It knows commas, prepositions and word order, not who the actor is.
"""

import re
from collections.abc import Sequence
from functools import cache

from chronicle.ingest.actors import Actor
from chronicle.ingest.findings import Span
from chronicle.ingest.kinds_of_words import OUTLET_NOUNS

# What may stand between a subject and its verb without a comma.
_BETWEEN = frozenset(
    "also both later then earlier has had have recently repeatedly further since already again "
    "still once first even just now never was were is are been being will would himself herself "
    "themselves itself all does did do not who which that 's 'd 've yesterday today tonight too "
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night "
    "quoted cited on late early turn to go went took twitter ’s ’d ’ve".split()
)


def subject_left(text: str, verb: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """The actor whose verb starts at `verb` in `text`, to its left; None if nothing fits."""
    end = verb
    if (relative := _before_who(text, verb, offset, actors)) is not None:
        return relative
    for _ in range(4):
        end = verb_group(text, end)
        if end <= 0:
            return None
        if text[end - 1] in ",—)" or text[max(0, end - 2) : end] in {" –", "--"}:
            return _across_commas(text, end, offset, actors)
        actor = _ending_at(end, offset, actors) or described(text, end, offset)
        if actor is None:
            step = _past_preposition(text, end, offset, actors)
            if step is None:
                return None
            end = step
            continue
        group = _group_of_list(text, actor, offset, actors)
        if group is not None:
            return group
        before = text[: actor.start - offset].rstrip()
        if _led_in(before, actor):
            # "Hale of the Labour Party said": step over what only describes.
            end = len(_preposition().sub("", before))
            continue
        inner = _described_by(text, before, actor, offset, actors)
        return inner or actor
    return None


def _described_by(
    text: str, before: str, actor: Actor, offset: int, actors: Sequence[Actor]
) -> Actor | None:
    """Hale in "Hale, a pilot from the Union, Norland, said": the person before the insertion."""
    if not before.endswith(",") or actor.kind not in {"organisation", "place", "outlet"}:
        return None
    inner = _across_commas(text, len(before), offset, actors)
    if inner is None or inner.kind != "person" or _lists(text, inner, actor, offset):
        return None
    return inner


def _led_in(before: str, actor: Actor) -> bool:
    """Tell the Labour Party in "Hale of the Labour Party said"; "after Hale insisted" is none."""
    led = _preposition().search(before) is not None and not before.endswith(" after")
    return led and actor.kind != "pronoun"


def _before_who(text: str, verb: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """Hale in "to Hale, the harbour master, who said": whatever stands before her name."""
    match = re.search(r",? who (?:\w+ ){0,2}$", text[max(0, verb - 40) : verb])
    if match is None:
        return None
    end = max(0, verb - 40) + match.start()
    near = _ending_at(end, offset, actors)
    if near is not None and near.kind == "person":
        return near
    comma = text.rfind(",", 0, end)
    apposed = _ending_at(comma, offset, actors) if comma > 0 and end - comma < _APPOSITION else None
    return apposed if apposed is not None and apposed.kind == "person" else near


_APPOSITION = 60  # characters


_NO_SUBJECT = frozenset(
    "day week month year time way morning afternoon evening night moment thing lot one minute hour "
    "case fact rest end side part".split()
)


@cache
def _noun_phrase() -> re.Pattern[str]:
    """The clip, one questioner, the ad's narrator: an article, a few words, a plain noun."""
    return re.compile(
        r"(?:^|(?<=[\s(¶—]))(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)"
        r"((?: (?!(?:the|an?|of|in|on|at|by|for|with|from|to|and|or|but|that|which|who|as|is|was|"
        r"were|are|has|have|had|not)\b)[\w’'-]+){0,3}) ((?!and\\b|or\\b|but\\b)[a-z][a-z-]+)$"
    )


def described(text: str, end: int, offset: int) -> Actor | None:
    """Make an actor of a noun phrase that ends here, whose noun no table knows."""
    start = max(0, end - 60)
    match = _noun_phrase().search(text[start:end])
    if (
        match is None
        or match[2] in _NO_SUBJECT | OUTLET_NOUNS
        or match[2].endswith(("ed", "ing", "ly"))
    ):
        return None
    first = offset + start + match.start()
    return Actor(first, Span(first, offset + end), "role", None, match.group(), match[2])


def _group_of_list(text: str, actor: Actor, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """The leaders in "leaders of Norland, Sudmark and Westia", whole."""
    if actor.kind not in {"place", "organisation"}:
        return None
    first, place = actor, len(actors)
    while place:
        place -= 1
        other = actors[place]
        gap = text[other.end - offset : first.start - offset] if other.end <= first.start else ""
        if gap in _LIST_GAPS:
            if other.kind in {"group", "role"}:
                words = text[other.start - offset : actor.end - offset]
                return other._replace(span=Span(other.start, actor.end), words=words)
            if other.kind in {"place", "organisation"}:
                first = other
    if first is actor:
        return None
    group = next((a for a in actors if a.kind == "group" and a.end == first.end), None)
    if group is None:
        return None
    words = text[group.start - offset : actor.end - offset]
    return group._replace(span=Span(group.start, actor.end), words=words)


def _whole_list(text: str, group: Actor, offset: int, actors: Sequence[Actor]) -> Actor:
    """The leaders of Norland with all the countries that follow."""
    end = group.end
    for actor in actors:
        if actor.start >= end and text[end - offset : actor.start - offset] in _LIST_GAPS:
            end = actor.end
    words = text[group.start - offset : end - offset]
    return group._replace(span=Span(group.start, end), words=words)


_LIST_GAPS = {", ", " and ", ", and ", " and the ", ", the ", ", and the "}


def _lists(text: str, one: Actor, other: Actor, offset: int) -> bool:
    return " and " in text[one.end - offset : other.start - offset]


def verb_group(text: str, end: int) -> int:
    """Where the words around a verb begin and its subject may end.

    Adverbs, auxiliaries, days and brackets belong to the verb.
    """
    follow = ""
    for _ in range(8):
        stripped = len(text[:end].rstrip())
        if stripped and text[stripped - 1] == ")":
            opening = text.rfind("(", max(0, stripped - 45), stripped)
            if opening < 0:
                return stripped
            end = opening
            continue
        start = stripped
        while start and (text[start - 1].isalnum() or text[start - 1] in "'’"):
            start -= 1
        word = text[start:stripped].lower()
        apostrophe = max(word.rfind("'"), word.rfind("’"))
        if word[apostrophe:] in {"'d", "'ve", "’d", "’ve"} and apostrophe > 0:
            return start + apostrophe
        if not word or not (word in _BETWEEN or (word.endswith("ly") and len(word) > 4)):
            return stripped
        if word == "on" and not follow.endswith("day"):
            return stripped
        if word == "to" and follow not in {"on", "twitter", "say", "add"}:
            return stripped
        follow, end = word, start
    return end


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:of|from|in|at|for|with|to|by|on|against|near|after|about|over|under)"
        r"(?: (?:the|a|an|his|her|its|their))?)$"
    )


def _ending_at(end: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    fitting = [actor for actor in actors if 0 <= end + offset - actor.end <= 1]
    return max(fitting, key=lambda actor: (actor.kind == "person", -actor.start), default=None)


def _past_preposition(text: str, end: int, offset: int, actors: Sequence[Actor]) -> int | None:
    """Step over "in Istanbul", "at the meeting" after a subject, up to a short distance."""
    for actor in reversed(actors):
        gap = end + offset - actor.end
        if gap < 0:
            continue
        if gap > 60:
            return None
        between = text[actor.end - offset : end]
        fits = re.fullmatch(
            r" (?:(?:of|from|in|at|for|with|on)\b|to (?:the |[A-Z]))[^,;:]{1,58}(?<! and)(?<! or)",
            between,
        )
        if fits:
            return actor.end - offset
    return None


def _across_commas(text: str, end: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """The subject before an insertion: "Hale, a scholar from the X Institute, said"."""
    last = end - 1
    near = _ending_at(len(text[:last].rstrip()), offset, actors)
    if near is not None and near.kind == "person":
        before = text[: near.start - offset].rstrip()
        if (
            not before
            or before[-1] in ',;:—.("'
            or before.endswith(("'s", "’s"))
            or _opens_clause().search(before)
        ):
            return near
    place = last
    for _ in range(5):
        place = max(text.rfind(mark, 0, place) for mark in (",", "—", "(", " – "))
        if place < 0:
            break
        actor = _ending_at(len(text[:place].rstrip()), offset, actors)
        if actor is not None and actor.kind != "pronoun":
            before = text[: actor.start - offset].rstrip()
            if actor.kind in {"person", "role"} and not _preposition().search(before):
                return actor
            if actor.kind in {"organisation", "group", "place", "outlet"} and (
                not before or _opens_clause().search(before)
            ):
                return actor
    return near if near is not None and near.kind in {"person", "organisation", "group"} else None


@cache
def _opens_clause() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:and|but|while|when|as|after|that|because|although|though)|[,;:—.])$"
    )


@cache
def _gap_right() -> re.Pattern[str]:
    return re.compile(r"(?: (?:the|a|an|then|also|both|on \w+day|\w+day))* ?")


def subject_right(text: str, verb_end: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """The actor right after an inverted verb: "said Ada Holm"."""
    match = _gap_right().match(text, verb_end)
    limit = (match.end() if match else verb_end) + offset
    fitting = [actor for actor in actors if verb_end + offset <= actor.start <= limit + 1]
    people = [actor for actor in actors if actor.kind == "person" and actor.start <= limit + 45
              and actor.start >= verb_end + offset]  # fmt: skip
    apposed = _described_name(text, verb_end, offset, actors)
    if apposed is not None:
        return apposed
    if people and (not fitting or fitting[0].kind != "pronoun"):
        between = text[verb_end : people[0].start - offset]
        if not _parted().search(between) or (
            fitting and fitting[0].kind == "role"
            and re.fullmatch(r"[^,]*, ", between)
        ):  # fmt: skip
            return people[0]
    return fitting[0] if fitting else None


@cache
def _description() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?:one|some) of (?:the|those|his|her|its|their)|the|an?)(?: [\w’'-]+){1,6}, "
        r"(?:\d+-year-old )?$"
    )


def _described_name(text: str, verb_end: int, offset: int, actors: Sequence[Actor]) -> Actor | None:
    """Vark in "said one of the freed captains, 29-year-old Tollo Vark"."""
    for actor in actors:
        gap = actor.start - offset - verb_end
        if actor.kind == "person" and 0 <= gap <= _DESCRIPTION:
            fits = _description().fullmatch(text[verb_end : actor.start - offset])
            after = text[actor.end - offset : actor.end - offset + 1]
            return actor if fits and after in {"", ".", ",", ";"} else None
    return None


_DESCRIPTION = 90  # characters


@cache
def _parted() -> re.Pattern[str]:
    """What may not stand between "said" and the one who said it."""
    return re.compile(r"[,;.:]|\bthat\b|\b(?:to|about) $|\b(?:of|by|with|for|from)\b")


def first_subject(text: str, offset: int, actors: Sequence[Actor], limit: int) -> Actor | None:
    """The likely subject of a whole sentence: the first actor that no preposition leads in."""
    for actor in actors:
        if actor.start - offset >= limit:
            return None
        before = text[: actor.start - offset].rstrip()
        after = text[actor.end - offset : actor.end - offset + 2]
        if _preposition().search(before) or after in {"'s", "’s", "s'"} or actor.kind == "text":
            continue
        if actor.kind == "outlet" and not before:
            continue
        return _whole_list(text, actor, offset, actors) if actor.kind == "group" else actor
    return None
