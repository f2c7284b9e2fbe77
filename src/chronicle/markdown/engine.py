"""The one Markdown engine, with our three changes: refs, places for links, and no wide tables.

CommonMark and tables; no raw HTML, no links out of bare words, no typography.
"""

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token

COLUMN_LIMIT: Final = 30
NESTING_LIMIT: Final = 20
"""Levels; a quotation is one and a list two. The engine leaves out what stands deeper."""

_REF = re.compile(r"\[\[(?:([a-z]+):)?([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,500}))?\]\]")


def tokens_of(text: str) -> tuple[list[Token], dict[int, int]]:
    """Parse a text; also return the lines, from 0, of tables refused for their many columns.

    Tokens of type `ref` hold kind, id and words in `meta`, those of type `no_ref` the brackets
    that begin none. Their `meta["at"]`, and that of links and images, is the position in the
    `content` of the block they stand in.
    """
    wide_tables: dict[int, int] = {}
    return _ENGINE.parse(text, {"wide_tables": wide_tables}), wide_tables


def markup(tokens: list[Token], at: int) -> str:
    """Return the markup of one token among its neighbours."""
    rule = _RENDERER.rules.get(tokens[at].type)
    if rule is None:
        return _RENDERER.renderToken(tokens, at, _ENGINE.options, {})
    return str(rule(tokens, at, _ENGINE.options, {}))


def plain(tokens: list[Token]) -> str:
    """Return the words of inline tokens, without any markup."""
    return _RENDERER.renderInlineAsText(tokens, _ENGINE.options, {})


def _ref(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the engine calls it so
    """Take a ref or, where the brackets hold none, the brackets alone; of [[[ the last two."""
    source, at = state.src, state.pos
    if not source.startswith("[[", at) or source.startswith("[[[", at):
        return False
    found = _REF.match(source, at, state.posMax)
    if found and not (found[2].strip() and (found[3] or "-").strip()):
        found = None
    if not silent:
        token = state.push("ref" if found else "no_ref", "", 0)
        token.meta = {"at": at}
        if found:
            words = " ".join(unescapeAll(found[3] or "").split())
            token.meta["ref"] = (found[1] or "", found[2].strip(), words)
        else:
            token.content = "[["
    state.pos = found.end() if found else at + 2
    return True


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Let a rule note where in the text its token starts; the engine itself keeps lines only."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the engine calls it so
        at, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before : before + 2]:  # words before it may be flushed first
            if token.type in {"link_open", "image"}:
                token.meta = {"at": at}
        return True

    return placed


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read a table, unless it is so wide that a few short rows would fill a page with cells."""
    if first + 1 < end:
        row = state.src[state.bMarks[first + 1] : state.eMarks[first + 1]]
        columns = row.strip().strip("|").count("|") + 1
        if columns > COLUMN_LIMIT and table(state, first, end, True):  # noqa: FBT003 - silent
            state.env["wide_tables"][first] = columns  # a line may be looked at more than once
            return False
    return table(state, first, end, silent)


class _Engine(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the engine's own name
        """Let every address become a link token, so that a bad one is reported, not just text."""
        return True


def _engine() -> _Engine:
    options = {"html": False, "xhtmlOut": False, "maxNesting": NESTING_LIMIT}
    engine = _Engine("commonmark", options)
    engine.enable("table")
    engine.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    engine.inline.ruler.before("link", "ref", _ref)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        engine.inline.ruler.at(name, _placed(rule))
    return engine


_ENGINE = _engine()
_RENDERER = RendererHTML(_ENGINE)
