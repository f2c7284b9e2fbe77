"""The preview shows this machine the site as it would be published, or what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from servers import MkDocsServer, put, serving
from worlds import TODAY, copy_of_small, run, tree

from chronicle import load
from chronicle.problems import Place, Problem
from chronicle.project import project_settings
from chronicle.serving import Preview, Server, around
from chronicle.serving.hosts import is_local
from chronicle.serving.reloading import inline_source, with_reload
from chronicle.serving.trouble import trouble_page

# --- which requests are answered -----------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "listening"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("localhost:8000", "127.0.0.1"),
        ("LocalHost", "127.0.0.1"),
        ("[::1]:8000", "127.0.0.1"),
        ("192.0.2.7:8000", "192.0.2.7"),
        ("[2001:db8::7]:8000", "2001:db8::7"),
        ("192.0.2.7:8000", "0.0.0.0"),  # noqa: S104 - listening everywhere is what is tested
        ("[2001:db8::7]", "::"),
    ],
)
def test_requests_to_this_machine_are_answered(asked: str, listening: str) -> None:
    assert is_local(asked, listening)


@pytest.mark.parametrize(
    ("asked", "listening"),
    [
        ("", "127.0.0.1"),
        ("evil.example", "127.0.0.1"),
        ("evil.example", "0.0.0.0"),  # noqa: S104 - a name is refused even when listening everywhere
        ("localhost.evil.example", "127.0.0.1"),
        ("127.0.0.1.evil.example", "127.0.0.1"),
        ("127.0.0.1:8000@evil.example", "127.0.0.1"),
        ("evil.example#@localhost", "127.0.0.1"),
        ("localhost:8000:evil", "127.0.0.1"),
        ("localhost ", "127.0.0.1"),
        ("192.0.2.7", "127.0.0.1"),
        ("[::1", "127.0.0.1"),
        ("١٢٧.0.0.1", "127.0.0.1"),
    ],
)
def test_requests_to_anybody_else_are_not(asked: str, listening: str) -> None:
    assert not is_local(asked, listening)


# --- letting pages reload themselves -------------------------------------------------------

RELOAD = inline_source("poll()")


def page(policy: str, rest: str = "<script>poll()</script></body>") -> bytes:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"<head>{meta}</head><body>{rest}".encode()


@pytest.mark.parametrize(
    ("policy", "admitting"),
    [
        (
            "default-src &#39;none&#39;; style-src &#39;self&#39;",
            f"default-src 'none'; style-src 'self'; script-src {RELOAD}; connect-src 'self'",
        ),
        (
            "default-src 'self'; script-src 'none'; connect-src https://example.org;",
            f"default-src 'self'; script-src {RELOAD}; connect-src https://example.org 'self'",
        ),
        ("default-src", f"default-src; script-src {RELOAD}; connect-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
    ],
    ids=["falls-back-to-none", "has-its-own", "empty", "forbids-nothing-of-it"],
)
def test_a_policy_admits_the_script_a_server_added_and_its_polling(
    policy: str, admitting: str
) -> None:
    assert with_reload(page(policy)) == page(admitting.replace("'", "&#x27;"))


@pytest.mark.parametrize(
    "given",
    [page("default-src 'none'", "</body>"), b"<body><script>poll()</script></body>", b""],
    ids=["no-script", "no-policy", "empty"],
)
def test_a_page_without_a_policy_or_without_such_a_script_stays_as_it_is(given: bytes) -> None:
    assert with_reload(given) == given


def test_only_the_last_script_is_admitted() -> None:
    body = "<script>first()</script><p><script>poll()</script></body>"
    shown = with_reload(page("default-src 'none'", body)).decode()
    assert escape(RELOAD) in shown
    assert escape(inline_source("first()")) not in shown


def test_the_policy_of_an_empty_inline_script_is_that_of_the_standard() -> None:
    # The SHA-256 of nothing, in base64.
    assert inline_source("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


# --- what is wrong, as a page --------------------------------------------------------------


def test_every_problem_is_told_and_nothing_in_it_is_markup() -> None:
    shown = trouble_page(
        [
            Problem(Place("content/<x>.md", 4, 7), "date-invalid", "date: '<script>'", "mend & go"),
            Problem(Place("mkdocs.yml"), "site-url", "not set", severity="warning"),
        ]
    )
    assert "<h1>2 problems: the site cannot be shown</h1>" in shown
    assert (
        "<ol>\n<li><code>content/&lt;x&gt;.md:4:7</code> <strong>error[date-invalid]</strong> "
        "date: &#x27;&lt;script&gt;&#x27;; mend &amp; go</li>\n"
        "<li><code>mkdocs.yml:1:1</code> <strong>warning[site-url]</strong> not set</li>\n</ol>"
    ) in shown


def test_one_problem_is_one_problem() -> None:
    shown = trouble_page([Problem(Place("x.md"), "code", "message")])
    assert "<title>1 problem: the site cannot be shown</title>" in shown


# --- answers -------------------------------------------------------------------------------

SERVER = Server("127.0.0.1", "/sub/", "/livereload/")
TROUBLE = (Problem(Place("x.md"), "code", "message"),)


def told(
    preview: Preview, path: str, before_answering: Callable[[], object] = lambda: None
) -> tuple[str, dict[str, str], bytes]:
    """What a wrapped application answers; its own answer is the path it was asked for."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        before_answering()
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "1")])
        return [environ["PATH_INFO"].encode()]

    begun: list[tuple[str, dict[str, str]]] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], _: object = None, /
    ) -> Callable[[bytes], object]:
        begun.append((status, dict(headers)))
        return lambda _: None

    environ = {"HTTP_HOST": "localhost", "PATH_INFO": path}
    body = b"".join(around(application, preview, SERVER)(environ, start_response))
    return *begun[0], body


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    (tmp_path / "served").mkdir()
    return Preview(tmp_path, tmp_path / "served")


def test_a_page_is_shown_and_not_remembered(preview: Preview) -> None:
    assert told(preview, "/sub/timeline.html") == (
        "200 OK",
        {"Content-Type": "text/html", "Content-Length": "18", "Cache-Control": "no-store"},
        b"/sub/timeline.html",
    )


def test_trouble_is_shown_at_every_address_but_that_for_news(preview: Preview) -> None:
    preview.fail(TROUBLE)
    assert told(preview, "/sub/timeline.html")[::2] == ("500 Internal Server Error", b"/sub/")
    assert told(preview, "/livereload/1/2")[::2] == ("200 OK", b"/livereload/1/2")


def test_trouble_that_came_while_a_request_waited_is_shown(preview: Preview) -> None:
    def fail_once() -> None:
        if not preview.trouble:
            preview.fail(TROUBLE)

    answer = told(preview, "/sub/timeline.html", fail_once)
    assert answer[::2] == ("500 Internal Server Error", b"/sub/")


def test_the_folder_that_is_served_leads_to_the_page_of_trouble(
    preview: Preview, tmp_path: Path
) -> None:
    for _ in range(2):
        preview.fail(TROUBLE)
        page = trouble_page(TROUBLE).encode()
        assert tree(tmp_path / "served") == {"index.html": page, "404.html": page}
    preview.close()
    assert not (tmp_path / "served").exists()


def test_what_the_system_refuses_is_a_problem_too(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    (project / ".chronicle").write_text("a file in the place of the folder")
    (project / "served").mkdir()
    preview = Preview(project, project / "served")
    settings, _ = project_settings(project)
    assert settings is not None
    (problem,) = preview.update(settings, TODAY, strict=False)
    assert (problem.place, problem.code) == (Place(".chronicle"), "file-use")
    assert preview.trouble == (problem,)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Preview, Path, Path]]:
    """A preview of a small project, with the project and the folder that is served."""
    project = copy_of_small(tmp_path)
    served = tmp_path / "served"
    served.mkdir()
    preview = Preview(project, served)
    take_note(preview, project)
    yield preview, project, served
    preview.close()


def take_note(preview: Preview, project: Path) -> None:
    settings, _ = project_settings(project)
    assert settings is not None
    preview.update(settings, TODAY, strict=False)


def test_pages_are_made_when_they_are_asked_for(shown: tuple[Preview, Path, Path]) -> None:
    preview, _, served = shown
    assert set(tree(served)) == {"404.html"}
    for path in ("timeline.html", "events/../style.css", "", "no/such.html", "../../etc/passwd"):
        preview.bring(path)
    assert set(tree(served)) == {"404.html", "timeline.html", "style.css", "index.html"}


def test_a_page_is_made_anew_after_a_change_and_only_then(
    shown: tuple[Preview, Path, Path],
) -> None:
    preview, project, served = shown
    put(project, NOTE, note("As first written."))
    take_note(preview, project)
    preview.bring(PAGE)
    made = (served / PAGE).stat()
    preview.bring(PAGE)
    assert (served / PAGE).stat() == made
    put(project, NOTE, note("As later amended."))
    take_note(preview, project)
    preview.bring(PAGE)
    assert "As later amended." in (served / PAGE).read_text()
    (project / NOTE).unlink()
    take_note(preview, project)
    preview.bring(PAGE)
    assert not (served / PAGE).exists()


def test_what_was_read_is_left_for_the_next_preview(
    shown: tuple[Preview, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, project, _ = shown
    put(project, NOTE, note("As first written."))
    take_note(preview, project)
    preview.close()
    read = []
    monkeypatch.setattr(load, "read_document", lambda path, data: read.append(path))
    again = tmp_path / "again"
    again.mkdir()
    second = Preview(project, again)
    take_note(second, project)
    second.bring(PAGE)
    assert "As first written." in (again / PAGE).read_text()
    assert read == []


# --- a real server -------------------------------------------------------------------------

NOTE = "content/pages/a-note.md"
PAGE = "pages/a-note.html"


def note(words: str) -> str:
    return f"---\ntitle: A note\n---\n{words}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_of_small(tmp_path_factory.mktemp("serving"))
    put(project, NOTE, note("As first written."))
    (project / "templates").mkdir(exist_ok=True)
    return project


@pytest.fixture(scope="module")
def server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MkDocsServer]:
    """One server for the module: a test puts back what it changes."""
    temporary = tmp_path_factory.mktemp("temporary")
    with serving(project, temporary) as running:
        yield running
    assert list(temporary.iterdir()) == []


def test_an_edit_is_shown(server: MkDocsServer, project: Path) -> None:
    with server.rebuilt():
        put(project, NOTE, note("As later amended."))
    assert "As later amended." in server.page(PAGE).text
    with server.rebuilt():
        put(project, NOTE, note("As first written."))
    assert "As first written." in server.page(PAGE).text


def test_a_new_file_is_shown_and_a_deleted_one_no_longer(
    server: MkDocsServer, project: Path
) -> None:
    assert server.page("pages/another.html").status == 404
    with server.rebuilt():
        put(project, "content/pages/another.md", note("Newly come."))
    assert "Newly come." in server.page("pages/another.html").text
    with server.rebuilt():
        (project / "content/pages/another.md").unlink()
    assert server.page("pages/another.html").status == 404


def test_a_broken_file_is_told_at_every_address_until_it_is_mended(
    server: MkDocsServer, project: Path
) -> None:
    broken = project / "content/pages/broken.md"
    with server.rebuilt():
        put(project, "content/pages/broken.md", "---\ntitel: <b>Broken\n---\n")
    for path in ("", "index.html", PAGE, "pages/broken.html", "style.css"):
        status, headers, text, _ = server.page(path)
        assert (status, headers["content-type"]) == (500, "text/html")
        assert "content/pages/broken.md:2:1" in text
        assert "titel: no such key" in text
    with server.rebuilt():
        broken.unlink()
    assert "As first written." in server.page(PAGE).text


def test_a_link_out_of_the_content_is_told_and_not_followed(
    server: MkDocsServer, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text(note("Nobody's business."))
    link = project / "content/pages/secret.md"
    with server.rebuilt():
        link.symlink_to(tmp_path / "secret.md")
    status, _, text, _ = server.page("pages/secret.html")
    assert (status, "file-link" in text, "Nobody's business." in text) == (500, True, False)
    with server.rebuilt():
        link.unlink()
    assert server.page(PAGE).status == 200


def test_a_change_of_settings_is_shown_and_a_mistake_in_them_is_told(
    server: MkDocsServer, project: Path
) -> None:
    settings = (project / "mkdocs.yml").read_text()
    renamed = re.sub(r"(?m)^site_name:.*$", "site_name: Renamed for a moment", settings)
    with server.rebuilt():
        put(project, "mkdocs.yml", renamed)
    assert "Renamed for a moment" in server.page("index.html").text
    with server.rebuilt():
        put(project, "mkdocs.yml", f"{settings}\nrepo_url: 'https://exa mple.org/'\n")
    status, _, text, _ = server.page("index.html")
    assert (status, "repo_url: &#x27;https://exa mple.org/&#x27;" in text) == (500, True)
    with server.rebuilt():
        put(project, "mkdocs.yml", settings)
    assert server.page("index.html").status == 200


def test_a_template_of_the_site_itself_is_shown_and_a_mistake_in_it_is_told(
    server: MkDocsServer, project: Path
) -> None:
    template = project / "templates/page.html"
    with server.rebuilt():
        put(project, "templates/page.html", "<p>In a look of its own: {{ view.title }}</p>")
    assert "<p>In a look of its own: A note</p>" in server.page(PAGE).text
    with server.rebuilt():
        put(project, "templates/page.html", "<p>\n{{ view.titel }}</p>")
    status, _, text, _ = server.page(PAGE)
    assert (status, "<code>templates/page.html:2:1</code>" in text) == (500, True)
    assert "has no attribute &#x27;titel&#x27;" in text
    with server.rebuilt():
        put(project, "templates/page.html", "<p>\n\n{% if %}</p>")
    assert "<code>templates/page.html:3:1</code>" in server.page(PAGE).text
    with server.rebuilt():
        template.unlink()
    assert "As first written." in server.page(PAGE).text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", ""])
@pytest.mark.parametrize("path", ["/", "/livereload/0/1"])
def test_other_hosts_get_words_and_nothing_else(server: MkDocsServer, host: str, path: str) -> None:
    reply = server.get(path, host)
    assert reply.status == 403
    assert reply.text == f"This preview answers to its own address only, not to {host!r}.\n"


@pytest.mark.parametrize(
    "path",
    [
        "/../../mkdocs.yml",
        "/%2e%2e/%2e%2e/mkdocs.yml",
        "/..%2f..%2fmkdocs.yml",
        "/%2e%2e%2f%2e%2e%2fmkdocs.yml",
        "/..\\..\\mkdocs.yml",
        "/%252e%252e/mkdocs.yml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/%00/mkdocs.yml",
        "/pages/%2e%2e/%2e%2e/%2e%2e/mkdocs.yml",
    ],
)
def test_nothing_outside_of_the_preview_is_served(server: MkDocsServer, path: str) -> None:
    for prefix in ("", server.front.rstrip("/")):
        reply = server.get(f"{prefix}{path}")
        assert reply.status in {404, 500}
        assert "plugins:" not in reply.text
        assert "root:" not in reply.text


def test_the_preview_holds_what_a_build_would_publish(server: MkDocsServer, project: Path) -> None:
    assert not (project / "site").exists()
    outcome = run(project, "published")
    assert outcome.published
    published = tree(project / "published")
    published.pop(".chronicle")
    for path, data in published.items():
        reply = server.page(quote(path))
        assert reply.status == 200, path
        if not path.endswith(".html"):
            assert reply.data == data, path
        else:
            # What the server adds to let a page reload itself.
            policy = re.compile(rb' content="default-src[^"]*"')
            script = re.compile(rb"<script>.*</script>(?=</body>)", re.DOTALL)
            served = script.sub(b"", reply.data)
            assert policy.sub(b"", served) == policy.sub(b"", data), path


# --- other ways to serve -------------------------------------------------------------------


@pytest.fixture
def own_project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    put(project, NOTE, note("As first written."))
    (tmp_path / "temporary").mkdir()
    return project


def break_it(project: Path) -> None:
    put(project, "content/pages/broken.md", "---\ntitel: Broken\n---\n")


def mend_it(project: Path) -> None:
    (project / "content/pages/broken.md").unlink()


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["plain", "strict"])
def test_a_server_starts_with_a_broken_file_and_recovers(
    own_project: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    break_it(own_project)
    with serving(own_project, tmp_path / "temporary", *options) as server:
        assert "titel: no such key" in server.page(PAGE).text
        with server.rebuilt():
            mend_it(own_project)
        assert "As first written." in server.page(PAGE).text
        with server.rebuilt():
            break_it(own_project)
        assert "titel: no such key" in server.page(PAGE).text
        assert "titel: no such key" in "".join(server.log)


def test_a_strict_server_shows_warnings_instead_of_the_site(
    own_project: Path, tmp_path: Path
) -> None:
    settings = (own_project / "mkdocs.yml").read_text()
    put(own_project, "mkdocs.yml", re.sub(r"(?m)^site_url:.*\n", "", settings))
    with serving(own_project, tmp_path / "temporary", "--strict") as server:
        status, _, text, _ = server.page("index.html")
    assert (status, "warning[site-url]" in text) == (500, True)
    with serving(own_project, tmp_path / "temporary") as server:
        assert server.page("index.html").status == 200


@pytest.mark.parametrize("option", ["--clean", "--dirty"])
def test_how_mkdocs_is_to_build_makes_no_difference(
    own_project: Path, tmp_path: Path, option: str
) -> None:
    with serving(own_project, tmp_path / "temporary", option) as server:
        assert "As first written." in server.page(PAGE).text
        with server.rebuilt():
            break_it(own_project)
        assert "titel: no such key" in server.page(PAGE).text
    assert not (own_project / "site").exists()
    assert list((tmp_path / "temporary").iterdir()) == []
    assert len(list((own_project / ".chronicle").glob("state-*"))) == 1


def test_without_reloading_the_site_is_served_as_it_was_at_the_start(
    own_project: Path, tmp_path: Path
) -> None:
    with serving(own_project, tmp_path / "temporary", "--no-livereload") as server:
        reply = server.page(PAGE)
        assert run(own_project, "published").published
        assert reply.text == (own_project / "published" / PAGE).read_text()
    break_it(own_project)
    with serving(own_project, tmp_path / "temporary", "--no-livereload") as server:
        for path in ("", PAGE, "no/such/page.html"):
            assert "titel: no such key" in server.page(path).text
    assert list((tmp_path / "temporary").iterdir()) == []
