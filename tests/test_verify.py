"""`chronicle verify`: an entry's quotations against the article itself."""

from pathlib import Path

import pytest
from commands import chronicle
from worlds import copy_of_small

from chronicle.fingerprint import make_fingerprint
from chronicle.frontmatter import Writable, write_front

ARTICLE = """Envoys meet in Havn
Published: May 20, 2026

“We are ready to talk without conditions, and we will stay as long as it takes,” Ada Lind told
reporters in Havn. “But we shall not wait for ever.”

She called the answer a “first step” and said that the lists of prisoners would be exchanged in
any case. Officials said that forty monitors could be sent within a week of a signature.
"""
SOURCE = "2026-05-20-northern-wire-meeting"
CLAIMS = {
    "exact-1": "first step",
    "cut-1": "We are ready to talk without conditions",
    "altered-1": "But we shall wait for ever",
    "spliced-1": "We are ready to talk without conditions. We shall not wait for ever",
    "absent-1": "The harvest was better than anybody had hoped",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_of_small(tmp_path)
    (project / "article.txt").write_text(ARTICLE)
    made = make_fingerprint(ARTICLE, complete=False, made_by="the test")
    fingerprint = {
        "format": "1", "normaliser": "1", "words": str(made.words), "sha256": made.sha256,
        "complete": "false", "made_by": made.made_by, "filter": made.filter,
    }  # fmt: skip
    source: dict[str, Writable] = {
        "outlet": "northern-wire", "url": "unknown", "published": "2026-05-20",
        "fingerprint": fingerprint,
    }  # fmt: skip
    (project / f"content/sources/{SOURCE}.md").write_text(f"---\n{write_front(source)}---\n")
    event: dict[str, Writable] = {
        "title": "Envoys meet",
        "date": "2026-05-20",
        "sources": [SOURCE],
        "claims": [
            {"id": id_, "speaker": "ada-lind", "quote": quote, "source": SOURCE}
            for id_, quote in CLAIMS.items()
        ],
    }
    (project / "content/events/2026-05-20-meeting.md").write_text(f"---\n{write_front(event)}---\n")
    return project


def verdicts(told: str) -> dict[str, str]:
    found = {}
    for line in told.splitlines():
        if line.startswith("content/events/"):
            _, verdict, id_, *_ = line.split(": ")
            found[id_] = verdict
    return found


@pytest.mark.parametrize(
    "entry",
    ["2026-05-20-meeting", "content/events/2026-05-20-meeting.md", SOURCE],
    ids=["an id", "a file", "a source"],
)
def test_each_quotation_gets_its_verdict(project: Path, entry: str) -> None:
    done = chronicle("verify", "--article", "article.txt", entry, cwd=project, code=1)
    told = done.stdout.decode()
    assert told.startswith(f"content/sources/{SOURCE}.md: its fingerprint is that of this text\n")
    assert verdicts(told) == {
        "exact-1": "exact", "cut-1": "truncated", "altered-1": "altered",
        "spliced-1": "spliced", "absent-1": "absent",
    }  # fmt: skip
    assert told.endswith(f"5 quotations from {SOURCE}, 3 not as in the article\n")


def test_the_passage_is_shown_with_what_differs(project: Path) -> None:
    done = chronicle(
        "verify", "--article", "article.txt", "2026-05-20-meeting", cwd=project, code=1
    )
    lines = done.stdout.decode().splitlines()
    at = next(number for number, line in enumerate(lines) if "altered-1" in line)
    assert lines[at].endswith(": altered: altered-1: leaves out “not”")
    assert lines[at + 1] == "    quoted   But we shall wait for ever"
    assert lines[at + 2] == "    article  but we shall [-not-] wait for ever"


def test_a_text_that_is_not_the_fingerprints_is_told(project: Path) -> None:
    (project / "article.txt").write_text(ARTICLE.replace("forty", "fifty"))
    done = chronicle(
        "verify", "--article", "article.txt", "2026-05-20-meeting", cwd=project, code=1
    )
    assert b"its fingerprint is of another text: 71 words there, 71 here, and 96%" in done.stdout


def test_an_entry_whose_quotations_are_exact_passes(project: Path) -> None:
    event = project / "content/events/2026-05-20-meeting.md"
    kept = event.read_text().split("  - ")[:2]
    event.write_text("  - ".join(kept) + "---\n")
    done = chronicle("verify", "--article", "article.txt", "2026-05-20-meeting", cwd=project)
    assert done.stdout.endswith(b"1 quotation from %b, 0 not as in the article\n" % SOURCE.encode())


@pytest.mark.parametrize(
    ("entry", "options", "told"),
    [
        ("2026-05-20-meting", [], "did you mean 2026-05-20-meeting?"),
        ("ada-lind", [], "'ada-lind' is no event, proposal, agreement or source"),
        ("2026-05-20-meeting", ["--source", "other"], "the entry has no source called 'other'"),
    ],
)
def test_what_cannot_be_compared_is_told(
    project: Path, entry: str, options: list[str], told: str
) -> None:
    done = chronicle("verify", "--article", "article.txt", entry, *options, cwd=project, code=2)
    assert told in done.stderr.decode()


def test_an_article_of_one_of_several_sources_is_known_by_its_fingerprint(project: Path) -> None:
    event = project / "content/events/2026-05-20-meeting.md"
    other = "2026-05-12-sudmark-herald-answer"
    event.write_text(event.read_text().replace(f"[{SOURCE}]", f"[{other}, {SOURCE}]"))
    done = chronicle(
        "verify", "--article", "article.txt", "2026-05-20-meeting", cwd=project, code=1
    )
    assert f"5 quotations from {SOURCE}".encode() in done.stdout
    (project / "article.txt").write_text(ARTICLE.replace("forty", "fifty"))
    done = chronicle(
        "verify", "--article", "article.txt", "2026-05-20-meeting", cwd=project, code=2
    )
    assert b"whose text is this? Name the source with --source ID" in done.stderr
