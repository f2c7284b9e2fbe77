"""What comes next is told from the reader's own day, and only where a script knows that day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from editions import edition
from playwright.sync_api import Browser
from shown import written

from chronicle.settings import Settings

WORLD = {
    f"events/e{n}": f"title: Round {n}\ndate: {when}\nsources: [s]\nkind: meeting\n"
    "status: scheduled"
    for n, when in enumerate(
        ("2026-06-01", "2026-06-02/2026-06-05", "2026-06-03", "2026-06", "2026-08-20")
    )
} | {
    "proposals/o": "title: Offer\nproposers: [norland]\naddressees: [sudmark]\nsources: [s]\n"
    "tabled: 2026-05-12\ndeadline: 2026-06-04"
}


def site(folder: Path, lang: str = "en") -> str:
    settings = Settings("Test", parties=("norland", "sudmark"), docs_dir="content", lang=lang)
    made = edition(WORLD, settings, today=date(2026, 5, 20))
    return written(made, folder, ("index.html", "soon.js", "theme.js", "style.css")).as_uri()


def told(browser: Browser, address: str, now: datetime, zone: str = "UTC") -> dict[str, str]:
    """What the page says beside each thing that comes next, by its label."""
    context = browser.new_context(timezone_id=zone)
    tab = context.new_page()
    tab.clock.set_fixed_time(now)
    tab.goto(f"{address}/index.html")
    found = {
        row.locator("h3").inner_text(): row.locator(".soon").all_inner_texts()
        for row in tab.locator(".agenda ol li").all()
    }
    context.close()
    return {label: "".join(words) for label, words in found.items()}


def test_days_ahead_are_told_in_words(browser: Browser, tmp_path: Path) -> None:
    address = site(tmp_path)
    assert told(browser, address, datetime(2026, 6, 1, 12, tzinfo=UTC)) == {
        "Round 0": "today",
        "Round 1": "tomorrow",
        "Round 2": "in two days",
        "Offer": "in three days",
        "Round 3": "",  # of a month no day is known
        "Round 4": "",  # too far ahead to count days
    }


def test_what_has_passed_since_the_page_was_made_is_not_told(
    browser: Browser, tmp_path: Path
) -> None:
    found = told(browser, site(tmp_path), datetime(2026, 6, 2, 23, 59, tzinfo=UTC))
    assert (found["Round 0"], found["Round 1"], found["Round 2"]) == ("", "today", "tomorrow")


@pytest.mark.parametrize(
    ("zone", "words"), [("Pacific/Auckland", "tomorrow"), ("America/Los_Angeles", "in two days")]
)
def test_the_day_is_that_of_the_reader(
    browser: Browser, tmp_path: Path, zone: str, words: str
) -> None:
    # Already 2 June in Auckland, still 1 June in Los Angeles.
    assert (
        told(browser, site(tmp_path), datetime(2026, 6, 1, 20, tzinfo=UTC), zone)["Round 2"]
        == words
    )


def test_the_words_are_those_of_the_language_of_the_site(browser: Browser, tmp_path: Path) -> None:
    found = told(browser, site(tmp_path, "de"), datetime(2026, 6, 1, 12, tzinfo=UTC))
    assert [*filter(None, found.values())] == ["heute", "morgen", "in 2 Tagen", "in 3 Tagen"]


def test_without_script_the_dates_stand_alone(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site(tmp_path)}/index.html")
    agenda = tab.locator(".agenda")
    assert "1 Jun" in agenda.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert agenda.locator(".soon").all_inner_texts() == [""] * 5
    context.close()
