"""Bytes become text unless they are too many, no UTF-8, or hide something."""

import sys

import pytest
import yaml

from chronicle.problems import Place, Problem
from chronicle.text import MAX_FILE, escaped, first_hidden, read_text, visible


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb", "a\nb"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("Київ 😀\t7\u00a0000 ‘’ – …".encode(), "Київ 😀\t7\u00a0000 ‘’ – …"),
        ("می\u200cخواهم".encode(), "می\u200cخواهم"),
        ("👩\u200d💻 क्\u200d ❤\ufe0f\u200d🔥".encode(), "👩\u200d💻 क्\u200d ❤\ufe0f\u200d🔥"),
        (b" " * MAX_FILE, " " * MAX_FILE),
    ],
    ids=["empty", "lf", "crlf", "bom", "odd-but-seen", "persian", "joined", "longest"],
)
def test_text_is_read_as_it_is(data: bytes, text: str) -> None:
    assert read_text("a.md", data) == (text, ())


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (
            b"ok\n\xc3\xa9 \xe9t\xe9\n",
            "a.md:2:3: error[text-not-utf8]: byte 0xE9 is not UTF-8; save the file as UTF-8",
        ),
        (
            b"\xff\xfea\x00",
            "a.md:1:1: error[text-not-utf8]: byte 0xFF is not UTF-8; save the file as UTF-8",
        ),
        (
            b"a" * (MAX_FILE + 1),
            "a.md:1:1: error[file-too-large]: the file has more than 200,000 bytes; split it",
        ),
    ],
    ids=["latin-1", "utf-16", "one-byte-too-long"],
)
def test_a_file_that_gives_no_text_says_why(data: bytes, shown: str) -> None:
    text, problems = read_text("a.md", data)
    assert (text, [str(problem) for problem in problems]) == (None, [shown])


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000 (NUL)"),
        ("\x1b", "U+001B (a control character)"),
        ("\x85", "U+0085 (a line end of EBCDIC)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u200d", "U+200D (zero width joiner)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
    ],
)
def test_a_hidden_character_is_named_at_its_place(character: str, name: str) -> None:
    text, problems = read_text("a.md", f"one\n😀 b{character}c\r\n".encode())
    message = f"{name} is hidden in the text"
    assert problems == (Problem(Place("a.md", 2, 4), "text-control", message, "delete it"),)
    assert text == "one\n😀 b\ufffdc\n"


def test_a_lone_carriage_return_is_hidden_and_not_a_line_end() -> None:
    text, problems = read_text("a.md", b"a\rb\r\nc\x07")
    assert [str(problem) for problem in problems] == [
        (
            "a.md:1:2: error[text-control]: U+000D (a carriage return without a line feed) is"
            " hidden in the text; save the file with LF line ends"
        ),
        (
            "a.md:2:2: error[text-control]: U+0007 (a control character) is hidden in the text;"
            " delete it"
        ),
    ]
    assert text == "a\ufffdb\nc\ufffd"


def test_a_flood_of_hidden_characters_is_cut_short() -> None:
    _, problems = read_text("a.md", b"\x01\n" * 1000)
    assert [problem.place.line for problem in problems] == list(range(1, 22))
    assert problems[-1].message == "more than 20 hidden characters; the rest is not listed"


def test_whatever_is_not_hidden_is_read_by_the_yaml_parser() -> None:
    # The parser's own refusals of characters carry a byte offset for a place.
    seen = "".join(
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if not first_hidden(f"٠{character}") and character not in "\n'"
    )
    assert len(seen) > 1_110_000
    events = list(yaml.parse(f"'{seen}'", Loader=yaml.CSafeLoader))
    assert isinstance(events[2], yaml.ScalarEvent)
    assert events[2].value == seen


def test_hidden_characters_can_be_shown_and_escaped() -> None:
    text = "a\u200bb\x00c\u202ed é😀"
    assert visible(text) == "a\ufffdb\ufffdc\ufffdd é😀"
    assert escaped(text) == "a\\u200Bb\\x00c\\u202Ed é😀"
    assert first_hidden(text) == "U+200B (zero width space)"
    assert first_hidden("a\u00a0b") == ""
