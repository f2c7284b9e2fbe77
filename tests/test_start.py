"""A new repository works, from this checkout and from the wheel in an empty environment."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from servers import serving
from worlds import TODAY, tree

from chronicle import __version__
from chronicle.contribute.generated import generated_files
from chronicle.contribute.start import refresh, start
from chronicle.edition import read_edition
from chronicle.model import KINDS
from chronicle.project import project_settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "x"
    assert start(folder, 'The "lake" talks: a chronicle').problems == ()
    return folder


def test_a_new_repository_has_an_example_of_each_kind_and_no_problem(made: Path) -> None:
    settings, problems = project_settings(made)
    assert problems == ()
    assert settings is not None
    assert settings.site_name == 'The "lake" talks: a chronicle'
    read = read_edition(made, settings, TODAY)
    assert read.problems == ()
    assert {key.kind for key in read.edition.chronicle.records} == set(KINDS)


def test_its_files_are_in_place_and_nothing_is_left_to_fill_in(made: Path) -> None:
    files = {path: data.decode() for path, data in tree(made).items()}
    assert {".gitignore", ".github/CODEOWNERS", ".github/workflows/publish.yml"} <= set(files)
    assert generated_files().items() <= files.items()
    assert [path for path, text in files.items() if "CHRONICLE_" in text] == []
    assert files["requirements.txt"] == f"chronicle-site=={__version__}\n"
    assert "/.github/" in files[".github/CODEOWNERS"]


@pytest.mark.parametrize("name", ["links-ignored.txt", ".pre-commit-config.yaml"])
def test_what_a_repository_keeps_is_what_ours_keeps(made: Path, name: str) -> None:
    assert (made / name).is_file()
    assert (ROOT / name).is_file()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = start(tmp_path, "X")
    assert [str(problem) for problem in done.problems] == [
        (
            f"{tmp_path}:1:1: error[folder-full]: not empty; name a new folder; to renew "
            "generated files of an old one: chronicle init --refresh"
        )
    ]
    assert tree(tmp_path) == {"notes.txt": b"mine"}


def test_a_fresh_clone_of_an_empty_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert start(tmp_path, "X").problems == ()


def test_refreshing_renews_what_is_generated_and_nothing_else(tmp_path: Path) -> None:
    start(tmp_path, "X")
    (tmp_path / "docs/format.md").write_text("old")
    (tmp_path / "README.md").write_text("mine")
    assert refresh(tmp_path).written == ("docs/format.md",)
    assert refresh(tmp_path).written == ()
    assert (tmp_path / "README.md").read_text() == "mine"
    assert refresh(tmp_path / "content").problems[0].message == "no mkdocs.yml"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; what it needs is borrowed, since a test has no network.

    The borrowed folder holds our checkout as a link that only the site module follows, so
    `chronicle` can come from the wheel alone.
    """
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    python = venv / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        ],
        check=True,
    )
    (packages,) = (venv / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return venv


def run(environment: Path, *command: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command of the environment, as far from this checkout as can be."""
    done = subprocess.run(
        [environment / "bin" / command[0], *command[1:]],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == code, told
    assert "Traceback" not in told
    return told


@pytest.fixture(scope="module")
def from_wheel(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("from-wheel")
    told = run(environment, "chronicle", "init", "x", cwd=folder)
    assert told.splitlines()[-1] == "    cd x && mkdocs serve"
    return folder / "x"


def test_the_wheel_is_what_runs(environment: Path, tmp_path: Path) -> None:
    where = run(
        environment, "python", "-c", "import chronicle; print(chronicle.__file__)", cwd=tmp_path
    )
    assert where.startswith(str(environment))


def test_init_check_and_build_work_from_the_wheel(environment: Path, from_wheel: Path) -> None:
    assert "no problems" in run(environment, "chronicle", "check", cwd=from_wheel)
    told = run(environment, "chronicle", "build", "--site-dir", "by-chronicle", cwd=from_wheel)
    assert "0 removed" in told
    assert (from_wheel / "by-chronicle/events/2026-03-04-first-round.html").is_file()


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_mkdocs_and_its_fork_build_the_same_site(
    host: str, environment: Path, from_wheel: Path
) -> None:
    run(environment, "chronicle", "build", "--site-dir", "by-chronicle", cwd=from_wheel)
    run(
        environment,
        *("python", "-W", "error::DeprecationWarning:chronicle", "-m", host),
        *("build", "--quiet", "-f", "mkdocs.yml", "--site-dir", f"by-{host}"),
        cwd=from_wheel,
    )
    assert tree(from_wheel / f"by-{host}") == tree(from_wheel / "by-chronicle")


def test_mkdocs_serves_it(environment: Path, from_wheel: Path, tmp_path: Path) -> None:
    with serving(from_wheel, tmp_path, python=environment / "bin" / "python") as server:
        page = server.page("events/2026-03-04-first-round.html")
    assert page.status == 200
    assert "First round of the lake talks" in page.text


def test_the_commands_answer_from_the_wheel(environment: Path, from_wheel: Path) -> None:
    assert json.loads(run(environment, "chronicle", "schema", "event", cwd=from_wheel))
    refused = run(environment, "chronicle", "init", ".", cwd=from_wheel, code=1)
    assert "error[folder-full]" in refused
    refreshed = run(environment, "chronicle", "init", "--refresh", ".", cwd=from_wheel)
    assert refreshed == "all is up to date\n"
