"""Inside the child process: the article of a page, and what the page states about itself.

Nothing here is imported by the rest of the program: the parsers cost more than all our rules.
"""

import contextlib
import json
import re
import resource
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import html as lxml_html
from lxml.etree import LxmlError

from chronicle.ingest.article import Stated, decode
from chronicle.ingest.web import Order, Page

_LONGEST_TAG = 50_000  # inlined images stay below it; attributes without end do not
_NESTING = 400  # a page nested deeper makes recursive code fail, and is no article


def main(order: str) -> None:
    """Read a page from standard input and answer with a `Page` on standard output."""
    told = msgspec.json.decode(order, type=Order)
    resource.setrlimit(resource.RLIMIT_CPU, (told.seconds, told.seconds + 1))
    size = told.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    # What the parsers print must not mix with the answer.
    with contextlib.redirect_stdout(sys.stderr):
        page = _read(sys.stdin.buffer.read(), told.url)
    sys.stdout.buffer.write(msgspec.json.encode(page))


def _read(data: bytes, url: str) -> Page:
    text, problem = decode(data, "page", _declared(data))
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
    except (AssertionError, LxmlError, ValueError) as error:
        # trafilatura asserts what it expects of a tree instead of telling what it found
        return Page(failure=f"its markup broke the parser ({type(error).__name__})")


def _declared(data: bytes) -> str:
    match = re.search(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,30})", data[:4000], re.IGNORECASE)
    return match[1].decode("ascii") if match else ""


def _depth(text: str) -> int:
    """How deep elements nest, counted without a parser and so without its dangers."""
    deepest = depth = 0
    for match in re.finditer(r"<(/?)([A-Za-z][\w-]{0,40})", text):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    # Paragraphs and list items that nobody closes count as one level each, not as nesting.
    unclosed = text.lower().count("<p") + text.lower().count("<li")
    return deepest - unclosed if deepest > _NESTING else deepest


_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td tr th dt dd "
    "option path circle rect line polygon use".split()
)


def _page(text: str, url: str) -> Page:
    # Read only once all else is well.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    tree = lxml_html.fromstring(text)
    stated = _stated(tree, url)
    document = bare_extraction(
        text, url=url or None, favor_precision=True, include_comments=False, include_tables=False,
        with_metadata=True,
    )  # fmt: skip
    found = document.as_dict() if isinstance(document, Document) else {}
    body = _text_of(found.get("text"))
    if not body.strip():
        return Page(failure="no article in it")
    headline = stated.headline or _text(found.get("title"))
    if not stated.published:
        stated = _guessed_date(stated, text, url)
    stated = msgspec.structs.replace(stated, headline=" ".join(headline.split()))
    return Page(text=_with_headline(stated.headline, body), stated=stated)


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _with_headline(headline: str, body: str) -> str:
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if headline and paragraphs and paragraphs[0] != headline:
        paragraphs.insert(0, headline)
    return "\n\n".join(paragraphs) + "\n"


def _guessed_date(stated: Stated, text: str, url: str) -> Stated:
    from htmldate import find_date  # noqa: PLC0415 - as above

    found = find_date(text, url=url or None, original_date=True, extensive_search=False)
    if not found:
        return stated
    return msgspec.structs.replace(stated, published=found, published_by="htmldate")


# --- what the page states -----------------------------------------------------------------


def _stated(tree: Any, url: str) -> Stated:
    linked = next(_articles(tree), {})
    meta = _meta(tree)
    published = (
        _text(linked.get("datePublished"))
        or meta.get("article:published_time", "")
        or meta.get("date", "")
        or meta.get("pubdate", "")
        or _time(tree)
    )
    canonical = [str(href) for href in tree.xpath("//link[@rel='canonical']/@href")]
    return Stated(
        headline=_text(linked.get("headline")) or meta.get("og:title", ""),
        outlet=_name(linked.get("publisher")) or meta.get("og:site_name", ""),
        published=published,
        published_by="structured data" if published else "",
        modified=_text(linked.get("dateModified")) or meta.get("article:modified_time", ""),
        authors=tuple(_names(linked.get("author"))) or tuple(_names(meta.get("author"))),
        section=_section(linked.get("articleSection")) or meta.get("article:section", ""),
        language=str(tree.get("lang") or "") or _text(linked.get("inLanguage")),
        canonical=url or next((href for href in canonical if href.startswith("http")), "")
        or meta.get("og:url", ""),
        links=_links(tree),
    )  # fmt: skip


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, wherever they are nested."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            told = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from _described(told, 0)


def _described(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(told, list):
        for each in told[:50]:
            yield from _described(each, depth + 1)
    elif isinstance(told, dict):
        kind = told.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(str(one).endswith(("Article", "BlogPosting")) for one in kinds):
            yield told
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in told:
                yield from _described(told[key], depth + 1)


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(key.lower(), " ".join(element.get("content").split()))
    return found


def _time(tree: Any) -> str:
    times = tree.xpath("//article//time/@datetime") or tree.xpath("//time/@datetime")
    return str(times[0]) if times else ""


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _section(value: Any) -> str:
    return _text(value[0] if isinstance(value, list) and value else value)


def _name(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if name := _name(one):
            yield name


_MOST_LINKS = 100


def _links(tree: Any) -> tuple[str, ...]:
    """Addresses the article itself links to: what it may cite."""
    found = tree.xpath("//article//a/@href") or tree.xpath("//main//a/@href")
    outside = (str(href) for href in found if str(href).startswith(("http://", "https://")))
    return tuple(dict.fromkeys(outside))[:_MOST_LINKS]
