"""Nothing that a contributor writes hangs the reader or fills the memory.

All texts are read in one child process under limits of the system. A text that hangs or swells ends
the child, and that is the failure; no clock of ours decides.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

SIZE = 99_000
PROCESSOR_SECONDS = 120
MEMORY = 200 * 1024 * 1024
"""Bytes that the child may hold: what a reader of contributions promises to need at most."""

SECONDS = 1.0
"""Processor time for one front matter: a clock on the wall tells how busy a machine is."""

# Reads one JSON text a line and answers with the number of problems and the seconds of processor
# time, and at the end with the most memory that it held, in kB.
_CHILD = """
import json, re, sys, time
from chronicle.frontmatter import read_document
from chronicle.markdown import parse_body
from chronicle.model import Key
from chronicle.records import decode
from chronicle.settings import read_settings
for line in sys.stdin:
    what, text = json.loads(line)
    begun = time.process_time()
    data = text.encode("utf-8", "surrogatepass")
    if what == "settings":
        _, problems = read_settings("mkdocs.yml", data)
    elif what == "body":
        _, problems = parse_body("content/pages/x.md", data.decode("utf-8", "replace"), 1)
    else:
        document, problems = read_document("content/events/x.md", data)
        if document is not None:
            _, more = decode(document, Key("event", "x"))
            problems = (*problems, *more)
    assert all(one.place.line >= 1 and one.place.column >= 1 and one.message for one in problems)
    print(len(problems), time.process_time() - begun, flush=True)
# Of this program alone: what getrusage tells begins with the memory of whoever started it.
print("most", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""

# As much as a file may hold of each shape that could make a parser recurse, look back or copy.
FRONT: Mapping[str, str] = {
    "open lists": "[" * SIZE,
    "open mappings": "{" * SIZE,
    "pairs in lists": "[{a: " * (SIZE // 5),
    "dashes": "- " * (SIZE // 2),
    "question marks": "? " * (SIZE // 2),
    "keys in one line": "a: " * (SIZE // 3),
    "staircase": "".join(f"{' ' * depth}a:\n" for depth in range(440)),
    "merge keys that double": "a: &a {x: y}\n" + "b: &b {<<: [*a, *a]}\n" * (SIZE // 21),
    "laughs": "a: &a [x]\n" + "".join(f"{c}: &{c} [{'*a,' * 999}]\n" for c in "bcdefghi"),
    "equal keys": "title: b\n" * (SIZE // 9),
    "keys of lists": "[a]: b\n" * (SIZE // 7),
    "many items": "sources: [" + "b," * (SIZE // 2) + "]",
    "comments": "a: b #\n" + "#c\n" * (SIZE // 3) + "d: e #f",
    "open quotation": "title: '" + "x " * (SIZE // 2),
    "escapes": 'title: "' + "\\u200b" * (SIZE // 6) + '"',
    "blank lines": "title:\n" + "\n" * SIZE + "b",
    "tags": "a: !!python/object/apply:os.system [x]\n" * (SIZE // 40),
    "claims": "claims:\n" + "  - {id: a, speaker: b, quote: c, source: d}\n" * (SIZE // 47),
    "a date of digits": f"date: {'9' * SIZE}",
    "a date of intervals": f"date: {'2025-01-01/' * (SIZE // 11)}",
    "a date of qualifiers": f"date: 2025{'~' * SIZE}",
    "an id of hyphens": f"track: {'a-' * (SIZE // 2)}",
    "an unknown key of one letter": f"{'a' * SIZE}: b",
    "a language of hyphens": f"claims: [{{id: a, speaker: b, lang: {'a-' * 40_000}, source: d}}]",
    "an address of at signs": f"sources: [https://{'@' * 90_000}]",
}
BODIES: Mapping[str, str] = {
    "brackets": "[" * SIZE,
    "brackets in brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "links in links": "[a](" * (SIZE // 4),
    "links that end badly": "[a](<" * (SIZE // 5),
    "pictures": "![" * (SIZE // 2),
    "refs": "[[a|" * (SIZE // 4),
    "refs that open": "[[" * (SIZE // 2),
    "emphasis": "*a " * (SIZE // 3),
    "emphasis of both kinds": "*a_ " * (SIZE // 4),
    "strong and emphasis": "**a *b " * (SIZE // 7),
    "backticks": "`" * SIZE,
    "growing backticks": " ".join("`" * length for length in range(1, 440)),
    "backticks alternating in a link": "[" + "`a` a " * (SIZE // 6) + "](x",
    "quotations": "> " * (SIZE // 2),
    "lists": "- " * (SIZE // 2),
    "lists that deepen": "".join(f"{'  ' * depth}- a\n" for depth in range(300)),
    "numbers": "1. " * (SIZE // 3),
    "definitions": "".join(f"[a{number}]: b\n" for number in range(SIZE // 12)),
    "definitions that are used": "[a]: b\n\n" + "[a]" * (SIZE // 3),
    "angle brackets": "<" * SIZE,
    "open tags": "<a " * (SIZE // 3),
    "comments": "<!--" * (SIZE // 4),
    "entities": "&#1114111;" * (SIZE // 10),
    "entities that are none": "&" * SIZE,
    "backslashes": "\\" * SIZE,
    "table of rows": "|a\n|-\n" + "|b\n" * (SIZE // 3),
    "table of columns": "|a" * (SIZE // 4) + "\n" + "|-" * (SIZE // 4),
    "rulers": "***\n" * (SIZE // 4),
    "tabs": "\t" * SIZE,
    "spaces that end lines": "a  \n" * (SIZE // 4),
    "fences": "```\n" * (SIZE // 4),
    "one long word": "a" * SIZE,
    "quotation marks": "“" * (SIZE // 3),
    "headings": "# a\n" * (SIZE // 4),
    "underlines": "a\n-\n" * (SIZE // 4),
}


class Answer(NamedTuple):
    """What came of a text: the number of problems, and the processor's time."""

    problems: int
    seconds: float


def answers(texts: list[tuple[str, str]]) -> tuple[list[Answer], int]:
    """What came of each text, and the most memory the child held, in bytes.

    Front matter and settings of any shape are read in a second.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux tells the most memory of one program")
    ran = subprocess.run(
        (sys.executable, "-c", _CHILD),
        input="".join(f"{json.dumps(text)}\n" for text in texts),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limited,
    )
    lines = ran.stdout.splitlines()
    hung = texts[len(lines)][1][:60] if ran.returncode and len(lines) < len(texts) else ""
    assert ran.returncode == 0, (ran.returncode, hung, ran.stderr[-2_000:])
    told = [Answer(int(count), float(spent)) for count, spent in map(str.split, lines[:-1])]
    for (what, text), one in zip(texts, told, strict=True):
        assert what == "body" or one.seconds < SECONDS, (one.seconds, text[:60])
    return told, int(lines[-1].removeprefix("most ")) * 1024


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def front(text: str) -> str:
    return f"---\n{text}\n---\nWords.\n"


def test_front_matter_made_to_hang_is_refused() -> None:
    texts = [("front", front(text)) for text in FRONT.values()]
    found, most = answers([*texts, *(("settings", text) for text in FRONT.values())])
    assert all(one.problems for one in found)
    assert most < MEMORY


def test_bodies_made_to_hang_come_to_an_end() -> None:
    """Twice the text takes about twice the time, four times at most."""
    halves = [("body", text[: len(text) // 2]) for text in BODIES.values()]
    found, most = answers([*halves, *(("body", text) for text in BODIES.values())])
    assert len(found) == 2 * len(BODIES)
    for name, half, whole in zip(BODIES, found, found[len(BODIES) :], strict=False):
        assert whole.seconds < 4 * half.seconds + 0.3, (name, half, whole)
    assert most < MEMORY


def test_noise_is_refused_or_read() -> None:
    """Bytes in any order, of alphabets that parsers look for."""
    noise = random.Random(5)  # noqa: S311 - the same noise at every run
    alphabets = (
        "[]{}:,-?#&*!|>'\"%@` \n\tab",
        "[]()<>!*_`~#-+.|\\ \n\tab",
        "\x00\ufeff\u2028é😀\ud800a \n",
    )
    texts = [
        (what, "".join(noise.choices(alphabet, k=4_000)))
        for alphabet in alphabets
        for what in ("front", "body", "settings")
        for _ in range(20)
    ]
    found, most = answers([(what, front(t) if what == "front" else t) for what, t in texts])
    assert len(found) == len(texts)
    assert most < MEMORY


def suites(shared: Path) -> Iterator[tuple[str, str]]:
    """Public suites: what YAML and Markdown engines were found to choke on."""
    for name, what in (
        ("yaml/yaml-test-suite", "front"),
        ("markdown/marked-redos", "body"),
        ("markdown/commonmark-spec-0.31.2", "body"),
        ("text/naughty-strings", "body"),
    ):
        for line in (shared / "hostile" / f"{name}.jsonl").read_text("utf-8").splitlines():
            text = json.loads(line)["payload"]
            yield what, front(text) if what == "front" else text


def test_public_suites_are_refused_or_read(shared: Path) -> None:
    texts = list(suites(shared))
    found, most = answers(texts)
    assert len(found) == len(texts) > 1_500
    assert most < MEMORY


def test_a_child_that_hangs_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness is alive: a limit that is too small for honest work ends the child."""
    monkeypatch.setattr(sys.modules[__name__], "PROCESSOR_SECONDS", 1)
    with pytest.raises(AssertionError):
        answers([("body", "[a](b) *c* " * 9_000)] * 200)
