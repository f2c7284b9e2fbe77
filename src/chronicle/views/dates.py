"""The date of an event in words: with its weekday and zone, and how exactly it is known."""

from chronicle.model import Event, PlaceRecord, Zone
from chronicle.views.rows import within
from chronicle.views.viewer import Viewer
from chronicle.when import Point, When
from chronicle.when.words import short, utc_words, words


def sentence(viewer: Viewer, event: Event) -> str:
    """The date in words, with weekday, time and zone as far as each is known."""
    said = words(event.date, zone_city=city(viewer, event), time_words=event.time_words)
    mark = short(event.date)
    is_day = mark.precise and event.date.first == event.date.last
    plainly = said[:1].isdigit()
    return f"{_WEEKDAY.get(mark.sub, mark.sub)} {said}" if is_day and plainly else said


_WEEKDAY = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}


def city(viewer: Viewer, event: Event) -> str:
    """The city that names the zone of an event: of its own zone, else of its first place."""
    zone = event.zone
    if not zone and event.places:
        place: PlaceRecord = viewer.of(event.places[0], "place")
        zones = [one.timezone for one in within(viewer, place) if one.timezone]
        zone = zones[0] if zones else Zone("")
    area, _, name = zone.rpartition("/")
    return name.replace("_", " ") if area and area != "Etc" else ""


def precision(event: Event) -> tuple[str, ...]:
    """How exactly the date is known, in lines; it is never more exact than its source."""
    when = event.date
    lines = [utc_words(when), _exactness(when)]
    if event.time_words:
        lines.append(f"“{event.time_words}” are the source’s words")
    return tuple(filter(None, lines))


def _exactness(when: When) -> str:
    start = when.start
    if not isinstance(start, Point):
        return "no start is known" if when.end is not None else ""
    exact = _unit(start)
    if isinstance(when.end, Point) and _unit(when.end) != exact:
        return "its ends are not known equally well"
    doubt = {"~": ", approximately", "?": ", uncertain", "%": ", approximately and uncertain"}
    return f"known to the {exact}{doubt.get(start.qualifier, '')}"


def _unit(point: Point) -> str:
    if point.clock is not None:
        return "minute"
    if point.day > 0:
        return "day"
    if point.month > 12:
        return "season"
    if point.month > 0:
        return "month"
    return {0: "year", 1: "decade", 2: "century"}[point.open_digits]
