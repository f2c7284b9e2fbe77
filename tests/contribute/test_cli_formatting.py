"""`chronicle fmt`, as people use it."""

from pathlib import Path

import pytest
from typed import typed
from worlds import copy_of_small, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    assert typed(project, "fmt").code == 0
    return project


def test_what_is_formatted_stays(project: Path) -> None:
    before = tree(project)
    assert typed(project, "fmt") == (0, "0 files formatted\n")
    assert typed(project, "fmt", "--check") == (0, "everything is in its canonical form\n")
    assert tree(project) == before


def test_only_the_files_named_are_formatted(project: Path) -> None:
    one, other = project / "content/places/havn.md", project / "content/actors/norland.md"
    for path in (one, other):
        path.write_text(path.read_text().replace("name: ", "name:   "))
    assert typed(project, "fmt", "--check").code == 1
    assert typed(project, "fmt", "content/places") == (
        0,
        "content/places/havn.md: formatted\n1 files formatted\n".replace("1 files", "1 file"),
    )
    assert "name:   " in other.read_text()
    code, told = typed(project, "fmt", "--check", "--format", "github")
    assert code == 1
    assert told.startswith("::error file=content/actors/norland.md,line=2,col=1,title=format::")


def test_a_file_with_a_mistake_is_told_and_the_others_are_formatted(project: Path) -> None:
    (project / "content/places/havn.md").write_text("---\nname: 'Havn'\nnme: x\n---\n")
    other = project / "content/actors/norland.md"
    other.write_text(other.read_text().replace("name: ", "name:   "))
    code, told = typed(project, "fmt")
    assert code == 1
    assert "content/places/havn.md:3:1: error[key-unknown]: nme: no such key" in told
    assert "content/actors/norland.md: formatted" in told
    assert (project / "content/places/havn.md").read_text() == "---\nname: 'Havn'\nnme: x\n---\n"
