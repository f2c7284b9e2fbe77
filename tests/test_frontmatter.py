"""A record's file is split into front matter with places and a body, and put together again."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.frontmatter import (
    MAX_BODY,
    Comment,
    Document,
    Mapping,
    Scalar,
    front_comments,
    read_document,
    write_document,
)
from chronicle.problems import Place
from chronicle.text import first_hidden

TITLED = Mapping(((Scalar("title", 2, 1), Scalar("One", 2, 8)),), 2, 1)


@pytest.mark.parametrize(
    ("data", "document"),
    [
        (b"---\ntitle: One\n---\nBody.\n", Document("a.md", TITLED, "Body.\n", 4)),
        (b"---\r\ntitle: One\r\n---\r\nB\r\n\r\nC", Document("a.md", TITLED, "B\n\nC", 4)),
        (b"\xef\xbb\xbf--- \ntitle: One\n---\t\n\n B \n", Document("a.md", TITLED, "\n B \n", 4)),
        (b"---\ntitle: One\n---", Document("a.md", TITLED, "", 4)),
        (b"---\ntitle: One\n\n---\n---\nB", Document("a.md", TITLED, "---\nB", 5)),
        (b"---\n---\nB", Document("a.md", Mapping((), 2, 1), "B", 3)),
    ],
    ids=["plain", "crlf", "bom", "no-body", "rule-in-body", "empty-front-matter"],
)
def test_a_file_is_split_at_its_second_line_of_dashes(data: bytes, document: Document) -> None:
    assert read_document("a.md", data) == (document, ())


ADD = "begin the file with a line '---', then `key: value` lines, then a line '---'"
OPEN = "front-matter-unclosed]: the front matter that begins here has no end"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"", f"1:1: error[front-matter-missing]: the first line is empty; {ADD}"),
        (
            b"\n---\na: b\n---\n",
            f"1:1: error[front-matter-missing]: the first line is empty; {ADD}",
        ),
        (b"Hi\n", f"1:1: error[front-matter-missing]: the file begins with 'Hi'; {ADD}"),
        (b"+++\n", f"1:1: error[front-matter-missing]: the file begins with '+++'; {ADD}"),
        (b"--- a\n---\n", f"1:1: error[front-matter-missing]: the file begins with '--- a'; {ADD}"),
        (b"---\na: b\nBody.\n", f"1:1: error[{OPEN}; end it with a line '---'"),
        (
            b"---\na: b\n ---\nBody.\n",
            f"1:1: error[{OPEN}; end it with a line '---', not ' ---' as on line 3",
        ),
        (
            b"---\na: b\n...\nBody.\n",
            f"1:1: error[{OPEN}; end it with a line '---', not '...' as on line 3",
        ),
        (
            b"---\na: b\n---\n" + b"x" * (MAX_BODY + 1),
            (
                "4:1: error[body-too-large]: the text below the front matter has more than 100,000"
                " bytes; split the record"
            ),
        ),
        (
            b"---\na: b\n---\n" + "é".encode() * (MAX_BODY // 2 + 1),
            (
                "4:1: error[body-too-large]: the text below the front matter has more than 100,000"
                " bytes; split the record"
            ),
        ),
        (
            b"---\na: b\nc: d: e\n---\n",
            (
                "3:5: error[yaml-syntax]: c: 'd: e' holds ': ' outside of quotes; put the value in"
                " double quotes"
            ),
        ),
        (
            b"---\n- a\n---\n",
            (
                "2:1: error[yaml-not-mapping]: expected keys and values, found a list; begin with"
                " `key: value`"
            ),
        ),
        (
            b"---\na: \xe9\n---\n",
            "2:4: error[text-not-utf8]: byte 0xE9 is not UTF-8; save the file as UTF-8",
        ),
    ],
    ids=[
        "empty",
        "blank-line-first",
        "no-front-matter",
        "toml",
        "text-behind",
        "unclosed",
        "indented-end",
        "dots",
        "long-body",
        "long-body-in-bytes",
        "syntax",
        "list",
        "latin-1",
    ],
)
def test_a_file_that_gives_no_document_says_why(data: bytes, shown: str) -> None:
    document, problems = read_document("a.md", data)
    assert (document, [str(p) for p in problems]) == (None, [f"a.md:{shown}"])


def test_all_mistakes_of_a_file_are_told_at_once_in_order() -> None:
    data = b"---\na: &x b\na: c\nd: \xe2\x80\x8be\n---\nBody\x00\n"
    document, problems = read_document("a.md", data)
    assert [(problem.place.line, problem.place.column, problem.code) for problem in problems] == [
        (2, 4, "yaml-anchor"),
        (3, 1, "yaml-duplicate-key"),
        (4, 4, "text-control"),
        (6, 5, "text-control"),
    ]
    assert document is not None
    assert document.body == "Body\ufffd\n"
    assert document.front.get("a") == Scalar("b", 2, 4)
    assert document.front.get("d") == Scalar("\ufffde", 4, 4)
    assert document.front.get("e") is None


def test_the_longest_body_is_read() -> None:
    document, problems = read_document("a.md", b"---\na: b\n---\n" + b"x" * MAX_BODY)
    assert (document is not None, problems) == (True, ())


def test_comments_of_the_front_matter_are_told_apart_from_values() -> None:
    data = b'---\n# one\na: "b # no"  # ? two\n---\n# Heading\n'
    assert front_comments("a.md", data) == (
        Comment("one", Place("a.md", 2, 1)),
        Comment("? two", Place("a.md", 3, 14)),
    )
    assert front_comments("a.md", b"---\na: [ # c\n---\n") == ()


BODIES = st.text(max_size=80).filter(lambda text: not first_hidden(text))


@given(BODIES, BODIES)
def test_what_is_written_reads_back(text: str, body: str) -> None:
    document, problems = read_document("a.md", write_document({"a": text}, body).encode())
    assert problems == ()
    assert document is not None
    value = document.front.get("a")
    assert isinstance(value, Scalar)
    assert (value.text, document.body, document.body_line) == (text, body, 4)


@given(
    st.binary(max_size=80)
    | st.builds(b"---\n%b\n---\n%b".__mod__, st.tuples(st.binary(), st.binary()))
)
def test_any_bytes_give_a_document_or_a_problem_with_a_place_in_the_file(data: bytes) -> None:
    document, problems = read_document("a.md", data)
    assert (document is not None) or problems
    for problem in problems:
        assert 1 <= problem.place.line <= data.count(b"\n") + 1
        assert problem.hint


def test_odd_texts_survive_in_front_matter_and_body(shared: Path) -> None:
    path = shared / "hostile" / "text" / "naughty-strings.jsonl"
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["payload"]
        written = write_document({"a": text, "b": [text, {"c": text, "d": text}]}, text)
        document, problems = read_document("a.md", written.encode("utf-8", "replace"))
        hidden = bool(first_hidden(text))
        assert bool(problems) == hidden, text
        if document is not None and not hidden:
            assert write_document(document.front, document.body) == written
            count += 1
    assert count > 400
