"""Coverage-guided fuzzing of everything that reads what others wrote: `make fuzz`.

    tests/hostile/fuzz.py TARGET [libFuzzer's options]

A target takes bytes and must give problems with places, never an exception. What broke it lies in
the folder that `-artifact_prefix` names; each such input becomes a case of the suite.
"""

import hashlib
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["chronicle"]):
    from chronicle.body import Html, Words
    from chronicle.fingerprint import FORMAT, NORMALISER, check_quote, make_fingerprint, mistakes_in
    from chronicle.frontmatter import read_document
    from chronicle.ingest.analysis import analyse
    from chronicle.ingest.article import article_of
    from chronicle.ingest.register import Register
    from chronicle.markdown import parse_body
    from chronicle.model import Fingerprint, Key
    from chronicle.problems import Place, Problem
    from chronicle.records import decode
    from chronicle.settings import read_settings
    from chronicle.state import read_state
    from chronicle.text import read_text
    from chronicle.when import When, parse_when
    from chronicle.when.words import words

_SCRATCH: Final = Path(".chronicle/fuzz-state")


def front_matter(data: bytes) -> None:
    """A record's file with front matter of any bytes."""
    document, problems = read_document("content/events/x.md", b"---\n" + data + b"\n---\n")
    if document is not None:
        _, more = decode(document, Key("event", "x"))
        problems = (*problems, *more)
    assert all(one.place.line >= 1 and one.place.column >= 1 for one in problems)


def settings(data: bytes) -> None:
    """A settings file of any bytes."""
    _, problems = read_settings("mkdocs.yml", data)
    assert all(isinstance(one, Problem) for one in problems)


def edtf(data: bytes) -> None:
    """A date of any text; one that is read can be said and read again."""
    text = data.decode("utf-8", "replace")
    when = parse_when(text)
    if isinstance(when, When):
        assert words(when)
        again = parse_when(when.text)
        assert isinstance(again, When)
        assert again == when


def references(data: bytes) -> None:
    """A body of any text."""
    text, _ = read_text("content/pages/x.md", data)
    body, problems = parse_body("content/pages/x.md", text or "", 1)
    for part in body.parts:
        assert part.text if isinstance(part, Html | Words) else part.id
    assert all(1 <= one.place.line <= (text or "").count("\n") + 1 for one in problems)


def article(data: bytes) -> None:
    """An article of any text: spans lie in it."""
    read, _ = article_of(data.decode("utf-8", "replace"), path="text")
    if read is not None:
        found = analyse(read, Register(), published=date(2025, 5, 11))
        assert all(0 <= one.span.start <= one.span.end <= len(read.plain) for one in found.dates)


def fingerprint(data: bytes) -> None:
    """A fingerprint with a filter of any bytes."""
    told, _, quote = data.decode("utf-8", "replace").partition("|")
    made = Fingerprint(
        place=Place("x"),
        format=FORMAT,
        normaliser=NORMALISER,
        words=len(told) % 500,
        sha256=make_fingerprint(told, complete=True, made_by="x").sha256,
        complete=True,
        made_by="x",
        filter=told,
    )
    if not mistakes_in(made):
        check_quote(made, quote)


def state(data: bytes) -> None:
    """A state file of any bytes, whole as its digest says."""
    _SCRATCH.parent.mkdir(exist_ok=True)
    _SCRATCH.write_bytes(hashlib.blake2b(data, digest_size=16).digest() + data)
    read_state(_SCRATCH, "code")


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    target.__name__: target
    for target in (front_matter, settings, edtf, references, article, fingerprint, state)
}

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
