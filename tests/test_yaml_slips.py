"""The usual slips of writing YAML are told in plain words, at the place to mend."""

import pytest

from chronicle.yaml.events import read_mapping
from chronicle.yaml.slips import Slip, explain

QUOTE = "put the value in double quotes"
ALIGN = "let keys of one group, or the `-` of one list, begin in the same column"
SPACES = "use spaces, two a step"
CLOSE = "close it on the same line"
OPEN_QUOTE = "the quote that opens here is not closed"
OPEN_LIST = (
    "the list that opens here with '[' is not closed, or lacks a comma; close it with ']'; a text"
    " that begins with '[' goes in double quotes"
)
OPEN_MAPPING = (
    "the mapping that opens here with '{' is not closed, or lacks a comma; close it with '}'; a"
    " text that begins with '{', or holds ': ', goes in double quotes"
)
BEHIND = r"""inside "…" write a quote as \", inside '…' as ''"""
BACKSLASH = r"write \\ for a backslash, or put the value in single quotes"
ITEM = (
    "a list cannot begin behind its key; begin each `- …` on a line of its own; a text that begins"
    " with '- ' goes in double quotes"
)
LOOSE = f"this line belongs to nothing above it; {ALIGN}"
TAG = f"'!' at the start of a value begins a tag; {QUOTE}"


COLON = f"holds ': ' outside of quotes; {QUOTE}"
NO_SPACE = "'title:Talks' is no `key: value`; put a space behind the ':'"
RUNS_ON = f"a key cannot stand here: the line above, 'a: x', runs on into this one; {ALIGN}"
EARLIER = (
    'this value follows a " that closes a quote of a line above; close that quote on its own line'
)
BRACKET = "put the whole value in double quotes if it is a text"
STAR = f"'*' or '&' at the start of a value has a meaning of its own; {QUOTE}"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title: Talks: round 1", "1:13", f"title: 'Talks: round 1' {COLON}"),
        ("a:\n  - b: c: d", "2:9", f"b: 'c: d' {COLON}"),
        ("title:Talks\ndate: x", "1:1", NO_SPACE),
        ("date: x\ntitle:Talks\n", "2:1", NO_SPACE),
        ("date: x\nfoo\n", "2:1", "'foo' is no `key: value`; write `key: value`"),
        ("a:\n  b\n  c: d", "2:3", "'b' is no `key: value`; write `key: value`"),
        ("a: x\n  b: y", "2:3", RUNS_ON),
        ("a:\n   b: c\n  d: e", "3:3", LOOSE),
        ("a:\n  - b\n c: d", "3:2", LOOSE),
        ("- a\nb: c", "2:1", LOOSE),
        ("  a: b\nc: d", "2:1", LOOSE),
        ("a:\n\t- b", "2:1", f"a tab indents this line; {SPACES}"),
        ("a: x\n\tb: y", "2:1", f"a tab indents this line; {SPACES}"),
        ("a: |\n\tx", "2:1", f"a tab indents this line; {SPACES}"),
        ('a: "b\nc: d\n', "1:4", f"{OPEN_QUOTE}; {CLOSE}"),
        ("a: [x, 'y]\nb: c\n", "1:8", f"{OPEN_QUOTE}; {CLOSE}"),
        ('a: "b\nc: "d"\n', "2:5", EARLIER),
        ("a: 'it's here'\n", "1:8", f"text behind the closing '; {BEHIND}"),
        ('a: "foo" bar\n', "1:10", f'text behind the closing "; {BEHIND}'),
        ("a: [Breaking] talks\n", "1:15", f"text behind the closing ']'; {BRACKET}"),
        ("a: {x} y\n", "1:8", f"text behind the closing '}}'; {BRACKET}"),
        ("a: [b, c\nd: e\n", "1:4", OPEN_LIST),
        ("a: {b: c\nd: e\n", "1:4", OPEN_MAPPING),
        ("a: {b: c: d}", "1:4", OPEN_MAPPING),
        ("a: [b, {c: d]", "1:8", OPEN_MAPPING),
        ("a: @b", "1:4", f"a value cannot begin with '@'; {QUOTE}"),
        ("a: `b`", "1:4", f"a value cannot begin with '`'; {QUOTE}"),
        ("a: 50\nb: %c", "2:4", f"a value cannot begin with '%'; {QUOTE}"),
        ("a: ]", "1:4", f"']' stands where a value is expected; {QUOTE}"),
        ("a: [,]", "1:5", f"',' stands where a value is expected; {QUOTE}"),
        ("a: > b", "1:4", f"'|', '>' or '%' at the start has a meaning of its own; {QUOTE}"),
        ("a: *Breaking* news", "1:4", STAR),
        ("a: & b", "1:4", STAR),
        ("a: - b", "1:4", ITEM),
        ("a: ? b", "1:4", f"'?' makes a key; {QUOTE}"),
        (r'a: "C:\dir"', "1:7", f"a backslash that escapes nothing; {BACKSLASH}"),
        (r'a: "\ud800"', "1:7", f"this escape names no character; {BACKSLASH}"),
        ("%a b\n", "1:1", "'%' at the start of a line begins a directive; remove the line"),
        ("k" * 1100 + ": v", "1:1", "a key of more than 1,000 characters; shorten it"),
        ("a: |0\n", "1:5", f"no YAML: found an indentation indicator equal to 0; {QUOTE}"),
    ],
)
def test_a_slip_is_explained_where_it_was_made(text: str, place: str, words: str) -> None:
    tree, problems = read_mapping("f", text)
    assert tree is None
    assert [str(problem) for problem in problems] == [f"f:{place}: error[yaml-syntax]: {words}"]


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b: c'",
        "a:\n- b",
        "a: b:c",
        "a: b #\tc",
        "a: it's",
        "a: b-c",
        "a: x [y] {z}",
        "a: 5%",
        "a: x@y",
        'a: x "y"',
        "a: -1",
        "a: b\n  c",
        "a: C:\\dir",
        "a: wow!",
        "a: ?b",
        "%a: b"[1:],
    ],
)
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    assert read_mapping("f", text)[1] == ()


@pytest.mark.parametrize("text", ["a: !x!y z", "a: !<b"])
def test_a_broken_tag_is_a_tag(text: str) -> None:
    assert [str(problem) for problem in read_mapping("f", text)[1]] == [
        f"f:1:4: error[yaml-tag]: {TAG}"
    ]


def test_a_text_behind_the_end_mark_is_a_second_document() -> None:
    assert [str(problem) for problem in read_mapping("f", "a: b\n...\nc: d")[1]] == [
        "f:3:1: error[yaml-second-document]: the line '...' above ended the YAML; remove that line"
    ]
    assert read_mapping("f", "a: b\n...\n")[1] == ()


def test_words_of_libyaml_that_are_not_known_are_passed_on() -> None:
    assert explain("a: b", "while scanning", "found a dragon", 0, 3) == Slip(
        3, "no YAML: found a dragon", QUOTE
    )
