"""The lines above a story: each in its class, each field with its place."""

from datetime import date

import pytest

from chronicle.ingest.article import Article, Stated, article_of, read_text
from chronicle.ingest.findings import Header
from chronicle.ingest.header import read_header
from chronicle.ingest.register import Known, Register

REGISTER = Register(
    (
        Known(
            "outlet",
            "harbour-gazette",
            "The Harbour Gazette",
            aliases=("Harbour Gazette",),
            timezone="Asia/Shanghai",
            domains=("gazette.example",),
        ),
    )
)
STORY = (
    "The foreign ministers of Norland and Sudmark met on Sunday for the first time in four years, "
    "and both of them said that they would meet again before the end of the month."
)


def header_of(text: str, url: str = "", hint: date | None = None) -> Header:
    article, _ = read_text(text, url=url)
    assert article is not None
    return read_header(article, REGISTER, hint)


WHOLE = f"""WORLD / DIPLOMACY
Ministers meet after four years of silence
By Ada Holm and Jon Arvell
Published: March 10, 2024 11:49 PM
The ministers at the harbour on March 10, 2024. Photo: Lantern Pictures

The ministers at the harbour on March 10, 2024. Photo: Lantern Pictures

{STORY}
"""


def test_a_full_header_is_read_line_by_line() -> None:
    header = header_of(WHOLE, "https://www.gazette.example/world/1.html")
    assert header.section is not None
    assert header.headline is not None
    assert header.outlet is not None
    assert header.published is not None
    assert header.section.value == "WORLD / DIPLOMACY"
    assert header.headline.value == "Ministers meet after four years of silence"
    assert header.headline.span.of(WHOLE) == header.headline.value
    assert (header.outlet.name, header.outlet.id) == ("The Harbour Gazette", "harbour-gazette")
    assert header.published.value == "2024-03-10T23:49+08:00"
    assert header.published.told_by == "header line"
    assert header.published.span.of(WHOLE) == "March 10, 2024 11:49 PM"
    assert [author.value for author in header.authors] == ["Ada Holm", "Jon Arvell"]
    assert [caption.value for caption in header.captions] == [
        "The ministers at the harbour on March 10, 2024."
    ]
    assert [credit.value for credit in header.credits] == ["Lantern Pictures"]
    assert [span.of(WHOLE)[:13] for span in header.repeated] == ["The ministers"]
    assert WHOLE[header.body :].startswith("The foreign ministers")


@pytest.mark.parametrize(
    ("above", "headline", "section"),
    [
        ("Ministers meet again\n\n", "Ministers meet again", None),
        ("Can the ministers agree?\n\nMarch 10, 2024\n\n", "Can the ministers agree?", None),
        ("NEWS\nMinisters meet again\n\n", "Ministers meet again", "NEWS"),
        ("World > Europe\nMinisters meet again\n", "Ministers meet again", "World > Europe"),
        ("The Harbour Gazette\nMinisters meet again\n", "Ministers meet again", None),
        ("Share\nMinisters meet again\nAdvertisement\n", "Ministers meet again", None),
        ("'We agree' and 'we do not'\n\n", "'We agree' and 'we do not'", None),
        ("", None, None),
    ],
    ids=[
        "alone",
        "question",
        "capitals",
        "breadcrumb",
        "after the outlet",
        "noise",
        "quotes",
        "none",
    ],
)
def test_headline_and_section(above: str, headline: str | None, section: str | None) -> None:
    header = header_of(f"{above}{STORY}\n\n{STORY} It was late.")
    assert (header.headline.value if header.headline else None) == headline
    assert (header.section.value if header.section else None) == section


def test_a_headline_that_ends_like_a_sentence_is_doubtful() -> None:
    header = header_of(f"Ministers meet again.\n\n{STORY}")
    assert header.headline is not None
    assert header.headline.doubt == "it ends like a sentence"


@pytest.mark.parametrize(
    ("text", "url", "hint", "told"),
    [
        ("A\n", "https://gazette.example/2024/03/10/a", None, ("address", "2024-03-10")),
        ("A\n", "https://gazette.example/a", date(2024, 3, 9), ("hint", "2024-03-09")),
        ("A\n", "https://gazette.example/20241", None, None),
        ("Updated: March 12, 2024\nPublished: March 10, 2024\n", "", None,
         ("header line", "2024-03-10")),
        ("HALLPORT, March 8, 2024 (Reuters) - ", "", None, ("dateline", "2024-03-08")),
    ],
    ids=["address", "hint", "no date in the address", "published before updated", "dateline"],
)  # fmt: skip
def test_the_publication_day_has_one_teller(
    text: str, url: str, hint: date | None, told: tuple[str, str] | None
) -> None:
    published = header_of(f"Ministers meet again\n{text}{STORY}", url, hint).published
    assert (published and (published.told_by, published.day)) == told


def stated_article(stated: Stated, text: str = f"Ministers meet again\n\n{STORY}") -> Article:
    article, _ = article_of(text, path="page", stated=stated)
    assert article is not None
    return article


def test_what_the_page_states_comes_first() -> None:
    article = stated_article(
        Stated(
            headline="Ministers meet again",
            outlet="Harbour Gazette",
            published="2024-03-10T02:00:00Z",
            published_by="structured data",
            authors=("Ada Holm",),
            section="World",
        )
    )
    header = read_header(article, REGISTER)
    assert header.published is not None
    assert header.outlet is not None
    assert header.section is not None
    assert header.published.told_by == "structured data"
    assert header.published.value == "2024-03-10T02:00Z"
    assert (header.outlet.id, header.outlet.rule) == ("harbour-gazette", "outlet: structured data")
    assert header.section.value == "World"


def test_a_guessed_date_stands_behind_a_line_that_says_it() -> None:
    stated = Stated(
        headline="Ministers meet again", published="2020-01-01", published_by="htmldate"
    )
    alone = read_header(stated_article(stated), REGISTER).published
    text = f"Ministers meet again\n\nPublished: March 10, 2024\n\n{STORY}"
    with_line = read_header(stated_article(stated, text), REGISTER).published
    assert alone is not None
    assert with_line is not None
    assert (alone.day, alone.told_by) == ("2020-01-01", "htmldate")
    assert alone.doubt
    assert (with_line.day, with_line.told_by) == ("2024-03-10", "header line")


@pytest.mark.parametrize(
    ("url", "name", "doubtful"),
    [
        ("https://edition.gazette.example/a", "The Harbour Gazette", False),
        ("https://www.reuters.com/world/a", "Reuters", False),
        ("https://news.lantern.co.uk/a", "lantern.co.uk", True),
        ("https://notgazette.example/a", "notgazette.example", True),
    ],
    ids=["a host below", "common knowledge", "made of the host", "only ends alike"],
)
def test_the_outlet_is_known_by_its_domain(url: str, name: str, *, doubtful: bool) -> None:
    outlet = header_of(f"Ministers meet again\n\n{STORY}", url).outlet
    assert outlet is not None
    assert (outlet.name, bool(outlet.doubt)) == (name, doubtful)
