"""Other extractors: the one in the docs, and findings that must be dropped with a reason."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from commands import chronicle
from worlds import copy_of_small

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import Article, article_of
from chronicle.ingest.extractors import with_extracted
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Known, Register
from chronicle.problems import Place

DOCS = Path(__file__).parents[2] / "docs" / "extractors.md"
STORY = """Norland offers talks to Sudmark
Published: March 10, 2024

Norland offered talks to Sudmark on Sunday, and the envoy of Sudmark came to the harbour at once.

“A good day for everyone on the strait!” Marsh, from the harbour office. Nobody else had a word to
say about it, neither at the harbour nor in the capital.
"""
REGISTER = Register((Known("person", "lena-marsh", "Lena Marsh", ("Marsh",)),))
HERE = Place("story.txt")


@pytest.fixture(scope="module")
def article() -> Article:
    found, _ = article_of(STORY, path="story.txt")
    assert found is not None
    return found


def given(words: str, **more: Any) -> dict[str, Any]:
    """A finding at the first place of its words."""
    start = STORY.find(words)
    return {"kind": "statement", "words": words, "start": start, "end": start + len(words), **more}


def run(article: Article, *found: Any) -> tuple[Findings, list[str]]:
    def extractor(text: str, published: str) -> Iterable[Any]:
        assert (text, published) == (STORY, "2024-03-10")
        return found

    findings, problems = with_extracted(
        analyse(article, REGISTER), article, REGISTER, "test", extractor, HERE
    )
    assert {problem.severity for problem in problems} <= {"warning"}
    assert {problem.place for problem in problems} <= {HERE}
    return findings, [problem.message for problem in problems]


GOOD = "A good day for everyone on the strait!"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (given(GOOD), ""),
        (given("nobody said this"), "-1 to 15 is no place in a text of"),
        ({**given(GOOD), "start": 0, "end": 7}, f"{GOOD!r} is not what stands there: 'Norland'"),
        ({**given(GOOD), "end": 10**9}, "is no place in a text of"),
        (given(GOOD, speaker={"words": "Holm", "start": 0, "end": 4}),
         "'Holm' is not what stands there: 'Norl'"),
        (given("the envoy of Sudmark came"), "does not stand in quotation marks"),
        (given("the envoy of Sudmark came", direct=False), ""),
        (given("“"), "it has no words"),
        ({**given("Sunday"), "kind": "date", "value": "tomorrow"}, "'tomorrow' is no EDTF date"),
        ({**given(GOOD), "kind": "feeling"}, "not the form asked for: Invalid value 'feeling'"),
        ({**given(GOOD), "certainty": 0.9}, "unknown field `certainty`"),
        (given(GOOD, stance="shouts"), "Invalid enum value 'shouts'"),
        ("a text", "it has not the form asked for: Expected `object`, got `str`"),
        (None, "it has not the form asked for"),
    ],
)  # fmt: skip
def test_only_what_the_text_shows_at_its_place_is_taken(
    article: Article, found: Any, told: str
) -> None:
    before = analyse(article, REGISTER)
    findings, messages = run(article, found)
    if told:
        assert findings == before
        (message,) = messages
        assert message.startswith("extractor test: finding 1 is dropped: ")
        assert told in message
    else:
        assert messages == []


def test_a_speaker_is_taken_where_there_is_none_and_is_a_doubt(article: Article) -> None:
    person = {"words": "Marsh", "start": STORY.find("Marsh"), "end": STORY.find("Marsh") + 5}
    findings, _ = run(article, given(GOOD, speaker=person))
    (statement,) = [one for one in findings.statements if one.words == GOOD]
    assert statement.speaker is not None
    assert (statement.speaker.id, statement.speaker.rule) == ("lena-marsh", "extractor: test")
    assert statement.speaker.doubt == "found by test: is it who said it"


def test_new_findings_stand_behind_the_old_ones_with_a_doubt(article: Article) -> None:
    before = analyse(article, REGISTER)
    name = {**given("harbour office"), "kind": "name", "of": "organisation"}
    date = {**given("at once"), "kind": "date", "value": "2024-03-10"}
    findings, messages = run(article, name, date, given("came to the harbour", direct=False))
    assert messages == []
    assert findings.dates[:-1] == before.dates
    assert findings.names[:-1] == before.names
    for added in (findings.dates[-1], findings.names[-1]):
        assert (added.rule, added.doubt) == ("extractor: test", "found by test: check it")


def test_an_extractor_that_fails_leaves_the_rules_findings(article: Article) -> None:
    def failing(text: str, published: str) -> Iterable[Any]:
        yield given(GOOD)
        raise RuntimeError("no more memory")

    before = analyse(article, REGISTER)
    findings, (problem,) = with_extracted(before, article, REGISTER, "test", failing, HERE)
    assert findings == before
    assert problem.message == "extractor test: it failed: RuntimeError: no more memory"


def test_the_extractor_of_the_docs_works_as_it_stands_there(tmp_path: Path) -> None:
    """Installed as a package would be, and asked by the command."""
    code, metadata = re.findall(r"```(?:python|toml)\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    packages = tmp_path / "packages"
    info = packages / "shouts-1.dist-info"
    info.mkdir(parents=True)
    (packages / "shouts.py").write_text(code)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouts\nVersion: 1\n")
    group, point = re.findall(r'entry-points\."(.+)"\]\n(.+)\n', metadata)[0]
    (info / "entry_points.txt").write_text(f"[{group}]\n{point.replace(chr(34), '')}\n")
    project = copy_of_small(tmp_path)
    (project / "story.txt").write_text(STORY)

    def told(*options: str, code: int = 0) -> str:
        done = chronicle("import", "story.txt", *options, cwd=project, path=packages, code=code)
        return (done.stdout + done.stderr).decode()

    assert "--extractor whispers: not installed; there is shouts" in told(
        "--extractor", "whispers", code=2
    )
    mark = "shouts says it was Marsh"
    assert mark in told("--extractor", "shouts", "--format", "json")
    assert mark not in told("--format", "json")
