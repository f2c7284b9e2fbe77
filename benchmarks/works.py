"""The work that is measured, the same for every tool: cold builds, rebuilds, serving.

A `Site` is a folder of input and the commands of the tool that makes a site of it. Each run starts
from the same state: what a run changes is put back, and built, before the next one.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from measuring import LIMIT, Command, Cost, Memory, memory_of, peak_memory, timed
from results import Figure, figure
from served import serving

SETTLE: Final = 2.2
"""Seconds after which a saved file is old: its times tell whether it was saved again."""


@dataclass(frozen=True)
class Site:
    """What a tool makes a site of, and how. `remembered` is what a cold build must not find.

    Where a tool makes all anew each time, nothing needs to be built between two runs.
    """

    tool: str
    folder: Path
    build: Command
    output: str
    remembered: tuple[str, ...] = ()
    serve: Callable[[int], Command] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    limit: float = LIMIT
    is_incremental: bool = True

    @property
    def log(self) -> Path:
        """What the tool said last."""
        return self.folder.with_name(f"{self.folder.name}.log")

    @property
    def made(self) -> Path:
        """The folder of the site."""
        return self.folder / self.output


@dataclass(frozen=True)
class Saves:
    """A file that is saved while a server runs, and where what was saved shall be seen.

    `text` gives the file for a mark. `front` is a second page that shows it, where the tool makes
    it of the same file.
    """

    path: str
    text: Callable[[str], str]
    page: str
    front: str = ""


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a site's input."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def fill(site: Site, files: Mapping[str, str]) -> None:
    """A folder with these files and nothing else, none of them just saved."""
    shutil.rmtree(site.folder, ignore_errors=True)
    write(site.folder, files)
    time.sleep(SETTLE)


def build(site: Site) -> None:
    """Bring a site up to date, outside the clock, until no file counts as just saved."""
    timed(site.build, site.folder, site.log, site.environment, site.limit)
    time.sleep(SETTLE)


def clear(site: Site) -> None:
    """Take away the site and all that the tool remembers of it."""
    for name in (site.output, *site.remembered):
        shutil.rmtree(site.folder / name, ignore_errors=True)
        (site.folder / name).unlink(missing_ok=True)


def cold(site: Site) -> Cost:
    """Build from nothing."""
    clear(site)
    return timed(site.build, site.folder, site.log, site.environment, site.limit)


def cold_memory(site: Site) -> Memory:
    """Build from nothing, for the memory that it takes."""
    clear(site)
    return peak_memory(site.build, site.folder, site.log, site.environment)


def unchanged(site: Site, runs: int) -> Figure:
    """Build again when nothing has changed."""
    build(site)
    return figure(
        timed(site.build, site.folder, site.log, site.environment, site.limit) for _ in range(runs)
    )


def after(site: Site, change: Mapping[str, str], runs: int) -> Figure:
    """Build after a change; the files that are written and the memory are of runs of their own."""
    costs = []
    if site.is_incremental:
        build(site)
    for _ in range(runs):
        with _changed(site, change):
            costs.append(timed(site.build, site.folder, site.log, site.environment, site.limit))
    with _changed(site, change):
        before = _written(site.made)
        memory = peak_memory(site.build, site.folder, site.log, site.environment)
        now = _written(site.made)
    return figure(costs, memory, sum(before.get(path) != mark for path, mark in now.items()))


def saved(site: Site, saves: Saves, runs: int) -> Figure:
    """Save while a server runs: until the page has it, and until the front page has it too."""
    if site.serve is None:
        return Figure(missing="it has no server")
    original = (site.folder / saves.path).read_text("utf-8")
    pages: list[float] = []
    fronts: list[float] = []
    temporary = site.folder.with_name(f"{site.folder.name}.tmp")
    temporary.mkdir(exist_ok=True)
    environment = {**site.environment, "TMPDIR": str(temporary)}
    try:
        with serving(site.serve, site.folder, site.log, environment) as server:
            for number in range(runs):
                for page in filter(None, (saves.page, saves.front)):
                    server.until(page, "</html>")  # both are open, and up to date
                time.sleep(SETTLE + 0.1 * number)  # not in step with a server that polls
                mark = f"Zzsaved{number}"
                begun = time.perf_counter()
                (site.folder / saves.path).write_text(saves.text(mark), "utf-8")
                server.until(saves.page, mark)
                pages.append(round(time.perf_counter() - begun, 4))
                if saves.front:
                    server.until(saves.front, mark)
                    fronts.append(round(time.perf_counter() - begun, 4))
            memory = round(memory_of(server.pid), 1)
    finally:
        (site.folder / saves.path).write_text(original, "utf-8")
        shutil.rmtree(temporary, ignore_errors=True)
    front = median(fronts) if fronts else 0.0
    return Figure(wall=median(pages), walls=tuple(pages), front=front, memory=memory)


@contextmanager
def _changed(site: Site, change: Mapping[str, str]) -> Iterator[None]:
    """A change for as long as it is measured; afterwards the site is built without it again."""
    paths = [site.folder / path for path in change]
    before = [path.read_text("utf-8") if path.exists() else None for path in paths]
    write(site.folder, change)
    try:
        yield
    finally:
        for path, text in zip(paths, before, strict=True):
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8")
    if site.is_incremental:
        build(site)


def _written(made: Path) -> dict[str, tuple[int, int]]:
    """Of every file, what is another once it has been written again, with the same bytes or not."""
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in made.rglob("*")
        if path.is_file()
    }
