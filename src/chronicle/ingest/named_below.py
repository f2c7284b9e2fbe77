"""Who a bare office of the lead is, where the next paragraph opens with the name.

"Norland's foreign minister said …" and below it "Ada Holm told reporters …": wire stories keep
the name for the second paragraph. Only a name that stands there first, without an office, counts.
"""

from collections.abc import Sequence

import msgspec

from chronicle.ingest.attributions import Ground
from chronicle.ingest.findings import Speaker, Statement
from chronicle.ingest.kinds_of_words import TITLES
from chronicle.ingest.mentions import Mention


def name_from_below(statements: Sequence[Statement], ground: Ground) -> tuple[Statement, ...]:
    """Name the speakers that are only an office, from the first words of the next paragraph."""
    return tuple(_named(statement, statements, ground) for statement in statements)


def _named(statement: Statement, statements: Sequence[Statement], ground: Ground) -> Statement:
    speaker = statement.speaker
    if speaker is None or speaker.name or not _is_office(speaker):
        return statement
    mention = _opening_name(statement, ground)
    if mention is None or not any(
        other.speaker is not None and other.speaker.name == mention.name for other in statements
    ):
        return statement
    named = Speaker(
        span=speaker.span, rule="speaker: named below",
        reason=f"{speaker.described_as!r}; the next paragraph opens with {mention.name}",
        doubt=f"is {speaker.described_as!r} {mention.name}?", name=mention.name, id=mention.id,
        on_behalf_of=speaker.on_behalf_of,
    )  # fmt: skip
    return msgspec.structs.replace(statement, speaker=named)


def _is_office(speaker: Speaker) -> bool:
    """Tell "Norland's foreign minister", one person, from officials and aides of a country."""
    last = speaker.described_as.split()[-1].lower() if speaker.described_as else ""
    return speaker.rule == "speaker: role" and bool(speaker.on_behalf_of) and last in TITLES


def _opening_name(statement: Statement, ground: Ground) -> Mention | None:
    place = next(
        (
            number
            for number, paragraph in enumerate(ground.paragraphs)
            if paragraph and statement.span.start <= paragraph[-1].end
        ),
        len(ground.paragraphs),
    )
    if place + 1 >= len(ground.paragraphs) or not ground.paragraphs[place + 1]:
        return None
    opening = ground.paragraphs[place + 1][0].start
    people = [mention for mention in ground.mentions if mention.kind == "person"]
    mention = next((m for m in people if m.start == opening), None)
    if mention is None or mention.role or " " not in mention.name:
        return None
    first = next(m for m in people if m.name == mention.name)
    return mention if first.span == mention.span else None
