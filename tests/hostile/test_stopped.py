"""A build that is killed, or that the system refuses something, loses nothing: strace does it.

`make hostile` (CHRONICLE_HOSTILE=all) stops a build at every single call that changes a file, in
parts that can be run apart (`-k part7`); else a few of these points are taken, spread over the
whole build.
"""

import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from straced import Ran, Straced, straced
from templates_once import compile_once
from worlds import copy_of_small, run, tree

ALL = os.environ.get("CHRONICLE_HOSTILE") == "all"
PARTS = 24 if ALL else 1

# What changes a file or a folder on Linux.
CALLS = (
    *("openat", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir"),
    *("write", "utimensat", "ftruncate", "fsync", "fdatasync", "copy_file_range", "sendfile"),
)
_CALL = re.compile(r"^(\d+ +)?(\w+)\((.*)")
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
IN_PLACE = ("chronicle", "build", "--jobs", "1")
SWAPPED = (*IN_PLACE, "--swap")
MKDOCS = ("mkdocs", "build", "--quiet")
COMMANDS = {"in-place": IN_PLACE, "swap": SWAPPED, "mkdocs": MKDOCS}

_One = TypeVar("_One")


class Point(NamedTuple):
    """The n-th call of a name, counted from the start of the process, and in each child anew."""

    call: str
    number: int


class Scene(NamedTuple):
    """A project whose site is of before an edit, and what the site is before and after it."""

    project: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


# As small as a project can be that makes a page of every kind which changes, comes or goes.
FILES = {
    "actors/norland": "name: Norland\nkind: state",
    "actors/sudmark": "name: Sudmark\nkind: state",
    "outlets/wire": "name: Wire",
    "sources/2026-05-20-wire-talks": (
        "outlet: wire\nurl: https://wire.example/a\ntitle: Talks\npublished: 2026-05-20\n"
        "retrieved: 2026-05-20\nlang: en"
    ),
    "events/2026-05-20-talks": (
        "title: Talks\ndate: 2026-05-20\nsources: [2026-05-20-wire-talks]\n"
        "participants: [{actor: norland}]"
    ),
    "events/2026-06-13-other": (
        "title: Other talks\ndate: 2026-06-13\nsources: [2026-05-20-wire-talks]"
    ),
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Pages change, come and go with this edit."""
    compile_once()
    folder = tmp_path_factory.mktemp("scene")
    project = copy_of_small(folder)
    content = project / "content"
    shutil.rmtree(content)
    for name, front in FILES.items():
        file = content / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}\n---\n")
    assert run(project).published
    edited = content / "events/2026-05-20-talks.md"
    edited.write_text(edited.read_text().replace("title: ", "title: Once more, ", 1))
    (content / "events/2026-06-13-other.md").unlink()
    (content / "places").mkdir()
    (content / "places/mole.md").write_text("---\nname: The Mole\n---\n")
    before = tree(project / "site")
    run(project, "fresh", clean=True)
    after = tree(project / "fresh")
    shutil.rmtree(project / "fresh")
    assert before.keys() - after.keys()
    assert after.keys() - before.keys()
    assert len({path for path in before if before[path] != after.get(path)}) > 20
    return Scene(project, before, after)


@pytest.fixture(scope="module")
def program(scene: Scene, how: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Straced]:
    """The command that is to be stopped."""
    folder = tmp_path_factory.mktemp(how)
    first = shutil.copytree(scene.project, folder / "project", copy_function=shutil.copy2)
    with straced(COMMANDS[how], first, folder / "said") as program:
        yield program


def points(program: Straced, project: Path) -> tuple[Point, ...]:
    """Every call of a whole run that changes a file, in order; the project is built by that."""
    log = project.parent / "calls"
    ran = program.run(project, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert ran.code == 0, ran.said
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Point, None] = {}
    for line in log.read_text("utf-8", errors="replace").splitlines():
        if (match := _CALL.match(line)) is None:
            continue
        process, call, arguments = match.groups()
        seen[process, call] += 1
        reads = call == "openat" and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", arguments)
        prints = call == "write" and re.match(r"[12],", arguments)
        # The file for what the program says is the harness's own.
        own = str(program.said) in arguments or '"/dev/null"' in arguments
        if not reads and not prints and not own:
            found[Point(call, seen[process, call])] = None
    return tuple(found)


def chosen(every: Sequence[_One], part: int, few: int) -> Sequence[_One]:
    """A part of all; or a few: the first, the last and those at even steps between them."""
    if ALL:
        return every[part::PARTS]
    return [every[step * (len(every) - 1) // (few - 1)] for step in range(few)]


def stop_at(program: Straced, project: Path, point: Point, how: str) -> Ran:
    """Run a command that is stopped at a point, and never ends in a traceback."""
    inject = f"inject={point.call}:{how}:when={point.number}"
    ran = program.run(project, "-o", os.devnull, "-e", f"trace={point.call}", "-e", inject)
    assert "Traceback" not in ran.said, ran.said
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


@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
@pytest.mark.parametrize("how", COMMANDS, scope="module")
def test_a_killed_build_loses_nothing(
    scene: Scene, program: Straced, tmp_path: Path, how: str, part: int
) -> None:
    copies = fresh(scene, tmp_path)
    every = points(program, next(copies))
    assert len(every) > 40
    for point, project in zip(chosen(every, part, few=3), copies, strict=False):
        ran = stop_at(program, project, point, "signal=KILL")
        # Where a child was killed, whoever waits for it says so.
        assert ran.code == -signal.SIGKILL or ran.said.strip(), point
        assert_nothing_is_lost(scene, project, how, point)
        assert_heals(scene, project, point)


@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
@pytest.mark.parametrize("how", COMMANDS, scope="module")
def test_a_full_or_failing_disk_is_told_and_loses_nothing(
    scene: Scene, program: Straced, tmp_path: Path, how: str, part: int
) -> None:
    copies = fresh(scene, tmp_path)
    every = points(program, next(copies))
    refused = [(point, error) for point in every for error in ERRORS.get(point.call, ())]
    for (point, error), project in zip(chosen(refused, part, few=4), copies, strict=False):
        ran = stop_at(program, project, point, f"error={error}")
        # What could be done without is passed over; whoever passes over more says that all is well.
        if ran.code == 0:
            assert pages(project / "site") == without_hidden(scene.after), (point, error)
        else:
            assert ran.said.strip(), (point, error)
        assert_nothing_is_lost(scene, project, how, point)
        assert_heals(scene, project, point)


def assert_nothing_is_lost(scene: Scene, project: Path, how: str, point: Point) -> None:
    if how == "in-place":
        assert_whole(scene, project, point)
    else:
        assert_one_of_both(scene, project, point)
