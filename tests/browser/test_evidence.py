"""What a reader of this chronicle reads of its evidence: accounts, chains, checks, corrections."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from playwright.sync_api import Locator, Page
from shown import LOOK

from chronicle.checks import claims_of
from chronicle.clock import latest_day
from chronicle.edition import read_edition
from chronicle.model import Common
from chronicle.page import ClaimKey, Edition
from chronicle.page import Page as Described
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.render import Renderer

ROOT = Path(__file__).parents[2]
Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def edition() -> Edition:
    settings, _ = project_settings(ROOT)
    assert settings is not None
    with_feeds = msgspec.structs.replace(settings, site_url="https://chronicle.example/")
    return read_edition(ROOT, with_feeds, latest_day()).edition


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Described]:
    return {page.path: page for page in plan(edition)}


@pytest.fixture(scope="module")
def renderer(edition: Edition) -> Renderer:
    return Renderer(ROOT, edition.settings)


@pytest.fixture
def read(scripted: Page, pages: dict[str, Described], renderer: Renderer, tmp_path: Path) -> Open:
    """A page of this chronicle, in a tab that breaks no policy."""

    def open_(path: str) -> Page:
        for one in (path, *LOOK):
            file = tmp_path / one
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(pages[one]))
        scripted.goto(f"file://{tmp_path}/{path}")
        return scripted

    return open_


def row(tab: Page, *words: str) -> Locator:
    """The one row of the accounts that holds all these words."""
    found = tab.locator("#Accounts tbody tr")
    for one in words:
        found = found.filter(has_text=one)
    assert found.count() == 1, tab.locator("#Accounts").inner_text()
    return found


def cell(tab: Page, line: Locator, party: str) -> str:
    """What a party holds in a row: by the heading of its column."""
    heads = tab.locator("#Accounts thead th").all_inner_texts()
    return line.locator("th, td").nth(heads.index(party)).inner_text()


def test_two_readouts_of_a_call_stand_side_by_side(read: Open) -> None:
    tab = read("events/2025-03-18-trump-putin-call.html")
    line = row(tab, "energy and infrastructure", "energy infrastructure")
    assert "differ" in line.locator("th").first.inner_text()
    assert "energy and infrastructure" in cell(tab, line, "United States")
    assert "energy infrastructure" in cell(tab, line, "Russia")
    assert "energy and infrastructure" not in cell(tab, line, "Russia")


def test_a_summit_that_was_not_held_shows_who_calls_it_what(read: Open) -> None:
    tab = read("events/2025-10-16-budapest-summit-plan.html")
    line = row(tab, "cancelled", "postponed", "never scheduled")
    ours = cell(tab, line, "United States")
    assert "cancelled" in ours
    assert "Donald Trump" in ours
    theirs = cell(tab, line, "Russia")
    for words in ("postponed", "Vladimir Putin", "never scheduled", "Dmitry Peskov"):
        assert words in theirs


def test_what_is_in_dispute_there_is_on_the_page_of_all_and_leads_back(read: Open) -> None:
    tab = read("differences.html")
    one = tab.locator(".dispute").filter(has_text="energy and infrastructure")
    assert one.count() == 1
    assert "energy infrastructure" in one.inner_text()
    href = one.locator("p.split a").first.get_attribute("href")
    assert href == "events/2025-03-18-trump-putin-call.html#Accounts"


def test_a_relayed_statement_shows_its_chain(read: Open) -> None:
    tab = read("events/2025-05-11-putin-proposes-direct-talks.html")
    claim = tab.locator(".claim").filter(has_text="We are proposing that Kiev resume")
    assert claim.locator(".chain li").all_inner_texts() == [
        "Vladimir Putin, to reporters",
        "Al Jazeera",
        "Global Times",
    ]
    assert "two steps from the speaker" in claim.inner_text()


def test_sources_say_how_many_original_reports_they_come_to(read: Open) -> None:
    tab = read("events/2025-05-11-putin-proposes-direct-talks.html")
    told = tab.locator("#Sources .sec-h .meta").inner_text()
    links = tab.locator("#Sources .src > li").count()
    assert told.startswith(f"{links} links, ")
    assert "original report" in told


def test_two_pages_that_carry_one_post_are_one_report_and_listed_for_editors(read: Open) -> None:
    path = "events/2025-05-11-zelensky-expects-ceasefire.html"
    tab = read(path)
    assert tab.locator("#Sources .sec-h .meta").inner_text() == "2 links, 1 original report"
    assert "same original as 2" in tab.locator("#Source-1").inner_text()
    tab = read("single-source.html")
    line = tab.locator("main li").filter(has=tab.locator(f'a[href="{path}"]'))
    assert "2 links, 1 original report" in line.inner_text()


def test_a_verified_quotation_leads_to_what_that_means(read: Open) -> None:
    tab = read("events/2025-05-11-putin-proposes-direct-talks.html")
    claim = tab.locator(".claim").filter(has_text="We are proposing that Kiev resume")
    mark = claim.get_by_role("link", name="verified in this build")
    assert mark.get_attribute("href") == "../sourcing.html#Verified"
    key = tab.locator("#Claims .marks").inner_text()
    assert "these word sequences occur in the fingerprint" in key
    tab = read("sourcing.html")
    assert "these word sequences occur in the fingerprint" in tab.locator(
        "#Verified"
    ).inner_text().replace("These", "these")


def test_the_page_on_sourcing_counts_the_three_levels(read: Open, edition: Edition) -> None:
    told = Counter(
        {"verified": "Verified", "compared": "Compared", "read": "Compared"}.get(
            edition.verdicts[ClaimKey(record.key, claim.id)], "Unchecked"
        )
        for record, claim in claims_of(edition.chronicle)
        if claim.quote is not None and getattr(record, "withdrawn", None) is None
    )
    tab = read("sourcing.html")
    for level in ("Verified", "Compared", "Unchecked"):
        shown = tab.locator(f"#{level} .num").inner_text()
        assert int(shown.replace(",", "")) == told[level]
    assert told["Verified"] > 0
    assert told["Compared"] > 0


def test_no_name_kept_to_quotations_stands_in_our_words(edition: Edition) -> None:
    read = read_edition(ROOT, edition.settings, date(2100, 1, 1))
    assert [str(one) for one in read.problems if one.code == "name-spelling"] == []


def test_corrections_have_a_page_and_a_feed(
    read: Open, edition: Edition, renderer: Renderer, pages: dict[str, Described]
) -> None:
    records = [one for one in edition.chronicle.records.values() if isinstance(one, Common)]
    notes = [note.note for one in records if one.withdrawn is None for note in one.corrections]
    gone = [one.withdrawn.reason for one in records if one.withdrawn is not None]
    tab = read("corrections.html")
    shown = tab.locator("main").inner_text()
    assert [words for words in (*notes, *gone) if words not in shown] == []
    assert tab.locator("main ol > li").count() == len(notes) + len(gone)
    href = tab.get_by_role("link", name="Feed of corrections").get_attribute("href")
    assert href == "feeds/corrections.xml"
    feed = ET.fromstring(renderer.render(pages[href]).decode())  # noqa: S314 - our own output
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == min(30, len(notes) + len(gone))


@pytest.mark.parametrize("start", ["index.html", "timeline.html", "proposals.html"])
def test_a_reader_comes_to_where_accounts_differ_from_where_they_look(
    read: Open, start: str
) -> None:
    tab = read(start)
    link = tab.locator("main").get_by_role("link", name="Where accounts differ")
    assert link.get_attribute("href") == "differences.html"
