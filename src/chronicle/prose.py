"""A parsed body and what its refs lead to, into markup that is safe to include in a page.

The engine's output is safe already; nh3 with our own short list goes over it once more, so that a
mistake in either is caught by the other.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape

import msgspec
import nh3

from chronicle.body import Body, Html, RefUse, Words
from chronicle.model import Key
from chronicle.names import NameIndex, find_names

# Links were read by a reviewer, so search engines may follow them. `noopener` matters only where
# somebody adds a `target`; it costs nothing.
EXTERNAL = "external noopener"

_BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_INLINE = {"a", "em", "strong", "code", "br"}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _TABLES | _INLINE,
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    tag_attribute_values={"a": {"rel": {EXTERNAL}}},
    allowed_classes={"th": {"right", "center"}, "td": {"right", "center"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)

_TAG = re.compile(r"<[^>]*>")


class Anchor(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A link to a record, or to a file of content/assets: where to, and the words to click."""

    href: str
    text: str


class Prose(msgspec.Struct, frozen=True, array_like=True):
    """A body as a page shows it; hrefs are those of the record's own page.

    `summary` is the plain text of the first paragraph, refs without words under their names.
    """

    parts: tuple[Html | Words | Anchor, ...] = ()
    summary: str = ""

    def __html__(self) -> str:
        """Return the markup. By this name autoescaping templates know that it is safe."""
        return _CLEANER.clean("".join(map(_markup, self.parts)))


def _markup(part: Html | Words | Anchor) -> str:
    match part:
        case Html(text):
            return text
        case Words(text):
            return escape(text)
        case Anchor(href, text):
            return f'<a href="{escape(href)}">{escape(text)}</a>'


def link_body(
    body: Body,
    resolve: Callable[[RefUse], tuple[Key | None, Anchor] | None],
    names: NameIndex,
    anchor: Callable[[Key, str], Anchor],
    own: Key,
) -> tuple[Prose, tuple[Key, ...]]:
    """Put links for refs and for the first mention of each name; also return whom they lead to.

    `resolve` is asked once for every ref, in order; where it knows none, the words stay plain.
    A record that a ref leads to anywhere in the body is not linked by name again, and neither is
    `own`, the record whose body this is. `anchor` makes the link for a name as it was written.
    """
    resolved = [resolve(part) if isinstance(part, RefUse) else None for part in body.parts]
    linked = {own} | {found[0] for found in resolved if found and found[0]}
    parts: list[Html | Words | Anchor] = []
    targets: dict[Key, None] = {}
    for part, found in zip(body.parts, resolved, strict=True):
        match part:
            case Html():
                parts.append(part)
            case RefUse(words=words, id=id_):
                parts.append(found[1] if found else Words(words or id_))
                if found and found[0]:
                    targets[found[0]] = None
            case Words(text):
                end = 0
                for name in find_names(text, names):
                    if name.target in linked:
                        continue
                    linked.add(name.target)
                    targets[name.target] = None
                    written = " ".join(text[name.start : name.end].split())
                    parts += [Words(text[end : name.start]), anchor(name.target, written)]
                    end = name.end
                parts.append(Words(text[end:]))
    shown = tuple(part for part in parts if part != Words(""))
    return Prose(shown, first_paragraph(shown)), tuple(targets)


def plain_text(parts: Iterable[Html | Words | Anchor]) -> str:
    """Return the words of a body, without markup."""
    return "".join(
        unescape(_TAG.sub(" ", part.text)) if isinstance(part, Html) else part.text
        for part in parts
    )


def first_paragraph(parts: Iterable[Html | Words | RefUse | Anchor]) -> str:
    """Return the plain text of the first paragraph on one line; empty if there is none."""
    return " ".join("".join(_first_paragraph(parts)).split())


def _first_paragraph(parts: Iterable[Html | Words | RefUse | Anchor]) -> Iterator[str]:
    inside = False
    for part in parts:
        match part:
            case Html(text):
                if not inside:
                    _, opened, text = text.partition("<p>")
                    inside = bool(opened)
                text, closed, _ = text.partition("</p>")
                yield unescape(_TAG.sub("", text))
                if closed and inside:
                    return
            case Words(text) | Anchor(text=text) if inside:
                yield text
            case RefUse(words=words, id=id_) if inside:
                yield words or id_
            case _:
                pass
