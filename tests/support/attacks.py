"""Attacks by words, and a window of Chromium that is looked at while it shows them."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Page, Request

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
    "script from elsewhere": "<script src=https://evil.example/x.js></script>",
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
PARTS = 48 if ALL else 1
AT_ONCE = 40


def borrowed(shared: Path) -> Iterator[str]:
    """Every attack of the public suites beside the checkout."""
    for file in sorted((shared / "hostile" / "xss").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)["payload"]


def part_of(part: int, shared: Path | None) -> tuple[str, ...]:
    """The attacks of one part, each string once; the borrowed ones from the reference material."""
    every = dict.fromkeys(ATTACKS.values())
    if shared is not None:
        every |= dict.fromkeys(borrowed(shared))
    return tuple(every)[part::PARTS]


def batched(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """So many at a time; the standard library's comes with Python 3.12."""
    for start in range(0, len(words), size):
        yield tuple(words[start : start + size])


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
