"""Which mentions are the same person, body or place: "Holm" is the Ada Holm named before.

A last name goes to the person who bears it; where two do, to the one named last before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from chronicle.ingest import tables
from chronicle.ingest.findings import Name, NameKind, Span
from chronicle.ingest.kinds_of_words import PARTICLES
from chronicle.ingest.mentions import Mention
from chronicle.ingest.register import Entry, Register
from chronicle.ingest.tokens import fold, tokens


@dataclass(slots=True)
class _Known:
    """People and bodies met so far in one article, by the words that call them back."""

    people: dict[str, list[str]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    entries: dict[str, Entry] = field(default_factory=dict)


def settle(
    plain: str, mentions: Sequence[Mention], short_forms: dict[str, str], register: Register
) -> tuple[Mention, ...]:
    """Give every mention the full name of what it stands for; drop what stays unknown."""
    known = _learn(mentions)
    mentions = _as_written(mentions)
    found: list[Mention] = []
    recent: dict[str, str] = {}
    for mention in mentions:
        if _names_a_person(mention, known):
            mention = mention._replace(kind="")  # noqa: PLW2901 - "in Holm's statement" is no place
        settled = _settle(mention, known, recent, short_forms, register)
        if settled is None and found and _listed_with(found[-1], mention, plain):
            settled = mention._replace(kind="place", rule=f"listed with {found[-1].name}")
        if settled is None:
            continue
        if settled.kind == "person":
            for word in _words(settled.name):
                recent[word] = settled.name
        found.append(settled)
    return tuple(found)


def _listed_with(before: Mention, mention: Mention, plain: str) -> bool:
    """Tell the unknown second place of "Westia and Ostland"."""
    gap = plain[before.span.end : mention.span.start]
    alone = " " not in mention.name and mention.name.istitle()
    ends = plain[mention.span.end : mention.span.end + 1] in {".", ",", ";"}
    # "in Al-Barka, Basilan."
    inside = (
        gap == ", " and ends and not before.id and before.rule.startswith(("after 'in'", "bef"))
    )
    return before.kind == "place" and (gap in {" and ", ", and "} or inside) and alone


def _names_a_person(mention: Mention, known: _Known) -> bool:
    guessed = mention.kind == "place" and not mention.id and mention.rule.startswith("after '")
    return guessed and " " not in mention.name and fold(mention.name) in known.people


def _as_written(mentions: Sequence[Mention]) -> list[Mention]:
    """Outlets and bodies that only the common tables know keep the article's fullest spelling."""
    fullest: dict[tuple[str, str], str] = {}
    for mention in mentions:
        if mention.kind in _AS_WRITTEN and not mention.id and mention.words:
            key = (mention.kind, mention.name)
            if len(mention.words) > len(fullest.get(key, "")):
                fullest[key] = mention.words
    return [
        mention._replace(name=fullest.get((mention.kind, mention.name), mention.name))
        for mention in mentions
    ]


_AS_WRITTEN = frozenset({"outlet", "platform", "organisation"})


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word.lower() not in PARTICLES and len(word) > 1]


def _full_names(mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """People named by two words or more, each once, with the fullest form of their name."""
    # By first word: who is named a hundred times, or beside a hundred others, costs no more.
    people: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        words = _words(mention.name) if mention.kind == "person" else []
        if len(words) > 1:
            people.setdefault(words[0], {}).setdefault(mention.name, mention)
    found: list[tuple[Mention, str]] = []
    for same in people.values():
        alike = list(same.values())
        found.extend(
            (mention, _longest(mention.name, alike))
            for mention in alike
            if mention.id or not any(_is_part(mention.name, other.name) for other in alike)
        )
    return found


def _learn(mentions: Sequence[Mention]) -> _Known:
    known = _Known()
    for mention, name in _full_names(mentions):
        for word in _words(name):
            names = known.people.setdefault(word, [])
            if name not in names:
                names.append(name)
        if mention.id:
            known.entries[name] = Entry("person", mention.name, mention.id, mention.country)
    for mention in mentions:
        words = _words(mention.name)
        if mention.kind == "place" and len(words) == 1 and not _names_a_person(mention, known):
            known.places.add(mention.name)
        if mention.kind == "outlet":
            known.outlets.add(mention.name)
        is_new_body = mention.kind == "organisation" and not mention.id and len(words) > 1
        if is_new_body and len(mention.name) > len(known.bodies.get(words[0], "")):
            known.bodies[words[0]] = mention.name
    return known


def _is_part(name: str, other: str) -> bool:
    """Tell "John Luk" from "John Luk Jok": a name that a fuller one begins with."""
    words, others = _words(name), _words(other)
    return len(words) < len(others) and others[: len(words)] == words


def _longest(name: str, people: Iterable[Mention]) -> str:
    """The fullest form of a name: "John Bolton" is "John R. Bolton" if the article has that."""
    words = _words(name)
    best = name
    for other in people:
        others = _words(other.name)
        same = others[-1] == words[-1] and others[0] == words[0]
        if other.id and same:
            return other.name
        if same and len(fold(other.name)) > len(fold(best)):
            best = other.name
    return best


def _settle(
    mention: Mention,
    known: _Known,
    recent: dict[str, str],
    short_forms: dict[str, str],
    register: Register,
) -> Mention | None:
    if mention.kind == "person":
        return _settle_person(mention, known, recent, register)
    if mention.kind == "organisation" and mention.name in short_forms:
        return mention._replace(name=short_forms[mention.name])
    if mention.kind == "organisation" and not mention.id and len(_words(mention.name)) > 1:
        body = known.bodies.get(_words(mention.name)[0], "")
        return mention._replace(name=body) if _is_part(mention.name, body) else mention
    if mention.kind == "place" and _is_last_name(mention, known):
        full = _full_name(mention.name, known, recent) or mention.name
        return mention._replace(kind="person", name=full, rule=f"part of {full!r}")
    if mention.kind:
        return mention
    return _settle_unknown(mention, known, recent, short_forms, register)


def _is_last_name(mention: Mention, known: _Known) -> bool:
    """Tell Hale the person from Hale the city, where the article names an Ada Hale."""
    words = _words(mention.name)
    if mention.id or len(words) != 1 or any(mention.name in c.names for c in tables.countries()):
        return False
    return any(_words(full)[-1] == words[0] for full in known.people.get(words[0], ()))


def _settle_person(
    mention: Mention, known: _Known, recent: dict[str, str], register: Register
) -> Mention:
    if mention.id:
        return mention
    full = _full_name(mention.name, known, recent)
    if full is None:
        words = _words(mention.name)
        entry = register.surnames.get(words[-1]) if words else None
        if entry is not None and (len(words) == 1 or mention.name.startswith(entry.name[0])):
            rule = "the one person of the register with this last name"
            if len(words) == 1:
                return mention._replace(name=entry.name, id=entry.id, rule=rule)
        return mention
    entry = known.entries.get(full)
    return mention._replace(name=full, id=entry.id if entry else "")


def _full_name(name: str, known: _Known, recent: dict[str, str]) -> str | None:
    words = _words(name)
    if not words:
        return None
    names = known.people.get(words[-1], ())
    fitting = [full for full in names if _calls(words, _words(full))]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]
    if len(words) == 1:
        by_last = [full for full in fitting if _words(full)[-1] == words[0]]
        if len(by_last) == 1:
            return by_last[0]
        last = recent.get(words[0], "")
        return last if last in fitting else (by_last or fitting)[0]
    return fitting[0]


def _calls(short: list[str], full: list[str]) -> bool:
    """Tell whether a shorter name can call a full one: its words are in it, in order."""
    rest = iter(full)
    return all(any(word == other or _initial(word, other) for other in rest) for word in short)


def _initial(word: str, other: str) -> bool:
    return len(word) == 2 and word.endswith(".") and word[0] == other[0]


def _settle_unknown(
    mention: Mention,
    known: _Known,
    recent: dict[str, str],
    short_forms: dict[str, str],
    register: Register,
) -> Mention | None:
    if mention.name in short_forms:
        name = short_forms[mention.name]
        return mention._replace(kind="organisation", name=name, rule="its short form is explained")
    words = _words(mention.name)
    if not words:
        return None
    if mention.name in known.outlets:
        return mention._replace(kind="outlet", rule="an outlet, as elsewhere in the article")
    if mention.name in known.places:
        return mention._replace(kind="place", rule="a place, as elsewhere in the article")
    full = _full_name(mention.name, known, recent)
    if full is not None:
        entry = known.entries.get(full)
        return mention._replace(
            kind="person", name=full, id=entry.id if entry else "", rule=f"part of {full!r}"
        )
    body = known.bodies.get(words[0])
    if body is not None and len(words) <= len(_words(body)) and _calls(words, _words(body)):
        return mention._replace(kind="organisation", name=body, rule=f"part of {body!r}")
    entry = register.surnames.get(words[-1])
    if entry is not None and len(words) == 1:
        return mention._replace(
            kind="person", name=entry.name, id=entry.id,
            rule="the one person of the register with this last name",
        )  # fmt: skip
    return None


def _is_state(mention: Mention, register: Register) -> bool:
    if mention.id:
        known = register.by_id.get(mention.id)
        return known is not None and known.kind == "state"
    return any(mention.name == country.names[0] for country in tables.countries())


def read_headline(
    plain: str, span: Span, mentions: Sequence[Mention], register: Register
) -> tuple[Mention, ...]:
    """Find in the headline what the register or the story below it names; nothing else."""
    words = tokens(plain, span.start, span.end)
    people = {word: m for m in mentions if m.kind == "person" for word in _words(m.name)[-1:]}
    named = {tuple(_words(m.name)): m for m in mentions if m.kind == "organisation"}
    written = {
        body.name: m.name
        for m in mentions
        if m.kind in _AS_WRITTEN and not m.id and (body := register.named(m.name)) is not None
    }
    found: list[Mention] = []
    place = 0
    while place < len(words):
        size = 1
        entry = register.at(words, place)
        if entry is not None and words[place].is_capital:
            size, known = entry
            at = Span(words[place].start, words[place + size - 1].end)
            found.append(
                Mention(at, at.start, known.kind, written.get(known.name, known.name), known.id,
                        known.country, rule="named in the headline")
            )  # fmt: skip
        elif words[place].folded in people:
            at = Span(words[place].start, words[place].end)
            found.append(people[words[place].folded]._replace(span=at, start=at.start))
        else:
            for length in range(min(8, len(words) - place), 1, -1):
                key = tuple(word.folded for word in words[place : place + length])
                if key in named:
                    size = length
                    at = Span(words[place].start, words[place + size - 1].end)
                    found.append(named[key]._replace(span=at, start=at.start))
                    break
        place += size
    return tuple(found)


_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place", "outlet", "platform")


def names_of(mentions: Sequence[Mention], plain: str, register: Register) -> tuple[Name, ...]:
    """Gather the mentions of each name, in the order of first mention."""
    gathered: dict[tuple[str, str], Name] = {}
    for mention in mentions:
        kind = next((kind for kind in _KINDS if kind == mention.kind), None)
        if kind is None:
            continue
        if kind == "place" and _is_state(mention, register):
            kind = "state"
        key = (kind, mention.id or fold(mention.name))
        name = gathered.get(key)
        if name is None:
            words = mention.span.of(plain)
            doubt = "" if mention.id else "not in the register"
            gathered[key] = Name(
                span=mention.span, rule=mention.rule, reason=f"{words!r}: {mention.rule}",
                doubt=doubt, kind=kind, name=mention.name, id=mention.id,
                country=mention.country, role=mention.role, of=mention.of,
                mentions=(mention.span,),
            )  # fmt: skip
            continue
        gathered[key] = msgspec.structs.replace(
            name,
            mentions=(*name.mentions, mention.span),
            role=name.role or mention.role,
            of=name.of or mention.of,
        )
    return tuple(gathered.values())
