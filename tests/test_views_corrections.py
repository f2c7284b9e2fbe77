"""What was changed, when and why: on one page, and in a feed of its own."""

from editions import EVENT, viewer

from chronicle.settings import Settings
from chronicle.views.corrections import corrections_feed_view, corrections_view
from chronicle.views.parts import correction_anchors

NOTES = """
corrections:
  - {date: 2026-05-12, note: Ended at four.}
  - {date: 2026-05-14, kind: clarification, note: Both took part., why: A list was published.}
  - {date: 2026-05-12, note: Began at two.}"""
FILES = {
    "events/talks": EVENT + NOTES,
    "events/double": EVENT.replace("Talks", "A secret title")
    + "\nwithdrawn: {date: 2027-01-02, reason: Entered twice.}",
    "actors/ada": "name: Ada Lind\nkind: person\ncorrections: [{date: 2025, note: Her name.}]",
}
SETTINGS = Settings("Test", site_url="https://t.example/", docs_dir="content")


def test_all_notes_stand_by_year_newest_first_with_what_and_why() -> None:
    view = corrections_view(viewer(FILES))
    assert view.count == "4 notes on what was changed, 1 entry withdrawn"
    assert [
        (year.title, [(one.kind, one.record.label, one.note, one.why) for one in year.lines])
        for year in view.years
    ] == [
        (
            "2027",
            [
                (
                    "withdrawn",
                    "withdrawn event",
                    "Event double was withdrawn.",
                    "Entered twice.",
                )
            ],
        ),
        (
            "2026",
            [
                ("clarification", "Talks", "Both took part.", "A list was published."),
                ("correction", "Talks", "Began at two.", ""),
                ("correction", "Talks", "Ended at four.", ""),
            ],
        ),
        ("2025", [("correction", "Ada Lind", "Her name.", "")]),
    ]
    assert view.years[1].lines[0].href == "events/talks.html#Correction-2026-05-14"


def test_a_later_note_moves_no_anchor() -> None:
    look = viewer(FILES)
    assert correction_anchors(look.chronicle.events[0]) == (
        "Correction-2026-05-12",
        "Correction-2026-05-14",
        "Correction-2026-05-12-2",
    )


def test_the_feed_holds_corrections_alone_each_with_an_address_of_its_own() -> None:
    feed = corrections_feed_view(viewer(FILES, SETTINGS))
    assert (feed.title, feed.url, feed.updated) == (
        "Test: corrections",
        "https://t.example/feeds/corrections",
        "2027-01-02T00:00:00Z",
    )
    assert [(one.title, one.url, one.summary) for one in feed.entries[:2]] == [
        (
            "Withdrawn event",
            "https://t.example/events/double.html",
            "Event double was withdrawn. Why: Entered twice.",
        ),
        (
            "Clarification: Talks",
            "https://t.example/events/talks.html#Correction-2026-05-14",
            "Both took part. Why: A list was published.",
        ),
    ]
    assert len({one.url for one in feed.entries}) == len(feed.entries) == 5


def test_without_an_address_of_the_site_there_is_no_link_to_the_feed() -> None:
    assert corrections_view(viewer(FILES)).feed == ""
    assert corrections_view(viewer(FILES, SETTINGS)).feed == "feeds/corrections.xml"


def test_an_entry_without_a_note_does_not_change_the_page() -> None:
    more = {**FILES, "events/new": EVENT.replace("Talks", "More")}
    assert corrections_view(viewer(more)) == corrections_view(viewer(FILES))


def test_nothing_corrected_is_said() -> None:
    view = corrections_view(viewer({}))
    assert (view.years, view.count) == ((), "Nothing was corrected or withdrawn yet")
