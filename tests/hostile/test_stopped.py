"""A build that is killed, or that the system refuses something, loses nothing: strace does it.

`make hostile` (CHRONICLE_HOSTILE=all) stops a build at every single call that changes a file, in
parts that can be run apart (`-k part7`); else a few of these points are taken, spread over the
whole build.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from worlds import copy_of_small, run, tree

ALL = os.environ.get("CHRONICLE_HOSTILE") == "all"
PARTS = 24 if ALL else 1

# What changes a file or a folder on Linux.
CALLS = (
    *("openat", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir"),
    *("write", "utimensat", "ftruncate", "fsync", "fdatasync", "copy_file_range", "sendfile"),
)
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)")
# Of the errors that a full, failing or read-only disk gives, those that each call can give.
ERRORS = {
    "openat": ("ENOSPC", "EROFS", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "rename": ("EIO", "EROFS"),
    "renameat2": ("EIO", "EROFS"),
    "mkdir": ("ENOSPC", "EROFS"),
    "linkat": ("ENOSPC", "EIO"),
    "unlinkat": ("EIO", "EROFS"),
    "unlink": ("EIO", "EROFS"),
    "rmdir": ("EIO",),
    "utimensat": ("EROFS",),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
}
IN_PLACE = ("-m", "chronicle", "build", "--jobs", "1")
SWAPPED = (*IN_PLACE, "--swap")
MKDOCS = ("-m", "mkdocs", "build", "--quiet")

_One = TypeVar("_One")


class Point(NamedTuple):
    """The n-th call of a name, counted from the start of the process."""

    call: str
    number: int


class Scene(NamedTuple):
    """A project whose site is of before an edit, and what the site is before and after it."""

    project: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Pages change, come and go with this edit."""
    folder = tmp_path_factory.mktemp("scene")
    project = copy_of_small(folder)
    run(project)
    events = project / "content/events/2026"
    edited = events / "2026-05-20-havn-round-one.md"
    edited.write_text(edited.read_text().replace("title: ", "title: Once more, ", 1))
    (events / "2026-05-13-double.md").unlink()
    (project / "content/places/mole.md").write_text("---\nname: The Mole\n---\n")
    before = tree(project / "site")
    run(project, "fresh", clean=True)
    after = tree(project / "fresh")
    shutil.rmtree(project / "fresh")
    assert before != after
    return Scene(project, before, after)


@pytest.fixture
def project(scene: Scene, tmp_path: Path) -> Path:
    return Path(shutil.copytree(scene.project, tmp_path / "project", copy_function=shutil.copy2))


def strace(
    project: Path, command: tuple[str, ...], *options: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a project under strace; what comes first is the same at every run."""
    if sys.platform != "linux":
        pytest.skip("strace is a program for Linux")
    if shutil.which("strace") is None:
        pytest.fail("these tests need strace: apt install strace", pytrace=False)
    return subprocess.run(
        ("strace", "-f", "--seccomp-bpf", *options, sys.executable, *command),  # noqa: S607 - Debian's strace
        cwd=project,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def points(project: Path, command: tuple[str, ...]) -> tuple[Point, ...]:
    """Every call of a whole run that changes a file, in order; the project is built by that."""
    log = project.parent / "calls"
    ran = strace(project, command, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert ran.returncode == 0, ran.stderr
    seen: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8", errors="replace").splitlines():
        if (match := _CALL.match(line)) is None:
            continue
        call, arguments = match.groups()
        seen[call] += 1
        reads = call == "openat" and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", arguments)
        prints = call == "write" and re.match(r"[12],", arguments)
        if not reads and not prints and "/dev/" not in arguments:
            found.append(Point(call, seen[call]))
    return tuple(found)


def chosen(every: Sequence[_One], part: int, few: int) -> Sequence[_One]:
    """A part of all; or a few: the first, the last and those at even steps between them."""
    if ALL:
        return every[part::PARTS]
    return [every[step * (len(every) - 1) // (few - 1)] for step in range(few)]


def stop_at(
    project: Path, command: tuple[str, ...], point: Point, how: str
) -> subprocess.CompletedProcess[str]:
    """Run a command that is stopped at a point, and never ends in a traceback."""
    inject = f"inject={point.call}:{how}:when={point.number}"
    ran = strace(project, command, "-o", os.devnull, "-e", f"trace={point.call}", "-e", inject)
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran


def fresh(scene: Scene, folder: Path) -> Iterator[Path]:
    """Copies of the scene, one after the other."""
    number = 0
    while True:
        number += 1
        target = folder / f"run{number}"
        yield Path(shutil.copytree(scene.project, target, copy_function=shutil.copy2))
        shutil.rmtree(target)


def pages(site: Path) -> dict[str, bytes]:
    """What a server would give out: no hidden file."""
    return without_hidden(tree(site))


def without_hidden(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        path: data
        for path, data in files.items()
        if not any(part.startswith(".") for part in path.split("/"))
    }


def assert_whole(scene: Scene, project: Path, point: Point) -> None:
    """Every file of the site is one of before or one of after, none is half of either."""
    for path, data in pages(project / "site").items():
        assert data in (scene.before.get(path), scene.after.get(path)), (point, path)


def assert_one_of_both(scene: Scene, project: Path, point: Point) -> None:
    """The whole site is the one of before or the one of after."""
    shown = pages(project / "site")
    assert shown in (without_hidden(scene.before), without_hidden(scene.after)), point


def assert_heals(scene: Scene, project: Path, point: Point) -> None:
    """The next build leaves the site of after, and nothing beside it."""
    assert run(project).published, point
    assert tree(project / "site") == scene.after, point
    leftovers = [one.name for one in project.iterdir() if one.name.startswith(".site")]
    assert leftovers == [], point


COMMANDS = {"in-place": IN_PLACE, "swap": SWAPPED, "mkdocs": MKDOCS}


@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
@pytest.mark.parametrize("how", COMMANDS)
def test_a_killed_build_loses_nothing(scene: Scene, tmp_path: Path, how: str, part: int) -> None:
    command = COMMANDS[how]
    copies = fresh(scene, tmp_path)
    every = points(next(copies), command)
    assert len(every) > 40
    for point, project in zip(chosen(every, part, few=3), copies, strict=False):
        stop_at(project, command, point, "signal=KILL")
        assert_nothing_is_lost(scene, project, how, point)
        assert_heals(scene, project, point)


@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
@pytest.mark.parametrize("how", COMMANDS)
def test_a_full_or_failing_disk_is_told_and_loses_nothing(
    scene: Scene, tmp_path: Path, how: str, part: int
) -> None:
    command = COMMANDS[how]
    copies = fresh(scene, tmp_path)
    every = points(next(copies), command)
    refused = [(point, error) for point in every for error in ERRORS.get(point.call, ())]
    for (point, error), project in zip(chosen(refused, part, few=4), copies, strict=False):
        ran = stop_at(project, command, point, f"error={error}")
        # What could be done without is passed over; whoever passes over more says that all is well.
        if ran.returncode == 0:
            assert pages(project / "site") == without_hidden(scene.after), (point, error)
        else:
            assert ran.stderr.strip(), (point, error)
        assert_nothing_is_lost(scene, project, how, point)
        assert_heals(scene, project, point)


def assert_nothing_is_lost(scene: Scene, project: Path, how: str, point: Point) -> None:
    if how == "in-place":
        assert_whole(scene, project, point)
    else:
        assert_one_of_both(scene, project, point)
