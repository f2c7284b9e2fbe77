"""Bytes become an article whose spans count in the text as given, or a located problem."""

import pytest

from chronicle.ingest.article import LARGEST, LONGEST, read_text
from chronicle.ingest.findings import Span
from chronicle.problems import Place, Problem

LONG = "The talks between the two sides went on in the capital for a second day, it was said. " * 8


def test_spans_count_in_the_text_as_it_was_given() -> None:
    text = "\ufeffTalks\u00a0resume\r\n\r\nThe envoys met\tin the harbour.\r\n" + LONG
    article, problems = read_text(text)
    assert article is not None
    assert problems == ()
    assert article.text == text
    assert len(article.plain) == len(text)
    assert [span.of(text)[:14] for span in article.paragraphs] == [
        "Talks\u00a0resume",
        "The envoys met",
        "The talks betw",
    ]


def test_lines_stay_apart_unless_they_were_wrapped_by_hand() -> None:
    wrapped = (
        "The envoys of both sides met for the second time this week in a small\n"
        "hotel above the harbour, and they left it again late at night without\n"
        "a word to those who had waited at the door since the early morning.\n"
    )
    header = "WORLD / TALKS\nEnvoys meet again above the harbour\nPublished: March 10, 2024\n"
    article, _ = read_text(f"{header}\n{wrapped}")
    assert article is not None
    assert len(article.paragraphs) == 4
    assert article.paragraphs[3].of(article.text) == wrapped.strip()


@pytest.mark.parametrize(
    ("given", "declared", "text"),
    [
        (b"Caf\xc3\xa9 talks go on", "", "Café talks go on"),
        (b"Caf\xe9 talks go on", "latin-1", "Café talks go on"),
        ("Café talks go on".encode("utf-16"), "", "Café talks go on"),
        (b"Caf\xc3\xa9 talks go on", "latin-1", "Café talks go on"),  # UTF-8 is tried first
    ],
    ids=["utf-8", "declared", "utf-16 with its mark", "declared wrongly"],
)
def test_bytes_are_decoded_without_guessing(given: bytes, declared: str, text: str) -> None:
    article, _ = read_text(given, declared=declared)
    assert article is not None
    assert article.text.strip("\ufeff") == text


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (
            b"",
            Problem(Place("a.txt"), "article-empty", "article: no text in it", "paste the article"),
        ),
        (
            " \u00a0\n\t",
            Problem(Place("a.txt"), "article-empty", "article: no text in it", "paste the article"),
        ),
        (
            "12345 67",
            Problem(
                Place("a.txt"),
                "article-empty",
                "article: '12345 67' is no article",
                "paste the whole text",
            ),
        ),
        (
            b"talks\0talks",
            Problem(
                Place("a.txt"),
                "article-binary",
                "article: a NUL byte at offset 5: this is no text",
                "give plain text or HTML",
            ),
        ),
        (
            b"one\ntwo \xe9 three",
            Problem(
                Place("a.txt", 2, 5),
                "article-encoding",
                "b'\\xe9' is not UTF-8",
                "save the file as UTF-8, or name its encoding",
            ),
        ),
        (
            b"x" * (LARGEST + 1),
            Problem(
                Place("a.txt"),
                "article-too-large",
                "article: 2,097,153 bytes are more than 2,097,152",
                "give the article alone",
            ),
        ),
        (
            "ab cd ef " * (LONGEST // 8),
            Problem(
                Place("a.txt"),
                "article-too-large",
                "article: 225,000 characters is more than 200,000",
                "give the article alone",
            ),
        ),
    ],
    ids=["empty", "blank", "no words", "binary", "not UTF-8", "large", "long"],
)
def test_what_is_no_article_is_a_located_problem(given: bytes | str, problem: Problem) -> None:
    assert read_text(given, path="a.txt") == (None, (problem,))


def test_an_unknown_encoding_is_named() -> None:
    _, problems = read_text(b"\xe9\xe9 a b c", path="a.txt", declared="no-such-thing")
    assert [problem.message for problem in problems] == [
        "article: bytes are neither UTF-8 nor 'no-such-thing'"
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (LONG, []),
        ("Die Delegationen trafen sich gestern wieder in der Hauptstadt. " * 12, ["language"]),
        ("Only the first lines of a longer story.", ["short"]),
    ],
    ids=["English", "German", "a stub"],
)
def test_a_doubtful_text_is_read_with_a_warning(text: str, codes: list[str]) -> None:
    article, problems = read_text(text)
    assert article is not None
    assert [(p.code, p.severity) for p in problems] == [(f"article-{c}", "warning") for c in codes]


def test_spans_know_what_they_share() -> None:
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert Span(2, 9).holds(Span(2, 5))
    assert not Span(3, 9).holds(Span(2, 5))


def test_lines_of_a_header_are_not_one_wrapped_paragraph() -> None:
    lines = [
        "Ministers meet again in the old port of the two countries",
        "Lantern Photo/Ada Holm A ferry waits in the strait today",
        "A Story of the Lantern News Service of the whole harbour",
    ]
    article, _ = read_text("\n".join(lines))
    assert article is not None
    assert [span.of(article.plain) for span in article.paragraphs] == lines
    wrapped = [lines[0], "and of all the boats that wait there in the long strait", "for a word."]
    article, _ = read_text("\n".join(wrapped))
    assert article is not None
    assert len(article.paragraphs) == 1
