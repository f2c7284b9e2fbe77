"""The headline below a page's furniture: by the address, by a row of labels, else not at all."""

import pytest

from chronicle.ingest.article import read_text
from chronicle.ingest.findings import Header
from chronicle.ingest.header import read_header
from chronicle.ingest.register import Register

STORY = (
    "The foreign ministers of Norland and Sudmark met on Sunday for the first time in four years, "
    "and both of them said that they would meet again before the end of the month."
)
SLUG = "https://lantern.example/news/ministers-meet-again-after-years-idUSKCN1G60SH"
HEADLINE = "Ministers meet again after four years"


def header_of(above: str, url: str = "") -> Header:
    article, _ = read_text(f"{above}\n\n{STORY}\n\n{STORY} It was late.", url=url)
    assert article is not None
    return read_header(article, Register())


@pytest.mark.parametrize(
    ("above", "url"),
    [
        (f"Send to a friend\n{HEADLINE}", ""),
        (f"Related topics\n{HEADLINE}", ""),
        (f"#Harbour News\n{HEADLINE}", ""),
        (f"WorldHarbour NewsPoliticsBusiness DeskSport\n{HEADLINE}", ""),
        (f"Login\nContact\nTop Stories\nThe Long Read\nPictures\n{HEADLINE}", ""),
        (f"The storm that took the boats\nWhy ferries wait\n{HEADLINE}", SLUG),
        ("\n".join(f"Story number {n} of another day" for n in range(30)) + f"\n{HEADLINE}", SLUG),
        (f"{HEADLINE}\nThe storm that took the boats", SLUG),
        (f"{'Harbour News Videos Sport & Travel ' * 8}\n{HEADLINE}", ""),
        (
            f"Off the wire\nStorm takes boats  • Ferries wait  • Norland votes  • Fog\n{HEADLINE}",
            "",
        ),
        (f"The Telegraph\n{HEADLINE}", "https://press.example/the-telegraph/2019/1"),
    ],
    ids=[
        "friend",
        "related",
        "hash",
        "glued",
        "menu",
        "other stories",
        "many",
        "at the top",
        "menu line",
        "bullets",
        "paper",
    ],
)
def test_furniture_is_no_headline(above: str, url: str) -> None:
    header = header_of(above, url)
    assert header.headline is not None
    assert header.headline.value == HEADLINE


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("Ministers agree\nNorland and Sudmark to meet again soon", "Ministers agree"),
        ("McDonald and MacArthur meet", "McDonald and MacArthur meet"),
        ("Talks resume\nLate night\nNo deal yet\nNorland says it will not sign.", "Talks resume"),
    ],
    ids=["two lines", "names with a capital inside", "standfirsts"],
)
def test_a_short_headline_is_no_furniture(above: str, headline: str) -> None:
    header = header_of(above, "https://lantern.example/2019/harbour")
    assert header.headline is not None
    assert header.headline.value == headline


def test_of_two_days_above_a_headline_the_nearer_is_its_own() -> None:
    above = f"17 Jul 2024\nSunday 16 October 2016 - 14:41\nStory Code : 235279\n\n{HEADLINE}"
    published = header_of(above, SLUG).published
    assert published is not None
    assert published.day == "2016-10-16"
    below = header_of(f"16 October 2016\n{HEADLINE}\nUpdated: 18 October 2016", SLUG).published
    assert below is not None
    assert below.day == "2016-10-16"
