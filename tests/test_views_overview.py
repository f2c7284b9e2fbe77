"""The chronicle as a picture: one month and thirty years both fit, and nothing is drawn untrue."""

import zlib
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from editions import edition, viewer

from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.overview import Overview, overview
from chronicle.views.viewer import Viewer
from chronicle.views.words import STATUS


def event(number: int, when: str, more: str = "") -> dict[str, str]:
    return {f"events/e{number}": f"title: E{number}\ndate: {when}\nsources: [s]\n{more}"}


def dated(*dates: str) -> Viewer:
    files: dict[str, str] = {}
    for number, when in enumerate(dates):
        files |= event(number, when)
    return viewer(files)


def picture(look: Viewer) -> Overview:
    found = overview(look)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (("2026-05-01", "2026-05-31"), "day"),
        (("2026-05-01", "2026-06-15"), "day"),
        (("2026-05-01", "2026-06-16"), "week"),
        (("2025-05-01", "2026-05-01"), "week"),
        (("2024-05-01", "2026-05-01"), "month"),
        (("1996-05-01", "2026-05-01"), "year"),
        (("0001-01-01", "2026-05-01"), "year"),
        (("2026-05-01",), "day"),
    ],
)
def test_a_mark_stands_for_a_stretch_that_suits_the_span(dates: tuple[str, ...], unit: str) -> None:
    assert picture(dated(*dates)).unit == unit


def test_a_single_entry_has_the_mark_of_its_status_and_leads_to_its_page() -> None:
    look = viewer(event(1, "2026-05-01") | event(2, "2026-05-09", "status: cancelled"))
    spots = picture(look).spots
    assert [spot.mark for spot in spots] == [STATUS["held"], STATUS["cancelled"]]
    assert [spot.href for spot in spots] == ["events/e1.html", "events/e2.html"]
    assert spots[1].words == "E2, 9\N{NO-BREAK SPACE}May 2026, cancelled"


def test_several_entries_share_a_mark_that_leads_to_where_they_are_listed() -> None:
    (first, second) = picture(dated("2025-05-03", "2025-05-04", "2026-02-01")).spots
    assert (first.mark, first.href) == (None, "timeline/2025-05.html#e0")
    assert first.words == "Week of 28 April 2025: 2 entries"
    assert first.radius > second.radius


def test_by_the_month_and_the_year_a_mark_leads_to_their_pages() -> None:
    month = picture(dated("2024-05-03", "2024-05-04", "2026-02-01")).spots[0]
    year = picture(dated("1994-05-03", "1994-12-04", "2026-02-01")).spots[0]
    assert (month.href, year.href) == ("timeline/2024-05.html", "timeline/1994.html")


def test_a_month_among_weeks_is_drawn_between_brackets_and_what_lasted_as_a_bar() -> None:
    look = dated("2025-05", "2025-06-01/2025-07-10", "2025-09-02", "2026-02-01")
    found = picture(look)
    assert [(span.broken, span.words) for span in found.spans] == [
        (True, "E0, May 2025"),
        (False, "E1, 1\N{NO-BREAK SPACE}Jun–10\N{NO-BREAK SPACE}Jul 2025"),
    ]
    assert [spot.words.split(",")[0] for spot in found.spots] == ["E2", "E3"]
    # In the list and in the bars all four are counted.
    assert len(found.stretches) == len(found.columns) == 4


def test_what_has_no_year_is_not_drawn() -> None:
    assert overview(dated("../..", "202X")) is None


def tracks(number: int) -> Viewer:
    files = {f"tracks/t{n}": f"title: Track {n}" for n in range(number)}
    for n in range(number):
        files |= event(n, f"2026-05-{n + 1:02}", f"track: t{n}")
    return viewer(files | event(99, "2026-05-30"))


@pytest.mark.parametrize(("number", "lanes"), [(0, 1), (1, 2), (7, 8), (8, 8), (20, 8)])
def test_there_are_few_lanes_however_many_tracks(number: int, lanes: int) -> None:
    found = picture(tracks(number)).lanes
    assert len(found) == lanes
    assert found[-1].name == ("No track" if number else "Entries")
    if number > 7:
        assert found[-2].name == f"{number - 6} other tracks"


LATE = Settings("Test", as_of="2026-05-31", docs_dir="content")


def turning(count: int) -> dict[str, str]:
    """Summits a day apart, the later the more is said of them, after a position was taken."""
    files = {"issues/i": "title: Issue"} | event(
        1000,
        "2026-05-01",
        "issues: [i]\nclaims: [{id: c, speaker: mara, for: sudmark, says: Words, stance: demands,\n"
        "  source: s, made: 2026-05-01, issues: [i]}]",
    )
    for n in range(count):
        kind = "kind: summit" if n % 2 else "kind: meeting"
        files |= event(n, f"2026-05-{n + 2:02}", kind)
    return files


def test_turning_points_are_named_where_there_is_room_summits_first() -> None:
    found = picture(viewer(turning(28), LATE))
    named = [label.target.label for label in found.labels]
    assert 3 <= len(named) < 28
    assert sum(int(one[1:]) % 2 for one in named) > len(named) / 2
    assert len(found.turning) == 28
    assert [label.x for label in found.labels] == sorted(label.x for label in found.labels)


def test_no_two_labels_overlap() -> None:
    labels = picture(viewer(turning(28), LATE)).labels
    boxes = []
    for label in labels:
        width = 7.8 * max(map(len, (*label.lines, label.when.words)))
        left = label.x - width if label.before else label.x
        boxes.append((label.y, left, left + width))
    for at, (y, left, right) in enumerate(boxes):
        for other_y, other_left, other_right in boxes[at + 1 :]:
            assert y != other_y or right <= other_left or other_right <= left


@pytest.mark.parametrize("days", [28, 365, 2000, 10957])
def test_the_front_page_is_small_at_ten_thousand_entries(days: int, tmp_path: Path) -> None:
    files = {f"tracks/t{n}": f"title: Track of talks number {n}" for n in range(12)}
    first = date(1996, 1, 1)
    for n in range(10000 // 5):
        when = first + timedelta(days=days * n * 5 // 10000)
        files |= event(n, f"{when}", f"track: t{n % 12}")
    look = edition(files)
    (front,) = (page for page in plan(look) if page.path == "index.html")
    html = Renderer(tmp_path, look.settings).render(front)
    assert len(zlib.compress(html, 9)) < 16_000
    # Marks are of stretches: they number no more than lanes by stretches, and as many bars.
    drawn = picture(Viewer(look))
    assert len(msgspec.json.encode(drawn)) < 90_000
