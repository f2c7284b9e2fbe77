"""`chronicle check --fix` and `--watch`, as people use them beside an editor."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from contents import project_of, texts
from editions import EVENT
from typed import typed

SLIPS = {
    "events/x": f"{EVENT.replace('2026-05-10', '10 May 2026')}\nparticipants: [{{actor: Ada Lind}}]"
}


def test_fixes_are_told_and_what_is_left_is_checked(tmp_path: Path) -> None:
    project = project_of(tmp_path, {**SLIPS, "places/p": "nme: x"})
    code, told = typed(project, "check", "--fix")
    assert code == 1
    lines = told.splitlines()
    assert lines[:3] == [
        "content/events/x.md:3:7: fixed: date: '10 May 2026' is now '2026-05-10'",
        "content/events/x.md:5:24: fixed: actor: 'Ada Lind' is now 'ada'",
        "2 fixes in 1 file",
    ]
    assert "content/places/p.md:2:1: error[key-unknown]" in told
    assert texts(project)["events/x"] == f"---\n{EVENT}\nparticipants: [{{actor: ada}}]\n---\n"


def test_only_the_files_named_are_fixed(tmp_path: Path) -> None:
    project = project_of(tmp_path, SLIPS)
    assert "0 fixes in 0 files" in typed(project, "check", "--fix", "content/places/q.md").told
    assert "2 fixes in 1 file" in typed(project, "check", "--fix", "content/events/x.md").told


def test_check_says_when_some_mistakes_mend_themselves(tmp_path: Path) -> None:
    project = project_of(tmp_path, SLIPS)
    told = typed(project, "check").told
    assert told.endswith("2 of these can be put right by `chronicle check --fix`\n")
    assert "--fix" not in typed(project, "check", "--format", "github").told
    typed(project, "check", "--fix")
    assert "--fix" not in typed(project, "check").told


def test_fixing_and_watching_are_two_things(tmp_path: Path) -> None:
    code, told = typed(project_of(tmp_path, {}), "check", "--fix", "--watch")
    assert code == 2
    assert "use one at a time" in told


def test_watching_checks_at_every_save_until_it_is_ended(tmp_path: Path) -> None:
    project = project_of(tmp_path, {})
    # Whoever started the tests in the background had them, and what they start, ignore the signal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "chronicle", "check", "--watch"],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        while not process.stdout.readline().startswith("7 files: "):
            pass
        assert process.stdout.readline() == "Waiting for a file to be saved; Ctrl-C ends.\n"
        (project / "content/places").mkdir()
        saved = project / "content/places/p.md"
        saved.write_text("---\nnme: x\n---\n")
        assert process.stdout.readline() == "\n"
        assert process.stdout.readline() == "--- places/p.md\n"
        assert "content/places/p.md:2:1: error[key-" in process.stdout.readline()
    finally:
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.stdout.close()
        assert process.wait(60) == 0
