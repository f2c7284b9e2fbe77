"""An article's findings as drafts that the ordinary reader accepts."""

from datetime import date
from pathlib import Path

import pytest

from chronicle.checks import check
from chronicle.contribute.accept import doubts
from chronicle.frontmatter import read_document
from chronicle.graph import Chronicle, link
from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import read_text
from chronicle.ingest.drafts import Draft, drafts_of, fingerprint_of, slug, source_id
from chronicle.ingest.events import propose_events
from chronicle.ingest.knowledge import register_of
from chronicle.model import Key, Record, Source
from chronicle.records import decode, key_of

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "article.txt"

WORLD = {
    "outlets/herald.md": "name: Port Herald\ntimezone: Europe/Oslo\ndomains: [herald.example]",
    "outlets/wire.md": "name: North Wire",
    "actors/norland.md": "name: Norland\nkind: state",
    "actors/sudmark.md": "name: Sudmark\nkind: state",
    "actors/ada.md": "name: Ada North\nkind: person\n"
    "posts: [{post: foreign minister, of: norland, from: 2024}]",
    "places/alma.md": "name: Port Alma",
}

STORY = (
    "WORLD / TALKS\n"
    "Norland offers talks in Port Alma\n"
    "Published: May 11, 2025 11:49 PM\n\n"
    "“We offer to meet already on Thursday in Port Alma,” foreign minister Ada North told "
    "reporters on Saturday, North Wire reported.\n\n"
    "Nestor Known, a harbour pilot, said the boats would wait, according to media reports.\n"
)


def record(path: str, text: str) -> Record:
    key = key_of(f"content/{path}")
    assert isinstance(key, Key)
    document, problems = read_document(f"content/{path}", text.encode())
    assert document is not None, problems
    found, problems = decode(document, key)
    assert found is not None, problems
    return found


@pytest.fixture
def chronicle() -> Chronicle:
    return link(record(path, f"---\n{text}\n---\n") for path, text in WORLD.items())


def drafts(chronicle: Chronicle, story: str = STORY) -> tuple[Draft, ...]:
    article, problems = read_text(story, url="https://herald.example/talks")
    assert article is not None, problems
    findings = analyse(article, register_of(chronicle))
    events = propose_events(article, findings)
    return drafts_of(article, findings, events, chronicle, complete=True, made_by="a test")


@pytest.mark.parametrize("story", [STORY, EXAMPLE.read_text("utf-8")], ids=["story", "example"])
def test_every_draft_is_read_like_any_record(chronicle: Chronicle, story: str) -> None:
    for draft in drafts(chronicle, story):
        assert record(draft.path, draft.text).key == draft.key


def test_drafts_link_with_what_is_known(chronicle: Chronicle) -> None:
    records = [record(draft.path, draft.text) for draft in drafts(chronicle)]
    linked = link((*chronicle.records.values(), *records))
    assert linked.problems == ()
    _, problems = check(linked, date(2025, 6, 1))
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_the_source_is_named_after_day_outlet_and_headline(chronicle: Chronicle) -> None:
    source = drafts(chronicle)[0]
    assert source.path == "sources/2025/2025-05-11-herald-norland-offers-talks-port-alma.md"
    found = record(source.path, source.text)
    assert isinstance(found, Source)
    assert found.published is not None
    assert found.published.text == "2025-05-11T23:49+02:00"
    assert found.url == "https://herald.example/talks"
    assert [ref.id for ref in found.cites] == ["wire"]


def test_quotations_of_drafts_are_verified_by_their_fingerprint(chronicle: Chronicle) -> None:
    records = [record(draft.path, draft.text) for draft in drafts(chronicle)]
    done, _ = check(link((*chronicle.records.values(), *records)), date(2025, 6, 1))
    assert list(done.verdicts.values()) == ["verified"]


def test_a_date_comes_with_its_words_and_reason(chronicle: Chronicle) -> None:
    told = "".join(draft.text for draft in drafts(chronicle))
    assert "date: 2025-05-15  # Thursday → 2025-05-15: published Sunday 2025-05-11" in told


def test_who_is_unknown_is_described_and_doubtful(chronicle: Chronicle) -> None:
    told = "".join(draft.text for draft in drafts(chronicle))
    assert "speaker: {described_as: Nestor Known}  # ? no record of 'Nestor Known'" in told
    assert "vague: media reports" in told


def test_the_article_s_own_sentences_are_always_doubtful(chronicle: Chronicle) -> None:
    events = [draft for draft in drafts(chronicle) if draft.key.kind == "event"]
    assert events
    for draft in events:
        open_ = [problem.message for problem in doubts(draft.path, draft.text.encode())]
        assert open_[0] == "still open: the article's words; say it in your own"


def test_an_id_that_is_taken_is_counted_on(chronicle: Chronicle) -> None:
    first = drafts(chronicle)
    records = [record(draft.path, draft.text) for draft in first]
    again = drafts(link((*chronicle.records.values(), *records)))
    assert {draft.key for draft in again[1:]}.isdisjoint(draft.key for draft in first)


def test_an_article_that_says_nothing_of_itself_still_makes_a_source(chronicle: Chronicle) -> None:
    article, _ = read_text("Somebody met somebody else and they spoke for a while about ships.")
    assert article is not None
    findings = analyse(article, register_of(chronicle))
    made = drafts_of(article, findings, (), chronicle, complete=False, made_by="a test")
    assert source_id(findings).startswith("outlet-")
    asked = [problem.message for problem in doubts("x.md", made[0].text.encode())]
    assert "still open: which outlet published this" in asked
    assert "complete: false" in made[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland offers talks in Port Alma", "norland-offers-talks-port-alma"),
        ("Élysée: “Çava”", "elysee-cava"),
        ("Київ", ""),
        ("a " * 50, ""),
        ("word " * 50, "word-word-word-word-word-word"),
    ],
)
def test_part_of_an_id_is_made_of_the_first_words_that_tell(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_fingerprint_is_written_as_texts() -> None:
    fields = fingerprint_of("one two three four", complete=False, made_by="a test")
    assert list(fields) == [
        "format",
        "normaliser",
        "words",
        "sha256",
        "complete",
        "made_by",
        "filter",
    ]
    assert fields["words"] == "4"


FULL = (
    "WORLD / TALKS\n"
    "Norland proposes a truce in the strait\n"
    "Published: May 11, 2025 11:49 PM\n\n"
    "Norland on Saturday proposed a truce in the strait until May 20. If it is rejected, the "
    "ferries will stop.\n\n"
    "Sudmark rejected the truce on Sunday, its foreign minister Tollo Vark told the Evening "
    "Mirror.\n\n"
    "The envoys met on Friday in Istanbul.\n"
)


def test_what_no_record_has_is_drafted_beside_the_events(chronicle: Chronicle) -> None:
    made = {draft.path: draft.text for draft in drafts(chronicle, FULL)}
    assert "name: Istanbul  # ? is it this place" in made["places/istanbul.md"]
    assert "timezone: Europe/Istanbul" in made["places/istanbul.md"]
    assert "country: TR  # GeoNames" in made["places/istanbul.md"]
    assert "post: foreign minister" in made["actors/tollo-vark.md"]
    assert "name: Evening Mirror  # ? is it called so" in made["outlets/evening-mirror.md"]
    assert "actors/norland.md" not in made


def test_an_unknown_outlet_is_drafted_with_its_host(chronicle: Chronicle) -> None:
    article, _ = read_text(STORY, url="https://www.lantern.example/talks")
    assert article is not None
    findings = analyse(article, register_of(chronicle))
    made = drafts_of(article, findings, (), chronicle, complete=True, made_by="a test")
    (outlet,) = [draft for draft in made if draft.key.kind == "outlet"]
    assert "domains: [lantern.example]" in outlet.text


def test_a_proposal_is_drafted_with_deadline_and_consequence(chronicle: Chronicle) -> None:
    (proposal,) = [one for one in drafts(chronicle, FULL) if one.key.kind == "proposal"]
    assert proposal.path.startswith("proposals/2025/2025-05-10-norland-")
    assert "proposers:\n  - norland  # Norland proposed" in proposal.text
    assert "tabled: 2025-05-10" in proposal.text
    assert "deadline: 2025-05-20  # May 20 → 2025-05-20" in proposal.text
    assert "consequence: If it is rejected, the ferries will stop  # ?" in proposal.text


def test_a_demand_without_either_stays_a_claim(chronicle: Chronicle) -> None:
    story = FULL.replace(" until May 20. If it is rejected, the ferries will stop", "")
    story = story.replace("Norland proposes a truce in the strait", "Boats wait in the strait")
    story = story.replace("Norland on Saturday", "Boats lay in the port. Norland on Saturday")
    assert [one for one in drafts(chronicle, story) if one.key.kind == "proposal"] == []


def test_every_draft_of_a_full_article_is_read_and_links(chronicle: Chronicle) -> None:
    made = drafts(chronicle, FULL)
    records = [record(one.path, one.text) for one in made]
    assert [one.key for one in records] == [one.key for one in made]
    linked = link((*chronicle.records.values(), *records))
    assert linked.problems == ()
    assert "responds-to: " in "".join(one.text for one in made)
