"""Markdown into bodies: refs with their places, words for names, safe markup, all mistakes."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import FrameType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chronicle.body import Body, Html, RefUse, Words
from chronicle.markdown import parse_body
from chronicle.model import Key
from chronicle.names import NameIndex
from chronicle.problems import Place, Problem
from chronicle.prose import Anchor, Prose, link_body

PATH = "content/events/x.md"


def body_of(text: str) -> Body:
    body, problems = parse_body(PATH, text, 1)
    assert problems == ()
    return body


def shown(body: Body) -> str:
    """The body's markup with its refs as plain words."""
    prose, _ = link_body(body, lambda _: None, NameIndex(), _no_link, Key("event", "x"))
    return prose.__html__()


def _no_link(key: Key, words: str) -> Anchor:
    raise AssertionError((key, words))


def refs(text: str, first_line: int = 1) -> list[tuple[str, str, str, int, int]]:
    body, _ = parse_body(PATH, text, first_line)
    return [
        (part.kind, part.id, part.words, part.place.line, part.place.column)
        for part in body.parts
        if isinstance(part, RefUse)
    ]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse_body(PATH, text, 1)[1]]


# --- refs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[crimea]]", [("", "crimea", "", 1, 1)]),
        ("[[issue:crimea]]", [("issue", "crimea", "", 1, 1)]),
        ("[[crimea|the  peninsula]]", [("", "crimea", "the peninsula", 1, 1)]),
        ("[[ issue | *x* &amp; \\* ]]", [("", "issue", "*x* & *", 1, 1)]),
        ("[[No Such:id]]", [("", "No Such:id", "", 1, 1)]),
        (
            "é [[a]], [[b]]\n  x [[c]]",
            [("", "a", "", 1, 3), ("", "b", "", 1, 10), ("", "c", "", 2, 5)],
        ),
        ("> - x\n>   [[a]]", [("", "a", "", 2, 5)]),
        ("1. \t[[a]]", [("", "a", "", 1, 5)]),
        ("## [[a]] ##\n\n[[b]]\n===", [("", "a", "", 1, 4), ("", "b", "", 3, 1)]),
        ("**[[a]]** *x [[b|y]]*", [("", "a", "", 1, 3), ("", "b", "y", 1, 14)]),
        ("“[[a]]” > [[b]]", [("", "a", "", 1, 2), ("", "b", "", 1, 11)]),
        ("`[[a]]` [[a]]", [("", "a", "", 1, 9)]),
        ("    [[a]]\n\n```\n[[b]]\n```", []),
        ("\\[[a]] \\[\\[b]]", []),
        ("[[[a]]]", [("", "a", "", 1, 2)]),
        ("![[a]]", [("", "a", "", 1, 2)]),
        ("[x [[a]]](https://e.org/)", [("", "a", "", 1, 4)]),
        ("[[a]](https://e.org/)", [("", "a", "", 1, 1)]),
        ("[[a]]: https://e.org/", [("", "a", "", 1, 1)]),
        ("a | b\n--|--\n[[a]] x | [[a]]\n", [("", "a", "", 3, 1), ("", "a", "", 3, 11)]),
        ("|a|\n|-|\n| \\| [[a\\|b]] \\| [[c]] |", [("", "a", "b", 3, 6), ("", "c", "", 3, 18)]),
        ("[[a]]\r\n[[b]]", [("", "a", "", 1, 1), ("", "b", "", 2, 1)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refs_are_found_with_their_places(
    text: str, found: list[tuple[str, str, str, int, int]]
) -> None:
    assert refs(text) == found


def test_lines_are_those_of_the_file() -> None:
    assert refs("\n\nx\n[[a]]", first_line=21) == [("", "a", "", 24, 1)]


PIECES = (
    r'[[a]]·[[b|w]]·[[·]]·[·x·é· ·> ·- ·1. ·    ·# ·`·*·**·\·|·\|·"·“·”·](#a)·![·<https://e.org/>'
    r"·&amp;·(·[x](javascript:y)"
    "·\n·\n\n·\t·```\n·a|b\n-|-\n·[r]: #x\n·---\n"
).split("·")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_place_is_where_its_brackets_stand(text: str) -> None:
    body, found = parse_body(PATH, text, 1)
    lines = text.split("\n")
    places = [part.place for part in body.parts if isinstance(part, RefUse)]
    places += [one.place for one in found if one.code == "ref-malformed"]
    for place in places:
        assert lines[place.line - 1][place.column - 1 :].startswith("[["), (place, lines)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_gives_a_body_that_is_safe_and_can_be_stored(text: str) -> None:
    body, found = parse_body(PATH, text, 7)
    assert msgspec.json.decode(msgspec.json.encode(body), type=Body) == body
    assert all(
        7 <= problem.place.line <= 7 + text.count("\n") + text.count("\r") for problem in found
    )
    assert offences("".join(part.text for part in body.parts if isinstance(part, Html))) == []
    assert offences(shown(body)) == []


def test_a_table_of_hidden_places_is_read_from_left_to_right() -> None:
    assert refs("| `[[a]]` x | [[a]] |\n|--|--|\n") == [("", "a", "", 1, 15)]


# --- words in which names may become links -------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one\ntwo *three* four", ["one\ntwo ", "three", " four"]),
        ("a &amp; b \\* c", ["a & b * c"]),
        ("a “b” c", ["a ", " c"]),
        ('a "b" c "d" e', ["a ", " c ", " e"]),
        ("a «b» c „d“ e „f” g", ["a ", " c ", " e ", " g"]),
        ("a “b *c* d” e", ["a ", " e"]),
        ("a “b\n\nc", ["a ", "c"]),
        ("a “b [[c]] d” e", ["a ", " e"]),
        ("a ‘b’ it’s", ["a ‘b’ it’s"]),
        ("a [b](https://e.org/) c", ["a ", " c"]),
        ("a <https://e.org/> c", ["a ", " c"]),
        ("# a\n\nb", ["b"]),
        ("> a\n\nb", ["b"]),
        ("`a` b\n\n    c", [" b"]),
        ("- a\n- b\n\n  c", ["a", "b", "c"]),
        ("a|b\n-|-\nc|d", ["a", "b", "c", "d"]),
        ("<b>a</b>", ["<b>a</b>"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_may_be_linked_outside_links_quotations_headings_and_code(
    text: str, words: list[str]
) -> None:
    assert [part.text for part in body_of(text).parts if isinstance(part, Words)] == words


def test_a_body_keeps_everything_in_order_of_reading() -> None:
    assert body_of("# Talks\n\nIn “Kyiv”, [[a|he]] *said*.") == Body(
        (
            Html("<h2>Talks</h2>\n<p>"),
            Words("In "),
            Html("“Kyiv”"),
            Words(", "),
            RefUse("", "a", "he", Place(PATH, 3, 12)),
            Words(" "),
            Html("<em>"),
            Words("said"),
            Html("</em>"),
            Words("."),
            Html("</p>\n"),
        ),
        "In “Kyiv”, he said.",
        (1, *[3] * 10),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("here Kiev", 1),
        ("one\n\ntwo\nhere Kiev", 3),  # the part begins there; the name is one line on
        ("one\n*two*\nhere Kiev", 2),
        ("one  \nhere Kiev", 2),
        ("- one\n- here Kiev", 2),
        ("| a | b |\n|---|---|\n| c | here Kiev |", 3),
    ],
    ids=["first", "paragraph", "after emphasis", "hard break", "list", "table"],
)
def test_a_part_knows_the_line_it_begins_on(text: str, line: int) -> None:
    body = body_of(text)
    (found,) = [
        at
        for part, at in zip(body.parts, body.lines, strict=True)
        if isinstance(part, Words) and part.text.endswith("here Kiev")
    ]
    assert found == line


def test_an_empty_text_is_an_empty_body() -> None:
    assert parse_body(PATH, "", 5) == parse_body(PATH, "\n \n", 5) == (Body(), ())


# --- links ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (
            '[x](https://e.org/a?b&c "t")',
            '<a href="https://e.org/a?b&amp;c" title="t" rel="external noopener">x</a>',
        ),
        ("[x](HTTP://e.org)", '<a href="HTTP://e.org" rel="external noopener">x</a>'),
        ("<a@e.org>", '<a href="mailto:a@e.org" rel="external noopener">a@e.org</a>'),
        ("[x](#umerov-1)", '<a href="#umerov-1">x</a>'),
        (
            "[x][r]\n\n[r]: https://e.org/ö",
            '<a href="https://e.org/%C3%B6" rel="external noopener">x</a>',
        ),
        ("https://e.org/", "https://e.org/"),
    ],
    ids=["web", "any case", "mail", "this page", "by reference", "bare words"],
)
def test_links_that_are_allowed(text: str, markup: str) -> None:
    assert shown(body_of(text)) == f"<p>{markup}</p>\n"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "\\javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,x",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "ftp://e.org/",
        "//e.org/",
        "/events/",
        "\\\\e.org",
        "https:e.org",
        "https:/e.org",
        "https:///e.org",
        "https://bank.example@e.org/",
        "other.html",
        "../index.html",
        "?q",
        "",
        "#",
        "assets/",
        "assets/../../x",
        "assets/%2e%2e/x",
        "assets/.hidden",
        "assets//x",
        "mailto:a@e.org?bcc=b@e.org",
    ],
)
def test_links_that_are_refused(address: str) -> None:
    body, found = parse_body(PATH, f"a [*b*](<{address}>) c", 1)
    assert shown(body) == "<p>a <em>b</em> c</p>\n"
    assert [(one.place, one.code) for one in found] == [(Place(PATH, 1, 3), "link-refused")]


def test_a_link_to_a_file_is_a_ref_that_must_lead_somewhere() -> None:
    text = "See [the *whole*\n`text`](assets/2025/peace.pdf), [](assets/a.png)."
    assert refs(text) == [
        ("asset", "2025/peace.pdf", "the whole text", 1, 5),
        ("asset", "a.png", "a.png", 2, 33),
    ]


# --- mistakes ------------------------------------------------------------------------------

FORMS = "write [[id]], [[kind:id]] or [[id|words]] on one line"
BRACKETS = r"for two brackets write \[\["


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "x [[crimea\n]] y",
            f"1:3: error[ref-malformed]: text: '[[crimea' is no ref; {FORMS}; {BRACKETS}",
        ),
        ("[[]]", f"1:1: error[ref-malformed]: text: '[[]]' is no ref; {FORMS}; {BRACKETS}"),
        ("[[ ]]", f"1:1: error[ref-malformed]: text: '[[ ]]' is no ref; {FORMS}; {BRACKETS}"),
        ("[[a|]]", f"1:1: error[ref-malformed]: text: '[[a|]]' is no ref; {FORMS}; {BRACKETS}"),
        ("[[a| ]]", f"1:1: error[ref-malformed]: text: '[[a| ]]' is no ref; {FORMS}; {BRACKETS}"),
        (
            "[[a]] [[b|c|d] and so on and so on and so on",
            (
                "1:7: error[ref-malformed]: text: '[[b|c|d] and so on and so on and so on' is no "
                f"ref; {FORMS}; {BRACKETS}"
            ),
        ),
        (
            f"[[{'a' * 201}]]",
            f"1:1: error[ref-malformed]: text: '[[{'a' * 37}…' is no ref; {FORMS}; {BRACKETS}",
        ),
        (
            "|a|b|\n|-|-|\n|[[c|d]]|",
            (
                f"3:2: error[ref-malformed]: text: '[[c' is no ref; {FORMS}, "
                f"in a table with \\| for |; {BRACKETS}"
            ),
        ),
        (
            "x ![a *b*](https://e.org/x.png)",
            (
                "1:3: error[image-refused]: text: 'https://e.org/x.png': pictures are not shown "
                "in a text; link to the file instead: [words](assets/file)"
            ),
        ),
        (
            "x\n[y](ftp://e.org)",
            (
                "2:1: error[link-refused]: text: 'ftp://e.org' is no address to link to; write "
                "https://…, http://…, mailto:…, #part-of-this-page or assets/file"
            ),
        ),
        (
            "> " * 20 + "lost",
            (
                "1:1: error[body-nesting]: text: nested more than 20 levels deep, where it would "
                "be lost; use fewer lists in lists and quotations in quotations"
            ),
        ),
        (
            f"\n|{'a|' * 31}\n|{'-|' * 31}\n|b|",
            (
                "2:1: error[table-too-wide]: text: a table of 31 columns; at most 30 are shown; "
                "split it, or turn rows and columns round"
            ),
        ),
        (
            "é" * 50_001,
            "1:1: error[body-too-long]: text: 100,002 bytes; at most 100,000 are read; split it",
        ),
        (
            f"[a]: https://e.org/{'x' * 500}\n\n{'[a]' * 500}",
            (
                "1:1: error[body-grows]: text: comes to more than 20 times its length as markup; "
                "repeat fewer long addresses, empty cells or nested lists"
            ),
        ),
    ],
    ids=[
        "not closed on its line",
        "empty",
        "blank",
        "no words",
        "blank words",
        "two bars",
        "too long",
        "a bar in a table",
        "picture",
        "scheme",
        "too deep",
        "too wide",
        "too large",
        "too much",
    ],
)
def test_mistakes_say_where_what_and_what_to_do(text: str, message: str) -> None:
    assert problems(text) == [f"{PATH}:{message}"]


@pytest.mark.parametrize(
    "text",
    [
        "> " * 19 + "kept",
        f"\n|{'a|' * 30}\n|{'-|' * 30}\n|b|",
        "é" * 50_000,
        "[x], [ [y] ], []",
        "x ! [y](#z)",
        ">",
    ],
    ids=["deep", "wide", "large", "single brackets", "no picture", "short"],
)
def test_what_is_just_allowed(text: str) -> None:
    assert problems(text) == []


def test_what_is_refused_stays_as_words() -> None:
    assert (
        shown(parse_body(PATH, "a [[ b ![c *d*](x) [e](ftp://f)", 1)[0]) == "<p>a [[ b c d e</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a &#x202E;b “&#8203;”", "a \ufffdb “\ufffd”"),
        ("[[a|b&shy;c]]", "b\ufffdc"),
        ("[a](assets/b&shy;c)", "a"),
        ("[a&rlm;](assets/b)", "a\ufffd"),
        ('[a](#b "&lrm;")', '<a href="#b" title="\ufffd">a</a>'),
        (
            "<https://e.org/%E2%80%AE>",
            '<a href="https://e.org/%E2%80%AE" rel="external noopener">https://e.org/\ufffd</a>',
        ),
        ("&eacute;&nbsp;&ndash;", "é&nbsp;–"),
    ],
    ids=["words", "ref", "file name", "file", "title", "address", "what can be seen"],
)
def test_no_character_hides_behind_an_entity(text: str, markup: str) -> None:
    assert shown(parse_body(PATH, text, 1)[0]) == f"<p>{markup}</p>\n"


def test_a_text_over_a_limit_gives_no_body() -> None:
    assert parse_body(PATH, "x" * 100_001, 1)[0] == Body()
    assert parse_body(PATH, f"[a]: #{'x' * 500}\n\n{'[a]' * 500}", 1)[0] == Body()


# --- no script -----------------------------------------------------------------------------

ALLOWED = {
    "a": {"href", "title", "rel"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
    "code": {"class"},
}
PLAIN_TAGS = "p h2 h3 h4 h5 h6 ul li blockquote pre hr table thead tbody tr em strong br".split()


class _Offences(HTMLParser):
    """Collects tags, attributes and addresses that prose may not have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.found.append(f"{tag} {name}")
            if name == "href" and not re.match(r"(?i)https?://[^/]|mailto:|#", value or ""):
                self.found.append(f"{tag} {name} {value}")
        if tag not in ALLOWED and tag not in PLAIN_TAGS:
            self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")


def offences(markup: str) -> list[str]:
    parser = _Offences()
    parser.feed(markup)
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<div>\n<style>*{background:url(//e.org)}</style>\n</div>",
        "<a href='javascript:alert(1)'>x</a>",
        "<!-- --><iframe srcdoc='x'></iframe>",
        "[x](javascript:alert(1))",
        '[x](<javascript:alert(1)> "t")',
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)",
        '[x](https://e.org/ "\\" onmouseover=alert(1) x=\\"")',
        '[x](https://e.org/"onmouseover=alert(1))',
        '![x](https://e.org/x.png "onload=alert(1)")',
        '![x"onerror=alert(1) "](x)',
        '```"><script>alert(1)</script>\nx\n```',
        "``<script>alert(1)</script>``",
        "[[a|<script>alert(1)</script>]]",
        "[[<script>alert(1)</script>]]",
        '|<b>|\n|:-:" onclick=x|\n|<i>|',
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script>",
        "{{ 7*7 }} {% include '/etc/passwd' %}",
        '"<plaintext>" “<b onclick=x>”',
        "<scr\n<script>ipt>alert(1)</scr</script>ipt>",
    ],
)
def test_no_script_comes_out_of_a_text(text: str) -> None:
    body, _ = parse_body(PATH, text, 1)
    # The engine alone must be safe, so that nh3 after it is a second guard and not the only one.
    assert offences("".join(part.text for part in body.parts if isinstance(part, Html))) == []
    assert offences(shown(body)) == []


@pytest.mark.parametrize("text", ["(c) (tm) +-", "a ... b", "a -- b --- c", "'a' b's", "e.org"])
def test_words_stay_as_they_were_typed(text: str) -> None:
    assert shown(parse_body(PATH, text, 1)[0]) == f"<p>{text}</p>\n"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# One\n\n## Two", ["h2", "h3"]),
        ("## One\n\n### Two\n\n## Three", ["h2", "h3", "h2"]),
        ("###### Six", ["h2"]),
        ("# One\n\n###### Six", ["h2", "h6"]),
    ],
)
def test_the_highest_heading_comes_next_below_the_title(text: str, tags: list[str]) -> None:
    assert re.findall(r"<(h[1-6])>", shown(parse_body(PATH, text, 1)[0])) == tags


# --- CommonMark, and texts made to hang ----------------------------------------------------


def as_we_write(text: str) -> str:
    """What the untouched engine makes of a text, with our headings, links and pictures."""
    engine = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    engine.enable("table")
    markup = engine.render(text)
    lower = 2 - min(map(int, re.findall(r"<h([1-6])>", markup)), default=1)
    markup = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(int(m[2]) + lower, 6)}>", markup)
    markup = re.sub(r'<img src="[^"]*" alt="([^"]*)"[^>]*>', r"\1", markup)
    bad = r'<a href="(?!(?i:https?://|mailto:)|#.)[^"]*"(?: title="[^"]*")?>(.*?)</a>'
    return re.sub(bad, r"\1", markup, flags=re.DOTALL)


def test_commonmark_reads_as_it_should(shared: Path) -> None:
    """All examples but the five with [[, which are refs or mistakes here."""
    lines = (shared / "hostile/markdown/commonmark-spec-0.31.2.jsonl").read_text().splitlines()
    examples = {one["example"]: one["payload"] for one in map(json.loads, lines)}
    texts = {number: text for number, text in examples.items() if "[[" not in text}
    differ = {
        number: (text, ours, theirs)
        for number, text in texts.items()
        if (ours := shown(parse_body(PATH, text, 1)[0]).replace(' rel="external noopener"', ""))
        != (theirs := Prose((Html(as_we_write(text)),)).__html__())
    }
    assert differ == {}
    assert len(texts) == len(examples) - 5 == 647


def calls_for(text: str) -> int:
    """How many Python functions are called for a text: a measure of work that no clock disturbs."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        parse_body(PATH, text, 1)
    finally:
        sys.setprofile(None)
    return count


MONSTERS = (
    r"[·[[·[[a·[[a|·[[a]]·![·![[](·[a](·[a](b·[a][b]·](·]·> ·>·- ·1. ·#·***·*·_*·**a ·a**b·*a_ ·`"
    r'·` a·``a`·<·<a·<http:·&·\·a|·|-·"·“a·[x](y ·[x](javascript:y)'
    '·[x](y "·* a\n·- a\n\n·\n·a  \n·\t·```\n·|a\n|-\n·[a]: b\n·[a]:\n'
).split("·")


@pytest.mark.parametrize("piece", MONSTERS)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = (calls_for((piece * size)[:size]) for size in (1_500, 3_000))
    assert twice < 2.6 * once + 1_000


@pytest.mark.parametrize("piece", MONSTERS)
def test_a_monster_of_50_kb_comes_to_an_end(piece: str) -> None:
    body, _ = parse_body(PATH, (piece * 50_000)[:50_000], 1)
    assert sum(len(part.text) for part in body.parts if not isinstance(part, RefUse)) <= 20 * 50_000


MONSTER_SHAPES = {
    "brackets in brackets": "[" * 25_000 + "]" * 25_000,
    "refs in refs": "[[" * 12_000 + "]]" * 12_000,
    "parentheses": "[a](" + "(" * 49_000,
    "growing runs of backticks": " ".join("`" * length for length in range(1, 310)),
    "deeper and deeper lists": "\n".join("  " * depth + "- a" for depth in range(220)),
    "deeper and deeper quotations": "\n".join(">" * depth + " a" for depth in range(310)),
    "emphasis": "*a " * 8_000 + "*" * 8_000,
    "many definitions": "".join(f"[a{number}]: #b\n" for number in range(4_000)),
    "one long address many times": "[a]: #" + "x" * 25_000 + "\n\n" + "[a]" * 8_000,
    "empty cells": "|" + "a|" * 30 + "\n|" + "-|" * 30 + "\n" + "a\n" * 20_000,
    "wide table": "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "a\n" * 20_000,
}


@pytest.mark.parametrize("text", MONSTER_SHAPES.values(), ids=MONSTER_SHAPES.keys())
def test_a_monster_of_another_shape_comes_to_an_end(text: str) -> None:
    body, _ = parse_body(PATH, text, 1)
    assert sum(len(part.text) for part in body.parts if not isinstance(part, RefUse)) <= 20 * len(
        text
    )


def test_problems_are_values() -> None:
    assert parse_body(PATH, "[[", 9)[1] == (
        Problem(
            Place(PATH, 9, 1),
            "ref-malformed",
            "text: '[[' is no ref",
            f"{FORMS}; {BRACKETS}",
        ),
    )
