"""One spelling in our own words, the source's inside quotations; hits beside near misses."""

import pytest
from editions import EVENT, WORLD, record
from worlds import TODAY

from chronicle.checks import check
from chronicle.fingerprint import make_fingerprint
from chronicle.graph import link
from chronicle.naming import spelled_otherwise

HAVN = {
    "places/havn": "name: Havn\naliases: [Port Havn]\nonly_quoted: [Hafn]\n===\nHafn in old books.",
    "places/bay": "name: Hafn Bay",
}


def found(files: dict[str, str]) -> list[tuple[str, str, int]]:
    chronicle = link(record(path, text) for path, text in {**WORLD, **HAVN, **files}.items())
    return [
        (one.key, f"{one.found} for {one.ours}", one.place.line)
        for one in spelled_otherwise(chronicle)
    ]


def event(more: str = "", title: str = "Talks", body: str = "") -> dict[str, str]:
    return {"events/talks": f"{EVENT.replace('Talks', title)}{more}\n===\n{body}"}


CLAIM = "\nclaims:\n  - {{id: c, speaker: ada, source: s, {}}}"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (event(title="Talks in Hafn"), ("title", 2)),
        (event(CLAIM.format("says: They met in Hafn")), ("says", 6)),
        (event(CLAIM.format("says: x, about: {field: place, value: Hafn}")), ("value", 6)),
        (event(body="One.\n\nThey met\nin Hafn."), ("text", 9)),
        (event(body="They met in [[havn|Hafn]]."), ("text", 6)),
        (event(body="- one\n- in Hafn"), ("text", 7)),
        ({"issues/i": "title: x\nscope: The port of Hafn"}, ("scope", 3)),
        ({"pages/p": "title: x\n===\nHafn’s port"}, ("text", 4)),
    ],
    ids=["title", "paraphrase", "value", "paragraph", "link", "list", "scope", "possessive"],
)
def test_a_spelling_kept_to_quotations_in_our_words_is_told(
    files: dict[str, str], told: tuple[str, int]
) -> None:
    assert found(files) == [(told[0], "Hafn for Havn", told[1])]


@pytest.mark.parametrize(
    "files",
    [
        event(title="Talks in “Hafn”"),
        event(CLAIM.format('says: They met at "Hafn bridge" again')),
        event(CLAIM.format("quote: We met in Hafn")),
        event(body="He spoke of “the port of Hafn” and «Hafn»."),
        event(body="> We met in Hafn."),
        event(body="They met in Port Havn and at Hafn Bay."),
        event(body="A Hafner said so; a hafn is a port."),
        {"sources/s": "outlet: wire\nurl: unknown\ntitle: Talks in Hafn\npublished: 2026-05-11"},
        event(CLAIM.format("says: x").replace("speaker: ada", "speaker: {described_as: of Hafn}")),
        event("\ncorrections: [{date: 2026-05-12, note: Havn and not Hafn}]"),
    ],
    ids=[
        "title in quotation marks",
        "straight marks",
        "quotation",
        "in the text",
        "block",
        "longer name",
        "longer word",
        "title of a page",
        "words of a source",
        "a correction speaks of it",
    ],
)
def test_no_alarm_where_the_words_are_not_ours(files: dict[str, str]) -> None:
    assert found(files) == []


def test_the_warning_says_where_and_what_to_write() -> None:
    chronicle = link(
        record(path, text) for path, text in {**WORLD, **HAVN, **event(title="In Hafn")}.items()
    )
    _, problems = check(chronicle, TODAY)
    (one,) = [str(problem) for problem in problems if problem.code == "name-spelling"]
    assert one == (
        "content/events/talks.md:2:8: warning[name-spelling]: title: 'Hafn' stands in our own "
        "words; write 'Havn', or put it into quotation marks if it is a source's word"
    )


ARTICLE = "We shall meet in Hafn before the first of June, she said."


def quoted(quote: str, *, complete: bool = True) -> list[str]:
    made = make_fingerprint(ARTICLE, complete=complete, made_by="tests")
    source = (
        "outlet: wire\nurl: unknown\npublished: 2026-05-11\n"
        f"fingerprint: {{format: {made.format}, normaliser: {made.normaliser}, "
        f"words: {made.words}, sha256: {made.sha256}, complete: {str(complete).lower()}, "
        f'made_by: tests, filter: "{made.filter}"}}'
    )
    files = {**WORLD, **HAVN, "sources/s": source, **event(CLAIM.format(f"quote: {quote}"))}
    _, problems = check(link(record(path, text) for path, text in files.items()), TODAY)
    return [
        f"{one.severity}[{one.code}]: {one.message}; {one.hint}"
        for one in problems
        if one.code.startswith("quote")
    ]


@pytest.mark.parametrize("complete", [True, False])
def test_our_spelling_put_into_a_quotation_is_told(*, complete: bool) -> None:
    (one,) = quoted("We shall meet in Havn before the first", complete=complete)
    assert one == (
        "error[quote-respelled]: quote: the article s has 'Hafn' where this has 'Havn'; "
        "write 'Hafn': a quotation keeps the spelling of its source"
    )


def test_the_spelling_of_the_source_in_a_quotation_is_right() -> None:
    assert quoted("We shall meet in Hafn before the first") == []


def test_a_quotation_that_no_other_spelling_saves_is_not_found() -> None:
    (one,) = quoted("We shall never meet in Havn before the first")
    assert one.startswith("error[quote-not-found]: ")
