"""A page of every kind, full and hostile: no barrier, no sideways scrolling, all by keyboard."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import edition
from playwright.sync_api import Browser
from shown import LOOK, served, written

from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.settings import Settings

_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsblatt"
_LONG = "Delegations of the sixteen riparian municipalities <b>and</b> of both upper houses a&amp;b"
_FIRST = date(2025, 1, 2)


def full() -> Edition:
    """A chronicle in which everything is long, and so much that pages are cut by year and month."""
    files = {
        "tracks/t": f"title: {_LONG}\nscope: {_LONG} {_WORD}\n"
        f"rounds: [{{number: 1, title: {_WORD}}}]",
        "places/p": f"name: {_WORD}\nlat: 50.4\nlon: 30.5\ncountry: UA",
        "issues/i": f"title: {_LONG}\nscope: {_LONG} {_WORD}",
        "outlets/wire": f"name: {_WORD}\ncountry: 'NO'\nownership: private",
        "actors/ada": f"name: {_WORD} Lind\nkind: person\nposts: [{{post: {_LONG}, of: norland}}]",
        "agreements/a": f"title: {_LONG}\nstage: partial\nsources: [s]\nsigned: 2025-02-03\n"
        f"commitments: [{{id: x, by: [norland], what: {_WORD}, quantity: 9, due: 2025-05-01}}]",
        "pages/about": f"title: {_LONG}\n===\n{_LONG}\n\n> {_WORD}\n\n`{_WORD}`",
        "sources/gone": "outlet: wire\nurl: unknown\ntitle: Gone\npublished: 2025-01-02\n"
        f"withdrawn: {{date: 2025-02-01, reason: {_LONG}}}",
    }
    for n in range(132):
        day = _FIRST + timedelta(days=n if n < 125 else 240 + n)
        files[f"sources/s{n}"] = (
            f"outlet: wire\nurl: https://wire.example/{_WORD}/{n}\ntitle: {_LONG} {n}\n"
            f"published: {day}\ncites: [herald]"
        )
        files[f"events/e{n}"] = (
            f"title: {_LONG} {n}\nkind: meeting\ndate: {day}\nsources: [s{n}]\ntrack: t\nround: 1\n"
            f"places: [p]\nissues: [i]\n"
            f"participants: [{{actor: ada, role: {_WORD}, for: norland}}]\n"
            f"claims: [{{id: c, speaker: ada, for: norland, says: {_WORD} {n}, source: s{n},\n"
            f"   stance: demands, issues: [i], via: [herald, {{vague: {_WORD}}}],\n"
            f"   about: {{field: length, value: {_WORD}{n}}}}}]\n"
            + (f"relations: [follows: e{n - 1}]\n" if n else "")
            + "corrections: [{date: 2025-06-01, kind: correction, note: Wrong}]\n"
            f"===\n{_LONG} {_WORD}."
        )
    files["events/twin"] = f"title: {_WORD}\ndate: 2025-01-03\nsources: [s]\nformer_ids: [before]"
    for n in range(64):
        day = _FIRST + timedelta(days=n if n < 50 else 240 + n)
        files[f"proposals/o{n}"] = (
            f"title: {_LONG} {n}\nproposers: [norland]\naddressees: [sudmark, ada]\nsources: [s]\n"
            f"tabled: {day}\nterms: [{{issue: i, text: {_WORD} {_LONG}}}]\n"
            + (f"deadline: {day}\n" if n != 7 else "")
        )
    settings = Settings(
        _WORD,
        site_description=_LONG,
        site_url="https://a.example/",
        parties=("norland", "sudmark"),
        docs_dir="content",
    )
    return edition(files, settings, today=date(2026, 6, 1))


def one_of_each(made: Edition) -> tuple[str, ...]:
    """Of every template the page with most to show; of stretches one of each kind of record."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for page in plan(made):
        if page.template.endswith(".html") and page.template not in {"404.html", "admin.html"}:
            kind = page.path.partition("/")[0] if page.template == "record_part.html" else ""
            view = page.view() if callable(page.view) else page.view
            told = (len(msgspec.json.encode(view)), page.path)
            found[page.template, kind] = max(told, found.get((page.template, kind), (0, "")))
    return tuple(sorted(path for _, path in found.values()))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    made = full()
    paths = one_of_each(made)
    folder = written(made, tmp_path_factory.mktemp("full"), (*paths, "explore", "zoom", *LOOK))
    return folder, paths


# What a redirect shows is gone before one can look.
_MOVES = "events/before.html"


@pytest.fixture(scope="module")
def address(world: tuple[Path, tuple[str, ...]]) -> Iterator[str]:
    with served(world[0]) as where:
        yield where


@pytest.fixture
def paths(world: tuple[Path, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(path for path in world[1] if path != _MOVES)


def test_every_kind_of_page_is_looked_at(world: tuple[Path, tuple[str, ...]]) -> None:
    templates = {page.template for page in plan(full()) if page.template.endswith(".html")}
    ours = {path.name for path in (Path(__file__).parents[2] / "templates").glob("*.html")}
    parts = {path for path in ours if "{% block main %}" not in _text(path)}
    assert ours - parts - {"base.html", "admin.html"} == templates - {"admin.html"}
    stretches = [path.partition("/")[0] for path in world[1] if path.count("/") == 2]
    assert sorted(stretches) == ["actors", "issues", "outlets", "places", "tracks"]


def _text(template: str) -> str:
    return (Path(__file__).parents[2] / "templates" / template).read_text()


# In the dark a page differs by its colours alone.
_RULES: dict[str, dict[str, Any]] = {
    "light": {"resultTypes": ["violations"], "preload": False},
    "dark": {
        "resultTypes": ["violations"],
        "preload": False,
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    },
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_barrier(
    browser: Browser, address: str, paths: tuple[str, ...], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type] # one of the two it takes
        bypass_csp=True,  # only to let axe be put into the page
    )
    tab = context.new_page()
    found = {}
    for path in paths:
        tab.goto(f"{address}/{path}")
        told: Any = Axe().run(tab, options=_RULES[scheme])
        faults = [
            f"{one['id']}: {json.dumps([node['html'][:160] for node in one['nodes'][:2]])}"
            for one in told.response["violations"]
        ]
        if faults:
            found[path] = faults
    context.close()
    assert found == {}


# 640 is what 200 % leave of 1,280, and 320 what 400 % do; 700 is the width of a sheet of paper.
@pytest.mark.parametrize(("width", "media"), [(320, "screen"), (640, "screen"), (700, "print")])
def test_no_page_scrolls_sideways(
    browser: Browser, address: str, paths: tuple[str, ...], width: int, media: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.emulate_media(media=media)  # type: ignore[arg-type] # one of the two it takes
    wide = {}
    for path in paths:
        tab.goto(f"{address}/{path}")
        over = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path] = over
    context.close()
    assert wide == {}


def test_on_paper_all_is_shown_and_nothing_that_leads_on(
    browser: Browser, address: str, paths: tuple[str, ...]
) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.emulate_media(media="print")
    faults = {}
    for path in paths:
        tab.goto(f"{address}/{path}")
        told = tab.evaluate(
            """() => {
              const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true });
              const kept = [...document.querySelectorAll(".mast nav, .search, .skip, .pager")];
              const folded = [...document.querySelectorAll("details > :not(summary)")];
              return {
                kept: kept.filter(shown).length,
                folded: folded.filter((one) => !shown(one)).length,
                dark: getComputedStyle(document.documentElement).colorScheme !== "light",
              };
            }"""
        )
        if any(told.values()):
            faults[path] = told
    context.close()
    assert faults == {}


def test_the_keyboard_alone_reaches_everything(
    browser: Browser, address: str, paths: tuple[str, ...]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    faults = {}
    for path in paths:
        tab.goto(f"{address}/{path}", wait_until="networkidle")
        count = tab.evaluate(_MARK)
        # A field for a day has a stop for each of its parts.
        parts = 3 * tab.locator("input[type=date]").count()
        for _ in range(count + parts + 3):
            tab.keyboard.press("Tab")
        told = tab.evaluate(_MISSED)
        if told:
            faults[path] = told
    context.close()
    assert faults == {}


# Everything to be operated is listed; what gets the focus, and shows it, is crossed out.
_MARK = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0'], canvas";
  const left = new Set([...document.querySelectorAll(all)].filter((one) =>
    one.checkVisibility() && one.tabIndex >= 0 && !one.disabled &&
    !one.closest("details:not([open]) > :not(summary)")));
  window.left = left;
  window.bare = [];
  document.addEventListener("focusin", ({ target }) => {
    left.delete(target);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    if (outlineStyle === "none" || outlineWidth === "0px") window.bare.push(target.outerHTML);
  });
  return left.size;
}"""
_MISSED = """() => [...[...window.left].map((one) => `missed ${one.outerHTML.slice(0, 120)}`),
  ...window.bare.map((one) => `without outline ${one.slice(0, 120)}`)].slice(0, 5)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_once_it_is_drawn_and_nothing_outside_is_asked_for(
    browser: Browser, address: str, paths: tuple[str, ...], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.moved += one.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    told: list[str] = []
    tab.on("console", lambda one: told.append(one.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda one: told.extend([] if one.url.startswith(address) else [one.url]))
    moved = {}
    for path in paths:
        tab.goto(f"{address}/{path}", wait_until="networkidle")
        by = tab.evaluate(
            "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(moved), 60)))"
        )
        if by:
            moved[path] = by
    context.close()
    assert told == []
    assert moved == {}
