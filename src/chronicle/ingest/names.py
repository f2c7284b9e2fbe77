"""Who and what is named in a text, mention by mention: people, organisations, places, outlets.

The register comes first, then the common tables, then what stands around a name: titles, roles,
heads ("… Committee"), appositions. What nothing speaks for stays unnamed rather than guessed.
"""

import re
from collections.abc import Sequence
from functools import cache

from chronicle.ingest.chunks import find_chunks
from chronicle.ingest.findings import Span
from chronicle.ingest.kinds_of_words import (
    ACTS,
    ORGANISATION_HEADS,
    ORGANISATION_NOUNS,
    OUTLET_HEADS,
    OUTLET_NOUNS,
    PLACE_HEADS,
    TITLE_PARTS,
    TITLES,
)
from chronicle.ingest.mentions import Mention, Words
from chronicle.ingest.name_words import MOST_NAMES, gap, is_given_name, is_role, may_be_person
from chronicle.ingest.neighbours import by_neighbours
from chronicle.ingest.newsroom import place_and_dash
from chronicle.ingest.register import Entry, Register
from chronicle.ingest.roles import apposition, role_before
from chronicle.ingest.short_forms import note_short_form
from chronicle.ingest.titles import (
    USUAL_NAMES,
    belongs_to_title,
    is_title,
    name_end,
    no_title,
    preposition_in,
    title_end,
    title_of,
)
from chronicle.ingest.tokens import tokens


def find_mentions(
    plain: str, sentences: Sequence[Span], register: Register
) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """Find every run of capitals and what it is, by itself and its neighbours, in text order.

    Short forms the text explains, "Central Bank (CB)", come as a second value.
    """
    found: list[Mention] = []
    short_forms: dict[str, str] = {}
    for span in sentences:
        words = tokens(plain, span.start, span.end)
        sentence = Words(plain, words, register, short_forms)
        dateline = _dateline(plain, span)
        for chunk in find_chunks(words, plain, sentence.known_length):
            read = _read(sentence, chunk.first, chunk.last)
            found.extend(_in_dateline(mention, dateline, register) for mention in read)
    return tuple(found), short_forms


def _dateline(plain: str, sentence: Span) -> Span:
    """Where the place of a dateline stands: MOSCOW in "MOSCOW (Sputnik) The envoys …"."""
    match = place_and_dash().match(plain, sentence.start, sentence.end)
    match = match or _place_and_agency().match(plain, sentence.start, sentence.end)
    return Span(*match.span("place")) if match else Span(0, 0)


@cache
def _place_and_agency() -> re.Pattern[str]:
    return re.compile(
        r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,20}(?: [A-ZÀ-Þ]{2,20}){0,2})(?:, [A-Z][\w ,.]{2,30})? "
        r"\((?P<agency>[A-Z][\w .&'’/-]{1,40})\)"
    )


def _in_dateline(mention: Mention, dateline: Span, register: Register) -> Mention:
    """What stands in capitals at the head of a story is where it was written."""
    if mention.kind in {"place", "state", "outlet"} or not dateline.holds(mention.span):
        return mention
    if not mention.name.isupper():
        return mention
    name = mention.name.title()
    known = register.named(name)
    if known is not None and known.kind == "place":
        return _known(mention.span, mention.start, known, "place: in the dateline")
    return Mention(mention.span, mention.start, "place", name, rule="place: in the dateline")


def _known(span: Span, start: int, entry: Entry, rule: str = "", words: str = "") -> Mention:
    rule = rule or ("known to the register" if entry.id else "known to the common tables")
    return Mention(span, start, entry.kind, entry.name, entry.id, entry.country, rule=rule,
                   words=words)  # fmt: skip


def _read(sentence: Words, first: int, last: int) -> list[Mention]:
    """Read one run: known as a whole, headed by a noun, a person with a title, or piecemeal."""
    whole = sentence.entry(first, last)
    if whole is not None and first + whole[0] == last:
        return _whole(sentence, first, last, whole[1])
    of_place = preposition_in(sentence, first, last)
    if whole is not None and of_place is not None and first + whole[0] > of_place:
        return _piecemeal(sentence, first, last)  # Kingdom of Nowhere Ada Holm
    headed = _headed(sentence, first, last)
    if headed is not None:
        return headed
    titled = _titled(sentence, first, last)
    if titled is not None:
        return titled
    return _piecemeal(sentence, first, last)


def _whole(sentence: Words, first: int, last: int, entry: Entry) -> list[Mention]:
    span = sentence.span(first, last)
    follow = sentence.lower(last)
    if entry.kind == "place" and not entry.id and last - first == 1 and follow in OUTLET_NOUNS:
        return [Mention(span, span.start, "", sentence.text(first, last))]
    if entry.kind == "person":
        role, of, start = role_before(sentence, first)
        return [_known(span, start, entry)._replace(role=role, of=of)]
    written = sentence.text(first, last)
    note_short_form(sentence, span, written if entry.kind == "place" else entry.name)
    return [_known(span, span.start, entry, words=written)]


def _headed(sentence: Words, first: int, last: int) -> list[Mention] | None:
    """A run whose last word says what it is: Defence Committee, Trade Agreement, Red Square."""
    head = sentence.lower(last - 1)
    name = sentence.text(first, last)
    span = sentence.span(first, last)
    of_place = preposition_in(sentence, first, last)
    if of_place is not None and head not in ORGANISATION_HEADS | ACTS:
        head = sentence.lower(of_place - 1)
    if last - first == 1 and head not in {"parliament", "congress", "senate"}:
        return None
    if head in ACTS and no_title(sentence, first, last):
        before = _leading_place(sentence, first, last)
        return [*before, Mention(span, span.start, "other", name, rule="an act or event")]
    if _is_news_service(sentence, last):
        return [Mention(span, span.start, "outlet", name, rule="it ends like a news agency")]
    if head in ORGANISATION_HEADS and not is_title(sentence, first, last):
        note_short_form(sentence, span, name)
        known = sentence.register.named(name)
        if known is not None:
            return [_known(span, span.start, known, words=name)]
        country = next(iter(_leading_place(sentence, first, last)), None)
        return [
            Mention(
                span, span.start, "organisation", name, country=country.country if country else "",
                rule=f"its head is {head!r}",
            )
        ]  # fmt: skip
    states = {"state"} if last - first == USUAL_NAMES else set()  # Sobal State
    if head in PLACE_HEADS | states and no_title(sentence, first, last):
        if head in {"republic", "kingdom"} and of_place is None:
            return None
        return [Mention(span, span.start, "place", name, rule=f"its head is {head!r}")]
    if head in OUTLET_HEADS and no_title(sentence, first, last):
        return [Mention(span, span.start, "outlet", name, rule=f"its head is {head!r}")]
    return None


def _is_news_service(sentence: Words, last: int) -> bool:
    """News Agency, Press Service and their like at the end of a name."""
    ends = {"agency", "service", "network", "channel", "television"}
    return sentence.lower(last - 2) in {"news", "press"} and sentence.lower(last - 1) in ends


def _leading_place(sentence: Words, first: int, last: int) -> list[Mention]:
    found = sentence.entry(first, last)
    if found is None or found[1].kind not in {"place", "demonym"}:
        return []
    span = sentence.span(first, first + found[0])
    return [_known(span, span.start, found[1])]


def _titled(sentence: Words, first: int, last: int) -> list[Mention] | None:
    start = title_end(sentence, first, last)
    if start is None:
        return None
    title = start
    while title > first and belongs_to_title(sentence, title - 1):
        title -= 1
    before = _piecemeal(sentence, first, title) if title > first else []
    of = title_of(sentence, title, start) or (before[-1].name if before else "")
    role_ahead, of_before, back = role_before(sentence, first) if title == first else ("", "", 0)
    role = sentence.text(title, start) or role_ahead
    begin = back if title == first and of_before else sentence.words[first].start
    end = name_end(sentence, start, last)
    names = [
        _person(sentence, start, end)._replace(
            start=begin, role=role, of=of or of_before, rule=f"after the title {role!r}"
        )
    ]
    rest = _piecemeal(sentence, end, last) if end < last else []
    return [*before, *names, *rest]


def _person(sentence: Words, first: int, last: int) -> Mention:
    span = sentence.span(first, last)
    found = sentence.entry(first, last)
    if found is not None and found[1].kind == "person" and first + found[0] == last:
        return _known(span, span.start, found[1])
    return Mention(span, span.start, "person", sentence.text(first, last))


def _piecemeal(sentence: Words, first: int, last: int) -> list[Mention]:
    """Cut a run at known names; what lies between is judged by its neighbours."""
    found: list[Mention] = []
    place = first
    noun = sentence.lower(last) if gap(sentence, last) == " " else ""
    entry = sentence.entry(first, last)
    if (
        noun in ORGANISATION_NOUNS
        and entry is not None
        and entry[1].kind == "demonym"
        and 1 <= last - first - entry[0] <= MOST_NAMES
    ):
        span = sentence.span(first, last)
        name, country = sentence.text(first, last), entry[1].country
        rule = f"before {noun!r}"
        return [Mention(span, span.start, "organisation", name, country=country, rule=rule)]
    split = _body_and_person(sentence, first, last)
    if split is not None:
        return split
    while place < last:
        if sentence.words[place].text in {"of", "for", "on", "to", "'s", "’s", "and", "the", "&"}:
            place += 1
            continue
        entry = sentence.entry(place, last)
        if entry is not None and not _opens_longer_name(sentence, place, entry, last):
            span = sentence.span(place, place + entry[0])
            words = sentence.text(place, place + entry[0])
            found.append(_known(span, span.start, entry[1], words=words))
            place += entry[0]
            continue
        end = _unknown_end(sentence, place, last)
        if end == place + 1 and (both := _joined_places(sentence, place)):
            found.extend(both)
            place = end
            continue
        found.append(_unknown(sentence, place, end))
        place = end
    return found


def _joined_places(sentence: Words, place: int) -> list[Mention]:
    """Both places of "Westia-Ostland"."""
    word = sentence.words[place]
    found: list[Mention] = []
    start = word.start
    for part in re.split("[-–]", word.text):
        entry = sentence.register.named(part)
        if entry is None or entry.kind not in {"place", "demonym"}:
            return []
        found.append(_known(Span(start, start + len(part)), start, entry, words=part))
        start += len(part) + 1
    return found if len(found) > 1 else []


def _body_and_person(sentence: Words, first: int, last: int) -> list[Mention] | None:
    """A body and one of its people in one run: Fisheries Committee Member Ada Holm."""
    heads = [
        n
        for n in range(first + 1, last - 2)
        if sentence.lower(n) in ORGANISATION_HEADS | {"republic"}
    ]
    for head in heads[:1]:
        for place in range(head + 1, last - 1):
            texts = [word.text for word in sentence.words[place:last]]
            if is_given_name(texts[0]) and may_be_person(texts):
                return [
                    *_read(sentence, first, head + 1),
                    _person(sentence, place, last)._replace(rule=f"{texts[0]} is a given name"),
                ]
    return None


def _opens_longer_name(sentence: Words, place: int, entry: tuple[int, Entry], last: int) -> bool:
    """Tell that a known place only opens an unknown name: Jordan Hale, Paris Expo."""
    follow = place + entry[0]
    if entry[1].kind != "place" or entry[1].id or follow >= last:
        return False
    if not sentence.words[follow].is_capital or sentence.entry(follow, last) is not None:
        return False
    if is_given_name(sentence.words[follow].text) and follow + 1 < last:
        return False  # "ambassador to Ostland Ada Holm"
    if sentence.lower(place - 1) in {"for", "to", "of"} and last - follow > 1:
        return not is_role(sentence.lower(place - 2))  # "envoy for Ostland Tollo Vark"
    return entry[0] == 1 and sentence.lower(follow) not in TITLES | TITLE_PARTS


def _unknown_end(sentence: Words, place: int, last: int) -> int:
    end = place + 1
    while end < last and sentence.words[end].text not in {
        "of",
        "for",
        "on",
        "to",
        "'s",
        "’s",
        "and",
    }:
        known = sentence.entry(end, last)
        if known is not None and known[1].kind in {"place", "demonym"} and end + known[0] < last:
            break
        end += 1
    return end


def _unknown(sentence: Words, first: int, last: int) -> Mention:
    span, name = sentence.span(first, last), sentence.text(first, last)
    parts = [sentence.register.named(part) for part in re.split("[-–]", name)]
    if len(parts) > 1 and all(part is not None and part.kind == "demonym" for part in parts):
        return Mention(span, span.start, "demonym", name)
    if name in sentence.short_forms:
        full = sentence.register.named(sentence.short_forms[name])
        if full is not None and full.kind in {"place", "person"}:
            return _known(span, span.start, full, "a short form the article explains")
        return Mention(
            span, span.start, "organisation", sentence.short_forms[name],
            rule="a short form the article explains",
        )  # fmt: skip
    role, of, start = role_before(sentence, first)
    judged = by_neighbours(sentence, first, last, role)
    if judged is None:
        return Mention(span, span.start, "", name)
    kind, rule = judged
    if kind == "organisation":
        note_short_form(sentence, span, name)
    if kind != "person":
        return Mention(span, span.start, kind, name, rule=rule)
    role = role or apposition(sentence, last)[1]
    if name.isupper() and " " in name:
        name = name.title()  # printed in capitals at the head of a story
    return Mention(
        span, start if role or of else span.start, kind, name, role=role, of=of, rule=rule
    )
