"""One article under many addresses, and addresses that must never become one."""

import pytest

from chronicle.ingest.addresses import canonical, same_article

TALKS = "post.example/world/talks"


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/world/talks",
        "http://post.example/world/talks/",
        "https://WWW.Post.Example/world/talks#comments",
        "https://m.post.example/world/talks",
        "https://amp.post.example/world/talks",
        "https://post.example:443/world//talks",
        "https://post.example/world/talks/amp/",
        "https://post.example/world/talks.amp",
        "https://post.example/amp/world/talks",
        "https://post.example/world/talks?amp=1",
        "https://post.example/world/talks?outputType=amp",
        "https://post.example/world/talks/index.html",
        "https://post.example/world/talks?utm_source=x&utm_medium=y&fbclid=1&ref=home",
        "https://post-example.cdn.ampproject.org/c/s/post.example/world/talks",
        "https://www.google.com/amp/s/post.example/world/talks/amp",
        "https://web.archive.org/web/20250511120000/https://post.example/world/talks",
        "https://web.archive.org/web/20250511120000id_/https://www.post.example/world/talks",
        "https://archive.ph/20250511/https://post.example/world/talks",
        " https://post.example/world/%74alks ",
    ],
)
def test_one_article_has_one_address(url: str) -> None:
    assert canonical(url) == TALKS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://post.example/a", "https://post.example/b"),
        ("https://post.example/a?id=1", "https://post.example/a?id=2"),
        ("https://post.example/a?cid=1", "https://post.example/a?cid=2"),
        ("https://post.example/A", "https://post.example/a"),
        ("https://post.example/a", "https://post.example.org/a"),
        ("https://news.post.example/a", "https://sport.post.example/a"),
        ("https://post.example/camp", "https://post.example/c"),
        ("https://post.example/talks.html", "https://post.example/talks.php"),
        ("https://post.example:8080/a", "https://post.example/a"),
    ],
)
def test_two_articles_stay_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_a_query_says_nothing() -> None:
    assert canonical("https://p.example/a?b=2&a=1") == canonical("https://p.example/a?a=1&b=2")


@pytest.mark.parametrize("text", ["", "unknown", "ftp://post.example/a", "https://localhost/a",
                                  "http://[::1", "https://post.example:x/"])  # fmt: skip
def test_what_is_no_web_address_has_no_form(text: str) -> None:
    assert canonical(text) == ""


def test_articles_are_the_same_by_any_address_and_by_none_never() -> None:
    assert same_article(["https://a.example/1", "https://b.example/2"], ["http://b.example/2/"])
    assert not same_article(["https://a.example/1"], ["https://b.example/2"])
    assert not same_article(["unknown"], ["unknown"])
