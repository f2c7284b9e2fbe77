"""What is written is what a person would write, and reads back as the same tree."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.text import first_hidden
from chronicle.yaml.events import comments, read_mapping
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence
from chronicle.yaml.write import Noted, Writable, write_front

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node | None) -> Plain:
    """What a tree says, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(child) for child in node.nodes]
    assert node is not None
    return {key.text: plain(value) for key, value in node.entries}


def test_an_entry_looks_hand_written() -> None:
    claim: dict[str, Writable] = {
        "id": "umerov-1",
        "speaker": {"described_as": "a senior official"},
        "to": ("reporters",),
        "made": Noted("2025-05-15", "? “on Thursday”, counted from 2025-05-16"),
        "quote": 'He said: "Yes", and left.',
        "about": {"field": "duration", "value": "PT1H45M"},
        "text": "a\tb\nc \\ d",
    }
    fields: dict[str, Writable] = {
        "title": "First direct Russia–Ukraine talks since 2022",
        "date": "2025-05-16T13:35+03:00/2025-05-16T15:20+03:00",
        "round": "1",
        "zone": Scalar("Europe/Istanbul"),
        "places": Noted(
            ["dolmabahce-palace", "istanbul"], "? one place", above=("Two were named.",)
        ),
        "authors": ["A. Writer", "Agency, The"],
        "empty": [],
        "participants": [
            {"actor": "hakan-fidan", "role": "host", "via": ["tass"]},
            Noted({"actor": "vladimir-medinsky", "role": "x" * 90}, "? the same man"),
        ],
        "relations": [{"follows": "2025-05-11-offer"}, {"results-in": "b", "source": "c"}],
        "claims": [claim],
        "names": MappingProxyType({"uk": "Київ", "ru": "Киев"}),
        "long": [f"item-number-{n:03}" for n in range(7)],
        "lists": [["a", "b"], [["c"], []], Noted("d", "? e")],
        "no": "",
    }
    assert write_front(fields) == (
        """\
title: First direct Russia–Ukraine talks since 2022
date: 2025-05-16T13:35+03:00/2025-05-16T15:20+03:00
round: 1
zone: Europe/Istanbul
# Two were named.
places: [dolmabahce-palace, istanbul]  # ? one place
authors: [A. Writer, "Agency, The"]
empty: []
participants:
  - {actor: hakan-fidan, role: host, via: [tass]}
  # ? the same man
  - actor: vladimir-medinsky
    role: """
        + "x" * 90
        + """
relations:
  - follows: 2025-05-11-offer
  - {results-in: b, source: c}
claims:
  - id: umerov-1
    speaker: {described_as: a senior official}
    to: [reporters]
    made: 2025-05-15  # ? “on Thursday”, counted from 2025-05-16
    quote: "He said: \\"Yes\\", and left."
    about: {field: duration, value: PT1H45M}
    text: "a\\tb\\nc \\\\ d"
names: {uk: Київ, ru: Киев}
long:
  - item-number-000
  - item-number-001
  - item-number-002
  - item-number-003
  - item-number-004
  - item-number-005
  - item-number-006
lists:
  - [a, b]
  - - [c]
    - []
  - d  # ? e
no: ""
"""
    )


@pytest.mark.parametrize(
    ("text", "alone", "inside"),
    [
        ("no", "no", "no"),
        ("12:30", "12:30", "12:30"),
        ("2025?", "2025?", "2025?"),
        ("-58.38", "-58.38", "-58.38"),
        ("https://a.b:80/c?d=e#f", "https://a.b:80/c?d=e#f", "https://a.b:80/c?d=e#f"),
        ("a, b", "a, b", '"a, b"'),
        ("[a]", '"[a]"', '"[a]"'),
        ("x [a]", "x [a]", '"x [a]"'),
        ("a:-", "a:-", '"a:-"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a:", '"a:"', '"a:"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("a#b", "a#b", "a#b"),
        (" a", '" a"', '" a"'),
        ("a ", '"a "', '"a "'),
        ("a  b", "a  b", "a  b"),
        ("", '""', '""'),
        ("null", '"null"', '"null"'),
        ("nullify", "nullify", "nullify"),
        ("~", '"~"', '"~"'),
        ("<<", "<<", "<<"),
        ("---", '"---"', '"---"'),
        ("...", '"..."', '"..."'),
        ("- a", '"- a"', '"- a"'),
        ("?a", '"?a"', '"?a"'),
        ("a\nb", '"a\\nb"', '"a\\nb"'),
        ("it's", "it's", "it's"),
        ("'a", '"\'a"', '"\'a"'),
        ('a "b"', 'a "b"', 'a "b"'),
        ("a\u200bb\0", '"a\\u200Bb\\x00"', '"a\\u200Bb\\x00"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, alone: str, inside: str) -> None:
    assert write_front({"a": text, "b": [text]}) == f"a: {alone}\nb: [{inside}]\n"


def test_a_merge_key_is_written_as_a_word() -> None:
    assert write_front({"<<": "a", "b": {"<<": "c", "d e": "f"}}) == (
        '"<<": a\nb: {"<<": c, d e: f}\n'
    )


def test_a_line_is_a_hundred_characters_or_less_unless_a_text_is_longer() -> None:
    fits, too_long = ["a" * 48, "b" * 44], ["a" * 48, "b" * 45]
    assert [len(line) for line in write_front({"k": fits}).splitlines()] == [100 - 1]
    assert [len(line) for line in write_front({"kk": fits}).splitlines()] == [100]
    assert len(write_front({"kk": too_long}).splitlines()) == 3
    assert len(write_front({"k": "word " * 90 + "end"}).splitlines()) == 1


def test_no_comment_can_become_a_value() -> None:
    words = "why\n  not: this\u2028 \r\n--- \0"
    written = write_front({"a": Noted("b", words, above=(words, ""), below=(words,))})
    comment = "# why not: this --- \ufffd"
    assert written == f"{comment}\n#\na: b  {comment}\n{comment}\n"
    assert [found for _, _, found in comments(written)] == [comment, "#", comment, comment]


def texts(longest: int) -> st.SearchStrategy[str]:
    """Texts that the reader accepts, rich in what YAML finds special."""
    special = st.text("ab0 :-?,[]{}#&*!|>'\"%@`\\<~.=/\n\tnul", max_size=longest)
    return (special | st.text(max_size=longest)).filter(lambda text: not first_hidden(text))


VALUES: st.SearchStrategy[Plain] = st.recursive(
    texts(30) | texts(150),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts(12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.dictionaries(texts(12), VALUES, max_size=5)


@given(FIELDS)
def test_what_is_written_reads_back_as_the_same_tree(fields: dict[str, Plain]) -> None:
    tree, problems = read_mapping("f", write_front(fields))
    assert problems == ()
    assert plain(tree) == fields
    assert tree is not None
    assert write_front(tree) == write_front(fields)


def noted(values: st.SearchStrategy[Plain]) -> st.SearchStrategy[tuple[Plain, Writable]]:
    """A value, and the same with comments at it and in it."""
    notes = st.text(max_size=20)

    def with_notes(value: Plain, note: str, above: list[str]) -> tuple[Plain, Writable]:
        inner: Writable = value
        if isinstance(value, list):
            inner = [Noted(child, note) for child in value]
        elif isinstance(value, dict):
            inner = {key: Noted(child, note, tuple(above), (note,)) for key, child in value.items()}
        return value, Noted(inner, note, tuple(above))

    return st.builds(with_notes, values, notes, st.lists(notes, max_size=2))


@given(noted(VALUES))
def test_comments_change_nothing_that_is_read(pair: tuple[Plain, Writable]) -> None:
    bare, written = pair
    tree, problems = read_mapping("f", write_front({"a": "b", "c": written, "d": [written]}))
    # The word of a comment may be glued to its '#', never to a value.
    assert problems == ()
    assert plain(tree) == {"a": "b", "c": bare, "d": [bare]}


def test_a_tree_that_was_read_is_written_in_the_usual_form() -> None:
    tree, _ = read_mapping("f", "a:   'b'\nc:\n  d: [e]\n  f: |\n    g\n    h\ni: !x j\n")
    assert isinstance(tree, Mapping)
    assert write_front(tree) == 'a: b\nc: {d: [e], f: "g\\nh\\n"}\ni: j\n'


@pytest.mark.parametrize("value", [1, None, True, Noted(Noted("a")), [2], {"a": 3}])
def test_only_texts_are_written(value: Writable) -> None:
    with pytest.raises(TypeError, match="only texts, lists and mappings can be written"):
        write_front({"key": value})
