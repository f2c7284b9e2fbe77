"""Bytes or text of an article into an `Article`, or the problems that forbid reading it.

The text is kept as given, so that every span verifies; what the rules read is `plain`, a copy of
the same length in which odd spaces are spaces.
"""

import re
from functools import cache
from typing import NamedTuple

import msgspec

from chronicle.ingest.findings import Span
from chronicle.problems import Place, Problem

LARGEST = 2 * 1024 * 1024  # bytes, markup included
LONGEST = 200_000  # characters of text: 30,000 words are a book, not an article
FEWEST_WORDS = 3


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says about itself in its markup; `published` is ISO 8601 where it can be.

    `published_by` says what on the page told it ("JSON-LD", "Open Graph", …, or "htmldate", which
    guesses). `canonical` is the first of `addresses`, all that the page gives itself; `body` its
    article in structured data.
    """

    headline: str = ""
    outlet: str = ""
    published: str = ""
    published_by: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    language: str = ""
    canonical: str = ""
    addresses: tuple[str, ...] = ()
    body: str = ""
    is_paid: bool = False
    links: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The text of an article with its paragraphs, and what its page states, if there was one.

    `paragraphs` are lines, or runs of lines where the text was wrapped by hand.
    """

    text: str
    plain: str
    paragraphs: tuple[Span, ...]
    url: str = ""
    stated: Stated = Stated()


def read_text(
    given: bytes | str, *, path: str = "article", url: str = "", declared: str = ""
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read plain text. `declared` is an encoding the giver vouches for, tried after UTF-8."""
    text, problem = decode(given, path, declared)
    if text is None:
        return None, (problem,) if problem else ()
    return article_of(text, path=path, url=url)


def article_of(
    text: str, *, path: str, url: str = "", stated: Stated | None = None
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Make the article of a text already decoded, with warnings about what is doubtful."""
    plain = _plain(text)
    if not plain.strip():
        return None, (_problem(path, "article-empty", "no text in it", "paste the article"),)
    words = re.findall(r"[^\W\d_]+", plain[:40_000])
    if len(words) < FEWEST_WORDS:
        message = f"{plain.strip()[:40]!r} is no article"
        return None, (_problem(path, "article-empty", message, "paste the whole text"),)
    if len(text) > LONGEST:
        message = f"{len(text):,} characters is more than {LONGEST:,}"
        return None, (_problem(path, "article-too-large", message, "give the article alone"),)
    article = Article(
        text=text,
        plain=plain,
        paragraphs=_paragraphs(plain),
        url=url,
        stated=stated or Stated(),
    )
    return article, tuple(_warnings(words, path))


def looks_like_page(data: bytes) -> bool:
    """Tell HTML from text by how it begins; a text that shows some markup is still a text."""
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<!--", b"<body"))


# What people hand over by mistake: it is text somewhere inside, and no text as it stands.
_OTHER_FORMATS = {b"%PDF": "a PDF", b"{\\rtf": "rich text", b"PK\x03\x04": "a Word file or archive"}


def decode(given: bytes | str, path: str, declared: str = "") -> tuple[str | None, Problem | None]:
    """Bytes to text: UTF-8, else UTF-16 with a mark, else what was declared; never a guess."""
    refused = _refused(given, path)
    if refused is not None:
        return None, refused
    if isinstance(given, str):
        return given, None
    if given[:2] in _UTF16:
        declared = "utf-16"
    try:
        return given.decode("utf-8"), None
    except UnicodeDecodeError as error:
        failed = error
    if declared:
        # What pages mean by latin-1, and what browsers read.
        latin = declared.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
        try:
            return given.decode("cp1252" if latin else declared), None
        except (LookupError, UnicodeDecodeError):
            message = f"bytes are neither UTF-8 nor {declared!r}"
            return None, _problem(path, "article-encoding", message, "save the file as UTF-8")
    line = given.count(b"\n", 0, failed.start) + 1
    column = failed.start - (given.rfind(b"\n", 0, failed.start) + 1) + 1
    found = given[failed.start : failed.start + 1]
    return None, Problem(
        Place(path, line, column),
        "article-encoding",
        f"{found!r} is not UTF-8",
        "save the file as UTF-8, or name its encoding",
    )


_UTF16 = {b"\xff\xfe", b"\xfe\xff"}


def _refused(given: bytes | str, path: str) -> Problem | None:
    """Say why these bytes, or this text, are not even tried."""
    if len(given) > LARGEST:
        return _too_large(path, len(given))
    if isinstance(given, str):
        return _binary(path, given.index("\0")) if "\0" in given else None
    for mark, name in _OTHER_FORMATS.items():
        if given.startswith(mark):
            hint = "open it, and save or copy its text"
            return _problem(path, "article-binary", f"this is {name}", hint)
    if b"\0" in given and given[:2] not in _UTF16:
        return _binary(path, given.index(b"\0"))
    return None


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), code, f"article: {message}", hint)


def _too_large(path: str, size: int) -> Problem:
    message = f"{size:,} bytes are more than {LARGEST:,}"
    return _problem(path, "article-too-large", message, "give the article alone")


def _binary(path: str, where: int) -> Problem:
    message = f"a NUL byte at offset {where}: this is no text"
    return _problem(path, "article-binary", message, "give plain text or HTML")


@cache
def _odd_spaces() -> dict[int, str]:
    """All characters that stand for a space or for nothing; each becomes one space."""
    spaces = "\u00a0\u1680\u2007\u202f\u205f\u3000\ufeff\u200b\u2060\u00ad\t\v\f\r\x1c\x1d\x1e\x85"
    return {ord(char): " " for char in spaces + "".join(map(chr, range(0x2000, 0x200B)))} | {
        0x2028: "\n",
        0x2029: "\n",
    }


def _plain(text: str) -> str:
    lone_returns = "\n" not in text
    plain = text.replace("\r", "\n") if lone_returns else text
    return plain.translate(_odd_spaces())


class _Line(NamedTuple):
    start: int
    end: int


# A line shorter than this was not broken for want of room.
_NARROWEST = 45
_WIDEST = 110


def _paragraphs(plain: str) -> tuple[Span, ...]:
    found: list[Span] = []
    block: list[_Line] = []
    offset = 0
    for line in [*plain.split("\n"), ""]:
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped[0])
            block.append(_Line(start, start + len(stripped)))
        elif block:
            found.extend(_of_block(plain, block))
            block = []
        offset += len(line) + 1
    return tuple(found)


def _of_block(plain: str, block: list[_Line]) -> list[Span]:
    """Lines of a block stay apart unless they look wrapped at a column."""
    widths = [line.end - line.start for line in block[:-1]]
    wrapped = (
        bool(widths)
        and all(_NARROWEST <= width <= _WIDEST for width in widths)
        and sum(plain[line.end - 1] in '.!?:"”’' for line in block[:-1]) * 2 <= len(widths)
        and max(widths) - min(widths) <= _NARROWEST // 2
        and len(block) > 2
        # What was broken for want of room goes on in small letters; lines of a header do not.
        and any(plain[line.start].islower() for line in block[1:])
    )
    if wrapped:
        return [Span(block[0].start, block[-1].end)]
    return [Span(line.start, line.end) for line in block]


_ENGLISH = frozenset("the of and to in a that is was for on with as by said it from at has".split())
_ENOUGH = 60


def _warnings(words: list[str], path: str) -> list[Problem]:
    found: list[Problem] = []
    if len(words) >= _ENOUGH:
        share = sum(word.lower() in _ENGLISH for word in words) / len(words)
        if share < 0.12:
            message = "article: does not read as English; dates and speakers may be missed"
            hint = "check every field by hand"
            found.append(Problem(Place(path), "article-language", message, hint, "warning"))
    else:
        message = f"article: only {len(words)} words; the page may hold the beginning alone"
        hint = "give the whole text if there is more"
        found.append(Problem(Place(path), "article-short", message, hint, "warning"))
    return found
