"""Everything in a sentence that can speak: names, roles ("the foreign minister"), pronouns.

A role or pronoun is an actor like a name; who it stands for is decided in `speakers`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from chronicle.ingest.findings import Span
from chronicle.ingest.kinds_of_words import ROLES, TITLES
from chronicle.ingest.mentions import Mention
from chronicle.ingest.tokens import Token

ActorKind = Literal["person", "organisation", "place", "outlet", "role", "group", "pronoun", "text"]


class Actor(NamedTuple):
    """Something that may be the subject of "said". `start` includes title and article."""

    start: int
    span: Span
    kind: ActorKind
    mention: Mention | None = None
    words: str = ""
    head: str = ""
    owner: str = ""

    @property
    def end(self) -> int:
        """Where the phrase ends."""
        return self.span.end


_GROUPS = (
    "officials sources critics protesters protestors lawmakers leaders authorities residents "
    "witnesses analysts experts supporters opponents allies aides advisers advisors diplomats "
    "prosecutors investigators police government ministry military army navy administration "
    "campaign team palace party court commission committee council union group coalition embassy "
    "office delegation parliament house company agency department militia militants rebels forces "
    "presidency cabinet regime scientists researchers economists historians voters republicans "
    "democrats conservatives liberals lawyers attorneys organizers organisers judges jurors "
    "spokespeople governments countries nations states ministries capitals families relatives "
    "neighbors neighbours commanders troops soldiers members "
    "ministers presidents senators mps legislators negotiators mediators both observers "
    "workers students activists teachers doctors strategists pollsters insiders surrogates "
    "sides parties board panel bank airline operator watchdog charity foundation institute "
    "senate congress league association federation opposition majority minority source official "
    "bureau service force firm white-house organisation organization "
    "kremlin pentagon airlines groups organizations organisations parties companies unions "
    "agencies firms outlets institutions committees activists campaigners economists"
).split()  # fmt: skip
_TEXTS = (
    "statement report document letter tweet post memo study poll survey ruling decision summary "
    "resolution communique communiqué declaration text guidelines article editorial affidavit "
    "complaint lawsuit indictment filing email message transcript website release readout sign "
    "signs banner invitation headline story column book op-ed order motion note manifesto "
    "petition subpoena"
).split()


_HEADS = frozenset({*ROLES, *_GROUPS, *_TEXTS})
_ARTICLES = frozenset(
    "the a an his her their its one two three some several many most another other these this all "
    "both numerous our my".split()
)
_MOST_MODIFIERS = 4


@cache
def _modifiers() -> re.Pattern[str]:
    """What may stand between article and head: adjectives, countries, parts of titles."""
    return re.compile(
        r"(?:[A-Z][\w.’'-]*|senior|top|former|then|current|unnamed|anonymous|high-ranking|chief|"
        r"deputy|prime|foreign|defen[cs]e|interior|finance|state|local|national|federal|regional|"
        r"military|political|opposition|ruling|same|new|other|government|party|police|security|"
        r"intelligence|presidential|parliamentary|press|vice|first|second|special|young|old|"
        r"election|health|trade|human|rights|campaign|law|enforcement|court|official|independent|"
        r"european|international|western|[a-z]+-[a-z]+|[a-z]+(?:an|ish|ese|ic|al|ary)|"
        r"congressional|diplomatic|two|three|few|student|family|white|house|secret|senate|state's|"
        r"country[’']s|party[’']s|group[’']s|company[’']s|government[’']s|union|joint|written|"
        r"separate|televised|official|many|number|republican|democratic|longtime|long-time|"
        r"prominent|leading|major|several|\d+|world|major|source)$"
    )


def actors_in(
    sentence: Sequence[Token], text: str, offset: int, mentions: Sequence[Mention]
) -> list[Actor]:
    """All actors of a sentence, in order.

    `text` is the sentence with its quotations blanked, `offset` where it stands in the article;
    the tokens count in `text`.
    """
    named = [mention for mention in mentions if mention.kind in _NAMED]
    # "Export Bank president Ada Holm": the bank only says whose president she is.
    found = [
        _named(mention)
        for mention, follow in zip(named, [*named[1:], None], strict=False)
        if follow is None
        or follow.kind != "person"
        or mention.kind == "person"
        or follow.start - mention.span.end > 1
    ]
    for place, word in enumerate(sentence):
        lower = word.text.lower()
        if lower in _PRONOUNS and not any(
            m.span.start <= offset + word.start < m.span.end for m in named
        ):
            start, end = offset + word.start, offset + word.end
            found.append(Actor(start, Span(start, end), "pronoun", None, word.text, lower))
        elif lower in _HEADS and (word.text == lower or place == 0 or lower in TITLES):
            actor = _phrase(sentence, place, text, offset)
            if actor is not None and not _is_title(actor, mentions):
                found.append(actor)
    found.sort(key=lambda actor: (actor.start, -actor.end))
    return found


_PRONOUNS = frozenset({"he", "she", "they", "it"})
_NAMED: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "outlet": "outlet",
    "platform": "outlet",
}


def _is_title(actor: Actor, mentions: Sequence[Mention]) -> bool:
    """Tell whether the phrase only introduces the name after it, or stands inside one."""
    # The owner of "leaders of Norland" is a name of its own: only the head may not lie in one.
    head = actor.start + max(0, actor.words.lower().find(actor.head))
    return any(
        (mention.kind == "person" and 0 <= mention.span.start - actor.end <= 2)
        or (mention.span.start <= head and head + len(actor.head) <= mention.span.end)
        for mention in mentions
    )


def _named(mention: Mention) -> Actor:
    return Actor(mention.start, mention.span, _NAMED[mention.kind], mention, mention.name)


def _phrase(words: Sequence[Token], place: int, text: str, offset: int) -> Actor | None:
    first = _modified_from(words, place, text)
    keep = [word.text for word in words[first:place]]
    article = first > 0 and words[first - 1].text.lower() in _ARTICLES
    if article and text[words[first - 1].end : words[first].start] == " ":
        first -= 1
    else:
        article = False
    head = words[place].text.lower()
    plural = head.endswith("s") or head in {"police", "media", "both", "spokespeople"}
    if not article and not plural and not (keep and keep[0][0].isupper()):
        return None
    last, owner = _owner(words, place, keep, text)
    kind: ActorKind = "text" if head in _TEXTS else "group" if head in _GROUPS else "role"
    span = Span(offset + words[first].start, offset + words[last].end)
    phrase = " ".join(text[words[first].start : words[last].end].split())
    return Actor(span.start, span, kind, None, phrase, head, owner)


def _modified_from(words: Sequence[Token], place: int, text: str) -> int:
    """Where the adjectives and nouns before a head begin.

    Up to two plain nouns count as well, "a harbour police official", if an article leads them in.
    """
    first, sure, strangers = place, place, 0
    while first > 0 and place - first < _MOST_MODIFIERS and _gap(text, words, first) == " ":
        word = words[first - 1].text
        if word.lower() in _ARTICLES:
            return first
        if word in {"'s", "’s"}:
            strangers = 0  # an owner leads in like an article: Norland's fisheries ministry
        elif not _modifiers().fullmatch(word):
            strangers += 1
            if strangers > 2 or not (word.isalpha() and word.islower()) or word in _BINDING:
                break
        first -= 1
        if words[first].text in {"'s", "’s"} and first > 0:
            first -= 1
        sure = first if not strangers else sure
    return sure


_BINDING = frozenset(
    "of in on at by for with from to and or but that which who as is was were are has have had "
    "not said told if while when after before than into about against over under between".split()
)


def _gap(text: str, words: Sequence[Token], place: int) -> str:
    gap = text[words[place - 1].end : words[place].start]
    return " " if gap == "" else gap


def _owner(words: Sequence[Token], place: int, keep: list[str], text: str) -> tuple[int, str]:
    """The country or body in "the Russian president", "the president of Russia"."""
    last = place
    if place + 1 < len(words) and words[place + 1].text == "of":
        last = place + 2 + (place + 2 < len(words) and words[place + 2].text == "the")
        first = last
        while last < len(words) and words[last].is_capital and _gap(text, words, last) == " ":
            last += 1
        if last > first:
            return last - 1, " ".join(word.text for word in words[first:last])
        last = place
    names = [word for word in keep if word[0].isupper()]
    return last, " ".join(names)
