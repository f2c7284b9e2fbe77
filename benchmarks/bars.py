"""What chronicle is held to, beside what was measured: reached, missed, or not measured."""

from collections.abc import Iterator
from typing import NamedTuple

from results import Figure, Results, Size, Taken


class Bar(NamedTuple):
    """One promise. `measured` is empty where there is no figure yet."""

    what: str
    bar: str
    measured: str = ""
    is_reached: bool = False

    @property
    def verdict(self) -> str:
        """In plain words."""
        if not self.measured:
            return "not measured"
        return "met" if self.is_reached else "**not met**"


def bars(results: Results) -> Iterator[Bar]:
    """Every promise, in the order in which they were made."""
    alone, rivals = results.alone, results.rivals
    yield _beside(rivals, "cold", "cold build, 10,000 events", 0.8, "≤ 0.8 × Hugo")
    new = "one new entry, new process"
    yield _at(alone, "new", 10_000, 0.4, f"{new}, 10,000")
    yield _beside(rivals, "new", f"{new}, 10,000", 1 / 25, "≤ 1/25 of Hugo")
    yield _at(alone, "new", 100_000, 3.5, f"{new}, 100,000")
    yield from _growth(alone)
    yield _at(alone, "unchanged", 10_000, 0.25, "nothing changed, 10,000")
    served = "`mkdocs serve`, save → new content served"
    yield _at(alone, "served", 1_000, 0.9, f"{served}, 1,000")
    yield _at(alone, "served", 10_000, 1.3, f"{served}, 10,000")
    yield _memory(alone, "cold", 300, "peak memory of all processes, cold build, 10,000")
    yield _memory(alone, "new", 150, "peak memory of all processes, one new entry, 10,000")
    yield _at(alone, "help", 10_000, 0.15, "`chronicle --help`")
    yield _at(alone, "check", 10_000, 0.25, "`chronicle check` of one file, 10,000")


def _at(alone: Taken | None, name: str, events: int, most: float, what: str) -> Bar:
    found = _figure(alone, "Chronicle", events, name)
    if found is None:
        return Bar(what, f"≤ {most:g} s")
    return Bar(what, f"≤ {most:g} s", f"{found.wall:.2f} s", found.wall <= most)


def _memory(alone: Taken | None, name: str, most: int, what: str) -> Bar:
    found = _figure(alone, "Chronicle", 10_000, name)
    if found is None or not found.memory:
        return Bar(what, f"≤ {most} MB")
    return Bar(what, f"≤ {most} MB", f"{found.memory:.0f} MB", found.memory <= most)


def _beside(rivals: Taken | None, name: str, what: str, most: float, bar: str) -> Bar:
    ours = _figure(rivals, "Chronicle", 10_000, name)
    theirs = _figure(rivals, "Hugo", 10_000, name)
    if ours is None or theirs is None:
        return Bar(what, bar)
    share = ours.wall / theirs.wall
    told = f"{share:.2f} ×" if share >= 0.2 else f"1/{1 / share:.0f}"
    return Bar(what, bar, f"{told} ({ours.wall:.2f} s, {theirs.wall:.2f} s)", share <= most)


def _growth(alone: Taken | None) -> Iterator[Bar]:
    small = _figure(alone, "Chronicle", 10_000, "new")
    large = _figure(alone, "Chronicle", 100_000, "new")
    time = "one new entry, time from 10,000 to 100,000"
    files = "one new entry, files written from 10,000 to 100,000"
    if small is None or large is None:
        yield Bar(time, "at most linear: ≤ 10 ×")
        yield Bar(files, "only what shows the entry: ≤ 2 ×")
        return
    times, more = large.wall / small.wall, large.written / max(1, small.written)
    yield Bar(time, "at most linear: ≤ 10 ×", f"{times:.1f} ×", times <= 10)
    told = f"{small.written:,} → {large.written:,}"
    yield Bar(files, "only what shows the entry: ≤ 2 ×", told, more <= 2)


def _figure(taken: Taken | None, tool: str, events: int, name: str) -> Figure | None:
    found = size_of(taken, tool, events)
    figure = found.figures.get(name) if found else None
    return figure if figure and not figure.missing else None


def size_of(taken: Taken | None, tool: str, events: int) -> Size | None:
    """What was measured of a tool at a size, if anything was."""
    sizes = taken.sizes if taken else ()
    return next((one for one in sizes if (one.tool, one.events) == (tool, events)), None)
