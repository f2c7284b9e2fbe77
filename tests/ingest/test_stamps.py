"""Publication lines, and the moment each one names in its newsroom's zone."""

from datetime import date

import pytest

from chronicle.ingest.stamps import find_stamp, moment, settle_order, zone_named

SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("line", "value", "day"),
    [
        ("Published: May 11, 2025 11:49 PM", "2025-05-11T23:49+08:00", "2025-05-11"),
        ("11 May 2025, 20:03 GMT", "2025-05-11T20:03Z", "2025-05-12"),
        ("Sun 11 May 2025 20.03 BST", "2025-05-11T20:03+01:00", "2025-05-12"),
        ("2025-05-11 09:05:10", "2025-05-11T09:05+08:00", "2025-05-11"),
        ("2025-05-11T23:49:00+08:00", "2025-05-11T23:49+08:00", "2025-05-11"),
        ("23:49, 11 May 2025", "2025-05-11T23:49+08:00", "2025-05-11"),
        ("Updated May 11th, 2025 at 7 a.m. ET", "2025-05-11T07:00-04:00", "2025-05-11"),
        ("May 11, 2025 12:15 AM", "2025-05-11T00:15+08:00", "2025-05-11"),
        ("11.05.2025 | 18:30 UTC+3", "2025-05-11T18:30+03:00", "2025-05-11"),
        ("May 11, 2025", "2025-05-11", "2025-05-11"),
        ("Sunday, May 11, 2025 5 min read", "2025-05-11", "2025-05-11"),
    ],
    ids=[
        "newsroom's zone",
        "zone in the line",
        "British summer",
        "ISO with a space",
        "ISO",
        "time first",
        "eastern time",
        "after midnight",
        "figures",
        "no time",
        "minutes that are no time",
    ],
)
def test_a_stamp_is_placed_in_its_zone(line: str, value: str, day: str) -> None:
    stamp = find_stamp(line)
    assert stamp is not None
    assert moment(stamp, SHANGHAI) == (value, day)


def test_a_time_without_any_zone_leaves_the_day() -> None:
    stamp = find_stamp("May 11, 2025 11:49 PM")
    assert stamp is not None
    assert moment(stamp, "") == ("2025-05-11", "2025-05-11")


def test_a_zone_that_stands_for_several_is_not_guessed() -> None:
    stamp = find_stamp("May 11, 2025 11:49 PM IST")
    assert stamp is not None
    assert (stamp.offset, stamp.zone_words) == (None, "IST")


@pytest.mark.parametrize("line", ["May 2025", "40 May 2025", "2025-13-01", "version 2.10.2"])
def test_what_is_no_full_day_is_no_stamp(line: str) -> None:
    assert find_stamp(line) is None


def test_figures_that_may_be_read_two_ways_say_so() -> None:
    stamp = find_stamp("05/11/2025")
    assert stamp is not None
    assert stamp.doubt == "day or month first?"


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "/etc/passwd", "Nowhere/City", "tzdata.zi"]
)
def test_only_zones_of_the_tzdata_package_are_found(name: str) -> None:
    assert zone_named(name) is None
    assert zone_named("Europe/Kyiv") is not None


@pytest.mark.parametrize(
    ("zone", "near", "day", "doubtful"),
    [
        ("Europe/Paris", None, "2025-10-05", False),
        ("America/New_York", None, "2025-05-10", False),
        ("", date(2025, 10, 5), "2025-10-05", False),
        ("America/New_York", date(2025, 10, 5), "2025-10-05", False),
        ("", date(2025, 7, 1), "2025-05-10", True),
        ("", None, "2025-05-10", True),
    ],
)
def test_the_order_of_figures_is_told_by_newsroom_or_address(
    zone: str, near: date | None, day: str, *, doubtful: bool
) -> None:
    stamp = find_stamp("Published on 05/10/2025 - 21:40")
    assert stamp is not None
    settled = settle_order(stamp, zone, near)
    assert (settled.day.isoformat(), bool(settled.doubt)) == (day, doubtful)


def test_a_line_without_a_year_needs_a_day_known_from_elsewhere() -> None:
    assert find_stamp("13 May, 10:02") is None
    stamp = find_stamp("13 May, 10:02", near=date(2025, 5, 20))
    assert stamp is not None
    assert (stamp.day.isoformat(), stamp.doubt) == ("2025-05-13", "the line gives no year")
    assert find_stamp("Maya, 10:02", near=date(2025, 5, 20)) is None
