"""What a reader loads stays small: pages, style and scripts, compressed as a host sends them."""

import gzip
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from editions import edition
from worlds import TODAY

from chronicle.edition import read_edition
from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.project import project_settings
from chronicle.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
EVENT, STYLE, SCRIPT, ZOOM, EXPLORE = 30_000, 12_000, 8_000, 40_000, 250_000
_LOADED = re.compile(r'<script src="([^"]+)"')
_WORDS = (
    "delegation bridge river harbour prisoner minister offer answer letter council border list "
    "guarantee monitor exchange truce morning evening capital signature condition withdrawal"
).split()


def said(seed: int, words: int) -> str:
    """Words that no other has in this order, so that they do not compress to nothing."""
    chosen = random.Random(seed)  # noqa: S311 - made-up content, no secret
    return " ".join(f"{chosen.choice(_WORDS)}{chosen.choice(['', 's', ''])}" for _ in range(words))


# An event with more of everything than any of ours has.
RICH = {
    "tracks/t": "title: Talks in Havn",
    "places/p": "name: Havn",
    **{f"issues/i{n}": f"title: Issue number {n}" for n in range(6)},
    **{
        f"actors/a{n}": f"name: Delegate Number {n}\nkind: person\n"
        "posts: [{post: minister of foreign affairs, of: norland}]"
        for n in range(16)
    },
    **{
        f"sources/r{n}": f"outlet: {('wire', 'herald')[n % 2]}\nurl: https://wire.example/r{n}\n"
        f"title: What was said in Havn, report number {n}\npublished: 2026-05-1{n % 9}"
        for n in range(18)
    },
    **{
        f"events/o{n}": f"title: Other round {n}\ndate: 2026-04-{n + 10}\nsources: [s]\ntrack: t"
        for n in range(8)
    },
    "events/rich": "title: Talks in Havn\ndate: 2026-05-10T13:35+02:00/2026-05-12T15:20+02:00\n"
    f"kind: meeting\ntrack: t\nplaces: [p]\nissues: [{', '.join(f'i{n}' for n in range(6))}]\n"
    f"sources: [{', '.join(f'r{n}' for n in range(18))}]\nparticipants:\n"
    + "".join(f"  - {{actor: a{n}, role: delegate, for: norland}}\n" for n in range(16))
    + "relations:\n"
    + "".join(f"  - follows: o{n}\n" for n in range(8))
    + "history:\n"
    + "".join(
        f"  - {{as_of: 2026-05-0{n + 1}, status: proposed, source: r{n}}}\n" for n in range(6)
    )
    + "corrections:\n"
    + "".join(
        f"  - {{date: 2026-05-2{n}, kind: correction, note: {said(n, 20)}}}\n" for n in range(4)
    )
    + "claims:\n"
    + "".join(
        f"  - {{id: c{n}, speaker: a{n % 16}, for: norland, says: {said(n + 50, 25)},\n"
        f"     source: r{n % 18}, stance: demands, issues: [i{n % 6}],\n"
        f"     about: {{field: length, value: {n % 3} hours}}}}\n"
        for n in range(30)
    )
    + f"===\n{said(99, 400)}",
}


def weight(text: bytes) -> int:
    return len(gzip.compress(text, 9, mtime=0))


def ours() -> Edition:
    """The chronicle of this repository."""
    settings, problems = project_settings(ROOT)
    assert settings is not None, problems
    return read_edition(ROOT, settings, TODAY).edition


@pytest.fixture(scope="module")
def rich() -> Edition:
    return edition(RICH, today=date(2026, 6, 1))


def rendered(made: Edition, folder: Path, ending: str = ".html") -> Iterator[tuple[Page, bytes]]:
    renderer = Renderer(folder, made.settings)
    for page in plan(made):
        if page.path.endswith(ending):
            yield page, renderer.render(page)


def test_a_rich_event_is_light(rich: Edition, tmp_path: Path) -> None:
    sizes = {page.path: weight(text) for page, text in rendered(rich, tmp_path)}
    assert 7_000 < sizes["events/rich.html"] <= EVENT


def test_every_event_of_ours_is_light(tmp_path: Path) -> None:
    made = ours()
    renderer = Renderer(ROOT, made.settings)
    events = [page for page in plan(made) if page.template == "event.html"]
    heavy = {page.path: weight(renderer.render(page)) for page in events}
    assert len(heavy) > 100
    assert {path: size for path, size in heavy.items() if size > EVENT} == {}


def test_the_style_sheet_is_light(rich: Edition, tmp_path: Path) -> None:
    (style,) = rendered(rich, tmp_path, "style.css")
    assert weight(style[1]) <= STYLE


def test_the_scripts_of_a_page_are_light(rich: Edition, tmp_path: Path) -> None:
    scripts = {page.path: weight(text) for page, text in rendered(rich, tmp_path, ".js")}
    heaviest: dict[str, int] = {}
    for page, text in rendered(rich, tmp_path):
        loaded = (one.rpartition("/")[2] for one in _LOADED.findall(text.decode()))
        size = sum(scripts[name] for name in loaded)
        heaviest[page.template] = max(size, heaviest.get(page.template, 0))
    allowed = {"zoom.html": ZOOM, "explore.html": EXPLORE}
    # The editor is no page of the site: it is for those who write it.
    heaviest.pop("admin.html", None)
    assert heaviest["front.html"] > 0
    over = {name: size for name, size in heaviest.items() if size > allowed.get(name, SCRIPT)}
    assert over == {}


def test_what_explore_loads_of_a_year_and_of_names_is_light(tmp_path: Path) -> None:
    made = ours()
    files = {page.path: weight(text) for page, text in rendered(made, tmp_path, ".js")}
    explore = {path: size for path, size in files.items() if path.startswith("explore")}
    years = sorted(path for path in explore if re.fullmatch(r"explore/\d{4}\.js", path))
    newest = years[-1].removesuffix(".js")
    first = ("explore.js", "explore/names.js", f"{newest}.js", f"{newest}-text.js")
    assert sum(explore[path] for path in first) <= EXPLORE
