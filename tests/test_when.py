"""Dates: which texts are read, what they mean, why others are refused, and their order."""

import calendar
import warnings
from datetime import date, datetime
from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from chronicle.when import (
    Point,
    Unparsed,
    When,
    first_day,
    is_after,
    is_before,
    is_exact_day,
    iso,
    iso_ends,
    last_day,
    months,
    on_day,
    overlaps,
    parse_when,
    sort_key,
    utc,
)
from chronicle.when.parts import UNSPECIFIED

# The library is our second opinion, not our parser (docs/decisions.md says why); with a current
# pyparsing its import warns.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf


def when(text: str) -> When:
    value = parse_when(text)
    assert isinstance(value, When), value
    return value


def refused(text: str) -> Unparsed:
    value = parse_when(text)
    assert isinstance(value, Unparsed), value
    return value


# Texts that mean something, to build further texts from.

plain_days = st.dates().map(date.isoformat)
years = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
)
plain = st.one_of(
    plain_days,
    years,
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)),
)
unspecified = st.one_of(
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.integers(0, 9999).map("{:04}-XX".format),
    st.integers(0, 9999).map("{:04}-XX-XX".format),
    st.builds("{:04}-{:02}-XX".format, st.integers(0, 9999), st.integers(1, 12)),
)
long_years = st.builds("Y{}{}".format, st.sampled_from(["", "-"]), st.integers(10_000, 999_999_999))
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
qualified = st.builds(
    "{}{}".format, st.one_of(plain, unspecified, long_years, seasons), st.sampled_from("?~%")
)
single = st.one_of(plain, unspecified, long_years, seasons, qualified)
offsets = st.one_of(
    st.sampled_from(["Z", "+03", "-04", "+00:00"]),
    st.builds(
        "{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(1, 13), st.integers(0, 59)
    ),
)
clocks = st.one_of(
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    st.builds("{:%H:%M:%S}".format, st.times()),
)
timed = st.builds("{}T{}{}".format, st.dates(date(1, 1, 2), date(9999, 12, 30)), clocks, offsets)
intervals = st.one_of(
    st.builds("{}/{}".format, single, single),
    st.builds("{}/{}".format, timed, timed),
    st.builds("{}/{}".format, st.one_of(single, timed), st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), st.one_of(single, timed)),
)
whens = (
    st.one_of(single, timed, intervals, st.just("../.."))
    .map(parse_when)
    .filter(lambda value: isinstance(value, When))
    .map(lambda value: msgspec.convert(value, When))
)


# What is read.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-05-16", When("2025-05-16", 739387, 739387, Point(2025, 5, 16))),
        ("2025-05", When("2025-05", 739372, 739402, Point(2025, 5))),
        ("2025-05~", When("2025-05~", 739372, 739402, Point(2025, 5, qualifier="~"))),
        (
            "1985-04-XX",
            When("1985-04-XX", 724732, 724761, Point(1985, 4, UNSPECIFIED)),
        ),
        ("201X", When("201X", 733773, 737424, Point(2010, open_digits=1))),
        ("2025-02-12/..", When("2025-02-12/..", 739294, None, Point(2025, 2, 12), "open")),
        ("/2025-02-12", When("/2025-02-12", None, 739294, "unknown", Point(2025, 2, 12))),
        ("../..", When("../..", None, None, "open", "open")),
        (
            "2025-05-16T13:35+03",
            When(
                "2025-05-16T13:35+03:00",
                739387,
                739387,
                Point(2025, 5, 16, clock=13 * 3600 + 35 * 60, offset=180),
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_text_becomes_a_value(text: str, value: When) -> None:
    assert parse_when(text) == value


# Every example of the specification's levels 0 and 1, but those with a time and no zone. First
# and last day are ours where it gives none.
SPECIFICATION = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-12/..", "1985-04-12", None),
    ("1985-04/..", "1985-04-01", None),
    ("1985/..", "1985-01-01", None),
    ("../1985-04-12", None, "1985-04-12"),
    ("../1985-04", None, "1985-04-30"),
    ("../1985", None, "1985-12-31"),
    ("1985-04-12/", "1985-04-12", None),
    ("1985-04/", "1985-04-01", None),
    ("1985/", "1985-01-01", None),
    ("/1985-04-12", None, "1985-04-12"),
    ("/1985-04", None, "1985-04-30"),
    ("/1985", None, "1985-12-31"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30"),
    ("1984~/2004~", "1984-01-01", "2004-12-31"),
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("1984-06?/2004-08?", "1984-06-01", "2004-08-31"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    ("1984-06-02?/", "1984-06-02", None),
    # Combined in ways the specification does not show.
    ("2025-22~", "2025-06-01", "2025-08-31"),
    ("2025-22/2025-23", "2025-06-01", "2025-11-30"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("201X?", "2010-01-01", "2019-12-31"),
    ("2025-06-XX/2025-07-03", "2025-06-01", "2025-07-03"),
    ("2025-05-20/2025-05", "2025-05-20", "2025-05-31"),
    ("2025-05-16/2025-05-16", "2025-05-16", "2025-05-16"),
    # Our extension.
    ("2025-05-16T13:35+03:00", "2025-05-16", "2025-05-16"),
    ("2025-05-16T13:35Z", "2025-05-16", "2025-05-16"),
    ("2025-05-16T13:35+14:00", "2025-05-16", "2025-05-16"),
    ("2025-05-16T13:35-14:00", "2025-05-16", "2025-05-16"),
    ("2025-05-16T13:35+03:00/2025-05-16T15:20+03:00", "2025-05-16", "2025-05-16"),
    ("2025-05-16T23:35+03:00/2025-05-17T00:20+03:00", "2025-05-16", "2025-05-17"),
    ("2025-05-16T13:35+03:00/2025-05-16T13:35+03:00", "2025-05-16", "2025-05-16"),
    ("2025-05-08T00:00+03:00/..", "2025-05-08", None),
    # A later moment on an earlier day: listed under the day the start bears.
    ("2025-05-17T00:30+03:00/2025-05-16T23:00Z", "2025-05-17", "2025-05-17"),
]


@pytest.mark.parametrize(
    ("text", "first", "last"), SPECIFICATION, ids=[c[0] for c in SPECIFICATION]
)
def test_a_date_has_its_first_and_last_possible_day(
    text: str, first: str | None, last: str | None
) -> None:
    value = when(text)
    assert first_day(value) == (first and date.fromisoformat(first))
    assert last_day(value) == (last and date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("0000", -365, 0),
        ("-0001", -730, -366),
        ("-1985", -725371, -725007),
        ("9999-12", 3652029, 3652059),
        ("9999-24", 3652029, 3652119),
        ("Y170000002", 62091225366, 62091225730),
        ("Y-170000002", -62091226095, -62091225731),
        ("Y-170000002~/-0043-03-15", -62091226095, -15997),
    ],
)
def test_days_are_counted_where_the_date_type_ends(text: str, first: int, last: int) -> None:
    value = when(text)
    assert (value.first, value.last) == (first, last)
    assert first_day(value) == (date.fromordinal(first) if 0 < first < 3652060 else None)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2025-05-16T13:35+03", "2025-05-16T13:35+03:00"),
        ("2025-05-16T13:35+00:00", "2025-05-16T13:35Z"),
        ("2025-05-16T13:35:30+00", "2025-05-16T13:35:30Z"),
        ("2025-05-16T13:35+00/2025-05-16T15:20-04", "2025-05-16T13:35Z/2025-05-16T15:20-04:00"),
        ("2025-05-16T13:35:00Z", "2025-05-16T13:35:00Z"),
    ],
)
def test_offsets_are_written_in_one_way(text: str, canonical: str) -> None:
    assert when(text).text == canonical
    assert when(text) == when(canonical)


# What is refused, and in which words.

ANY = "write YYYY-MM-DD, YYYY-MM, YYYY, or an interval A/B"
LEVELS = "only EDTF levels 0 and 1 are read: "
OFFSET = "as in 2025-05-16T13:35+03:00, or leave the time out"
MONTHS = "months are 01 to 12, seasons 21 (spring) to 24 (winter)"
X = "unknown digits are a capital X, as in 201X, 20XX, 2025-XX or 2025-04-XX"
REFUSED = [
    ("2026-02-30", "is no calendar date", "2026-02 has the days 01 to 28"),
    ("2025-02-29", "is no calendar date", "2025-02 has the days 01 to 28"),
    ("1900-02-29", "is no calendar date", "1900-02 has the days 01 to 28"),
    ("-0005-02-29", "is no calendar date", "-0005-02 has the days 01 to 28"),
    ("2024-02-30~", "is no calendar date", "2024-02 has the days 01 to 29"),
    ("2025-04-31", "is no calendar date", "2025-04 has the days 01 to 30"),
    ("2025-05-00", "is no calendar date", "2025-05 has the days 01 to 31"),
    ("2025-13", "is no calendar date", MONTHS),
    ("2025-00", "is no calendar date", MONTHS),
    ("2025-13-01", "is no calendar date", MONTHS),
    ("2025-21-01", "is no calendar date", MONTHS),
    ("2025-20", "is no calendar date", MONTHS),
    ("-0000", "is no calendar date", "the year before 0001 is 0000, and before it -0001"),
    ("2025-05-16/2025-05-01", "ends before it starts", "write the earlier date first"),
    ("2026/2025", "ends before it starts", "write the earlier date first"),
    (
        "2025-05-16T13:35+03:00/2025-05-16T13:34+03:00",
        "ends before it starts",
        "write the earlier date first",
    ),
    (
        "2025-05-16T13:35Z/2025-05-16T13:36+03:00",
        "ends before it starts",
        "write the earlier date first",
    ),
    (
        "2025-05-16T13:35Z/2025-05-17",
        "has a time at one end only",
        "give times at both ends, or at neither",
    ),
    ("/", "names no date", "write ../.. for an entry without a date"),
    ("/..", "names no date", "write ../.. for an entry without a date"),
    ("2025-05-16T13:35", "has a time without its offset", f"add the offset from UTC, {OFFSET}"),
    ("2025-05-16T13:35:00", "has a time without its offset", f"add the offset from UTC, {OFFSET}"),
    (
        "2025-05-16T24:00Z",
        "has no valid time",
        "hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    (
        "2025-05-16T13:35:60Z",
        "has no valid time",
        "hours are 00 to 23, minutes and seconds 00 to 59",
    ),
    ("0000-05-16T13:35Z", "has no valid time", "times are read in the years 0001 to 9999"),
    ("0001-01-01T00:00+01:00", "has no valid time", "times are read in the years 0001 to 9999"),
    ("9999-12-31T23:00-01:00", "has no valid time", "times are read in the years 0001 to 9999"),
    *(
        (
            f"2025-05-16T13:35{offset}",
            "has no valid offset",
            f"offsets go from -14:00 to +14:00, and zero is Z, {OFFSET}",
        )
        for offset in ("+14:01", "-15:00", "+99", "-00:00", "-00", "+03:60")
    ),
    (
        "2025-05-16T13:35Z~",
        "has a time on an uncertain day",
        "leave out the time, or ? ~ % and X",
    ),
    (
        "2025-05-XXT13:35Z",
        "has a time on an uncertain day",
        "leave out the time, or ? ~ % and X",
    ),
    (
        "[2025-04-21..2025-04-25]",
        "is EDTF of level 2",
        f"{LEVELS}one unknown day of a month is 2025-04-XX, a span of time is an interval A/B",
    ),
    (
        "{2025,2026}",
        "is EDTF of level 2",
        f"{LEVELS}one unknown day of a month is 2025-04-XX, a span of time is an interval A/B",
    ),
    (
        "1985-XX-12",
        "is EDTF of level 2",
        f"{LEVELS}a day needs its month; write 2025-XX-XX or 2025-04-XX",
    ),
    ("198X-05", "is EDTF of level 2", f"{LEVELS}X in a year stands alone, as in 201X"),
    ("2025-25", "is EDTF of level 2", f"{LEVELS}seasons are 21 to 24, spring to winter"),
    (
        "?2025",
        "is EDTF of level 2",
        f"{LEVELS}one mark ? ~ or % stands at the very end of a date",
    ),
    (
        "2025~-05",
        "is EDTF of level 2",
        f"{LEVELS}one mark ? ~ or % stands at the very end of a date",
    ),
    (
        "2025?~",
        "is EDTF of level 2",
        f"{LEVELS}one mark ? ~ or % stands at the very end of a date",
    ),
    ("1950S2", "is EDTF of level 2", LEVELS + ANY),
    ("", "is no EDTF date", ANY),
    ("25", "is no EDTF date", "the year comes first, as in 2025-05-16"),
    ("16 May 2025", "is no EDTF date", "the year comes first, as in 2025-05-16"),
    ("16.05.2025", "is no EDTF date", "the year comes first, as in 2025-05-16"),
    ("16/05/2025", "is no EDTF date", "the year comes first, as in 2025-05-16"),
    ("May 2025", "is no EDTF date", ANY),
    ("2025-5-6", "is no EDTF date", "month and day have two digits, as in 2025-05-06"),
    ("2025-5", "is no EDTF date", "a month has two digits, as in 2025-05"),
    ("20250516", "is no EDTF date", "write hyphens, as in 2025-05-16"),
    (
        "2025-W20",
        "is no EDTF date",
        "weeks are not read: write the days, as in 2025-05-12/2025-05-18",
    ),
    (
        "2025-W20-5",
        "is no EDTF date",
        "weeks are not read: write the days, as in 2025-05-12/2025-05-18",
    ),
    ("Y2025", "is no EDTF date", "Y is for years of five to nine digits, the first of them not 0"),
    ("Y017E7", "is no EDTF date", "Y is for years of five to nine digits, the first of them not 0"),
    ("201x", "is no EDTF date", X),
    ("156u", "is no EDTF date", X),
    ("2XXX", "is no EDTF date", X),
    ("2025-xx", "is no EDTF date", X),
    ("c. 2025", "is no EDTF date", "about is a ~ after the date, as in 2025-05~"),
    ("circa 2025", "is no EDTF date", "about is a ~ after the date, as in 2025-05~"),
    ("2025-05-16 13:35", "is no EDTF date", f"write T, hours, minutes and offset, {OFFSET}"),
    ("2025-05-16t13:35z", "is no EDTF date", f"write T, hours, minutes and offset, {OFFSET}"),
    ("2025 - 2026", "is no EDTF date", "an interval is written A/B, as in 2025-05-23/2025-05-25"),
    (" 2025", "is no EDTF date", "take out the space around it"),
    ("2025\n", "is no EDTF date", "take out the space around it"),
    (
        "2025-05-16–2025-05-18",
        "is no EDTF date",
        "write digits 0 to 9, a plain hyphen, and / between the two ends",
    ),
    (
        "２０２５-05-16",
        "is no EDTF date",
        "write digits 0 to 9, a plain hyphen, and / between the two ends",
    ),
    (
        "٢٠٢٥-٠٥-١٦",
        "is no EDTF date",
        "write digits 0 to 9, a plain hyphen, and / between the two ends",
    ),
]


@pytest.mark.parametrize(("text", "why", "hint"), REFUSED, ids=[repr(c[0]) for c in REFUSED])
def test_a_text_is_refused_with_a_reason_and_a_remedy(text: str, why: str, hint: str) -> None:
    assert parse_when(text) == Unparsed(f"{text!r} {why}", hint)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "2025-02-12/2026-02-30",
            "'2026-02-30' is no calendar date",
            "2026-02 has the days 01 to 28",
        ),
        (
            "2025-02-12/open",
            "'open' is no EDTF date",
            "an end that is still open is written .., as in 2025-02-12/..",
        ),
        (
            "2025-02-12/unknown",
            "'unknown' is no EDTF date",
            "an unknown end is left empty, as in 2025-02-12/",
        ),
        ("2025/2026/2027", "'2025/2026/2027' is no EDTF date", ANY),
    ],
)
def test_of_an_interval_the_wrong_end_is_named(text: str, message: str, hint: str) -> None:
    assert parse_when(text) == Unparsed(message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "2025-05-16\0",
        "2025-05-1\0",
        "\ud800",
        "2025-05-16T13:35+03:00" * 1000,
        "[" * 100_000,
        "/" * 100_000,
        "../" * 50_000,
        "9" * 1_000_000,
        "Y" + "9" * 60,
        "Y1" + "0" * 9,
        "2025" + "?" * 60,
        "2025-05-16/" * 5,
        "a" * 64,
        "\u202e2025",
        "2025-05-1\ud800",
        "2025-05-1６",
        "202５-05-16",
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_hostile_text_is_refused_shortly(text: str) -> None:
    value = refused(text)
    assert len(value.message) < 200
    assert value.message.isprintable()


@given(
    st.one_of(
        st.text(),
        st.text("0123456789XY-/.T:Z+?~%[]{}", max_size=30),
        st.from_regex(
            r"\A-?[0-9X]{4}(-[0-9X]{2}){0,2}(T[0-9]{2}:[0-9]{2}([+-][0-9]{2})?)?[?~%]?\Z"
        ),
    )
)
def test_no_text_raises_and_what_is_read_reads_back(text: str) -> None:
    value = parse_when(text)
    assert isinstance(value, Unparsed) or parse_when(value.text) == value


# What the fast paths and the counting give is what the slow way and others give.


@given(st.dates())
@example(date.min)
@example(date.max)
def test_a_plain_day_is_the_same_by_every_way(day: date) -> None:
    value = on_day(day)
    assert value == parse_when(day.isoformat())
    assert (first_day(value), last_day(value)) == (day, day)
    marked = Point(day.year, day.month, day.day, "~")
    assert when(f"{day}~") == When(f"{day}~", value.first, value.last, marked)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_a_month_has_the_days_of_the_calendar(year: int, month: int) -> None:
    value = when(f"{year:04}-{month:02}")
    length = calendar.monthrange(year, month)[1]
    assert (first_day(value), last_day(value)) == (date(year, month, 1), date(year, month, length))


def library_days(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    parsed = parse_edtf(text)
    return tuple(parsed.lower_strict()[:3]), tuple(parsed.upper_strict()[:3])


def our_days(point: Point, *, last: bool) -> tuple[int, int, int]:
    month = {21: 3, 22: 6, 23: 9}.get(point.month, point.month)
    if last:
        year = point.year + 10**point.open_digits - 1
        month = 12 if month < 1 else month + 2 * (point.month > 20)
        # The calendar repeats after 400 years.
        length = calendar.monthrange(2000 + year % 400, month)[1]
        return year, month, point.day if point.day > 0 else length
    return point.year, max(month, 1), max(point.day, 1)


library_forms = st.one_of(plain, unspecified, long_years, seasons).filter(
    # It ends winter with the year, so December is all there is of it.
    lambda text: not text.endswith("-24")
)


@given(library_forms, st.sampled_from(["", "?", "~", "%"]))
def test_the_library_reads_the_same_days(text: str, qualifier: str) -> None:
    # It knows no qualifier after a long year or a season.
    if text[0] != "Y" and text[-3:-1] != "-2":
        text += qualifier
    value = when(text)
    assert isinstance(value.start, Point)
    assert (our_days(value.start, last=False), our_days(value.start, last=True)) == library_days(
        text
    )


# With XX in one end it raises AttributeError.
@given(plain, plain)
@settings(max_examples=30)
def test_the_library_reads_the_same_intervals(start: str, end: str) -> None:
    value = parse_when(f"{start}/{end}")
    assume(isinstance(value, When))
    assert isinstance(value, When)
    assert (value.first, value.last) == (when(start).first, when(end).last)
    assert library_days(value.text) == (library_days(start)[0], library_days(end)[1])


@given(whens)
def test_a_value_survives_the_state(value: When) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=When) == value


# Order.


@given(whens)
def test_the_first_day_is_not_after_the_last(value: When) -> None:
    assert value.first is None or value.last is None or value.first <= value.last


@given(whens, whens)
def test_only_equal_values_sort_alike(one: When, other: When) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other) == (one.text == other.text)


@given(whens, whens)
def test_an_earlier_first_day_sorts_first_and_none_sorts_last(one: When, other: When) -> None:
    first, second = sorted((one, other), key=sort_key)
    if second.first is not None:
        assert first.first is not None
        assert first.first <= second.first


ORDERED = [
    "Y-170000002",
    "-0043-03-15",
    "2024-24",
    "2025-05-01",
    "2025-05-01%",
    "2025-05-01/2025-05-01",
    "2025-05-01~",
    "2025-05-01T00:10+03:00",
    "2025-05-01T00:20+03:00/2025-05-01T00:30+03:00",
    "2025-05-01T09:00+03:00",
    "2025-05-01T07:00Z",
    "2025-05-01T08:00+00:30",
    "2025-05-01/2025-05-03",
    "2025-05",
    "2025-05-XX",
    "2025-05-01/",
    "2025-05-01/..",
    "2025-05-01T07:00Z/..",
    "2025-05-02T00:30+03:00",  # at 21:30 UTC of the day before; still an entry of the 2nd
    "2025-05-03",
    "Y170000002",
    "/2025-05-01",
    "../2025-05-02",
    "../..",
]


@pytest.mark.parametrize(("before", "after"), list(pairwise(ORDERED)))
def test_one_date_sorts_before_another(before: str, after: str) -> None:
    assert sort_key(when(before)) < sort_key(when(after))


# Questions.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-05-16", ("2025-05",)),
        ("2025-05", ("2025-05",)),
        ("2025-04-30/2025-05-02", ("2025-04", "2025-05")),
        ("2025-12-28/2026-01-02", ("2025-12", "2026-01")),
        ("2025-24", ("2025-12", "2026-01", "2026-02")),
        ("0985-05-01", ("0985-05",)),
        ("2025-05-01T00:30+03:00", ("2025-05",)),
        ("2025-05-16/..", ("2025-05",)),
        ("2025-05-16/", ("2025-05",)),
        ("9999-12-16/Y10000", ("9999-12",)),
        ("../2025-05-16", ()),
        ("../..", ()),
        ("-0043", ()),
    ],
)
def test_a_date_is_listed_under_its_first_month(text: str, found: tuple[str, ...]) -> None:
    assert months(when(text)) == found


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2025-05-16", True),
        ("2025-05-16T13:35+03:00", True),
        ("2025-05-16T13:35+03:00/2025-05-16T15:20+03:00", True),
        ("2025-05-16/2025-05-16", True),
        ("2025-05-16~", False),
        ("2025-05-16?", False),
        ("2025-05-16/2025-05-16~", False),
        ("2025-05-16/2025-05-17", False),
        ("2025-05-16/..", False),
        ("2025-05-XX", False),
        ("2025-05", False),
        ("../..", False),
    ],
)
def test_an_exact_day_is_one_day_and_certain(text: str, *, exact: bool) -> None:
    assert is_exact_day(when(text)) is exact


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2025-05-17", True),
        ("2025-05-16", False),
        ("2025-05-17T00:30+14:00", True),
        ("2025-05-16T23:30-10:00", False),
        ("2025-06", True),
        ("2025-05", False),
        ("2025-05-17/..", True),
        ("2025-05-16/2025-05-18", False),
        ("2025-05-17~", False),
        ("2027?", False),
        ("2025-06/2027~", True),
        ("../2027", False),
        ("../..", False),
        ("Y170000002", True),
    ],
)
def test_only_a_certain_first_day_is_later(text: str, *, after: bool) -> None:
    assert is_after(when(text), date(2025, 5, 16)) is after


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025-05-15", True),
        ("2025-05-16", False),
        ("2025-04", True),
        ("2025-05", False),
        ("2025-05-15~", False),
        ("2025-05-10/2025-05-15", True),
        ("2025-05-10/2025-05-16", False),
        ("2025-05-10/2025-05-15?", False),
        ("2025-05-10/..", False),
        ("../2025-05-15", True),
        ("../..", False),
    ],
)
def test_only_a_certain_last_day_is_earlier(text: str, *, before: bool) -> None:
    assert is_before(when(text), date(2025, 5, 16)) is before


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2025-05-16", "2025-05", True),
        ("2025-05-16", "2025-06", False),
        ("2025-05-16/2025-05-18", "2025-05-18/2025-05-20", True),
        ("2025-05-16/2025-05-18", "2025-05-19/2025-05-20", False),
        ("2025-02-12/..", "2030", True),
        ("2025-02-12/..", "2025-02-11", False),
        ("/2025-02-12", "2020", True),
        ("../..", "2020", True),
        # By the moment where both have one, by the day where one has none.
        ("2025-05-16T13:35+03:00", "2025-05-16T10:35Z", True),
        ("2025-05-16T13:35+03:00", "2025-05-16T10:35:59Z", True),
        ("2025-05-16T13:35+03:00", "2025-05-16T13:35Z", False),
        ("2025-05-16T13:35+03:00/2025-05-16T15:20+03:00", "2025-05-16T12:20Z/..", True),
        ("2025-05-16T13:35+03:00/2025-05-16T15:20+03:00", "2025-05-16T12:21Z/..", False),
        ("2025-05-17T00:30+03:00", "2025-05-17", True),
        ("2025-05-17T00:30+03:00", "2025-05-16", False),
    ],
)
def test_dates_overlap_where_both_are_possible(one: str, other: str, *, together: bool) -> None:
    assert overlaps(when(one), when(other)) is together
    assert overlaps(when(other), when(one)) is together


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2025-05-16", "2025-05-16"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        ("0085", "0085"),
        ("2025-05-16T13:35+03:00", "2025-05-16T13:35:00+03:00"),
        ("2025-05-16T13:35:30Z", "2025-05-16T13:35:30Z"),
        ("2025-04-XX", "2025-04"),
        ("2025-XX", "2025"),
        ("2025-XX-XX", "2025"),
        ("Y170000002", "170000002"),
        ("2025-05~", ""),
        ("2025-05-16?", ""),
        ("2025-22", ""),
        ("201X", ""),
        ("0000", ""),
        ("-0043-03-15", ""),
        ("2025-05-16/2025-05-18", ""),
        ("2025-02-12/..", ""),
        ("../..", ""),
    ],
)
def test_machine_text_says_no_more_than_html_can(text: str, machine: str) -> None:
    assert iso(when(text)) == machine


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2025-05-16", ("2025-05-16", "2025-05-16")),
        ("2025-05-16/2025-05-18~", ("2025-05-16", "")),
        ("2025-02-12/..", ("2025-02-12", "")),
        (
            "2025-05-16T13:35+03:00/2025-05-16T15:20+03:00",
            ("2025-05-16T13:35:00+03:00", "2025-05-16T15:20:00+03:00"),
        ),
    ],
)
def test_each_end_has_its_machine_text(text: str, ends: tuple[str, str]) -> None:
    assert iso_ends(when(text)) == ends


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2025-05-11T01:30+03:00", "2025-05-10T22:30Z"),
        ("2025-05-11T01:30:15-04:00", "2025-05-11T05:30:15Z"),
        (
            "2025-05-16T13:35+03:00/2025-05-16T15:20+03:00",
            "2025-05-16T10:35Z/2025-05-16T12:20Z",
        ),
        ("2025-05-16T13:35+03:00/..", "2025-05-16T10:35Z/.."),
        ("/2025-05-16T13:35+03:00", "/2025-05-16T10:35Z"),
        ("2025-05-16", ""),
        ("2025-05-16/..", ""),
        ("../..", ""),
    ],
)
def test_times_have_a_text_in_utc(text: str, there: str) -> None:
    assert utc(when(text)) == there


@given(timed.map(when))
def test_machine_texts_name_the_moment_that_was_written(value: When) -> None:
    moment = datetime.fromisoformat(iso(value))
    assert moment == datetime.fromisoformat(utc(value))
    assert moment.utcoffset() is not None
    assert moment.date() == first_day(value)


on_one_day = st.builds("2025-05-16T{}{}".format, clocks, offsets).map(when)


@given(on_one_day, on_one_day)
def test_on_one_day_the_earlier_moment_sorts_first(one: When, other: When) -> None:
    first, second = sorted((one, other), key=sort_key)
    assert datetime.fromisoformat(iso(first)) <= datetime.fromisoformat(iso(second))
