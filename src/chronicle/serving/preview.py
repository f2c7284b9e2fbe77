"""The preview: a folder for a server to read, holding the site as it would be published.

It lies under `.chronicle/`, with a state of its own; the published site is never touched.
"""

import dataclasses
import os
import traceback
from datetime import date
from pathlib import Path

from chronicle.build import build
from chronicle.disk import replace
from chronicle.home import FOLDER
from chronicle.outcome import Options, Outcome
from chronicle.problems import Place, Problem
from chronicle.routes import FRONT, NOT_FOUND
from chronicle.serving.trouble import trouble_page
from chronicle.settings import Settings


class Preview:
    """A folder that becomes a link: to the site, or to a page that says what is wrong.

    `served` is an empty folder that the server made for the purpose. `trouble` holds the problems
    that are shown; it is a new value with every change, so that `is` tells whether there was one.
    """

    def __init__(self, project: Path, served: Path) -> None:
        self.trouble: tuple[Problem, ...] = ()
        self._project = project
        self._served = served

    def update(self, settings: Settings, today: date, options: Options) -> tuple[Problem, ...]:
        """Bring the site up to date and return all problems; errors are shown in its place.

        Of the options, those that say where and how to write do not count.
        """
        site = self._project / FOLDER / "preview"
        options = dataclasses.replace(options, output=site, swap=False)
        try:
            outcome = build(self._project, settings, today, options)
        except OSError as error:
            # An editor or git may be moving files about while we read: the next change mends it.
            outcome = Outcome((self._unusable(error),))
        if outcome.published:
            self._show(site)
            self.trouble = ()
        else:
            self.fail(outcome.problems)
        return outcome.problems

    def crash(self, error: Exception) -> tuple[Problem, ...]:
        """Show where an exception came from: of a template, the innermost line."""
        lines = traceback.extract_tb(error.__traceback__)
        templates = [line for line in lines if not line.filename.endswith((".py", ">"))]
        at = (templates or lines)[-1]
        place = Place(self._relative(at.filename), at.lineno or 1)
        message = f"{type(error).__name__}: {error}"
        self.fail((Problem(place, "failed", message, "the terminal shows more"),))
        return self.trouble

    def fail(self, problems: tuple[Problem, ...]) -> None:
        """Show these problems instead of the site."""
        folder = self._project / FOLDER / "trouble"
        folder.mkdir(parents=True, exist_ok=True)
        page = trouble_page(problems).encode()
        # The second is what a server shows for all other paths if it lets nothing be put around it.
        for name in (FRONT, NOT_FOUND):
            replace(folder / name, page)
        self._show(folder)
        self.trouble = problems

    def close(self) -> None:
        """Take the link away; what it led to stays, and makes the next start quick."""
        self._served.unlink(missing_ok=True)

    def _show(self, folder: Path) -> None:
        if not self._served.is_symlink():
            self._served.rmdir()
        link = self._served.with_name(f"{self._served.name}.part")
        link.symlink_to(folder, target_is_directory=True)
        link.replace(self._served)

    def _unusable(self, error: OSError) -> Problem:
        place = Place(self._relative(error.filename or self._project))
        return Problem(
            place, "file-use", f"cannot be used: {error.strerror or error}", "save it again"
        )

    def _relative(self, path: str | Path) -> str:
        return Path(os.path.relpath(path, self._project)).as_posix()
