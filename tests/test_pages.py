"""A site has these pages; each view holds ready values only; every link leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, get_type_hints
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import msgspec
import pytest
from editions import small
from worlds import SMALL

from chronicle import page as page_module
from chronicle.graph import Chronicle, link
from chronicle.model import KINDS, Record, Ref
from chronicle.page import Edition, Page
from chronicle.pages import left_out, plan
from chronicle.prose import Prose
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.api import RecordFile, Volume
from chronicle.when import When, on_day

PAGES = {page.path: page for page in plan(small())}
FOR_PROGRAMS = (
    *("api/", "calendar/", "cards/", "data/", "feeds/", "sitemap-", "CITATION.cff", "robots.txt"),
)  # these have tests of their own


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    edition = small()
    renderer = Renderer(SMALL, edition.settings)
    return {
        page.path: renderer.render(page).decode()
        for page in PAGES.values()
        if not page.path.endswith(".png")
    }


def with_settings(edition: Edition, **changed: Any) -> Edition:
    settings = msgspec.structs.replace(edition.settings, **changed)
    return Edition(edition.chronicle, settings, edition.as_of, edition.verdicts)


def test_the_small_site_has_a_page_for_everything_and_no_path_twice() -> None:
    chronicle = small().chronicle
    records = {f"{key.kind}s/{key.id}.html" for key in chronicle.records}
    site = {
        *("index.html", "timeline.html", "proposals.html", "404.html", "style.css", "icon.svg"),
        "soon.js",
        "theme.js",
        "web.js",
        "commitments.html",
        *("positions.html", "positions.json", "positions.js"),
        *(f"positions/2026-05-{day}.html" for day in (10, 12, 20)),
        *("known.html", "known.js", "known/2026-05.html"),
        *("sitemap.xml", "timeline/2025.html", "timeline/2026.html"),
        *("differences.html", "sourcing.html", "single-source.html", "corrections.html"),
        "contributors.html",
        *(f"timeline/2026-0{month}.html" for month in (5, 6, 7)),
        *(f"{kind}s/index.html" for kind in KINDS),
        "events/2026-05-12-answer.html",  # a former id
        *("data.html", "map.html", "preview.js"),
        *("explore.html", "explore.js", "explore/names.js", "opensearch.xml"),
        *("zoom.html", "zoom.js", "zoom/2025.js", "zoom/2026.js"),
        *(f"explore/{year}{part}.js" for year in (2025, 2026) for part in ("", "-text")),
    }
    for_people = {path for path in PAGES if not path.startswith(FOR_PROGRAMS)}
    assert for_people == records | site
    assert len(plan(small())) == len(PAGES)


def test_an_empty_chronicle_has_all_pages_that_the_navigation_names() -> None:
    empty = Edition(link(()), Settings("Test"), None, {})
    paths = {page.path for page in plan(empty)}
    assert {"index.html", "timeline.html", "proposals.html"} < paths
    assert {f"{kind}s/index.html" for kind in KINDS} < paths


@pytest.mark.parametrize(
    ("site_url", "outputs"),
    [
        ("https://a.example/", ()),
        (
            "",
            (
                *("feeds", "calendars", "card images", "sitemap.xml", "robots.txt"),
                *("canonical links", "data for search engines"),
            ),
        ),
    ],
)
def test_what_needs_absolute_addresses_is_left_out_without_any(
    site_url: str, outputs: tuple[str, ...]
) -> None:
    assert left_out(Settings("Test", site_url=site_url)) == outputs
    paths = {page.path for page in plan(with_settings(small(), site_url=site_url))}
    for output in ("calendar/", "cards/", "feeds/", "robots", "sitemap"):
        assert any(path.startswith(output) for path in paths) is bool(site_url)


def values(value: Any) -> Iterator[Any]:
    """A value and all values inside it."""
    yield value
    if isinstance(value, msgspec.Struct) and not isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from values(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from values(one)


def test_views_hold_ready_values_and_nothing_of_the_chronicle() -> None:
    for page in PAGES.values():
        for value in values(page.view):
            if isinstance(value, Record) and isinstance(page.view, RecordFile | Volume):
                continue  # a record's own file is made from the record, which is a value too
            assert not isinstance(value, When | Record | Ref | Chronicle | list | dict | set)
            assert isinstance(value, msgspec.Struct | tuple | str | int | float | None.__class__), (
                value
            )
            if isinstance(value, msgspec.Struct):
                assert value.__struct_config__.frozen


def test_the_same_edition_gives_the_same_views() -> None:
    again = {page.path: (page.template, page.view) for page in plan(small())}
    assert again == {path: (page.template, page.view) for path, page in PAGES.items()}
    assert [msgspec.msgpack.encode(view) for _, view in again.values()] == [
        msgspec.msgpack.encode(page.view) for page in PAGES.values()
    ]


def test_the_date_it_speaks_of_enters_only_pages_that_compute_with_it() -> None:
    later = small()
    earlier = on_day(date(2026, 6, 1))
    changed = Edition(later.chronicle, later.settings, earlier, later.verdicts)
    assert {page.path for page in plan(changed) if page.view != PAGES[page.path].view} == {
        "index.html",
        "proposals.html",
        "commitments.html",
        "zoom.html",  # turning points lie before the date
        "agreements/2026-exchange-agreement.html",  # what is due on a day may be overdue
    }


# --- as rendered -----------------------------------------------------------------------------


class Read(HTMLParser):
    """The links, ids and headings of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says of itself."""
        found = dict(attrs)
        if tag in {"a", "link", "use"} and found.get("href"):
            self.links.append(found["href"] or "")
        if tag == "script" and found.get("src"):
            self.links.append(found["src"] or "")
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        is_data = found.get("type") == "application/ld+json"  # never run
        if (
            tag == "style"
            or (tag == "script" and not found.get("src") and not is_data)
            or any(name == "style" or name.startswith("on") for name in found)
        ):
            self.inline.append(tag)


HTML = sorted(path for path in PAGES if path.endswith(".html"))


@pytest.fixture(scope="module")
def read(rendered: dict[str, str]) -> dict[str, Read]:
    return {path: Read(rendered[path]) for path in HTML}


@pytest.mark.parametrize("path", HTML)
def test_every_link_leads_to_a_page_and_a_place_on_it(read: dict[str, Read], path: str) -> None:
    for href in read[path].links:
        url = urlsplit(href)
        if url.scheme:
            continue
        if url.path.startswith("/talks/"):
            assert path == "404.html"
            target = unquote(url.path).removeprefix("/talks/") or "index.html"
        else:
            target = normpath(join(dirname(path), unquote(url.path))) if url.path else path
        assert target in PAGES, href
        if url.fragment:
            assert url.fragment in read[target].ids, href


@pytest.mark.parametrize("path", HTML)
def test_a_page_has_one_title_no_skipped_heading_no_id_twice_and_nothing_inline(
    read: dict[str, Read], path: str
) -> None:
    found = read[path]
    assert found.headings.count("h1") == 1
    levels = [int(heading[1]) for heading in found.headings]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(set(found.ids)) == len(found.ids)
    assert found.inline == []


def test_a_tombstone_tells_nothing_of_the_record(rendered: dict[str, str]) -> None:
    page = rendered["events/2026-05-13-double.html"]
    assert "The same event as" in page
    assert "A text that nobody" not in page
    assert "Sudmark replies" not in "".join(rendered.values())


def test_a_former_address_leads_on(rendered: dict[str, str]) -> None:
    page = rendered["events/2026-05-12-answer.html"]
    assert '<meta http-equiv="refresh" content="0; url=2026-05-12-sudmark-answers.html">' in page
    assert (
        '<link rel="canonical" href="https://havn.example/talks/events/2026-05-12-sudmark-answers.html">'
        in page
    )


MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_names_every_page_worth_a_visit_with_its_last_change(
    rendered: dict[str, str],
) -> None:
    index = ET.fromstring(rendered["sitemap.xml"])  # noqa: S314 - our own output
    lists = [one.findtext(f"{MAP}loc") or "" for one in index.findall(f"{MAP}sitemap")]
    assert [one.removeprefix("https://havn.example/talks/") for one in lists] == [
        "sitemap-2025.xml",
        "sitemap-2026.xml",
        "sitemap-pages.xml",
    ]
    found = {
        url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod")
        for one in lists
        for url in ET.fromstring(  # noqa: S314 - our own output
            rendered[one.removeprefix("https://havn.example/talks/")]
        ).findall(f"{MAP}url")
    }
    gone = {"404.html", "events/2026-05-12-answer.html", "events/2026-05-13-double.html"}
    expected = {"" if path == "index.html" else path for path in set(HTML) - gone}
    assert set(found) == {f"https://havn.example/talks/{path}" for path in expected}
    assert found["https://havn.example/talks/events/2026-05-20-havn-round-one.html"] == "2026-05-22"


def test_pages_stay_within_their_weight(rendered: dict[str, str]) -> None:
    assert max(len(rendered[path].encode()) for path in HTML) < 30_000
    assert (
        len((Path(page_module.__file__).parents[2] / "templates/style.css").read_bytes()) < 30_000
    )


def test_fields_of_prose_are_prose() -> None:
    for page in PAGES.values():
        if hasattr(page.view, "prose"):
            assert get_type_hints(type(page.view))["prose"] is Prose
            assert isinstance(page, Page)
