"""The blocks of JSON-LD, read out of the pages and expanded by somebody else's processor."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from editions import EVENT, edition, small
from pyld import jsonld
from worlds import SMALL

from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings

BASE = "https://havn.example/talks/"
SCHEMA = "https://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}}}
# Moved, withdrawn or not there: nothing to be found.
NONE = ("404.html", "events/2026-05-12-answer.html", "events/2026-05-13-double.html")


class Blocks(HTMLParser):
    """The data blocks of a page, and its Open Graph tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.graph: dict[str, str] = {}
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a block's beginning, or a tag."""
        found = dict(attrs)
        self._inside = tag == "script" and found.get("type") == "application/ld+json"
        if tag == "meta" and found.get("property"):
            self.graph[found["property"] or ""] = found.get("content") or ""

    def handle_data(self, data: str) -> None:
        """Note what a block says."""
        if self._inside:
            self.blocks.append(data)
            self._inside = False


def pages_of(edition_: Edition, project: Path = SMALL) -> dict[str, Blocks]:
    renderer = Renderer(project, edition_.settings)
    return {
        page.path: Blocks(renderer.render(page).decode())
        for page in plan(edition_)
        if page.path.endswith(".html")
    }


PAGES = pages_of(small())
SHOWN = sorted(set(PAGES) - set(NONE))


def graph_of(path: str) -> list[Any]:
    (block,) = PAGES[path].blocks
    told: list[Any] = json.loads(block)["@graph"]
    return told


def load(url: str, _: Any) -> dict[str, Any]:
    assert url in {"https://schema.org", SCHEMA}
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def nodes(value: Any) -> list[dict[str, Any]]:
    """All nodes of a graph, the inner ones too."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for inner in value.values() for node in nodes(inner))]


@pytest.mark.parametrize("path", SHOWN)
def test_every_page_says_what_it_is_about(path: str) -> None:
    (block,) = PAGES[path].blocks
    expanded = jsonld.expand(json.loads(block), {"documentLoader": load})
    main = next(one for one in expanded if one.get("@id", "").startswith(BASE))
    assert main["@id"] == BASE + ("" if path == "index.html" else path)
    (type_,) = main["@type"]
    assert re.fullmatch(r"https://schema\.org/[A-Z][A-Za-z]+", type_)
    for node in nodes(expanded):
        # Whatever is named by an address of the site has a page there.
        if node.get("@id", "").startswith(BASE):
            there = node["@id"].removeprefix(BASE).partition("#")[0] or "index.html"
            assert there in PAGES


@pytest.mark.parametrize("path", NONE)
def test_what_shall_not_be_found_says_nothing(path: str) -> None:
    assert PAGES[path].blocks == []
    assert PAGES[path].graph == {}


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("index.html", "WebSite"),
        ("data.html", "Dataset"),
        ("timeline/2026-05.html", "CollectionPage"),
        ("events/2026-05-20-havn-round-one.html", "Event"),
        ("actors/ada-lind.html", "Person"),
        ("actors/norland.html", "Country"),
        ("actors/river-commission.html", "Organization"),
        ("places/havn.html", "Place"),
        ("outlets/northern-wire.html", "NewsMediaOrganization"),
        ("sources/2026-05-11-northern-wire-offer.html", "NewsArticle"),
        ("issues/ceasefire.html", "DefinedTerm"),
        ("tracks/havn-talks.html", "EventSeries"),
        ("proposals/2026-lists-first.html", "CreativeWork"),
        ("agreements/2026-exchange-agreement.html", "CreativeWork"),
        ("pages/about.html", "WebPage"),
    ],
)
def test_each_kind_of_page_has_its_type(path: str, type_: str) -> None:
    assert graph_of(path)[0]["@type"] == type_


def test_an_event_tells_when_where_who_and_by_whose_words() -> None:
    main, crumbs = graph_of("events/2026-05-20-havn-round-one.html")
    assert main["startDate"] == "2026-05-20T13:35:00+02:00"
    assert main["endDate"] == "2026-05-20T15:20:00+02:00"
    assert main["eventStatus"] == "https://schema.org/EventScheduled"
    assert main["location"][0]["name"] == "Customs House"
    assert [one["name"] for one in main["attendee"]][:2] == ["Norland", "Ada Lind"]
    kinds = [one["@type"] for one in main["subjectOf"]]
    assert kinds == ["NewsArticle", "NewsArticle", "Claim", "Claim", "Claim"]
    said = main["subjectOf"][3]
    assert said["text"] == "nearly two hours"
    assert said["author"] == {"@id": f"{BASE}actors/mara-velt.html", "name": "Mara Velt"}
    assert said["@id"].endswith("#velt-duration")
    assert crumbs["@type"] == "BreadcrumbList"
    assert [one["position"] for one in crumbs["itemListElement"]] == [1, 2, 3, 4]
    assert crumbs["itemListElement"][0]["item"] == f"{BASE}timeline.html"


def test_what_was_cancelled_is_told_so_and_what_is_disputed_is_not_decided() -> None:
    settings = Settings("Test", site_url=BASE, docs_dir="content")
    pages = pages_of(
        edition(
            {
                "events/off": f"{EVENT}\nstatus: cancelled",
                "events/split": f"{EVENT}\nstatus: disputed",
            },
            settings,
        )
    )
    off, split = (
        json.loads(pages[f"events/{one}.html"].blocks[0])["@graph"][0] for one in ("off", "split")
    )
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    assert "eventStatus" not in split


def test_open_graph_tells_title_and_address() -> None:
    found = PAGES["events/2026-05-20-havn-round-one.html"].graph
    assert found["og:title"] == "First round of talks in Havn"
    assert found["og:url"] == f"{BASE}events/2026-05-20-havn-round-one.html"
    assert found["og:site_name"] == "The Havn Talks"
    assert found["og:type"] == "article"
    assert PAGES["index.html"].graph["og:type"] == "website"


def test_without_an_address_of_the_site_pages_say_nothing_to_machines() -> None:
    whole = small()
    bare = msgspec.structs.replace(whole.settings, site_url="")
    pages = pages_of(Edition(whole.chronicle, bare, whole.as_of, whole.verdicts))
    assert [path for path, page in pages.items() if page.blocks or page.graph] == []
