"""What was measured: values that are kept as JSON, and that tables and the picture are made of."""

from collections.abc import Iterable
from pathlib import Path
from statistics import median

import msgspec
from measuring import Cost, Memory


class Machine(msgspec.Struct, frozen=True):
    """On what and when. `busy` is the share of the processors that others had at the start."""

    date: str
    processor: str
    cores: int
    memory_gb: int
    system: str
    python: str
    load: float
    busy: float
    quiet: bool


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing measured: medians of several runs, or why there is none (`missing`)."""

    wall: float = 0.0
    cpu: float = 0.0
    others: float = 0.0  # the largest share of the processors that others had in any run
    walls: tuple[float, ...] = ()
    memory: float = 0.0  # MB, all processes together; of a run of its own
    largest: float = 0.0  # MB, the largest process alone
    written: int = 0  # files, with the same bytes as before or not
    front: float = 0.0  # seconds until the front page shows what was saved
    missing: str = ""


class Files(msgspec.Struct, frozen=True):
    """Files of one kind in a site."""

    number: int
    size: int


class Size(msgspec.Struct, frozen=True):
    """What one tool took for a chronicle of so many events."""

    tool: str
    events: int
    inputs: int  # files read
    figures: dict[str, Figure]
    files: dict[str, Files]
    apart: dict[str, Files] = {}  # files of a build that is measured on its own
    shows: dict[str, bool] = {}  # of an event's page

    @property
    def number(self) -> int:
        """All files of the site."""
        return sum(files.number for files in self.files.values())

    @property
    def html(self) -> int:
        """Its HTML files."""
        return self.files["HTML"].number if "HTML" in self.files else 0


class Tool(msgspec.Struct, frozen=True, omit_defaults=True):
    """A generator that was to be measured; `missing` says why it was not."""

    name: str
    version: str = ""
    missing: str = ""


class Taken(msgspec.Struct, frozen=True):
    """One run of the benchmarks: the sizes of one tool, or of several side by side."""

    machine: Machine
    commit: str
    runs: int
    tools: tuple[Tool, ...]
    sizes: tuple[Size, ...]


class Results(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that is known: chronicle alone, and beside others."""

    alone: Taken | None = None
    rivals: Taken | None = None


def load(path: Path) -> Results:
    """Read what earlier runs found; nothing where there was none."""
    return msgspec.json.decode(path.read_bytes(), type=Results) if path.exists() else Results()


def save(results: Results, path: Path) -> None:
    """Write results, readable in a diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")


def figure(costs: Iterable[Cost], memory: Memory | None = None, written: int = 0) -> Figure:
    """Medians of runs, rounded to what a clock can tell."""
    taken = list(costs)
    return Figure(
        wall=round(median(cost.wall for cost in taken), 4),
        cpu=round(median(cost.cpu for cost in taken), 4),
        others=round(max(cost.others for cost in taken), 3),
        walls=tuple(round(cost.wall, 4) for cost in taken),
        memory=round(memory.together, 1) if memory else 0.0,
        largest=round(memory.largest, 1) if memory else 0.0,
        written=written,
    )
