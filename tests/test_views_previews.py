"""Previews of linked records: what is told, of which records, and that it hangs on them alone."""

import gzip
from html.parser import HTMLParser

import pytest
from editions import EVENT, edition, viewer
from worlds import SMALL

from chronicle.model import Key
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.parts import Preview
from chronicle.views.previews import previews, shortened

ORIGIN = "events/a.html"


def shown(files: dict[str, str]) -> tuple[Preview, ...]:
    look = viewer(files)
    return previews(look, look.chronicle.records[Key("event", "a")], ORIGIN)


def event(more: str = "", body: str = "") -> str:
    return f"{EVENT}\n{more}" + (f"\n===\n{body}" if body else "")


def test_an_entry_is_told_by_title_date_kind_status_and_first_line() -> None:
    files = {
        "events/a": event("relations: [follows: b]"),
        "events/b": "title: Before\ndate: 2026-05-01\nkind: summit\nstatus: cancelled\nsources: [s]"
        "\n===\nIt was *called* off.\n\nMore of it.",
    }
    source, before = shown(files)
    assert before.href == "b.html"
    assert before.title == "Before"
    assert before.facts == ("1\N{NO-BREAK SPACE}May 2026", "Summit", "Cancelled")
    assert before.text == "It was called off."
    assert (source.href, source.facts) == (
        "../sources/s.html",
        ("11\N{NO-BREAK SPACE}May 2026", "Source"),
    )


def test_what_leads_here_has_one_too_and_each_only_once() -> None:
    files = {
        "events/a": event("relations: [follows: b]"),
        "events/b": event("relations: [results-in: a]", "See [[a]]."),
        "proposals/o": "title: Offer\nproposers: [norland]\nsources: [s]\ntabled: 2026-05-11\n"
        "event: a",
        "agreements/c": "title: Pact\nstage: partial\nsources: [s]\nsigned: 2026-05-12\nevent: a",
    }
    assert sorted(one.title for one in shown(files)) == ["Offer", "Pact", "Talks", "What was said"]
    pact = next(one for one in shown(files) if one.title == "Pact")
    assert pact.facts[1:] == ("Agreement", "Partial agreement")


def test_people_and_what_was_withdrawn_have_none() -> None:
    files = {
        "events/a": event("participants: [{actor: ada, for: norland}]\nrelations: [follows: b]"),
        "events/b": event("withdrawn: {date: 2026-05-20, reason: Wrong.}"),
    }
    assert [one.title for one in shown(files)] == ["What was said"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("a" * 180, "a" * 180),
        ("a" * 181, "a" * 180 + "…"),
        ("word, " * 40, ("word, " * 30).rstrip(", ") + "…"),
    ],
)
def test_a_long_first_line_is_cut_between_words(text: str, told: str) -> None:
    assert shortened(text) == told


def test_a_page_holds_at_most_sixty() -> None:
    files = {"events/a": event()}
    files |= {f"events/b{n}": event("relations: [follows: a]") for n in range(80)}
    assert len(shown(files)) == 60


class _Read(HTMLParser):
    """What stands in the template of previews, and which scripts the page loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs).get("src") or "")
        if self._inside:
            self.tags.append(tag)
        self._inside = self._inside or tag == "template"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "template"


def rendered(files: dict[str, str], path: str) -> str:
    page = next(one for one in plan(edition(files)) if one.path == path)
    return Renderer(SMALL, Settings("Test")).render(page).decode()


def test_hostile_words_are_words() -> None:
    hostile = "</template><script>alert(1)</script>"
    files = {
        "events/a": event("relations: [follows: b]"),
        "events/b": f"title: '{hostile}'\ndate: 2026-05-01\nsources: [s]\n===\nIt `{hostile}`.",
    }
    html = rendered(files, "events/a.html")
    assert "<script>alert" not in html
    assert set(_Read(html).tags) <= {"div", "b", "span", "p"}


def test_a_page_without_dated_links_loads_no_script_for_them() -> None:
    files = {"events/a": event(), "places/p": "name: P"}
    assert "../preview.js" in _Read(rendered(files, "events/a.html")).scripts
    assert _Read(rendered(files, "places/p.html")).scripts == ["../theme.js"]


def test_scripts_of_an_ordinary_page_keep_to_their_weight() -> None:
    files = {"events/a": event()}
    scripts = [gzip.compress(rendered(files, name).encode()) for name in ("preview.js", "theme.js")]
    assert sum(map(len, scripts)) < 8_000
