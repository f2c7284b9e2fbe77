"""Documents into records: every leaf by itself, every mistake at its place."""

import pytest

from chronicle.frontmatter import read_document
from chronicle.model import (
    RECORDS,
    Audience,
    Common,
    Described,
    Event,
    Key,
    Localised,
    Outlet,
    Record,
    Ref,
    Relation,
    Vague,
)
from chronicle.problems import Place, Problem
from chronicle.records import decode, key_of, keys_of
from chronicle.when import When, parse_when

PATH = "content/events/2025/x.md"

WHOLE = """\
---
title: Talks
date: 2025-05-16
sources: [a-source]
kind: meeting
participants:
  - {actor: ada, role: host, for: norland}
relations:
  - follows: before
  - {results-in: after, source: a-source}
claims:
  - id: ada-1
    speaker: {described_as: an official}
    to: [reporters, {described_as: guests}, bo]
    quote: "no"
    via: [wire, {vague: media reports}]
    about: {of: "issue:port", field: duration, value: PT1H}
    source: a-source
---
Text.
"""


def read(text: str, path: str = PATH) -> tuple[Record | None, tuple[Problem, ...]]:
    document, problems = read_document(path, text.encode())
    assert document is not None, problems
    key = key_of(path)
    assert isinstance(key, Key)
    record, more = decode(document, key)
    return record, (*problems, *more)


def an_event(text: str = WHOLE) -> Event:
    record, problems = read(text)
    assert isinstance(record, Event), problems
    return record


def when(text: str) -> When:
    parsed = parse_when(text)
    assert isinstance(parsed, When)
    return parsed


def test_an_event_is_read_with_all_its_parts() -> None:
    event = an_event()
    assert (event.key, event.title, event.date, event.kind, event.status) == (
        Key("event", "x"),
        "Talks",
        when("2025-05-16"),
        "meeting",
        "held",
    )
    assert event.sources == (Ref("source", "a-source", Place(PATH, 4, 11)),)
    (participant,) = event.participants
    assert participant.for_ == Ref("actor", "norland", Place(PATH, 7, 35))
    assert event.body.summary == "Text."


def test_a_relation_is_its_own_key() -> None:
    follows, results = an_event().relations
    assert follows == Relation(
        place=Place(PATH, 9, 5), relation="follows", target=Ref("", "before", Place(PATH, 9, 14))
    )
    assert (results.relation, results.source) == (
        "results-in",
        Ref("source", "a-source", Place(PATH, 10, 33)),
    )


def test_people_and_steps_without_a_record_are_described() -> None:
    (claim,) = an_event().claims
    assert claim.speaker == Described("an official")
    assert claim.to == (
        Audience("reporters"),
        Described("guests"),
        Ref("", "bo", Place(PATH, 14, 45)),
    )
    assert claim.via == (Ref("outlet", "wire", Place(PATH, 16, 11)), Vague("media reports"))
    assert claim.about is not None
    assert claim.about.of == Ref("issue", "port", Place(PATH, 17, 17))


def test_the_place_of_a_key_is_where_its_value_stands() -> None:
    event = an_event()
    assert event.at("date") == Place(PATH, 3, 7)
    assert event.at("track") == Place(PATH, 1, 1)


def test_names_by_language_keep_their_order() -> None:
    text = "---\nname: Herald\nnames: {uk: Вісник, ru: Вестник}\n---\n"
    record, _ = read(text, "content/outlets/herald.md")
    assert isinstance(record, Outlet)
    assert record.names == (Localised("uk", "Вісник"), Localised("ru", "Вестник"))  # type: ignore[arg-type]  # plain strings are languages here


def test_five_mistakes_give_five_places() -> None:
    text = "---\ntitle: ''\ndate: 2026-02-30\nsources: a\nstatus: helt\nroud: 1\nround: I\n---\n"
    record, problems = read(text)
    assert record is None
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (2, "empty"),
        (3, "date-invalid"),
        (4, "shape"),
        (5, "choice"),
        (6, "key-unknown"),
        (7, "number"),
    ]


def test_required_keys_that_are_missing_are_each_named() -> None:
    _, problems = read("---\nkind: call\n---\n")
    assert [str(problem) for problem in problems] == [
        f"{PATH}:2:1: error[key-missing]: {key}: missing; add the line `{key}: …`"
        for key in ("title", "date", "sources")
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("status: no", "status: 'no' is not allowed"),
        ("round: 0x1", "round: '0x1' is no whole number"),
        ("round: ١", "round: '١' is no whole number"),
        ("zone: Europe/Kyivv", "zone: 'Europe/Kyivv' is no time zone; did you mean Europe/Kyiv?"),
        ("track: Istanbul", "track: 'Istanbul' is no id"),
        ("track: issue:x", "track: 'issue:x' names a record of kind 'issue'"),
        ("places: [[a]]", "places: expected text, found a list"),
        ("claims: {id: x}", "claims: expected a list, found keys and values"),
        ("relations: [{follows: a, counters: b}]", "counters: a second relation in one item"),
        ("relations: [{source: a}]", "relations: no relation named"),
        ("relations: [{follows-up: a}]", "'follows-up' is no relation; did you mean follows?"),
        ("relations: [a]", "relations: expected `follows: ID`, found 'a'"),
        ("time_words: |\n  one\n  two", "time_words: more than one line"),
        ("titel: x", "titel: no such key; did you mean title?"),
    ],
)
def test_a_wrong_value_is_told_with_what_was_found(line: str, message: str) -> None:
    _, problems = read(f"---\ntitle: T\ndate: 2025\nsources: [s]\n{line}\n---\n")
    (problem,) = problems
    assert problem.place.line >= 5
    assert message in str(problem)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org:8080", True),
        ("unknown", True),
        ("https://bücher.example/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https://", False),
        ('https://example.org/"onclick=', False),
        ("https://example.org/a b", False),
        ("HTTPS://example.org\\@evil.example", False),
    ],
)
def test_only_whole_web_addresses_are_addresses(url: str, *, allowed: bool) -> None:
    quoted = url.replace("\\", "\\\\").replace('"', '\\"')
    _, problems = read(f'---\noutlet: wire\nurl: "{quoted}"\n---\n', "content/sources/s.md")
    assert [problem.code for problem in problems] == ([] if allowed else ["url-invalid"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/events/a.md", Key("event", "a")),
        ("content/events/2025/05/a-b-1.md", Key("event", "a-b-1")),
        ("content/pages/about.md", Key("page", "about")),
        ("content/about.md", "path-kind"),
        ("content/people/a.md", "path-kind"),
        ("content/events/A.md", "path-id"),
        ("content/events/a--b.md", "path-id"),
        ("content/events/-a.md", "path-id"),
        ("content/events/nul.md", "path-id"),
        ("content/events/index.md", "path-id"),
        (f"content/events/{'a' * 101}.md", "path-id"),
    ],
)
def test_the_path_tells_kind_and_id(path: str, expected: Key | str) -> None:
    found = key_of(path)
    assert (found.code if isinstance(found, Problem) else found) == expected


def test_common_keys_come_last_in_every_kind() -> None:
    for record in RECORDS:
        assert keys_of(record)[-len(keys_of(Common)) :] == keys_of(Common)
    assert keys_of(Common)[0] == "added"
    assert keys_of(Common)[-1] == "withdrawn"
