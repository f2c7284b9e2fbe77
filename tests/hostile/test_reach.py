"""What a build touches: its own folders, the program it is, and nothing else on the machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from worlds import copy_of_small, run, tree

# Notes every path that Python opens, lists, makes, moves or removes.
_WATCHED = """
import json, os, runpy, sys
paths = {}
def note(event, arguments):
    if event in ("open", "os.scandir", "os.listdir", "os.rename", "os.remove", "os.mkdir",
                 "os.rmdir", "os.link", "os.symlink", "os.utime", "os.truncate", "shutil.rmtree"):
        for path in arguments[:2]:
            if isinstance(path, (str, bytes, os.PathLike)) and len(os.fspath(path)) > 1:
                paths[os.path.abspath(os.fsdecode(path))] = event
import chronicle.cli
log = sys.argv.pop(1)
sys.addaudithook(note)
try:
    chronicle.cli.main()
finally:
    sys.stdout.flush()
    told = dict(paths)
    with open(log, "w") as file:
        json.dump(told, file)
"""


def touched(project: Path, *arguments: str) -> set[str]:
    """Every path that a command touches outside of Python and its packages."""
    log = project.parent / "touched.json"
    subprocess.run(
        (sys.executable, "-c", _WATCHED, str(log), *arguments),
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    paths = json.loads(log.read_text())
    checkout = Path(__file__).parents[2]
    own = tuple(map(str, (sys.prefix, sys.base_prefix, checkout / "src", checkout / "templates")))
    own += ("/dev/", "/proc/self", str(log))
    # Python itself lists every folder that it looks for packages in.
    return {path for path in paths if not path.startswith(own) and path not in sys.path}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with neighbours that are nobody's business."""
    (tmp_path / "neighbour").mkdir()
    (tmp_path / "neighbour/secret.md").write_text("---\ntitle: Secret\n---\n")
    (tmp_path / "secret.txt").write_text("secret")
    return copy_of_small(tmp_path)


@pytest.mark.parametrize("options", [(), ("--swap",)], ids=["in-place", "swap"])
def test_a_build_reads_and_writes_in_its_own_folders_only(
    project: Path, options: tuple[str, ...]
) -> None:
    outside = {path for path in touched(project, "build", *options) if not _is_ours(project, path)}
    assert outside == set()
    assert (project / "site/index.html").is_file()


def _is_ours(project: Path, path: str) -> bool:
    folder = Path(path)
    allowed = ("content", "templates", "site", ".chronicle", ".site.new", ".site.old", "mkdocs.yml")
    return folder == project or any(
        folder == project / name or (project / name) in folder.parents for name in allowed
    )


ESCAPES = {
    "link to a file": lambda at, to: at.symlink_to(to / "secret.md"),
    "link to a folder": lambda at, to: at.symlink_to(to, target_is_directory=True),
    "link to nowhere": lambda at, to: at.symlink_to(to / "nowhere.md"),
    "link to itself": lambda at, to: at.symlink_to(at),
    "second name of a file": lambda at, to: os.link(to / "secret.md", at),
    "pipe": lambda at, to: os.mkfifo(at),
}


@pytest.mark.parametrize("name", ["a.md", "a.png", "deep"])
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_no_way_out_of_content_is_taken(project: Path, escape: object, name: str) -> None:
    run(project)
    before = tree(project / "site")
    neighbours = tree(project.parent / "neighbour")
    folder = "assets" if name.endswith("png") else "pages"
    (project / "content" / folder).mkdir(exist_ok=True)
    assert callable(escape)
    escape(project / "content" / folder / name, project.parent / "neighbour")
    outcome = run(project)
    assert not outcome.published
    assert any(f"{folder}/{name}" in str(one) for one in outcome.problems)
    assert not any("Secret" in str(one) for one in outcome.problems)
    assert tree(project / "site") == before
    assert tree(project.parent / "neighbour") == neighbours
    reached = {path for path in touched(project, "build") if "neighbour" in path}
    assert reached == set()


ODD_NAMES = (
    *("con.md", "A.md", "a b.md", "ä.md", "a\u0308.md", "a..b.md", "-a.md", "a-.md", "a_b.md"),
    *("a.MD", "a.md\n.md", "a\u202edm.md", f"{'a' * 120}.md", "a\\b.md", "a.md.md", "%2e%2e.md"),
)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_that_mean_something_elsewhere_are_refused(project: Path, name: str) -> None:
    (project / "content/pages" / name).write_text("---\ntitle: Words\n---\n")
    outcome = run(project)
    assert not outcome.published
    assert all(str(one).isprintable() for one in outcome.problems)


def test_two_builds_at_once_leave_what_one_leaves(project: Path) -> None:
    run(project, "fresh")
    command = (sys.executable, "-m", "chronicle", "build", "--clean")
    both = [
        subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for one in both:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert tree(project / "site") == tree(project / "fresh")
