"""YAML is read as the characters that stand there, or refused with a place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.problems import has_errors
from chronicle.yaml.events import comments, read_mapping
from chronicle.yaml.tree import Mapping, Node, Scalar, Sequence

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node | None) -> Plain:
    """What a tree says, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(child) for child in node.nodes]
    assert node is not None
    return {key.text: plain(value) for key, value in node.entries}


def shown(text: str) -> list[str]:
    """The problems of a text, as an author sees them, without the path."""
    return [str(problem).removeprefix("f:") for problem in read_mapping("f", text)[1]]


def test_every_node_knows_its_place() -> None:
    text = "title: 'It''s'\nwhere:\n  - {actor: a, 'b': [c]}\n😀: 😀x\nempty:\n"
    assert read_mapping("f", text, first_line=11) == (
        Mapping(
            (
                (Scalar("title", 11, 1), Scalar("It's", 11, 8, plain=False)),
                (
                    Scalar("where", 12, 1),
                    Sequence(
                        (
                            Mapping(
                                (
                                    (Scalar("actor", 13, 6), Scalar("a", 13, 13)),
                                    (
                                        Scalar("b", 13, 16, plain=False),
                                        Sequence((Scalar("c", 13, 22),), 13, 21),
                                    ),
                                ),
                                13,
                                5,
                            ),
                        ),
                        13,
                        3,
                    ),
                ),
                (Scalar("😀", 14, 1), Scalar("😀x", 14, 4)),
                (Scalar("empty", 15, 1), Scalar("", 15, 7)),
            ),
            11,
            1,
        ),
        (),
    )


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "12:30",
        "010",
        "1e3",
        "2025-05",
        "2025-02-30",
        "~",
        "null",
        "0x1F",
        "1_000",
        ".inf",
        "=",
        "-",
        "- x",
        "True",
        "y",
        "0o7",
        "190:20:30",
        "+1",
        "1.0",
        "<<",
        "NaN",
        "2025-05-16T10Z",
    ],
)
def test_no_word_is_turned_into_something_else(word: str) -> None:
    tree, problems = read_mapping("f", f"quoted: '{word}'\nlist: ['{word}']\nlong: |-\n  {word}\n")
    assert (plain(tree), problems) == ({"quoted": word, "list": [word], "long": word}, ())
    if word not in {"-", "- x"}:
        assert read_mapping("f", f"bare: {word}")[0] == Mapping(
            ((Scalar("bare", 1, 1), Scalar(word, 1, 7)),)
        )


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "  \n\n"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    assert read_mapping("f", text, first_line=2) == (Mapping((), 2, 1), ())


@pytest.mark.parametrize(
    ("text", "problems", "tree"),
    [
        (
            "a: 1\nb: 2\n'a': 3\n",
            ["3:1: error[yaml-duplicate-key]: a: given twice, first on line 1; keep one"],
            {"a": "3", "b": "2"},
        ),
        (
            "{a: 1, b: {c: 1, c: 2}, d: 3}",
            ["1:18: error[yaml-duplicate-key]: c: given twice, first on line 1; keep one"],
            {"a": "1", "b": {"c": "2"}, "d": "3"},
        ),
        (
            "a: &x [1]\nb: *x\n",
            [
                (
                    "1:4: error[yaml-anchor]: &x: names for values are not read; remove it, or put"
                    " the value in double quotes if it is a text"
                ),
                (
                    "2:4: error[yaml-alias]: *x: references are not read; write the value out, or"
                    " put it in double quotes if it is a text"
                ),
            ],
            {"a": ["1"], "b": "*x"},
        ),
        (
            "a: !!int 5\nb: !ENV HOME\nc: ! x\n",
            [
                f"{place}: error[yaml-tag]: {tag}: tags are not read; a value is the text that is"
                " written; remove the tag, or put the value in double quotes if it is a text"
                for place, tag in (("1:4", "!!int"), ("2:4", "!ENV"), ("3:4", "!"))
            ],
            {"a": "5", "b": "HOME", "c": "x"},
        ),
        (
            "a:\n  <<: b\n  '<<': c\n",
            [
                "2:3: error[yaml-merge-key]: <<: merge keys are not read; write the keys out",
                "3:3: error[yaml-duplicate-key]: <<: given twice, first on line 2; keep one",
            ],
            {"a": {"<<": "c"}},
        ),
        (
            "? [a, b]\n: c\n{d: e}: f\ng: h\n",
            [
                (
                    "1:3: error[yaml-key-not-scalar]: '[a, b]': a key cannot be a list or a"
                    " mapping; put the key in double quotes if it is a text"
                ),
                (
                    "3:1: error[yaml-key-not-scalar]: '{d: e}': a key cannot be a list or a"
                    " mapping; put the key in double quotes if it is a text"
                ),
            ],
            {"[a, b]": "c", "{d: e}": "f", "g": "h"},
        ),
        (
            'a: "x\\u200By\\r"\nb: "\\t\\n\\x41"\n',
            ["1:4: error[text-control]: U+200B (zero width space) as an escape; remove it"],
            {"a": "x\u200by\r", "b": "\t\nA"},
        ),
        (
            "title: Swap #3 agreed\nurl: x#y # yes\n#own line\nc: 'a #b'  # ? fine\nd: [#e\n  e]\n",
            [
                f"{place}: error[yaml-comment]: {words!r} would be dropped as a comment; put the"
                " value in double quotes, or a space behind '#' if it is a comment"
                for place, words in (("1:13", "#3 agreed"), ("5:5", "#e"))
            ],
            {"title": "Swap", "url": "x#y", "c": "a #b", "d": ["e"]},
        ),
        (
            "a: [?b, {?c: d}]\ne: {f: x?, g: http://h?i}\n? j\n: k\n",
            [
                "1:5: error[yaml-syntax]: '?' makes a key; put the value in double quotes",
                "1:10: error[yaml-syntax]: '?' makes a key; put the value in double quotes",
            ],
            {"a": [{"b": ""}, {"c": "d"}], "e": {"f": "x?", "g": "http://h?i"}, "j": "k"},
        ),
    ],
    ids=[
        "duplicate",
        "duplicate-inside",
        "anchor-alias",
        "tag",
        "merge",
        "odd-key",
        "escape",
        "comment",
        "question-mark",
    ],
)
def test_what_would_need_resolving_is_refused_and_reading_goes_on(
    text: str, problems: list[str], tree: Plain
) -> None:
    assert shown(text) == problems
    assert plain(read_mapping("f", text)[0]) == tree


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- a\n- b\n",
            (
                "1:1: error[yaml-not-mapping]: expected keys and values, found a list; begin with"
                " `key: value`"
            ),
        ),
        (
            "\n words\n",
            (
                "2:2: error[yaml-not-mapping]: expected keys and values, found 'words'; begin with"
                " `key: value`"
            ),
        ),
        (
            "a: 1\n--- x\n[[[",
            (
                "2:1: error[yaml-second-document]: a second document begins here; keep one; a text"
                " that begins with '---' goes in double quotes"
            ),
        ),
        (
            "a: " + "[" * 20,
            (
                "1:23: error[yaml-too-deep]: more than 20 levels deep; split the record, or write"
                " it flatter"
            ),
        ),
        (
            "a: [" + "b, " * 20_001 + "]",
            (
                "1:60008: error[yaml-too-many-nodes]: more than 20,000 values; split the record, or"
                " write it flatter"
            ),
        ),
    ],
    ids=["list", "words", "second-document", "too-deep", "too-many"],
)
def test_what_is_no_single_mapping_of_human_size_gives_no_tree(text: str, problem: str) -> None:
    assert (read_mapping("f", text)[0], shown(text)) == (None, [problem])


def test_an_end_without_a_line_feed_lies_on_the_last_line() -> None:
    _, problems = read_mapping("f", "---", first_line=7)
    assert [problem.place.line for problem in problems] == [7]


def test_twenty_levels_are_not_too_deep() -> None:
    tree, problems = read_mapping("f", "a: " + "[" * 19 + "]" * 19)
    assert (tree is not None, problems) == (True, ())


def test_a_hundred_mistakes_are_listed_and_one_more_ends_the_list() -> None:
    hundred = "".join(f"k{n}: *a\n" for n in range(100))
    tree, problems = read_mapping("f", hundred)
    assert (tree is not None, len(problems)) == (True, 100)
    tree, problems = read_mapping("f", f"{hundred}k100: *a\nk101: *a\n")
    assert (tree, len(problems)) == (None, 101)
    assert str(problems[-1]) == (
        "f:101:7: error[yaml-too-many-mistakes]: more mistakes follow, which are not listed;"
        " mend those above first"
    )


def test_comments_are_found_outside_of_values_only() -> None:
    text = 'a: "x # no" # ? one\n# two\nb: | # in\n  # no\nc: [d, # three\n  e#f]\n#four'
    assert list(comments(text)) == [
        (1, 13, "# ? one"),
        (2, 1, "# two"),
        (3, 6, "# in"),
        (5, 8, "# three"),
        (7, 1, "#four"),
    ]
    assert list(comments("a: | # one")) == [(1, 6, "# one")]


# 200,000 bytes of each shape that could make a parser recurse, look back or copy without end.
SIZE = 199_000
BOMBS = {
    "open-lists": "[" * SIZE,
    "open-mappings": "{" * SIZE,
    "open-pairs": "[{a: " * (SIZE // 5),
    "dashes": "- " * (SIZE // 2),
    "question-marks": "? " * (SIZE // 2),
    "keys-in-line": "a: " * (SIZE // 3),
    "staircase": "".join(f"{' ' * depth}a:\n" for depth in range(600)),
    "doubled-merge-keys": "a: &a {x: y}\n" + "b: &b {<<: [*a, *a]}\n" * (SIZE // 21),
    "laughs": "a: &a [x]\n" + "".join(f"{c}: &{c} [{'*a,' * 999}]\n" for c in "bcdefghi"),
    "references": "a: [" + "*a," * (SIZE // 3) + "]",
    "equal-keys": "a: b\n" * (SIZE // 5),
    "list-keys": "[a]: b\n" * (SIZE // 7),
    "items": "a: [" + "b," * (SIZE // 2) + "]",
    "comments": "a: b #\n" + "#c\n" * (SIZE // 3) + "d: e #f",
    "open-quote": "a: '" + "x " * (SIZE // 2),
    "escapes": 'a: "' + "\\u200b" * (SIZE // 6) + '"',
    "documents": "--- a\n" * (SIZE // 6),
    "blank-lines": "a:\n" + "\n" * SIZE + "b",
    "second-bomb": "a: b #x\n--- " + "[" * SIZE,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused(bomb: str) -> None:
    """That it is refused soon and in little memory, tests/hostile/test_limits.py holds to."""
    _, problems = read_mapping("f", bomb)
    assert has_errors(problems)


def agrees(said: object, expected: object) -> bool:
    """Tell whether a tree says what JSON says, numbers and the like by their mere presence."""
    if isinstance(expected, dict):
        return (
            isinstance(said, dict)
            and set(said) == set(expected)
            and all(agrees(said[key], value) for key, value in expected.items())
        )
    if isinstance(expected, list):
        return (
            isinstance(said, list)
            and len(said) == len(expected)
            and all(map(agrees, said, expected))
        )
    return said == expected if isinstance(expected, str) else isinstance(said, str)


def test_the_yaml_test_suite_is_read_as_it_says_or_refused_with_a_place(shared: Path) -> None:
    path = shared / "hostile" / "yaml" / "yaml-test-suite.jsonl"
    accepted = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        # As front matter always is: without a byte order mark, and whole lines.
        text = case["payload"].replace("\ufeff", "").removesuffix("\n") + "\n"
        tree, problems = read_mapping(case["id"], text)
        for problem in problems:
            assert 1 <= problem.place.line <= text.count("\n") + 1, problem
            assert problem.hint, problem
        if problems:
            continue
        accepted += 1
        if case["json"] and case["json"].strip():
            assert agrees(plain(tree), json.loads(case["json"])), case["id"]
    assert accepted == 81


@given(st.text(st.sampled_from("ab:-?,[]{}#&*!|>'\"%@` \n\t\\<0~.é😀"), max_size=60))
def test_any_text_is_accepted_or_refused_with_a_place_in_it(text: str) -> None:
    tree, problems = read_mapping("f", text)
    lines = text.split("\n")
    assert (tree is not None) or problems
    for problem in problems:
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
