"""JSON-LD scripts of a page into the one node that describes its article.

Sites write it with trailing commas, in comments, with entities, as lists and graphs whose nodes
refer to each other; what cannot be read is passed over.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

Node = Mapping[str, Any]

_DEEPEST = 6
_MOST = 200


def linked_nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """All nodes of the scripts that stand for the page or a part of it, their refs resolved."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        found.extend(_nodes(_parsed(script), 0))
    by_id: dict[str, dict[str, Any]] = {}
    for node in found:
        # Of two nodes with one id the fuller tells more.
        if isinstance(id_ := node.get("@id"), str) and len(node) > len(by_id.get(id_, {"@id": 0})):
            by_id[id_] = node
    return tuple(
        {key: _resolved(value, by_id) for key, value in node.items()} for node in found[:_MOST]
    )


def _parsed(script: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)", "", script)
    text = re.sub(r"(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$", "", text).strip().rstrip(";")
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(told, list):
        for each in told[:_MOST]:
            yield from _nodes(each, depth + 1)
    elif isinstance(told, dict):
        yield told
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "author"):
            if isinstance(told.get(key), dict | list):
                yield from _nodes(told[key], depth + 1)


def _resolved(value: Any, by_id: Mapping[str, dict[str, Any]]) -> Any:
    """A node that only refers by id becomes what it refers to; deeper ones stay."""
    if isinstance(value, list):
        return [_resolved(one, by_id) for one in value[:_MOST]]
    if isinstance(value, dict) and set(value) <= {"@id", "@type", "name"}:
        named_too = by_id.get(str(value.get("@id", "")))
        return {**named_too, **value} if named_too else value
    return value


def article_node(
    nodes: Sequence[Node], titles: Collection[str], addresses: Collection[str]
) -> Node:
    """The node of the page's article: of several the one that the page's title or address names.

    A page that has no article node but one for itself with a day is taken by that.
    """
    articles = [node for node in nodes if _is_article(node)]
    pages = [node for node in nodes if _is_page(node) and node.get("datePublished")]
    for node in articles:
        headline = _bare(text_of(node.get("headline")))
        if headline and headline in titles:
            return node
    for node in articles:
        if {text_of(node.get("url")), _id_of(node)} & set(addresses):
            return node
    return next(iter((*articles, *pages)), {})


def _is_article(node: Node) -> bool:
    return any(
        kind.endswith(("Article", "Posting", "Report")) or kind in {"PressRelease", "Statement"}
        for kind in _types(node)
    )


def _is_page(node: Node) -> bool:
    return any(kind.endswith("Page") or kind == "CreativeWork" for kind in _types(node))


def _types(node: Node) -> Iterator[str]:
    kind = node.get("@type")
    for one in kind if isinstance(kind, list) else [kind]:
        if isinstance(one, str):
            yield one.rsplit("/", 1)[-1]


def _id_of(node: Node) -> str:
    page = node.get("mainEntityOfPage")
    return text_of(page.get("@id") if isinstance(page, dict) else page)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


# --- values --------------------------------------------------------------------------------


def text_of(value: Any, *, keep_lines: bool = False) -> str:
    """A text without tags and entities; of a list its first, of anything else nothing."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
    text = unescape(unescape(value))
    if keep_lines:
        text = re.sub(r"<(?:br|/p)[^<>]{0,100}>", "\n", text)
    # Tags only: "a < b" keeps its sign.
    text = re.sub(r"</?[A-Za-z][^<>]{0,300}>", "", text)
    if keep_lines:
        return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    return " ".join(text.split())


def named(value: Any) -> str:
    """The name of a node, of the first of several, or a name that stands by itself."""
    if isinstance(value, list):
        return next(filter(None, map(named, value)), "")
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def names(value: Any) -> Iterator[str]:
    """The names of all nodes of a list, or of the one there is."""
    for one in value if isinstance(value, list) else [value]:
        if name := named(one):
            yield name
