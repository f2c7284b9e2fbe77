"""Where the time of a build goes: phases one after another, and within them the kinds of pages.

A build is always given a recorder; `OFF` keeps nothing. CPU time counts the
processes that a phase has started and waited for.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import NamedTuple


class Cost(NamedTuple):
    """What one file cost: seconds to render (wall, CPU) and to write (wall), and its bytes."""

    rendered: float
    cpu: float
    written: float
    size: int


class Phase(NamedTuple):
    """A part of a build, in seconds."""

    name: str
    wall: float
    cpu: float


class Kind(NamedTuple):
    """All files of one kind, named by template or writer; `cost` is their sum."""

    name: str
    files: int
    cost: Cost


@dataclass(frozen=True, slots=True)
class Profile:
    """A finished record; `before` is the CPU time that starting Python and its imports took."""

    phases: tuple[Phase, ...]
    kinds: tuple[Kind, ...]
    wall: float
    cpu: float
    before: float


class Recorder:
    """Collects while a build runs; one a build."""

    def __init__(self, *, is_on: bool = True) -> None:
        self.is_on = is_on
        self._phases: dict[str, tuple[float, float]] = {}
        self._kinds: dict[str, tuple[int, Cost]] = {}
        self._begun = time.perf_counter()
        self._before = _cpu()

    def phase(self, name: str) -> AbstractContextManager[None]:
        """Time what is done inside; phases of one name are added up, and none lies in another."""
        return self._phase(name) if self.is_on else nullcontext()

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        begun, cpu = time.perf_counter(), _cpu()
        try:
            yield
        finally:
            wall_before, cpu_before = self._phases.get(name, (0.0, 0.0))
            wall = wall_before + time.perf_counter() - begun
            self._phases[name] = (wall, cpu_before + _cpu() - cpu)

    def file(self, kind: str, cost: Cost) -> None:
        """Add a file of a kind."""
        files, total = self._kinds.get(kind, (0, Cost(0.0, 0.0, 0.0, 0)))
        added = Cost(
            total.rendered + cost.rendered,
            total.cpu + cost.cpu,
            total.written + cost.written,
            total.size + cost.size,
        )
        self._kinds[kind] = (files + 1, added)

    def profile(self) -> Profile:
        """What was recorded so far; phases in the order they began, the costliest kinds first."""
        kinds = (Kind(name, files, cost) for name, (files, cost) in self._kinds.items())
        return Profile(
            tuple(Phase(name, wall, cpu) for name, (wall, cpu) in self._phases.items()),
            tuple(sorted(kinds, key=lambda kind: (-kind.cost.rendered, kind.name))),
            time.perf_counter() - self._begun,
            _cpu() - self._before,
            self._before,
        )


def _cpu() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


OFF = Recorder(is_on=False)
"""Records nothing."""


# --- shown ---------------------------------------------------------------------------------


def lines(profile: Profile) -> Iterator[str]:
    """A profile as two tables of text."""
    rows = [(phase.name, f"{phase.wall:.3f}", f"{phase.cpu:.3f}") for phase in profile.phases]
    named = sum(phase.wall for phase in profile.phases), sum(p.cpu for p in profile.phases)
    rest = profile.wall - named[0], profile.cpu - named[1]
    wall, cpu = (max(0.0, one) for one in rest)
    rows.append(("all else", f"{wall:.3f}", f"{cpu:.3f}"))
    rows.append(("whole build", f"{profile.wall:.3f}", f"{profile.cpu:.3f}"))
    rows.append(("before it", "", f"{profile.before:.3f}"))
    yield from _table(("phase", "wall s", "CPU s"), rows)
    if not profile.kinds:
        return
    yield ""
    kinds = [(kind.name, kind.files, kind.cost) for kind in profile.kinds]
    columns = zip(*(cost for _, _, cost in kinds), strict=True)
    rendered, on_cpu, written, size = (sum(column) for column in columns)
    total = Cost(rendered, on_cpu, written, int(size))
    kinds.append(("all files", sum(files for _, files, _ in kinds), total))
    head = ("files by template", "number", "render s", "CPU s", "write s", "kB")
    yield from _table(
        head,
        [
            (
                name,
                f"{files:,}",
                *(f"{one:.3f}" for one in cost[:3]),
                f"{cost.size / 1000:,.0f}",
            )
            for name, files, cost in kinds
        ],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    columns = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *others = row
        told = (one.rjust(width) for one, width in zip(others, columns[1:], strict=True))
        yield "  ".join((first.ljust(columns[0]), *told))
