"""A made-up chronicle of any size, ready to build: all kinds of records, alike at every run.

    benchmarks/generate.py 1000 DIR            1,000 events with all that belongs to them
    benchmarks/generate.py 1000 DIR --extra    in such a DIR: one newest entry, event and source

Words, names and addresses are invented. The proportions are those of a real chronicle: a source
for every event, a few hundred actors and places whatever the size, claims with relay chains, a
fingerprint on one source in twenty, and texts of 250 to 400 words.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from chronicle.fingerprint import make_fingerprint

FIRST: Final = date(2013, 1, 1)
DAYS: Final = 4383  # twelve years, whatever the number of events
SEED: Final = 20260101
SYLLABLES: Final = (
    "ka ro mi ten sol ver an dor lis ta mor el bri nos que ha lin dar po vel so ri gan tu fen os"
).split()
COMMON: Final = (
    "the of and to in a that was with on not his but at this have from had they which one were all "
    "there would their we been when who will no more if out so said what about than into only "
    "other time new some two may first then any now over such our most made after also many before "
    "must back years where way down should because long each just state people good world make "
    "still see work day here between both under never same last another while great against come "
    "since right took use during without again place around however home small found given talks "
    "truce border offer answer council minister report agreement committee harbour bridge law "
    "court letter draft treaty sanction region capital parliament delegation exchange"
).split()
STANCES: Final = "asserts denies demands offers rejects accepts welcomes proposes".split()
KINDS: Final = "meeting call statement proposal response summit visit exchange".split()
REGISTERS: Final = {
    "states": 20,
    "people": 180,
    "places": 80,
    "issues": 60,
    "outlets": 60,
    "tracks": 20,
}
"""How many there are of what events are made of, whatever the number of events."""
RELATIONS: Final = "follows responds-to results-in confirms contradicts".split()


class Names(NamedTuple):
    """The ids of what events are made of."""

    actors: tuple[str, ...]
    states: tuple[str, ...]
    places: tuple[str, ...]
    issues: tuple[str, ...]
    outlets: tuple[str, ...]
    tracks: tuple[str, ...]


def main() -> None:
    """Write a chronicle, or one more entry of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=_Plain)
    arguments.add_argument("events", type=int, help="the number of events")
    arguments.add_argument("folder", type=Path, help="where the chronicle is written")
    arguments.add_argument("--extra", action="store_true", help="add one newest entry")
    asked = arguments.parse_args()
    made = one_more(asked.events) if asked.extra else chronicle(asked.events)
    number = 0
    for path, text in made:
        target = asked.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        number += 1
    sys.stdout.write(f"{number} files in {asked.folder}\n")


class _Plain(argparse.RawDescriptionHelpFormatter):
    pass


def chronicle(events: int) -> Iterator[tuple[str, str]]:
    """Every file of a chronicle, by path: settings, registers, then events with their sources."""
    rng = random.Random(SEED)  # noqa: S311 - made-up content, no secret
    names, registers = _registers(rng)
    yield "mkdocs.yml", _settings(names)
    yield "templates/.keep", ""  # MkDocs wants the folder to exist
    yield from registers
    for number in range(events):
        yield from _entry(number, events, names)
    for number in range(max(1, events // 50)):
        yield _proposal(number, events, names)
    for number in range(max(1, events // 200)):
        yield _agreement(number, events, names)


def one_more(events: int) -> Iterator[tuple[str, str]]:
    """The newest entry on top of so many: an event the day after the last one, and its source."""
    rng = random.Random(SEED)  # noqa: S311 - as above
    names, _ = _registers(rng)
    yield from _entry(events, events, names)


# --- registers -----------------------------------------------------------------------------


def _registers(rng: random.Random) -> tuple[Names, list[tuple[str, str]]]:
    files: list[tuple[str, str]] = []

    def register(kind: str, number: int, lines: Callable[[], str], head: str) -> tuple[str, ...]:
        ids: list[str] = []
        while len(ids) < number:
            words = [_word(rng), _word(rng)]
            id_ = "-".join(words)
            if id_ in ids:
                continue
            ids.append(id_)
            label = " ".join(word.capitalize() for word in words)
            text = _front(f"{head}: {label}", lines(), "added: 2013-01-01")
            files.append((f"content/{kind}/{id_}.md", text + _paragraph(rng, 30) + "\n"))
        return tuple(ids)

    def person() -> str:
        post = f"{{post: Minister, of: {rng.choice(states)}, from: 2012-01-01}}"
        return f"kind: person\nposts:\n  - {post}"

    def where() -> str:
        return f"lat: {rng.uniform(-60, 70):.4f}\nlon: {rng.uniform(-170, 170):.4f}"

    states = register("actors", REGISTERS["states"], lambda: "kind: state", "name")
    people = register("actors", REGISTERS["people"], person, "name")
    places = register("places", REGISTERS["places"], where, "name")
    issues = register("issues", REGISTERS["issues"], lambda: "scope: What is told of it", "title")
    outlets = register("outlets", REGISTERS["outlets"], lambda: "ownership: private", "name")
    tracks = register("tracks", REGISTERS["tracks"], lambda: "scope: A line of talks", "title")
    return Names(people, states, places, issues, outlets, tracks), files


def _settings(names: Names) -> str:
    parties = ", ".join(names.states[:5])
    return (
        "site_name: A made-up chronicle\n"
        "site_url: https://chronicle.example/\n"
        "docs_dir: content\nsite_dir: site\n"
        "theme: {name: null, custom_dir: templates}\n"
        f"plugins:\n  - chronicle:\n      format: 1\n      parties: [{parties}]\n"
    )


# --- entries -------------------------------------------------------------------------------


def _entry(number: int, events: int, names: Names) -> Iterator[tuple[str, str]]:
    """An event, and the source that was published on the day after it."""
    rng = _rng(number)
    day = _day(number, events)
    outlet, slug = _outlet(number, names), _slug(number)
    source = _source_id(number, events, names)
    sources = [source, *_others(rng, number, events, names)]
    speakers = rng.sample(names.actors, 4)
    claims = "".join(
        f"  - id: c{n}\n    speaker: {speaker}\n    for: {rng.choice(names.states)}\n"
        f"    made: {day}\n    quote: {_words(rng, 14)}\n    lang: en\n"
        f"    issues: [{rng.choice(names.issues)}]\n    stance: {rng.choice(STANCES)}\n"
        f"    via: [{rng.choice([one for one in names.outlets if one != outlet])}]\n"
        f"    source: {source}\n"
        for n, speaker in enumerate(speakers[: rng.randint(1, 4)])
    )
    relations = (
        "".join(
            f"  - {rng.choice(RELATIONS)}: {_event_id(earlier, events)}\n"
            for earlier in sorted({rng.randrange(max(0, number - 80), number) for _ in range(2)})
        )
        if number
        else ""
    )
    participants = "".join(
        f"  - {{actor: {one}, for: {rng.choice(names.states)}}}\n" for one in speakers
    )
    text = _front(
        f"title: {_words(rng, 7).capitalize()}",
        f"date: {day}",
        f"sources: [{', '.join(dict.fromkeys(sources))}]",
        f"kind: {rng.choice(KINDS)}",
        "status: held",
        f"track: {names.tracks[number % len(names.tracks)]}",
        f"places: [{rng.choice(names.places)}]",
        f"participants:\n{participants}issues: [{', '.join(rng.sample(names.issues, 2))}]",
        (f"relations:\n{relations}" if relations else "") + f"claims:\n{claims}added: {day}",
    )
    body = "\n\n".join(_paragraph(rng, 80) for _ in range(4))
    linked = f"{body}\n\nIt was [[{speakers[0]}]] who asked for it.\n"
    yield f"content/events/{day.year}/{_event_id(number, events)}.md", text + linked
    lines = [
        f"outlet: {outlet}",
        f"url: https://press.example/{slug}-{number}",
        f"title: {_words(rng, 8).capitalize()}",
        f"published: {day}",
        "lang: en",
    ]
    if number % 20 == 0:
        found = make_fingerprint(_paragraph(rng, 500) + claims, complete=False, made_by="made up")
        keys = ("format", "normaliser", "words", "sha256", "made_by", "filter")
        told = "  complete: false\n"
        told += "".join(f"  {key}: {getattr(found, key)}\n" for key in keys)
        lines.append(f"fingerprint:\n{told}added: {day}")
    else:
        lines.append(f"added: {day}")
    yield f"content/sources/{day.year}/{source}.md", _front(*lines)


def _proposal(number: int, events: int, names: Names) -> tuple[str, str]:
    rng = _rng(-1 - number)
    of = number * 50
    day = _day(of, events)
    source = _source_id(of, events, names)
    answers = "".join(
        f"  - id: a{n}\n    speaker: {rng.choice(names.actors)}\n    for: {state}\n"
        f"    says: {_words(rng, 9)}.\n    stance: {rng.choice(['rejects', 'accepts', 'defers'])}\n"
        f"    about: {{of: proposal-{number}}}\n    source: {source}\n"
        for n, state in enumerate(rng.sample(names.states[:5], 2))
    )
    text = _front(
        f"title: {_words(rng, 6).capitalize()}",
        f"proposers: [{rng.choice(names.states)}]",
        f"tabled: {day}",
        f"sources: [{source}]",
        f"terms:\n  - {{issue: {rng.choice(names.issues)}, text: {_words(rng, 8)}}}",
        f"deadline: {day + timedelta(days=20)}",
        f"claims:\n{answers}added: {day}",
    )
    return f"content/proposals/proposal-{number}.md", text + _paragraph(rng, 60) + "\n"


def _agreement(number: int, events: int, names: Names) -> tuple[str, str]:
    rng = _rng(-1_000_000 - number)
    of = number * 200
    day = _day(of, events)
    text = _front(
        f"title: {_words(rng, 6).capitalize()}",
        "stage: partial",
        f"sources: [{_source_id(of, events, names)}]",
        f"parties: [{', '.join(rng.sample(names.states, 2))}]",
        f"signed: {day}",
        "commitments:\n"
        f"  - {{id: one, by: [{rng.choice(names.states)}], what: {_words(rng, 6)}, "
        f"quantity: 100, unit: persons, fulfilled: [{{date: {day}, quantity: 60}}]}}\n"
        f"added: {day}",
    )
    return f"content/agreements/agreement-{number}.md", text + _paragraph(rng, 60) + "\n"


# --- parts ---------------------------------------------------------------------------------


def _rng(number: int) -> random.Random:
    """Each entry has its own randomness, so that one more entry changes no other."""
    return random.Random(SEED * 1_000_003 + number)  # noqa: S311 - made-up content


def _day(number: int, events: int) -> date:
    return FIRST + timedelta(days=number * DAYS // events)


def _slug(number: int) -> str:
    return "-".join(_word(_rng(number)) for _ in range(3))


def _event_id(number: int, events: int) -> str:
    return f"{_day(number, events)}-{_slug(number)}-{number}"


def _outlet(number: int, names: Names) -> str:
    return names.outlets[number * 7 % len(names.outlets)]


def _source_id(number: int, events: int, names: Names) -> str:
    return f"{_day(number, events)}-{_outlet(number, names)}-s{number}"


def _others(rng: random.Random, number: int, events: int, names: Names) -> list[str]:
    """Sources of the entries just before, which tell of this event too."""
    earlier = range(max(0, number - 5), number)
    asked = rng.sample(earlier, min(len(earlier), rng.randint(0, 2)))
    return [_source_id(one, events, names) for one in asked]


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.choice((2, 3, 3))))


def _words(rng: random.Random, number: int) -> str:
    return " ".join(_word(rng) if rng.random() < 0.2 else rng.choice(COMMON) for _ in range(number))


def _paragraph(rng: random.Random, words: int) -> str:
    told = []
    while words > 0:
        length = rng.randint(8, 20)
        sentence = _words(rng, length).capitalize()
        if rng.random() < 0.15:
            sentence += f", as [a report](https://news.example/{rng.randrange(10**6)}) has it"
        told.append(f"{sentence}.")
        words -= length
    return " ".join(told)


def _front(*lines: str) -> str:
    return "---\n" + "".join(f"{line.rstrip()}\n" for line in lines) + "---\n"


if __name__ == "__main__":
    main()
