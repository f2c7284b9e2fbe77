"""`chronicle import` as people type it: several articles, files that are none, and no network."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from commands import chronicle
from outlet_pages import PAGES
from worlds import copy_of_small, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    for name in ("arc", "ghost", "amp"):
        text = PAGES[name].html.replace("Midhaven", f"Midhaven-{name}")
        (project / f"{name}.html").write_text(text)
    return project


def test_several_articles_are_read_at_once_and_told_in_order(project: Path) -> None:
    done = chronicle("import", "arc.html", "ghost.html", "--jobs", "2", cwd=project)
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("2025-05-11-meridian-post-norland")
    assert lines[1].startswith("2025-05-11-strait-letter-norland")
    assert lines[2] == "Drafted in .chronicle/drafts. Now: chronicle review"
    assert done.stderr == b""  # no bar where nobody sees it
    assert len(list((project / ".chronicle/drafts").iterdir())) == 2
    assert len(list((project / ".chronicle/articles").iterdir())) == 2


def test_one_job_or_many_give_the_same_drafts(project: Path, tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "3"):
        folder = tmp_path / f"drafts-{jobs}"
        names = ["arc.html", "ghost.html", "amp.html"]
        chronicle("import", *names, "--jobs", jobs, "--drafts", folder, cwd=project)
        made.append(tree(folder))
    assert made[0] == made[1] != {}


def test_articles_that_fail_do_not_stop_the_others(project: Path) -> None:
    (project / "empty.txt").write_text("")
    (project / "deep.html").write_text("<html>" + "<div>" * 100_000)
    before = tree(project)
    done = chronicle(
        "import", "empty.txt", "none.txt", "arc.html", "deep.html", ".", cwd=project, code=1
    )
    told = done.stderr.decode().splitlines()
    assert [line.split(": error")[0] for line in told[:-1]] == [
        "empty.txt:1:1", "none.txt:1:1", "deep.html:1:1", ".:1:1"
    ]  # fmt: skip
    assert told[-1] == "4 of 5 articles not imported"
    assert len(list((project / ".chronicle/drafts").iterdir())) == 1
    assert {path: data for path, data in tree(project).items() if path in before} == before


def test_a_bar_is_shown_on_a_terminal(project: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "chronicle", "import", "arc.html", "ghost.html"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "Reading" in shown
    assert "100%" in shown
    assert done.stdout.count(b"doubts") == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "article-empty"),
        (b"\0\1\2", "article-binary"),
        (b"%PDF-1.7 talks", "article-binary"),
        (b"x" * 50_000_000, "article-too-large"),
        ("Gespräche ohne Vorbedingungen".encode("latin-1"), "article-encoding"),
        ("Переговори відбудуться в п'ятницю. ".encode() * 30, "article-language"),
        (b"<!doctype html><html><body><h1>Talks</h1></body></html>", "article-empty"),
        (b"<html>" + b"<div>" * 100_000, "page-unreadable"),
    ],
    ids=["empty", "binary", "pdf", "50 MB", "encoding", "language", "no article", "nested"],
)
def test_what_is_no_article_is_told_with_its_place_and_nothing_is_written(
    project: Path, data: bytes, code: str
) -> None:
    (project / "given").write_bytes(data)
    before = tree(project)
    done = chronicle("import", "given", cwd=project, code=1)
    (first, *_) = done.stderr.decode().splitlines()
    assert first.startswith("given:1:")
    assert f"error[{code}]" in first
    assert "; " in first
    assert tree(project) == before


def test_an_address_without_a_network_is_told_with_the_way_out(project: Path) -> None:
    before = tree(project)
    done = chronicle("import", "https://no-such-host.invalid/talks", cwd=project, code=1)
    assert b"error[fetch-failed]: fetch: cannot find no-such-host.invalid; are you" in done.stderr
    assert tree(project) == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1]/", "http://10.0.0.1/"])
def test_an_address_inside_is_refused(project: Path, url: str) -> None:
    done = chronicle("import", url, cwd=project, code=1)
    assert b"an address that is not public" in done.stderr


def test_an_address_belongs_to_one_article(project: Path) -> None:
    done = chronicle(
        "import", "arc.html", "amp.html", "--url", "https://x.example/", cwd=project, code=2
    )
    assert b"--url and --title belong to one article" in done.stderr


def test_findings_of_several_articles_are_a_list(project: Path) -> None:
    done = chronicle("import", "arc.html", "ghost.html", "--format", "json", cwd=project)
    assert [one["article"] for one in json.loads(done.stdout)] == ["arc.html", "ghost.html"]
    assert not (project / ".chronicle/drafts").exists()


def test_a_title_from_outside_is_named_as_such(project: Path) -> None:
    story = (
        b"Norland and Sudmark met on Sunday in Havn for talks that lasted until the evening, the"
        b" ministry said, and they agreed to meet again before the end of the month.\n"
    )
    chronicle("import", "-", "--published", "2025-05-12", cwd=project, given=story, code=1)
    done = chronicle(
        "import", "-", "--published", "2025-05-12", "--title", "They met in Havn", "--format",
        "json", cwd=project, given=story,
    )  # fmt: skip
    header = json.loads(done.stdout)["findings"]["header"]
    assert header["headline"]["value"] == "They met in Havn"
    assert header["headline"]["reason"] == "told from outside, not by the text"


def test_articles_of_one_run_about_the_same_event_are_matched(project: Path) -> None:
    (project / "ferry.txt").write_text(
        "Ferries stop in the storm off the island\nPublished: June 12, 2019\n\n"
        + "The ferries to the island stopped on Monday as a storm came, the harbour master said. "
        * 3
    )
    done = chronicle("import", "arc.html", "ferry.txt", "ghost.html", cwd=project)
    lines = done.stdout.decode().splitlines()
    assert [("may be there already" in line) for line in lines[:3]] == [False, False, True]
    drafts = {path: data.decode() for path, data in tree(project / ".chronicle/drafts").items()}
    first, other = (
        {path.rsplit("/", 1)[1][:-3]: text for path, text in drafts.items()
         if "/events/" in path and outlet in path.split("/")[0]}
        for outlet in ("meridian-post", "strait-letter")
    )  # fmt: skip
    assert not set(first) & set(other)
    for text in other.values():
        named = [line.split()[-1] for line in text.splitlines() if "- same-as: " in line]
        assert set(named) <= set(first)
    told = "\n".join(other.values())
    assert "drafted from 2025-05-11-meridian-post-norlands" in told
    assert "same-as" not in "\n".join(first.values())
