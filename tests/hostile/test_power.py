"""A power cut may take the bytes of files whose names it left; nothing is lost that way for good.

What can be made again does not wait for the disk: a page that was emptied is made anew. What cannot
(entries, and the list of the files of a site that are ours) waits, before anything counts on it.
"""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from worlds import copy_of_small, run, tree

from chronicle.contribute.accept import accept
from chronicle.contribute.changes import Change, write_changes
from chronicle.disk import secure
from chronicle.output import OWNED
from chronicle.settings import Settings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose site is as its content."""
    project = copy_of_small(tmp_path)
    run(project)
    return project


def edited(project: Path) -> Mapping[str, bytes]:
    """The site that a build from nothing makes after an edit by which a page goes."""
    event = project / "content/events/2026/2026-05-20-havn-round-one.md"
    event.write_text(event.read_text().replace("title: ", "title: Once more, ", 1))
    (project / "content/events/2026/2026-05-13-double.md").unlink()
    run(project, "fresh", clean=True)
    return tree(project / "fresh")


def emptied(project: Path, lost: str) -> None:
    """Take the bytes and leave name and time, of all files but the list of which are ours."""
    for file in project.glob(lost):
        if file.is_file() and file != project / "site" / OWNED:
            status = file.stat()
            file.write_bytes(b"")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


LOST = {"pages": "site/**/*.html", "what is remembered": ".chronicle/*", "both": "[s.][ic]*/**/*"}


@pytest.mark.parametrize("swap", [False, True], ids=["in-place", "swap"])
@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_what_was_emptied_is_made_anew(project: Path, lost: str, *, swap: bool) -> None:
    after = edited(project)
    emptied(project, lost)
    outcome = run(project, swap=swap)
    assert outcome.published, outcome.problems
    assert tree(project / "site") == after


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_what_was_emptied_is_made_anew_though_nothing_else_changed(
    project: Path, lost: str
) -> None:
    before = tree(project / "site")
    emptied(project, lost)
    assert run(project).published
    assert tree(project / "site") == before


class Disk:
    """What the disk was told, in order: `bytes` or `names` waited for, files moved and removed."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def watching(self) -> Iterator["Disk"]:
        """Take note of all that happens within."""
        waits, moves, removes = os.fsync, Path.replace, Path.unlink

        def fsync(opened: int) -> None:
            path = Path(f"/proc/self/fd/{opened}").readlink()
            self.told.append(("names" if path.is_dir() else "bytes", path.name))
            waits(opened)

        def replace(path: Path, target: Path) -> Path:
            self.told.append(("moved", Path(target).name))
            return moves(path, target)

        def unlink(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as Path has it
            if path.exists():
                self.told.append(("removed", path.name))
            removes(path, missing_ok=missing_ok)

        with (
            patch.object(os, "fsync", fsync),
            patch.object(Path, "replace", replace),
            patch.object(Path, "unlink", unlink),
        ):
            yield self


@pytest.fixture
def disk() -> Iterator[Disk]:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("only Linux tells the name of an open file")
    yield from Disk().watching()


def test_what_is_kept_is_on_the_disk_before_and_after_it_is_named(
    tmp_path: Path, disk: Disk
) -> None:
    secure(tmp_path / "a", b"x")
    assert disk.told == [("bytes", ".a.part"), ("moved", "a"), ("names", tmp_path.name)]


@pytest.mark.parametrize("swap", [False, True], ids=["in-place", "swap"])
def test_the_list_of_our_files_is_on_the_disk_before_any_page_is_written(
    project: Path, disk: Disk, *, swap: bool
) -> None:
    (project / "content/places/mole.md").write_text("---\nname: The Mole\n---\n")
    disk.told.clear()
    run(project, swap=swap)
    listed = disk.told.index(("moved", OWNED))
    assert disk.told[listed - 1] == ("bytes", f".{OWNED}.part")
    assert disk.told[listed + 1][0] == "names"
    moved = [at for at, told in enumerate(disk.told) if told == ("moved", "mole.html")]
    assert moved
    assert min(moved) > listed + 1


def test_a_file_goes_when_the_disk_has_what_was_written_from_it(tmp_path: Path, disk: Disk) -> None:
    """As when two records are merged, or one moves: power may fail at any moment."""
    content = tmp_path / "content"
    content.mkdir()
    for name in ("a", "b", "c"):
        (content / f"{name}.md").write_text(name)
    changes = (
        Change("content/b.md", b"b", None),
        Change("content/a.md", b"a", b"ab"),
        Change("content/z.md", b"c", b"C", moved_from="content/c.md"),
    )
    assert write_changes(tmp_path, "content", changes) == ()
    assert disk.told == [
        ("bytes", ".a.md.part"),
        ("bytes", ".z.md.part"),
        ("moved", "a.md"),
        ("moved", "c.md"),
        ("moved", "z.md"),
        ("names", "content"),
        ("removed", "b.md"),
        ("names", "content"),
    ]


def test_a_draft_goes_when_the_disk_has_the_entry(tmp_path: Path, disk: Disk) -> None:
    for path, text in DRAFTS.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    settings = Settings(site_name="Test", docs_dir="content")
    drafts = tmp_path / ".chronicle/drafts/one"
    accepted = accept(tmp_path, settings, (drafts,), date(2025, 6, 1), "2025-06-01T12:00Z")
    assert accepted.problems == ()
    waited = [at for at, (what, _) in enumerate(disk.told) if what in {"bytes", "names"}]
    gone = [at for at, (what, _) in enumerate(disk.told) if what == "removed"]
    assert len(waited) == 2 * len(gone) == 4
    assert max(waited) < min(gone)


DRAFTS = {
    "content/outlets/wire.md": "---\nname: North Wire\n---\n",
    ".chronicle/drafts/one/sources/2025/2025-05-16-wire-talks.md": (
        "---\noutlet: wire\nurl: unknown\npublished: 2025-05-16\n---\n"
    ),
    ".chronicle/drafts/one/events/2025/2025-05-16-talks.md": (
        "---\ntitle: Talks\ndate: 2025-05-16\nsources: [2025-05-16-wire-talks]\n---\nText.\n"
    ),
}
