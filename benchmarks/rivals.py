"""Measure chronicle and other generators side by side, and write the figures below docs/.

    benchmarks/rivals.py --sizes 1000 10000 --runs 3 --tools hugo eleventy

The same made-up records are given to each in its own form, with lists of as many single days as it
takes to have as many HTML files as chronicle. Cold builds of all tools take turns, so that a slow
minute of the machine is nobody's alone. Tools are installed from package registries.
"""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import generate
import rival_pages
from bench import (
    ROOT,
    attempt,
    chronicle_files,
    chronicle_site,
    interruptible,
    options,
    quiet_machine,
    saves,
    say,
)
from counting import files_of
from machine import commit_of
from measuring import Cost, FailedError
from page_contents import shown, speaker_of, witness
from publish import publish
from results import Figure, Results, Size, Taken, Tool, figure
from rival_pages import Files, Record
from rival_tools import RIVALS, Rival, install, set_up
from works import Saves, Site, after, cold, cold_memory, fill, saved, write

import chronicle

_ENOUGH: Final = 120.0  # seconds of cold builds after which a tool has no more turns


class Entrant(NamedTuple):
    """A tool with a chronicle's records in its own form."""

    site: Site
    files: Mapping[str, str]
    more: Mapping[str, str]  # what one more entry adds or changes
    saves: Saves
    pages: tuple[str, str]  # of an event and of an actor, to look at


def main(arguments: list[str]) -> int:
    """Measure what the command line asks for."""
    parser = options(__doc__)
    names = [rival.key for rival in RIVALS]
    parser.add_argument("--tools", nargs="+", choices=names, default=names)
    asked = parser.parse_args(arguments)
    tools = asked.work / "tools"
    found = {rival: install(rival, tools) for rival in RIVALS if rival.key in asked.tools}
    for tool in found.values():
        say(f"{tool.name} {tool.version}{tool.missing}")
    machine = quiet_machine(may_be_busy=asked.busy)
    if machine is None:
        return 2
    commit = commit_of(ROOT)
    there = [rival for rival, tool in found.items() if not tool.missing]
    sizes: list[Size] = []
    for events in sorted(set(asked.sizes)):
        say(f"{events:,} events")
        sizes.extend(side_by_side(events, there, asked.work, asked.runs))
    ours = Tool("Chronicle", chronicle.__version__)
    taken = Taken(machine, commit, asked.runs, (ours, *found.values()), tuple(sizes))
    publish(Results(rivals=taken), asked.out)
    return 0


def side_by_side(events: int, rivals: list[Rival], work: Path, runs: int) -> list[Size]:
    """Every figure of one size, for chronicle and each rival that is there."""
    made = dict(generate.chronicle(events))
    found = rival_pages.records(made)
    more = rival_pages.records({**made, **dict(generate.one_more(events))})
    first = _ours(work / f"beside-{events}-chronicle", events, found)
    fill(first.site, first.files)
    cold(first.site)
    html = files_of(first.site.made)["HTML"].number
    entrants = [first]
    for rival in rivals:
        folder = work / f"beside-{events}-{rival.key}"
        shutil.rmtree(folder, ignore_errors=True)
        site = set_up(rival, folder, work / "tools")
        chosen = rival_pages.days_for(found, html - rival.own)
        files, others = (rival.pages(one, chosen) for one in (found, more))
        entrants.append(_rival(rival, site, files, others, found))
        write(folder, files)
    costs, failed = _in_turns(entrants, runs)
    sizes = []
    for entrant in entrants:
        name = entrant.site.tool
        if name in failed:
            nothing = {"cold": Figure(missing=failed[name])}
            sizes.append(Size(name, events, len(entrant.files), nothing, {}))
        else:
            say(f" {name}")
            sizes.append(_measured(entrant, events, costs[name], found))
        shutil.rmtree(entrant.site.folder)
    return sizes


def _ours(folder: Path, events: int, found: list[Record]) -> Entrant:
    files = chronicle_files(events, cards=False)
    newest = max(path for path in files if path.startswith("content/events/"))
    event = witness(found)
    return Entrant(
        chronicle_site(folder),
        files,
        dict(generate.one_more(events)),
        saves(newest, files[newest]),
        (f"events/{event.id}.html", f"actors/{speaker_of(event)}.html"),
    )


def _rival(rival: Rival, site: Site, files: Files, more: Files, found: list[Record]) -> Entrant:
    event = witness(found)
    newest = [record for record in found if record.kind == "events"][-1]
    path = next(path for path in files if path.endswith(f"/{newest.id}.md"))
    return Entrant(
        site,
        files,
        {path: text for path, text in more.items() if files.get(path) != text},
        Saves(
            path,
            lambda mark: files[path].replace(newest.title, f"Talks {mark}"),
            f"/{newest.path}/",
            "/" if rival.has_front else "",
        ),
        (f"{event.path}/index.html", f"actors/{speaker_of(event)}/index.html"),
    )


def _in_turns(entrants: list[Entrant], runs: int) -> tuple[dict[str, list[Cost]], dict[str, str]]:
    """Cold builds of all, in turns; and of a tool that fails, how it fails."""
    costs: dict[str, list[Cost]] = {entrant.site.tool: [] for entrant in entrants}
    failed: dict[str, str] = {}
    for _ in range(runs):
        for entrant in entrants:
            name = entrant.site.tool
            if name in failed or sum(cost.wall for cost in costs[name]) > _ENOUGH:
                continue
            try:
                costs[name].append(cold(entrant.site))
            except FailedError as error:
                failed[name] = str(error)
            say(f"  cold, {name}: {failed.get(name) or f'{costs[name][-1].wall:.2f} s'}")
    return costs, failed


def _measured(entrant: Entrant, events: int, costs: list[Cost], found: list[Record]) -> Size:
    site = entrant.site
    runs = len(costs)
    figures = {"cold": attempt("cold", lambda: figure(costs, cold_memory(site)))}
    kinds = files_of(site.made)
    shows = shown(site.made, *entrant.pages, found)
    figures["new"] = attempt("new", lambda: after(site, entrant.more, runs))
    figures["served"] = attempt("served", lambda: saved(site, entrant.saves, runs))
    return Size(site.tool, events, len(entrant.files), figures, kinds, shows=shows)


if __name__ == "__main__":
    interruptible()
    sys.exit(main(sys.argv[1:]))
