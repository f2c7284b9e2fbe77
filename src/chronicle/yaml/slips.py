"""What libyaml says it cannot read becomes what the author did, and what to do instead.

The messages known here are libyaml's own; one that is not known is passed on as it is.
"""

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """A mistake of writing, at an index into the text."""

    at: int
    message: str
    hint: str
    code: str = "yaml-syntax"


_QUOTE = "put the value in double quotes"
_ALIGN = "let keys of one group, or the `-` of one list, begin in the same column"
_ESCAPE = r"write \\ for a backslash, or put the value in single quotes"
_SPACES = "use spaces, two a step"

# libyaml's words for what it found: whether its own place or that of the beginning tells the
# author more, then our words.
_KNOWN = {
    "found unexpected end of stream": (
        "begun",
        "the quote that opens here is not closed",
        "close it on the same line",
    ),
    "found unexpected document indicator": (
        "begun",
        "the quote that opens here is not closed",
        "close it on the same line",
    ),
    "found a tab character that violates indentation": ("at", "a tab indents this line", _SPACES),
    "found a tab character where an indentation space is expected": (
        "at",
        "a tab indents this line",
        _SPACES,
    ),
    "did not find expected ',' or ']'": (
        "begun",
        "the list that opens here with '[' is not closed, or lacks a comma",
        "close it with ']'; a text that begins with '[' goes in double quotes",
    ),
    "did not find expected ',' or '}'": (
        "begun",
        "the mapping that opens here with '{' is not closed, or lacks a comma",
        "close it with '}'; a text that begins with '{', or holds ': ', goes in double quotes",
    ),
    "block sequence entries are not allowed in this context": (
        "at",
        "a list cannot begin behind its key",
        "begin each `- …` on a line of its own; a text that begins with '- ' goes in double quotes",
    ),
    "did not find expected comment or line break": (
        "begun",
        "'|', '>' or '%' at the start has a meaning of its own",
        _QUOTE,
    ),
    "did not find expected alphabetic or numeric character": (
        "begun",
        "'*' or '&' at the start of a value has a meaning of its own",
        _QUOTE,
    ),
    "found unexpected ':'": ("at", "a ':' here makes a key", _QUOTE),
    "mapping keys are not allowed in this context": ("at", "'?' makes a key", _QUOTE),
    "found unknown escape character": ("at", "a backslash that escapes nothing", _ESCAPE),
    "did not find expected hexdecimal number": ("at", "a backslash that escapes nothing", _ESCAPE),
    "found invalid Unicode character escape code": (
        "at",
        "this escape names no character",
        _ESCAPE,
    ),
}


def explain(text: str, context: str, problem: str, begun: int, at: int) -> Slip:
    """Say in the author's terms what is wrong, and where in the text to look.

    `begun` is the index at which libyaml began what it was reading, `at` where it stopped.
    """
    if problem in _KNOWN:
        where, message, hint = _KNOWN[problem]
        return Slip(begun if where == "begun" else at, message, hint)
    if problem in _LOOKED_AT:
        return _LOOKED_AT[problem](text, begun, at)
    if "tag" in context or "tag" in problem:
        return Slip(begun, "'!' at the start of a value begins a tag", _QUOTE, "yaml-tag")
    if "directive" in context or "directive" in problem or "incompatible" in problem:
        return Slip(begun, "'%' at the start of a line begins a directive", "remove the line")
    return Slip(at, f"no YAML: {problem}", _QUOTE)


def _colon(text: str, _: int, at: int) -> Slip:
    """A second ': ' in one value, or a key below a line that has no room for one."""
    line_start = text.rfind("\n", 0, at) + 1
    before = text[line_start:at]
    inside = re.match(r"[\s\-]*([^\s:][^:]*):\s+(.*)", before)
    if inside is not None:
        rest = text[at:].partition("\n")[0]
        message = f"{_short(inside[1])}: {_short(inside[2] + rest)!r} holds ': ' outside of quotes"
        return Slip(at, message, _QUOTE)
    above = text[:line_start].rstrip().rpartition("\n")[2].strip()
    if not above:
        return Slip(line_start, "a key of more than 1,000 characters", "shorten it")
    if not re.search(r":(?:\s|\Z)", above):
        return _no_key(text, text.rindex(above, 0, line_start), at)
    message = f"a key cannot stand here: the line above, {_short(above)!r}, runs on into this one"
    return Slip(line_start + len(before) - len(before.lstrip()), message, _ALIGN)


def _no_key(text: str, begun: int, _: int) -> Slip:
    line = text[begun:].partition("\n")[0].rstrip()
    hint = "put a space behind the ':'" if ":" in line else "write `key: value`"
    return Slip(begun, f"{_short(line)!r} is no `key: value`", hint)


def _unexpected(text: str, _: int, at: int) -> Slip:
    """Something behind a closed value, or a line in a column where nothing is open."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    closing = before[-1:]
    if closing in {'"', "'"}:
        if before.count(closing) % 2:
            message = f"this value follows a {closing} that closes a quote of a line above"
            return Slip(at, message, "close that quote on its own line")
        hint = r"""inside "…" write a quote as \", inside '…' as ''"""
        return Slip(at, f"text behind the closing {closing}", hint)
    if closing in {"]", "}"}:
        hint = "put the whole value in double quotes if it is a text"
        return Slip(at, f"text behind the closing {closing!r}", hint)
    return Slip(at, "this line belongs to nothing above it", _ALIGN)


def _start(text: str, _: int, at: int) -> Slip:
    if text.startswith("\t", at):
        return Slip(at, "a tab indents this line", _SPACES)
    return Slip(at, f"a value cannot begin with {text[at : at + 1]!r}", _QUOTE)


def _nothing(text: str, _: int, at: int) -> Slip:
    found = repr(text[at : at + 1]) if text[at:].strip() else "the end"
    return Slip(at, f"{found} stands where a value is expected", _QUOTE)


def _outside(text: str, begun: int, at: int) -> Slip:
    """Something behind the end of the only document, which '...' or a lesser indent brings."""
    if re.search(r"^\.\.\.", text[:at], re.MULTILINE) is None:
        return _unexpected(text, begun, at)
    message = "the line '...' above ended the YAML"
    return Slip(at, message, "remove that line", "yaml-second-document")


_LOOKED_AT = {
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _no_key,
    "did not find expected key": _unexpected,
    "did not find expected '-' indicator": _unexpected,
    "found character that cannot start any token": _start,
    "did not find expected node content": _nothing,
    "did not find expected <document start>": _outside,
}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
