"""One relay formula for several statements: which other words of a speaker it covers."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from chronicle.ingest.attributions import Ground
from chronicle.ingest.findings import Relay, Span, Speaker, Statement
from chronicle.ingest.verbs import GOES_ON


@cache
def _back_reference() -> re.Pattern[str]:
    return re.compile(
        r"\bthe (?:same )?(?:article|interview|newspaper|paper|broadcaster|outlet|tweet|post|"
        r"thread|programme|program|report|channel|agency|magazine|broadcast|news (?:service|agency|"
        r"outlet|site|organi[sz]ation))\b"
    )


@cache
def _reported_back() -> re.Pattern[str]:
    """The news service reported: whichever was named last, whoever spoke."""
    return re.compile(
        r"\bthe (?:news (?:service|agency|outlet|site|organi[sz]ation)|newspaper|paper|agency|"
        r"broadcaster|outlet|channel|magazine|website) (?:also )?(?:reported|quoted|said|added)\b"
    )


class Interview(NamedTuple):
    """Who was said to speak to which outlets, without a word of it in that sentence."""

    speaker: Speaker
    via: tuple[Relay, ...]


def share_relays(
    here: list[Statement],
    before: list[Statement],
    ground: Ground,
    paragraph: Sequence[Span],
    asked: Interview | None = None,
) -> list[Statement]:
    """One relay formula covers a speaker's later words in the paragraph, and "in the article".

    It covers earlier words too where its own sentence has no other verb: "…," Hale said. "…," the
    Outlet reported. `asked` tells of an interview that the paragraph before began with.
    """
    nearby = _told_before(here, before, ground, paragraph, asked)
    whole = " ".join(span.of(ground.plain) for span in paragraph)
    if _reported_back().search(whole):
        last = next((s.via for s in reversed(before[-_RECENT:]) if s.via), ())
        for statement in here:
            nearby.setdefault(_who(statement), _shared(last))
    for statement in here:
        if statement.via and not statement.verb:
            nearby.setdefault(_who(statement), _shared(statement.via))
    found: list[Statement] = []
    for statement in here:
        if statement.via:
            nearby[_who(statement)] = _shared(statement.via)
        who = _who(statement)
        via = statement.via or (nearby.get(who, ()) if who else ())
        # Nobody relays their own words.
        via = tuple(relay for relay in via if not who or relay.name != who)
        found.append(msgspec.structs.replace(statement, via=via))
    return found


def _told_before(
    here: Sequence[Statement],
    before: Sequence[Statement],
    ground: Ground,
    paragraph: Sequence[Span],
    asked: Interview | None,
) -> dict[str, tuple[Relay, ...]]:
    """By speaker, the relays of the paragraphs before that a paragraph goes back to."""
    nearby: dict[str, tuple[Relay, ...]] = {}
    last = before[-1] if before else None
    if last is not None and last.via and here and here[0].verb in GOES_ON:
        # "…," Hale told the Wire. / "…," Hale added.
        nearby[_who(last)] = _shared(last.via)
    if asked is not None:
        nearby[asked.speaker.name or asked.speaker.described_as] = _shared(asked.via)
    whole = " ".join(span.of(ground.plain) for span in paragraph)
    if _back_reference().search(whole):
        for statement in before[-_RECENT:]:
            if statement.via:
                nearby[_who(statement)] = _shared(statement.via)
    return nearby


_RECENT = 12  # statements: further back "the article" means another one


def _who(statement: Statement) -> str:
    speaker = statement.speaker
    return (speaker.name or speaker.described_as) if speaker is not None else ""


def _shared(via: tuple[Relay, ...]) -> tuple[Relay, ...]:
    return tuple(
        msgspec.structs.replace(relay, reason=f"{relay.reason}, of the same speaker's words nearby")
        for relay in via
    )
