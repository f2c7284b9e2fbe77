"""The preview: a folder for a server to read, with each page as it would be published.

A page is made when it is asked for: after a change only what an author looks at is made anew. What
was read stays in memory from one change to the next, and is left under `.chronicle/` for the next
preview, with which it starts. The published site is never touched.
"""

import os
import posixpath
import shutil
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from chronicle.build import basis_of
from chronicle.home import FOLDER, locked, state_path
from chronicle.memory import Memory
from chronicle.output import Output
from chronicle.page import Asset, Page
from chronicle.pages import plan
from chronicle.problems import Place, Problem, has_errors
from chronicle.publishing import read_content, uncollected
from chronicle.render import Renderer
from chronicle.routes import FRONT, NOT_FOUND
from chronicle.serving.trouble import trouble_page
from chronicle.settings import Settings
from chronicle.settled import Basis
from chronicle.state import State, read_state, write_state


class _Site(NamedTuple):
    """A site as it would be published now: what makes it, and its pages by path."""

    renderer: Renderer
    pages: Mapping[str, Page | Asset]


class Preview:
    """A folder that holds the pages that were asked for, or one that says what is wrong.

    `served` is an empty folder that the server made for the purpose. `failed` is told of what went
    wrong while a page was made. Of a server that does not ask for pages (`asked`) all are made.
    """

    def __init__(
        self,
        project: Path,
        served: Path,
        failed: Callable[[Exception], object] = lambda _: None,
        *,
        asked: bool = True,
    ) -> None:
        self._project = project
        self._output = Output(served)
        self._failed = failed
        self._asked = asked
        # Requests come in threads of their own; a page is made by one at a time.
        self._lock = threading.RLock()
        self._trouble: tuple[Problem, ...] = ()
        self._site: _Site | None = None
        self._look: tuple[Settings, str] | None = None
        self._path: Path | None = None
        self._state = State()
        self._saved: Memory = self._state.memory
        self._files: set[str] = set()
        self._current: set[str] = set()
        self._changes = 0

    @property
    def trouble(self) -> tuple[Problem, ...]:
        """The problems that are shown in the place of all pages."""
        return self._trouble

    @property
    def changes(self) -> int:
        """How often what is shown has changed so far."""
        return self._changes

    def update(self, settings: Settings, today: date, *, strict: bool) -> tuple[Problem, ...]:
        """Take note of what changed and return all problems; errors are shown instead of pages."""
        with self._lock:
            try:
                problems = self._read(settings, today, strict=strict)
            except OSError as error:
                # An editor or git may be moving files about while we read: the next change mends
                # it.
                problems = (self._unusable(error),)
                self.fail(problems)
            return problems

    def bring(self, path: str) -> None:
        """Have the file at a path below the front page in the folder, if the site has one."""
        with self._lock:
            if self._site is None or self._trouble:
                return
            try:
                for name in self._names(path):
                    if name in self._site.pages and name not in self._current:
                        self._make(self._site, name)
            except Exception as error:  # noqa: BLE001 - a template in work, or a mistake of ours
                self._failed(error)
                self.crash(error)

    def crash(self, error: Exception) -> tuple[Problem, ...]:
        """Show where an exception came from: of a template, the innermost line."""
        lines = traceback.extract_tb(error.__traceback__)
        templates = [line for line in lines if not line.filename.endswith((".py", ">"))]
        at = (templates or lines)[-1]
        place = Place(self._relative(at.filename), at.lineno or 1)
        message = f"{type(error).__name__}: {error}"
        self.fail((Problem(place, "failed", message, "the terminal shows more"),))
        return self._trouble

    def fail(self, problems: tuple[Problem, ...]) -> None:
        """Show these problems instead of the site."""
        with self._lock:
            self._trouble = problems
            self._changes += 1
            self._clear(())
            page = trouble_page(problems).encode()
            # The second is what a server shows for all other paths.
            for name in (FRONT, NOT_FOUND):
                self._put(name, page)

    def close(self) -> None:
        """Leave what was read for the next preview, and take the folder away."""
        with self._lock:
            self._remember()
            shutil.rmtree(self._output.root, ignore_errors=True)

    # --- reading -----------------------------------------------------------------------------

    def _read(self, settings: Settings, today: date, *, strict: bool) -> tuple[Problem, ...]:
        with locked(self._project):
            basis = basis_of(self._project, settings, today)
            found = read_content(basis, self._recall(basis))
        is_first = self._changes == 0
        self._state = found.state
        if is_first:
            # A preview may be ended by force; the next one starts as quickly all the same.
            self._remember()
        problems = found.problems
        if has_errors(problems, strict=strict):
            self.fail(problems)
            return problems
        with uncollected():
            pages: tuple[Page | Asset, ...] = (*plan(found.read.edition), *found.read.assets)
        self._site = _Site(self._renderer(basis), {page.path: page for page in pages})
        self._trouble = ()
        self._changes += 1
        self._clear(self._site.pages)
        # A server looks for this one by itself.
        for name in (NOT_FOUND,) if self._asked else self._site.pages:
            self._make(self._site, name)
        return problems

    def _renderer(self, basis: Basis) -> Renderer:
        """The templates as they are; those that were read stay while nothing about them changed."""
        look = (basis.settings, basis.templates)
        if self._site is None or self._look != look:
            self._look = look
            return Renderer(basis.project, basis.settings)
        return self._site.renderer

    def _recall(self, basis: Basis) -> State:
        """What was read before: by this preview, or else by the one before it."""
        path = state_path(
            self._project, self._project / FOLDER / "preview", basis.settings.site_url
        )
        if self._state.code != basis.code or self._path != path:
            self._path, self._state = path, read_state(path, basis.code)
            self._saved = self._state.memory
        return self._state

    def _remember(self) -> None:
        if self._path is not None and self._state.memory is not self._saved:
            with locked(self._project):
                write_state(self._path, self._state)
            self._saved = self._state.memory

    # --- the folder --------------------------------------------------------------------------

    def _names(self, path: str) -> tuple[str, ...]:
        """The files that a server may show for a path: the one of that name, or of that folder."""
        name = posixpath.normpath(f"/{path}").lstrip("/")
        return (name, posixpath.join(name, FRONT))

    def _make(self, site: _Site, name: str) -> None:
        page = site.pages[name]
        if isinstance(page, Asset):
            data = (self._project / page.source).read_bytes()
        else:
            data = site.renderer.render(page)
        self._put(name, data)

    def _put(self, name: str, data: bytes) -> None:
        self._output.write(name, data)
        self._files.add(name)
        self._current.add(name)

    def _clear(self, kept: Iterable[str]) -> None:
        """Remove files that are no pages; of the others none is known to be as it would be now."""
        for name in self._files.difference(kept):
            self._output.remove(name)
        self._files.intersection_update(kept)
        self._current.clear()

    # --- words -------------------------------------------------------------------------------

    def _unusable(self, error: OSError) -> Problem:
        place = Place(self._relative(error.filename or self._project))
        return Problem(
            place, "file-use", f"cannot be used: {error.strerror or error}", "save it again"
        )

    def _relative(self, path: str | Path) -> str:
        return Path(os.path.relpath(path, self._project)).as_posix()
