"""What stands around every page depends on settings and path alone."""

import pytest

from chronicle.settings import Settings
from chronicle.views.furniture import furniture, rooted, site_view
from chronicle.words import words_in

WORDS = words_in("en")
SITE = site_view(Settings("Test", site_url="https://a.example/sub/"))


@pytest.mark.parametrize(
    ("path", "style", "timeline"),
    [
        ("index.html", "style.css", "timeline.html"),
        ("events/a.html", "../style.css", "../timeline.html"),
        ("404.html", "/sub/style.css", "/sub/timeline.html"),
    ],
)
def test_links_are_relative_but_on_the_page_served_at_any_depth(
    path: str, style: str, timeline: str
) -> None:
    frame = furniture(SITE, path, WORDS)
    assert (frame.style, frame.nav[0].href) == (style, timeline)
    assert frame.canonical == f"https://a.example/sub/{'' if path == 'index.html' else path}"


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", []),
        ("timeline.html", ["Timeline"]),
        ("timeline/2026-05.html", ["Timeline"]),
        ("events/a.html", ["Timeline"]),
        ("proposals.html", ["Proposals"]),
        ("proposals/a.html", ["Proposals"]),
        ("agreements/a.html", ["Proposals"]),
        ("sources/a.html", []),
    ],
)
def test_the_part_of_the_site_one_is_in_is_marked(path: str, current: list[str]) -> None:
    assert [link.label for link in furniture(SITE, path, WORDS).nav if link.is_current] == current


def test_without_an_address_of_the_site_nothing_absolute_is_made() -> None:
    frame = furniture(site_view(Settings("Test")), "events/a.html", WORDS)
    assert (frame.canonical, frame.feed) == ("", "")
    assert rooted("", "style.css") == "/style.css"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "edit"),
    [
        (
            "https://code.example/x/y",
            "edit/main/content/",
            "https://code.example/x/y/edit/main/content/",
        ),
        ("https://code.example/x/y/", "/edit/main", "https://code.example/x/y/edit/main/"),
        ("", "https://code.example/edit/", "https://code.example/edit/"),
        ("", "edit/main/", ""),
        ("https://code.example/x/y", "", ""),
    ],
)
def test_the_address_to_edit_needs_a_repository(repo_url: str, edit_uri: str, edit: str) -> None:
    assert site_view(Settings("Test", repo_url=repo_url, edit_uri=edit_uri)).edit == edit


PAGE = "events/a.html"


@pytest.mark.parametrize(
    ("settings", "report"),
    [
        (Settings("Test"), ""),
        (
            Settings("Test", contact="mailto:desk@a.example"),
            "mailto:desk@a.example?subject=Mistake%20on%20events%2Fa.html",
        ),
        (Settings("Test", contact="https://a.example/contact"), "https://a.example/contact"),
        (
            Settings("Test", repo_url="https://github.com/x/y"),
            "https://github.com/x/y/issues/new?template=correction.yml&page=events%2Fa.html",
        ),
        (
            Settings("Test", repo_url="https://github.com/x/y/", site_url="https://a.example/"),
            (
                "https://github.com/x/y/issues/new?template=correction.yml"
                "&page=https%3A%2F%2Fa.example%2Fevents%2Fa.html"
            ),
        ),
        (
            Settings("Test", repo_url="https://gitlab.com/x/y"),
            "https://gitlab.com/x/y/-/issues/new",
        ),
        (
            Settings("Test", repo_url="https://codeberg.org/x/y"),
            "https://codeberg.org/x/y/issues/new",
        ),
        (
            Settings("Test", repo_url="https://github.com/x/y", contact="https://a.example/c"),
            "https://a.example/c",
        ),
    ],
    ids=["neither", "mail", "page", "issue", "issue of a site", "gitlab", "codeberg", "both"],
)
def test_a_mistake_can_be_reported_first_where_no_account_is_needed(
    settings: Settings, report: str
) -> None:
    assert furniture(site_view(settings), PAGE, WORDS).report == report


@pytest.mark.parametrize(
    ("edit_uri", "source"),
    [
        ("edit/main/content/", "https://code.example/x/blob/main/content/"),
        ("_edit/main/content/", "https://code.example/x/src/main/content/"),
        ("https://code.example/edit/", "https://code.example/blob/"),
        ("changes/main/", ""),
        ("", ""),
    ],
)
def test_where_a_file_is_read_follows_from_where_it_is_edited(edit_uri: str, source: str) -> None:
    settings = Settings("Test", repo_url="https://code.example/x", edit_uri=edit_uri)
    assert site_view(settings).source == source


def test_a_record_that_is_gone_has_no_feed_and_no_card() -> None:
    site = site_view(Settings("Test", site_url="https://a.example/"))
    assert furniture(site, "events/talks.html", WORDS).card == "https://a.example/cards/talks.png"
    assert furniture(site, "events/talks.html", WORDS, is_gone=True).card == ""
    assert furniture(site, "actors/ada.html", WORDS).own_feed == "../feeds/actors/ada.xml"
    assert furniture(site, "actors/ada.html", WORDS, is_gone=True).own_feed == ""
    assert furniture(site, "actors/ada.html", WORDS).json == "../api/v1/actors/ada.json"
    for path in ("actors/index.html", "timeline/2026.html", "index.html", "outlets/x.xml"):
        assert furniture(site, path, WORDS).json == ""
