"""The zoomable timeline as a reader uses it: keys, wheel, fingers, an address to share."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition
from playwright.sync_api import Browser, Page, expect
from shown import LOOK, written
from tabs import watched

from chronicle.page import Edition

FIRST = date(2024, 1, 3)


def chronicle(entries: int, days: int, first: date = FIRST) -> Edition:
    """Entries of four tracks and two issues, evenly over so many days; some are not simple."""
    files = {f"tracks/t{n}": f"title: Track {n}" for n in range(4)}
    files |= {f"issues/i{n}": f"title: Issue {n}" for n in range(2)}
    for n in range(entries):
        day = first + timedelta(days=days * n // entries)
        files[f"events/e{n}"] = (
            f"title: Round {n}\ndate: {day}\nsources: [s]\ntrack: t{n % 4}\nissues: [i{n % 2}]\n"
            f"participants: [{{actor: ada, for: norland}}]"
        )
    files["events/lasting"] = "title: A truce\ndate: 2024-03-01/2024-04-15\nsources: [s]"
    files["events/inexact"] = "title: Some day in May\ndate: 2024-05\nsources: [s]"
    files["events/off"] = "title: Off\ndate: 2024-06-05\nsources: [s]\nstatus: cancelled"
    return edition(files)


# The pages of the chronology, and those that one leads to from there.
SHOWN = ("index.html", "zoom", "timeline", "events/e1.html", *LOOK)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page on the file system, where no script may fetch."""
    return f"file://{written(chronicle(80, 800), tmp_path_factory.mktemp('zoom'), SHOWN)}/zoom.html"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    with watched(browser) as tab:
        yield tab


def told(tab: Page) -> str:
    return tab.locator("#Zoom [role=status]").inner_text()


def open_at(tab: Page, address: str, query: str) -> None:
    tab.goto(address + query)
    expect(tab.locator("#Zoom [role=status]")).to_have_text(re.compile("entr"))


def days(tab: Page) -> int:
    """How many days are in view, by the address."""
    tab.wait_for_timeout(500)
    ends: list[str] = tab.evaluate(
        "['from', 'to'].map((one) => new URLSearchParams(location.search).get(one))"
    )
    return (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days


YEAR = "?from=2024-06-01&to=2025-05-31&by=track"


def test_the_keyboard_moves_and_comes_closer(tab: Page, address: str) -> None:
    open_at(tab, address, YEAR)
    stage = tab.get_by_role("group", name="Picture of the entries in view")
    stage.focus()
    assert days(tab) == 364
    tab.keyboard.press("+")
    closer = days(tab)
    assert 200 < closer < 240
    assert "from=2024-08" in tab.url
    tab.keyboard.press("ArrowLeft")
    assert abs(days(tab) - closer) <= 1
    assert "from=2024-06" in tab.url
    tab.keyboard.press("-")
    assert days(tab) > 340
    tab.keyboard.press("0")
    assert days(tab) >= 790
    expect(tab.locator("#Zoom [role=status]")).to_contain_text("83 entries")


def test_buttons_do_the_same(tab: Page, address: str) -> None:
    open_at(tab, address, YEAR)
    tab.get_by_role("button", name="Closer").click()
    assert days(tab) < 240
    tab.get_by_role("button", name="Whole").click()
    assert days(tab) >= 790


def test_the_wheel_zooms_where_the_pointer_is_once_the_picture_is_chosen(
    tab: Page, address: str
) -> None:
    open_at(tab, address, YEAR)
    stage = tab.locator(".stage")
    stage.hover(position={"x": 300, "y": 100})
    tab.mouse.wheel(0, -300)
    assert days(tab) == 364, "the page must scroll past the picture"
    tab.evaluate("scrollTo(0, 0)")
    stage.focus()
    stage.hover(position={"x": 170, "y": 100})
    tab.mouse.wheel(0, -300)
    assert days(tab) < 320
    assert "from=2024-06-0" in tab.url


def test_a_drag_moves_and_a_mark_leads_to_its_entry(tab: Page, address: str) -> None:
    open_at(tab, address, "?from=2024-06-10&to=2024-06-20&by=issue")
    canvas = tab.locator("canvas")
    box = canvas.bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + 600, box["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 500, box["y"] + 20, steps=4)
    tab.mouse.up()
    assert days(tab) in {10, 11}
    assert "from=2024-06-11" in tab.url
    open_at(tab, address, "?from=2024-01-10&to=2024-01-16&by=track")
    # Round 1 is on 13 January, in the middle of the second of the tracks.
    tab.mouse.click(box["x"] + 160 + (box["width"] - 160) / 2, box["y"] + 30 + 44 + 22)
    tab.wait_for_url("**/events/e1.html")


def test_two_fingers_come_closer(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    open_at(tab, address, YEAR)
    box = tab.locator("canvas").bounding_box()
    assert box is not None
    session = context.new_cdp_session(tab)

    def touch(kind: str, *xs: float) -> None:
        points: list[dict[str, Any]] = [
            {"x": box["x"] + x, "y": box["y"] + 40, "id": n} for n, x in enumerate(xs)
        ]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 140)
    touch("touchStart", 140, 190)
    for step in range(1, 6):
        touch("touchMove", 140 - 10 * step, 190 + 10 * step)
    touch("touchEnd")
    assert 90 < days(tab) < 160
    context.close()


def test_the_address_can_be_shared(tab: Page, address: str, browser: Browser) -> None:
    open_at(tab, address, YEAR)
    tab.get_by_label("Lanes by").select_option("issue")
    tab.get_by_role("button", name="Closer").click()
    days(tab)
    shared, words = tab.url, told(tab)
    assert "by=issue" in shared
    with watched(browser) as other:
        open_at(other, shared, "")
        assert told(other) == words
        assert other.get_by_label("Lanes by").input_value() == "issue"


@pytest.mark.parametrize(
    "query", ["?from=x&to=2024-02-30", "?from=2025-01-01&to=2024-01-01", "?by=constructor"]
)
def test_an_address_that_says_nothing_is_not_minded(tab: Page, address: str, query: str) -> None:
    open_at(tab, address, query)
    assert days(tab) > 300
    assert tab.get_by_label("Lanes by").input_value() == "track"


def test_what_is_in_view_is_a_list_of_links(tab: Page, address: str) -> None:
    open_at(tab, address, "?from=2024-03-20&to=2024-05-05")
    days(tab)
    links = tab.locator("#Zoom-list a")
    assert links.first.inner_text() == "A truce"
    assert {"Some day in May", "A truce"} < set(links.all_inner_texts())
    assert f"{links.count()} entries" in told(tab)


def test_only_the_years_in_view_are_asked_for(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.rpartition("/zoom/")[2]))
    open_at(tab, address, "?from=2025-02-01&to=2025-03-01")
    assert [one for one in asked if one.startswith("2")] == ["2025.js"]


def test_without_script_there_are_the_picture_and_the_links(browser: Browser, address: str) -> None:
    with watched(browser, java_script_enabled=False) as tab:
        tab.goto(address)
        assert not tab.locator("#Zoom").is_visible()
        assert tab.locator("svg.ov").is_visible()
        tab.locator("#Years").get_by_role("link", name="2024").click()
        assert tab.url.endswith("timeline/2024.html")


def test_on_paper_there_is_the_picture(tab: Page, address: str) -> None:
    open_at(tab, address, YEAR)
    tab.emulate_media(media="print")
    assert not tab.locator("#Zoom").is_visible()
    assert tab.locator("svg.ov").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = context.new_page()
    open_at(tab, address, YEAR)
    found: Any = Axe().run(tab, options={"resultTypes": ["violations"], "preload": False}).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    ground = tab.evaluate(
        "[...document.querySelector('canvas').getContext('2d').getImageData(1, 1, 1, 1).data]"
    )
    assert ground[:3] == ([255, 255, 253] if scheme == "light" else [20, 22, 26])
    context.close()


def test_ten_thousand_entries_move_smoothly(
    tab: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = written(
        chronicle(10_000, 4383, date(2014, 1, 1)), tmp_path_factory.mktemp("many"), SHOWN
    )
    open_at(tab, f"file://{folder}/zoom.html", "?from=2013-01-01&to=2026-12-31")
    expect(tab.locator("#Zoom [role=status]")).to_contain_text("10003 entries")
    # How long drawing takes, by frame, while the picture moves by the whole of what there is.
    took: list[float] = tab.evaluate(
        """async () => {
          const stage = document.querySelector(".stage"), took = [];
          const real = requestAnimationFrame;
          globalThis.requestAnimationFrame = (run) => real((now) => {
            const start = performance.now(); run(now); took.push(performance.now() - start);
          });
          for (let n = 0; n < 40; n += 1) {
            const told = { deltaX: n % 2 ? 30 : -30, bubbles: true, cancelable: true };
            stage.dispatchEvent(new WheelEvent("wheel", told));
            await new Promise((done) => real(() => real(done)));
          }
          return took.sort((a, b) => a - b);
        }"""
    )
    assert len(took) >= 20
    assert took[len(took) // 2] < 16, took
