"""Through whom words came: "told X", "Y reported", "according to Z", first hand first.

A relay is an outlet, a platform, or vague words ("media reports") that stay vague. The source's
own outlet is never a relay. Every rule needs its formula: an outlet's name alone is none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from chronicle.ingest.findings import Relay, Span
from chronicle.ingest.kinds_of_words import OUTLET_HEADS, OUTLET_NOUNS
from chronicle.ingest.mentions import Mention
from chronicle.ingest.moments import MONTHS, WEEKDAYS
from chronicle.ingest.register import outlet_words
from chronicle.ingest.tokens import fold


class Formula(NamedTuple):
    """A relay formula: how near to the speaker it stands (0 is nearest) and its pattern."""

    order: int
    name: str
    pattern: re.Pattern[str]
    strict: bool


# A name as a relay formula may hold it: capitalised words, with an article and a generic noun.
_NAME = (
    r"(?:the |its |local |state-run |state |private |public |daily |news |broadcaster |newspaper |"
    r"channel |magazine |website |agency |outlet |national |international |U\.?S\.? |British |"
    r"Russian |Ukrainian |Chinese |French |German |Turkish |American |Israeli |Qatari |"
    r"[A-Z][a-z]+(?:an|ish|ese)(?:[’']s)? |(?:[A-Z][a-z]+ )?[A-Z][a-z]+[’']s |official |"
    r"semi-official ){0,4}"
    r"(?P<name>(?:The )?[A-Z][\w.’'/&-]{0,40}"
    r"(?:(?: of| de| della| la| du)? [A-Z0-9][\w.’'/&-]{0,40}){0,4})"
)
_VAGUE = (
    r"(?P<vague>(?:(?:[A-Z][a-z]+(?:n|ish|ese|i)|several|some|various|multiple|many|unconfirmed|"
    r"other|earlier|initial|local|state|state-run|state-controlled|foreign|international|national|"
    r"western|Western|social|unnamed|numerous|domestic|independent|official) ){0,3}"
    r"(?:media reports?|news reports?|press reports?|media|news agencies|news outlets|outlets|"
    r"newspapers|news media|reports|state television|state TV|the press|news sites|broadcasters))"
)


@cache
def _formulas() -> tuple[Formula, ...]:
    verbs = r"(?:reported|reports|wrote|said|says|quoted|cited|noted|has reported|writes)"
    day = r"(?: (?:on |late |early )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    noun = r"(?: (?:broadcaster|newspaper|news agency|agency|website|channel|daily|magazine))?"
    told = r"(?:told|tells|telling|informed|assured)"
    talk = (
        r"(?:[Ii]n (?:an|a|his|her|its|their)[\w -]{0,30}(?:interview|statement|comment|"
        r"conversation|appearance|op-ed|column|article|essay|piece|email|e-mail|report)s?|"
        r"[Ii]n (?:remarks|comments|interviews|quotes|statements)|interviewed|[Ss]peaking|spoke|"
        r"talking|talked|remarks|commented|comments|speaks|appearing|appeared)"
    )
    table: tuple[tuple[int, str, str, bool], ...] = (
        (0, "told an outlet", rf"\b{told} {_NAME}", True),
        (
            0,
            "interview",
            (rf"\b{talk}(?: [\w’' -]{{0,40}}?)? (?:to|with|for|by|on|in|published in|published by) "
            rf"{_NAME}"),
            True,
        ),
        (0, "interview", rf"\binterview (?:to|with|for) {_NAME}", True),
        (
            0,
            "on a platform",
            (r"\b(?:on|via|through|over|to) (?:his |her |its |their |the |own |official |personal |"
            r"social |media |network |platform |microblog |micro-blogging |site |verified )"
            rf"{{0,4}}{_NAME}"),
            True,
        ),
        (
            0,
            "a post",
            (r"\b(?:post|message|video|statement|thread|posted|wrote|posting|account|page) "
            r"(?:published |released |shared |posted )?(?:on|to) (?:his |her |its |their |the )?"
            rf"{_NAME}"),
            True,
        ),
        (0, "on a programme", rf"\bon {_NAME}(?:[’']s)\b", True),
        (2, "according to", (rf"\b[Aa]ccording to (?:a (?:report|story) (?:by|in|from) |reports? "
         rf"(?:by|in|from) )?{_NAME}"), True),
        (2, "according to", rf"\b[Aa]ccording to (?:the |a |an )?{_VAGUE}", False),
        (2, "per", rf"\b[Pp]er (?:a report (?:by|in|from) )?{_NAME}", True),
        (2, "as reported by", (rf"\b(?:as )?(?:quoted|reported|cited|published|carried|seen|"
         rf"broadcast|aired|obtained|first reported) (?:by|in|on) {_NAME}"), True),
        (2, "as reported by", (rf"\b(?:as )?(?:quoted|reported|cited|carried) (?:by|in|on) "
         rf"(?:the |a )?{_VAGUE}"), False),
        (3, "reported at the end",
         rf"[,”\"¶] (?:the )?{_NAME}{noun} (?:has )?{verbs}{day}\b", True),
        (3, "reported at the end", (rf"[,”\"¶] (?:the )?{_VAGUE} (?:has |have )?(?:report|reported|"
         r"reports|said|say)\b"), False),
        (3, "reported at the start", (rf"(?:^|[.;] ){_NAME} (?:has |also )?(?:reported|reports|"
         rf"quoted|quotes|cites|cited){day}\b"), True),
        (3, "reported at the start", (rf"(?:^|[.;] ){_VAGUE} (?:have |has |also )?"
         rf"(?:reported|report|quoted){day}\b"), False),
        (3, "reported inside", (rf"\b(?:as|after|while|and|but) {_VAGUE} (?:has |have )?"
         r"(?:reported|report)\b"), False),
        (3, "reported at the end",
         rf"[,”\"¶] (?:report|reports|reported) (?:the )?{_NAME}(?=[ .,])", True),
        (2, "as reported by", rf"\bquoted as (?:saying|telling)[^.;]{{0,90}}? by {_NAME}", True),
        (2, "as reported by", (rf"\bquoted as (?:saying|telling) (?:\w+ )?by (?:the |a )?{_VAGUE}"),
         False),
        (0, "a statement through", (r"\b(?:statement|message|letter|remarks|comments) (?:carried |"
         r"published |released |issued |broadcast |aired )?(?:via|through|by) (?:the )?"
         rf"{_NAME}"), True),
        (3, "quoted as saying", rf"\b{_NAME} quoted [^.;]{{2,80}} as saying", True),
    )  # fmt: skip
    return tuple(
        Formula(order, name, re.compile(text), strict) for order, name, text, strict in table
    )


def find_relays(text: str, offset: int, mentions: Sequence[Mention], own: str) -> tuple[Relay, ...]:
    """Find the relays of a sentence, first hand first. `text` has its quotations blanked.

    `own` is the name of the source's outlet, which is left out.
    """
    found: list[tuple[int, int, Relay]] = []
    for formula in _formulas():
        for match in formula.pattern.finditer(text):
            relay = (
                _named(match, formula, offset, mentions)
                if formula.strict
                else _vague(match, formula, offset)
            )
            found.extend(
                (formula.order, each.span.start, each)
                for each in (relay, *_others(text, match, formula, offset, mentions))
                if each is not None and not (each.name and _same(each.name, own))
            )
    found.extend(_tweets(text, offset))
    found.sort(key=lambda entry: (entry[0], entry[1]))
    return _distinct(relay for _, _, relay in found)


def outlets_in(plain: str, span: Span, mentions: Sequence[Mention], own: str) -> tuple[Relay, ...]:
    """The outlets named in a line that says where something was published, but for one's own."""
    line = f"{span.of(plain)!r} names the source"
    known = [
        Relay(span=one.span, rule="relay: source line", reason=line, name=one.name, id=one.id)
        for one in mentions
        if one.span.overlaps(span) and one.kind in {"outlet", "platform"}
    ]
    return _distinct(relay for relay in known if not _same(relay.name, own))


@cache
def _and_another() -> re.Pattern[str]:
    """A second outlet behind the first: Northern Wire and the Havn 24 broadcaster."""
    return re.compile(rf"(?:,? and(?: with| to)?|,) (?:the )?{_NAME}")


def _same(one: str, other: str) -> bool:
    strip = {"the", "news", "agency"}
    first = {word for word in fold(one).lower().split() if word not in strip}
    second = {word for word in fold(other).lower().split() if word not in strip}
    return bool(first) and first == second


def _distinct(relays: Iterable[Relay]) -> tuple[Relay, ...]:
    kept: list[Relay] = []
    for relay in relays:
        name = relay.name or relay.vague
        if not any(
            other.span.overlaps(relay.span) or name == (other.name or other.vague) for other in kept
        ):
            kept.append(relay)
    return tuple(kept)


def _others(
    text: str, match: re.Match[str], formula: Formula, offset: int, mentions: Sequence[Mention]
) -> Iterable[Relay | None]:
    """The outlets that stand beside the first in a formula of speech: to one and another."""
    if formula.strict and formula.order == 0:
        more = _and_another().match(text, match.end("name"))
        if more is not None:
            yield _named(more, formula, offset, mentions)


def _vague(match: re.Match[str], formula: Formula, offset: int) -> Relay:
    start, end = match.span("vague")
    return Relay(
        span=Span(offset + start, offset + end), rule=f"relay: {formula.name}",
        reason=f"{match.group().strip(' ,.;')!r} names no outlet", vague=match["vague"],
    )  # fmt: skip


_PLATFORM_FORMULAS = frozenset({"on a platform", "a post"})


def _named(
    match: re.Match[str],
    formula: Formula,
    offset: int,
    mentions: Sequence[Mention],
) -> Relay | None:
    start, end = match.span("name")
    span = Span(offset + start, offset + end)
    mention = next(
        (m for m in mentions if m.span.overlaps(span) and m.kind in {"outlet", "platform"}), None
    )
    words = match["name"].rstrip(".").removesuffix("'s").removesuffix("’s")
    reason = f"{' '.join(match.group().split())!r}"
    if mention is None:
        named = _by_word(words, formula, span, reason)
        body = next((m for m in mentions if m.span.overlaps(span) and m.kind), None)
        if body is not None and body.kind == "organisation" and _is_broadcaster(body.name):
            return Relay(span=body.span, rule=f"relay: {formula.name}", reason=reason,
                         name=body.name.rstrip("."), id=body.id)  # fmt: skip
        known = body is not None
        return named or (None if known else _unknown(match, words, formula, span))
    if formula.name in {"on a platform", "on a programme"} and mention.kind == "outlet" and not (
        formula.name == "on a programme" or match.group().startswith("on ")
    ):  # fmt: skip
        return None
    if mention.span.start > span.start + len("The "):
        # The formula's name begins with something else: "told Hale on Outlet".
        lead = match.string[start : mention.span.start - offset].strip()
        if lead and not re.fullmatch(r"(?:The|[A-Z][a-z]+(?:an|ish|ese)|State|Daily)", lead):
            return None
    name, _, noun = mention.name.rpartition(" ")
    return Relay(
        span=mention.span, rule=f"relay: {formula.name}", reason=reason,
        name=name if noun in OUTLET_NOUNS else mention.name, id=mention.id,
    )  # fmt: skip


def _by_word(words: str, formula: Formula, span: Span, reason: str) -> Relay | None:
    """Outlets whose names are common words: X, Time, the Guardian."""
    entries = outlet_words()
    parts = words.removeprefix("The ").split()
    entry = entries.get(words) or (entries.get(parts[0]) if parts else None)
    if entry is None or (len(parts) > 1 and words not in entries):
        return None
    if (entry.kind == "platform") != (formula.name in _PLATFORM_FORMULAS) and entry.name == "X":
        return None
    return Relay(span=span, rule=f"relay: {formula.name}", reason=reason, name=entry.name)


def _unknown(match: re.Match[str], words: str, formula: Formula, span: Span) -> Relay | None:
    """A name nobody knows, in a formula that only outlets stand in."""
    if words in {*WEEKDAYS, *MONTHS}:
        return None
    reason = f"{' '.join(match.group().split())!r}"
    parts = {part.lower().rstrip(".") for part in words.split()[-2:]}
    looks_like_outlet = (
        bool(parts & OUTLET_HEADS)
        or any(f" {noun} " in f" {match.group().lower()} " for noun in OUTLET_NOUNS)
        or _noun_behind().match(match.string, match.end("name")) is not None
    )
    only_outlets = formula.name in {"reported at the end", "as reported by"} and re.search(
        r"\b(?:report|quoted|cited|carried)", match.group()
    )
    # Inside a sentence only the titles of papers keep their article's capital.
    titled = words.startswith("The ") and match.start("name") > 0
    if not looks_like_outlet and not only_outlets and not titled:
        return None
    return Relay(
        span=span, rule=f"relay: {formula.name}", reason=reason, name=words,
        doubt="an outlet the register does not know",
    )  # fmt: skip


@cache
def _noun_behind() -> re.Pattern[str]:
    """Behind a name: the IRIB news web site."""
    nouns = "|".join(sorted(OUTLET_NOUNS - {"site", "program", "programme", "station", "agency"}))
    return re.compile(rf"(?: (?:state|news|official|public))* (?:{nouns}|web ?site|news agency)\b")


def _is_broadcaster(name: str) -> bool:
    return any(part.lower() in OUTLET_HEADS for part in name.split())


@cache
def _tweet() -> re.Pattern[str]:
    return re.compile(r"\b(?:tweet|tweets|tweeted|tweeting|retweeted)\b")


def _tweets(text: str, offset: int) -> list[tuple[int, int, Relay]]:
    return [
        (
            0,
            offset + match.start(),
            Relay(
                span=Span(offset + match.start(), offset + match.end()), rule="relay: a tweet",
                reason=f"a {match.group()!r} is on Twitter", name="Twitter",
            ),
        )
        for match in _tweet().finditer(text)
    ]  # fmt: skip
