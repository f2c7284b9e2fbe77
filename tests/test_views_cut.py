"""What is too much for one page is cut by time, so that every page stays small and where it is."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from editions import edition, viewer

from chronicle.making import inputs_of
from chronicle.model import Actor, Key
from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.views.cut import (
    UNDATED,
    before_newest,
    cut,
    known_of,
    newest_of,
    part_label,
    ways,
    years_of,
)
from chronicle.views.holdings import parts_of, stretch_of
from chronicle.views.notices import RedirectView
from chronicle.when import When, parse_when

MOST = 300_000


def when(text: str) -> When:
    read = parse_when(text)
    assert isinstance(read, When)
    return read


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2025-05-16", "2025-05-16"),
        ("2025-05-16/2025-05-18", "2025-05-16"),
        ("2025-05", "2025-05"),
        ("2025-05-XX", "2025-05"),
        ("2025", "2025"),
        ("2025-22", "2025"),
        ("../..", ""),
    ],
)
def test_a_date_is_known_as_far_as_it_is_written(text: str, known: str) -> None:
    assert known_of(when(text)) == known
    assert known_of(None) == ""


@pytest.mark.parametrize(
    ("pieces", "names", "newest"),
    [
        (["2025-05-01"] * 2, [], ""),
        ([""] * 9, [], ""),
        (["2024-05-01", "2025-05-01", "2025-05-02"], ["2024", "2025"], "2025"),
        (
            ["", "2024-05-01", "2024-06-02", "2024-06-03", "2024"],
            [UNDATED, "2024", "2024-05", "2024-06"],
            "2024-06",
        ),
        (
            [*["2024-05-01"] * 3, "2024-05-02", "2024-05", "2024"],
            ["2024", "2024-05", "2024-05-01", "2024-05-02"],
            "2024-05-02",
        ),
    ],
)
def test_a_whole_is_cut_by_years_full_years_by_months_and_full_months_by_days(
    pieces: Sequence[str], names: list[str], newest: str
) -> None:
    parts = cut(pieces, str, (2, 3, 4))
    assert list(parts) == names
    assert newest_of(parts) == newest
    kept = sorted(piece for part in parts.values() for piece in part.pieces)
    assert kept == (sorted(pieces) if parts else [])
    for name, part in parts.items():
        assert (
            part.size == sum(piece.startswith(name.replace(UNDATED, "")) for piece in pieces)
            or name == UNDATED
        )


def test_from_each_part_there_is_a_way_back_and_on_to_the_page_of_the_whole() -> None:
    look = viewer({})
    pieces = ["", "2023", *["2024-05-01"] * 2, *["2024-06-01"] * 2, "2025"]
    parts = cut(pieces, str, (2, 3, 4))
    assert [link.label for link in years_of(look, parts, str)] == ["2024", "2023", "without a date"]
    last = before_newest(look, parts, str)
    assert last
    assert last.label == "June 2024"
    leaves = [UNDATED, "2023", "2024-05", "2024-06", "whole"]
    for (before, at), after in zip(pairwise(leaves), leaves[2:], strict=False):
        beside = ways(look, parts, at, str, "whole")
        assert beside.earlier
        assert beside.later
        assert (beside.earlier.href, beside.later.href) == (before, after)
    month, year = (
        ways(look, parts, "2024-05", str, "whole"),
        ways(look, parts, "2024", str, "whole"),
    )
    assert [link.href for link in month.up] == ["2024"]
    assert [link.label for link in year.finer] == ["May 2024", "June 2024"]
    assert ways(look, parts, UNDATED, str, "whole").earlier is None
    assert part_label(look, "2024-05-16") == "16 May 2024"


CLAIM = (
    "participants: [{actor: ada, role: head-of-delegation, for: norland}]\n"
    "track: t\nplaces: [p]\nissues: [i]\n"
    "claims: [{id: c, speaker: ada, for: norland, says: The bridge must open first and the river\n"
    "   can then follow within a month or two, source: s, stance: demands, issues: [i],\n"
    "   via: [herald]}]"
)
_WORDS = "Delegations met for two hours and agreed to meet again, both sides said afterwards. " * 3
# Where the pages of a record may be cut, and of lists.
ROOMS = (
    "actors/ada",
    "tracks/t",
    "places/p",
    "issues/i",
    "outlets/wire",
    "outlets/herald",
    "events/index",
    "events/by-year",
    "sources/index",
    "sources/by-year",
    "single-source",
    "proposals",
    "positions",
)


def busy(entries: int, days: int) -> Edition:
    """A chronicle in which one of each kind of record takes part in everything."""
    files = {"tracks/t": "title: Talks", "places/p": "name: Havn", "issues/i": "title: Bridge"}
    for n in range(entries):
        day = f"{date(2020, 1, 1) + timedelta(days=days * n // entries)}"
        files[f"sources/s{n}"] = (
            f"outlet: wire\nurl: unknown\ntitle: What was said on day {n}\npublished: {day}\n"
            "cites: [herald]"
        )
        files[f"events/e{n}"] = (
            f"title: Round {n} of the talks on the river and the bridge\nkind: meeting\n"
            f"date: {day}\nsources: [s{n}]\n{CLAIM.replace('source: s,', f'source: s{n},')}\n"
            f"===\n{_WORDS}"
        )
        if n % 10 == 0:
            files[f"proposals/o{n}"] = (
                f"title: Offer {n}\nproposers: [norland]\naddressees: [sudmark]\nsources: [s{n}]\n"
                f"tabled: {day}\nterms: [{{issue: i, text: Open the bridge}}]\ndeadline: {day}"
            )
    return edition(files)


@pytest.mark.parametrize(
    ("entries", "days"), [(2000, 2190), (600, 20)], ids=["over six years", "in twenty days"]
)
def test_no_page_of_a_full_chronicle_is_large(tmp_path: Path, entries: int, days: int) -> None:
    made = busy(entries, days)
    renderer = Renderer(tmp_path, made.settings)
    pages = [page for page in plan(made) if page.path.endswith(".html")]
    mine = [page for page in pages if page.path.startswith(ROOMS)]
    sizes = {page.path: len(renderer.render(page)) for page in mine if not is_day(page.path)}
    large = {path: size for path, size in sizes.items() if size >= MOST}
    assert large == {}
    assert {"actors/ada.html", "tracks/t.html", "events/index.html", "proposals.html"} <= set(sizes)
    # All that was cut is somewhere.
    for room, one in (
        ("tracks/t", "e"),
        ("events/", "e"),
        ("sources/", "s"),
        ("outlets/wire", "s"),
    ):
        beginnings = tuple(f"{room}{rest}" for rest in (".html", "/", "index", "by-year"))
        found = {
            href
            for page in mine
            if page.path.startswith(beginnings) and page.template != "event.html"
            for href in hrefs(page)
        }
        assert found >= {f"{one}{n}.html" for n in range(entries)}, room


def is_day(path: str) -> bool:
    """Positions of a day hang on the number of issues and parties, not of entries."""
    return path.startswith("positions/") and path.count("-") == 2


def hrefs(page: Page) -> set[str]:
    """The pages that a page links to, without their folders."""
    view = page.view() if callable(page.view) else page.view
    return set(re.findall(r'["/]([a-z0-9-]+\.html)"', msgspec.json.encode(view).decode()))


def test_a_later_entry_leaves_the_pages_of_earlier_years_as_they_are() -> None:
    old, new = (
        {
            page.path: inputs_of(page)
            for page in plan(busy(entries, days))
            if page.path.startswith(("actors/ada", "tracks/t", "issues/i", "places/p"))
        }
        for entries, days in ((300, 1500), (302, 1510))
    )
    changed = {path for path in new if new[path] != old.get(path)}
    # The newest year stands on the page of the whole.
    assert changed == {"actors/ada.html", "tracks/t.html", "issues/i.html", "places/p.html"}


def test_a_stretch_shows_the_newest_and_counts_all() -> None:
    look = viewer(
        {
            f"events/e{n}": f"title: E\ndate: {2020 + n % 3}-05-01\nsources: [s]\n{CLAIM}\n"
            for n in range(150)
        }
        | {"tracks/t": "title: T", "places/p": "name: P", "issues/i": "title: I"}
    )
    ada = look.chronicle.records[Key("actor", "ada")]
    assert isinstance(ada, Actor)
    stretch = stretch_of(look, ada)
    assert stretch.label == "2022"
    assert (len(stretch.shown.events), len(stretch.all.events)) == (50, 150)
    assert list(parts_of(look, ada)) == ["2020", "2021", "2022"]


def test_former_addresses_of_stretches_lead_to_the_present_ones() -> None:
    files = {
        f"events/e{n}": f"title: E\ndate: {2020 + n % 3}-05-01\nsources: [s]\n"
        "participants: [{actor: new}]"
        for n in range(150)
    }
    files["actors/new"] = "name: New\nkind: body\nformer_ids: [old]"
    pages = {page.path: page for page in plan(edition(files))}
    moved = [path for path, page in pages.items() if page.template == "redirect.html"]
    assert sorted(moved) == ["actors/old.html", "actors/old/2020.html", "actors/old/2021.html"]
    view = pages["actors/old/2020.html"].view
    shown = view() if callable(view) else view
    assert isinstance(shown, RedirectView)
    target = shown.target
    assert (target.label, target.href) == ("New, 2020", "../new/2020.html")
