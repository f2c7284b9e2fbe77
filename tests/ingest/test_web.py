"""Pages: text and what the page states, read where a hostile one can do no harm."""

import time

import pytest

from chronicle.ingest.article import LARGEST, Stated
from chronicle.ingest.web import read_page

PAGE = """<!doctype html><html lang="en"><head><title>Offer | The Norland Post</title>
<meta charset="utf-8"><link rel="canonical" href="https://post.example/a/1">{head}</head><body>
<nav><a href="/">Home</a></nav><article><h1>Norland offers talks to Sudmark</h1>
<p>Norland offered on Sunday to resume talks with Sudmark without any conditions, the foreign
ministry said in a statement that was published late in the evening.</p>
<p>"We are ready to talk," Foreign Minister Ada Holm told reporters in the capital. "We have waited
for long enough, and so have our neighbours in the south."</p>
<p>Sudmark has not answered the <a href="https://other.example/offer">offer</a> yet, but officials
there said that an answer would come before the end of the week.</p></article></body></html>"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
{"@type": "NewsArticle", "headline": "Norland offers talks to Sudmark",
"datePublished": "2024-03-10T23:49:00+08:00", "author": [{"name": "Jon Arvell"}],
"publisher": {"name": "The Norland Post"}, "articleSection": "World"}]}</script>"""
GRAPH = """<meta property="og:title" content="Norland offers talks to Sudmark">
<meta property="og:site_name" content="The Norland Post">
<meta property="article:published_time" content="2024-03-10T15:49:00Z">"""


def test_a_page_gives_its_text_and_what_it_states() -> None:
    article, problems = read_page(PAGE.format(head=LINKED).encode(), path="page.html")
    assert problems == ()
    assert article is not None
    assert article.text.startswith("Norland offers talks to Sudmark\n\nNorland offered on Sunday")
    assert "Home" not in article.text
    assert article.url == "https://post.example/a/1"
    assert article.stated == Stated(
        headline="Norland offers talks to Sudmark",
        outlet="The Norland Post",
        published="2024-03-10T23:49:00+08:00",
        published_by="structured data",
        authors=("Jon Arvell",),
        section="World",
        language="en",
        canonical="https://post.example/a/1",
        links=("https://other.example/offer",),
    )


def test_open_graph_is_read_where_nothing_better_is() -> None:
    article, _ = read_page(PAGE.format(head=GRAPH).encode(), url="https://post.example/b")
    assert article is not None
    assert article.url == "https://post.example/b"
    assert article.stated.outlet == "The Norland Post"
    assert article.stated.published == "2024-03-10T15:49:00Z"


def test_broken_structured_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": </script>' + GRAPH
    article, _ = read_page(PAGE.format(head=head).encode())
    assert article is not None
    assert article.stated.headline == "Norland offers talks to Sudmark"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<div>" * 100_000 + b"x", "page: its elements are nested more than 400 deep"),
        (b"<div " + b'a="x" ' * 20_000 + b">x</div>",
         "page: a tag is longer than 50,000 characters"),
        (b"<html></html>", "page: no article in it"),
        (b"<p>a\0b", "page: a NUL byte at offset 4: this is no text"),
        (b"x" * (LARGEST + 1), "page: 2,097,153 bytes is more than 2,097,152"),
        ("<p>Größe".encode("latin-1"), "page: b'\\xf6' is not UTF-8"),
    ],
    ids=["deep", "attributes", "empty", "binary", "large", "encoding"],
)  # fmt: skip
def test_a_hostile_page_is_a_problem(data: bytes, message: str) -> None:
    article, problems = read_page(data, path="page.html")
    assert article is None
    assert [(problem.place.path, problem.message) for problem in problems] == [
        ("page.html", message)
    ]


def test_a_child_that_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    data = b"<html><body>" + b"<b><i><a href=x>" * 90 + b"<p>word " * 60_000
    article, problems = read_page(data, path="page.html", seconds=1)
    assert time.monotonic() - begun < 15
    if article is None:  # a quick machine may be done in time
        assert problems[0].code == "page-unreadable"
