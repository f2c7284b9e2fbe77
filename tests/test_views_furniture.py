"""What stands around every page depends on settings and path alone."""

import pytest

from chronicle.settings import Settings
from chronicle.views.furniture import furniture, rooted, site_view

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
    frame = furniture(SITE, path)
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
    assert [link.label for link in furniture(SITE, path).nav if link.is_current] == current


def test_without_an_address_of_the_site_nothing_absolute_is_made() -> None:
    frame = furniture(site_view(Settings("Test")), "events/a.html")
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
