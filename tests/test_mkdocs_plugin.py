"""`mkdocs build` makes the very site that `chronicle build` makes, or leaves the old one alone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from servers import put
from worlds import copy_of_small, run, tree

from chronicle.mkdocs_plugin import settings_of
from chronicle.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parent.parent

# A script of MkDocs' kind, which would see any page or template that MkDocs makes, writes into the
# folder that MkDocs was told to fill, and adds a file of its own to those to be copied there.
MEDDLER = """
from pathlib import Path
from mkdocs.structure.files import File

def refuse(*_, **__):
    raise RuntimeError("MkDocs was given something to render")

on_pre_page = on_page_markdown = on_post_page = on_pre_template = refuse

def on_files(files, config):
    if files.documentation_pages():
        raise RuntimeError("MkDocs has gone through the content")
    files.append(File.generated(config, "extra.txt", content="x"))
    files.append(File.generated(config, "extra.md", content="x"))

def on_post_build(config):
    site = Path(config.site_dir)
    site.mkdir(parents=True, exist_ok=True)
    (site / "meddled.html").write_text("x")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "temporary").mkdir()
    return copy_of_small(tmp_path)


def mkdocs(project: Path, command: str = "build", *options: str, code: int = 0) -> str:
    """Run MkDocs in a project as its author would; returns what it logs."""
    temporary = project.parent / "temporary"
    ran = subprocess.run(
        (sys.executable, "-m", "mkdocs", command, *options),
        cwd=project,
        env={**os.environ, "TMPDIR": str(temporary), "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    assert list(temporary.iterdir()) == []
    assert not (project / ".chronicle/nowhere").exists() or code
    return ran.stderr


def set_top(project: Path, **blocks: str) -> None:
    """Put whole lines in the place of what mkdocs.yml says under these keys, or nothing."""
    text = (project / "mkdocs.yml").read_text()
    for key, lines in blocks.items():
        text = re.sub(rf"(?ms)^{key}:.*?(?=^\S|\Z)", "", text) + lines
    put(project, "mkdocs.yml", text)


def break_it(project: Path) -> None:
    put(project, "content/pages/broken.md", "---\ntitel: Broken\n---\n")


def times(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in root.rglob("*")}


# --- one site ------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--dirty",), ("--site-dir", "elsewhere/site")], ids=str)
def test_mkdocs_builds_the_same_tree_as_chronicle(project: Path, options: tuple[str, ...]) -> None:
    assert run(project, "plain").published
    mkdocs(project, "build", *options)
    site = options[1] if len(options) == 2 else "site"
    assert tree(project / site) == tree(project / "plain")
    assert (project / "site").exists() == (site == "site")


def test_a_second_build_touches_nothing_and_chronicle_agrees(project: Path) -> None:
    mkdocs(project)
    before = times(project / "site")
    assert "0 written, 0 removed" in mkdocs(project)
    assert run(project).written == ()
    assert times(project / "site") == before


def test_nothing_that_mkdocs_or_others_make_is_published(project: Path) -> None:
    (project / "meddler.py").write_text(MEDDLER)
    set_top(project, hooks="hooks: [meddler.py]\n", plugins="plugins: [search, chronicle]\n")
    assert run(project, "plain").published
    mkdocs(project)
    assert tree(project / "site") == tree(project / "plain")


@pytest.mark.parametrize("theme", ["", "theme: readthedocs\n"], ids=["default", "named"])
def test_a_theme_of_mkdocs_leaves_no_trace(project: Path, theme: str) -> None:
    set_top(project, theme=theme)
    assert run(project, "plain").published
    mkdocs(project)
    assert tree(project / "site") == tree(project / "plain")


def test_gh_deploy_publishes_that_site(project: Path, tmp_path: Path) -> None:
    def git(*arguments: str, folder: Path = project) -> str:
        configured = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        command = ("git", *configured, *arguments)
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=True
        ).stdout

    git("init", "--bare", "--quiet", str(tmp_path / "remote.git"), folder=tmp_path)
    git("init", "--quiet")
    git("remote", "add", "origin", str(tmp_path / "remote.git"))
    git("config", "user.name", "Test")
    git("config", "user.email", "test@example.org")
    git("commit", "--quiet", "--allow-empty", "--message", "First")
    mkdocs(project, "gh-deploy")
    deployed = git("ls-tree", "-r", "--name-only", "gh-pages", folder=tmp_path / "remote.git")
    assert set(deployed.splitlines()) == {*tree(project / "site"), ".nojekyll"}


# --- the old site --------------------------------------------------------------------------


def test_a_mistake_ends_the_build_before_the_old_site_is_touched(project: Path) -> None:
    mkdocs(project)
    before = times(project / "site")
    break_it(project)
    told = mkdocs(project, code=1)
    assert "ERROR   -  content/pages/broken.md:2:1: error[key-unknown]: titel: no such key" in told
    assert "the site was left as it is" in told
    assert "Cleaning" not in told
    assert "Traceback" not in told
    assert times(project / "site") == before


def test_a_warning_is_told_and_ends_a_strict_build(project: Path) -> None:
    mkdocs(project)
    before = times(project / "site")
    set_top(project, site_url="")
    told = mkdocs(project, "build", "--strict", code=1)
    assert "WARNING -  mkdocs.yml:1:1: warning[site-url]: site_url: not set" in told
    assert "Cleaning" not in told
    assert times(project / "site") == before
    assert mkdocs(project).count("warning[site-url]") == 1


def test_a_strict_build_of_a_clean_chronicle_succeeds(project: Path) -> None:
    assert "WARNING" not in mkdocs(project, "build", "--strict")


def test_a_changed_site_takes_the_place_of_the_old_one_as_a_whole(project: Path) -> None:
    mkdocs(project)
    with os.scandir(project / "site") as old:
        put(project, "content/pages/another.md", "---\ntitle: Another\n---\n")
        mkdocs(project)
        # The folder that was open is no longer the site, and was cleared away.
        assert list(old) == []
    assert (project / "site/pages/another.html").exists()


def test_a_plugin_that_fails_leaves_the_old_site(project: Path) -> None:
    mkdocs(project)
    before = times(project / "site")
    set_top(project, hooks="hooks: [failing.py]\n")
    (project / "failing.py").write_text(
        "def on_env(env, config, files):\n    raise SystemExit(3)\n"
    )
    put(project, "content/pages/another.md", "---\ntitle: Another\n---\n")
    mkdocs(project, code=3)
    assert times(project / "site") == before


def test_a_file_that_is_not_ours_stops_the_build(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("somebody's home page")
    told = mkdocs(project, code=1)
    assert "ERROR   -  site/index.html:1:1: error[output-foreign]" in told
    assert tree(project / "site") == {"index.html": b"somebody's home page"}


def test_what_is_not_ours_stays_in_the_site(project: Path) -> None:
    mkdocs(project)
    (project / "site/CNAME").write_text("example.org")
    put(project, "content/pages/another.md", "---\ntitle: Another\n---\n")
    mkdocs(project)
    assert (project / "site/pages/another.html").exists()
    assert (project / "site/CNAME").read_text() == "example.org"


def test_a_link_out_of_the_content_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (project / "content/pages/secret.md").symlink_to(tmp_path / "secret.md")
    assert "content/pages/secret.md:1:1: error[file-link]" in mkdocs(project, code=1)
    assert not (project / "site").exists()


def test_what_the_system_refuses_is_told_in_a_line(project: Path) -> None:
    (project / "site").write_text("a file where the folder of the site belongs")
    told = mkdocs(project, code=1)
    assert "cannot use" in told
    assert "Traceback" not in told


# --- settings ------------------------------------------------------------------------------

REQUIRED = "site_name: Small\ndocs_dir: content\n"
OURS = "plugins: [chronicle]\n"


@pytest.mark.parametrize(
    "text",
    [
        REQUIRED + OURS,
        f"{REQUIRED}{OURS}site_url: https://example.org/small\nsite_dir: public\n",
        f"{REQUIRED}{OURS}repo_url: https://github.com/example/small\n",
        f"{REQUIRED}{OURS}copyright: 'CC BY 4.0'\nsite_description: |\n  Two\n  lines\n",
        f"{REQUIRED}{OURS}theme: {{name: null, custom_dir: look/of/it}}\n",
        REQUIRED + "plugins:\n  - search\n  - chronicle:\n      as_of: 2025-05-16\n"
        "      open_days: 30\n      format: 1\n      parties: [ukraine, russia]\n",
        REQUIRED + "plugins:\n  chronicle: {as_of: today}\n  search: {}\n",
        "site_name: \"Small: yes, 'no'\"\ndocs_dir: content/\n" + OURS,
    ],
    ids=["least", "address", "repository", "texts", "look", "options", "as-mapping", "quoted"],
)
def test_both_doors_read_the_same_settings(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(text)
    (tmp_path / "content").mkdir()
    (tmp_path / "look/of/it").mkdir(parents=True)
    ours, problems = read_settings("mkdocs.yml", text.encode())
    assert isinstance(ours, Settings), problems
    assert settings_of(load_config(str(path))) == (ours, ())


def test_both_doors_read_the_same_settings_of_this_project() -> None:
    path = ROOT / "mkdocs.yml"
    ours, problems = read_settings("mkdocs.yml", path.read_bytes())
    assert isinstance(ours, Settings), problems
    assert settings_of(load_config(str(path))) == (ours, ())


def test_what_mkdocs_overwrites_while_serving_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{REQUIRED}{OURS}site_url: https://example.org/\nsite_dir: public\n")
    config = load_config(str(path), site_dir=str(tmp_path / "elsewhere"))
    config.site_url = "http://127.0.0.1:8000/"
    settings, _ = settings_of(config)
    assert settings == Settings(
        "Small", site_url="https://example.org/", docs_dir="content", site_dir="public"
    )


def test_a_mistake_in_the_settings_ends_the_build(project: Path) -> None:
    set_top(project, plugins="plugins:\n  - chronicle: {open_dais: 30}\n")
    told = mkdocs(project, code=1)
    assert "mkdocs.yml:1:1: error[setting-unknown]: open_dais: no such option" in told
    assert "did you mean open_days?" in told
    assert not (project / "site").exists()


def test_settings_that_are_in_no_file_are_refused_in_words(project: Path) -> None:
    ran = subprocess.run(
        (sys.executable, "-m", "mkdocs", "build", "--config-file", "-"),
        cwd=project,
        input=(project / "mkdocs.yml").read_text(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "chronicle reads its settings from a file" in ran.stderr
