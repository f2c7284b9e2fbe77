"""Words are exchanged at their place, and nothing else of a file changes."""

import pytest

from chronicle.contribute.edits import Edit, as_written, edited, with_key, without_key
from chronicle.frontmatter import Scalar, read_document
from chronicle.problems import Place


def test_edits_are_made_at_their_places_whatever_the_order() -> None:
    data = "\ufeff---\r\na: [x, y, x]\r\n---\r\nTürkiye x\r\n".encode()
    edits = [
        Edit(Place("f", 2, 5), "x", "long"),
        Edit(Place("f", 4, 9), "x", ""),
        Edit(Place("f", 2, 11), "x", "z"),
    ]
    after = "\ufeff---\r\na: [long, y, z]\r\n---\r\nTürkiye \r\n".encode()
    assert edited(data, edits) == after
    assert edited(data, reversed(edits)) == after


def test_what_does_not_stand_there_is_never_overwritten() -> None:
    with pytest.raises(ValueError, match="f:1:2: 'x' does not stand here"):
        edited(b"abc", [Edit(Place("f", 1, 2), "x", "y")])


@pytest.mark.parametrize(
    ("line", "scalar", "written"),
    [
        ("a: kyiv # b", Scalar("kyiv", 1, 4), "kyiv"),
        ("a: 'it''s'", Scalar("it's", 1, 4, plain=False), "'it''s'"),
        ('a: "b\\"c" # d', Scalar('b"c', 1, 4, plain=False), '"b\\"c"'),
        ("a: >-", Scalar("kyiv", 1, 4, plain=False), ""),
        ("a: early", Scalar("early hours", 1, 4), ""),
    ],
)
def test_a_value_is_known_as_it_is_written(line: str, scalar: Scalar, written: str) -> None:
    assert as_written(line, scalar) == written


FILE = b"""---
title: T
# why
places: [a, b] # here

# added
added: 2025
---
Text.
"""


@pytest.mark.parametrize(
    ("key", "value", "after"),
    [
        ("title", "U", FILE.replace(b"title: T", b"title: U")),
        ("places", ["c"], FILE.replace(b"[a, b] # here", b"[c]")),
        ("added", "2026", FILE.replace(b"2025", b"2026")),
        ("former_ids", ["x"], FILE.replace(b"2025\n", b"2025\nformer_ids: [x]\n")),
        ("kind", "call", FILE.replace(b"# why", b"kind: call\n# why")),
        ("date", "2025", FILE.replace(b"# why", b"date: 2025\n# why")),
    ],
)
def test_a_key_is_set_in_its_lines_or_where_it_belongs(key: str, value: str, after: bytes) -> None:
    document, _ = read_document("f", FILE)
    assert document is not None
    assert with_key(FILE, document, "event", key, value) == after


def test_line_ends_stay_as_they_are() -> None:
    data = FILE.replace(b"\n", b"\r\n")
    document, _ = read_document("f", data)
    assert document is not None
    after = with_key(data, document, "event", "former_ids", ["x"])
    assert after == data.replace(b"2025\r\n", b"2025\r\nformer_ids: [x]\r\n")


def test_a_key_is_taken_out_with_its_lines() -> None:
    document, _ = read_document("f", FILE)
    assert document is not None
    assert without_key(FILE, document, "event", "places") == FILE.replace(
        b"places: [a, b] # here\n", b""
    )
