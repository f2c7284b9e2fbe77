"""What a reader of this chronicle's own content reads of the negotiation, in a browser."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page
from shown import LOOK

from chronicle.edition import read_edition
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.render import Renderer

ROOT = Path(__file__).parents[2]
# Files of the look and of scripts, and the pages that the tests open: rendering all takes long.
OPENED = (
    *LOOK,
    *(
        "proposals.html",
        "positions/2025-06-02.html",
        "positions/2025-08-18.html",
    ),
    *("known/2025-04.html", "known/2025-05.html"),
    *("proposals/2025-ceasefire-from-12-may.html", "agreements/2025-thousand-for-thousand.html"),
    "events/2025-05-16-istanbul-round-1.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of content/ that are opened here."""
    folder = tmp_path_factory.mktemp("content")
    settings, problems = project_settings(ROOT)
    assert settings is not None, problems
    edition = read_edition(ROOT, settings, date(2026, 11, 27)).edition
    renderer = Renderer(ROOT, settings)
    for page in plan(edition):
        if page.path in OPENED:
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(page))
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")} == set(OPENED)
    return folder


def text(scripted: Page, selector: str = "main") -> str:
    return scripted.locator(selector).inner_text().replace("\N{NO-BREAK SPACE}", " ")


def texts(scripted: Page, selector: str) -> list[str]:
    found = scripted.locator(selector).all_inner_texts()
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in found]


def test_the_istanbul_exchange_is_met_in_three_stages(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/agreements/2025-thousand-for-thousand.html")
    told = text(scripted, "#exchange")
    assert "Met" in told
    assert "1,000 of 1,000" in told
    assert "in three stages" in told
    stages = texts(scripted, ".stages li")
    assert [one.split()[0] for one in stages] == ["390", "307", "303"]
    assert all(f"{day} May 2025" in one for day, one in zip((23, 24, 25), stages, strict=True))
    lengths = [one.bounding_box() for one in scripted.locator(".bar .done").all()]
    widths = [round(box["width"]) for box in lengths if box]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == 3


def test_the_deadline_of_12_may_lapsed_by_itself(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/proposals.html")
    row = scripted.locator("#Lapsed tr", has_text="Unconditional ceasefire of at least 30 days")
    told = text(scripted, "#Lapsed")
    assert "Unconditional ceasefire of at least 30 days from 12 May" in told
    assert "not accepted by 12 May 2025" in row.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    source = (ROOT / "content/proposals/2025-ceasefire-from-12-may.md").read_text()
    assert "outcome:" not in source
    scripted.goto(f"file://{site}/proposals/2025-ceasefire-from-12-may.html")
    assert "Lapsed" in text(scripted, ".head")
    russia = scripted.locator("tr", has=scripted.get_by_role("rowheader", name="Russia"))
    assert "Countered" in russia.inner_text()
    assert "according to" in russia.inner_text()
    assert "Direct talks in Istanbul from 15 May" in text(scripted, "#Chain")


def cells(scripted: Page) -> dict[tuple[str, str], str]:
    """The words of the table by issue and party."""
    parties = scripted.locator(".matrix thead th").all_inner_texts()[1:]
    return {
        (row.locator("th").inner_text(), party): cell
        for row in scripted.locator(".matrix tbody tr").all()
        for party, cell in zip(parties, row.locator("td").all_inner_texts(), strict=True)
    }


def test_positions_moved_between_june_and_august_2025(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/positions/2025-06-02.html")
    june = cells(scripted)
    scripted.goto(f"file://{site}/positions/2025-08-18.html")
    august = cells(scripted)
    moved = {cell for cell, words in august.items() if words != june.get(cell)}
    assert ("Meeting of leaders", "Ukraine") in moved
    assert june.keys() <= august.keys()
    kept = june.keys() - moved
    assert kept, "what nobody spoke to since stands as it was"


def test_on_12_may_the_talks_were_proposed_for_the_15th(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/known/2025-05.html?on=2025-05-12")
    told = text(scripted, "#Events")
    assert "Proposed for 15 May 2025" in told
    assert "Held" not in told
    assert "16 May" not in text(scripted)


def test_at_the_end_of_may_the_talks_had_been_moved_and_held(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/known/2025-05.html")
    told = text(scripted, "#Events")
    assert "Held on 16 May 2025" in told
    assert "Moved to 16 May 2025" in told
    assert "Proposed for 15 May 2025" in told
    assert "June 2025" not in text(scripted)
    scripted.goto(f"file://{site}/known/2025-04.html")
    assert "15 May" not in text(scripted)


def test_an_event_shows_how_it_came_to_be_with_sources(scripted: Page, site: Path) -> None:
    scripted.goto(f"file://{site}/events/2025-05-16-istanbul-round-1.html")
    steps = [
        one.replace("\N{NO-BREAK SPACE}", " ")
        for one in scripted.locator(".hist li").all_inner_texts()
    ]
    assert "proposed for 15 May 2025" in steps[0]
    assert "held on 16 May 2025" in steps[-1]
    assert scripted.locator(".hist li a").count() == len(steps)
    assert scripted.get_by_role("link", name="May 2025").first.is_visible()
