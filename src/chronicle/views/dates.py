"""The date of an event in words: with its weekday and zone, and how exactly it is known."""

from typing import Final

from chronicle.model import Event, PlaceRecord, Zone
from chronicle.views.rows import within
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When
from chronicle.words import to_translate


def sentence(viewer: Viewer, event: Event) -> str:
    """The date in words, with weekday, time and zone as far as each is known."""
    said = viewer.said_at(event.date, city(viewer, event), event.time_words)
    start = event.date.start
    is_day = viewer.margin(event.date).precise and event.date.first == event.date.last
    # What the source says of the time, or of a beginning, comes before the day.
    if not is_day or not isinstance(start, Point) or not said.startswith(viewer.names.day(start)):
        return said
    return viewer.gettext("%(weekday)s %(date)s", weekday=viewer.names.weekday(start), date=said)


def city(viewer: Viewer, event: Event) -> str:
    """The city that names the zone of an event: of its own zone, else of its first place."""
    zone = event.zone
    if not zone and event.places:
        place: PlaceRecord = viewer.of(event.places[0], "place")
        zones = [one.timezone for one in within(viewer, place) if one.timezone]
        zone = zones[0] if zones else Zone("")
    area, _, name = zone.rpartition("/")
    return name.replace("_", " ") if area and area != "Etc" else ""


def precision(viewer: Viewer, event: Event) -> tuple[str, ...]:
    """How exactly the date is known, in lines; it is never more exact than its source."""
    when = event.date
    lines = [viewer.said_in_utc(when), _exactness(viewer, when)]
    if event.time_words:
        lines.append(viewer.gettext("“%(words)s” are the source’s words", words=event.time_words))
    return tuple(filter(None, lines))


def _exactness(viewer: Viewer, when: When) -> str:
    start = when.start
    if not isinstance(start, Point):
        return viewer.gettext("no start is known") if when.end is not None else ""
    exact = _unit(start)
    if isinstance(when.end, Point) and _unit(when.end) != exact:
        return viewer.gettext("its ends are not known equally well")
    told = viewer.gettext(exact)
    doubt = _DOUBTS.get(start.qualifier)
    return viewer.gettext(doubt, exactness=told) if doubt else told


_DOUBTS: Final = {
    "~": to_translate("%(exactness)s, approximately"),
    "?": to_translate("%(exactness)s, uncertain"),
    "%": to_translate("%(exactness)s, approximately and uncertain"),
}
_YEARS: Final = (
    to_translate("known to the year"),
    to_translate("known to the decade"),
    to_translate("known to the century"),
)


def _unit(point: Point) -> str:
    if point.clock is not None:
        return to_translate("known to the minute")
    if point.day > 0:
        return to_translate("known to the day")
    if point.month > 12:
        return to_translate("known to the season")
    if point.month > 0:
        return to_translate("known to the month")
    return _YEARS[point.open_digits]
