"""Results as Markdown: the part of docs/performance.md that is written by the benchmarks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from bars import bars
from results import Figure, Results, Size, Taken


def figures(results: Results) -> str:
    """All tables of what was measured, or one sentence where nothing was."""
    if not results.alone and not results.rivals:
        return "No figures yet: `make bench` and `make bench-rivals` write them here.\n"
    parts: list[str] = ["![Time of a cold build, and of one new entry, by size](performance.svg)"]
    if results.alone:
        parts += ["### Chronicle alone", _taken(results.alone), _alone(results.alone)]
        parts += ["### Files of the site, by kind", _kinds(results.alone)]
    parts += ["### What it is held to", _bars(results)]
    if results.rivals:
        parts += ["### Beside other generators, in one run", _taken(results.rivals)]
        parts += list(_rivals(results.rivals))
    return "\n\n".join(parts) + "\n"


# --- chronicle alone -----------------------------------------------------------------------


def _alone(taken: Taken) -> str:
    heads = ["events", *(f"{size.events:,}" for size in taken.sizes)]
    return table(heads, ([what, *map(told, taken.sizes)] for what, told in _ALONE))


def _kinds(taken: Taken) -> str:
    """Number and bytes of files; cards are of a build of their own and not in the sum."""
    kinds = dict.fromkeys(kind for size in reversed(taken.sizes) for kind in size.files)
    apart = dict.fromkeys(kind for size in taken.sizes for kind in size.apart)
    rows = [[kind, *(_files(size, kind) for size in taken.sizes)] for kind in kinds]
    rows.append(["**together**", *(_sum(size) for size in taken.sizes)])
    rows += [[f"{kind}, if asked for", *(_files(s, kind) for s in taken.sizes)] for kind in apart]
    return table(["events", *(f"{size.events:,}" for size in taken.sizes)], rows)


def _files(size: Size, kind: str) -> str:
    found = size.files.get(kind) or size.apart.get(kind)
    return f"{found.number:,} ({_bytes(found.size)})" if found else "–"


def _sum(size: Size) -> str:
    return f"{size.number:,} ({_bytes(sum(found.size for found in size.files.values()))})"


def _bars(results: Results) -> str:
    rows = ([bar.what, bar.bar, bar.measured or "–", bar.verdict] for bar in bars(results))
    return table(["figure", "bar", "measured", ""], rows)


# --- beside others -------------------------------------------------------------------------


def _rivals(taken: Taken) -> Iterator[str]:
    for tool in taken.tools:
        if tool.missing:
            yield f"{tool.name} is not in the tables: {tool.missing}."
    sizes = sorted({size.events for size in taken.sizes})
    for events in sizes:
        of = [size for size in taken.sizes if size.events == events]
        heads = ["tool", "cold build", "memory", "one new entry", "save → page", "→ front page"]
        yield f"#### {events:,} events"
        yield table([*heads, "HTML files", "all files"], (_rival(taken, size) for size in of))
        yield from _failures(of)
    yield "#### What is in the sites"
    yield _contents([size for size in taken.sizes if size.events == sizes[-1] and size.files])


def _rival(taken: Taken, size: Size) -> list[str]:
    version = next(tool.version for tool in taken.tools if tool.name == size.tool)
    return [
        f"{size.tool} {version}",
        _cost(size, "cold"),
        _memory(size, "cold"),
        _cost(size, "new"),
        _seconds(size, "served"),
        _front(size),
        f"{size.html:,}",
        f"{size.number:,}",
    ]


def _failures(sizes: Iterable[Size]) -> Iterator[str]:
    for size in sizes:
        for name, figure in size.figures.items():
            if figure.missing:
                words = " ".join(figure.missing.split())[:300]
                yield f"{size.tool}, {name}: {words}."


def _contents(sizes: Sequence[Size]) -> str:
    kinds = dict.fromkeys(kind for size in sizes for kind in size.files)
    shows = dict.fromkeys(what for size in sizes for what in size.shows)
    rows = [[f"files: {kind}", *(_number(size, kind) for size in sizes)] for kind in kinds]
    for what in shows:
        told = ("yes" if size.shows.get(what) else "no" for size in sizes)
        rows.append([f"an event {what}" if what.startswith("is ") else f"its page: {what}", *told])
    return table(["", *(size.tool for size in sizes)], rows)


def _number(size: Size, kind: str) -> str:
    return f"{size.files[kind].number:,}" if kind in size.files else "–"


# --- cells ---------------------------------------------------------------------------------


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, all others to the right."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _taken(taken: Taken) -> str:
    on = taken.machine
    others = max(
        (figure.others for size in taken.sizes for figure in size.figures.values()), default=0.0
    )
    runs = f"medians of {taken.runs} runs" if taken.runs > 1 else "of one run each"
    told = (
        f"Taken {on.date} at commit {taken.commit or 'unknown'}, {runs}: "
        f"{on.cores} × {on.processor}, {on.memory_gb} GB, {on.system}, Python {on.python}. "
        f"At the start the load was {on.load:.2f} and others kept the processors {on.busy:.0%} "
        f"busy; during the timed runs they had at most {others:.0%}."
    )
    busy = "**The machine was busy with other work: these figures say little.** "
    return told if on.quiet else busy + told


def _cost(size: Size, name: str) -> str:
    found = _found(size, name)
    if found is None:
        return "–"
    return f"{seconds(found.wall)} ({seconds(found.cpu)} CPU)"


def _seconds(size: Size, name: str) -> str:
    found = _found(size, name)
    return seconds(found.wall) if found else "–"


def _front(size: Size) -> str:
    found = _found(size, "served")
    return seconds(found.front) if found and found.front else "–"


def _memory(size: Size, name: str) -> str:
    found = _found(size, name)
    return f"{found.memory:,.0f} MB" if found and found.memory else "–"


def _written(size: Size, name: str) -> str:
    found = _found(size, name)
    return f"{found.written:,}" if found else "–"


def _found(size: Size, name: str) -> Figure | None:
    found = size.figures.get(name)
    return found if found and not found.missing else None


def seconds(taken: float) -> str:
    """As exact as it is told of: three digits."""
    return f"{taken:.2f} s" if taken < 10 else f"{taken:.1f} s" if taken < 100 else f"{taken:.0f} s"


def _bytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"


_ALONE: Final[tuple[tuple[str, Callable[[Size], str]], ...]] = (
    ("files read", lambda size: f"{size.inputs:,}"),
    ("cold build", lambda size: _cost(size, "cold")),
    ("one new entry, new process", lambda size: _cost(size, "new")),
    ("one edited entry, new process", lambda size: _cost(size, "edited")),
    ("nothing changed, new process", lambda size: _cost(size, "unchanged")),
    ("`mkdocs serve`, save → page", lambda size: _seconds(size, "served")),
    ("`mkdocs serve`, save → front page", _front),
    ("`chronicle --help`", lambda size: _cost(size, "help")),
    ("`chronicle check` of one file", lambda size: _cost(size, "check")),
    ("peak memory, cold build", lambda size: _memory(size, "cold")),
    ("peak memory, one new entry", lambda size: _memory(size, "new")),
    ("memory of `mkdocs serve` after saves", lambda size: _memory(size, "served")),
    ("files written for one new entry", lambda size: _written(size, "new")),
    ("files written for one edited entry", lambda size: _written(size, "edited")),
    ("of the cold build: search files", lambda size: _cost(size, "search")),
    ("with card images: cold build", lambda size: _cost(size, "cold-cards")),
    ("with card images: one new entry", lambda size: _cost(size, "new-cards")),
)
