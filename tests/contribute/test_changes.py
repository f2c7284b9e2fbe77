"""Several files are written all or not at all, and never outside of content/."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from worlds import Stopped, tree

from chronicle.contribute.changes import Change, write_changes


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        path = tmp_path / "content" / "actors" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


CHANGES = (
    Change("content/actors/c.md", b"c", None),
    Change("content/actors/a.md", b"a", b"A"),
    Change("content/places/new.md", None, b"N"),
    Change("content/actors/z.md", b"b", b"B", moved_from="content/actors/b.md"),
)
AFTER = {"content/actors/a.md": b"A", "content/actors/z.md": b"B", "content/places/new.md": b"N"}


def test_files_are_changed_made_moved_and_removed(project: Path) -> None:
    assert write_changes(project, "content", CHANGES) == ()
    assert tree(project) == AFTER


@pytest.mark.parametrize("calls", range(4))
def test_an_error_on_the_way_leaves_everything_as_it_was(project: Path, calls: int) -> None:
    before, replace, left = tree(project), os.replace, [calls]

    def full(source: Path, target: Path) -> None:
        if left[0] == 0:
            raise OSError(28, "No space left on device", str(target))
        left[0] -= 1
        replace(source, target)

    with patch.object(Path, "replace", lambda self, target: full(self, Path(target))):
        problems = write_changes(project, "content", CHANGES)
    assert [problem.code for problem in problems] == ["file-write"]
    assert "nothing was changed" in problems[0].hint
    assert tree(project) == before


@pytest.mark.parametrize("calls", range(5))
def test_a_kill_leaves_whole_files(project: Path, calls: int) -> None:
    replace, left = os.replace, [calls]

    def killed(source: Path, target: Path) -> None:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1
        replace(source, target)

    with patch.object(Path, "replace", lambda self, target: killed(self, Path(target))):
        if calls < 4:
            with pytest.raises(Stopped):
                write_changes(project, "content", CHANGES)
        else:
            assert write_changes(project, "content", CHANGES) == ()
    left_over = {path: data for path, data in tree(project).items() if ".part" not in path}
    assert set(left_over.values()) <= {b"a", b"b", b"c", b"A", b"B", b"N"}
    assert not {"content/actors/b.md", "content/actors/z.md"} <= left_over.keys()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change("content/actors/a.md", b"x", b"y"), "was changed by someone else meanwhile"),
        (Change("content/actors/a.md", None, b"y"), "was changed by someone else meanwhile"),
        (
            Change("content/actors/a.md", b"b", b"y", moved_from="content/actors/b.md"),
            "was changed by someone else meanwhile",
        ),
        (Change("mkdocs.yml", None, b"y"), "lies outside content/"),
        (Change("contents/x.md", None, b"y"), "lies outside content/"),
        (Change("content/../x.md", None, b"y"), "is reached by a symbolic link"),
        (Change("content/linked/x.md", None, b"y"), "is reached by a symbolic link"),
    ],
)
def test_what_is_not_ours_to_change_is_refused(project: Path, change: Change, message: str) -> None:
    (project / "content" / "linked").symlink_to(project)
    before = tree(project)
    problems = write_changes(project, "content", [CHANGES[1], change])
    assert [problem.message for problem in problems] == [message]
    assert tree(project) == before
