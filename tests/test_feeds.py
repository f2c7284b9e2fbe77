"""Feeds as a feed reader sees them: both formats say the same, and lead where they should."""

import json
from typing import Any

import feedparser
import pytest
from editions import small
from worlds import SMALL

from chronicle.pages import plan
from chronicle.render import Renderer

BASE = "https://havn.example/talks/"
PAGES = {page.path: page for page in plan(small())}
FEEDS = sorted(
    path.removesuffix(".xml")
    for path in PAGES
    if path.startswith("feeds/") and path.endswith("xml")
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(SMALL, small().settings)


def atom(renderer: Renderer, feed: str) -> Any:
    found = feedparser.parse(renderer.render(PAGES[f"{feed}.xml"]))
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_there_are_feeds_of_all_of_corrections_and_of_each_actor_issue_and_track() -> None:
    subjects = {
        f"feeds/{key.kind}s/{key.id}"
        for key in small().chronicle.records
        if key.kind in {"actor", "issue", "track"}
    }
    assert set(FEEDS) == {"feeds/all", "feeds/corrections"} | subjects


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_reader_finds_both_formats_sound_and_the_same(renderer: Renderer, feed: str) -> None:
    read = atom(renderer, feed)
    assert read.version == "atom10"
    assert read.feed.id == f"{BASE}{feed}.xml"
    page = read.feed.link.removeprefix(BASE) or "index.html"
    assert page in PAGES
    told = json.loads(renderer.render(PAGES[f"{feed}.json"]))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert (told["feed_url"], told["title"]) == (f"{BASE}{feed}.json", read.feed.title)
    assert [(one["id"], one["title"], one["date_modified"]) for one in told["items"]] == [
        (one.id, one.title, one.updated) for one in read.entries
    ]
    for one in read.entries:
        assert one.id.startswith(BASE)
        assert one.id.partition("#")[0].removeprefix(BASE) in PAGES
        assert one.updated_parsed is not None


def test_corrections_lead_to_the_notes(renderer: Renderer) -> None:
    read = atom(renderer, "feeds/corrections")
    assert read.feed.title == "The Havn Talks: corrections"
    assert len(read.entries) == 2
    for one in read.entries:
        path, _, anchor = one.id.removeprefix(BASE).partition("#")
        assert not anchor or f'id="{anchor}"' in renderer.render(PAGES[path]).decode()


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("actors/ada-lind.html", "../feeds/actors/ada-lind.xml"),
        ("events/2026-05-12-sudmark-answers.html", ""),
        ("actors/index.html", ""),
    ],
)
def test_a_page_names_its_own_feed(renderer: Renderer, path: str, feed: str) -> None:
    page = renderer.render(PAGES[path]).decode()
    assert ">Feed of this page</a>" in page if feed else ">Feed of this page</a>" not in page
    assert feed in page
    assert ">Feed of all</a>" in page
