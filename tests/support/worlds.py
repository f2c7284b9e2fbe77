"""Small projects on disk, and what several test modules ask of them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

from chronicle.build import build
from chronicle.outcome import Options, Outcome
from chronicle.output import Output
from chronicle.project import project_settings

SMALL = Path(__file__).parents[1] / "sites" / "small"
TODAY = date(2026, 11, 24)


class Stopped(BaseException):
    """What stands for a power cut."""


def copy_of_small(folder: Path) -> Path:
    """A project of the small test site, to edit at will."""
    return Path(shutil.copytree(SMALL, folder / "project"))


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file()
    }


def run(  # noqa: PLR0913 - one argument an option
    project: Path,
    site: str = "site",
    *,
    clean: bool = False,
    swap: bool = False,
    jobs: int = 1,
    strict: bool = False,
) -> Outcome:
    """Build a project into one of its folders."""
    settings, problems = project_settings(project)
    assert settings is not None, problems
    return build(project, settings, TODAY, Options(project / site, clean, swap, jobs, strict))


@contextmanager
def stopped_after(writes: int) -> Iterator[None]:
    """Within this, a build raises `Stopped` instead of writing one file more."""
    write = Output.write
    left = [writes]

    def counted(self: Output, path: str, data: bytes) -> object:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1
        return write(self, path, data)

    with patch.object(Output, "write", counted):
        yield
