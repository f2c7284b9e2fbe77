"""Two machines, same bytes: whatever differs between them that is not the content."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from worlds import copy_of_small, run, tree

# A machine whose clock and whose file system's order of names are others. It stands before the
# program, since the clock and a directory cannot be asked to lie from outside.
_OTHER_MACHINE = """
import datetime, os, random, runpy, sys, time
offset, order = float(os.environ.get("CLOCK", 0)), os.environ.get("ORDER", "")
now, now_ns, scan = time.time, time.time_ns, os.scandir
time.time = lambda: now() + offset
time.time_ns = lambda: now_ns() + int(offset * 1e9)

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=offset)

class Scan:
    def __init__(self, entries):
        self.entries = sorted(entries, key=lambda one: one.name, reverse=order == "reversed")
        if order == "shuffled":
            random.Random(7).shuffle(self.entries)
    def __iter__(self):
        return iter(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

datetime.datetime = Later
if order:
    os.scandir = lambda path=".": Scan(scan(path))
sys.argv = ["chronicle", *sys.argv[1:]]
runpy.run_module("chronicle", run_name="__main__")
"""
_TEN_YEARS = 10 * 365.25 * 86_400

MACHINES: Mapping[str, Mapping[str, str]] = {
    "zone east": {"TZ": "Pacific/Kiritimati"},
    "zone west": {"TZ": "Pacific/Niue"},
    "zone of half an hour": {"TZ": "Asia/Kathmandu"},
    "no zone": {"TZ": ""},
    "locale C": {"LC_ALL": "C", "LANG": "C"},
    "locale of Türkiye": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "locale of Germany": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    "text as ASCII": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    "seed 0": {"PYTHONHASHSEED": "0"},
    "seed 1": {"PYTHONHASHSEED": "1"},
    "seed of many digits": {"PYTHONHASHSEED": "4294967295"},
    "ten years on": {"CLOCK": str(_TEN_YEARS)},
    "an hour on": {"CLOCK": "3600"},
    "names reversed": {"ORDER": "reversed"},
    "names shuffled": {"ORDER": "shuffled"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "source date": {"SOURCE_DATE_EPOCH": "4000000000"},
    "all at once": {
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "3",
        "CLOCK": "86400",
        "ORDER": "shuffled",
    },
}
OPTIONS = {
    "two processes": ("--jobs", "2"),
    "many processes": ("--jobs", "5"),
    "whole site exchanged": ("--swap",),
    "from nothing": ("--clean",),
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    project = copy_of_small(tmp_path_factory.mktemp("here"))
    run(project)
    return tree(project / "site")


def built_by(project: Path, machine: Mapping[str, str], *options: str) -> dict[str, bytes]:
    """The site as such a machine builds it, in a process of its own."""
    ran = subprocess.run(
        (sys.executable, "-c", _OTHER_MACHINE, "build", "--jobs", "1", *options),
        cwd=project,
        env={**os.environ, **machine},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return tree(project / "site")


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_every_machine_leaves_the_same_bytes(
    expected: Mapping[str, bytes], tmp_path: Path, machine: Mapping[str, str]
) -> None:
    assert built_by(copy_of_small(tmp_path), machine) == expected


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_no_way_of_building_changes_a_byte(
    expected: Mapping[str, bytes], tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert built_by(copy_of_small(tmp_path), {}, *options) == expected


@pytest.mark.parametrize("name", ["x", "with space", "ünïcödé", "a-long-name-" * 8])
def test_no_path_shows_in_a_page(expected: Mapping[str, bytes], tmp_path: Path, name: str) -> None:
    project = copy_of_small(tmp_path).rename(tmp_path / name)
    assert built_by(project, {}) == expected


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_no_permission_mask_changes_a_byte(
    expected: Mapping[str, bytes], tmp_path: Path, mask: int
) -> None:
    project = copy_of_small(tmp_path)
    before = os.umask(mask)
    try:
        assert built_by(project, {}) == expected
    finally:
        os.umask(before)


@pytest.mark.parametrize("damage", ["lost", "cut", "noise", "other project's"])
def test_no_damage_to_what_is_remembered_changes_a_byte(
    expected: Mapping[str, bytes], tmp_path: Path, damage: str
) -> None:
    project = copy_of_small(tmp_path)
    run(project)
    for state in (project / ".chronicle").glob("state*"):
        data = state.read_bytes()
        match damage:
            case "lost":
                state.unlink()
            case "cut":
                state.write_bytes(data[: len(data) // 2])
            case "noise":
                state.write_bytes(data[:40] + bytes(reversed(data[40:])))
            case _:
                state.write_bytes(b"")
    edited = project / "content/pages/about.md"
    text = edited.read_text()
    edited.write_text(text.replace("title:", "title: Other", 1))
    run(project)
    edited.write_text(text)
    assert built_by(project, {}) == expected


def test_files_of_other_times_give_the_same_bytes(
    expected: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Times of files are those of a clone, or of the day an archive was unpacked."""
    project = copy_of_small(tmp_path)
    for file in project.rglob("*.md"):
        os.utime(file, (1_000_000, 1_000_000))
    assert built_by(project, {}) == expected
    shutil.rmtree(project / "site")
    assert built_by(project, {}) == expected


def test_a_source_date_takes_the_place_of_the_clock(tmp_path: Path) -> None:
    """A site that speaks from today says the same ten years on, if it is told the day."""
    project = copy_of_small(tmp_path)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("as_of: newest", "as_of: today"))
    told = {"SOURCE_DATE_EPOCH": "1795500000"}  # in November 2026
    later = {**told, "CLOCK": str(_TEN_YEARS)}
    first = built_by(project, told)
    assert built_by(project, later, "--clean") == first
    assert built_by(project, {"CLOCK": str(_TEN_YEARS)}) != first
