"""YAML text becomes a tree of what is written, every value a string with its place.

PyYAML's C parser is asked for its events only: its `load` crashes or hangs on hostile bytes, keeps
the last of two equal keys and turns `no` into False. Here nothing is resolved, copied or merged;
whatever would need that is a mistake with a place.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn, cast

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from chronicle.problems import Place, Problem, in_order
from chronicle.text import first_hidden
from chronicle.yaml.slips import explain
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence

MAX_DEPTH: Final = 20
"""Collections inside one another, the outermost counted."""

MAX_NODES: Final = 20_000
"""Values and collections in one text."""

MAX_PROBLEMS: Final = 100
"""Mistakes that are listed of one text."""

if not hasattr(yaml, "CSafeLoader"):  # pragma: no cover - every wheel of PyYAML has it
    raise ImportError("PyYAML lacks its C parser; install a wheel, or build it with libyaml")


def read_mapping(
    path: str, text: str, first_line: int = 1
) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Read YAML text, as `read_text` gives it, whose outermost value is a mapping.

    `first_line` is the number of the text's first line in its file. The tree is None only if it
    could not be read to its end, is no mapping, or has more than 100 mistakes. Beside fewer it
    holds what is written: an alias as the scalar `*name`, a key that is no scalar as its source.
    """
    reader = _Reader(path, text, first_line)
    root: Node | None = None
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        reader.fatal(error)
    except _StopError:
        pass  # it stands among the problems
    if root is not None and not isinstance(root, Mapping):
        found = "a list" if isinstance(root, Sequence) else repr(_short(root.text))
        message = f"expected keys and values, found {found}"
        reader.wrong(root.line, root.column, "yaml-not-mapping", message, "begin with `key: value`")
    problems = in_order(reader.problems)
    if len(problems) > MAX_PROBLEMS:
        message, hint = "more mistakes follow, which are not listed", "mend those above first"
        more = Problem(problems[MAX_PROBLEMS].place, "yaml-too-many-mistakes", message, hint)
        return None, (*problems[:MAX_PROBLEMS], more)
    return root if isinstance(root, Mapping) else None, problems


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and text, `#` included, of each comment outside of values.

    For text that `read_mapping` has accepted: this asks the parser for its tokens, and a hostile
    text could keep that busy for long.
    """
    line, counted, end = 1, 0, 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        # What lies between tokens is white space and comments.
        spans = [(end, _index(token.start_mark))]
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            # Nor is there anything else behind the mark of a block, on its line.
            begun = _index(token.start_mark)
            spans.append((begun, begun + len(text[begun:].partition("\n")[0])))
        for start, stop in spans:
            for found in re.finditer(r"#[^\n]*", text[start:stop]):
                at = start + found.start()
                line += text.count("\n", counted, at)
                counted = at
                yield line, at - text.rfind("\n", 0, at), found[0]
        end = max(end, _index(token.end_mark))


class _StopError(Exception):
    """Reading on could take for ever, or would mix two documents."""


class _Reader:
    """One pass over the events of a text, and the problems it met."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.nodes = 0
        # PyYAML types an event's place as optional and its kind as any; what follows knows better.
        self.next: Any = yaml.CSafeLoader(text).get_event

    def document(self) -> Node:
        """The only document of the text; an empty text is an empty mapping."""
        self.next()
        if type(self.next()) is StreamEndEvent:
            return Mapping((), self.first_line)
        root = self.node(self.next(), 1)
        self.next()
        if type(after := self.next()) is not StreamEndEvent:
            hint = "keep one; a text that begins with '---' goes in double quotes"
            self.stop(after, "yaml-second-document", "a second document begins here", hint)
        self.glued_comments()
        self.glued_keys()
        return root

    def node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.decorated(event)
            text: str = event.value
            style = event.style
            # Only an escape can bring in what the whole text was searched for already.
            if style == '"' and (hidden := first_hidden(text)):
                self.wrong(line, column, "text-control", f"{hidden} as an escape", "remove it")
            return Scalar(text, line, column, not style)
        if kind is AliasEvent:
            name = f"*{event.anchor}"
            hint = "write the value out, or put it in double quotes if it is a text"
            message = f"{_short(name)}: references are not read"
            self.wrong(line, column, "yaml-alias", message, hint)
            return Scalar(name, line, column)
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if depth > MAX_DEPTH:
            self.stop(event, "yaml-too-deep", f"more than {MAX_DEPTH} levels deep", _SMALLER)
        if kind is SequenceStartEvent:
            return Sequence(self.nodes_of_sequence(depth + 1), line, column)
        return Mapping(self.entries(depth + 1), line, column)

    def nodes_of_sequence(self, depth: int) -> tuple[Node, ...]:
        take, node = self.next, self.node
        nodes: list[Node] = []
        while type(event := take()) is not SequenceEndEvent:
            nodes.append(node(event, depth))
        self.count(event, len(nodes))
        return tuple(nodes)

    def entries(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        take, node = self.next, self.node
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        while type(event := take()) is not MappingEndEvent:
            key = node(event, depth)
            value = take()
            if type(key) is not Scalar:
                key = self.odd_key(key, event, value)
            elif key.text == "<<" and key.plain:
                message, hint = "<<: merge keys are not read", "write the keys out"
                self.wrong(key.line, key.column, "yaml-merge-key", message, hint)
            if first.setdefault(key.text, key) is not key:
                line = first[key.text].line
                message = f"{_short(key.text)}: given twice, first on line {line}"
                self.wrong(key.line, key.column, "yaml-duplicate-key", message, "keep one")
            entries.append((key, node(value, depth)))
        self.count(event, 2 * len(entries))
        return tuple(entries)

    def odd_key(self, key: Node, event: Any, value: Any) -> Scalar:
        """The source text of a key that is no scalar, in its place."""
        source = self.text[event.start_mark.index : value.start_mark.index].rstrip(": \n")
        message = f"{_short(source)!r}: a key cannot be a list or a mapping"
        hint = "put the key in double quotes if it is a text"
        self.wrong(key.line, key.column, "yaml-key-not-scalar", message, hint)
        return Scalar(source, key.line, key.column, plain=False)

    def count(self, event: Any, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self.stop(event, "yaml-too-many-nodes", f"more than {MAX_NODES:,} values", _SMALLER)

    def decorated(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"&{_short(event.anchor)}: names for values are not read"
            hint = "remove it, or put the value in double quotes if it is a text"
            self.wrong_at(event, "yaml-anchor", message, hint)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{_short(tag)}: tags are not read; a value is the text that is written"
            hint = "remove the tag, or put the value in double quotes if it is a text"
            self.wrong_at(event, "yaml-tag", message, hint)

    def glued_comments(self) -> None:
        """Report each `#3` that YAML drops as a comment though the author may have meant a text."""
        if "#" not in self.text or _GLUED.search(self.text) is None:
            return
        lines = self.text.split("\n")
        for line, column, comment in comments(self.text):
            if lines[line - 1][: column - 1].strip() and _GLUED.match(" " + comment):
                message = f"{_short(comment)!r} would be dropped as a comment"
                hint = "put the value in double quotes, or a space behind '#' if it is a comment"
                self.wrong(line - 1 + self.first_line, column, "yaml-comment", message, hint)

    def glued_keys(self) -> None:
        """Report each `[?b]`, which the parser takes for a key b, dropping the '?'."""
        if "?" not in self.text or _GLUED_KEY.search(self.text) is None:
            return
        for token in yaml.scan(self.text, Loader=yaml.CSafeLoader):
            end = _index(token.end_mark)
            is_mark = isinstance(token, yaml.KeyToken) and end > _index(token.start_mark)
            if is_mark and self.text[end : end + 1].strip():
                hint = "put the value in double quotes"
                self.wrong_at(token, "yaml-syntax", "'?' makes a key", hint)

    def fatal(self, error: yaml.MarkedYAMLError) -> None:
        """Report where the parser could not go on."""
        at = _index(error.problem_mark)
        begun = at if error.context_mark is None else _index(error.context_mark)
        slip = explain(self.text, error.context or "", error.problem or "", begun, at)
        # The end of the text lies on a line that is not there.
        where = min(slip.at, len(self.text.rstrip("\n")))
        line = self.text.count("\n", 0, where) + self.first_line
        column = where - self.text.rfind("\n", 0, where)
        self.wrong(line, column, slip.code, slip.message, slip.hint)

    def stop(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        self.wrong_at(event, code, message, hint)
        raise _StopError

    def wrong_at(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self.wrong(mark.line + self.first_line, mark.column + 1, code, message, hint)

    def wrong(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        if len(self.problems) <= MAX_PROBLEMS:
            # The parser puts an end behind a last line that has no line feed.
            line = min(line, self.first_line + self.text.count("\n"))
            self.problems.append(Problem(Place(self.path, line, column), code, message, hint))


_SMALLER = "split the record, or write it flatter"
_GLUED_KEY = re.compile(r"(?<![^\s\[{,])\?\S")
_GLUED = re.compile(r"""[ \t"'\]}]#[^\s#?]""")


def _index(mark: Any) -> int:
    return cast("int", mark.index)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
