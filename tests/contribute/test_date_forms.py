"""Dates in other forms are read where they can mean one thing only."""

import pytest

from chronicle.contribute.date_forms import mended


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025-05-16", "2025-05-16"),
        ("2025-5-6", "2025-05-06"),
        ("2025-5", "2025-05"),
        ("2025/05/16", "2025-05-16"),
        ("2025.5.16", "2025-05-16"),
        ("20250516", "2025-05-16"),
        ("2025–05–16", "2025-05-16"),
        ("16 May 2025", "2025-05-16"),
        ("16th of May 2025", "2025-05-16"),
        ("16. Sept. 2025", "2025-09-16"),
        ("May 16, 2025", "2025-05-16"),
        ("may 2025", "2025-05"),
        ("16.05.2025", "2025-05-16"),
        ("05/16/2025", "2025-05-16"),
        ("5/5/2025", "2025-05-05"),
        ("2025-05-16 13:35+03:00", "2025-05-16T13:35+03:00"),
        ("2025-05-16t9:35 +0300", "2025-05-16T09:35+03:00"),
        ("16 May 2025, 13:35 UTC", "2025-05-16T13:35Z"),
        ("2025-05-16T13:35+3", "2025-05-16T13:35+03:00"),
        ("c. 2025-05", "2025-05~"),
        ("about May 2025", "2025-05~"),
        ("23 May 2025 - 25 May 2025", "2025-05-23/2025-05-25"),
        ("2025-05-23 / 2025-5-25", "2025-05-23/2025-05-25"),
        ("2025-05-xx", "2025-05-XX"),
        ("201x", "201X"),
    ],
)
def test_what_can_mean_one_thing_is_read(text: str, edtf: str) -> None:
    assert mended(text) == edtf
    assert mended(edtf) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2025",  # May or June
        "5.6.2025",
        "2025-05-32",
        "2025-02-29",
        "32 May 2025",
        "16 Mai 2025",
        "16 May 25",
        "2025-05-16 13:35",  # where?
        "2025-05-16T25:00Z",
        "2025/05",  # an interval, or a month
        "2025-05-23 to Monday",
        "about",
        "early May 2025",
        "2025-05-25/2025-05-23",
        "x" * 500,
        "",
    ],
)
def test_what_may_mean_several_things_or_none_is_left(text: str) -> None:
    assert mended(text) == ""
