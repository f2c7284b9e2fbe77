"""To whom a sentence says it was said, and on whose behalf.

Only what the sentence itself names counts: the object of told, the owner of a spokesman.
"""

import re
from functools import cache

import msgspec

from chronicle.ingest.attributions import Sentence
from chronicle.ingest.findings import Addressee, Span, Statement


@cache
def _behalf() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:on behalf of|in the name of|speaking for|spokes(?:man|woman|person) (?:for|of)|"
        r"(?:negotiator|envoy|representative|lawyer|delegate) (?:for|of)) (?:the )?$"
    )


def for_others(sentence: Sentence, new: list[Statement]) -> list[Statement]:
    """Whom a speaker speaks for, where the sentence says "on behalf of" or "spokesman for"."""
    for mention in sentence.mentions:
        before = sentence.text[
            max(0, sentence.place(mention.start) - 40) : sentence.place(mention.start)
        ]
        if mention.kind not in {"organisation", "place", "person"} or not _behalf().search(before):
            continue
        return [
            msgspec.structs.replace(
                one, speaker=msgspec.structs.replace(one.speaker, on_behalf_of=mention.name)
            )
            if one.speaker and not one.speaker.on_behalf_of and one.speaker.name != mention.name
            else one
            for one in new
        ]
    return new


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:told|telling|tells|informed|assured|asked|briefed|reminded|addressing|addressed|to)"
        r" (?:the |a )?(reporters|journalists|lawmakers|parliament|press|media|public|supporters|"
        r"MPs|senators|deputies|diplomats|crowd|audience|nation|court|council)\b"
    )


@cache
def _to_whom() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:told|telling|tells|informed|assured|reminded|warned|(?:letter|message|reply|appeal|"
        r"call|note|remarks|answer) to|addressed|replied to|responded to|asked)(?: the)? $"
    )


def addressees_of(sentence: Sentence) -> tuple[Addressee, ...]:
    """Return whom the sentence says was told: plain words for a crowd, names for others."""
    found: list[Addressee] = []
    for match in _told().finditer(sentence.text):
        span = Span(sentence.span.start + match.start(1), sentence.span.start + match.end(1))
        found.append(Addressee(span=span, rule="addressee", reason=match.group(), name=match[1]))
    for actor in sentence.actors:
        before = sentence.text[
            max(0, sentence.place(actor.start) - 28) : sentence.place(actor.start)
        ]
        if sentence.text[sentence.place(actor.end) :].startswith(("'s", "’s")):
            continue  # "told Norland's agency"
        relayed = actor.mention is not None and any(
            relay.name == actor.mention.name for relay in sentence.relays
        )
        if actor.mention and not relayed and _to_whom().search(before):
            found.append(
                Addressee(span=actor.span, rule="addressee", reason=before.strip(),
                          name=actor.mention.name)
            )  # fmt: skip
    return tuple(found)
