"""A page into the text of its article and what the page states about itself.

It runs in the child process only: nothing here is imported by the rest of the program.
"""

import re
from typing import Any

import msgspec
from lxml import html as lxml_html
from lxml.etree import LxmlError

from chronicle.ingest.article import Stated, decode
from chronicle.ingest.stated import stated_of

_LONGEST_TAG = 50_000  # inlined images stay below it; attributes without end do not
_NESTING = 400  # a page nested deeper makes recursive code fail, and is no article


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is made of a page: its text, what it states, or why there is nothing."""

    text: str = ""
    stated: Stated = Stated()
    failure: str = ""


def page_of(data: bytes, url: str, declared: str = "") -> Page:
    """Read a page; `declared` is the encoding that its server named."""
    text, problem = decode(data, "page", declared or declared_in(data))
    if text is None:
        return Page(
            failure=problem.message.removeprefix("article: ") if problem else "no text in it"
        )
    # A declaration of an encoding would make the parser refuse text that is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    if _depth(text) > _NESTING:
        return Page(failure=f"its elements are nested more than {_NESTING} deep")
    if re.search(rf"<[A-Za-z][^<>]{{{_LONGEST_TAG}}}", text):
        return Page(failure=f"a tag is longer than {_LONGEST_TAG:,} characters")
    try:
        return _page(text, url)
    except (RecursionError, MemoryError) as error:
        return Page(failure=f"its markup is too deep or too large ({type(error).__name__})")
    except (AssertionError, LxmlError, ValueError, TypeError, AttributeError) as error:
        # trafilatura asserts what it expects of a tree instead of telling what it found
        return Page(failure=f"its markup broke the parser ({type(error).__name__})")


def declared_in(data: bytes) -> str:
    """The encoding that a page names in its head."""
    match = re.search(
        rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,30})|^<\?xml[^>]{0,80}encoding=[\"']([\w-]{2,30})",
        data[:4000],
        re.IGNORECASE,
    )
    return (match[1] or match[2]).decode("ascii") if match else ""


def _depth(text: str) -> int:
    """How deep elements nest, counted without a parser and so without its dangers."""
    deepest = depth = 0
    for match in re.finditer(r"<(/?)([A-Za-z][\w-]{0,40})", text):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


# Elements without an end, and those that pages leave open: the parser closes them.
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td tr th dt dd "
    "option path circle rect line polygon use".split()
)


def _page(text: str, url: str) -> Page:
    tree = lxml_html.fromstring(text)
    stated = stated_of(tree, url, text)
    body = _story(tree, text, url, stated)
    if not body.strip():
        return Page(failure="no article in it")
    if not stated.published:
        stated = _guessed_date(stated, text, url)
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if stated.headline and paragraphs[:1] != [stated.headline]:
        paragraphs.insert(0, stated.headline)
    return Page(
        text="\n\n".join(paragraphs) + "\n", stated=msgspec.structs.replace(stated, body="")
    )


# --- the story -----------------------------------------------------------------------------

_ENOUGH = 60  # words: with fewer the parser may have missed the story


def _story(tree: Any, text: str, url: str, stated: Stated) -> str:
    """The text of the article: the strict reading, or a fuller one where that holds too little."""
    strict = _extracted(text, url, strict=True)
    plain = _paragraphs(tree)
    if _words(strict) >= max(_ENOUGH, 0.6 * _words(plain)):
        return strict
    loose = _extracted(text, url, strict=False)
    found = max((strict, loose, plain), key=_words)
    return found if _words(found) >= 0.5 * _words(stated.body) else stated.body


def _words(text: str) -> int:
    return len(text.split())


def _extracted(text: str, url: str, *, strict: bool) -> str:
    # Read only once all else is well: it takes most of the start.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    document = bare_extraction(
        text, url=url or None, favor_precision=strict, include_comments=False,
        include_tables=False, with_metadata=False,
    )  # fmt: skip
    found = document.as_dict() if isinstance(document, Document) else {}
    body = found.get("text")
    return body if isinstance(body, str) else ""


_NO_STORY = (
    "[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header"
    "  or ancestor::form or ancestor::figure or ancestor::figcaption)]"
)


def _paragraphs(tree: Any) -> str:
    """The `<p>`s of the one element marked as the article, for pages that the parser misjudges."""
    for path in (
        "//*[@itemprop='articleBody']",
        "//article[count(//article) = 1]",
        "//main//article[1][count(//main//article) = 1]",
    ):
        for story in tree.xpath(path)[:1]:
            lines = [" ".join(p.text_content().split()) for p in story.xpath(f".//p{_NO_STORY}")]
            return "\n".join(line for line in lines if line)
    return ""


def _guessed_date(stated: Stated, text: str, url: str) -> Stated:
    from htmldate import find_date  # noqa: PLC0415 - as above

    found = find_date(text, url=url or None, original_date=True, extensive_search=False)
    if not found:
        return stated
    return msgspec.structs.replace(stated, published=found, published_by="htmldate")
