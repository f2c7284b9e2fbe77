"""What is shown of a linked record before one follows the link: enough to know whether to.

Only records with a date of their own have a preview: entries, and the sources they rest on. All of
it is told by the record itself, so that a preview changes only where its record does.
"""

from collections.abc import Iterable
from typing import Final

from chronicle import routes
from chronicle.graph import date_of
from chronicle.model import Agreement, Event, Key, Proposal, Record, Source
from chronicle.views.parts import Preview
from chronicle.views.viewer import Viewer
from chronicle.views.words import EVENT_KIND, KIND, STAGE, STATUS

# A first line is cut where it would fill more than a few lines; and so many previews to a page.
_LETTERS: Final = 180
_MOST: Final = 60


def previews(
    viewer: Viewer, record: Record, origin: str, more: Iterable[Key] = ()
) -> tuple[Preview, ...]:
    """Previews of what a record leads to, of what leads to it, and of `more`, each once."""
    chronicle = viewer.chronicle
    keys = [
        *more,
        *(link.target for link in chronicle.from_(record.key)),
        *(link.origin for link in chronicle.to(record.key)),
    ]
    found = []
    for key in dict.fromkeys(keys):
        preview = _preview(viewer, key, origin) if key != record.key else None
        if preview is not None:
            found.append(preview)
    return tuple(found[:_MOST])


def _preview(viewer: Viewer, key: Key, origin: str) -> Preview | None:
    record = viewer.chronicle.records[key]
    if not isinstance(record, Event | Proposal | Agreement | Source):
        return None
    if record.withdrawn is not None:
        return None
    when = viewer.dated(date_of(record)).words
    return Preview(
        routes.href(origin, routes.record(key)),
        viewer.label(record),
        tuple(filter(None, (when, *map(viewer.gettext, _facts(record))))),
        shortened(viewer.chronicle.prose[key].summary),
    )


def _facts(record: Event | Proposal | Agreement | Source) -> tuple[str, ...]:
    """Kind and status. What became of a proposal hangs on others, and is told on its page."""
    match record:
        case Event(kind=kind, status=status):
            return EVENT_KIND[kind].words, STATUS[status].words
        case Agreement(stage=stage):
            return KIND["agreement"], STAGE[stage]
        case _:
            return (KIND[record.record_kind],)


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= _LETTERS:
        return text
    kept = text[:_LETTERS]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:–')}…"
