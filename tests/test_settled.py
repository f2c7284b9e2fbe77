"""Where nothing changed nothing is read; where anything did, everything is looked at."""

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from worlds import TODAY, copy_of_small, run, tree

from chronicle import publishing
from chronicle.project import project_settings
from chronicle.scan import files
from chronicle.settled import Basis, Settled, Stamps

OLD_NS = 1_600_000_000_000_000_000


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site that was built, none of whose records is fresh."""
    project = copy_of_small(tmp_path)
    for file in (project / "content").rglob("*.md"):
        os.utime(file, ns=(OLD_NS, OLD_NS))
    assert run(project).published
    return project


def reads(project: Path, *, strict: bool = False) -> bool:
    """Whether a build looks closer than at directories."""
    with patch.object(publishing, "bring_up_to_date", wraps=publishing.bring_up_to_date) as closer:
        run(project, strict=strict)
    return closer.called


def an_event(project: Path) -> Path:
    return next((project / "content/events").rglob("*.md"))


def test_a_build_of_what_was_built_reads_nothing_and_tells_the_same(built: Path) -> None:
    before, first = tree(built / "site"), run(built, clean=True)
    assert not reads(built)
    again = run(built)
    assert (again.published, again.pages, again.problems) == (True, first.pages, first.problems)
    assert (again.written, again.removed) == ((), ())
    assert tree(built / "site") == before


def rewrite(project: Path) -> None:
    event = an_event(project)
    event.write_text(event.read_text() + "\nMore.\n")


def rewrite_unseen(project: Path) -> None:
    """With the same size and time of change; the time of its entry cannot be set back."""
    event = an_event(project)
    event.write_text(event.read_text()[::-1])
    os.utime(event, ns=(OLD_NS, OLD_NS))


def add(project: Path) -> None:
    (project / "content/issues/new.md").write_text("---\ntitle: New\n---\n")


def remove_page(project: Path) -> None:
    next((project / "site/events").glob("*.html")).unlink()


def tamper(project: Path) -> None:
    (project / "site/index.html").write_text("x")


def lose_list(project: Path) -> None:
    (project / "site/.chronicle").unlink()


def own_template(project: Path) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates/icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")


def rename_site(project: Path) -> None:
    file = project / "mkdocs.yml"
    file.write_text(file.read_text().replace("site_name: ", "site_name: New "))


def link(project: Path) -> None:
    (project / "content/issues/link.md").symlink_to(an_event(project))


def damage(project: Path) -> None:
    (word,) = (project / ".chronicle").glob("settled-*")
    word.write_bytes(word.read_bytes()[:-1])


def left_over(project: Path) -> None:
    (project / "site/stranger.html").write_text("not ours")


@pytest.mark.parametrize(
    "change",
    [
        rewrite,
        rewrite_unseen,
        add,
        remove_page,
        tamper,
        lose_list,
        own_template,
        rename_site,
        link,
        damage,
        left_over,
    ],
    ids=lambda change: change.__name__,
)
def test_any_change_is_looked_into(built: Path, change: Callable[[Path], None]) -> None:
    assert not reads(built)
    change(built)
    assert reads(built)


def test_a_file_that_was_fresh_is_read_again(built: Path) -> None:
    event = an_event(built)
    text = event.read_text()
    event.write_text(text + "\nOne.\n")
    assert run(built).published
    assert not reads(built)
    status = event.stat()
    event.write_text(text + "\nTwo.\n")
    os.utime(event, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert reads(built)


def test_a_fresh_file_is_known_by_what_it_holds(built: Path) -> None:
    """Its entry may be the same though it changed: within a tick of the clock nothing tells."""
    (settings, _), site = project_settings(built), built / "site"
    assert settings is not None
    event = an_event(built)
    name = event.relative_to(built).as_posix()
    basis = Basis(built, settings, TODAY, "code", "templates", 0)
    with closing(Stamps(site, beside=False)) as stamps:
        entries = tuple(
            (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            for path, status in files(built, settings.docs_dir, [])
        )
        for told, holds in ((event.read_bytes(), True), (b"what was read", False)):
            fresh = {name: hashlib.blake2b(told, digest_size=16).digest()}
            word = Settled(basis.digest(entries), fresh, stamps.digest(), 1, ())
            assert word.holds(basis, stamps) is holds


def test_warnings_that_were_let_pass_still_end_a_strict_build(built: Path) -> None:
    event = an_event(built)
    source = next((built / "content/sources").rglob("*.md"))
    source.rename(source.with_name("oddly-named.md"))
    event.write_text(event.read_text().replace(source.stem, "oddly-named"))
    for other in (built / "content").rglob("*.md"):
        other.write_text(other.read_text().replace(source.stem, "oddly-named"))
    outcome = run(built)
    assert outcome.published, outcome.problems
    assert any(problem.severity == "warning" for problem in outcome.problems)
    assert not reads(built)
    assert not run(built, strict=True).published


def test_what_is_found_beside_is_what_is_found_here(built: Path) -> None:
    assert not reads(built)
    outcome = run(built, jobs=2)
    assert (outcome.published, outcome.written) == (True, ())
