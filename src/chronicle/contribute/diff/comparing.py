"""Two states of a chronicle into one account of what differs, for whoever has to decide on it."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from chronicle.contribute.diff.pages import Pages, page_changes
from chronicle.contribute.diff.records import RecordChange, record_changes
from chronicle.contribute.diff.sides import Side
from chronicle.contribute.diff.sourcing import sourcing
from chronicle.contribute.diff.words import Given, Line, many
from chronicle.contribute.duplicates import event_pairs
from chronicle.graph import Chronicle
from chronicle.model import Key
from chronicle.problems import Problem

_BROKEN = frozenset(["ref-unknown", "ref-ambiguous", "asset-missing"])


class Difference(msgspec.Struct, frozen=True):
    """All that differs between two states, each part in order."""

    before: str
    after: str
    notes: tuple[Line, ...] = ()
    records: tuple[RecordChange, ...] = ()
    sourcing: tuple[Line, ...] = ()
    same: tuple[Line, ...] = ()
    links: tuple[Line, ...] = ()
    broken: tuple[Problem, ...] = ()
    pages: Pages = Pages()
    problems: tuple[Problem, ...] = ()


def compare(before: Side, after: Side) -> Difference:
    """Compare two states, as far as they can be read."""
    old, new = before.read.edition.chronicle, after.read.edition.chronicle
    fresh = _new_problems(before.problems, after.problems)
    return Difference(
        before.name,
        after.name,
        tuple(_notes(before, after)),
        record_changes(old, new),
        tuple(sourcing(before, after)),
        tuple(_same(old, new)),
        tuple(_links(old, new)),
        tuple(problem for problem in fresh if problem.code in _BROKEN),
        page_changes(before, after),
        tuple(problem for problem in fresh if problem.code not in _BROKEN),
    )


def _notes(before: Side, after: Side) -> list[Line]:
    notes: list[Line] = []
    for side in (before, after):
        errors = [problem for problem in side.problems if problem.severity == "error"]
        if errors:
            files = len({problem.place.path for problem in errors})
            told = f"{many(len(errors), 'error')} in {many(files, 'file')}"
            notes.append((Given(side.name), f": {told}; what could be read is compared"))
    if before.settings != after.settings:
        notes.append(("mkdocs.yml says something else than before: every page may change",))
    return notes


def _same(old: Chronicle, new: Chronicle) -> Iterator[Line]:
    """New events that may be there already, and what speaks for it."""
    known = {new.renamed.get(key, key) for key in old.records}
    for pair in event_pairs(new):
        if not {pair.one, pair.other} <= known:
            yield (f"{pair.one} and {pair.other}: ", Given(str(pair.likeness)))


def _new_problems(before: tuple[Problem, ...], after: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems of files that had none of the kind; a line that moved brings none."""
    known = Counter((one.place.path, one.code, one.message) for one in before)
    fresh = []
    for problem in after:
        name = (problem.place.path, problem.code, problem.message)
        if known[name]:
            known[name] -= 1
        else:
            fresh.append(problem)
    return tuple(fresh)


def _links(old: Chronicle, new: Chronicle) -> list[Line]:
    """Records that more or fewer others lead to than before, those first that gained most."""
    before, after = _backlinks(old, new.renamed), _backlinks(new, {})
    lines: list[tuple[int, str]] = []
    for target in before.keys() | after.keys():
        had, has = before.get(target, set()), after.get(target, set())
        gained, lost = len(has - had), len(had - has)
        if gained or lost:
            parts = [f"{many(gained, 'link')} gained"] if gained else []
            parts += [f"{many(lost, 'link')} lost"] if lost else []
            gone = "" if target in new.records else " (gone)"
            lines.append((-gained - lost, f"{target}{gone}: {', '.join(parts)}"))
    return [(line,) for _, line in sorted(lines)]


def _backlinks(chronicle: Chronicle, renamed: Mapping[Key, Key]) -> dict[Key, set[tuple[Key, str]]]:
    """Who leads to each record, and in what role, under the names of the other side."""
    found: dict[Key, set[tuple[Key, str]]] = {}
    for target, links in chronicle.backlinks.items():
        there = found.setdefault(renamed.get(target, target), set())
        there.update((renamed.get(link.origin, link.origin), link.role) for link in links)
    return found
