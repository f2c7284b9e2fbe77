"""Bodies with their links: which names are linked, and what markup may come out."""

import msgspec
import pytest
from jinja2 import Environment

from chronicle.body import Body, Html, RefUse, Words
from chronicle.model import Key
from chronicle.names import NameIndex
from chronicle.problems import Place
from chronicle.prose import Anchor, Prose, first_paragraph, link_body

KYIV, PUTIN, TALKS, OWN = (
    Key("place", "kyiv"),
    Key("actor", "putin"),
    Key("event", "talks"),
    Key("event", "own"),
)
KNOWN = {key.id: key for key in (KYIV, PUTIN, TALKS, OWN)}
NAMES = NameIndex.of(
    [("Kyiv", KYIV), ("Kiev", KYIV), ("Vladimir Putin", PUTIN), ("Own", OWN), ("Own Kyiv", OWN)]
)


def ref(id_: str, words: str = "") -> RefUse:
    return RefUse("", id_, words, Place("x.md"))


def to(key: Key, words: str) -> Anchor:
    return Anchor(f"../{key.kind}s/{key.id}.html", words)


def resolve(use: RefUse) -> tuple[Key | None, Anchor] | None:
    if use.kind == "asset":
        return None, Anchor(f"../assets/{use.id}", use.words)
    key = KNOWN.get(use.id)
    return (key, to(key, use.words or use.id.title())) if key else None


@pytest.mark.parametrize(
    ("parts", "linked", "targets"),
    [
        (
            (Words("in Kyiv, Kyiv"),),
            (Words("in "), to(KYIV, "Kyiv"), Words(", Kyiv")),
            (KYIV,),
        ),
        (
            (Words("Kiev"), Html("<br>"), Words("Kyiv")),
            (to(KYIV, "Kiev"), Html("<br>"), Words("Kyiv")),
            (KYIV,),
        ),
        (
            (Words("Kyiv, "), ref("kyiv", "here")),
            (Words("Kyiv, "), to(KYIV, "here")),
            (KYIV,),
        ),
        (
            (ref("kyiv"), Words(" and Kiev")),
            (to(KYIV, "Kyiv"), Words(" and Kiev")),
            (KYIV,),
        ),
        (
            (Html("Kyiv"), Words("Kyiv’s")),
            (Html("Kyiv"), to(KYIV, "Kyiv"), Words("’s")),
            (KYIV,),
        ),
        ((Words("Own, Own Kyiv"),), (Words("Own, Own Kyiv"),), ()),
        ((ref("own"),), (to(OWN, "Own"),), (OWN,)),
        (
            (Words("Vladimir\n Putin"),),
            (Words("Vladimir\n Putin"),),
            (),
        ),
        (
            (Words("Vladimir\nPutin"),),
            (to(PUTIN, "Vladimir Putin"),),
            (PUTIN,),
        ),
        (
            (ref("nobody"), ref("nothing", "no <b>")),
            (Words("nobody"), Words("no <b>")),
            (),
        ),
        (
            (RefUse("asset", "a.pdf", "the text", Place("x.md")),),
            (Anchor("../assets/a.pdf", "the text"),),
            (),
        ),
        (
            (Words("Kyiv "), ref("talks"), ref("talks", "again"), ref("putin")),
            (
                to(KYIV, "Kyiv"),
                Words(" "),
                to(TALKS, "Talks"),
                to(TALKS, "again"),
                to(PUTIN, "Putin"),
            ),
            (KYIV, TALKS, PUTIN),
        ),
        ((), (), ()),
    ],
    ids=[
        "the first mention only",
        "by whatever name",
        "not what a ref leads to later",
        "nor earlier",
        "not in markup",
        "never the record itself, nor a name inside its name",
        "the record itself where its author asks",
        "two spaces are no name",
        "a line end is a space",
        "refs to nowhere stay words",
        "files are no records",
        "in order of reading, each once",
        "nothing",
    ],
)
def test_names_become_links_once(
    parts: tuple[Html | Words | RefUse, ...],
    linked: tuple[Html | Words | Anchor, ...],
    targets: tuple[Key, ...],
) -> None:
    prose, to_whom = link_body(Body(parts), resolve, NAMES, to, OWN)
    assert (prose.parts, to_whom) == (linked, targets)


def test_every_ref_is_asked_about_once_and_in_order() -> None:
    asked = []

    def note(use: RefUse) -> None:
        asked.append(use.id)

    link_body(Body((ref("b"), ref("a"), ref("b"))), note, NAMES, to, OWN)
    assert asked == ["b", "a", "b"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((Html("<p>"), Words("One\ntwo"), Html("</p>\n<p>three</p>")), "One two"),
        ((Html("<h2>Head</h2>\n<p>"), ref("a"), ref("b", "words"), Html("</p>")), "awords"),
        ((Html("<p>&lt;p&gt; &amp; “<em>q</em>”</p>"), Words("x")), "<p> & “q”"),
        ((Html("<p>a "), Anchor("x", "b"), Html(" c</p>\n")), "a b c"),
        ((Html("<ul>\n<li>"), Words("no paragraph"), Html("</li>\n</ul>")), ""),
        (
            (Html("<h2>One</h2>"), Words("x"), Html("\n"), Html("<p>"), Words("y"), Html("</p>")),
            "y",
        ),
        ((), ""),
    ],
    ids=["lines", "after a heading", "markup goes", "links", "a list alone", "pieces", "nothing"],
)
def test_the_summary_is_the_plain_first_paragraph(
    parts: tuple[Html | Words | RefUse | Anchor, ...], text: str
) -> None:
    assert first_paragraph(parts) == text


def test_a_summary_names_what_its_refs_lead_to() -> None:
    body = Body((Html("<p>"), ref("talks"), Words(" in Kyiv"), Html("</p>")), "talks in Kyiv")
    assert link_body(body, resolve, NAMES, to, OWN)[0].summary == "Talks in Kyiv"


def test_a_template_takes_prose_as_it_is_and_escapes_everything_in_it() -> None:
    prose = Prose(
        (Html("<p>a &amp; "), Words("<b>"), Anchor('x.html"onclick="y', "<i>"), Html("</p>"))
    )
    template = Environment(autoescape=True).from_string("{{ prose }}")
    assert template.render(prose=prose) == (
        '<p>a &amp; &lt;b&gt;<a href="x.html&quot;onclick=&quot;y">&lt;i&gt;</a></p>'
    )


def test_prose_survives_being_stored() -> None:
    prose = Prose((Html("<p>"), Words("x"), Anchor("y", "z"), Html("</p>")), "xz")
    assert msgspec.json.decode(msgspec.json.encode(prose), type=Prose) == prose


# The second guard alone: markup that the engine never makes.
@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<style>p{}</style>x", "x"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<svg onload=alert(1)><a>x</a></svg>", ""),
        ("<math><mi xlink:href=javascript:alert(1)>x</mi></math>", ""),
        ("<iframe srcdoc=x></iframe>x", "x"),
        ("<form action=x><input name=y>x</form>", "x"),
        (
            "<base href=//e.org><meta http-equiv=refresh content=0><link rel=stylesheet href=x>x",
            "x",
        ),
        ('<p style="position:fixed" id=x name=y class=z onclick=w data-a=b>x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        (
            '<a href="https://e.org/" target=_blank rel=opener>x</a>',
            '<a href="https://e.org/">x</a>',
        ),
        (
            '<a href="https://e.org/" title="t" rel="external noopener">x</a>',
            '<a href="https://e.org/" title="t" rel="external noopener">x</a>',
        ),
        ('<ol start="3"><li>x</li></ol>', '<ol start="3"><li>x</li></ol>'),
        (
            '<table><tbody><tr><td class="right mast">x</td></tr></tbody></table>',
            '<table><tbody><tr><td class="right">x</td></tr></tbody></table>',
        ),
        ("<!-- x --><h1>x</h1><h2>y</h2>", "x<h2>y</h2>"),
        ("<p>x", "<p>x</p>"),
    ],
    ids=lambda value: value if value.startswith("<") and len(value) > 3 else "",
)
def test_only_the_markup_of_prose_comes_out(markup: str, cleaned: str) -> None:
    assert Prose((Html(markup),)).__html__() == cleaned
