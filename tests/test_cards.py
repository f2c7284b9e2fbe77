"""The pictures of events, and the notes to programs."""

import io
from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
import yaml
from editions import EVENT, edition, small
from PIL import Image
from worlds import SMALL, copy_of_small, run

from chronicle.formats.card import HEIGHT, WIDTH, drawn, write_card
from chronicle.formats.notes import write_cff, write_opensearch, write_robots
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.card import CardView, card_view
from chronicle.views.furniture import furniture, site_view
from chronicle.views.notices import NoteView
from chronicle.views.viewer import Viewer
from chronicle.words import words_in

SITE = site_view(Settings("Test", site_url="https://a.example/sub/"))
CARD = CardView("Talks in Havn", "Meeting", "Sunday 10 May 2026", "Havn")
LONG = CardView("Donaudampfschifffahrtsgesellschaftskapitän " * 30, "x" * 200, "y" * 200, "z")


def picture(card: CardView) -> Image.Image:
    image = Image.open(io.BytesIO(write_card(card, SITE)))
    image.load()
    return image


@pytest.mark.parametrize("card", [CARD, LONG, CardView("", "", "", "")], ids=["card", "long", "no"])
def test_a_card_is_a_picture_of_the_size_that_is_told(card: CardView) -> None:
    image = picture(card)
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    grey = image.convert("L")
    # Nothing is drawn into the margins below the bar.
    for box in ((0, 16, 60, HEIGHT), (WIDTH - 60, 16, WIDTH, HEIGHT), (0, 590, WIDTH, HEIGHT)):
        assert grey.crop(box).getextrema() == (255, 255)


def test_the_same_words_give_the_same_bytes_and_others_do_not() -> None:
    assert write_card(CARD, SITE) == write_card(CARD, SITE)
    for other in (
        CardView("Talks in Hafn", *("Meeting", "Sunday 10 May 2026", "Havn")),
        CardView("Talks in Havn", "Call", "Sunday 10 May 2026", "Havn"),
        CardView("Talks in Havn", "Meeting", "Sunday 10 May 2026", ""),
    ):
        assert write_card(other, SITE) != write_card(CARD, SITE)


def test_cards_stay_light() -> None:
    assert len(write_card(CARD, SITE)) < 20_000
    assert len(write_card(LONG, SITE)) < 60_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Київ — «Мінськ» № 5, Çağrı, Ωmega", "Київ — «Мінськ» № 5, Çağrı, Ωmega"),
        (" two\n lines ", "two lines"),
        ("مفاوضات", ""),
        ("和談", ""),
        ("Talks 🙂", ""),
    ],
)
def test_letters_that_the_fonts_lack_are_not_drawn_as_boxes(text: str, shown: str) -> None:
    assert drawn(text) == shown


def test_a_card_says_what_when_and_where() -> None:
    look = Viewer(
        edition(
            {
                "places/havn": "name: Havn",
                "events/talks": f"{EVENT}\nkind: meeting\nplaces: [havn]\nstatus: cancelled",
            }
        )
    )
    assert card_view(look, look.chronicle.events[0]) == CardView(
        "Talks", "Meeting · Cancelled", "Sunday 10\N{NO-BREAK SPACE}May 2026", "Havn"
    )


def test_the_page_of_each_event_names_its_card() -> None:
    renderer = Renderer(SMALL, small().settings)
    pages = {page.path: page for page in plan(small())}
    cards = {path for path in pages if path.startswith("cards/")}
    assert cards == {f"cards/{event.id}.png" for event in small().chronicle.events}
    for path in cards:
        page = pages[f"events/{path.removeprefix('cards/').removesuffix('.png')}.html"]
        told = f'<meta property="og:image" content="https://havn.example/talks/{path}">'
        assert told in renderer.render(page).decode()
    assert "og:image" not in renderer.render(pages["actors/ada-lind.html"]).decode()


def test_cards_can_be_left_out() -> None:
    settings = Settings("Test", site_url="https://a.example/", cards=False)
    pages = plan(edition({"events/talks": EVENT}, settings))
    assert not [page.path for page in pages if page.path.startswith("cards/")]
    assert not furniture(site_view(settings), "events/talks.html", words_in("en")).card


def test_a_change_of_the_look_draws_no_card_anew(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    assert run(project).published
    (project / "templates" / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    written = {change.path: change.reasons for change in run(project).written}
    assert written["events/2026-06-01-exchange.html"] == ("template",)
    assert written["icon.svg"] == ("template",)
    assert [path for path in written if path.startswith(("api/", "cards/", "data/"))] == []


# --- notes ---------------------------------------------------------------------------------


def test_robots_may_read_all_and_find_the_list_of_pages() -> None:
    parser = RobotFileParser()
    parser.parse(write_robots(NoteView(), SITE).decode().splitlines())
    assert parser.can_fetch("anyone", "https://a.example/sub/events/talks.html")
    assert parser.site_maps() == ["https://a.example/sub/sitemap.xml"]


@pytest.mark.parametrize("name", ["Test", 'A "name": with\\ # signs', "Київ — {x}", "yes"])
def test_the_citation_of_the_whole_is_yaml_of_its_format(name: str) -> None:
    settings = Settings(name, site_url="https://a.example/", site_description="What it is: a test")
    told = yaml.safe_load(write_cff(NoteView(), site_view(settings)))
    assert told == {
        "cff-version": "1.2.0",
        "message": "Please cite single entries by their own address.",
        "type": "dataset",
        "title": name,
        "abstract": "What it is: a test",
        "authors": [{"name": name}],
        "url": "https://a.example/",
        "license": "CC-BY-4.0",
    }


def test_without_an_address_the_citation_names_none() -> None:
    told = yaml.safe_load(write_cff(NoteView(), site_view(Settings("Test", copyright="Mine"))))
    assert "url" not in told
    assert "license" not in told


def test_browsers_are_told_how_to_search() -> None:
    site = Settings("A name that is far too long & odd", site_url="https://a.example/x/")
    root = ET.fromstring(write_opensearch(NoteView(), site_view(site)))  # noqa: S314 - ours
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert root.findtext(f"{space}ShortName") == "A name that is f"
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.attrib["template"] == "https://a.example/x/explore.html?q={searchTerms}"
