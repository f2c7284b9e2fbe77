"""An HTML page into an `Article`, read by a child process that may fail without harm.

Parsers of pages hang or die on hostile markup, so the child has limits of time and memory; all
that goes wrong in it comes back as a located problem.
"""

import json
import signal
import subprocess
import sys

import msgspec

from chronicle.ingest.article import LARGEST, Article, Stated, article_of
from chronicle.problems import Place, Problem

SECONDS = 20
MEGABYTES = 1024


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What the child makes of a page: its text, what it states, or why there is nothing."""

    text: str = ""
    stated: Stated = Stated()
    failure: str = ""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the child is told before the bytes."""

    url: str = ""
    seconds: int = SECONDS
    megabytes: int = MEGABYTES


# The child gets our import path, and nothing else of this process's environment.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from chronicle.ingest.page import main; main(sys.argv[2])"
)


def read_page(
    data: bytes, *, path: str = "page", url: str = "", seconds: int = SECONDS
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read a page's article. `url` counts before the address the page gives itself."""
    if len(data) > LARGEST:
        message = f"page: {len(data):,} bytes is more than {LARGEST:,}"
        return None, (_problem(path, "article-too-large", message, "save the article alone"),)
    page = _in_child(data, Order(url=url, seconds=seconds))
    if page.failure:
        hint = "paste the text of the article instead"
        return None, (_problem(path, "page-unreadable", f"page: {page.failure}", hint),)
    address = url or page.stated.canonical
    return article_of(page.text, path=path, url=address, stated=page.stated)


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), code, message, hint)


def _in_child(data: bytes, order: Order) -> Page:
    command = [
        sys.executable,
        "-I",
        "-c",
        _BOOT,
        json.dumps(sys.path),
        msgspec.json.encode(order).decode(),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter; the page comes as bytes only
            command, input=data, capture_output=True, check=False, timeout=order.seconds + 5
        )
    except subprocess.TimeoutExpired:
        return Page(failure=f"took longer than {order.seconds} s to read")
    if done.returncode == -signal.SIGXCPU:
        return Page(failure=f"took longer than {order.seconds} s to read")
    if done.returncode:
        return Page(failure=f"its markup broke the parser (exit {done.returncode})")
    try:
        return msgspec.json.decode(done.stdout, type=Page)
    except msgspec.DecodeError:
        return Page(failure="its markup broke the parser")
