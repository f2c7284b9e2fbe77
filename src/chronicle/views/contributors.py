"""The page that names those who worked on records and want to be named."""

from collections import Counter, defaultdict

import msgspec

from chronicle.model import FOLDERS, KINDS, Common, Kind
from chronicle.views.parts import PageView
from chronicle.views.phrases import counted, listed
from chronicle.views.viewer import Viewer


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
        title="Contributors",
        description="Those who worked on this chronicle and want to be named.",
        people=tuple(Contributor(name, _told(work[name])) for name in names),
    )


def _told(count: Counter[Kind]) -> str:
    kinds = (kind for kind in KINDS if count[kind])
    return listed(tuple(counted(count[kind], kind, FOLDERS[kind]) for kind in kinds))
