"""The chronicle's part of mkdocs.yml, from the file and by way of MkDocs, judged the same."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from chronicle.settings import Settings, read_settings, settings_from_values

LEAST = "site_name: Talks\ndocs_dir: content\nplugins: [chronicle]\n"
FULL = """\
site_name: "Talks: a chronicle"
site_url: https://example.org/talks
site_description: Who said what, and when
copyright: CC BY 4.0
repo_url: https://example.org/git/talks
edit_uri: edit/main/content/
docs_dir: ./content/
site_dir: out//site
theme:
  name: null
  custom_dir: templates
  icon: !!python/name:elsewhere.icon
plugins:
  - search: &search {lang: en}
  - chronicle:
      format: 1
      as_of: 2025-05-16
      parties: [ukraine, russia]
      open_days: 90
      contact: desk@example.org
      admin: true
      cards: false
      lang: de
  - other: *search
markdown_extensions:
  - toc: {slugify: !!python/name:elsewhere.slugify , permalink: true, permalink: false}
extra: {<<: {a: b}, home: !ENV HOME} #home
"""
SETTINGS = Settings(
    site_name="Talks: a chronicle",
    site_url="https://example.org/talks/",
    site_description="Who said what, and when",
    copyright="CC BY 4.0",
    repo_url="https://example.org/git/talks",
    edit_uri="edit/main/content/",
    docs_dir="content",
    site_dir="out/site",
    templates_dir="templates",
    as_of="2025-05-16",
    parties=("ukraine", "russia"),
    open_days=90,
    contact="mailto:desk@example.org",
    admin=True,
    cards=False,
    lang="de",
)


def test_all_settings_are_read_and_the_rest_is_left_to_mkdocs() -> None:
    assert read_settings("mkdocs.yml", FULL.encode()) == (SETTINGS, ())


@pytest.mark.parametrize(
    "text",
    [
        LEAST,
        f"{LEAST}site_url:\ntheme: material\n",
        f"{LEAST}site_url: ''\nrepo_url: ~\ntheme: {{custom_dir: null}}\n",
        "site_name: Talks\ndocs_dir: content\nplugins:\n  - chronicle:\n",
        "site_name: Talks\ndocs_dir: content\nplugins:\n  chronicle: {format: 1, parties: }\n",
    ],
    ids=["least", "theme-name", "nulls", "no-options", "plugins-as-mapping"],
)
def test_what_is_not_set_is_empty_or_usual(text: str) -> None:
    assert read_settings("mkdocs.yml", text.encode()) == (
        Settings(site_name="Talks", docs_dir="content", site_dir="site", open_days=180),
        (),
    )


INSIDE = (
    "is no folder inside the project; name one relative to mkdocs.yml, with '/' between its parts"
)
ADDRESS = "is no web address; write it like https://example.org/chronicle/"
AS_OF = "is no day; write newest, today, or a day as 2025-05-16"
LANG = "is no language that pages are written in; write one of en, de"
DAYS = "is no number of days; write a whole number from 1 to 99999"
ID = "is no id; an id is the name of the actor's file without .md"
OPTIONS = "known options are format, as_of, open_days, contact, admin, cards, lang, parties"
APART = "let the two lie beside each other"
PART = "is no part of an address; write it like edit/main/content/"
ONE = "expected one value, found a list or keys; write `site_url: …` on one line"


def invalid(place: str, words: str) -> list[str]:
    """One value that cannot be taken, as an author sees it."""
    return [f"mkdocs.yml:{place}: error[setting-invalid]: {words}"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("site_url: example.org", invalid("4:11", f"site_url: 'example.org' {ADDRESS}")),
        ("site_url: ftp://a.b/", invalid("4:11", f"site_url: 'ftp://a.b/' {ADDRESS}")),
        ("site_url: http://", invalid("4:11", f"site_url: 'http://' {ADDRESS}")),
        ("site_url: http://a:x/", invalid("4:11", f"site_url: 'http://a:x/' {ADDRESS}")),
        ("site_url: http://[a/", invalid("4:11", f"site_url: 'http://[a/' {ADDRESS}")),
        ("site_url: http://a/?b", invalid("4:11", f"site_url: 'http://a/?b' {ADDRESS}")),
        ("site_url: 'http://a b/'", invalid("4:11", f"site_url: 'http://a b/' {ADDRESS}")),
        ("repo_url: javascript:x", invalid("4:11", f"repo_url: 'javascript:x' {ADDRESS}")),
        ("edit_uri: javascript:x", invalid("4:11", f"edit_uri: 'javascript:x' {ADDRESS}")),
        (
            "edit_uri: 'a b'",
            invalid("4:11", f"edit_uri: 'a b' {PART}"),
        ),
        ("site_dir: ../site", invalid("4:11", f"site_dir: '../site' {INSIDE}")),
        ("site_dir: /srv/site", invalid("4:11", f"site_dir: '/srv/site' {INSIDE}")),
        ("site_dir: C:\\site", invalid("4:11", f"site_dir: 'C:\\\\site' {INSIDE}")),
        ("site_dir: ~/site", invalid("4:11", f"site_dir: '~/site' {INSIDE}")),
        ("site_dir: .", invalid("4:11", f"site_dir: '.' {INSIDE}")),
        ("theme: {custom_dir: ..}", invalid("4:21", f"custom_dir: '..' {INSIDE}")),
        (
            "site_dir: content/site",
            invalid("4:11", f"site_dir: content/site lies inside docs_dir, content; {APART}"),
        ),
        (
            "theme: {custom_dir: site}",
            invalid("4:21", f"site_dir: site is custom_dir as well; {APART}"),
        ),
        (
            "theme: {custom_dir: content/look}",
            invalid("4:21", f"custom_dir: content/look lies inside docs_dir, content; {APART}"),
        ),
        (
            "site_url: [a]",
            invalid("4:11", f"site_url: {ONE}"),
        ),
    ],
)
def test_a_value_that_cannot_be_taken_is_told_at_its_place(lines: str, shown: list[str]) -> None:
    settings, problems = read_settings("mkdocs.yml", f"{LEAST}{lines}\n".encode())
    assert (settings, [str(problem) for problem in problems]) == (None, shown)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (
            "format: 2",
            invalid(
                "5:13",
                "format: '2' is a format that this version does not know; write 1, or install the"
                " chronicle-site that wrote it",
            ),
        ),
        ("as_of: yesterday", invalid("5:12", f"as_of: 'yesterday' {AS_OF}")),
        ("as_of: 2025-02-30", invalid("5:12", f"as_of: '2025-02-30' {AS_OF}")),
        ("as_of: 2025-05", invalid("5:12", f"as_of: '2025-05' {AS_OF}")),
        ("lang: fr", invalid("5:11", f"lang: 'fr' {LANG}")),
        ("open_days: 0", invalid("5:16", f"open_days: '0' {DAYS}")),
        ("open_days: 1e3", invalid("5:16", f"open_days: '1e3' {DAYS}")),
        ("open_days: 100000", invalid("5:16", f"open_days: '100000' {DAYS}")),
        ("parties: [Russia]", invalid("5:15", f"parties: 'Russia' {ID}")),
        ("parties: [[a]]", invalid("5:15", f"parties: '' {ID}")),
        ("parties: [a, b, a]", invalid("5:21", "parties: a is there twice; keep one")),
        (
            "parties: russia",
            invalid(
                "5:14",
                "parties: expected a list of actors; write `parties: [ukraine, russia]`",
            ),
        ),
        (
            "open_day: 3",
            [
                (
                    "mkdocs.yml:5:5: error[setting-unknown]: open_day: no such option; did you mean"
                    " open_days?"
                )
            ],
        ),
        (
            "zzz: 3",
            [f"mkdocs.yml:5:5: error[setting-unknown]: zzz: no such option; {OPTIONS}"],
        ),
    ],
)
def test_an_option_that_cannot_be_taken_is_told_at_its_place(
    options: str, shown: list[str]
) -> None:
    text = f"site_name: Talks\ndocs_dir: content\nplugins:\n- chronicle:\n    {options}\n"
    settings, problems = read_settings("mkdocs.yml", text.encode())
    assert (settings, [str(problem) for problem in problems]) == (None, shown)


NO_TAGS = (
    "tags are not read; a value is the text that is written; remove the tag, or put the value in"
    " double quotes if it is a text"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "docs_dir: content\nplugins: [search, chronical]\n",
            [
                (
                    "1:1: error[setting-missing]: site_name: missing; add the line"
                    " `site_name: My chronicle`"
                ),
                (
                    "2:10: error[setting-missing]: plugins: chronicle is not among them; is"
                    " chronical meant to be chronicle?"
                ),
            ],
        ),
        (
            "site_name: ''\n",
            [
                "1:1: error[setting-missing]: docs_dir: missing; add the line `docs_dir: content`",
                (
                    "1:1: error[setting-missing]: plugins: chronicle is not among them; add"
                    " `- chronicle` to `plugins:`"
                ),
                (
                    "1:1: error[setting-missing]: site_name: missing; add the line"
                    " `site_name: My chronicle`"
                ),
            ],
        ),
        (
            f"{LEAST}site_url: !ENV [SITE_URL]\nrepo_url: !ENV REPO\n",
            [
                f"4:11: error[yaml-tag]: !ENV: {NO_TAGS}",
                f"5:11: error[yaml-tag]: !ENV: {NO_TAGS}",
            ],
        ),
        (
            f"{LEAST}INHERIT: ../base.yml\n",
            [
                (
                    "4:1: error[setting-elsewhere]: INHERIT: settings of another file are not read;"
                    " write them into this file"
                )
            ],
        ),
        (
            f"{LEAST}<<: {{site_url: x}}\n",
            ["4:1: error[yaml-merge-key]: <<: merge keys are not read; write the keys out"],
        ),
        (
            f"{LEAST}nav: []\nnav: []\nsite_name: Other\n",
            ["6:1: error[yaml-duplicate-key]: site_name: given twice, first on line 1; keep one"],
        ),
        (
            "site_name: Talks #1\ndocs_dir: content\nplugins: [chronicle, chronicle]\n",
            [
                (
                    "1:18: error[yaml-comment]: '#1' would be dropped as a comment; put the value"
                    " in double quotes, or a space behind '#' if it is a comment"
                ),
                "3:22: error[setting-invalid]: plugins: chronicle is listed twice; keep one",
            ],
        ),
        (
            f"{LEAST}- x\n",
            [
                (
                    "4:1: error[yaml-syntax]: this line belongs to nothing above it; let keys of"
                    " one group, or the `-` of one list, begin in the same column"
                )
            ],
        ),
        (
            "site_name: Talks\ndocs_dir: content\nplugins:\n- chronicle: true\n",
            [
                (
                    "4:14: error[setting-invalid]: chronicle: expected keys and values; write"
                    " `- chronicle: {open_days: 180}`"
                )
            ],
        ),
    ],
    ids=[
        "misspelt-plugin",
        "nothing",
        "env",
        "inherit",
        "merge",
        "duplicate",
        "comment",
        "syntax",
        "options-no-mapping",
    ],
)
def test_what_stops_the_settings_is_told_all_at_once(text: str, shown: list[str]) -> None:
    settings, problems = read_settings("mkdocs.yml", text.encode())
    assert (settings, [str(p) for p in problems]) == (None, [f"mkdocs.yml:{p}" for p in shown])


def values(text: str) -> Any:
    """The values of a settings file as MkDocs loads it."""
    return yaml_load(text)


@pytest.mark.parametrize(
    "text",
    [
        LEAST,
        "\n".join(line for line in FULL.splitlines() if "elsewhere" not in line),
        f"{LEAST}site_url: ftp://x\n",
        "site_name: 2025\ndocs_dir: content\nplugins:\n- chronicle: {open_days: 0, as_of: 2025}\n",
        "docs_dir: ../content\nplugins: [search]\n",
    ],
    ids=["least", "full", "bad-address", "bad-options", "nothing-right"],
)
def test_both_ways_give_the_same_settings_and_the_same_words(text: str) -> None:
    settings, problems = read_settings("mkdocs.yml", text.encode())
    by_mkdocs, found = settings_from_values("mkdocs.yml", values(text), "/project")
    assert by_mkdocs == settings
    assert sorted((p.code, p.message, p.hint) for p in found) == sorted(
        (p.code, p.message, p.hint) for p in problems
    )


def test_folders_that_mkdocs_made_absolute_are_relative_again(tmp_path: Path) -> None:
    made = {
        "site_name": "Talks",
        "site_url": None,
        "docs_dir": str(tmp_path / "content"),
        "site_dir": str(tmp_path / "site"),
        "theme": {"name": None, "custom_dir": str(tmp_path / "look" / "templates")},
        "plugins": ["search", {"chronicle": {"open_days": 30, "parties": ["a"]}}],
    }
    expected = Settings(
        site_name="Talks", templates_dir="look/templates", open_days=30, parties=("a",)
    )
    assert settings_from_values("mkdocs.yml", made, str(tmp_path)) == (expected, ())
    outside = settings_from_values("mkdocs.yml", {**made, "site_dir": "/srv"}, str(tmp_path))
    assert [problem.code for problem in outside[1]] == ["setting-invalid"]


LINES = [*FULL.splitlines(), *LEAST.splitlines(), "<<: *a", "theme: [x]", "plugins: !x y", "? [a]"]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=12))
def test_any_file_gives_settings_or_the_reason_why_not(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    settings, problems = read_settings("mkdocs.yml", data)
    assert (settings is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.place.line <= data.count(b"\n") + 1
        assert problem.hint
