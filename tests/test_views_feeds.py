"""What machines read is dated by when records were added or changed, never by a clock."""

import pytest
from editions import EVENT, viewer

from chronicle.settings import Settings
from chronicle.views.feeds import FeedView, feed_view, stamp
from chronicle.views.feeds import feeds as feeds_of
from chronicle.when import When, parse_when

SITE = Settings("Test", site_url="https://a.example/sub/", docs_dir="content")


def feed(files: dict[str, str]) -> FeedView:
    return feeds(files)["feeds/all"]


def feeds(files: dict[str, str]) -> dict[str, FeedView]:
    look = viewer(files, SITE)
    return {feed.path: feed_view(look, feed) for feed in feeds_of(look)}


@pytest.mark.parametrize(
    ("date", "stamped"),
    [
        ("2026-05-11", "2026-05-11T00:00:00Z"),
        ("2026-05-11T08:10Z", "2026-05-11T08:10:00Z"),
        ("2026-05-11T08:10+02:00", "2026-05-11T08:10:00+02:00"),
        ("2026-05", "2026-05-01T00:00:00Z"),
        ("2026-05-11T08:10Z/2026-05-11T09:10Z", "2026-05-11T00:00:00Z"),
        ("../..", ""),
    ],
)
def test_a_date_becomes_the_first_moment_it_may_mean(date: str, stamped: str) -> None:
    when = parse_when(date)
    assert isinstance(when, When)
    assert stamp(when) == stamped


def test_the_feed_tells_what_was_entered_or_corrected_last() -> None:
    view = feed(
        {
            "events/a": f"{EVENT}\nadded: 2026-05-11\ncorrections: [{{date: 2026-05-14, note: x}}]",
            "events/b": f"{EVENT}\nadded: 2026-05-12T08:00Z\n===\nWhat happened.",
            "events/c": EVENT,
            "proposals/p": "title: P\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
            "added: 2026-05-13",
        }
    )
    assert [(one.url, one.published[:10], one.updated[:10]) for one in view.entries] == [
        ("https://a.example/sub/events/a.html", "2026-05-11", "2026-05-14"),
        ("https://a.example/sub/proposals/p.html", "2026-05-13", "2026-05-13"),
        ("https://a.example/sub/events/b.html", "2026-05-12", "2026-05-12"),
    ]
    assert view.updated == "2026-05-14T00:00:00Z"
    assert view.url == "https://a.example/sub/feeds/all"
    assert view.entries[2].summary == "What happened."


def test_the_feed_holds_the_last_thirty() -> None:
    files = {f"events/e{n}": f"{EVENT}\nadded: 2026-05-11" for n in range(31)}
    assert len(feed(files).entries) == 30


def test_a_feed_of_nothing_is_dated_all_the_same() -> None:
    assert feed({}).updated == "1970-01-01T00:00:00Z"


def test_an_actor_an_issue_and_a_track_have_feeds_of_what_names_them() -> None:
    found = feeds(
        {
            "issues/truce": "title: Truce",
            "tracks/havn": "title: Havn",
            "events/a": f"{EVENT}\nadded: 2026-05-11\nparticipants: [{{actor: ada, for: norland}}]",
            "events/b": f"{EVENT}\nadded: 2026-05-12\ntrack: havn\nclaims:\n"
            "  - {id: c, speaker: mara, says: x, source: s, issues: [truce]}",
            "events/c": f"{EVENT}\nadded: 2026-05-13\n===\nIn prose alone: [[ada]].",
        }
    )
    ids = {
        path: [one.url.rpartition("/")[2] for one in view.entries] for path, view in found.items()
    }
    assert ids == {
        "feeds/all": ["c.html", "b.html", "a.html"],
        "feeds/actors/ada": ["a.html"],
        "feeds/actors/mara": ["b.html"],
        "feeds/actors/norland": ["a.html"],
        "feeds/actors/sudmark": [],
        "feeds/issues/truce": ["b.html"],
        "feeds/tracks/havn": ["b.html"],
    }
    assert found["feeds/actors/ada"].title == "Test: Ada Lind"
    assert found["feeds/actors/ada"].page_url == "https://a.example/sub/actors/ada.html"
