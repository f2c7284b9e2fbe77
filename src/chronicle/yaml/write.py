"""Values become the YAML that a person would write, and that `yaml.events` reads back unchanged.

Short lists and mappings stand on one line, a text always does, and quotes stand only where needed.
"""

import re
from collections import abc
from collections.abc import Iterator
from typing import TypeAlias, TypeGuard

import msgspec

from chronicle.text import escaped, visible
from chronicle.yaml.tree import Mapping, Scalar, Sequence

_WIDTH = 100
_STEP = "  "


class Noted(msgspec.Struct, frozen=True):
    """A value with comments: `note` behind it on its line, `above` and `below` one a line.

    A note on a value of several lines stands behind its key, on a list item of several lines above
    it. Comments are one line each: white space in them becomes single spaces.
    """

    value: "Writable"
    note: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


Writable: TypeAlias = (
    "str | Scalar | Sequence | Mapping | Noted | abc.Sequence[Writable]"
    " | abc.Mapping[str, Writable]"
)
"""What can be written: texts, lists and mappings of them, parts of a tree, any with comments."""


def write_front(fields: abc.Mapping[str, Writable] | Mapping) -> str:
    """Write the lines between the two `---`, one or more a field, in the order given.

    Numbers and dates come as the text to be written. A hidden character in a value is written as
    an escape, which the reader refuses at its place; in a comment it becomes U+FFFD. Keys are
    words: one of more than 1,000 characters would not be read back.
    """
    return "".join(f"{line}\n" for line in _block(fields, "")) if _pairs(fields) else ""


def _block(value: Writable, pad: str) -> Iterator[str]:
    """The lines of a list or mapping that is not empty."""
    pairs = _pairs(value)
    if pairs is None:
        for item in _items(value):
            yield from _entry("-", item, pad)
    else:
        for key, inner in pairs:
            yield from _entry(f"{_key(key)}:", inner, pad)


def _entry(head: str, value: Writable, pad: str) -> Iterator[str]:
    """The lines of one value behind its head, which is `key:` or `-`."""
    if isinstance(value, Noted):
        yield from (f"{pad}{_comment(line)}" for line in value.above)
        note = f"  {_comment(value.note)}" if value.note else ""
        yield from _lines(head, value.value, pad, note)
        yield from (f"{pad}{_comment(line)}" for line in value.below)
    else:
        yield from _lines(head, value, pad, "")


def _lines(head: str, value: Writable, pad: str, note: str) -> Iterator[str]:
    """The lines of a value that has no comment of its own but `note`, behind its head."""
    line = _on_one_line(head, value, len(pad))
    if line is not None:
        yield f"{pad}{line}{note}"
    elif head == "-":
        if note:
            yield f"{pad}{note.strip()}"
        inner = _block(value, pad + _STEP)
        yield f"{pad}- {next(inner).lstrip(' ')}"
        yield from inner
    else:
        yield f"{pad}{head}{note}"
        yield from _block(value, pad + _STEP)


def _on_one_line(head: str, value: Writable, indent: int) -> str | None:
    if isinstance(value, str | Scalar):
        return f"{head} {_scalar(value)}"
    # `- follows: ID` reads better than `- {follows: ID}`.
    if head == "-" and len(_pairs(value) or ()) == 1:
        return None
    flow = _flow(value)
    if flow in {"[]", "{}"} or (flow and indent + len(head) + 1 + len(flow) <= _WIDTH):
        return f"{head} {flow}"
    return None


def _flow(value: Writable) -> str | None:
    """`[a, b]`, or `{a: b, c: [d]}`; None where something deeper or a comment is inside."""
    pairs = _pairs(value)
    if pairs is None:
        items = [_scalar(item, flow=True) for item in _items(value) if _is_text(item)]
        return f"[{', '.join(items)}]" if len(items) == len(_items(value)) else None
    parts: list[str] = []
    for key, inner in pairs:
        if _is_text(inner):
            written: str | None = _scalar(inner, flow=True)
        else:
            written = (
                None if isinstance(inner, Noted) or _pairs(inner) is not None else _flow(inner)
            )
        if written is None:
            return None
        parts.append(f"{_key(key, flow=True)}: {written}")
    return f"{{{', '.join(parts)}}}"


def _is_text(value: Writable) -> TypeGuard[str | Scalar]:
    return isinstance(value, str | Scalar)


def _pairs(value: Writable) -> list[tuple[str, Writable]] | None:
    """The entries of a mapping; None if it is something else."""
    if isinstance(value, Mapping):
        return [(key.text, inner) for key, inner in value.entries]
    return list(value.items()) if isinstance(value, abc.Mapping) else None


def _items(value: Writable) -> abc.Sequence[Writable]:
    if isinstance(value, Sequence):
        return value.nodes
    if isinstance(value, abc.Sequence):
        return value
    raise TypeError(f"only texts, lists and mappings can be written, no {type(value).__name__}")


# A text may stand without quotes if it begins with nothing that YAML or a reader's eye could take
# for more than a text (with '-' only before a digit or letter), has no ': ' and no ' #', and ends
# with neither ':' nor a space. Inside brackets it also has none of `,[]{}`, and a ':' only as in
# times and addresses.
_PLAIN = re.compile(
    r"""(?: -(?=[^\W_]) | (?!\.\.\.) [^\s\-?:,\[\]{}#&*!|>'"%@`~] )
        (?: [^\s:] | :(?=\S) | [ ](?!\#|\Z) )*+""",
    re.VERBOSE,
)
_PLAIN_INSIDE = re.compile(r"(?:[^,\[\]{}:]|:(?=[^\W_]|/))*+")
_EMPTY = frozenset(["null", "Null", "NULL"])


def _scalar(value: str | Scalar, *, flow: bool = False) -> str:
    text = value if isinstance(value, str) else value.text
    is_plain = _PLAIN.fullmatch(text) and (not flow or _PLAIN_INSIDE.fullmatch(text))
    if is_plain and text not in _EMPTY and visible(text) == text:
        return text
    return _quoted(text)


def _key(text: str, *, flow: bool = False) -> str:
    # A merge key is a merge key only without quotes.
    return _quoted(text) if text == "<<" else _scalar(text, flow=flow)


def _quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped(text)}"'


def _comment(text: str) -> str:
    return f"# {visible(' '.join(text.split()))}".rstrip()
