"""The directory of the site: only our own files are touched, and whole trees are exchanged."""

from pathlib import Path

import pytest
from worlds import tree

from chronicle import output as output_module
from chronicle.output import OWNED, Output, beside, recover, stage, swap


@pytest.fixture
def output(tmp_path: Path) -> Output:
    made = Output(tmp_path / "site")
    made.own(["a.html", "events/b.html"])
    made.write("a.html", b"one")
    made.write("events/b.html", b"two")
    return made


def test_what_was_written_is_known_as_ours_to_the_next_build(output: Output) -> None:
    assert Output(output.root).owned == {"a.html", "events/b.html"}
    assert set(output.stamps()) == {"a.html", "events/b.html", OWNED}


def test_a_file_with_the_same_bytes_is_left_alone(output: Output) -> None:
    before = output.stamps()["a.html"]
    assert output.write("a.html", b"one") == before
    assert output.write("a.html", b"other") != before


def test_removing_the_last_file_of_a_folder_removes_the_folder(output: Output) -> None:
    output.remove("events/b.html")
    assert not (output.root / "events").exists()
    assert (output.root / "a.html").exists()


def test_a_folder_with_somebody_elses_file_stays(output: Output) -> None:
    (output.root / "events/mine.txt").write_text("x")
    output.remove("events/b.html")
    assert (output.root / "events/mine.txt").exists()


def test_a_file_that_is_not_ours_is_never_written_over(output: Output) -> None:
    (output.root / "CNAME").write_text("example.org")
    (refused,) = output.refusals(["CNAME", "a.html"], output.stamps())
    assert refused.code == "output-foreign"
    assert str(refused.place) == "site/CNAME:1:1"


def test_a_folder_that_became_a_link_is_not_written_through(output: Output, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (output.root / "actors").symlink_to(tmp_path / "elsewhere")
    (refused,) = output.refusals(["actors/x.html"], output.stamps())
    assert refused.code == "output-link"


@pytest.mark.parametrize("line", ["../x", "/etc/passwd", "a/../../x", "a//b", "", "."])
def test_a_list_of_owned_files_cannot_name_one_outside(output: Output, line: str) -> None:
    (output.root / OWNED).write_text(f"# head\n{line}\na.html\n")
    assert Output(output.root).owned == {"a.html"}


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "two-renames"])
def test_a_staged_tree_takes_the_place_of_the_old_one(
    output: Output, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(output_module, "_exchange", lambda one, other: False)
    (output.root / "CNAME").write_text("example.org")
    staging = stage(output.root)
    staged = Output(staging)
    staged.write("a.html", b"new")
    assert (output.root / "a.html").read_bytes() == b"one"
    swap(output.root, staging)
    assert tree(output.root) == {
        "a.html": b"new",
        "events/b.html": b"two",
        "CNAME": b"example.org",
        OWNED: (output.root / OWNED).read_bytes(),
    }
    assert not beside(output.root, "new").exists()
    assert not beside(output.root, "old").exists()


def test_a_swap_that_was_stopped_half_way_is_undone(output: Output) -> None:
    before = tree(output.root)
    stage(output.root)
    output.root.rename(beside(output.root, "old"))
    recover(output.root)
    assert tree(output.root) == before
    assert not beside(output.root, "new").exists()
