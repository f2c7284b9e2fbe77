"""Every message has its words in every language, and no template says any outside the catalogue."""

import re
import runpy
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import nodes

from chronicle.page import Page
from chronicle.publishing import _epoch
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.notices import NotFoundView
from chronicle.words import ENGLISH, LOCALE, languages, words_in

ROOT = Path(__file__).resolve().parent.parent
TOOL = runpy.run_path(str(ROOT / "scripts" / "words.py"))
OTHERS = [lang for lang in languages() if lang != ENGLISH]
# Names of formats and hosts, the same in every language.
NAMES = frozenset(["Wikidata", "JSON"])
# Attributes that are shown or read aloud.
SPOKEN = {"aria-label", "data-h", "title", "alt", "placeholder"}


def catalogue(lang: str) -> Catalog:
    """The catalogue of a language as its file has it."""
    with (LOCALE / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang)


def forms(said: object) -> tuple[str, ...]:
    """A message or its words, one for each plural form."""
    return tuple(said) if isinstance(said, tuple | list) else (str(said or ""),)


def told(messages: Catalog) -> set[tuple[object, str | None]]:
    """The messages of a catalogue, with their contexts."""
    return {(one.id, one.context) for one in messages if one.id}


def placeholders(text: str) -> set[str]:
    """The names of the values in a message."""
    return set(re.findall(r"%\((\w+)\)s", text))


def faults(one: Message) -> list[str]:
    """What is wrong with the words of one message."""
    wanted = placeholders(forms(one.id)[-1])
    said = forms(one.string)
    found = ["empty"] if not all(said) else []
    found += ["fuzzy"] if one.fuzzy else []
    return found + [f"placeholders of {text!r}" for text in said if placeholders(text) != wanted]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_message_has_its_words(lang: str) -> None:
    assert told(TOOL["messages"]()) == told(catalogue(lang)), "run `make words`, then translate"
    assert {one.id: found for one in catalogue(lang) if one.id and (found := faults(one))} == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [("", ["empty", "placeholders of ''"]), ("ohne", ["placeholders of 'ohne'"]), ("%(n)s da", [])],
)
def test_words_that_are_missing_or_lose_a_value_are_found(said: str, found: list[str]) -> None:
    assert faults(Message("%(n)s here", said)) == found


@pytest.mark.parametrize("lang", OTHERS)
def test_a_message_with_a_number_has_as_many_forms_as_the_language(lang: str) -> None:
    told, rule = catalogue(lang), Catalog(locale=lang)
    assert f"Plural-Forms: {rule.plural_forms}\\n" in (LOCALE / f"{lang}.po").read_text()
    several = [one for one in told if isinstance(one.id, tuple)]
    assert several
    assert [one.id for one in several if len(forms(one.string)) != rule.num_plurals] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_a_catalogue_is_written_as_the_tool_writes_it(lang: str) -> None:
    path = LOCALE / f"{lang}.po"
    assert TOOL["written"](TOOL["brought_up_to_date"](path), lang) == path.read_bytes()


class Outside(HTMLParser):
    """The words of a template that no catalogue has; those that one has are between ⟦ and ⟧."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what a tag says aloud."""
        self.quiet = tag in {"style", "script"}
        for name, value in attrs:
            if name in SPOKEN:
                self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        """Look at a text."""
        left = re.sub(r"⟦.*?⟧", "", data, flags=re.DOTALL)
        left = " ".join(word for word in left.split() if word not in NAMES)
        if not self.quiet and re.search("[A-Za-z]{2}", left):
            self.found.append(left)


def outside(renderer: Renderer, source: str) -> list[str]:
    """The words of a template that would be English in any language."""
    environment = renderer._environment  # noqa: SLF001 - what templates are compiled by
    parts: list[str] = []
    for output in environment.parse(source).find_all(nodes.Output):
        # A tag between two messages belongs to the template, one inside a message to it.
        parts += [
            node.data if isinstance(node, nodes.TemplateData) else "…" for node in output.nodes
        ]
    parser = Outside()
    parser.feed("".join(parts))
    return parser.found


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renderer:
    """A renderer in a language whose words are the English ones in brackets."""
    words = words_in(ENGLISH).__class__(ENGLISH)
    # Tags inside a message are markup in every language.
    monkeypatch.setattr(
        words.catalogue, "gettext", lambda text: re.sub(r"(<[^>]*>)|([^<]+)", _bracket, text)
    )
    monkeypatch.setattr(words.catalogue, "pgettext", lambda _, text: words.catalogue.gettext(text))
    monkeypatch.setattr("chronicle.render.words_in", lambda _: words)
    return Renderer(tmp_path, Settings("Test"))


def _bracket(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    # Values stay outside, so that each stretch of words has brackets of its own.
    return re.sub(r"(%\(\w+\)s)|([^%]+|%)", lambda one: one[1] or f"⟦{one[2]}⟧", found[2])


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "templates").glob("*.html")), ids=str
)
def test_no_template_says_a_word_outside_the_catalogue(marked: Renderer, name: str) -> None:
    assert outside(marked, (ROOT / "templates" / name).read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p aria-label="Hello">{{ x }}</p>', ["Hello"]),
        ("<p>by {{ x }}</p>", ["by …"]),
        ("<p>{% trans %}Hello <b>there</b>{% endtrans %}</p>", []),
        ("<p>{% trans name=x %}by {{ name }}{% endtrans %}</p>", []),
    ],
)
def test_a_word_outside_the_catalogue_is_found(
    marked: Renderer, source: str, found: list[str]
) -> None:
    assert outside(marked, source) == found


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 sources"), (1, "1 source"), (2, "2 sources"), (1200, "1,200 sources")],
)
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    words = words_in(ENGLISH)
    assert words.counted("%(count)s source", "%(count)s sources", number) == said


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("en", 0, "no days"),
        ("en", 1, "one day"),
        ("en", 12, "twelve days"),
        ("en", 13, "13 days"),
        ("en", 1300, "1,300 days"),
        ("de", 2, "2 Tage"),
    ],
)
def test_small_numbers_are_spelled_in_english_alone(lang: str, number: int, said: str) -> None:
    assert words_in(lang).spelled("%(count)s day", "%(count)s days", number) == said


@pytest.mark.parametrize(
    ("lang", "names", "said"),
    [
        ("en", (), ""),
        ("en", ("a",), "a"),
        ("en", ("a", "b"), "a and b"),
        ("en", ("a", "b", "c"), "a, b and c"),
        ("de", ("a", "b", "c"), "a, b und c"),
    ],
)
def test_a_list_reads_as_a_sentence(lang: str, names: tuple[str, ...], said: str) -> None:
    assert words_in(lang).listed(names) == said


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("en", 1234567, "1,234,567"),
        ("en", 0.5, "0.5"),
        ("de", 1234567, "1.234.567"),
        ("de", 0.12345, "0,12345"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(lang: str, number: float, said: str) -> None:
    assert words_in(lang).number(number) == said


def test_a_title_keeps_its_capital_in_a_sentence_where_nouns_have_one() -> None:
    assert [words_in(lang).inside("Tracks") for lang in ("en", "de")] == ["tracks", "Tracks"]


def test_english_reads_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronicle.words.LOCALE", Path("/nowhere"))
    assert type(words_in(ENGLISH))(ENGLISH).gettext("%(n)s more", n=2) == "2 more"


def test_plural_forms_and_values_are_those_of_the_language() -> None:
    words = words_in("de")
    said = [
        words.ngettext("%(count)s entry", "%(count)s entries", number, count=number)
        for number in (0, 1, 2)
    ]
    assert said == ["0 Einträge", "1 Eintrag", "2 Einträge"]
    assert words.gettext("Agreed %(date)s", date="2025") == "Vereinbart 2025"


def test_a_page_speaks_the_language_of_the_settings(tmp_path: Path) -> None:
    page = Page("404.html", "404.html", NotFoundView(title="Not found", ways=()))
    html = Renderer(tmp_path, Settings("Test", lang="de")).render(page).decode()
    assert '<html lang="de">' in html
    assert "Zum Inhalt springen" in html
    assert "Skip to the content" not in html


def test_values_in_a_sentence_are_text(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.html").write_text(
        "{% trans names=view.title %}by {{ names }}{% endtrans %} {{ view.title|translated }}"
    )
    settings = Settings("Test", lang="de", templates_dir="templates")
    page = Page("x.html", "x.html", NotFoundView(title="<b>100 %(x)s", ways=()))
    html = Renderer(tmp_path, settings).render(page).decode()
    assert html == "von &lt;b&gt;100 %(x)s &lt;b&gt;100 %(x)s"


def test_another_language_is_another_epoch(tmp_path: Path) -> None:
    epochs = {_epoch("", Renderer(tmp_path, Settings("Test", lang=lang))) for lang in languages()}
    assert len(epochs) == len(languages())
