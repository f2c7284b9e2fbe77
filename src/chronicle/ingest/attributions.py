"""The verbs of speech of one sentence, each with its subject.

A sentence is read with its quotations blanked, so that verbs inside never govern outside.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from chronicle.ingest.actors import Actor, actors_in
from chronicle.ingest.findings import DateFinding, Relay, Span
from chronicle.ingest.kinds_of_words import ROLES
from chronicle.ingest.mentions import Mention
from chronicle.ingest.newsroom import place_and_dash
from chronicle.ingest.quotes import Quote
from chronicle.ingest.register import Register
from chronicle.ingest.relays import find_relays
from chronicle.ingest.subjects import first_subject, subject_left, subject_right, verb_group
from chronicle.ingest.tokens import Token, tokens
from chronicle.ingest.verbs import is_participle, stances

BLANK = "¶"


class Ground(NamedTuple):
    """What statements are read from: the text cut up, its names and dates, and the register.

    `paragraphs` holds the sentences of each; `outlet` is the name of the source's own.
    """

    plain: str
    paragraphs: tuple[tuple[Span, ...], ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateFinding, ...]
    register: Register
    day: str
    outlet: str


class Attribution(NamedTuple):
    """A verb of speech with its subject; `start` and `end` count in the sentence.

    `side` says where the subject stands: left or right of the verb, or the sentence's own.
    """

    verb: str
    start: int
    end: int
    actor: Actor
    side: Literal["left", "right", "of"]


@dataclass(slots=True)
class Sentence:
    """One sentence as it is read: `text` has each quotation replaced by as many blanks."""

    plain: str
    span: Span
    text: str
    words: list[Token]
    quotes: list[Quote]
    mentions: list[Mention]
    actors: list[Actor]
    relays: tuple[Relay, ...]
    attributions: list[Attribution] = field(default_factory=list)

    def place(self, offset: int) -> int:
        """Turn an offset of the article into one of the sentence."""
        return offset - self.span.start

    def edge(self, attribution: Attribution) -> int:
        """Where subject and verb together begin."""
        if attribution.side != "left":
            return attribution.start
        start = min(attribution.start, self.place(attribution.actor.start))
        # "…, Harbour secretary Ada Holm said": what stands before the name goes with it.
        lead = _apposed_lead().search(self.text, max(0, start - 40), start)
        return lead.start() if lead else start


@cache
def _apposed_lead() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[,¶] )(?!(?:and|but|while|as|after|before|when|which|who|that|though|although|"
        r"because|whose|where|since|if|so|or|for|in|on|at)\b)(?:[\w’'-]+ ){1,3}$"
    )


def read_sentence(ground: Ground, span: Span) -> Sentence:
    """Blank the quotations, find actors and relays, then each verb's subject."""
    first = bisect_left(ground.quotes, span.start, key=lambda quote: quote.outer.end)
    quotes: list[Quote] = []
    text = ground.plain[span.start : span.end]
    for quote in ground.quotes[first:]:
        if quote.outer.start >= span.end:
            break
        quotes.append(quote)
        start = max(0, quote.outer.start - span.start)
        end = min(len(text), quote.outer.end - span.start)
        text = text[:start] + BLANK * (end - start) + text[end:]
    dateline = place_and_dash().match(text)
    begun = dateline.end() if dateline else 0
    mentions: list[Mention] = []
    place = bisect_left(ground.mentions, span.start, key=lambda mention: mention.span.start)
    for mention in ground.mentions[place:]:
        if mention.span.start >= span.end:
            break
        if mention.span.end - span.start <= begun:
            continue  # the dateline's place is no subject
        if text[mention.span.start - span.start] != BLANK:
            mentions.append(mention)
    words = tokens(text)
    actors = actors_in(words, text, span.start, mentions)
    relays = find_relays(text, span.start, mentions, ground.outlet)
    sentence = Sentence(ground.plain, span, text, words, quotes, mentions, actors, relays)
    sentence.attributions = _attributions(sentence)
    return sentence


def _attributions(sentence: Sentence) -> list[Attribution]:
    found: list[Attribution] = []
    for place, word in enumerate(sentence.words):
        verb = word.text
        if verb not in stances() or _is_no_verb(sentence, place):
            continue
        attribution = _with_subject(sentence, place)
        if attribution is not None:
            found.append(_follows(sentence, attribution, found))
    found.extend(_according_to(sentence))
    found.sort(key=lambda attribution: attribution.start)
    return found


def _follows(
    sentence: Sentence, attribution: Attribution, before: list[Attribution]
) -> Attribution:
    """Marsh in "Hale backed the plan, Marsh said, adding …": who spoke last adds."""
    last = before[-1] if before else None
    if (
        last is None
        or attribution.side != "of"
        or not is_participle(attribution.verb)
        or is_participle(last.verb)
        or last.actor.kind in {"outlet", "text"}
        or last.side != "left"
    ):
        return attribution
    between = sentence.text[last.end : attribution.start]
    closes = sentence.text[: sentence.edge(last)].rstrip()[-1:] in {",", BLANK}
    goes_on = _same_clause().fullmatch(between) is not None
    return attribution._replace(actor=last.actor) if closes and goes_on else attribution


@cache
def _same_clause() -> re.Pattern[str]:
    """A day or place between "said" and ", adding"."""
    return re.compile(r"[^,;.]{0,60}, ")


_NO_VERB_AFTER = frozenset(
    "the a an his her its their this that these those its my our your no any of in for with from "
    "by on at as such without".split()
)


def _is_no_verb(sentence: Sentence, place: int) -> bool:
    """Nouns and adjectives with the form of a verb: the report, a proposed ceasefire."""
    word, before = sentence.words[place], sentence.words[place - 1] if place else None
    if before is None:
        return word.text[0].isupper()
    if sentence.text[before.end : word.start] != " ":
        return False
    lower = before.text.lower()
    follow = sentence.words[place + 1].text if place + 1 < len(sentence.words) else ""
    if _says_nothing(word.text, lower, follow):
        return True
    if lower == "as" and word.text == "saying":
        return False
    if lower in _NO_VERB_AFTER or lower in {"to", "not"}:
        return not (lower == "to" and place > 1 and sentence.words[place - 2].text == "on")
    if lower in {"been", "be"} and word.text not in {"quoted", "cited"}:
        return True
    if lower in {"is", "are", "was", "were"} and not is_participle(word.text):
        return word.text not in {"quoted", "cited", "asked"}
    if before.text in {"'s", "’s"} and not is_participle(word.text):
        return word.text != "said"
    return False


def _says_nothing(word: str, before: str, follow: str) -> bool:
    """Tell verbs that report no words with this neighbour: welcomed back, turned left."""
    if word == "turned":
        return follow != "down"
    if word in {"welcomed", "welcomes"}:
        return follow in {"back", "home"}
    if word == "alleged":
        return before in {"has", "have", "had"}
    return word in _PLURALS_TOO and before in _LEADS_IN_NOUN  # amid claims that


_LEADS_IN_NOUN = frozenset(
    "amid amidst despite over about after following between under into against among denying "
    "dismissing rejecting".split()
)


def _with_subject(sentence: Sentence, place: int) -> Attribution | None:
    word = sentence.words[place]
    text, offset, actors = sentence.text, sentence.span.start, sentence.actors
    if text[: word.start].endswith(" as "):
        quoted = subject_left(text, word.start - len(" as "), offset, actors)
        return Attribution(word.text, word.start, word.end, quoted, "left") if quoted else None
    if is_participle(word.text):
        return _of_participle(sentence, word)
    right = _inverted_subject(sentence, word)
    if right is not None:
        return Attribution(word.text, word.start, word.end, right, "right")
    if text[: verb_group(text, word.start)].endswith((" and", " but")):
        joined = _joined_subject(sentence, place)
        if joined is not None:
            return Attribution(word.text, word.start, word.end, joined, "of")
    left = subject_left(text, word.start, offset, actors)
    if left is not None and _is_no_speaker(sentence, left, word):
        left = None
    if left is not None:
        left = _whose_name(sentence, left, word.start)
    if left is not None and left.kind == "text":
        # "They released a statement which said": the text speaks for its author.
        author = first_subject(text, offset, actors, sentence.place(left.start))
        left = author or left
    if left is not None:
        return Attribution(word.text, word.start, word.end, left, "left")
    actor = _joined_subject(sentence, place)
    return Attribution(word.text, word.start, word.end, actor, "of") if actor else None


def _of_participle(sentence: Sentence, word: Token) -> Attribution | None:
    """Saying, adding: right behind its subject, else of the subject of the whole sentence."""
    text, offset, actors = sentence.text, sentence.span.start, sentence.actors
    touching = [a for a in actors if a.end - offset + 1 == word.start]
    if touching and text[: touching[0].start - offset].endswith(("with ", "with the ")):
        # "talks began, with Norland calling on both"
        return Attribution(word.text, word.start, word.end, touching[0], "left")
    left = subject_left(text, word.start, offset, actors)
    near = text[max(0, word.start - 2) : word.start]
    if (
        left is not None
        and "," not in near
        and text[left.end - offset : word.start].strip(" ") == ""
    ):
        return Attribution(word.text, word.start, word.end, left, "left")
    actor = first_subject(text, offset, actors, word.start)
    if actor is None:
        actor = _inherited(sentence, word.start)
    return Attribution(word.text, word.start, word.end, actor, "of") if actor else None


def _is_no_speaker(sentence: Sentence, actor: Actor, word: Token) -> bool:
    """Tell "a federal appeals court" and "the results announced" from somebody who speaks.

    A noun that no table knows speaks only by a plain verb, or before a quotation.
    """
    if actor.kind != "role" or actor.head in ROLES:
        return False
    plain = word.text in _PLAIN_SPEECH or _quotes_behind(sentence, word.end)
    return word.text in _PLURALS_TOO or not plain


_PLURALS_TOO = frozenset(
    "appeals demands offers claims reports calls requests estimates questions attacks charges "
    "reads promises posts answers comments notes repeats".split()
)
_PLAIN_SPEECH = frozenset("said says told tells saying asks asked wrote writes".split())


def _quotes_behind(sentence: Sentence, place: int) -> bool:
    """Tell whether a quotation follows soon, which vouches for an unusual subject."""
    return BLANK in sentence.text[place : place + 60]


def _whose_name(sentence: Sentence, actor: Actor, verb: int) -> Actor:
    """Russia in "Russia sent what it called …", Hale in "Hale, the foreign secretary, said"."""
    text, offset = sentence.text, sentence.span.start
    before = text[: actor.start - offset]
    if actor.kind == "pronoun" and before.endswith("what "):
        subject = first_subject(text, offset, sentence.actors, len(before))
        return subject if subject is not None and subject.kind in _NAMELIKE else actor
    if actor.kind == "role":
        closed = text[actor.end - offset : verb].startswith(",")
        for other in sentence.actors:
            opens = not text[: other.start - offset].strip()
            apposed = text[other.end - offset : actor.start - offset] == ", "
            if other.kind == "person" and apposed and (closed or opens):
                return other
    return actor


_NAMELIKE = frozenset({"place", "organisation", "person"})


def _inherited(sentence: Sentence, before: int) -> Actor | None:
    fitting = [a for a in sentence.actors if a.kind in {"person", "pronoun"} and
               a.end - sentence.span.start <= before]  # fmt: skip
    return fitting[0] if fitting else None


def _inverted_subject(sentence: Sentence, word: Token) -> Actor | None:
    """The subject behind its verb: after a quotation, or in a closing ", said Ada Holm."."""
    text = sentence.text
    before = text[: word.start].rstrip()
    if word.text in {"told", "tells", "informed", "assured"} or (
        before and before[-1] not in "¶,;—"
    ):
        return None
    right = subject_right(text, word.end, sentence.span.start, sentence.actors)
    if right is None or not before.endswith((",", "—")):
        return right
    # "Hale, a scholar, said talks failed" has its subject before the comma.
    after = text[sentence.place(right.end) : sentence.place(right.end) + 2].strip()
    return right if right.kind in {"person", "role"} and after[:1] in {"", ".", ",", ";"} else None


def _joined_subject(sentence: Sentence, place: int) -> Actor | None:
    """The second verb of one subject: "Hale welcomed the plan and said …", "…, but said"."""
    text = sentence.text
    before = text[: verb_group(text, sentence.words[place].start)]
    if before.endswith((" and", " but", " then", ", who", ",")):
        return first_subject(
            sentence.text, sentence.span.start, sentence.actors, sentence.words[place].start
        )
    return None


@cache
def _according() -> re.Pattern[str]:
    return re.compile(
        r"\b[Aa]ccording to|\b[Ii]n the (?:words|opinion|view) of|\b(?:tweet|statement|post|letter|"
        r"message|email|speech|memo|op-ed)s?(?: [\w ,]{0,30}?)? (?:by|from|of)\b|"
        r"\b(?:quoted|cited|told|voiced|made|issued|released|written|posted) by\b|\bciting\b"
    )


def _according_to(sentence: Sentence) -> list[Attribution]:
    found: list[Attribution] = []
    for match in _according().finditer(sentence.text):
        end = match.end() + sentence.span.start
        people = [a for a in sentence.actors if end <= a.start <= end + 60 and a.kind != "pronoun"]
        near = [a for a in people if a.start <= end + 6]
        chosen = near[0] if near else None
        if chosen is not None and chosen.kind in {"text", "role", "group"}:
            # "a tweet by Ada Holm", "an aide, Ada Holm,"
            follow = [
                a
                for a in people
                if a.kind == "person"
                and re.fullmatch(
                    r"[^.;]{0,30}? (?:by|from|of) (?:the )?|, (?:the )?[\w ]{0,30}|"
                    r"[’']s [\w ]{0,40}",
                    sentence.text[chosen.end - sentence.span.start : a.start - sentence.span.start],
                )
            ]
            chosen = follow[0] if follow else chosen
        if chosen is not None and chosen.kind != "outlet":
            found.append(Attribution("according to", match.start(), match.end(), chosen, "right"))
    return found
