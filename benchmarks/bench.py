"""Measure chronicle alone, and write the figures below docs/.

    benchmarks/bench.py --sizes 100 1000 10000 --runs 3

Every size gets a chronicle of `generate.py`, without card images. docs/performance.md tells how
each figure is taken. On a machine that is busy with other work this refuses, or marks what it
finds (--busy).
"""

import argparse
import re
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import generate
from counting import files_of
from machine import commit_of, this_machine
from measuring import FailedError, timed
from publish import publish
from results import Figure, Machine, Results, Size, Taken, Tool, figure
from works import Saves, Site, after, cold, cold_memory, fill, saved, unchanged, write

import chronicle

ROOT: Final = Path(__file__).resolve().parent.parent
WORK: Final = ROOT / ".chronicle" / "bench"
BIN: Final = Path(sys.executable).parent
QUICK: Final = 5  # the least number of runs of what takes a second or less
CARDS: Final = 10_000  # events; drawing more cards takes long and tells nothing new

Say = Callable[[str], None]


def main(arguments: list[str]) -> int:
    """Measure what the command line asks for."""
    asked = options(__doc__).parse_args(arguments)
    machine = quiet_machine(may_be_busy=asked.busy)
    if machine is None:
        return 2
    commit = commit_of(ROOT)
    sizes = []
    for events in sorted(set(asked.sizes)):
        say(f"{events:,} events")
        sizes.append(measured(asked.work / f"alone-{events}", events, asked.runs))
    tool = Tool("Chronicle", chronicle.__version__)
    taken = Taken(machine, commit, asked.runs, (tool,), tuple(sizes))
    publish(Results(alone=taken), asked.out)
    return 0


def options(told: str | None) -> argparse.ArgumentParser:
    """What both benchmarks can be asked."""
    parser = argparse.ArgumentParser(
        description=told, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3, help="each figure is the median of so many")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where figures are written")
    parser.add_argument("--work", type=Path, default=WORK, help="where sites are made")
    parser.add_argument("--busy", action="store_true", help="measure on a busy machine, and say so")
    return parser


def quiet_machine(*, may_be_busy: bool) -> Machine | None:
    """The machine, if it is quiet enough."""
    machine = this_machine()
    if not machine.quiet:
        say(f"others keep {machine.busy:.0%} of the processors busy (load {machine.load})")
        if not may_be_busy:
            say("refused: wait until they are done, or measure all the same: --busy (BUSY=--busy)")
            return None
    return machine


def interruptible() -> None:
    """Let servers be ended by an interrupt: one who starts us in the background ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def say(line: str) -> None:
    """Tell how far we are."""
    print(line, file=sys.stderr, flush=True)


def chronicle_site(folder: Path) -> Site:
    """A chronicle and the commands of this checkout."""
    return Site(
        "Chronicle",
        folder,
        (BIN / "chronicle", "build"),
        "site",
        (".chronicle",),
        lambda port: (BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"),
    )


def chronicle_files(events: int, *, cards: bool) -> dict[str, str]:
    """A made-up chronicle, with or without a card image for every event."""
    files = dict(generate.chronicle(events))
    plugin = "      format: 1\n"
    chosen = f"{plugin}      cards: {'true' if cards else 'false'}\n"
    return {**files, "mkdocs.yml": files["mkdocs.yml"].replace(plugin, chosen)}


def measured(folder: Path, events: int, runs: int) -> Size:
    """Take every figure of one size."""
    files = chronicle_files(events, cards=False)
    site, quick = chronicle_site(folder), max(runs, QUICK)
    entries = sorted(path for path in files if path.startswith("content/events/"))
    edited, newest = entries[len(entries) // 2], entries[-1]
    one_more = dict(generate.one_more(events))
    figures: dict[str, Figure] = {}

    def take(name: str, work: Callable[[], Figure]) -> None:
        figures[name] = attempt(name, work)

    fill(site, files)
    profiled = replace(site, build=(*site.build, "--profile"))
    take("cold", lambda: figure([cold(site) for _ in range(runs)], cold_memory(profiled)))
    take("search", lambda: search_part(site.log.read_text("utf-8")))
    made = files_of(site.made)
    take("unchanged", lambda: unchanged(site, quick))
    take("new", lambda: after(site, one_more, quick))
    take("edited", lambda: after(site, {edited: titled(files[edited], "Another title")}, quick))
    take("help", lambda: command(site, quick, "--help"))
    take("check", lambda: command(site, quick, "check", newest))
    take("served", lambda: saved(site, saves(newest, files[newest]), quick))
    cards = {}
    if events <= CARDS:
        write(folder, chronicle_files(events, cards=True))
        take("cold-cards", lambda: figure([cold(site)]))
        cards = {kind: found for kind, found in files_of(site.made).items() if kind not in made}
        take("new-cards", lambda: after(site, one_more, quick))
    shutil.rmtree(folder)
    return Size("Chronicle", events, len(files), figures, made, cards)


def attempt(name: str, work: Callable[[], Figure]) -> Figure:
    """Take a figure; where a command fails, its words stand for it."""
    try:
        taken = work()
    except FailedError as error:
        taken = Figure(missing=str(error))
    say(f"  {name}: {in_words(taken)}")
    return taken


def search_part(profile: str) -> Figure:
    """What the search files took of the build whose profile this is: made, and written."""
    row = re.search(r"(?m)^script +[\d,]+ +([\d.]+) +([\d.]+) +([\d.]+) ", profile)
    if row is None:
        return Figure(missing="the profile does not tell of search files")
    render, cpu, written = map(float, row.groups())
    return Figure(wall=round(render + written, 4), cpu=cpu, walls=(render + written,))


def command(site: Site, runs: int, *words: str) -> Figure:
    """Time another command of chronicle in the folder of a built site."""
    asked = (site.build[0], *words)
    return figure(timed(asked, site.folder, site.log) for _ in range(runs))


def titled(text: str, title: str) -> str:
    """A file with another title."""
    return re.sub(r"(?m)^title: .*", f"title: {title}", text, count=1)


def saves(path: str, text: str) -> Saves:
    """Give an event another title; its page and the front page show it."""
    page = path.removeprefix("content").removesuffix(".md") + ".html"
    page = re.sub(r"^/events/\d+/", "/events/", page)
    return Saves(path, lambda mark: titled(text, f"Talks {mark}"), page, "/")


def in_words(taken: Figure) -> str:
    """A figure for whoever waits for it."""
    if taken.missing:
        return taken.missing
    memory = f", {taken.memory:.0f} MB" if taken.memory else ""
    written = f", {taken.written:,} files written" if taken.written else ""
    front = f", on the front page {taken.front:.2f} s" if taken.front else ""
    return f"{taken.wall:.3f} s, {taken.cpu:.3f} s CPU{memory}{written}{front}"


if __name__ == "__main__":
    interruptible()
    sys.exit(main(sys.argv[1:]))
