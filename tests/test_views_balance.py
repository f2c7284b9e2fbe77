"""Sourcing is counted, not ranked: each number has its bar, and the parts come to the whole."""

import pytest
from editions import EVENT, viewer

from chronicle.views.balance import balance, percent
from chronicle.views.quotations import LEVEL, LEVEL_MEANING, LEVEL_OF, LEVELS
from chronicle.views.sourcing import sourcing_view
from chronicle.words import words_in

CLAIMS = """
claims:
  - {id: a, speaker: mara, for: sudmark, says: x, source: s}
  - {id: b, speaker: norland, quote: one two three, source: s}
  - {id: c, speaker: mara, for: sudmark, quote: one two three, source: s,
     checked: {how: compared-with-excerpt, on: 2026-05-12}}
  - {id: d, speaker: ada, says: x, source: t}"""
FILES = {
    "sources/t": "outlet: herald\nurl: unknown\narchive_url: https://archive.example/t\nlang: uk\n"
    "published: 2026-05-12",
    "events/talks": EVENT.replace("[s]", "[s, t]") + CLAIMS,
    "events/old": "title: Old\ndate: 2025-01\nsources: [s]",
}


def test_an_entry_is_counted_by_parties_checks_and_pages() -> None:
    look = viewer(FILES)
    charts = balance(look, look.chronicle.events[1:]).charts
    assert {
        chart.title: (chart.total, [(one.label, one.count, one.bar) for one in chart.shares])
        for chart in charts
    } == {
        "Claims by party": (
            "4 claims",
            [("Norland", 1, 25), ("Sudmark", 2, 50), ("Others, or of no party", 1, 25)],
        ),
        "How quotations were checked": (
            "2 quotations",
            [
                ("Verified in this build", 0, 0),
                ("Compared with the page by a person", 1, 50),
                ("Not checked", 1, 50),
            ],
        ),
        "Pages by who owns the outlet": ("2 pages", [("State", 1, 50), ("Private", 1, 50)]),
        "Pages by country of the outlet": ("2 pages", [("Norway", 1, 50), ("Not recorded", 1, 50)]),
        "Pages by language": ("2 pages", [("Ukrainian", 1, 50), ("Not recorded", 1, 50)]),
        "Archived copies": ("2 pages", [("With an archived copy", 1, 50), ("Without", 1, 50)]),
    }


def test_a_page_that_two_entries_rest_on_counts_once_and_empty_counts_are_left_out() -> None:
    look = viewer({path: text.replace(CLAIMS, "") for path, text in FILES.items()})
    charts = {chart.title: chart.total for chart in balance(look, look.chronicle.events).charts}
    assert charts["Archived copies"] == "2 pages"
    assert "Claims by party" not in charts
    assert balance(look, ()).charts == ()


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (1, 2, "50 %"),
        (0, 3, "0 %"),
        (3, 3, "100 %"),
        (1, 1000, "< 1 %"),
        (999, 1000, "99 %"),
        (0, 0, ""),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(count: int, total: int, said: str) -> None:
    assert percent(count, total, words_in("en")).replace("\N{NO-BREAK SPACE}", " ") == said


def test_every_level_has_a_mark_and_a_meaning() -> None:
    assert set(LEVELS) == set(LEVEL) == set(LEVEL_MEANING) == set(LEVEL_OF.values())


def test_the_whole_chronicle_is_counted_by_year_and_track() -> None:
    track = {"tracks/t": "title: A track"}
    talks = FILES["events/talks"].replace(CLAIMS, f"\ntrack: t{CLAIMS}")
    view = sourcing_view(viewer({**FILES, **track, "events/talks": talks}))
    assert [(one.id, one.count) for one in view.levels] == [
        ("Verified", 0),
        ("Compared", 1),
        ("Unchecked", 1),
    ]
    told = [(one.label, one.entries, one.claims, one.pages) for one in (*view.years, *view.tracks)]
    assert told == [("2026", 1, 4, 2), ("2025", 1, 0, 1), ("A track", 1, 4, 2)]
    assert view.tracks[0].archived.startswith("50")
    assert view.years[0].href == "timeline/2026.html#Sourcing"
    assert view.tracks[0].href == "tracks/t.html#Sourcing"
    assert view.single.label == "1 event rests on one original report"


def test_names_kept_to_quotations_are_listed() -> None:
    look = viewer({"places/havn": "name: Havn\naliases: [Port Havn]\nonly_quoted: [Hafn, Hawn]"})
    assert [(one.ours.label, one.quoted) for one in sourcing_view(look).spellings] == [
        ("Havn", "Hafn and Hawn")
    ]


TEN = "NO SE DK FI IS DE FR IT ES PT".split()


@pytest.mark.parametrize(
    ("countries", "shown", "folded", "last"),
    [
        (TEN[:9], 9, 0, "Sweden"),
        (TEN, 8, 2, "Portugal"),
        ([*TEN, ""], 8, 3, "Not recorded"),
    ],
    ids=["short enough", "long", "not all known"],
)
def test_a_long_count_folds_all_but_its_first_rows(
    countries: list[str], shown: int, folded: int, last: str
) -> None:
    outlets = len(countries)
    files = {
        f"outlets/o{n}": f"name: O{n}" + (f"\ncountry: '{code}'" if code else "")
        for n, code in enumerate(countries)
    } | {f"sources/s{n}": f"outlet: o{n}\nurl: unknown" for n in range(outlets)}
    sources = ", ".join(f"s{n}" for n in range(outlets))
    look = viewer({**files, "events/talks": EVENT.replace("[s]", f"[{sources}]")})
    (chart,) = (
        one
        for one in balance(look, look.chronicle.events).charts
        if one.title == "Pages by country of the outlet"
    )
    assert (len(chart.shares), len(chart.more)) == (shown, folded)
    assert chart.shares[-1].label == last
    assert sum(one.count for one in (*chart.shares, *chart.more)) == outlets
