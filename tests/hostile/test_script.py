"""No script from content ever runs: attacks in every text field, in real templates and Chromium.

One attack a class stands here. `make hostile` (CHRONICLE_HOSTILE=all) adds some ten thousand of
public test suites, from the reference material beside the checkout.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from attacks import AT_ONCE, ATTACKS, LOUD, Watch, batched
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
    harmless = html_of(pages_of([f"words {n}" for n in range(AT_ONCE)]))
    assert watch.open(harmless) == []
    prose = {"ol[start]", "th[class]", "td[class]", "em", "strong", "code", "hr", "br", "h3", "h4"}
    prose |= {"h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr"}
    prose |= {"th", "td", "a[title]", "a[rel]"}
    allowed = watch.shapes() | prose
    for some in batched(attacks, AT_ONCE):
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
    for some in batched(attacks, AT_ONCE):
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
