"""The law of the whole program: an incremental build leaves the same bytes as a clean one.

Histories are small edits of one world, with builds that are stopped in between. Hiding one field
of a view from `inputs_of` makes this fail; that was tried.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds import Stopped, copy_of_small, run, stopped_after, tree

Edit = Callable[[Path], None]


def _file(project: Path, number: int, kind: str) -> Path | None:
    files = sorted((project / "content" / kind).rglob("*.md"))
    return files[number % len(files)] if files else None


def _substitute(file: Path | None, old: str, new: str) -> None:
    if file is not None:
        file.write_text(file.read_text().replace(old, new, 1))


def retitle(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        _substitute(_file(project, number, "events"), "title: ", f"title: {word} ")

    return edit


def rename_actor(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        _substitute(_file(project, number, "actors"), "name: ", f"name: {word} ")

    return edit


def lengthen(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is not None:
            file.write_text(f"{file.read_text().rstrip()} And {word}.\n")

    return edit


def copy_event(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is not None:
            copied = file.with_stem(f"{file.stem[:60]}-{word.lower()}")
            copied.write_text(file.read_text())

    return edit


def remove_event(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is not None and len(list(file.parent.glob("*.md"))) > 1:
            file.unlink()

    return edit


def withdraw(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is not None and "withdrawn:" not in file.read_text():
            reason = f'withdrawn: {{date: 2026-01-01, reason: "{word}"}}\ntitle: '
            _substitute(file, "title: ", reason)

    return edit


def move_date(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is None:
            return
        lines = file.read_text().splitlines(keepends=True)
        day = f"date: 2025-{1 + len(word) % 12:02d}-{1 + number % 28:02d}\n"
        file.write_text("".join(day if line.startswith("date:") else line for line in lines))

    return edit


def rename_file(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = _file(project, number, "events")
        if file is not None:
            _substitute(file, "title: ", f"former_ids: [{file.stem}]\ntitle: ")
            file.rename(file.with_stem(f"{file.stem[:60]}-{word.lower()}"))

    return edit


def change_settings(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        file = project / "mkdocs.yml"
        lines = [x for x in file.read_text().splitlines() if not x.startswith("site_name:")]
        file.write_text("\n".join([f"site_name: {word} {number}", *lines]) + "\n")

    return edit


def change_template(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        folder = project / "templates"
        folder.mkdir(exist_ok=True)
        (folder / "icon.svg").write_text(
            f"<svg xmlns='http://www.w3.org/2000/svg'><!--{word}--></svg>"
        )

    return edit


def lose_state(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        shutil.rmtree(project / ".chronicle", ignore_errors=True)

    return edit


def damage_state(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        for file in (project / ".chronicle").glob("s*-*"):
            file.write_bytes(file.read_bytes()[: number * 100])

    return edit


def tamper(number: int, word: str) -> Edit:
    def edit(project: Path) -> None:
        pages = sorted((project / "site").rglob("*.html"))
        if pages:
            pages[number % len(pages)].write_text(word)

    return edit


EDITS = (
    retitle,
    rename_actor,
    lengthen,
    copy_event,
    remove_event,
    withdraw,
    move_date,
    rename_file,
    change_settings,
    change_template,
    lose_state,
    damage_state,
    tamper,
)

step = st.tuples(
    st.sampled_from(EDITS),
    st.integers(0, 9),
    st.sampled_from(["New", "Other", "Third"]),
    st.one_of(st.none(), st.integers(0, 12)),
    st.booleans(),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(step, min_size=1, max_size=6))
def test_an_incremental_build_leaves_the_bytes_of_a_clean_one(
    history: list[tuple[Callable[[int, str], Edit], int, str, int | None, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of_small(Path(folder))
        assert run(project).published
        for edit, number, word, cut, swap in history:
            edit(number, word)(project)
            if cut is not None:
                with suppress(Stopped), stopped_after(cut):
                    run(project, swap=swap)
        published = run(project).published
        assert run(project, "clean", clean=True).published is published
        if published:
            assert tree(project / "site") == tree(project / "clean")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_alone_keeps_the_law(tmp_path: Path, edit: Callable[[int, str], Edit]) -> None:
    project = copy_of_small(tmp_path)
    assert run(project).published
    edit(1, "New")(project)
    published = run(project).published
    assert run(project, "clean", clean=True).published is published
    if published:
        assert tree(project / "site") == tree(project / "clean")
