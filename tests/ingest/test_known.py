"""What the chronicle knows already of an article: its address, its text, its events."""

from datetime import date
from pathlib import Path

import pytest
from worlds import TODAY, copy_of_small

from chronicle.edition import read_edition
from chronicle.fingerprint import make_fingerprint
from chronicle.frontmatter import write_front
from chronicle.graph import Chronicle
from chronicle.ingest.importing import Imported, import_articles, put
from chronicle.ingest.known import copied, known_source, recorded, same_event
from chronicle.ingest.reading import Asked, Given
from chronicle.likeness import POSSIBLE, Happening, compare_events
from chronicle.problems import Problem
from chronicle.project import project_settings
from chronicle.when import When, parse_when

STORY = """Norland’s envoy sees a first step in the answer of Sudmark
Published: May 13, 2026 9:15 AM

Sudmark answered the offer of a truce with a demand of its own on Tuesday, the Sudmark Herald
reported, and asked for monitors on both sides of the river before anything else is done.

"We have read the answer twice and found a first step in it," Norland's chief envoy Ada Lind told
reporters in Havn on Wednesday. "It is not the last one that we shall have to take."

The River Commission said that it could send forty monitors within a week of a signature, and that
boats and radios for them lay ready in the customs house of Havn since the beginning of spring.

Officials of both capitals said that lists of prisoners would be exchanged all the same, as had
been agreed in April, and that buses for the first hundred of them had been ordered already.
"""


def chronicle_of(project: Path) -> Chronicle:
    settings, _ = project_settings(project)
    assert settings is not None
    return read_edition(project, settings, TODAY).edition.chronicle


def fingerprinted(project: Path, source: str, text: str) -> None:
    """Give a source of the test site the fingerprint of a text."""
    file = project / f"content/sources/{source}.md"
    made = make_fingerprint(text, complete=True, made_by="the test")
    fields = {
        "format": "1", "normaliser": "1", "words": str(made.words), "sha256": made.sha256,
        "complete": "true", "made_by": made.made_by, "filter": made.filter,
    }  # fmt: skip
    head = file.read_text().split("fingerprint:")[0].removesuffix("---\n")
    file.write_text(f"{head}{write_front({'fingerprint': fields})}---\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_small(tmp_path)


def run(
    project: Path, *texts: str, url: str = "", asked: Asked | None = None
) -> list[tuple[Imported | None, tuple[Problem, ...]]]:
    settings, _ = project_settings(project)
    assert settings is not None
    given = [Given(f"{n}.txt", text.encode(), url=url) for n, text in enumerate(texts, start=1)]
    folder = project / ".chronicle/drafts"
    found = []
    for _, imported, problems in import_articles(
        project, settings, given, asked or Asked(), folder=folder, jobs=2
    ):
        if imported is not None:
            put(imported, project, folder, shown="drafts")
        found.append((imported, problems))
    return found


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("tail", ["", "/amp", "?utm_source=x"])
def test_an_article_with_a_known_address_is_refused_by_name(project: Path, tail: str) -> None:
    chronicle = chronicle_of(project)
    source = next(one for one in chronicle.sources if one.url != "unknown")
    assert known_source(chronicle, [source.url + tail]) == source
    ((imported, problems),) = run(project, STORY, url=source.url + tail)
    assert imported is None
    assert f"article: it is there already, as {source.path}" in [p.message for p in problems]
    run(project, STORY, url="https://elsewhere.example/copy")
    ((_, problems),) = run(project, STORY, url=source.url)
    assert codes(problems) == ["source-known"]


def test_a_text_that_stands_in_another_source_is_a_copy_of_it(project: Path) -> None:
    fingerprinted(project, "2026-05-12-sudmark-herald-answer", STORY)
    chronicle = chronicle_of(project)
    found = copied(chronicle, STORY, "2026-05-13")
    assert found is not None
    assert (found.source.id, found.share) == ("2026-05-12-sudmark-herald-answer", 1.0)
    half = "\n\n".join(STORY.split("\n\n")[:3])
    assert (
        copied(chronicle, half + " ".join(str(number) for number in range(600)), "2026-05-13")
        is None
    )
    assert copied(chronicle, half, "2026-05-13") is not None
    assert copied(chronicle, STORY, "2025-01-01") is None


def test_a_copy_drafts_its_source_and_says_whose_text_it_is(project: Path) -> None:
    fingerprinted(project, "2026-05-12-sudmark-herald-answer", STORY)
    ((imported, problems),) = run(project, STORY, url="https://northern-wire.example/copy")
    assert imported is not None
    assert codes(problems) == ["article-copy"]
    assert problems[0].message == (
        "article: 100% of its word sequences stand in "
        "content/sources/2026-05-12-sudmark-herald-answer.md"
    )
    draft = imported.drafts[0]
    assert not [one for one in imported.drafts if one.key.kind == "event"]
    assert "syndicated_from: sudmark-herald  # ? 100% of its word sequences" in draft.text


def test_the_same_text_by_the_same_outlet_is_refused(project: Path) -> None:
    fingerprinted(project, "2026-05-12-sudmark-herald-answer", STORY)
    text = STORY.replace("9:15 AM", "9:15 AM | Sudmark Herald")
    ((imported, problems),) = run(project, text)
    assert imported is None
    assert "of the same outlet" in problems[-1].message


def test_the_same_text_by_nobody_is_refused(project: Path) -> None:
    fingerprinted(project, "2026-05-12-sudmark-herald-answer", STORY)
    ((imported, problems),) = run(project, STORY)
    assert imported is None
    assert problems[-1].message == (
        "article: its text is that of content/sources/2026-05-12-sudmark-herald-answer.md"
    )


def test_one_article_given_twice_is_drafted_once(project: Path) -> None:
    (first, _), (second, problems) = run(project, STORY, STORY.replace("\n", "\n\n"))
    assert first is not None
    assert second is None
    assert codes(problems) == ["article-imported"]
    ((third, problems),) = run(project, STORY)
    assert third is None
    assert codes(problems) == ["article-imported"]


def when(text: str) -> When:
    found = parse_when(text)
    assert isinstance(found, When)
    return found


def test_the_likeliest_event_is_found_and_unlikely_ones_are_not(project: Path) -> None:
    chronicle = chronicle_of(project)
    events = recorded(chronicle)
    event, happening = events[2]
    found = same_event(events, happening._replace(title=event.title + " at last"))
    assert found is not None
    assert found.event == event
    assert same_event(events, Happening("A ferry sinks", when("2019-01-01"))) is None
    assert same_event((), happening) is None
    # What is skipped for its date is what would have got no score.
    for event, one in events:
        likeness = compare_events(one, happening)
        same = same_event([(event, one)], happening)
        assert (same.likeness if same else None) == (
            likeness if likeness.score >= POSSIBLE else None
        )


def test_an_event_that_may_be_there_is_proposed_as_an_addition(project: Path) -> None:
    ((imported, _),) = run(project, STORY, url="https://northern-wire.example/answer")
    assert imported is not None
    proposed = [
        (same.event.id, draft.text)
        for same, draft in zip(imported.same, imported.drafts[1:], strict=False)
        if same is not None
    ]
    for event, text in proposed:
        assert f"  - same-as: {event}\n" in text
        assert ": the same event? Then keep this line" in text


@pytest.mark.parametrize(
    ("text", "asked", "code"),
    [
        (STORY.partition("\n\n")[2], Asked(), "article-undated"),
        (STORY.partition("\n")[2].partition("\n\n")[2], Asked(published=date(2026, 5, 13)), ""),
        ("Сторони зустрілися в порту й домовилися про перемир'я. " * 20, Asked(),
         "article-language"),
        ("\n".join(STORY.split("\n")[:6]) + "\n\nSubscribe to continue reading.", Asked(),
         "article-partial"),
        ("\n".join(STORY.split("\n")[:6]) + "\n\nSubscribe to continue reading.",
         Asked(complete=False), ""),
    ],
    ids=["no date", "a date from outside", "not English", "a paywall's stub",
         "a stub known as one"],
)  # fmt: skip
def test_what_no_draft_can_rest_on_is_refused(
    project: Path, text: str, asked: Asked, code: str
) -> None:
    ((imported, problems),) = run(project, text, asked=asked)
    errors = [problem.code for problem in problems if problem.severity == "error"]
    assert (imported is None, code in errors) == (bool(code), bool(code)), problems


def test_what_is_refused_leaves_nothing(project: Path) -> None:
    run(project, STORY.partition("\n\n")[2])
    assert not (project / ".chronicle").exists()
