"""No script from content ever runs: attacks in every text field, in real templates and Chromium.

One attack a class stands here. `make hostile` (CHRONICLE_HOSTILE=all) adds some ten thousand of
public test suites, from the reference material beside the checkout.
"""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request
from worst import decoded, text_fields, world

from chronicle.checks import check
from chronicle.edition import as_of
from chronicle.graph import link
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.problems import Place, Problem
from chronicle.render import Renderer
from chronicle.serving.trouble import trouble_page
from chronicle.settings import Settings
from chronicle.views.furniture import CSP

TODAY = date(2026, 11, 24)
SETTINGS = Settings(
    "Site", parties=("target",), docs_dir="content", site_url="https://site.example/"
)
AUDIT = Path(__file__).with_name("audit.js").read_text()

# One a class of attack: what it tries to get out of, and what it tries to become.
ATTACKS = {
    "element": "<script>alert(1)</script>",
    "element in capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "event handler": "<img src=x onerror=alert(1)>",
    "event handler of SVG": "<svg onload=alert(1)>",
    "event handler that needs no closing": "<body onload=alert(1)",
    "attribute in double quotes": '" autofocus onfocus=alert(1) x="',
    "attribute in single quotes": "' autofocus onfocus=alert(1) x='",
    "attribute without quotes": "x onmouseover=alert(1)",
    "out of a title": "</title><script>alert(1)</script>",
    "out of a style": "</style><script>alert(1)</script>",
    "out of a script": "</script><script>alert(1)</script>",
    "out of a text area": "</textarea><img src=x onerror=alert(1)>",
    "out of a comment": "--><script>alert(1)</script><!--",
    "out of a comment, the older way": "--!><img src=x onerror=alert(1)>",
    "out of character data": "]]><script>alert(1)</script>",
    "out of JSON in a page": '"}</script><script>alert(1)</script>',
    "frame": "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "frame with an address": '<iframe src="javascript:alert(1)">',
    "object": "<object data='data:text/html,<script>alert(1)</script>'>",
    "base": "<base href='https://evil.example/'>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "form": "<form action='https://evil.example/'><button autofocus>x</button></form>",
    "style": "<style>@import'https://evil.example/x.css';</style>",
    "link to a style": "<link rel=stylesheet href=https://evil.example/x.css>",
    "picture that reports": "<img src=https://evil.example/seen>",
    "mutation": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "mutation by noscript": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "clobbered names": "<form name=told><input name=shape></form><a id=told href=x:y>",
    "address": "javascript:alert(1)",
    "address of Markdown": "[x](javascript:alert(1))",
    "address of Markdown in disguise": "[x](java&#x73;cript:alert(1))",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(1)&#62;",
    "entity of the template": "&quot; onfocus=alert(1) autofocus &quot;",
    "template": "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}",
    "reference": '[[target|<img src=x onerror="alert(1)">]]',
    "over-long": "<" * 400 + "img src=x onerror=alert(1)>",
}
# Of these, those that run by themselves when a page is so careless as to show them raw.
LOUD = ("element", "element in capitals", "event handler", "event handler of SVG", "frame")

ALL = os.environ.get("CHRONICLE_HOSTILE") == "all"
_AT_ONCE = 20


def borrowed(shared: Path) -> Iterator[str]:
    """Every attack of the public suites beside the checkout."""
    for file in sorted((shared / "hostile" / "xss").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)["payload"]


@pytest.fixture(scope="module")
def attacks(request: pytest.FixtureRequest) -> tuple[str, ...]:
    if not ALL:
        return tuple(ATTACKS.values())
    return (*ATTACKS.values(), *borrowed(request.getfixturevalue("shared")))


def pages_of(words: Sequence[str]) -> dict[str, str]:
    """The pages of a site in which every text field of every kind holds each of these words.

    Records that are refused for them are left out: nobody will see those.
    """
    files = world("words")
    files["events/other"] = files["events/gone"]
    for number, one in enumerate(words):
        # Where the words are refused as Markdown, they may still stand in every other field.
        for body in (one, ""):
            made = world(one, body=body)
            if all(decoded(path, text)[0] for path, text in made.items()):
                files |= {f"{path}-{number}": text for path, text in made.items()}
                break
    records = [record for path, text in files.items() if (record := decoded(path, text)[0])]
    chronicle = link(records)
    checked, _ = check(chronicle, TODAY)
    edition = Edition(chronicle, SETTINGS, as_of(chronicle, "newest", TODAY), checked.verdicts)
    renderer = Renderer(Path("nowhere"), SETTINGS)
    return {
        page.path: renderer.render(page).decode()
        for page in plan(edition)
        if not page.path.endswith(".png")  # pixels
    }


def batched(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """So many at a time; the standard library's comes with Python 3.12."""
    for start in range(0, len(words), size):
        yield words[start : start + size]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(120_000)
    context.add_init_script(AUDIT)
    yield context
    context.close()


class Watch:
    """A window that is looked at: what ran, what was asked for, and what stood in it."""

    def __init__(self, context: BrowserContext, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.asked: list[str] = []
        self.window: Page = context.new_page()
        self.window.expose_binding("told", lambda _, what: self.told.append(what))
        self.window.on("request", lambda request: self.asked.append(request.url))
        self.window.on("requestfailed", self._refused)
        self.window.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.told.append("dialog")
        dialog.dismiss()

    def _refused(self, request: Request) -> None:
        """What the policy stops is told of as asked for, but never leaves the browser."""
        if request.failure == "csp":
            self.asked.remove(request.url)

    def open(self, pages: dict[str, str]) -> list[str]:
        """Open pages, each in a frame of its own; give back what they told beside their shapes."""
        frames = []
        for number, text in enumerate(pages.values()):
            name = f"p{number}.html"
            (self.folder / name).write_text(text, "utf-8", errors="replace")
            frames.append(f"<iframe src='{name}'></iframe>")
        start = self.folder / "all.html"
        start.write_text("<!doctype html><title>x</title>" + "".join(frames), "utf-8")
        self.told.clear()
        self.asked.clear()
        self.window.goto(start.as_uri())
        expected = len(frames) + 1
        while sum(one.startswith("loaded") for one in self.told) < expected:
            self.window.wait_for_timeout(20)
        return [one for one in self.told if not one.startswith("loaded")]

    def shapes(self) -> set[str]:
        """Every tag, attribute and odd address of the frames that were opened last."""
        shapes = (json.loads(one[7:]) for one in self.told if one.startswith("loaded"))
        return {one for shape in shapes for one in shape} - {"iframe", "iframe[src]"}

    def outside(self) -> list[str]:
        """What was asked for outside of the file system."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "about:"))]

    def parse(self, pages: Sequence[str]) -> set[str]:
        """The same of pages that the browser only reads."""
        return set(self.window.evaluate("pages => window.parsed(pages)", list(pages)))


@pytest.fixture
def watch(context: BrowserContext, tmp_path: Path) -> Iterator[Watch]:
    watch = Watch(context, tmp_path)
    yield watch
    watch.window.close()


def html_of(pages: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in pages.items() if path.endswith(".html")}


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
    harmless = html_of(pages_of([f"words {n}" for n in range(_AT_ONCE)]))
    assert watch.open(harmless) == []
    prose = {"ol[start]", "th[class]", "td[class]", "em", "strong", "code", "hr", "br", "h3", "h4"}
    prose |= {"h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr"}
    prose |= {"th", "td", "a[title]", "a[rel]"}
    allowed = watch.shapes() | prose
    for some in batched(attacks, _AT_ONCE):
        pages = html_of(pages_of(some))
        # The browser reads all of them, and runs the richest and some of every other kind.
        assert watch.parse(list(pages.values())) - allowed == set(), some
        assert watch.open(_to_run(pages)) == [], some
        assert watch.shapes() - allowed == set(), some
        assert watch.outside() == [], some


def _to_run(pages: dict[str, str]) -> dict[str, str]:
    """The pages of all events, those of lists, and in turn one kind of record for each attack."""
    kinds = sorted({path.partition("/")[0] for path in pages if "/" in path})
    return {
        path: text
        for number, (path, text) in enumerate(sorted(pages.items()))
        if path.startswith("events/")
        or "target" not in path
        or kinds[number % len(kinds)] == path.partition("/")[0]
    }


def test_the_policy_alone_would_do(watch: Watch, attacks: tuple[str, ...]) -> None:
    """The same attacks raw in a page that has nothing but our policy: none runs."""
    head = f"<!doctype html><meta http-equiv='Content-Security-Policy' content=\"{CSP}\">"
    for some in batched(attacks, _AT_ONCE):
        pages = {
            str(number): f"{head}<title>x</title><body>{one}" for number, one in enumerate(some)
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
