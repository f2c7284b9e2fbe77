"""Coverage-guided fuzzing of everything that reads what others wrote: `make fuzz`.

    tests/hostile/fuzz.py TARGET [libFuzzer's options]

A target takes bytes and must give problems with places, never an exception. It begins with honest
files of the checkout. What broke it lies in the folder that `-artifact_prefix` names; each such
input becomes a case of the suite, below tests/cases.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import atheris
import msgspec

with atheris.instrument_imports(include=["chronicle"]):
    from chronicle.body import Html, Words
    from chronicle.fingerprint import FORMAT, NORMALISER, check_quote, make_fingerprint, mistakes_in
    from chronicle.frontmatter import read_document
    from chronicle.home import word_path
    from chronicle.ingest.analysis import analyse
    from chronicle.ingest.article import article_of
    from chronicle.ingest.register import Register
    from chronicle.load import Seen
    from chronicle.markdown import parse_body
    from chronicle.memory import Memory
    from chronicle.model import Fingerprint, Key
    from chronicle.problems import Place, Problem
    from chronicle.records import decode
    from chronicle.settings import read_settings
    from chronicle.settled import Settled, read_settled
    from chronicle.state import Made, State, encoded, read_state
    from chronicle.text import read_text
    from chronicle.when import When, parse_when
    from chronicle.when.words import words

_ROOT: Final = Path(__file__).parents[2]
_SCRATCH: Final = Path(".chronicle/fuzz-state")
_CORPUS: Final = Path(".chronicle/fuzz-corpus")


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
    whole = hashlib.blake2b(data, digest_size=16).digest() + data
    _SCRATCH.write_bytes(whole)
    word_path(_SCRATCH).write_bytes(whole)
    assert read_state(_SCRATCH, "code").code == "code"
    read_settled(_SCRATCH)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    target.__name__: target
    for target in (front_matter, settings, edtf, references, article, fingerprint, state)
}


def honest(target: str) -> Iterator[bytes]:
    """Files of ours as a target takes them, for the noise to begin with."""
    records = sorted((_ROOT / "tests/sites/small/content").rglob("*.md"))
    records += sorted((_ROOT / "content").rglob("*.md"))[::10]
    match target:
        case "front_matter":
            yield from (file.read_bytes().split(b"---\n")[1] for file in records)
        case "references":
            yield from (file.read_bytes().split(b"---\n", 2)[2] for file in records)
        case "settings":
            yield from (file.read_bytes() for file in _ROOT.glob("**/sites/*/mkdocs.yml"))
            yield (_ROOT / "mkdocs.yml").read_bytes()
        case "edtf":
            dates = "2025 2025-07 2025-07-20~ 2025-07-20T10:00+02:00 2025-21 2025-05/2025-06 201X"
            yield from (text.encode() for text in dates.split())
        case "article":
            yield (_ROOT / "docs/example/article.txt").read_bytes()
        case "fingerprint":
            told = "We offer to meet already on Thursday in Port Alma, said the minister."
            yield f"{make_fingerprint(told, complete=True, made_by='x').filter}|{told}".encode()
        case "state":
            seen = {"content/x.md": Seen(1, 2, 3, 4, b"digest")}
            made = {"x.html": Made(1, b"inputs", 2, 3), "a.png": Made(None, b"inputs", 2, 3)}
            yield encoded(State("code", Memory(1, seen), "epoch", made))
            problem = Problem(Place("content/x.md"), "code", "message", "hint", "warning")
            yield msgspec.msgpack.encode(Settled(b"x", {"content/x.md": b"y"}, b"z", 1, (problem,)))


if __name__ == "__main__":
    # What led somewhere new is kept, so that the next run goes on where this one ended.
    corpus = _CORPUS / sys.argv[1]
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(honest(sys.argv[1])):
        (corpus / f"honest-{number}").write_bytes(data)
    atheris.Setup([sys.argv[0], *sys.argv[2:], str(corpus)], TARGETS[sys.argv[1]])
    atheris.Fuzz()
