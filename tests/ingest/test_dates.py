"""Date expressions against a publication day: a table of hits, and near misses beside them."""

from datetime import date

import pytest

from chronicle.ingest.date_reader import Context
from chronicle.ingest.dates import find_dates
from chronicle.ingest.findings import DateFinding, Span
from chronicle.ingest.quotes import find_quotes
from chronicle.ingest.tokens import sentences

SUNDAY = date(2025, 5, 11)


def dates_in(text: str, published: date = SUNDAY, zone: str = "") -> tuple[DateFinding, ...]:
    whole = Span(0, len(text))
    quotes = tuple(quote.outer for quote in find_quotes(text, (whole,)))
    cut = tuple(sentences(text, whole, quotes))
    return find_dates(Context(text, published, zone, cut, quotes))


def values(text: str, published: date = SUNDAY) -> list[tuple[str, str]]:
    return [(found.words, found.value) for found in dates_in(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on May 10, 2025 in the port.", ("May 10, 2025", "2025-05-10")),
        ("They met on Saturday, 10 May 2025.", ("Saturday, 10 May 2025", "2025-05-10")),
        ("They met on the 10th of May 2025.", ("the 10th of May 2025", "2025-05-10")),
        ("It ran from 2025-05-10 on.", ("2025-05-10", "2025-05-10")),
        ("It was signed on 10.05.2025.", ("10.05.2025", "2025-05-10")),
        ("It was signed on 25/04/2025.", ("25/04/2025", "2025-04-25")),
        ("It lasts from May 23-25, 2025.", ("May 23-25, 2025", "2025-05-23/2025-05-25")),
        ("It lasts from 30 May to 2 June.", ("30 May to 2 June", "2025-05-30/2025-06-02")),
        ("It was drafted in March 2022.", ("March 2022", "2022-03")),
        ("It was drafted in early March 2022.", ("early March 2022", "2022-03")),
        ("It began in 2014.", ("2014", "2014")),
        ("It ran in the 2014-15 season.", ("2014-15", "2014/2015")),
    ],
    ids=[
        "month first",
        "day first",
        "of",
        "ISO",
        "dotted",
        "slashed",
        "days of a month",
        "over a month's end",
        "month",
        "early",
        "year",
        "years",
    ],
)
def test_full_dates_need_no_other_day(text: str, value: tuple[str, str]) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May 3 times refused.",
        "It may 10 years later look small.",
        "May I ask why?",
        "About 2000 soldiers left the town.",
        "Resolution 2202 stands.",
        "They paid $2019 for it.",
        "The 2019-nCoV strain spread.",
        "The 1990s were hard.",
        "The Sunday Times has more.",
        "Shops open on Black Friday.",
        "He works on Sundays.",
        "In the past year he travelled.",
        "It took ten days.",
        "Kickoff is at 14.30.",
        "USA Today has the story.",
        "the September 11 attacks",
        "the first quarter of 2009",
        "That day's work was done.",
        "February 30, 2025 is no day.",
    ],
    ids=lambda text: text,
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "day", "direction"),
    [
        ("The minister said on Thursday that talks failed.", "2025-05-08", "past"),
        ("They offer to resume the talks already on Thursday.", "2025-05-15", "future"),
        ("The envoys will meet on Thursday.", "2025-05-15", "future"),
        ("The envoys met on Thursday.", "2025-05-08", "past"),
        ("A meeting is scheduled for Thursday.", "2025-05-15", "future"),
        ("They must accept the truce by Thursday.", "2025-05-15", "future"),
        ("They told him to accept the truce by Thursday or leave.", "2025-05-15", "future"),
        ("He agreed on Thursday to meet them.", "2025-05-08", "past"),
        ("They agreed to meet on Thursday.", "2025-05-15", "future"),
        ("They began to leave the town on Thursday.", "2025-05-08", "past"),
        ("On Thursday, the court ruled against them.", "2025-05-08", "past"),
        ("On Thursday the council is to vote.", "2025-05-15", "future"),
        ("Thursday's round ended early.", "2025-05-08", "past"),
        ("The proposed talks on Thursday come late.", "2025-05-15", "future"),
        ("Holm said she would fly home on Thursday.", "2025-05-15", "future"),
        ("Last Thursday they left.", "2025-05-08", "past"),
        ("It ends next Thursday.", "2025-05-15", "future"),
        ("It ended this past Thursday.", "2025-05-08", "past"),
        ("It starts this coming Thursday.", "2025-05-15", "future"),
        ("The envoys met this Thursday.", "2025-05-08", "past"),
        ("The envoys meet on Sunday.", "2025-05-11", "none"),
    ],
    ids=lambda value: value if len(value) > 10 else None,
)
def test_the_verb_tells_which_way_a_weekday_looks(text: str, day: str, direction: str) -> None:
    (found,) = dates_in(text)
    assert (found.value, found.direction) == (day, direction)


def test_a_weekday_is_explained_in_words() -> None:
    (found,) = dates_in("We offer the port authorities to resume talks already on Thursday.")
    assert found.reason == (
        "Thursday → 2025-05-15: published Sunday 2025-05-11, offered for the future"
    )
    (zoned,) = find_dates(
        Context("We offer to meet on Thursday.", SUNDAY, "Asia/Shanghai", (Span(0, 29),), ())
    )
    assert zoned.reason == (
        "Thursday → 2025-05-15: published Sunday 2025-05-11 Asia/Shanghai, offered for the future"
    )


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The visit had been scheduled for Thursday.", ("2025-05-15",)),
        ("All of it on Thursday.", ("2025-05-15",)),
        ("They had withdrawn by Thursday.", ("2025-05-08",)),
        ("The envoys met on Thursday.", ()),
    ],
    ids=["had been scheduled", "no verb", "by with the past", "clear"],
)
def test_cues_that_disagree_leave_two_readings(text: str, readings: tuple[str, ...]) -> None:
    (found,) = dates_in(text)
    assert found.readings == readings
    assert bool(found.doubt) == found.ambiguous == bool(readings)


def test_next_friday_said_in_midweek_may_be_either() -> None:
    (found,) = dates_in("It ends next Friday.", date(2025, 5, 13))
    assert (found.value, found.readings) == ("2025-05-23", ("2025-05-16",))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left yesterday.", "2025-05-10"),
        ("Yesterday they left.", "2025-05-10"),
        ("They left the day before yesterday.", "2025-05-09"),
        ("They leave tomorrow.", "2025-05-12"),
        ("They left last night.", "2025-05-10"),
        ("They left three days ago.", "2025-05-08"),
        ("They left about two months ago.", "2025-03"),
        ("They left two weeks ago.", "2025-W17"),
        ("They left two years ago.", "2023"),
        ("They left last week.", "2025-W18"),
        ("They left last month.", "2025-04"),
        ("Last year they left.", "2024"),
        ("They left earlier in the month.", "2025-05"),
        ("They leave next month.", "2025-06"),
        ("They met last weekend.", "2025-05-03/2025-05-04"),
        ("They leave in two days.", "2025-05-13"),
        ("They left in March.", "2025-03"),
        ("They left in November.", "2024-11"),
        ("They will leave in November.", "2025-11"),
        ("They left on December 22, last year.", "2024-12-22"),
        ("They left on December 22.", "2024-12-22"),
        ("They leave on June 3.", "2025-06-03"),
    ],
    ids=lambda text: text if " " in text else None,
)
def test_relative_dates_are_as_precise_as_their_words(text: str, value: str) -> None:
    assert [found.value for found in dates_in(text)] == [value]


def test_this_week_written_on_a_sunday_about_the_future_is_left_open() -> None:
    (found,) = dates_in("They have offered to hold talks this week.")
    assert (found.value, found.readings) == ("", ("2025-W20", "2025-W19"))
    (past,) = dates_in("They met earlier this week.")
    assert past.value == "2025-W19"


def test_some_dates_hang_on_the_one_before() -> None:
    text = "It opened on May 2. The next day it closed, and two days later it opened again."
    assert [found.value for found in dates_in(text)] == ["2025-05-02", "2025-05-03", "2025-05-05"]
    text = "It was lost in 2011 and rebuilt three years later."
    assert [found.value for found in dates_in(text)] == ["2011", "2014"]
    (found,) = dates_in("The next day it closed.")
    assert (found.value, found.doubt) == ("", "which day?")


def test_words_in_a_quotation_count_from_the_day_they_were_said() -> None:
    said, inside = dates_in('Holm said on Thursday: "I resigned yesterday."')
    assert (said.value, inside.value, inside.quoted) == ("2025-05-08", "2025-05-07", True)
    (alone,) = dates_in('"I resigned yesterday," Holm said.')
    assert alone.value == "2025-05-10"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met late on Sunday.", "late on"),
        ("They met on Sunday evening.", "evening"),
        ("They met on Sunday at 10:30 BST.", "at 10:30 BST"),
        ("They met on Sunday.", ""),
    ],
    ids=["late", "evening", "clock", "none"],
)
def test_the_part_of_the_day_is_kept_in_its_words(text: str, words: str) -> None:
    (found,) = dates_in(text)
    assert found.time_words == words


def test_a_weekday_that_does_not_fit_its_date_is_doubted() -> None:
    (found,) = dates_in("They met on Monday, May 10, 2025.")
    assert found.doubt == "Monday, May 10, 2025: 2025-05-10 is a Saturday"


def test_figures_that_may_be_read_two_ways_hold_both() -> None:
    (found,) = dates_in("It was signed on 05/06/2025.")
    assert (found.value, found.readings) == ("2025-05-06", ("2025-06-05",))


def test_every_span_covers_its_words() -> None:
    text = "On Monday, 3 May or in June 2024 and yesterday: 2011, next week."
    for found in dates_in(text):
        assert found.span.of(text) == found.words


TUESDAY = date(2025, 5, 13)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Thursday (May 8) in the port.", ("Thursday (May 8)", "2025-05-08")),
        ("They met on Thursday (8 May 2025).", ("Thursday (8 May 2025)", "2025-05-08")),
        ("The log of 2025/5/8 was lost.", ("2025/5/8", "2025-05-08")),
        ("The log of 08-05-2025 was lost.", ("08-05-2025", "2025-05-08")),
        ("Posted 8 MAY 2025 by hand.", ("8 MAY 2025", "2025-05-08")),
        ("It is two years since the 7 April raid.", ("the 7 April", "2023-04-07")),
        ("It was the third anniversary of the March 4 raid.", ("March 4", "2022-03-04")),
        ("Launched on 15 November, the war goes on.", ("15 November", "2024-11-15")),
        ("The vote will be held on 5 January in all towns.", ("5 January", "2026-01-05")),
        ("Shares ended the day down.", ("the day", "2025-05-11")),
        ("Shares fell later in the day too.", ("later in the day", "2025-05-11")),
        ("They prepared for talks in the port on Monday.", ("Monday", "2025-05-12")),
        ("He contested the outcome of Friday's vote.", ("Friday", "2025-05-09")),
        ("He wants to win before Friday's vote.", ("Friday", "2025-05-16")),
        ("Tuesday marks a year of talks.", ("Tuesday", "2025-05-13")),
        ("He tried to win a pause in an effort to meet on Friday.", ("Friday", "2025-05-16")),
    ],
    ids=lambda text: text if isinstance(text, str) else "",
)
def test_more_shapes_of_a_day(text: str, value: tuple[str, str]) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on This Week about it.",
        "The ratio was 20/5/8 in the end.",
        "The day was long, and the end of days was near.",
        "Days went by in the daylight.",
    ],
)
def test_more_that_is_no_date(text: str) -> None:
    assert values(text) == []


def test_a_weekday_that_may_be_either_follows_the_same_word_used_plainly() -> None:
    text = (
        "Vik said talks in the port on Wednesday were the last chance. "
        "They hope to meet on Wednesday."
    )
    assert values(text, TUESDAY) == [("Wednesday", "2025-05-14"), ("Wednesday", "2025-05-14")]
    assert dates_in(text, TUESDAY)[0].readings == ("2025-05-07",)


def test_the_day_of_a_call_is_not_the_day_of_words_quoted_after_it() -> None:
    text = 'Vik phoned Lund on Friday. "We expect it tomorrow," a source said.'
    assert values(text)[1] == ("tomorrow", "2025-05-12")
    text = 'Vik spoke to the press on Friday. "We expect it tomorrow," he said.'
    assert values(text)[1] == ("tomorrow", "2025-05-10")


def test_that_day_in_a_quotation_counts_from_a_day_inside_it() -> None:
    text = 'It began on May 4. "We feared it. Now that day has come," he said.'
    assert values(text) == [("May 4", "2025-05-04"), ("that day", "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vik on Saturday wanted peace until May 20.", "2025-05-10"),
        ("Vik rejected the plan on Saturday.", "2025-05-10"),
        ("Vik rejected Lund's offer on Saturday.", "2025-05-10"),
        ("They plan a vote on Saturday.", "2025-05-17"),
        ("Vik proposed on Saturday to open the strait.", "2025-05-10"),
        ("Vik proposed to open the strait on Saturday.", "2025-05-17"),
        ("The talks proposed for Saturday are near.", "2025-05-17"),
        ("The vote may be held on Saturday.", "2025-05-17"),
    ],
    ids=lambda value: value,
)
def test_months_and_nouns_are_no_cues(text: str, value: str) -> None:
    assert values(text)[0] == ("Saturday", value)


def test_a_place_after_to_is_no_verb() -> None:
    assert values("The envoy to Oslo on Saturday said it was late.") == [("Saturday", "2025-05-10")]
    assert values("They plan to meet on Saturday.") == [("Saturday", "2025-05-17")]


def test_a_day_in_apposition_counts_once() -> None:
    assert values("They meet today, May 11, in Oslo.") == [("today", "2025-05-11")]
    assert values("They met on May 10, May 11 being a holiday.")[1] == ("May 11", "2025-05-11")


def test_a_time_that_ends_is_the_days_up_to_its_end() -> None:
    (found,) = dates_in("They will swap prisoners within three weeks.")
    assert (found.value, found.direction) == ("2025-05-11/2025-06-01", "future")
    assert found.doubt == "counted from publication?"
    (found,) = dates_in("They agreed to swap prisoners within three weeks.")
    assert (found.value, found.readings) == ("", ("2025-W22",))
    (found,) = dates_in("They will swap prisoners within three months.")
    assert (found.value, found.readings) == ("", ("2025-08",))
    (found,) = dates_in("They will swap prisoners in three to four weeks' time.")
    assert (found.value, found.readings) == ("", ("2025-W22", "2025-W23"))
    assert values("They will come in two to three days.") == [
        ("in two to three days", "2025-05-13/2025-05-14")
    ]
    (found,) = dates_in("They will swap prisoners in three weeks.")
    assert (found.value, found.readings) == ("2025-W22", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They meet on the 17th of this month.", [("the 17th of this month", "2025-05-17")]),
        ("They sank 20 this month.", [("this month", "2025-05")]),
        ("© 2018 Lantern.", []),
        ("Thursday, 14. November 2019 was fine.", [("Thursday, 14. November 2019", "2019-11-14")]),
        ("They will sign by month's end.", [("month's end", "2025-05")]),
        ("He comes between June 3rd and 4th.",
         [("June 3rd and 4th", "2025-06-03/2025-06-04")]),
        ("The talks, held earlier in the day, went well, Hale said Saturday.",
         [("earlier in the day", "2025-05-10"), ("Saturday", "2025-05-10")]),
    ],
    ids=["ordinal", "number", "copyright", "stop", "end of the month", "two days", "same sentence"],
)  # fmt: skip
def test_days_told_by_their_month_or_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found
