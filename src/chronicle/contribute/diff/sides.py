"""The two states that are compared: revisions of git, folders, or the files as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from chronicle.contribute.diff.revisions import common_ancestor, lay_out, revision
from chronicle.contribute.named import Refused
from chronicle.edition import Read, read_edition
from chronicle.problems import Problem, has_errors
from chronicle.project import SETTINGS_FILE, project_settings
from chronicle.settings import Settings

AS_IT_IS = "the files as they are"


@dataclass(frozen=True, slots=True)
class Side:
    """One state: what it is called, and all that could be read of it."""

    name: str
    settings: Settings
    read: Read
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether it could not be published as it is."""
        return has_errors(self.problems)


@contextmanager
def sides(
    project: Path, asked: tuple[str, ...], today: date
) -> Iterator[tuple[Side, Side] | Refused]:
    """The two states that `A..B`, `A...B`, `A`, or two folders name; B left out is what is there.

    With three dots A is where B parted from it. Settings that cannot be read on one side are taken
    from the other.
    """
    with TemporaryDirectory(prefix="chronicle-diff-") as temporary:
        found = _folders(project, asked, Path(temporary))
        if isinstance(found, Refused):
            yield found
            return
        given = [project_settings(folder)[0] for _, folder in found]
        settings = next((one for one in reversed(given) if one is not None), None)
        if settings is None:
            yield Refused(f"neither side has a {SETTINGS_FILE} that can be read", "mend it first")
            return
        one, other = (
            _side(name, folder, own or settings, today)
            for (name, folder), own in zip(found, given, strict=True)
        )
        yield one, other


def _side(name: str, folder: Path, settings: Settings, today: date) -> Side:
    _, problems = project_settings(folder)
    read = read_edition(folder, settings, today)
    return Side(name, settings, read, (*problems, *read.problems))


def _folders(
    project: Path, asked: tuple[str, ...], temporary: Path
) -> list[tuple[str, Path]] | Refused:
    """Name and folder of both sides."""
    if len(asked) == 2:
        for name in asked:
            if not Path(name).is_dir():
                return Refused(f"{name} is no folder", "name two folders, or revisions as A..B")
        return [(name, Path(name)) for name in asked]
    spec = asked[0]
    base, dots, head = spec.partition("...") if "..." in spec else spec.partition("..")
    commits: list[str] = []
    for name in filter(None, (base or "HEAD", head)):
        commit = revision(project, name)
        if isinstance(commit, Refused):
            return commit
        commits.append(commit)
    if dots == "...":
        parted = common_ancestor(project, commits[0], commits[1] if head else "HEAD")
        if isinstance(parted, Refused):
            return parted
        commits[0] = parted
    found: list[tuple[str, Path]] = []
    settings, _ = project_settings(project)
    docs_dir = settings.docs_dir if settings else "content"
    for name, commit in zip((base or "HEAD", head), commits, strict=False):
        folder = temporary / str(len(found))
        folder.mkdir()
        refused = lay_out(project, commit, folder, docs_dir, SETTINGS_FILE)
        if refused is not None:
            return refused
        found.append((name, folder))
    return found if head else [*found, (AS_IT_IS, project)]
