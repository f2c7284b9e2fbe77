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
        ("13 May, 10:02\nMinisters meet again\n", "Ministers meet again", None),
        (
            "Daily Lantern\nMinisters meet again in the old port\n",
            "Ministers meet again in the old port",
            None,
        ),
        ("Daily Lantern\nMinisters meet\n", "Daily Lantern", None),
        ("Ministers meet in the port, - Vik\n", "Ministers meet in the port, - Vik", None),
        ("Ministers meet in the port - The Harbour Gazette\n", "Ministers meet in the port", None),
        ("Ministers meet in the port | Lantern\n", "Ministers meet in the port", None),
        ("News ID: 139438\nMinisters meet again\n", "Ministers meet again", None),
        ("HomeWorld & East\nMinisters meet again\n", "Ministers meet again", "HomeWorld & East"),
        (
            "NLD, SMK to hold high-level talks again\n",
            "NLD, SMK to hold high-level talks again",
            None,
        ),
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
        "day without a year",
        "a paper's title",
        "a short headline after it",
        "a name behind a dash",
        "the outlet behind a dash",
        "a site behind a stroke",
        "label",
        "breadcrumb without marks",
        "hyphens are no dash",
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
        ("March 8, 2024 (HALLPORT) – ", "", None, ("dateline", "2024-03-08")),
    ],
    ids=["address", "hint", "no date in the address", "published before updated", "dateline",
         "day and place"],
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


@pytest.mark.parametrize(
    ("guessed", "line", "day", "told_by", "doubt"),
    [
        ("2024-03-10", "", "2024-03-10", "htmldate", "only guessed: check it"),
        ("2024-03-10", "March 10, 2024", "2024-03-10", "header line", ""),
        ("2020-01-01", "March 10, 2024", "2020-01-01", "htmldate",
         "only guessed, and the line says 'March 10, 2024': which is it?"),
        ("2020-01-01", "Published: March 10, 2024", "2024-03-10", "header line",
         "htmldate guesses 2020-01-01 from the page"),
    ],
    ids=["alone", "confirmed", "contradicted", "contradicted by a line that calls itself so"],
)  # fmt: skip
def test_a_guessed_date_is_open_until_another_confirms_it(
    guessed: str, line: str, day: str, told_by: str, doubt: str
) -> None:
    stated = Stated(headline="Ministers meet again", published=guessed, published_by="htmldate")
    text = f"Ministers meet again\n\n{line}\n\n{STORY}"
    published = read_header(stated_article(stated, text), REGISTER).published
    assert published is not None
    assert (published.day, published.told_by, published.doubt) == (day, told_by, doubt)


@pytest.mark.parametrize(
    ("url", "name", "doubtful"),
    [
        ("https://edition.gazette.example/a", "The Harbour Gazette", False),
        ("https://www.reuters.com/world/a", "Reuters", False),
        ("https://news.lantern.co.uk/a", "lantern.co.uk", True),
        ("https://www.lanternbulletinng.example/a", "Lantern Bulletin", True),
        ("https://thelantern.example/a", "The Lantern", True),
        ("https://middleeasteye.example/a", "Middle East Eye", True),
        ("https://notgazette.example/a", "Not Gazette", True),
        ("https://www.fourministers.example/a", "fourministers.example", True),
        ("https://ministersmeet.example/a", "Ministers meet", True),
        ("https://foreignministers.example/a", "foreignministers.example", True),
    ],
    ids=[
        "a host below",
        "common knowledge",
        "made of the host",
        "a paper's host",
        "an article before it",
        "a region in it",
        "only ends alike",
        "not said",
        "spelled in the text",
        "spelled without capitals",
    ],
)
def test_the_outlet_is_known_by_its_domain(url: str, name: str, *, doubtful: bool) -> None:
    outlet = header_of(f"Ministers meet again\n\n{STORY}", url).outlet
    assert outlet is not None
    assert (outlet.name, bool(outlet.doubt)) == (name, doubtful)


def test_a_dateline_names_the_agency_where_no_address_does() -> None:
    for line in ("HALLPORT, March 8 (Reuters) - ", "HALLPORT, March 8. /Reuters/. "):
        outlet = header_of(f"Ministers meet again\n\n{line}{STORY}").outlet
        assert outlet is not None
        assert outlet.name == "Reuters"
    outlet = header_of(f"Ministers meet again\n\nHALLPORT (Reuters) - {STORY}",
                       "https://lantern.example/a").outlet  # fmt: skip
    assert outlet is not None
    assert outlet.name == "lantern.example"


def test_a_story_between_strokes_is_no_caption() -> None:
    text = f"Ministers meet again\n\nHALLPORT, March 8. /TASS/. {STORY}"
    header = header_of(text)
    assert header.captions == ()
    assert text[header.body :].startswith("HALLPORT")


STANDFIRST = "The two neighbours have not spoken to each other for four long months."


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (f"Ministers meet again\n{STANDFIRST}\nBy Ada Holm\nMarch 10, 2024\n\n", "2024-03-10"),
        ("India\nMinisters meet again in the old port\nMarch 10, 2024\n\n", "2024-03-10"),
        ("Arab World\nMinisters meet again in the old port\nby Ada Holm\n10-Mar-2024\n\n",
         "2024-03-10"),
        ("Politics\nNorway\nMinisters meet again in the old port\nMarch 10, 2024\n\n",
         "2024-03-10"),
        ("Ministers meet again in the old port\nFrom: Ada Holm\n\nMarch 10, 2024\n\n",
         "2024-03-10"),
        ("Ministers meet again in a port\nLantern News | Old Port | March 10, 2024 6:37 pm\n\n",
         "2024-03-10"),
        ("PAPER | March 11, 2024\nMinisters meet again in port\nPublished March 10, 2024\n\n",
         "2024-03-10"),
    ],
    ids=["standfirst", "a country", "two words", "two labels", "from", "strokes", "published"],
)  # fmt: skip
def test_more_shapes_of_a_header(above: str, day: str) -> None:
    text = f"{above}{STORY}\n\n{STORY} It was late.\n"
    header = header_of(text)
    assert header.headline is not None
    assert header.headline.value.startswith("Ministers meet again")
    assert header.published is not None
    assert header.published.day == day
    assert text[header.body :].startswith("The foreign ministers")


def test_a_sentence_without_a_date_below_it_is_the_story() -> None:
    text = f"Ministers meet again\n\n{STANDFIRST}\n\n{STORY}\n"
    assert text[header_of(text).body :].startswith("The two neighbours")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gazette.example/2024/3/10/a", "2024-03-10"),
        ("https://gazette.example/20240310/a", "2024-03-10"),
        ("https://gazette.example/2024-03-10-a", "2024-03-10"),
        ("https://gazette.example/2024/310", None),
        ("https://gazette.example/202403101", None),
        ("https://gazette.example/view/GEN20240310010200325", None),
    ],
)
def test_the_day_in_an_address(url: str, day: str | None) -> None:
    published = header_of(f"Ministers meet again\n\n{STORY}", url).published
    assert (published.day if published else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gazette.example/view/GEN20240310010200325", "2024-03-10"),
        ("https://gazette.example/view/GEN20230310010200325?page=2", "2023-03-10"),
        ("https://gazette.example/view/GEN1234", None),
    ],
)
def test_a_number_in_the_address_gives_the_dateline_its_year(url: str, day: str | None) -> None:
    text = f"Ministers meet again\n\nHALLPORT, March 10 (Lantern) -- {STORY}"
    published = header_of(text, url).published
    assert (published.day if published else None) == day


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("Lantern | Hallport | Updated: 10-03-2024 02:12 IST | Created: 10-03-2024", "2024-03-10"),
        ("Published: March 10, 2024", "2024-03-10"),
        ("The law was published on March 10, 2024, and is in force.", None),
        ("The two had met on March 10, 2024: nothing came of it.", None),
    ],
)
def test_a_line_under_the_first_paragraph_may_say_the_day(below: str, day: str | None) -> None:
    text = f"Ministers meet again in a port\n\n{STORY}\n\n{below}\n\n{STORY} It was late.\n"
    published = header_of(text).published
    assert (published.day if published else None) == day


@pytest.mark.parametrize(
    "above",
    ["Skip to main content\n\nLive broadcast", "WeChat QR Code\n\nHome>News Center", "Left Menu"],
)
def test_what_a_page_offers_is_no_headline(above: str) -> None:
    header = header_of(f"{above}\n\nMinisters meet again in a port\n\nMarch 10, 2024\n\n{STORY}")
    assert header.headline is not None
    assert header.headline.value == "Ministers meet again in a port"
