"""The pictures that are shown where the address of an event is shared."""

from collections.abc import Iterator
from functools import partial

from chronicle import routes
from chronicle.page import Page
from chronicle.views.card import card_view
from chronicle.views.viewer import Viewer


def cards(viewer: Viewer) -> Iterator[Page]:
    """A picture for each event; pages name it by its whole address, so it needs a site_url."""
    settings = viewer.edition.settings
    if settings.site_url and settings.cards:
        for event in viewer.chronicle.events:
            view = partial(card_view, viewer, event)
            yield Page(routes.card(event.key), "card", view, viewer.sights.down(event.key))
