"""The canonical form of a file: one for all spellings, and never another meaning."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import SMALL

from chronicle.contribute.changes import Change
from chronicle.contribute.formatting import differences, format_file, meaning
from chronicle.frontmatter import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    front_comments,
    read_document,
    write_document,
)
from chronicle.model import Key, Record
from chronicle.records import decode, key_of

EVENT = Key("event", "x")
ROOT = Path(__file__).parents[2]
FILES = [
    path
    for folder in (SMALL, ROOT)
    for path in sorted((folder / "content").rglob("*.md"))
    if path.stat().st_size < 8_000
]


def formatted(text: str, key: Key = EVENT) -> str:
    data, problems = format_file("content/events/x.md", text.encode(), key)
    assert problems == ()
    return data.decode()


def front(text: str) -> str:
    """The canonical front matter of an event that has these lines beside the required ones."""
    whole = formatted(f"---\ntitle: T\ndate: 2026-05-10\nsources: [s]\n{text}---\n")
    return whole.removeprefix("---\ntitle: T\ndate: 2026-05-10\nsources: [s]\n").removesuffix(
        "---\n"
    )


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("status: 'held'\nkind: call\n", "kind: call\nstatus: held\n"),
        ("places:\n- a\n-   b\n", "places: [a, b]\n"),
        (
            "claims: [{speaker: a, says: b, source: s, id: c}]\n",
            "claims:\n  - {id: c, speaker: a, says: b, source: s}\n",
        ),
        (
            "relations:\n  - source: s\n    follows: a\n",
            "relations:\n  - {follows: a, source: s}\n",
        ),
        ("time_words: >-\n  early\n  hours\n", "time_words: early hours\n"),
        ("time_words: |\n  early hours\n", "time_words: early hours\n"),
        ('time_words: "early: hours"\n', 'time_words: "early: hours"\n'),
        ("participants:\n  - {for: b, actor: a}\n", "participants:\n  - {actor: a, for: b}\n"),
    ],
)
def test_each_value_has_one_form(written: str, canonical: str) -> None:
    assert front(written) == canonical
    assert front(canonical) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("# a\nkind: call # b\n# c\n", "# a\nkind: call  # b\n# c\n"),
        ("status: held # s\n# k\nkind: call\n", "# k\nkind: call\nstatus: held  # s\n"),
        ("places: # p\n  - a\n  # b\n  - b # c\n", "places:  # p\n  - a\n  # b\n  - b  # c\n"),
        ("places: [a, # one\n  b]\n", "places:\n  - a  # one\n  - b\n"),
        ("places: [a,\n  b] # both\n", "places: [a, b]  # both\n"),
        ("time_words: > # folded\n  early\n  hours\n", "time_words: early hours  # folded\n"),
        ("time_words: 'early\n  hours' # q\n", "time_words: early hours  # q\n"),
        (
            "participants:\n  - # why\n    actor: a\n  - {actor: b} # him\n  # nobody else\n",
            "participants:\n  # why\n  - actor: a\n  - actor: b  # him\n  # nobody else\n",
        ),
        (
            "participants:\n  - role: r\n    # who\n    actor: a\n",
            "participants:\n  # who\n  - {actor: a, role: r}\n",
        ),
        (
            "participants:\n  - actor: a # one\n    role: r\n      # deep\nkind: call\n",
            "kind: call\nparticipants:\n  - actor: a  # one\n    role: r\n    # deep\n",
        ),
    ],
)
def test_comments_stay_at_what_they_are_about(written: str, canonical: str) -> None:
    assert front(written) == canonical
    assert front(canonical) == canonical


@pytest.mark.parametrize(
    ("body", "canonical"),
    [
        ("", ""),
        ("\n\n", ""),
        ("\n  \nText.\n\n\n", "Text.\n"),
        ("Text.", "Text.\n"),
        ("    code\n", "    code\n"),
        ("Text.  \nMore.\n", "Text.  \nMore.\n"),
        ("Text.\r\n\r\nMore.\r\n", "Text.\n\nMore.\n"),
        ("```\nopen\n\n\n", "```\nopen\n\n\n"),
    ],
    ids=repr,
)
def test_a_text_loses_blank_lines_around_it_only(body: str, canonical: str) -> None:
    head = "---\ntitle: T\ndate: 2026-05-10\nsources: [s]\n---\n"
    assert formatted(head + body) == head + canonical


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: T\n---\n", "key-missing"),
        ("---\ntitle: T\ntitle: U\n---\n", "yaml-duplicate-key"),
        ("title: T\n", "front-matter-missing"),
    ],
)
def test_a_file_with_mistakes_stays_as_it_is(text: str, code: str) -> None:
    data, problems = format_file("content/events/x.md", text.encode(), EVENT)
    assert data == text.encode()
    assert code in {problem.code for problem in problems}


def test_a_difference_is_told_at_its_line() -> None:
    (problem,) = differences(
        [Change("content/places/a.md", b"---\nname: 'A'\n", b"---\nname: A\n")]
    )
    assert str(problem) == (
        "content/places/a.md:2:1: error[format]: not in the canonical form from here on;"
        " run `chronicle fmt content/places/a.md`"
    )


# --- laws ----------------------------------------------------------------------------------


def decoded(data: bytes, key: Key) -> Record:
    document, problems = read_document("content/x", data)
    assert document is not None, problems
    record, problems = decode(document, key)
    assert record is not None, problems
    return record


@st.composite
def spelt(draw: st.DrawFn, node: Node, pad: str = "", *, flow: bool = False) -> str:
    """A value as some author might write it: `node`, in any style and order, with comments."""
    if isinstance(node, Scalar):
        styles = [json.dumps(node.text, ensure_ascii=False)]
        if "'" not in node.text:
            styles.append(f"'{node.text}'")
        if re.fullmatch(r"[A-Za-z0-9][\w-]*", node.text):
            styles.append(node.text)
        if not flow and re.fullmatch(r"\w.*\w", node.text):
            mark = draw(st.sampled_from(["|-", ">-", "|", ">", "> # folded"]))
            styles.append(f"{mark}\n{pad}  {node.text}")
        return draw(st.sampled_from(styles))
    children: list[tuple[str, Node]] = []
    if isinstance(node, Mapping):
        children = [(f"{key.text}:", value) for key, value in node.entries]
        if len({head for head, _ in children} & {"uk:", "ru:"}) == 0:
            children = draw(st.permutations(children))
    elif isinstance(node, Sequence):
        children = [("-", value) for value in node.nodes]
    if flow or draw(st.booleans()):
        parts = [
            ("" if head == "-" else f"{head} ") + draw(spelt(value, pad, flow=True))
            for head, value in children
        ]
        joint = draw(st.sampled_from([", ", f", # in flow\n{pad}  ", f",\n{pad}  "]))
        inside = joint.join(parts)
        return f"[{inside}]" if isinstance(node, Sequence) else f"{{{inside}}}"
    return "\n" + draw(blocks(children, pad))


@st.composite
def blocks(draw: st.DrawFn, children: list[tuple[str, Node]], pad: str) -> str:
    """Keys or items below one another, with comments between and behind them."""
    lines = []
    for head, value in children:
        if draw(st.integers(0, 5)) == 0:
            lines.append(f"{pad}# above {head}")
        written = draw(spelt(value, f"{pad}  "))
        is_open = written.startswith(("\n", "|", ">"))
        note = "" if is_open or draw(st.integers(0, 5)) else f" # behind {head}"
        lines.append(f"{pad}{head} {written}{note}")
        if draw(st.integers(0, 7)) == 0 and not written.startswith((">", "|")):
            lines.append(f"{pad}{draw(st.sampled_from(['', '  ', '   ']))}# below {head}")
    return "\n".join(lines)


@settings(max_examples=60)
@given(st.data())
def test_formatting_keeps_meaning_and_comments_and_is_done_once(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(FILES))
    folder = str(path).rpartition("/content/")[2].partition("/")[0]
    key = key_of(f"content/{folder}/{path.name}")
    assert isinstance(key, Key)
    document, _ = read_document("x", path.read_bytes())
    assert document is not None
    children: list[tuple[str, Node]] = [
        (f"{name.text}:", value) for name, value in document.front.entries
    ]
    lines = data.draw(blocks(data.draw(st.permutations(children)), ""))
    written = f"---\n{lines}\n---\n{document.body}".encode()
    once = format_file("x", written, key)
    assert once.problems == ()
    assert meaning(decoded(once.data, key)) == meaning(decoded(path.read_bytes(), key))
    told = Counter(comment.text for comment in front_comments("x", written))
    assert Counter(comment.text for comment in front_comments("x", once.data)) == told
    assert format_file("x", once.data, key).data == once.data


@pytest.mark.parametrize("path", FILES[:40], ids=lambda path: path.stem)
def test_what_the_writer_writes_is_canonical_but_for_the_order_of_keys(path: Path) -> None:
    folder = str(path).rpartition("/content/")[2].partition("/")[0]
    key = key_of(f"content/{folder}/{path.name}")
    assert isinstance(key, Key)
    once = format_file("x", path.read_bytes(), key).data
    document, _ = read_document("x", once)
    assert document is not None
    if not front_comments("x", once):
        assert write_document(document.front, document.body).encode() == once
