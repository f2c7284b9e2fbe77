"""No script from content ever runs: attacks in every text field, in real templates and Chromium.

One attack a class stands here. `make hostile` (CHRONICLE_HOSTILE=all) adds some ten thousand of
public test suites, from the reference material beside the checkout, in parts that can be run apart.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from attacks import AT_ONCE, ATTACKS, LOUD, Watch, batched
from worst import DAY, decoded, text_fields, world

from chronicle import routes
from chronicle.checks import check
from chronicle.edition import as_of
from chronicle.graph import link
from chronicle.model import Event
from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.problems import Place, Problem
from chronicle.render import Renderer
from chronicle.serving.trouble import trouble_page
from chronicle.settings import Settings
from chronicle.views import furniture

TODAY = date(2026, 11, 24)
SETTINGS = Settings(
    "Site", parties=("target",), docs_dir="content", site_url="https://site.example/"
)


# One for all sites, which differ in their words alone: it reads every template once.
_RENDERER = Renderer(Path("nowhere"), SETTINGS)
HARMLESS = "https://press.example/a"
# Every policy that a page of ours can have.
POLICIES = tuple(
    policy for name, policy in sorted(vars(furniture).items()) if name.startswith("CSP")
)


@cache
def admitted(words: tuple[str, ...]) -> Mapping[str, str]:
    """A world for each of these words that a chronicle takes, numbered, beside a harmless one."""
    files = world("words")
    files["events/other"] = files["events/gone"]
    for number, one in enumerate(words):
        for address, body in ((one, one), (HARMLESS, one), (HARMLESS, "")):
            # What may be no address, or no Markdown, may still stand in every other field.
            if address != HARMLESS and not one.startswith("http"):
                continue
            made = world(one, address, body=body)
            if all(decoded(path, text)[0] for path, text in made.items()):
                files |= {f"{path}-{number}": text for path, text in made.items()}
                break
    return files


def pages_of(files: Mapping[str, str]) -> dict[str, str]:
    """The HTML of a site, by path."""
    return {page.path: text.decode() for page, text in site_of(files, _is_html)}


def _is_html(path: str) -> bool:
    return path.endswith(".html")


def site_of(
    files: Mapping[str, str], wanted: Callable[[str], bool]
) -> Iterator[tuple[Page, bytes]]:
    """The pages of a site of these files whose path is wanted."""
    records = [record for path, text in files.items() if (record := decoded(path, text)[0])]
    chronicle = link(records)
    checked, _ = check(chronicle, TODAY)
    edition = Edition(chronicle, SETTINGS, as_of(chronicle, "newest", TODAY), checked.verdicts)
    for page in plan(edition):
        if wanted(page.path):
            yield page, _RENDERER.render(page)


def test_every_text_field_is_attacked() -> None:
    """The words stand in each of the fields that the model has, so that none is forgotten."""
    words = "unlikely words"
    files = world(words)
    for path, text in files.items():
        record, errors = decoded(path, text)
        assert record is not None, (path, errors)
    text = "".join(files.values())
    assert len(text_fields()) > 40
    for field in text_fields():
        struct, key = field.split(".")
        assert f"{key}:" in text or struct == "Fingerprint", field


def test_the_harness_is_alive(watch: Watch) -> None:
    """A page that shows the same attacks raw is caught, each of those that run by themselves."""
    watch.open({})
    for name in LOUD:
        raw = f"<!doctype html><title>x</title><body>{ATTACKS[name]}"
        assert any(one.startswith("ran alert") for one in watch.open({"x": raw})), name
        assert "script" in watch.parse([ATTACKS["element"]])


def test_nothing_runs_and_nothing_unsafe_is_left(watch: Watch, attacks: tuple[str, ...]) -> None:
    """In a page of every kind: no execution, no request elsewhere, no violation of the policy."""
    harmless = pages_of(admitted(tuple(f"words {n}" for n in range(3))))
    assert watch.open(harmless) == []
    prose = {"ol[start]", "th[class]", "td[class]", "em", "strong", "code", "hr", "br", "h3", "h4"}
    prose |= {"h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr"}
    prose |= {"th", "td", "a[title]", "a[rel]"}
    allowed = watch.shapes() | prose
    shown = 0
    for some in batched(attacks, AT_ONCE):
        files = admitted(some)
        shown += sum(path.startswith("events/target-") for path in files)
        pages = pages_of(files)
        # The browser reads all of them, and runs the richest and some of every other kind.
        assert watch.parse(list(pages.values())) - allowed == set(), some
        assert watch.open(_to_run(pages)) == [], some
        assert watch.shapes() - allowed == set(), some
        assert watch.outside() == [], some
    # What is refused (for characters that nobody sees) runs nowhere; most must be put to the test.
    assert shown > 0.9 * len(attacks)


def test_what_a_script_puts_into_a_page_is_words(
    watch: Watch, attacks: tuple[str, ...], tmp_path: Path
) -> None:
    """Every entry found by a search, its title and words out of the files that the script loads."""
    for some in batched(attacks, AT_ONCE):
        files = admitted(some)
        for page, data in site_of(files, _is_loaded):
            file = tmp_path / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            if file.suffix != ".html" and "/" in page.path:
                assert_only_hands_over(data)
        records = (decoded(path, text)[0] for path, text in files.items() if "s/target-" in path)
        titles = {one.label for one in records if isinstance(one, Event)}
        for name, box, asked in (("explore", "#Found", "2000-01-01"), ("zoom", "#Zoom-list", DAY)):
            watch.told.clear()
            watch.asked.clear()
            watch.window.goto(f"{(tmp_path / name).as_uri()}.html?from={asked}&to=2027-01-01")
            watch.window.wait_for_selector(f"{box} li", state="attached")
            assert titles <= {*watch.window.locator(f"{box} li a").all_text_contents()}, name
            shape = watch.window.evaluate(f"() => window.shape(document.querySelector('{box}'))")
            assert {one.partition("[")[0] for one in shape} <= _FOUND, shape
            assert [one for one in watch.told if not one.startswith("loaded")] == [], some
            assert watch.outside() == [], some


def _is_loaded(path: str) -> bool:
    """Whether it is a page that a script fills, or what that script or page loads."""
    return path.startswith(("explore", "zoom")) or path.endswith((".js", ".css"))


def assert_only_hands_over(script: bytes) -> None:
    """A script with words of contributors is one call, with nothing but JSON, of one line."""
    called = re.fullmatch(r"chronicle(?:Year)?\((.*)\);\n", script.decode())
    assert called, script[:80]
    json.loads(f"[{called[1]}]")
    assert not re.search("[<>&\u2028\u2029]", called[1])


# What a search shows what it found with.
_FOUND = frozenset({"a", "button", "div", "h2", "li", "mark", "p", "span", "ul"})


def test_every_page_has_a_policy_and_scripts_only_where_it_lets_them() -> None:
    for path, text in pages_of(admitted(("words",))).items():
        found = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert len(found) == 1, path
        scripts = re.findall(r"<script\b[^>]*\bsrc=", text)
        policy = html.unescape(found[0])
        if path != routes.ADMIN:  # for editors, on a site that wants it: a program of others
            assert policy in POLICIES, path
            assert bool(scripts) == ("script-src" in policy), path
            assert "unsafe-inline" not in policy, path


def _to_run(pages: dict[str, str]) -> dict[str, str]:
    """The pages of all events, those of lists, and in turn one other page for each attack."""
    others = sorted({_of(path) for path in pages if path[-6].isdigit()} - {"events/target"})
    return {
        path: text
        for path, text in pages.items()
        if (attack := re.search(r"(?:target|report|gone)-(\d+)\.html$", path)) is None
        or path.startswith("events/target-")
        or others[int(attack[1]) % len(others)] == _of(path)
    }


def _of(path: str) -> str:
    """What a page is of, without the number of its attack."""
    return re.sub(r"(^\w+/)[\d-]*(\w+).*", r"\1\2", path)


def test_the_policy_alone_would_do(watch: Watch, attacks: tuple[str, ...]) -> None:
    """The same attacks raw in a page that has nothing but a policy of ours: none runs."""
    assert POLICIES
    for some in batched(attacks, AT_ONCE):
        pages = {
            f"{number} {policy}": f"<!doctype html><meta http-equiv='Content-Security-Policy' "
            f'content="{policy}"><title>x</title><body>{one}'
            for policy in POLICIES
            for number, one in enumerate(some)
        }
        ran = [one for one in watch.open(pages) if not one.startswith("policy")]
        assert ran == [], some
        assert watch.outside() == [], some


def test_an_address_is_of_the_web_or_refused(attacks: tuple[str, ...]) -> None:
    for one in (*attacks, "data:text/html,x", "vbscript:x", "//evil.example", "file:///etc/passwd"):
        files = world("words", one)
        for path, text in files.items():
            record, errors = decoded(path, text)
            url = getattr(record, "url", "")
            assert errors or url in {"", "unknown"} or url.startswith(("https://", "http://")), one


def test_a_page_of_trouble_shows_words_only(watch: Watch) -> None:
    problems = tuple(
        Problem(Place(f"content/{words}.md", 1, 1), words, words, words)
        for words in ATTACKS.values()
    )
    assert watch.open({"x": trouble_page(problems)}) == []
    assert not {"script", "img", "iframe", "svg"} & watch.shapes()
