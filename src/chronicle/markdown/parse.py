"""The Markdown text of a record into a parsed body: markup, plain words, refs, and all problems.

Raw HTML, pictures and addresses of unusual schemes never become markup. What refs lead to is not
known here; `prose` puts the links in.
"""

import re
from html import escape
from typing import Final, Literal
from urllib.parse import unquote

from markdown_it.token import Token

from chronicle.body import Body, Html, RefUse, Words
from chronicle.markdown.engine import COLUMN_LIMIT, NESTING_LIMIT, markup, plain, tokens_of
from chronicle.markdown.places import Places
from chronicle.problems import Place, Problem
from chronicle.prose import EXTERNAL, first_paragraph
from chronicle.text import visible

BODY_LIMIT: Final = 100_000
"""Bytes of UTF-8."""
GROWTH_LIMIT: Final = 20
"""Characters of markup for one of text; a body under 500 characters counts as one of 500."""

ASSET: Final = "asset"
"""The kind of a ref to a file of content/assets, which Markdown writes `[words](assets/name)`."""

# No user's name before the host: it serves to make one host look like another.
_WEB = re.compile(
    r"https?://[^/?#@\s]+(?:[/?#].*)?|mailto:[^?#@/\s]+@[^?#@/\s]+", re.ASCII | re.IGNORECASE
)
_ASSET = re.compile(r"assets/((?:[\w-][\w.-]*/)*[\w-][\w.-]*)")
_FRAGMENT = re.compile(r"#[\w%.~-]+")
_SHOWN = 40

# What opens a quotation, and what may close it.
_CLOSERS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_QUOTES = re.compile('(["“”„«»])')
_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})


def parse_body(path: str, text: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """Parse the text below the front matter; `first_line` is its first line's number in the file.

    Headings come one level lower than written, since the page has a title. A text over one of the
    limits of size gives an empty body and an error.
    """
    size = len(text.encode())
    if size > BODY_LIMIT:
        message = f"text: {size:,} bytes; at most {BODY_LIMIT:,} are read"
        return Body(), (Problem(Place(path, first_line), "body-too-long", message, "split it"),)
    tokens, wide_tables = tokens_of(text)
    walk = _Walk(path, text, first_line)
    walk.blocks(tokens)
    walk.tables(wide_tables)
    parts = walk.finish()
    lines = tuple(walk.lines) if parts else ()
    return Body(parts, first_paragraph(parts), lines), tuple(walk.problems)


class _Walk:
    """One body's walk over the engine's tokens: the parts and problems so far."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.places = Places(path, text, first_line)
        self.problems: list[Problem] = []
        # Output: whole parts, then pieces of the same kind that the next part will be made of.
        self.parts: list[Html | Words | RefUse] = []
        self.kind: type[Html | Words] = Html
        self.pieces: list[str] = []
        # The line we are on, the one the pieces began on, and those of the whole parts.
        self.line = self.began = first_line
        self.lines: list[int] = []
        self.room = GROWTH_LIMIT * max(len(text), 500)
        # Where we are, as far as names and places depend on it.
        self.quotations = 0
        self.in_heading = False
        self.lower = 1
        self.in_link: Literal["", "shown", "refused"] = ""
        self.closers = ""

    # Output.

    def add(self, kind: type[Html | Words], text: str) -> None:
        self.room -= len(text)
        if kind is not self.kind:
            self.flush()
            self.kind = kind
        if not self.pieces:
            self.began = self.line
        self.pieces.append(text)

    def flush(self) -> None:
        if text := "".join(self.pieces):
            self.parts.append(self.kind(text))
            self.lines.append(self.began)
        self.pieces.clear()

    def words(self, text: str) -> None:
        """Add plain text; an unclosed quotation lasts to the end of its paragraph."""
        text = visible(text)  # hidden characters can still come out of `&#x202E;` and its like
        if self.quotations or self.in_heading or self.in_link:
            self.add(Html, escape(text, quote=False))
            return
        for piece in filter(None, _QUOTES.split(text)):
            if self.closers:
                self.add(Html, escape(piece, quote=False))
                self.closers = "" if piece in self.closers else self.closers
            elif piece in _CLOSERS:
                self.add(Html, piece)
                self.closers = _CLOSERS[piece]
            else:
                self.add(Words, piece)

    def ref(self, use: RefUse) -> None:
        self.room -= len(use.words) + len(use.id)
        self.flush()
        self.parts.append(use)
        self.lines.append(self.line)

    def finish(self) -> tuple[Html | Words | RefUse, ...]:
        if self.room < 0:
            message = f"text: comes to more than {GROWTH_LIMIT} times its length as markup"
            hint = "repeat fewer long addresses, empty cells or nested lists"
            self.wrong(self.places.line(0), "body-grows", message, hint)
            return ()
        self.flush()
        return tuple(self.parts)

    # Blocks.

    def blocks(self, tokens: list[Token]) -> None:
        levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
        # The page has its title above: the highest heading of a text comes next below that.
        self.lower = 2 - min(levels, default=1)
        for at, token in enumerate(tokens):
            if self.room < 0:
                break
            if token.type == "inline":
                self.inline(token)
            else:
                self.block(token)
                self.add(Html, markup(tokens, at))

    def block(self, token: Token) -> None:
        """Note where we are, and change what we write otherwise than the engine would."""
        opens = token.nesting == 1
        match token.type:
            case "heading_open" | "heading_close":
                token.tag = f"h{min(int(token.tag[1:]) + self.lower, 6)}"
                self.in_heading = opens
            case "blockquote_open" | "blockquote_close":
                self.quotations += token.nesting
            case "tr_open":
                self.places.enter_row()
            case "th_open" | "td_open" | "th_close" | "td_close":
                self.places.in_cell = opens
                style = str(token.attrs.pop("style", ""))
                if style.endswith(("right", "center")):  # the policy forbids style attributes
                    token.attrs["class"] = style.removeprefix("text-align:")
        if token.type in _CONTAINERS and token.level == NESTING_LIMIT - 1 and token.map:
            self.wrong(
                self.places.line(token.map[0]),
                "body-nesting",
                f"text: nested more than {NESTING_LIMIT} levels deep, where it would be lost",
                "use fewer lists in lists and quotations in quotations",
            )

    def tables(self, wide: dict[int, int]) -> None:
        for line, columns in wide.items():
            self.wrong(
                self.places.line(line),
                "table-too-wide",
                f"text: a table of {columns} columns; at most {COLUMN_LIMIT} are shown",
                "split it, or turn rows and columns round",
            )

    # Lines.

    def inline(self, block: Token) -> None:
        self.closers = ""
        self.places.enter(block)
        self.line = self.places.first
        tokens = block.children or []
        asset_end = -1
        for at, token in enumerate(tokens):
            if at <= asset_end or self.room < 0:
                continue
            match token.type:
                case "text":
                    self.words(token.content)
                case "softbreak":
                    self.words("\n")
                    self.line += 1
                case "ref":
                    kind, id_, words = token.meta["ref"]
                    self.ref(RefUse(kind, id_, visible(words), self.places.of(token)))
                case "no_ref":
                    self.no_ref(block, token)
                case "image":
                    self.image(token)
                case "link_open":
                    asset_end = self.link(tokens, at)
                case "link_close":
                    self.add(Html, "</a>" if self.in_link == "shown" else "")
                    self.in_link = ""
                case _:
                    self.add(Html, markup(tokens, at))
                    self.line += token.type == "hardbreak"

    def link(self, tokens: list[Token], at: int) -> int:
        """Open a link that is allowed, make a ref of one to a file; return the last token taken."""
        token = tokens[at]
        href = str(token.attrs["href"])
        place = self.places.of(token)
        if asset := _ASSET.fullmatch(unquote(href)):
            end = next(n for n in range(at, len(tokens)) if tokens[n].type == "link_close")
            words = visible(" ".join(plain(tokens[at:end]).split()))
            self.ref(RefUse(ASSET, asset[1], words or asset[1], place))
            return end
        if _WEB.fullmatch(href):
            token.attrs["rel"] = EXTERNAL
        elif not _FRAGMENT.fullmatch(href):
            self.wrong(
                place,
                "link-refused",
                f"text: {_short(href)} is no address to link to",
                "write https://…, http://…, mailto:…, #part-of-this-page or assets/file",
            )
            self.in_link = "refused"
            return at
        if title := token.attrs.get("title"):
            token.attrs["title"] = visible(str(title))
        self.in_link = "shown"
        self.add(Html, markup(tokens, at))
        return at

    def image(self, token: Token) -> None:
        self.wrong(
            self.places.of(token),
            "image-refused",
            f"text: {_short(str(token.attrs['src']))}: pictures are not shown in a text",
            "link to the file instead: [words](assets/file)",
        )
        self.words(plain(token.children or []))

    def no_ref(self, block: Token, token: Token) -> None:
        start = token.meta["at"]
        line = block.content[start : start + _SHOWN + 1].partition("\n")[0]
        written = line[: line.find("]]") + 2] if "]]" in line else line
        in_table = r", in a table with \| for |" if self.places.in_cell else ""
        self.wrong(
            self.places.of(token),
            "ref-malformed",
            f"text: {_short(written)} is no ref",
            f"write [[id]], [[kind:id]] or [[id|words]] on one line{in_table}; "
            r"for two brackets write \[\[",
        )
        self.words(token.content)

    def wrong(self, place: Place, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, code, message, hint))


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
