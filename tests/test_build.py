"""A build brings the site up to date: no more is written than changed, and nothing is lost."""

import shutil
import threading
from pathlib import Path

import pytest
from worlds import Stopped, copy_of_small, run, stopped_after, tree

from chronicle import making
from chronicle.home import locked
from chronicle.output import OWNED


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_small(tmp_path)


@pytest.fixture
def built(project: Path) -> Path:
    assert run(project).published
    return project


def an_event(project: Path) -> Path:
    return min((project / "content/events").rglob("*.md"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_second_build_writes_nothing(built: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")}
    outcome = run(built)
    assert outcome.written == ()
    assert outcome.removed == ()
    assert {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")} == before


def test_an_edit_writes_the_pages_that_show_it_and_no_other(built: Path) -> None:
    event = an_event(built)
    event.write_text(event.read_text() + "\nAnother sentence, at the end.\n")
    outcome = run(built)
    assert [change.path for change in outcome.written] == [
        f"api/v1/events/{event.stem}.json",
        f"events/{event.stem}.html",
        "explore/2025-text.js",  # what it says can be searched
    ]


def test_settings_that_pages_do_not_show_make_no_page_anew(built: Path) -> None:
    settings = built / "mkdocs.yml"
    text = settings.read_text()
    assert "format: 1" in text
    settings.write_text(text.replace("format: 1", "format: 1\n      open_days: 179", 1))
    assert run(built).written == ()


def test_every_change_names_the_inputs_that_differ(built: Path) -> None:
    event = an_event(built)
    event.write_text(event.read_text() + "\nAnother sentence, at the end.\n")
    written = run(built).written
    assert written
    for change in written:
        assert change.reasons
        assert "template" not in change.reasons


def test_errors_leave_the_site_as_it_was(built: Path) -> None:
    before = tree(built / "site")
    rewrite(an_event(built), "date:", "dato:")
    outcome = run(built)
    assert not outcome.published
    assert {problem.code for problem in outcome.problems} >= {"key-unknown", "key-missing"}
    assert tree(built / "site") == before


def test_a_strict_build_refuses_warnings(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text()
    assert "site_url" in text
    settings.write_text("\n".join(x for x in text.splitlines() if "site_url" not in x) + "\n")
    refused = run(project, strict=True)
    assert [problem.code for problem in refused.problems] == ["site-url"]
    assert not refused.published
    assert not (project / "site").exists()
    assert run(project).published


def test_only_our_own_files_are_removed(built: Path) -> None:
    (built / "site/CNAME").write_text("example.org")
    (built / "site/events/notes.txt").write_text("mine")
    event = an_event(built)
    page = built / f"site/events/{event.stem}.html"
    former = page.read_bytes()
    renamed = event.with_stem(f"{event.stem}-renamed")
    event.rename(renamed)
    rewrite(renamed, "title:", f"former_ids: [{event.stem}]\ntitle:")
    outcome = run(built)
    assert outcome.published, outcome.problems
    assert page.read_bytes() != former
    assert (built / f"site/events/{renamed.stem}.html").read_bytes() != former
    assert (built / "site/CNAME").read_text() == "example.org"
    assert (built / "site/events/notes.txt").read_text() == "mine"


def test_a_file_that_is_not_ours_stops_the_build(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("somebody's home page")
    outcome = run(project)
    assert [problem.code for problem in outcome.problems if problem.severity == "error"] == [
        "output-foreign"
    ]
    assert tree(project / "site") == {"index.html": b"somebody's home page"}


@pytest.mark.parametrize("damage", ["removed", "changed"])
def test_a_page_that_was_tampered_with_is_mended(built: Path, damage: str) -> None:
    before = tree(built / "site")
    if damage == "removed":
        (built / "site/index.html").unlink()
    else:
        (built / "site/index.html").write_text("x")
    outcome = run(built)
    assert [(change.path, change.reasons) for change in outcome.written] == [
        ("index.html", ("file missing or changed",))
    ]
    assert tree(built / "site") == before


def test_a_lost_state_changes_no_byte_and_touches_no_file(built: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*.html")}
    shutil.rmtree(built / ".chronicle")
    run(built)
    assert {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*.html")} == before


def test_a_page_whose_record_went_while_the_state_was_lost_goes_too(built: Path) -> None:
    page = next((built / "content/pages").rglob("*.md"))
    assert (built / f"site/pages/{page.stem}.html").exists()
    page.unlink()
    shutil.rmtree(built / ".chronicle")
    outcome = run(built)
    assert outcome.published, outcome.problems
    assert not (built / f"site/pages/{page.stem}.html").exists()


@pytest.mark.parametrize("option", ["clean", "swap", "jobs"])
def test_no_option_changes_a_byte(
    project: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(making, "_WORTH_A_POOL", 1)
    run(project, "plain")
    run(project, clean=option == "clean", swap=option == "swap", jobs=2 if option == "jobs" else 1)
    assert tree(project / "site") == tree(project / "plain")


def test_a_swapped_site_keeps_what_is_not_ours(built: Path) -> None:
    (built / "site/CNAME").write_text("example.org")
    event = an_event(built)
    event.write_text(event.read_text() + "\nAnother sentence, at the end.\n")
    assert run(built, swap=True).written
    assert (built / "site/CNAME").read_text() == "example.org"
    (built / "site/CNAME").unlink()
    run(built, "clean", clean=True)
    assert tree(built / "site") == tree(built / "clean")


@pytest.mark.parametrize("writes", [0, 1, 5])
@pytest.mark.parametrize("swap", [False, True], ids=["in-place", "swap"])
def test_a_stopped_build_is_healed_by_the_next(built: Path, writes: int, *, swap: bool) -> None:
    before = tree(built / "site")
    rewrite(an_event(built), "title: ", "title: Renamed ")
    with stopped_after(writes), pytest.raises(Stopped):
        run(built, swap=swap)
    if swap:
        assert tree(built / "site") == before
    assert OWNED in tree(built / "site")
    run(built, swap=swap)
    run(built, "fresh", clean=True)
    assert tree(built / "site") == tree(built / "fresh")


def test_a_build_waits_for_another_one_to_end(built: Path) -> None:
    finished = threading.Event()

    def second() -> None:
        run(built)
        finished.set()

    with locked(built):
        thread = threading.Thread(target=second)
        thread.start()
        assert not finished.wait(0.3)
    thread.join()
    assert finished.is_set()
