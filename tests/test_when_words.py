"""Dates in words, in English and in German: as exact as they are known, and no more."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.when import When, parse_when
from chronicle.when.names import Differs, NamesOf, names_in
from chronicle.when.words import brief, short, utc_words, words
from chronicle.words import words_in


def when(text: str) -> When:
    value = parse_when(text)
    assert isinstance(value, When), value
    return value


def spaced(text: str) -> str:
    """Write `_` for each no-break space, so that a table can be read."""
    return text.replace("\N{NO-BREAK SPACE}", "_")


TALKS = "2025-05-16T13:35+03:00/2025-05-16T15:20+03:00"
SAID = [
    ("2025-05-16", "16_May 2025"),
    ("2025-05", "May 2025"),
    ("2025", "2025"),
    # Qualified.
    ("2025-05~", "about May 2025"),
    ("2025-05?", "May 2025, uncertain"),
    ("2025-05%", "about May 2025, uncertain"),
    ("2025-05-08~", "about 8_May 2025"),
    # Partly unknown.
    ("2025-04-XX", "a day in April 2025"),
    ("2025-04-XX~", "a day in about April 2025"),
    ("2025-04-XX?", "a day in April 2025, uncertain"),
    ("2025-XX", "a month in 2025"),
    ("2025-XX-XX", "a day in 2025"),
    ("201X", "the 2010s"),
    ("201X~", "about the 2010s"),
    ("200X", "between 2000 and 2009"),
    ("20XX", "between 2000 and 2099"),
    ("20XX~", "between about 2000 and 2099"),
    ("00XX", "between 1_BCE and 99_CE"),
    ("2025-21", "spring 2025"),
    ("2025-22", "summer 2025"),
    ("2025-23~", "about autumn 2025"),
    ("2025-24", "winter 2025"),
    # Intervals.
    ("2025-05-23/2025-05-25", "23–25_May 2025"),
    ("2025-04-30/2025-05-02", "30_April–2_May 2025"),
    ("2025-12-28/2026-01-02", "28_December 2025–2_January 2026"),
    ("2025-05-16/2025-05-16", "16_May 2025"),
    ("2025-05-16/2026-05-16", "16_May 2025–16_May 2026"),
    ("2025-05/2025-06", "May–June 2025"),
    ("2025-12/2026-01", "December 2025–January 2026"),
    ("2025-05/2025-05", "May 2025"),
    ("2025/2027", "2025–2027"),
    ("2025-05-23~/2025-05-25~", "about 23–25_May 2025"),
    ("2025-05-23?/2025-05-25?", "23–25_May 2025, uncertain"),
    ("2025-05-23~/2025-05-25", "from about 23_May 2025 to 25_May 2025"),
    ("2025-05-23/2025-05-25%", "from 23_May 2025 to about 25_May 2025 (uncertain)"),
    ("2025-04-30/2025-05", "from 30_April 2025 to May 2025"),
    ("2025-22/2025-23", "from summer 2025 to autumn 2025"),
    ("2025-06-XX/2025-07-03", "from a day in June 2025 to 3_July 2025"),
    # One end only.
    ("2025-02-12/..", "since 12_February 2025 (still open)"),
    ("2025-02-12?/..", "since 12_February 2025 (uncertain), still open"),
    ("2025-02-12/", "from 12_February 2025, end unknown"),
    ("/2025-05-16", "until 16_May 2025, start unknown"),
    ("../2025-05", "until May 2025, start not given"),
    ("/2025-05?", "until May 2025 (uncertain), start unknown"),
    ("../..", "no date"),
    # Times.
    ("2025-05-16T13:35+03:00", "16_May 2025, 13:35 (UTC+3)"),
    ("2025-05-16T13:35:59+03:00", "16_May 2025, 13:35 (UTC+3)"),
    ("2025-05-16T03:05Z", "16_May 2025, 03:05 (UTC)"),
    ("2025-05-16T13:35-04:00", "16_May 2025, 13:35 (UTC−4)"),
    ("2025-05-16T13:35+05:45", "16_May 2025, 13:35 (UTC+5:45)"),
    (TALKS, "16_May 2025, 13:35–15:20 (UTC+3)"),
    ("2025-05-16T13:35Z/2025-05-16T13:35:30Z", "16_May 2025, 13:35 (UTC)"),
    (
        "2025-05-16T23:35+03:00/2025-05-17T01:20+03:00",
        "from 16_May 2025, 23:35 to 17_May 2025, 01:20 (UTC+3)",
    ),
    (
        "2025-05-16T13:35+03:00/2025-05-16T15:20Z",
        "from 16_May 2025, 13:35 (UTC+3) to 16_May 2025, 15:20 (UTC)",
    ),
    ("2025-05-08T00:00+03:00/..", "since 8_May 2025, 00:00 (UTC+3), still open"),
    # Years that need their era.
    ("-0043-03-15", "15_March 44_BCE"),
    ("0079-08-24", "24_August 79_CE"),
    ("0000", "1_BCE"),
    ("-0100/-0043", "101_BCE–44_BCE"),
    ("Y170000002", "170,000,002_CE"),
    ("Y-170000002~", "about 170,000,003_BCE"),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[case[0] for case in SAID])
def test_a_date_is_said_as_exactly_as_it_is_known(text: str, said: str) -> None:
    assert spaced(words(when(text))) == said


@pytest.mark.parametrize(
    ("text", "city", "time_words", "said"),
    [
        (TALKS, "Istanbul", "", "16_May 2025, 13:35–15:20, Istanbul time (UTC+3)"),
        (TALKS, "Istanbul", "early afternoon", "16_May 2025, 13:35–15:20, Istanbul time (UTC+3)"),
        ("2025-05-11", "Moscow", "early hours", "early hours of 11_May 2025, Moscow time"),
        ("2025-05-11", "", "early hours", "early hours of 11_May 2025"),
        ("2025-05-11", "Moscow", "", "11_May 2025"),
        (
            "2025-05-11%",
            "Moscow",
            "early hours",
            "early hours of about 11_May 2025, Moscow time, uncertain",
        ),
        ("2025-05-10/2025-05-11", "Kyiv", "night", "night of 10–11_May 2025, Kyiv time"),
        ("2025-05-10/2025-05-11~", "Kyiv", "night", "from 10_May 2025 to about 11_May 2025"),
        ("2025-05-11/..", "", "noon", "since noon of 11_May 2025 (still open)"),
        ("2025-05", "Moscow", "early hours", "May 2025"),
        ("2025-05/2025-06", "Moscow", "early hours", "May–June 2025"),
        ("2025-05-XX", "Moscow", "early hours", "a day in May 2025"),
        ("../..", "Moscow", "early hours", "no date"),
        (
            "2025-05-16T23:35+03:00/2025-05-17T01:20+03:00",
            "Kyiv",
            "",
            "from 16_May 2025, 23:35 to 17_May 2025, 01:20, Kyiv time (UTC+3)",
        ),
        (
            "2025-05-16T13:35+03:00/2025-05-16T15:20Z",
            "Kyiv",
            "",
            "from 16_May 2025, 13:35 (UTC+3) to 16_May 2025, 15:20 (UTC)",
        ),
    ],
)
def test_zone_and_time_words_stand_beside_a_time(
    text: str, city: str, time_words: str, said: str
) -> None:
    assert spaced(words(when(text), zone_city=city, time_words=time_words)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-09-16", "16_Sep 2025"),
        ("2025-09", "Sep 2025"),
        ("2025-04-30/2025-06-02", "30_Apr–2_Jun 2025"),
        (TALKS, "16_May 2025"),
        ("2025-05-16T23:35+03:00/2025-05-17T01:20+03:00", "16–17_May 2025"),
        ("2025-05-17T00:30+03:00/2025-05-16T23:00Z", "17_May 2025"),
        ("2025-02-12T09:00Z/..", "since 12_Feb 2025 (still open)"),
        ("/2025-02-12T09:00Z", "until 12_Feb 2025, start unknown"),
        ("../..", "no date"),
    ],
)
def test_a_table_has_short_months_and_no_times(text: str, said: str) -> None:
    assert spaced(brief(when(text))) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TALKS, "10:35–12:20 UTC"),
        ("2025-05-16T13:35+03:00", "10:35 UTC"),
        ("2025-05-16T13:35:30Z", "13:35 UTC"),
        ("2025-05-11T01:30+03:00", "10_May 2025, 22:30 (UTC)"),
        ("2025-05-10T20:30-04:00", "11_May 2025, 00:30 (UTC)"),
        (
            "2025-05-11T01:30+03:00/2025-05-11T03:30+03:00",
            "from 10_May 2025, 22:30 to 11_May 2025, 00:30 (UTC)",
        ),
        (
            "2025-05-16T23:35+01:00/2025-05-17T01:20+01:00",
            "from 16_May 2025, 22:35 to 17_May 2025, 00:20 (UTC)",
        ),
        ("2025-05-16T13:35+03:00/..", "since 16_May 2025, 10:35 (UTC), still open"),
        ("2025-05-16", ""),
        ("../..", ""),
    ],
)
def test_another_clock_names_the_day_where_it_differs(text: str, said: str) -> None:
    assert spaced(utc_words(when(text))) == said


MARKS = [
    ("2025-05-16", "16_May", "16", "Fri", "", True),
    ("2025-05-16T13:35+03:00", "16_May", "16", "Fri", "13:35", True),
    (TALKS, "16_May", "16", "Fri", "13:35–15:20", True),
    ("2025-05-16T23:35Z/2025-05-17T01:20Z", "16–17_May", "16–17", "Fri–Sat", "23:35", True),
    ("2025-05-17T00:30+03:00/2025-05-16T23:00Z", "17_May", "17", "Sat", "00:30", True),
    ("2025-05-16T13:35+03:00/2025-05-16T15:20Z", "16_May", "16", "Fri", "13:35", True),
    ("2025-05-23/2025-05-25", "23–25_May", "23–25", "Fri–Sun", "", True),
    ("2025-04-30/2025-05-02", "30_Apr–2_May", "30_Apr–2_May", "Wed–Fri", "", True),
    ("2025-12-28/2026-01-02", "28_Dec–2_Jan", "28_Dec–2_Jan", "Sun–Fri", "", True),
    ("2025-05-16/2025-05-22", "16–22_May", "16–22", "Fri–Thu", "", True),
    ("2025-05-16/2025-05-23", "16–23_May", "16–23", "8 days", "", True),
    ("2025-05-16/2026-05-16", "16_May–16_May", "16_May–16_May", "366 days", "", True),
    ("2025-05-16~", "about 16_May", "about 16", "", "", False),
    ("2025-05-16?", "16_May", "16", "uncertain", "", False),
    ("2025-05-16%/2025-05-18%", "about 16–18_May", "about 16–18", "uncertain", "", False),
    ("2025-05-16/2025-05-18~", "16_May–about 18_May", "16_May–about 18_May", "", "", False),
    ("2025-05-16/2025-05-18?", "16_May–18_May", "16_May–18_May", "uncertain", "", False),
    ("2025-05", "May", "May", "2025", "", False),
    ("2025-05%", "about May", "about May", "2025, uncertain", "", False),
    ("2025-05/2025-06", "May–Jun", "May–Jun", "2025", "", False),
    ("2025-12/2026-01", "Dec–Jan", "Dec–Jan", "2025–2026", "", False),
    ("2025-04-30/2025-05", "30_Apr–May", "30_Apr–May", "", "", False),
    ("2025-22", "summer", "summer", "2025", "", False),
    ("2025", "2025", "2025", "", "", False),
    ("2025-04-XX", "Apr", "Apr", "some day", "", False),
    ("2025-XX-XX", "2025", "2025", "some day", "", False),
    ("2025-XX", "2025", "2025", "some month", "", False),
    ("201X", "2010s", "2010s", "", "", False),
    ("20XX", "2000–2099", "2000–2099", "some year", "", False),
    ("2025-02-12/..", "since 12_Feb", "since 12", "still open", "", False),
    ("2025-02-12T09:00Z/", "from 12_Feb", "from 12", "end unknown", "09:00", False),
    ("/2025-02-12", "until 12_Feb", "until 12", "start unknown", "", False),
    ("../2025", "until 2025", "until 2025", "start not given", "", False),
    ("../..", "no date", "no date", "", "", False),
    ("-0043-03-15", "15_Mar", "15", "Fri", "", True),
]


@pytest.mark.parametrize(
    ("text", "mark"), [(text, mark) for text, *mark in MARKS], ids=[case[0] for case in MARKS]
)
def test_a_margin_has_room_for_a_word_or_two(text: str, mark: list[str | bool]) -> None:
    shown = msgspec.structs.astuple(short(when(text)))
    assert [spaced(part) if isinstance(part, str) else part for part in shown] == mark


# Laws.

texts = st.one_of(
    st.from_regex(
        r"\A[0-9]{3}[0-9X](-(0[1-9]|1[0-2]|2[1-4]|XX)(-([01][1-9]|2[0-8]|XX))?)?[?~%]?"
        r"(/[0-9]{4}(-(0[1-9]|1[0-2])(-([01][1-9]|2[0-8]))?)?[?~%]?|/(\.\.)?)?\Z"
    ),
    st.from_regex(r"\A20[0-9]{2}-0[1-9]-1[0-9]T[01][0-9]:[0-5][0-9](Z|[+-]0[1-9]:[0-5][0-9])\Z"),
)


@given(texts, st.sampled_from(["", "Kyiv"]), st.sampled_from(["", "early hours"]))
def test_every_date_can_be_said_in_one_line(text: str, city: str, time_words: str) -> None:
    value = parse_when(text)
    if isinstance(value, When):
        mark = short(value)
        said = (
            words(value, zone_city=city, time_words=time_words),
            brief(value),
            mark.top,
            mark.number,
        )
        for line in said:
            assert line == line.strip()
            assert line
            assert re.search(r"[X_\n]|  |None|-1", line) is None


@given(texts)
def test_no_day_or_month_is_said_that_is_not_written(text: str) -> None:
    value = parse_when(text)
    if isinstance(value, When):
        is_day_known = re.search(r"-[0-9]{2}-[0-9]{2}", text) is not None
        assert ("\N{NO-BREAK SPACE}" in re.sub(r"\s(B?CE)", "", words(value))) == is_day_known
        assert short(value).precise <= is_day_known


GERMAN = names_in(words_in("de"))
IN_GERMAN = [
    ("2025-05-16", "16._Mai 2025"),
    ("2025-09", "September 2025"),
    ("2025", "2025"),
    ("2025-05~", "etwa Mai 2025"),
    ("2025-05?", "Mai 2025, unsicher"),
    ("2025-05%", "etwa Mai 2025, unsicher"),
    ("2025-04-XX", "ein Tag im April 2025"),
    ("2025-04-XX~", "ein Tag etwa im April 2025"),
    ("2025-XX", "ein Monat im Jahr 2025"),
    ("2025-XX-XX", "ein Tag im Jahr 2025"),
    ("201X", "die 2010er Jahre"),
    ("201X~", "etwa die 2010er Jahre"),
    ("20XX", "zwischen 2000 und 2099"),
    ("20XX~", "zwischen etwa 2000 und 2099"),
    ("2025-21", "Frühling 2025"),
    ("2025-24~", "etwa Winter 2025"),
    ("2025-05-23/2025-05-25", "23.–25._Mai 2025"),
    ("2025-05-23~/2025-05-25~", "etwa 23.–25._Mai 2025"),
    ("2025-05/2025-06", "Mai–Juni 2025"),
    ("2025/2027", "2025–2027"),
    ("2025-05-23/2025-05-25%", "23._Mai 2025 bis etwa 25._Mai 2025 (unsicher)"),
    ("2025-02-12/..", "seit 12._Februar 2025 (noch offen)"),
    ("2025-02-12/", "ab 12._Februar 2025, Ende unbekannt"),
    ("/2025-05-16", "bis 16._Mai 2025, Beginn unbekannt"),
    ("../2025-05", "bis Mai 2025, Beginn nicht angegeben"),
    ("../..", "ohne Datum"),
    (TALKS, "16._Mai 2025, 13:35–15:20 (UTC+3)"),
    ("-0043-03-15", "15._März 44_v. Chr."),
    ("Y170000002", "170.000.002_n. Chr."),
]


@pytest.mark.parametrize(("text", "said"), IN_GERMAN, ids=[case[0] for case in IN_GERMAN])
def test_a_date_is_said_as_exactly_in_german(text: str, said: str) -> None:
    assert spaced(words(when(text), GERMAN)) == said


def test_ends_in_two_months_or_years_each_name_their_own_in_german() -> None:
    # CLDR has changed the spaces around this dash more than once.
    for text, first, last in (
        ("2025-04-30/2025-05-02", "30._April", "2._Mai 2025"),
        ("2025-12-28/2026-01-02", "28._Dezember 2025", "2._Januar 2026"),
        ("2025-12/2026-01", "Dezember 2025", "Januar 2026"),
    ):
        assert [one.strip() for one in spaced(words(when(text), GERMAN)).split("–")] == [
            first,
            last,
        ]


def test_a_margin_is_short_in_german() -> None:
    assert spaced(brief(when("2025-09-16"), GERMAN)) == "16._Sept. 2025"
    mark = short(when("2025-05-23/2025-05-25"), GERMAN)
    assert (spaced(mark.top), mark.number, mark.sub) == ("23.–25._Mai", "23–25", "Fr–So")
    mark = short(when("2025-04-XX"), GERMAN)
    assert (mark.top, mark.sub) == ("Apr", "irgendein Tag")
    assert short(when("2025-05-01/2025-05-20"), GERMAN).sub == "20 Tage"


def test_a_language_without_patterns_of_its_own_says_both_ends_in_full() -> None:
    class Bare(NamesOf):
        def _interval(self, name: str, differ: Differs) -> tuple[str, str]:
            assert (name, differ) == ("yMMMMd", "d")
            return super()._interval("none", differ)

    assert spaced(words(when("2025-05-23/2025-05-25"), Bare(words_in("de")))) == (
        "23._Mai 2025–25._Mai 2025"
    )
