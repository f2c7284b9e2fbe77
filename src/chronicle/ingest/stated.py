"""What a page states about its article: JSON-LD first, then meta tags, microdata, `<time>`.

Each field is the first that speaks, except the headline: of several the one that most agree on.
It runs in the child process only.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from chronicle.ingest.article import Stated
from chronicle.ingest.linked_data import Node, article_node, linked_nodes, named, names, text_of


def stated_of(tree: Any, url: str, markup: str) -> Stated:
    """Read what the page states; `url` is the address it was asked for, which it may not know."""
    meta = _meta(tree)
    nodes = linked_nodes(script.text_content() for script in _linked_scripts(tree))
    addresses = tuple(dict.fromkeys(_addresses(tree, meta, url, markup)))
    titles = {_bare(title) for title in _titles(tree, meta)}
    article = article_node(nodes, titles, addresses)
    published, told_by = _published(tree, meta, article)
    outlet = _outlet(tree, meta, article)
    headline = _headline(tree, meta, article, outlet)
    outlet = outlet or _outlet_in_title(tree, headline)
    return Stated(
        headline=headline,
        outlet=outlet,
        published=published,
        published_by=told_by,
        modified=moment_of(text_of(article.get("dateModified")) or _first(meta, _MODIFIED)),
        authors=tuple(dict.fromkeys(_authors(tree, meta, article, outlet))),
        section=_section(article) or _first(meta, ("article:section", "section")),
        language=_language(tree, meta, article),
        canonical=next(iter(addresses), ""),
        addresses=addresses,
        body=text_of(article.get("articleBody"), keep_lines=True),
        is_paid=str(article.get("isAccessibleForFree", "")).lower() == "false",
        links=_links(tree),
    )


def _linked_scripts(tree: Any) -> Iterable[Any]:
    found: list[Any] = tree.xpath("//script[contains(@type, 'ld+json')]")
    return found[:30]


def _meta(tree: Any) -> dict[str, str]:
    """Content of meta tags by lower-case property, name or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        keys = (element.get("property"), element.get("name"), element.get("itemprop"))
        for key in " ".join(filter(None, keys)).lower().split():
            found.setdefault(key, " ".join(unescape(element.get("content")).split()))
    return found


def _first(meta: dict[str, str], keys: Iterable[str]) -> str:
    return next((meta[key] for key in keys if meta.get(key)), "")


# --- when ----------------------------------------------------------------------------------

_GRAPH_DATES = ("article:published_time", "og:article:published_time", "og:published_time")
_META_DATES = (
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publication-date", "published_at", "article.published",
    "article_date_original", "originalpublicationdate", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "mediator_published_time", "dc.date.issued", "dc.date",
    "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.created", "citation_date",
    "citation_publication_date", "bt:pubdate", "article.created", "displaydate", "ptime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")


def _published(tree: Any, meta: dict[str, str], article: Node) -> tuple[str, str]:
    """The moment of publication, and what on the page tells it."""
    marked = tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime"
        " | //*[@itemprop='datePublished']/@content"
    )
    tries = (
        (text_of(article.get("datePublished")) or text_of(article.get("uploadDate")), "JSON-LD"),
        (_first(meta, _GRAPH_DATES), "Open Graph"),
        (_first(meta, _META_DATES), "meta tag"),
        (next(map(str, marked), ""), "microdata"),
        (_time(tree), "<time>"),
        (text_of(article.get("dateCreated")), "JSON-LD, as made"),
    )
    for value, teller in tries:
        if moment := moment_of(value):
            return moment, teller
    return "", ""


_NOT_OURS = (
    "[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::li"
    " or ancestor::*[contains(@class, 'related') or contains(@class, 'sidebar')"
    " or contains(@class, 'most-read') or contains(@class, 'comment')])]"
)


def _time(tree: Any) -> str:
    """The `<time>` of the article: one that is called published, else the first beside the story.

    One that is called updated is not asked.
    """
    times = tree.xpath(f"//time[@datetime]{_NOT_OURS}")
    times = [one for one in times if not re.search("updat|modif", _called(one))]
    for one in times:
        if re.search("publish|entry-date|posted", _called(one)):
            return str(one.get("datetime"))
    inside = [one for one in times if next(one.iterancestors("article", "main", "header"), None)
              is not None]  # fmt: skip
    return str((inside or times)[0].get("datetime")) if inside or times else ""


def _called(element: Any) -> str:
    parent = element.getparent()
    names = (element.get("class"), parent.get("class") if parent is not None else "")
    return " ".join(name for name in names if name).lower()


def moment_of(text: str) -> str:
    """A moment as ISO 8601 from what pages write: ISO, seconds since 1970, or as in mail.

    What is none of these comes back as it is, if it has a day in digits or a month in it.
    """
    text = " ".join(text.split())[:80]
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        seconds = int(text[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    if basic := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z?))?", text):
        year, month, day, hour, minute, zone = basic.groups()
        return f"{year}-{month}-{day}" + (f"T{hour}:{minute}{zone}" if hour else "")
    if slashed := re.match(r"([A-Z][a-z]{2})\w*,? (\d\d)/(\d\d)/(\d{4})(?: - (\d\d:\d\d))?", text):
        return _by_weekday(slashed) or text
    if re.match(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4}", text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except ValueError:
            return text
    return text if re.search(r"\d{4}", text) and re.search(r"\d[-/. ]|[A-Za-z]{3}", text) else ""


def _by_weekday(found: re.Match[str]) -> str:
    """Sun, 05/11/2025 is the reading of the two that falls on a Sunday, if only one does."""
    weekday, one, other, year, clock = found.groups()
    days = set()
    for month, day in ((one, other), (other, one)):
        with contextlib.suppress(ValueError):
            days.add(date(int(year), int(month), int(day)))
    fitting = [day.isoformat() for day in days if f"{day:%a}" == weekday]
    return fitting[0] + (f"T{clock}" if clock else "") if len(fitting) == 1 else ""


# --- headline, outlet ----------------------------------------------------------------------


def _titles(tree: Any, meta: dict[str, str]) -> Iterator[str]:
    yield _first(meta, ("og:title", "twitter:title"))
    yield from _highest(tree)
    yield from (_words(title) for title in tree.xpath("//head/title")[:1])


def _headline(tree: Any, meta: dict[str, str], article: Node, outlet: str) -> str:
    """Of what the page calls itself what most agree on; without agreement JSON-LD, then `<h1>`."""
    shown = [title for title in _highest(tree) if _bare(title) != _bare(outlet)]
    told = (
        text_of(article.get("headline")) or text_of(article.get("name")),
        *shown[:1],
        _first(meta, ("og:title", "headline", "dc.title", "sailthru.title", "twitter:title")),
        next((_words(title) for title in tree.xpath("//head/title | //title")), ""),
    )
    candidates = [title for title in told if title]
    if not candidates:
        return ""
    heads = [_without_site(title, outlet, candidates) for title in candidates]
    votes = Counter(_bare(head) for head in heads)
    best = max(heads, key=lambda head: (votes[_bare(head)], -heads.index(head)))
    # What search engines are given is cut at 110 characters.
    longer = [head for head in heads if _bare(head).startswith(_bare(best).removesuffix("…"))]
    cut = best.endswith(("…", "...")) or len(best) >= 100
    return max(longer, key=len) if cut and longer else best


def _highest(tree: Any) -> Iterator[str]:
    """The words of the `<h1>`s that may be the article's, the likeliest first."""
    marked = tree.xpath("//*[@itemprop='headline' and not(self::meta)]")
    inside = tree.xpath("//article//h1 | //main//h1")
    for element in (*marked, *inside, *tree.xpath("//h1")):
        if words := _words(element):
            yield words


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


_PART = re.compile(r"\s+(?:[|–—·•»:/\\]+|-{1,2}|::)\s+|\s*\|\s*")


def _without_site(title: str, outlet: str, all_titles: list[str]) -> str:
    """A title without the name of the site behind it or before it."""
    cuts = [(found.start(), found.end()) for found in _PART.finditer(title)]
    heads = [title[:start] for start, _ in reversed(cuts)] + [title[end:] for _, end in cuts]
    for head in heads:
        if any(_bare(head) == _bare(other) for other in all_titles if other != title):
            return head
    for start, end in reversed(cuts):
        tail = _bare(title[end:])
        if outlet and (tail in _bare(outlet) or _bare(outlet) in tail) and title[:start].strip():
            return title[:start]
    if cuts and outlet and _bare(title[: cuts[0][0]]) == _bare(outlet):
        return title[cuts[0][1] :]
    return title


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _outlet(tree: Any, meta: dict[str, str], article: Node) -> str:
    marked = tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")
    shown = [element.get("content") or _words(element) for element in marked[:1]]
    site = _first(
        meta,
        ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
         "dcterms.publisher", "publisher", "cre", "twitter:site"),
    )  # fmt: skip
    found = named(article.get("publisher")) or next(iter(shown), "") or site
    return "" if found.startswith(("http://", "https://")) else found.removeprefix("@")


def _outlet_in_title(tree: Any, headline: str) -> str:
    """What a page's title has behind the headline, in the last of its parts, if it is short."""
    for title in tree.xpath("//head/title | //title")[:1]:
        rest = _words(title).removeprefix(headline) if headline else ""
        parts = [part.strip(" |–—·•»:/-") for part in _PART.split(f" {rest} ")]
        last = next((part for part in reversed(parts) if part), "")
        if rest != _words(title) and 0 < len(last.split()) <= 5:
            return last
    return ""


def _authors(tree: Any, meta: dict[str, str], article: Node, outlet: str) -> Iterator[str]:
    told = [*names(article.get("author"))] or [
        name for name in (meta.get("author"), meta.get("article:author"), meta.get("dc.creator"))
        if name
    ][:1]  # fmt: skip
    if not told:
        told = [_words(one) for one in tree.xpath("//*[@rel='author' or @itemprop='author']")[:3]]
    for name in told:
        if name and len(name) < 80 and "://" not in name and _bare(name) != _bare(outlet):
            yield re.sub(r"^[Bb]y ", "", name)


def _section(article: Node) -> str:
    told = article.get("articleSection")
    return text_of(told[0] if isinstance(told, list) and told else told)


def _language(tree: Any, meta: dict[str, str], article: Node) -> str:
    root = tree.xpath("/html/@lang")
    told = (
        next(map(str, root), ""),
        text_of(article.get("inLanguage")),
        meta.get("og:locale", "").replace("_", "-"),
        meta.get("content-language", ""),
    )
    return next((one for one in told if re.fullmatch(r"[A-Za-z]{2,3}(?:-\w{2,8})*", one)), "")


# --- addresses -----------------------------------------------------------------------------


def _addresses(tree: Any, meta: dict[str, str], url: str, markup: str) -> Iterator[str]:
    """Every address that the page gives itself, the one it wants to be known by first."""
    saved = re.search(
        r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)",
        markup[:4000],
    )
    base = url or (saved[1] if saved else "")
    told = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        meta.get("og:url", ""),
        *tree.xpath("//link[@rel='amphtml']/@href"),
        *([saved[1]] if saved else []),
    ]
    if not base:
        base = next((str(one) for one in told if str(one).startswith("http")), "")
    for one in told:
        try:
            address = urljoin(base, str(one).strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        # A canonical link that names the front page names no article.
        if parts.scheme in {"http", "https"} and parts.netloc and parts.path.strip("/"):
            yield address


_MOST_LINKS = 100


def _links(tree: Any) -> tuple[str, ...]:
    """Addresses the article itself links to: what it may cite."""
    found = tree.xpath("//article//a/@href") or tree.xpath("//main//a/@href")
    outside = (str(href) for href in found if str(href).startswith(("http://", "https://")))
    return tuple(dict.fromkeys(outside))[:_MOST_LINKS]
