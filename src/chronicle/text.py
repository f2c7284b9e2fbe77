"""Bytes of a file become text, or the reason why not.

Every line ends with a line feed, and a leading byte order mark goes; nothing else is changed.
Characters that nobody sees but that change what is read are mistakes with a place: they hide words,
turn their order round, or make two names look like one.
"""

import re
import unicodedata
from typing import Final

from chronicle.problems import Place, Problem

MAX_FILE: Final = 200_000
"""Bytes of the longest file that is read."""

# C0 and C1 controls but for tab and newline (a carriage return is left only where no newline
# follows it), separators that editors do not count as line ends, bidirectional marks and
# overrides, zero-width characters, invisible operators, annotation marks and non-characters.
# Joiners belong to many scripts and to emoji, so they are hidden only behind a character that
# they cannot join: below U+0590 stand Latin, Greek and Cyrillic.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
    "|(?<![\u0590-\u1dff\u2190-\U0010ffff])[\u200c\u200d]"
)
_LISTED_AT_MOST = 20
_NAMES = {
    "\0": "NUL",
    "\r": "a carriage return without a line feed",
    "\x85": "a line end of EBCDIC",
}


def read_text(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file; there is no text if it is too large or not UTF-8.

    Hidden characters are reported, at most 20 of them one by one, and stand in the text as U+FFFD,
    so that all that follows keeps its place and is read too.
    """
    if len(data) > MAX_FILE:
        message = f"the file has more than {MAX_FILE:,} bytes"
        return None, (Problem(Place(path), "file-too-large", message, "split it"),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, data, error.start),)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not first_hidden(text):
        return text, ()
    return visible(text), _hidden(path, text)


def first_hidden(text: str) -> str:
    """Name the first hidden character of a text, as `U+200B (zero width space)`; empty if none."""
    # A tenth of the search's time, and the answer for most texts.
    if text.replace("\n", "").isprintable():
        return ""
    found = _HIDDEN.search(text)
    return _named(found[0]) if found else ""


def visible(text: str) -> str:
    """Put U+FFFD in the place of each hidden character."""
    return _HIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    r"""Write each hidden character as an escape that YAML's double quotes know, `\\u200B`."""
    return _HIDDEN.sub(lambda found: _escape(ord(found[0])), text)


def _escape(code: int) -> str:
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"  # none lies above U+FFFF


def _named(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({name})"


def _hidden(path: str, text: str) -> tuple[Problem, ...]:
    problems = []
    line, line_start = 1, 0
    for count, found in enumerate(_HIDDEN.finditer(text)):
        line += text.count("\n", line_start, found.start())
        line_start = text.rfind("\n", line_start, found.start()) + 1 or line_start
        place = Place(path, line, found.start() - line_start + 1)
        if count == _LISTED_AT_MOST:
            message = f"more than {_LISTED_AT_MOST} hidden characters; the rest is not listed"
            problems.append(Problem(place, "text-control", message, "is this a text file?"))
            break
        hint = "save the file with LF line ends" if found[0] == "\r" else "delete it"
        message = f"{_named(found[0])} is hidden in the text"
        problems.append(Problem(place, "text-control", message, hint))
    return tuple(problems)


def _not_utf8(path: str, data: bytes, at: int) -> Problem:
    line_start = data.rfind(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode().removeprefix("\ufeff")) + 1
    place = Place(path, data.count(b"\n", 0, at) + 1, column)
    message = f"byte 0x{data[at]:02X} is not UTF-8"
    return Problem(place, "text-not-utf8", message, "save the file as UTF-8")
