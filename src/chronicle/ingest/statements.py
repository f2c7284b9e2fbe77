"""Quotations and reported speech into statements: who said what, to whom, through whom, when.

A quotation of a word or two that nobody is shown to have said is a scare quote, no statement.
"""

import re
from bisect import bisect_left
from functools import cache

import msgspec

from chronicle.ingest.addressees import addressees_of, for_others
from chronicle.ingest.attributions import BLANK, Attribution, Ground, Sentence, read_sentence
from chronicle.ingest.findings import Span, Speaker, Statement
from chronicle.ingest.named_below import name_from_below
from chronicle.ingest.quotations import Before, by_place, for_quote, labelled, signed
from chronicle.ingest.quotes import Quote
from chronicle.ingest.shared_relays import Interview, share_relays
from chronicle.ingest.source_lines import relay_by_source_lines
from chronicle.ingest.speakers import Scene, identify
from chronicle.ingest.subjects import first_subject
from chronicle.ingest.terms import is_term
from chronicle.ingest.verbs import GOES_ON, ONLY_WITH_QUOTATION, stance_of


def find_statements(ground: Ground) -> tuple[Statement, ...]:
    """Find all statements, in text order."""
    scene = Scene(ground.register, ground.day)
    found: list[Statement] = []
    lead: Speaker | None = None
    asked: Interview | None = None
    for paragraph in ground.paragraphs:
        here: list[Statement] = []
        spoken: Speaker | None = None
        interviewed: Interview | None = None
        for span in paragraph:
            sentence = read_sentence(ground, span)
            scene.meet(sentence.mentions)
            new = for_others(
                sentence, _of_sentence(ground, sentence, scene, Before(here, found, lead, spoken))
            )
            here.extend(new)
            spoken = _last_spoken(sentence, scene) or spoken
            lead = _lead_in(sentence, scene, lead, new)
            _remember(sentence, scene, new)
            interviewed = _interview(sentence, scene) or interviewed
        here = _speak_for_earlier(here)
        found.extend(share_relays(here, found, ground, paragraph, asked))
        asked = interviewed
    return name_from_below(relay_by_source_lines(found, ground), ground)


def _of_sentence(
    ground: Ground, sentence: Sentence, scene: Scene, before: Before
) -> list[Statement]:
    found: list[Statement] = []
    used: set[int] = set()
    speakers: dict[int, Speaker] = {}
    spoken = [a for a in sentence.attributions if a.actor.kind != "outlet"]
    for quote in sentence.quotes:
        name = labelled(ground.plain, quote) or signed(ground.plain, quote, sentence.span.end)
        if name is not None:
            found.append(_direct(ground, sentence, quote, scene.labelled(name, ground.plain), ""))
            continue
        chosen = for_quote(sentence, quote, spoken)
        if is_term(sentence, quote, chosen):
            continue
        if chosen is not None:
            used.add(chosen.start)
            speaker = speakers.setdefault(
                chosen.start, identify(chosen.actor, scene, goes_on=chosen.verb in GOES_ON)
            )
            found.append(_direct(ground, sentence, quote, speaker, chosen.verb))
            continue
        so_far = before._replace(here=[*before.here, *found])
        speaker_or_none = by_place(sentence, quote, scene, so_far)
        found.append(_direct(ground, sentence, quote, speaker_or_none, ""))
    for attribution in sentence.attributions:
        if attribution.start not in used:
            statement = _indirect(ground, sentence, attribution, scene)
            if statement is not None:
                found.append(statement)
    found.sort(key=lambda statement: (statement.span.start, statement.kind))
    return found


def _interview(sentence: Sentence, scene: Scene) -> Interview | None:
    """Who speaks to an outlet in a sentence that begins "In an interview with …"."""
    relays = tuple(relay for relay in sentence.relays if relay.rule == "relay: interview")
    if not relays or not sentence.text.lstrip().startswith("In "):
        return None
    actor = first_subject(sentence.text, sentence.span.start, sentence.actors, len(sentence.text))
    return Interview(identify(actor, scene), relays) if actor and actor.kind == "person" else None


def _last_spoken(sentence: Sentence, scene: Scene) -> Speaker | None:
    spoken = [a for a in sentence.attributions if a.actor.kind not in {"outlet", "text"}]
    return identify(spoken[-1].actor, scene) if spoken else None


def _speak_for_earlier(here: list[Statement]) -> list[Statement]:
    """Give a quotation at the start of a paragraph the speaker named right after it."""
    named = next((s for s in here if s.kind == "direct" and _is_sure(s)), None)
    if named is None or not here or _is_sure(here[0]):
        return here
    found: list[Statement] = []
    for number, statement in enumerate(here):
        if statement.kind != "direct" or _is_sure(statement):
            return [*found, *here[number:]]
        speaker = msgspec.structs.replace(
            named.speaker or Speaker(span=statement.span, rule="speaker: none"),
            rule="speaker: named after the quotation", doubt="",
        )  # fmt: skip
        found.append(msgspec.structs.replace(statement, speaker=speaker))
    return found


def _is_sure(statement: Statement) -> bool:
    return statement.speaker is not None and bool(statement.verb)


def _direct(
    ground: Ground, sentence: Sentence, quote: Quote, speaker: Speaker | None, verb: str
) -> Statement:
    if speaker is not None and speaker.rule == "speaker: none":
        speaker = None
    reason = f"in quotation marks, {verb!r}" if verb else "in quotation marks, no verb of its own"
    return Statement(
        span=quote.inner,
        rule="quotation",
        reason=reason,
        doubt="no closing mark" if quote.is_open else "" if speaker else "who said it?",
        kind="direct",
        words=quote.inner.of(ground.plain),
        speaker=speaker,
        verb=verb,
        stance=stance_of(verb, ""),
        to=addressees_of(sentence),
        via=sentence.relays,
        made=_made(ground, sentence, sentence.place(quote.outer.start)),
        sentence=sentence.span,
    )


_FEWEST = 3  # words of content
_CLAUSE = 90  # characters behind a verb that may refine its stance


def _indirect(
    ground: Ground, sentence: Sentence, attribution: Attribution, scene: Scene
) -> Statement | None:
    verb, actor = attribution.verb, attribution.actor
    calls_on = verb in _CALLS and _on_or_for().match(sentence.text, attribution.end) is not None
    if (verb in ONLY_WITH_QUOTATION and not calls_on) or actor.kind == "text":
        return None
    if verb == "according to" and len(sentence.attributions) > 1:
        return None  # the sentence has its speaker
    if actor.kind == "outlet" and (len(sentence.attributions) > 1 or attribution.side != "left"):
        return None  # a relay, not a speaker
    content = _content(sentence, attribution)
    if content is None or len(content.of(ground.plain).split()) < _FEWEST:
        return None
    blanked = sentence.text[sentence.place(content.start) : sentence.place(content.end)]
    if 2 * blanked.count(BLANK) > len(blanked):
        return None  # the quotation is a statement already
    speaker = identify(actor, scene, goes_on=verb in GOES_ON)
    if not speaker.name and actor.kind == "pronoun":
        return None
    return Statement(
        span=content,
        rule="reported speech",
        reason=f"{speaker.name or speaker.described_as} {verb} …",
        doubt=speaker.doubt,
        kind="indirect",
        words=" ".join(content.of(ground.plain).split()),
        speaker=speaker,
        verb=verb,
        stance=stance_of(verb, sentence.text[attribution.end : attribution.end + _CLAUSE]),
        to=addressees_of(sentence),
        via=sentence.relays,
        made=_made(ground, sentence, attribution.start),
        sentence=sentence.span,
    )


_CALLS = frozenset({"called", "calls", "calling"})


@cache
def _on_or_for() -> re.Pattern[str]:
    return re.compile(r" (?:on|upon|for) ")


def _content(sentence: Sentence, attribution: Attribution) -> Span | None:
    """What was said: behind the verb up to the relay, or before the subject of a closing verb."""
    text, start = sentence.text, sentence.span.start
    if attribution.verb == "according to":
        return _according_content(sentence, attribution)
    behind = text[attribution.end :]
    edge = sentence.edge(attribution)
    trailing = _closes_sentence().fullmatch(behind) is not None
    trailing = trailing or (attribution.verb in {"told", "tells"} and " that " not in behind)
    # "…, its minister said": the owner goes with the one who speaks
    before = re.sub(r"\s(?:its|his|her|their|the|an?)$", "", text[:edge].rstrip())
    if edge > 20 and before.endswith(",") and trailing:
        end = len(before.rstrip(" ,"))
        return Span(start, start + end) if end > 0 else None
    end = len(text)
    for other in sentence.attributions:
        if (
            sentence.edge(other) > attribution.end
            and text[: sentence.edge(other)].rstrip()[-1:] == ","
        ):
            end = min(end, sentence.edge(other))
    for relay in sentence.relays:
        cut = sentence.place(relay.span.start)
        comma = text.rfind(",", attribution.end, cut)
        if comma > 0 and cut - comma < 60:
            end = min(end, comma)
    when = _when_said().match(text, attribution.end)
    first = when.end() if when else attribution.end
    first += len(text[first:]) - len(text[first:].lstrip(" ,:"))
    last = len(text[:end].rstrip(" .,"))
    return Span(start + first, start + last) if first < last else None


@cache
def _when_said() -> re.Pattern[str]:
    """A day and hearers between a verb and what was said."""
    return re.compile(
        r"(?: (?:reporters|journalists|lawmakers))?"
        r"(?: (?:late |early |later )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
        r"(?: (?:morning|afternoon|evening|night))?,?)?"
    )


def _according_content(sentence: Sentence, attribution: Attribution) -> Span | None:
    """What stands before ", according to her", or behind "According to her,"."""
    text, start = sentence.text, sentence.span.start
    before = text[: attribution.start].rstrip(" ,")
    if len(before.split()) >= _FEWEST:
        return Span(start, start + len(before))
    first = sentence.place(attribution.actor.end)
    first += len(text[first:]) - len(text[first:].lstrip(" ,:"))
    last = len(text.rstrip(" ."))
    return Span(start + first, start + last) if first < last else None


@cache
def _closes_sentence() -> re.Pattern[str]:
    """What may follow a verb that ends its sentence: where, when, to whom, then a relay."""
    return re.compile(
        r"(?:,? (?:on|in|at|during|after|before|late|early|to|through|via|following|ahead|earlier|"
        r"later|yesterday|today|from|by|with|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
        r"[^,;:]{0,90})?(?:[.,].{0,90})?"
    )


def _made(ground: Ground, sentence: Sentence, near: int) -> int:
    """The index of the date on which it was said: outside quotations, past, nearest the verb."""
    best, distance = -1, len(sentence.text)
    first = bisect_left(ground.dates, sentence.span.start, key=lambda date: date.span.start)
    for number in range(first, len(ground.dates)):
        found = ground.dates[number]
        if found.span.start >= sentence.span.end:
            break
        if found.quoted:
            continue
        if found.direction == "future" or len(found.value) != len("2025-05-11"):
            continue
        if found.value > ground.day or _dates_the_relay(sentence, found.span):
            continue
        gap = abs(sentence.place(found.span.start) - near)
        if gap < distance:
            best, distance = number, gap
    return best


def _dates_the_relay(sentence: Sentence, date: Span) -> bool:
    """Tell "the Outlet reported on Saturday": the day of the report, not of the words."""
    return any(
        relay.rule == "relay: reported at the end" and 0 <= date.start - relay.span.end <= 24
        for relay in sentence.relays
    )


def _lead_in(
    sentence: Sentence, scene: Scene, lead: Speaker | None, new: list[Statement]
) -> Speaker | None:
    """Who a colon at the end of a sentence announces; holds while only quotations follow."""
    text = sentence.text.rstrip()
    if text.endswith(":"):
        if sentence.attributions:
            return identify(sentence.attributions[-1].actor, scene)
        actor = first_subject(text, sentence.span.start, sentence.actors, len(text))
        return identify(actor, scene) if actor else None
    if lead is not None and new and not text.replace(BLANK, "").strip(" .,!?"):
        return lead
    return None


def _remember(sentence: Sentence, scene: Scene, new: list[Statement]) -> None:
    """Keep who spoke last, for pronouns and for "the statement"."""
    speaker = new[-1].speaker if new else None
    if speaker is not None and speaker.name:
        scene.hear(speaker)
        return
    if speaker is not None and speaker.rule == "speaker: group":
        scene.last_group = speaker
    for attribution in sentence.attributions:
        if attribution.actor.kind in {"person", "organisation"}:
            scene.hear(identify(attribution.actor, scene))
            return
    actor = first_subject(sentence.text, sentence.span.start, sentence.actors, len(sentence.text))
    if actor is not None and actor.kind in {"organisation", "place"}:
        scene.last_group = identify(actor, scene)
