"""What lies before the date that the site speaks of. Without a date nothing does."""

from datetime import date

from chronicle.views.viewer import Viewer
from chronicle.when import When, first_day, last_day


def today(viewer: Viewer) -> date | None:
    """The last day that the date the site speaks of may mean."""
    as_of = viewer.edition.as_of
    return last_day(as_of) if as_of else None


def is_past(viewer: Viewer, when: When | None) -> bool:
    """Whether a date lies wholly before the date the site speaks of."""
    as_of = viewer.edition.as_of
    if as_of is None or when is None:
        return False
    earliest, last = first_day(as_of), last_day(when)
    return earliest is not None and last is not None and last < earliest


def has_come(viewer: Viewer, when: When) -> bool:
    """Whether a date may have begun by the date the site speaks of; what is unknown may."""
    latest, first = today(viewer), first_day(when)
    return latest is None or first is None or first <= latest
