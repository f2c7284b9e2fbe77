"""The child that reads articles: it may hang, die or be fed anything, and does no harm."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from outlet_pages import PAGES

from chronicle.ingest.article import LARGEST
from chronicle.ingest.register import Known, Register
from chronicle.ingest.sandbox import Sandbox, Task

GOOD = PAGES["arc"].html.encode()
TASK = Task(path="page.html")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Register()) as one:
        yield one


def children() -> set[int]:
    """The processes whose parent is this one."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == os.getpid():
            found.add(int(status.parent.name))
    return found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html>" + b"<div>" * 100_000 + b"x", "its elements are nested more than 400 deep"),
        (b"<html>" + b"<p><b>" * 100_000, "its elements are nested more than 400 deep"),
        (b"<html><div " + b'a="x" ' * 100_000 + b">x</div>",
         "a tag is longer than 50,000 characters"),
        (b"<html></html>", "no article in it"),
        (b"<html><body><p>", "no article in it"),
        (b"<!doctype html><p>a\0b", "a NUL byte at offset 19: this is no text"),
        (b"<html>" + b"x" * LARGEST, "2,097,158 bytes are more than 2,097,152"),
        ("<html><p>Größe".encode("latin-1"), "b'\\xf6' is not UTF-8"),
        (b"<html><meta charset=klingon><p>Gr\xf6\xdfe", "bytes are neither UTF-8 nor 'klingon'"),
    ],
    ids=["deep", "deep inline", "attributes", "empty", "hollow", "binary", "large", "encoding",
         "unknown encoding"],
)  # fmt: skip
def test_a_hostile_page_is_a_located_problem(sandbox: Sandbox, data: bytes, message: str) -> None:
    reading = sandbox.read(TASK, data)
    assert reading.article is None
    (problem,) = reading.problems
    assert str(problem) == (
        f"page.html:1:1: error[page-unreadable]: page: {message}; "
        "paste the text of the article instead"
    )
    assert sandbox.read(TASK, GOOD).article is not None


@pytest.mark.parametrize(
    "markup",
    [
        "<a><p></a></p>", "<b><i></b></i>" * 50, "</" * 500, "<" * 2000, "<!--" + "-" * 3000,
        "<![CDATA[x", "<?xml?>", "<table><a><td><table>", "<select><option><select>",
        "<svg><title><p></svg>", "<math><mi><!--</math>", "&#x110000;&#0;&#xD800;&#99999999999;",
        "<plaintext>" + "<p>" * 300, "<script>" * 200, "<style><!--</style>", "<title>" * 100,
        "<frameset><noframes><p>", '<p \x0c="x" =y <q>', "<template><template></template>",
        "<a href='javascript:x' href=" + "y" * 5000 + ">", "\ufeff\ufffe\U0010ffff",
        "<time datetime='\ud7ff'>", '<meta charset="utf-7">', "<base href='http://['>",
        '<link rel="canonical" href="http://[">', '<script type="application/ld+json">[[[[[[',
        '<script type="application/ld+json">{"@type":{"a":[]},"headline":[{}],"publisher":3}',
        '<script type="application/ld+json">' + "[" * 50_000,
        '<meta property="og:title" content>', '<meta name="date" content="99999999999999">',
    ],
)  # fmt: skip
@pytest.mark.parametrize("bare", [True, False], ids=["bare", "in an article"])
def test_odd_markup_is_an_article_or_a_problem(
    sandbox: Sandbox, markup: str, *, bare: bool
) -> None:
    page = "<!doctype html>" + markup if bare else PAGES["ghost"].html.replace("<p>", markup, 1)
    reading = sandbox.read(TASK, page.encode("utf-8", "surrogatepass"))
    assert (reading.article is None) == any(one.severity == "error" for one in reading.problems)
    assert not [one for one in reading.problems if "exit" in one.message]


def test_one_child_serves_many_articles_and_leaves_nothing() -> None:
    before = children()
    with Sandbox(Register()) as sandbox:
        sandbox.read(TASK, GOOD)
        (child,) = children() - before
        for _ in range(3):
            sandbox.read(TASK, GOOD)
        assert children() - before == {child}
    assert children() == before


def test_a_child_that_dies_is_replaced_and_costs_one_article() -> None:
    before = children()
    with Sandbox(Register()) as sandbox:
        sandbox.read(TASK, GOOD)
        (first,) = children() - before
        os.kill(first, 9)
        (problem,) = sandbox.read(TASK, GOOD).problems
        assert problem.message == "page: its markup broke the parser (exit -9)"
        assert sandbox.read(TASK, GOOD).article is not None
        assert first not in children()


@pytest.mark.parametrize(
    "answer",
    [b"\0\0\0\3abc", b'\0\0\0\3"\xa6"', b"\xff\xff\xff\xff{}", b"\0\0", b"\0\0\0\2[]", b""],
    ids=["no JSON", "no text", "too long", "cut", "other", "nothing"],
)
def test_a_child_that_was_taken_over_can_say_nothing_else(
    monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    child = f"import sys; sys.stdout.buffer.write({answer!r}); sys.stdout.flush()"
    monkeypatch.setattr("chronicle.ingest.sandbox._BOOT", child)
    with Sandbox(Register()) as sandbox:
        reading = sandbox.read(TASK, GOOD)
    assert reading.article is None
    (problem,) = reading.problems
    assert problem.code == "page-unreadable"


def test_a_child_has_limits_of_time_memory_and_disk() -> None:
    before = children()
    with Sandbox(Register(), seconds=7, megabytes=900) as sandbox:
        sandbox.read(TASK, GOOD)
        (child,) = children() - before
        told = Path(f"/proc/{child}/limits").read_text().splitlines()
    limits = {line[:26].strip(): line[26:].split()[0] for line in told}
    assert limits["Max address space"] == str(900 * 1024 * 1024)
    assert (limits["Max file size"], limits["Max core file size"]) == ("0", "0")
    assert 7 <= int(limits["Max cpu time"]) < 60


def test_a_child_that_sleeps_is_ended_by_the_clock() -> None:
    before = children()
    with Sandbox(Register(), seconds=2) as sandbox:
        sandbox.read(TASK, b"<html>")
        (child,) = children() - before
        os.kill(child, signal.SIGSTOP)
        (problem,) = sandbox.read(TASK, GOOD).problems
        assert problem.message == "page: took longer than 2 s to read"
        assert child not in children()


def test_a_child_that_uses_up_its_processor_time_is_told_as_slow() -> None:
    before = children()
    with Sandbox(Register()) as sandbox:
        sandbox.read(TASK, b"<html>")
        (child,) = children() - before
        # What the system sends at the limit.
        os.kill(child, signal.SIGXCPU)
        (problem,) = sandbox.read(TASK, GOOD).problems
        assert problem.message == "page: took longer than 10 s to read"


def test_a_child_that_wants_too_much_memory_fails_alone() -> None:
    with Sandbox(Register(), megabytes=150) as sandbox:
        reading = sandbox.read(TASK, b"<html><body>" + b"<p>word</p>" * 100_000)
        assert reading.article is None
        (problem,) = reading.problems
        assert problem.code == "page-unreadable"


def test_a_child_knows_the_names_of_the_chronicle() -> None:
    register = Register((Known("person", "ada-holm", "Ada Holm"),))
    with Sandbox(register) as sandbox:
        findings = sandbox.read(TASK, GOOD).findings
    assert findings is not None
    assert "ada-holm" in {name.id for name in findings.names}


def test_a_child_gets_nothing_of_our_environment() -> None:
    script = (
        "from chronicle.ingest.sandbox import Sandbox, Task\n"
        "from chronicle.ingest.register import Register\n"
        "from pathlib import Path\n"
        "with Sandbox(Register()) as sandbox:\n"
        "    sandbox.read(Task(path='x'), b'One two three four five.')\n"
        "    print(Path(f'/proc/{sandbox._child.pid}/environ').read_bytes())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "SECRET_TOKEN": "do-not-tell"},
    )
    assert b"PATH=" in done.stdout
    assert b"do-not-tell" not in done.stdout


def test_what_parsers_print_does_not_mix_with_the_answers(sandbox: Sandbox) -> None:
    reading = sandbox.read(TASK, b"<!doctype html><html><body><p>" + b"&#xD800;" * 50 + GOOD)
    assert reading.article is not None or reading.problems
    assert sandbox.read(TASK, GOOD).article is not None
