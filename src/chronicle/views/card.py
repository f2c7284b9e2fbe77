"""The picture of an event that is shown where its address is shared."""

import msgspec

from chronicle.model import Event
from chronicle.views.dates import sentence
from chronicle.views.viewer import Viewer
from chronicle.views.words import EVENT_KIND, STATUS


class CardView(msgspec.Struct, frozen=True):
    """What the picture says."""

    title: str
    kind: str
    when: str
    where: str


def card_view(viewer: Viewer, event: Event) -> CardView:
    """The picture of an event; what was held need not be said to be."""
    status = "" if event.status == "held" else viewer.gettext(STATUS[event.status].words)
    return CardView(
        title=event.title,
        kind=" · ".join(filter(None, (viewer.gettext(EVENT_KIND[event.kind].words), status))),
        when=sentence(viewer, event),
        where=viewer.label(viewer.of(event.places[0], "place")) if event.places else "",
    )
