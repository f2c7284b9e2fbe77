"""What is read from content/, what is refused, and what is remembered."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chronicle.load import Seen, load
from chronicle.model import Key

ACTOR = "---\nname: {name}\nkind: person\n---\n"


def write(project: Path, path: str, text: str) -> Path:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def codes(project: Path) -> list[tuple[str, str]]:
    loaded = load(project, "content", {}, 0)
    return [(problem.place.path, problem.code) for problem in loaded.problems]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, "content/actors/ada.md", ACTOR.format(name="Ada"))
    return tmp_path


def test_records_are_read_from_any_depth_of_their_folder(project: Path) -> None:
    write(project, "content/actors/north/bo.md", ACTOR.format(name="Bo"))
    loaded = load(project, "content", {}, 0)
    assert [record.key for record in loaded.records] == [Key("actor", "ada"), Key("actor", "bo")]
    assert loaded.problems == ()


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("mkdocs.yml", "content-missing")]


def test_a_broken_file_hides_no_other_and_keeps_its_key(project: Path) -> None:
    write(project, "content/actors/bo.md", "no front matter")
    loaded = load(project, "content", {}, 0)
    assert [record.id for record in loaded.records] == ["ada"]
    assert loaded.broken == {Key("actor", "bo")}


def test_links_are_refused_wherever_they_lead(project: Path) -> None:
    (project / "content/actors/link.md").symlink_to(project / "content/actors/ada.md")
    (project / "content/places").symlink_to("/etc")
    outside = write(project, "outside.md", ACTOR.format(name="Out"))
    os.link(outside, project / "content/actors/hard.md")
    os.mkfifo(project / "content/actors/pipe.md")
    assert codes(project) == [
        ("content/actors/hard.md", "file-link"),
        ("content/actors/link.md", "file-link"),
        ("content/actors/pipe.md", "file-kind"),
        ("content/places", "file-link"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/actors/notes.txt", "file-type"),
        ("content/assets/script.js", "file-type"),
        ("content/assets/drawing.svg", "file-type"),
        ("content/actors/Ada-Two.md", "path-id"),
        ("content/actors/con.md", "path-id"),
        ("content/actors/é.md", "path-id"),
        ("content/people/x.md", "path-kind"),
        ("content/x.md", "path-kind"),
        ("content/actors/deep/ada.md", "id-duplicate"),
        ("content/actors/ADA.md", "path-twin"),
    ],
)
def test_what_has_no_place_in_content_is_an_error(project: Path, path: str, code: str) -> None:
    write(project, path, ACTOR.format(name="Other"))
    assert code in [found for _, found in codes(project)]


def test_an_asset_of_a_listed_kind_is_an_asset(project: Path) -> None:
    write(project, "content/assets/maps/one.png", "png")
    loaded = load(project, "content", {}, 0)
    (asset,) = loaded.assets
    assert (asset.path, asset.source) == ("assets/maps/one.png", "content/assets/maps/one.png")


def test_names_that_start_with_a_dot_are_passed_over(project: Path) -> None:
    write(project, "content/actors/.ada.md.swp", "editor's")
    assert codes(project) == []


def seen_of(project: Path, memo: dict[str, Seen], scanned_ns: int) -> Seen:
    return load(project, "content", memo, scanned_ns).memo["content/actors/ada.md"]


def test_a_file_surely_unchanged_is_not_read_again(project: Path) -> None:
    before = load(project, "content", {}, 0).memo
    later = time.time_ns() + 10_000_000_000
    assert seen_of(project, before, later) is before["content/actors/ada.md"]


def test_a_file_changed_just_before_the_scan_is_read_again(project: Path) -> None:
    before = load(project, "content", {}, 0).memo
    now = time.time_ns()
    assert seen_of(project, before, now) is not before["content/actors/ada.md"]


def test_an_edit_that_keeps_size_and_time_is_noticed(project: Path) -> None:
    file = project / "content/actors/ada.md"
    before = load(project, "content", {}, 0).memo
    status = file.stat()
    file.write_text(ACTOR.format(name="Eda"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    later = time.time_ns() + 10_000_000_000
    record = seen_of(project, before, later).record
    assert record is not None
    assert record.label == "Eda"


def test_an_unreadable_file_stays_a_problem_while_it_is_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(path)

    monkeypatch.setattr(os, "open", refuse)
    first = load(project, "content", {}, 0)
    again = load(project, "content", first.memo, time.time_ns() + 10_000_000_000)
    assert [problem.code for problem in first.problems] == ["file-read"]
    assert again.problems == first.problems


def test_a_file_that_vanishes_while_we_look_is_as_if_it_had_never_been(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "content/actors/bo.md", ACTOR.format(name="Bo"))
    scan = os.scandir

    @contextmanager
    def vanishing(folder: Path) -> Iterator[list[os.DirEntry[str]]]:
        with scan(folder) as entries:
            found = list(entries)
        if "bo.md" in {entry.name for entry in found}:
            (project / "content/actors/bo.md").unlink()
        yield found

    monkeypatch.setattr(os, "scandir", vanishing)
    loaded = load(project, "content", {}, 0)
    assert [record.id for record in loaded.records] == ["ada"]
    assert loaded.problems == ()


@pytest.mark.parametrize("with_what", ["link", "pipe"])
def test_a_file_exchanged_while_we_look_is_not_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, with_what: str
) -> None:
    outside = write(project, "outside.md", ACTOR.format(name="Out"))
    opened = os.open

    def exchanged(path: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to(outside) if with_what == "link" else os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", exchanged)
    loaded = load(project, "content", {}, 0)
    assert loaded.records == ()
    assert [problem.code for problem in loaded.problems] == ["file-read"]
