"""The pages that a change writes anew, found by planning both sites: nothing is rendered."""

from collections import Counter
from typing import NamedTuple

from chronicle.contribute.diff.sides import Side
from chronicle.making import inputs_of
from chronicle.page import Asset, Page
from chronicle.pages import plan

Inputs = dict[str, bytes]


class Pages(NamedTuple):
    """The paths that are new, changed, gone; and why they could not be told, if so."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    untold: str = ""


def page_changes(before: Side, after: Side) -> Pages:
    """Compare what both sites would show. A side with errors has no site."""
    for side in (before, after):
        if side.has_errors:
            return Pages(untold=f"{side.name}: there are errors, so no page can be planned")
    old, new = _inputs(before), _inputs(after)
    return Pages(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        tuple(sorted(old.keys() - new.keys())),
    )


def by_folder(paths: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """How many pages lie in each folder; those at the top stand for themselves."""
    count = Counter(path.partition("/")[0] for path in paths)
    return tuple(sorted(count.items()))


def _inputs(side: Side) -> Inputs:
    pages: tuple[Page | Asset, ...] = (*plan(side.read.edition), *side.read.assets)
    return {page.path: inputs_of(page) for page in pages}
