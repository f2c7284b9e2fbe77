"""The page that names those who worked on records and want to be named."""

from collections import Counter, defaultdict

import msgspec

from chronicle.model import KINDS, Common, Kind
from chronicle.views.parts import PageView
from chronicle.views.viewer import Viewer
from chronicle.views.words import COUNTED


class Contributor(msgspec.Struct, frozen=True, array_like=True):
    """Someone, and how many records of each kind carry the name."""

    name: str
    work: str


class ContributorsView(PageView, frozen=True, kw_only=True):
    """Everyone named, by name."""

    people: tuple[Contributor, ...]


def contributors_view(viewer: Viewer) -> ContributorsView:
    """The page of contributors. It counts and does not list: each record names its own."""
    work: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for record in viewer.chronicle.records.values():
        if isinstance(record, Common) and record.withdrawn is None:
            for name in record.contributors:
                work[name][record.record_kind] += 1
    names = sorted(work, key=lambda name: (name.casefold(), name))
    return ContributorsView(
        title=viewer.gettext("Contributors"),
        description=viewer.gettext("Those who worked on this chronicle and want to be named."),
        people=tuple(Contributor(name, _told(viewer, work[name])) for name in names),
    )


def _told(viewer: Viewer, count: Counter[Kind]) -> str:
    kinds = (kind for kind in KINDS if count[kind])
    return viewer.words.listed(tuple(viewer.counted(*COUNTED[kind], count[kind]) for kind in kinds))
