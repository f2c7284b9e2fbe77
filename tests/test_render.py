"""Templates see the view and nothing of the world; what is untrusted stays text."""

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from editions import EVENT, edition
from jinja2 import UndefinedError

from chronicle.page import Edition, Page
from chronicle.pages import plan
from chronicle.render import FILTERS, Renderer
from chronicle.settings import Settings
from chronicle.template_files import default_templates, template_folders, templates_digest
from chronicle.views.furniture import CSP

SITE = Settings(
    "Test", site_url="https://a.example/", docs_dir="content", templates_dir="templates"
)
# The scripts of our own, which are files of the site.
OWN_SCRIPT = re.compile(r'<script src="(/(sub/)?|(\.\./)*)[a-z]+\.js"( defer)?></script>')
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = "<script>alert(1)</script>&\"' {{ 7*191 }} {% raw %} ]]>"


class View(msgspec.Struct, frozen=True):
    """What a template sees here."""

    word: str = HOSTILE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    (project / "templates" / name).write_text(text)


def made(project: Path, text: str, name: str = "x.html") -> str:
    write(project, name, text)
    return Renderer(project, SITE).render(Page(name, name, View())).decode()


def pages(edition_: Edition, project: Path) -> dict[str, str]:
    renderer = Renderer(project, SITE)
    return {
        page.path: renderer.render(page).decode()
        for page in plan(edition_)
        if not page.path.endswith(".png")
    }


@pytest.mark.parametrize("name", ["x.html", "x.xml"])
def test_a_value_is_text_in_every_kind_of_file(project: Path, name: str) -> None:
    assert made(project, "{{ view.word }}", name) == (
        "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#34;&#39; {{ 7*191 }} {% raw %} ]]&gt;"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.wrod }}",
        "{{ nothing }}",
        "{% if view.wrod %}{% endif %}",
        "{{ range(3) }}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{{ view.word.nothing }}",
    ],
)
def test_what_is_not_there_raises(project: Path, text: str) -> None:
    with pytest.raises(UndefinedError):
        made(project, text)


def test_only_filters_that_always_give_the_same_are_known(project: Path) -> None:
    assert "random" not in FILTERS
    assert "default" not in FILTERS
    assert "tojson" not in FILTERS
    environment = Renderer(project, SITE)._environment  # noqa: SLF001 - what templates can reach
    gettext = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
    assert set(environment.globals) == gettext | {"remembered", "site", "used"}
    assert set(environment.filters) == FILTERS | {"inside", "small", "translated"}


def test_a_part_is_made_once_and_its_drawings_are_noted_for_every_page(project: Path) -> None:
    write(
        project,
        "own.html",
        '{% from "marks.html" import icon %}'
        "{% macro part(word, name) %}{{ word }}{{ icon(name) }}{% endmacro %}",
    )
    write(
        project,
        "x.html",
        '{% from "own.html" import part %}{{ used("call") }} '
        '{{ remembered(part, view.word, "held") }} {{ used.names|join(" ") }}',
    )
    renderer = Renderer(project, SITE)
    first, *others = (renderer.render(Page("x.html", "x.html", View(w))) for w in ("<", ">", "<"))
    assert first.startswith(b"call &lt;<svg")
    assert first.endswith(b" call held")
    assert others == [first.replace(b"&lt;", b"&gt;"), first]


def test_hostile_words_are_text_wherever_they_stand(project: Path) -> None:
    word = f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'"
    world = edition(
        {
            "actors/ada": f"name: {word}\nkind: person\naliases: [{word}]\n"
            f"posts: [{{post: {word}}}]",
            "outlets/wire": f"name: {word}",
            "sources/s": f"outlet: wire\nurl: unknown\ntitle: {word}\nweak: {word}\n"
            f"authors: [{word}]",
            "places/p": f"name: {word}",
            "issues/i": f"title: {word}\nscope: {word}",
            "tracks/t": f"title: {word}\nrounds: [{{number: 1, title: {word}}}]",
            "pages/a": f"title: {word}\n===\n{HOSTILE}",
            "proposals/r": f"title: {word}\nproposers: [ada]\ntabled: 2026-05-10\nsources: [s]\n"
            f"consequence: {word}\nterms: [{{issue: i, text: {word}}}]",
            "events/talks": f"title: {word}\ndate: 2026-05-10\nsources: [s]\ntime_words: {word}\n"
            f"track: t\nround: 1\nplaces: [p]\nissues: [i]\nadded: 2026-05-11\n"
            f"participants: [{{actor: ada, role: {word}}}]\nclaims:\n"
            f"  - {{id: c, speaker: {{described_as: {word}}}, quote: {word}, source: s,\n"
            f"     via: [{{vague: {word}}}], about: {{field: x, value: {word}}},\n"
            f"     condition: {word}, issues: [i], for: ada}}\n"
            f"history: [{{as_of: 2026-05-10, status: proposed, title: {word}, source: s}}]\n"
            f"corrections: [{{date: 2026-05-12, note: {word}}}]\n===\n{HOSTILE}",
        },
        msgspec.structs.replace(
            SITE, site_name=HOSTILE, site_description=HOSTILE, copyright=HOSTILE
        ),
    )
    for path, text in pages(world, project).items():
        if path.endswith((".bib", ".cff", ".csv", ".ics")):
            continue  # read as text; what their own formats give a meaning, their own tests try
        # Data blocks are not run, and no word in them can end one or open an element.
        blocks = DATA_BLOCK.findall(text)
        assert [block for block in blocks if re.search("[<>&]", block)] == [], path
        assert "<script" not in DATA_BLOCK.sub("", OWN_SCRIPT.sub("", text)), path
        assert "1337" not in text, path


def test_a_sites_own_files_take_the_place_of_ours_one_by_one(project: Path) -> None:
    world = edition({"events/talks": EVENT})
    before = pages(world, project)
    write(project, "icon.svg", "<svg/>")
    write(project, "404.html", "Lost. {{ view.title }}")
    after = pages(world, project)
    assert after["icon.svg"] == "<svg/>"
    assert after["404.html"] == "Lost. No page at this address"
    assert {path for path in before if before[path] != after[path]} == {"icon.svg", "404.html"}


def test_files_of_the_look_are_copied_as_they_are(project: Path) -> None:
    style = "a { content: '{{ {% <>' } {# not ours #}\r\n"
    (project / "templates/style.css").write_bytes(style.encode())
    assert (
        Renderer(project, SITE).render(
            next(page for page in plan(edition({})) if page.path == "style.css")
        )
        == style.encode()
    )


def test_every_template_counts_for_the_digest_and_others_files_do_not(project: Path) -> None:
    def digest() -> str:
        return templates_digest(template_folders(project, SITE))

    first = digest()
    write(project, ".swp", "x")
    assert digest() == first
    write(project, "x.html", "x")
    second = digest()
    assert second != first
    write(project, "x.html", "y")
    assert digest() not in {first, second}
    (project / "templates/x.html").unlink()
    assert digest() == first
    shutil.copy(default_templates() / "icon.svg", project / "templates")
    assert digest() == first


def test_a_site_without_templates_has_the_default_look(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(SITE, templates_dir="")
    assert templates_digest(template_folders(tmp_path, bare)) == templates_digest(
        template_folders(tmp_path, SITE)
    )


def test_every_page_carries_the_policy_in_the_form_that_a_preview_can_amend(project: Path) -> None:
    policy = CSP.replace("'", "&#39;")
    carried = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    found = pages(edition({"events/talks": EVENT}), project)
    for path, text in found.items():
        if path.endswith(".html"):
            assert f'{"../" * path.count("/")}theme.js"></script>' in text or path == "404.html"
            assert carried in text, path
            assert text.count('<meta name="description"') == (path != "404.html"), path


def test_only_drawings_in_use_are_written_into_a_page(project: Path) -> None:
    found = pages(edition({"events/talks": f"{EVENT}\nkind: meeting"}), project)
    page = found["events/talks.html"]
    assert page.count("<symbol") == 2
    assert '<symbol id="Icon-meeting"' in page
    assert '<symbol id="Icon-held"' in page
    assert "<symbol" not in found["actors/index.html"]
